from django.urls import path

from newsreader.reader.views import articles

urlpatterns = [
    path("", articles.list_articles, name="article-list"),
    path("articles/<int:number>/", articles.show_article, name="article"),
]
