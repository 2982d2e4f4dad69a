from django.urls import path

from newsreader.intake.views import annotations, articles, feeds, files

urlpatterns = [
    path("", articles.paste, name="intake"),
    path("file/", files.from_file, name="intake-file"),
    path("file/<uuid:token>/", files.preview, name="intake-preview"),
    path("annotations/", annotations.from_annotations, name="intake-annotations"),
    path("annotations/<uuid:token>/", annotations.preview, name="intake-annotations-preview"),
    path("page/", articles.from_page, name="intake-page"),
    path("feeds/", feeds.list_feeds, name="feed-list"),
    path("feeds/<int:number>/", feeds.show_feed, name="feed"),
    path("feeds/<int:number>/stop/", feeds.stop, name="feed-stop"),
    path("feeds/<int:number>/go-on/", feeds.go_on, name="feed-go-on"),
    path("feeds/<int:number>/soon/", feeds.soon, name="feed-soon"),
]
