"""The pages that are looked at for what bars people from them. A new page of the site: one more in PAGES."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from playwright.sync_api import Page

from annotations.actions.count_numbers import count_numbers
from annotations.actions.create_mark import create_mark
from annotations.actions.give_article import give_article
from annotations.actions.load_samples import load_samples
from annotations.actions.make_release import make_release
from annotations.actions.review_article import review_article
from annotations.actions.settle_differences import begin_settling
from annotations.actions.withdraw_article import withdraw_article
from annotations.models import (
    AnnotationSet,
    IndependentWork,
    ListedPlace,
    ListedQuote,
    ListedSpeaker,
    Mark,
    Place,
    Speaker,
    WithdrawnPage,
)
from newsreader.articles.models import Article
from newsreader.intake.actions.uploads import keep_upload
from tests.factories import make_article, make_editor, version_of


@dataclass(frozen=True)
class Visit:
    """A page: its name, its address in the made database, who opens it, what is done before the look."""

    name: str
    address: Callable[[], str]
    editor: bool = False
    then: Callable[[Page], None] = lambda page: None


def make_the_corpus() -> str:
    """The samples, half of them reviewed, one withdrawn; the name of an editor who may do everything."""
    load_samples()
    withdraw_article(user=None, article=Article.objects.order_by("pk")[1], reason="نُشر قبل موعده.")
    editor = make_editor()
    editor.is_superuser = True
    editor.save()
    make_a_difference(editor)
    make_release(user=editor, version="1.0", licence="CC-BY-4.0")
    count_numbers()
    return editor.username


def make_a_difference(editor: Any) -> None:
    """Two people have annotated an article of two sentences, and the editor has begun to settle."""
    text = "قال خالد منصور إن الطريق ستفتح غدا. وكان الجو باردا في عمّان."
    version = version_of(make_article(text))
    people = [make_editor("sara"), make_editor("omar")]
    give_article(user=editor, version=version, annotators=people, with_suggestions=False)
    for person, words in zip(people, ("إن الطريق ستفتح غدا", "إن الطريق ستفتح"), strict=True):
        for layer, marked in (("quote", words), ("place", "عمّان")):
            start = text.index(marked)
            span = {"start": start, "end": start + len(marked), "text": marked}
            create_mark(user=person, version=version, layer=layer, **span)
        review_article(user=person, version=version)
    begin_settling(user=editor, version=version)


def annotations_looked_over() -> str:
    """A file of annotations that waits, one document of it new and sound, the others with a fault."""
    rows = [
        {"id": "1", "text": "بدأ العمل في الطريق إلى إربد."},
        {
            "id": "2",
            "text": "عاد الصيادون مساء.",
            "places": [{"id": "p1", "start": 3, "end": 9, "name": "عاد"}],
        },
        {
            "id": "3",
            "text": "كان الجو باردا.",
            "quotes": [{"id": "q1", "start": 0, "end": 90, "kind": "direct"}],
        },
    ]
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    editor = get_user_model().objects.get(username="editor")
    token = keep_upload(editor, "corpus.jsonl", [data]).pk
    return f"/intake/annotations/{token}/?format=jsonl&into=marks&new_articles=on&skip_faulty=on"


def looked_over() -> str:
    """A file of two articles that waits to be taken in, one without title, outlet and date."""
    rows = [
        {
            "text": "بدأ العمل في الطريق. وكان الجو باردا.",
            "title": "الطريق",
            "outlet": "جريدة",
            "date": "2026-01-14",
        },
        {"text": "عاد الصيادون مساء، وقالوا إن البحر هادئ اليوم على غير عادته في مثل هذا الشهر."},
    ]
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    editor = get_user_model().objects.get(username="editor")
    return f"/intake/file/{keep_upload(editor, 'articles.jsonl', [data]).pk}/"


def gone(of: str) -> str:
    """An address of the withdrawn sample's; of a speaker whom no other article quotes."""
    numbers = WithdrawnPage.objects.filter(of=of).values_list("number", flat=True)
    quoted = set(ListedSpeaker.objects.values_list("speaker", flat=True)) if of == "speaker" else set()
    return f"/{of}s/{next(number for number in numbers if number not in quoted)}/"


def two_speakers() -> str:
    left, former = Speaker.objects.filter(kind="person", listed__isnull=False).order_by("pk").distinct()[:2]
    return f"/editor/speakers/{left.pk}/merge/?speaker={former.pk}"


def a_country() -> str:
    """One of which a place is named."""
    named = ListedPlace.objects.exclude(place__kind="country").values("place__country")
    return Place.objects.filter(kind="country", country__in=named, listed__isnull=False)[0].key


def differing() -> str:
    return f"{IndependentWork.objects.first().set.version.article.get_absolute_url()}independent/"


def article(state: str) -> str:
    sets = AnnotationSet.objects.filter(kind="shared", state=state).order_by("version__article")
    return sets[0].version.article.get_absolute_url()


def waiting() -> str:
    """An article with suggestions that nobody has decided on."""
    mark = Mark.objects.filter(status="undecided", layer="quote").order_by("set__version__article")[0]
    return mark.set.version.article.get_absolute_url()


def to_the_text(page: Page) -> None:
    page.locator("#text[role=application]").focus()


def take_a_mark(page: Page) -> None:
    to_the_text(page)
    page.keyboard.press("n")
    page.locator("#panel .mark-form:not(.coming)").wait_for()
    # To its end: there its standing row of buttons covers no other half, which axe would take for small.
    page.evaluate(
        "for (const one of document.querySelectorAll('#panel, #panel *')) one.scrollTop = one.scrollHeight"
    )


def select_words(page: Page) -> None:
    to_the_text(page)
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.locator("#toolbar").wait_for()


def show_the_keys(page: Page) -> None:
    to_the_text(page)
    page.keyboard.press("Shift+Slash")
    page.locator("#shortcuts[open]").wait_for()


def open_the_guidelines(page: Page) -> None:
    to_the_text(page)
    page.keyboard.press("m")
    page.locator("#guidelines .rule").first.wait_for()


def press_a_key_of_another(page: Page) -> None:
    page.locator("[data-command=accept] [data-change]").click()
    page.keyboard.press("e")
    page.locator("[data-command=accept] .settle").wait_for()


def open_details(page: Page) -> None:
    for summary in page.locator("main summary").all():
        summary.click()


def ask_for_the_same_everywhere(page: Page) -> None:
    page.locator("#text .place").first.click()
    page.locator("#panel .mark-form:not(.coming)").wait_for()
    to_the_text(page)
    page.keyboard.press("f")
    page.locator("#everywhere-hits li").first.wait_for()


def ask_for_a_bar(page: Page) -> None:
    to_the_text(page)
    page.keyboard.press("Shift+A")
    page.locator("#surer[open]").wait_for()


def unfold_the_menu(page: Page) -> None:
    page.locator("#bar .more summary").click()


def with_a_history(kind: str = "article") -> str:
    """The history of the article that was reviewed first, or of a mark of it."""
    mark = Mark.objects.filter(set__kind="shared", layer="quote").order_by("set__version__article", "pk")[0]
    address = mark.set.version.article.get_absolute_url()
    return f"{address}history/" if kind == "article" else f"{address}marks/{mark.pk}/history/"


def log_in_wrongly(page: Page) -> None:
    page.locator("input[name=username]").fill("nobody")
    page.locator("input[name=password]").fill("wrong")
    page.locator("main form button").click()
    page.locator(".errorlist, .errors").first.wait_for()


PAGES = [
    Visit("list", lambda: "/"),
    Visit("list, narrowed", lambda: "/?state=reviewed&since=2020-01-01", then=open_details),
    Visit("list, empty", lambda: "/?since=2099-01-01"),
    Visit("article", lambda: article("reviewed")),
    Visit("article, suggested", waiting),
    Visit("article, withdrawn", lambda: Article.objects.exclude(withdrawals=None)[0].get_absolute_url()),
    Visit("article, an editor", waiting, editor=True),
    Visit("article, a mark in hand", waiting, editor=True, then=take_a_mark),
    Visit("article, words selected", waiting, editor=True, then=select_words),
    Visit("article, the keys", waiting, editor=True, then=show_the_keys),
    Visit("article, the guidelines", waiting, editor=True, then=open_the_guidelines),
    Visit("article, the same everywhere", waiting, editor=True, then=ask_for_the_same_everywhere),
    Visit("article, surer than a bar", waiting, editor=True, then=ask_for_a_bar),
    Visit("article, the editor's menu", waiting, editor=True, then=unfold_the_menu),
    Visit("history of an article", with_a_history, editor=True, then=open_details),
    Visit("history of a mark", lambda: with_a_history("mark"), editor=True, then=open_details),
    Visit("a mark's page", lambda: f"/marks/{Mark.objects.filter(status='undecided')[0].pk}/", editor=True),
    Visit("withdraw", lambda: f"{article('reviewed')}withdraw/", editor=True),
    Visit("map of an article", lambda: f"{article('reviewed')}map/"),
    Visit("search", lambda: "/search/", then=open_details),
    Visit("search, found", lambda: "/search/?q=الطريق"),
    Visit("search, found in quotes", lambda: "/search/?in=quotes&q=إن"),
    Visit("search, nothing", lambda: "/search/?q=ثثثثث"),
    Visit("quotes", lambda: "/quotes/", then=open_details),
    Visit("a quote", lambda: f"/quotes/{ListedQuote.objects.order_by('pk')[0].quote_id}/"),
    Visit("speakers", lambda: "/speakers/"),
    Visit("a speaker", lambda: f"/speakers/{ListedSpeaker.objects.order_by('pk')[0].speaker_id}/"),
    Visit(
        "a speaker, corrected",
        lambda: f"/editor/speakers/{ListedSpeaker.objects.order_by('pk')[0].speaker_id}/",
        editor=True,
    ),
    Visit("speakers to be merged", two_speakers, editor=True),
    Visit("places", lambda: "/places/"),
    Visit("a country", lambda: f"/places/{a_country()}/"),
    Visit("list of what waits", lambda: "/?place=القاهرة&waiting=1", editor=True),
    Visit("search, a place", lambda: "/search/?q=مكان:القاهرة", editor=True),
    Visit("a place", lambda: f"/places/{ListedPlace.objects.order_by('pk')[0].place.key}/"),
    Visit("guidelines", lambda: "/guidelines/"),
    Visit("log-in", lambda: "/accounts/login/"),
    Visit("log-in, refused", lambda: "/accounts/login/", then=log_in_wrongly),
    Visit("nothing there", lambda: "/articles/999999/"),
    Visit("withdrawn quote", lambda: gone("quote")),
    Visit("speaker without quotes", lambda: gone("speaker")),
    Visit("queue", lambda: "/queue/", editor=True),
    Visit("people", lambda: "/people/", editor=True),
    Visit("intake", lambda: "/intake/", editor=True),
    Visit("intake of a file", lambda: "/intake/file/", editor=True),
    Visit("what is in a file", looked_over, editor=True),
    Visit("annotations of a file", annotations_looked_over, editor=True),
    Visit("intake of a page", lambda: "/intake/page/", editor=True),
    Visit("feeds", lambda: "/intake/feeds/", editor=True),
    Visit("comments", lambda: f"{waiting()}comments/", editor=True, then=open_details),
    Visit("independent annotation", lambda: "/independent/", editor=True),
    Visit("side by side", differing, editor=True),
    Visit("releases", lambda: "/releases/", editor=True),
    Visit("a release", lambda: "/releases/1.0/"),
    Visit("numbers", lambda: "/numbers/", then=open_details),
    Visit("keys", lambda: f"/editor/keys/?next={waiting()}", editor=True),
    Visit(
        "keys, another's pressed",
        lambda: "/editor/keys/",
        editor=True,
        then=press_a_key_of_another,
    ),
    Visit("for programs", lambda: "/api/docs/"),
    Visit("tokens", lambda: "/accounts/tokens/", editor=True),
    Visit("password", lambda: "/accounts/password/", editor=True),
]
