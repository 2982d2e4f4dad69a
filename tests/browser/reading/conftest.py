"""One article with every kind of mark, on a live server where everybody may read everything."""

import pytest
from playwright.sync_api import Page

from tests.factories import make_article, make_mark, make_quote, make_set

TEXT = (
    'وقال الناطق باسم بلدية إربد خالد منصور إن "الطريق إلى عمّان ستفتح غدا"، مشيرا إلى أن العمل انتهى.\n'
    "«هذه أرضنا.\n"
    "وسنبقى فيها»، قالت لأحمد مزارعة من الأغوار، وأعلنت القاهرة دعمها للأردن وثقتها ببيروت."
)

# The style sheets' faces again, as ones that are always used: theirs are left out where they come too late.
FACES = """async () => {
  const rules = [...document.styleSheets].filter((sheet) => sheet.media.mediaText !== 'print')
    .flatMap((sheet) => [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule)
      .map((rule) => [sheet.href, rule.style]));
  await Promise.all(rules.map(async ([address, style]) => {
    const [, file] = /url\\("?([^")]+)/.exec(style.getPropertyValue('src'));
    const face = new FontFace(style.getPropertyValue('font-family').replaceAll('"', ''),
      `url("${new URL(file, address)}")`,
      {weight: style.getPropertyValue('font-weight'), unicodeRange: style.getPropertyValue('unicode-range')});
    document.fonts.add(await face.load());
  }));
  return rules.length;
}"""


def use_the_faces(page: Page) -> None:
    """Have the page drawn in the faces of its style sheets, however late they were."""
    assert page.evaluate(FACES) == 8


@pytest.fixture
def article(transactional_db, settings):
    settings.PUBLIC_READING = "all"
    article = make_article(TEXT, title="طريق إربد إلى عمّان", outlet="جريدة التجربة")
    shared = make_set(article, state="in_review")
    spokesman = ("خالد منصور", "الناطق باسم بلدية إربد خالد منصور")
    make_quote(shared, 'إن "الطريق إلى عمّان ستفتح غدا"', kind="mixed", speakers=[spokesman], cues=["قال"])
    make_quote(shared, "أن العمل انتهى", speakers=["خالد منصور"], cues=["مشيرا إلى"])
    make_quote(
        shared,
        "«هذه أرضنا.\nوسنبقى فيها»",
        kind="direct",
        speakers=[("مزارعة", "مزارعة")],
        cues=["قالت"],
    )
    for name in ("إربد", "عمّان", "الأغوار"):
        make_mark(shared, "place", name)
    suggestions = make_set(article, "suggestions")
    make_quote(suggestions, "دعمها للأردن وثقتها ببيروت", speakers=[("القاهرة", "القاهرة")], cues=["أعلنت"])
    make_mark(suggestions, "place", "القاهرة")
    make_mark(suggestions, "place", "لأردن")
    make_mark(suggestions, "place", "بيروت")
    return article


@pytest.fixture
def reading(article, live_server, page: Page) -> Page:
    """The article's page, its faces loaded."""
    page.goto(live_server.url + article.get_absolute_url())
    use_the_faces(page)
    return page
