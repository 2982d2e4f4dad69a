from django.apps import AppConfig

from newsreader.articles import among


class ArticlesConfig(AppConfig):
    name = "newsreader.articles"

    def ready(self) -> None:
        among.register()
