from django.urls import path

from newsreader.reader import views

urlpatterns = [
    path("", views.list_articles, name="article-list"),
    path("articles/<int:number>/", views.show_article, name="article"),
]
