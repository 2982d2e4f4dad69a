from django.urls import path

from newsreader.reader.views import articles, places

urlpatterns = [
    path("", articles.list_articles, name="article-list"),
    path("articles/<int:number>/", articles.show_article, name="article"),
    path("articles/<int:number>/map/", places.show_article_map, name="article-map"),
    path("places/", places.list_places, name="place-list"),
    path("places/<path:key>/", places.show_place, name="place"),
]
