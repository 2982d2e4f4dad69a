from django.apps import AppConfig

from newsreader.after_answer import hear_of_requests
from newsreader.articles import among


class ArticlesConfig(AppConfig):
    name = "newsreader.articles"

    def ready(self) -> None:
        hear_of_requests()
        among.register()
