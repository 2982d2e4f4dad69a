from django.urls import path

from newsreader.reader import feeds
from newsreader.reader.views import articles, guidelines, places, quotes, search, sitemap, speakers

urlpatterns = [
    path("", articles.list_articles, name="article-list"),
    path("articles/<int:number>/", articles.show_article, name="article"),
    path("articles/<int:number>/map/", places.show_article_map, name="article-map"),
    path("search/", search.search, name="search"),
    path("quotes/", quotes.list_quotes, name="quote-list"),
    path("quotes/<int:number>/", quotes.show_quote, name="quote"),
    path("quotes/<int:number>/cite.bib", quotes.cite_quote, name="quote-cite"),
    path("speakers/", speakers.list_speakers, name="speaker-list"),
    path("speakers/<int:number>/", speakers.show_speaker, name="speaker"),
    path("places/", places.list_places, name="place-list"),
    path("places/<path:key>/", places.show_place, name="place"),
    path("guidelines/", guidelines.show_guidelines, name="guidelines"),
    path("feeds/articles.atom", feeds.ArticleFeed(), name="article-feed"),
    path("feeds/articles.rss", feeds.ArticleRss(), name="article-rss"),
    path("feeds/speakers/<int:number>.atom", feeds.SpeakerFeed(), name="speaker-feed"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-pages.xml", sitemap.pages, name="sitemap-pages"),
    path("sitemap-<int:number>.xml", sitemap.part, {"of": "sitemap-part"}, name="sitemap-part"),
    *(
        path(f"{name}-<int:number>.xml", sitemap.part, {"of": name}, name=name)
        for name in ("sitemap-quotes", "sitemap-speakers", "sitemap-places")
    ),
    path("robots.txt", sitemap.robots, name="robots"),
]
