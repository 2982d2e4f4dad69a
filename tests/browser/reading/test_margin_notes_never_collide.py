"""Many quotes in a short paragraph, by people with long names: each note has room at every width."""

import pytest
from playwright.sync_api import Page

from annotations.actions.listing import list_again
from annotations.models import Entity, Speaker
from tests.factories import make_article, make_quote, make_set, version_of

NAMES = [
    "سلمى",
    "عبد الرحمن بن عبد العزيز المنصور الحوراني",
    "الناطقةباسمالهيئةالعامةللإنشاءوالتعميروصيانةالجسور",
    "خالد منصور",
    "Jean-Baptiste de la Tour-Maubourg d’Estrées",
    "رامي النجار",
    "هدى",
    "سعاد عبد الكريم أبو الخير",
    "وليد",
    "نوال",
    "عادل الصباغ",
    "منى",
]
PARAGRAPH = " ".join(f"نعم {number}." for number in range(10, 10 + len(NAMES)))
WIDTHS = [320, 360, 480, 640, 703, 704, 720, 768, 900, 1024, 1151, 1152, 1280, 1600]

FAULTS = """() => {
  const box = (element) => element.getBoundingClientRect();
  const meet = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const faults = [];
  const notes = [...document.querySelectorAll('.notes li')];
  const lines = [...document.querySelectorAll('#text p')].flatMap((p) => {
    const range = new Range();
    range.selectNodeContents(p);
    return [...range.getClientRects()];
  });
  notes.forEach((note, index) => {
    const here = box(note);
    if (here.left < 0 || here.right > innerWidth) faults.push(`${note.id} runs out of the window`);
    if (note.scrollWidth > note.clientWidth + 1) faults.push(`${note.id} is wider than its room`);
    for (const part of note.querySelectorAll('a, .kind')) {
      const of = box(part);
      if (of.left < here.left - 1 || of.right > here.right + 1) {
        faults.push(`${note.id} does not hold its ${part.className}`);
      }
      if (part.matches('.onward') && Math.min(of.width, of.height) < 24) {
        faults.push(`${note.id} has a small target`);
      }
    }
    for (const other of notes.slice(index + 1)) {
      if (meet(here, box(other))) faults.push(`${note.id} meets ${other.id}`);
    }
    if (lines.some((line) => meet(here, line))) faults.push(`${note.id} covers text`);
  });
  const rows = [...document.querySelectorAll('.row')].map(box);
  rows.slice(1).forEach((row, index) => {
    if (row.top < rows[index].bottom - 1) faults.push(`row ${index + 1} is not below row ${index}`);
  });
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = [...document.querySelectorAll('main *, header *')].filter((element) => {
      const here = box(element);
      return here.width && (here.left < -1 || here.right > innerWidth + 1);
    });
    faults.push(`too wide for the window: ${wide.map((e) => `${e.localName}.${e.className}`)}`);
  }
  return faults;
}"""


@pytest.fixture
def crowded(transactional_db, settings, live_server, page: Page) -> Page:
    """Twelve quotes in one short paragraph, two in one of a few words, and two in a long one after."""
    settings.PUBLIC_READING = "all"
    text = f"{PARAGRAPH}\nلا 91، لا 92.\n" + " ".join(f"كلمة{number}" for number in range(120))
    article = make_article(text, title="حديث كثيرين", outlet="جريدة التجربة")
    of = make_set(article, state="in_review")
    for number, name in enumerate(NAMES, start=10):
        make_quote(of, f"نعم {number}", speakers=[name, NAMES[number % len(NAMES)]])
    make_quote(of, "لا 91", speakers=NAMES[1:6])
    make_quote(of, "لا 92")
    make_quote(of, "كلمة7 كلمة8", speakers=[NAMES[2]])
    make_quote(make_set(article, "suggestions"), "كلمة60 كلمة61", speakers=[NAMES[1]])
    for name in NAMES:
        speaker = Speaker.objects.create(name=name, folded_name=name, kind="person")
        Entity.objects.filter(set=of, name=name).update(speaker=speaker)
    list_again(version_of(article))
    page.goto(live_server.url + article.get_absolute_url())
    page.evaluate("document.fonts.ready")
    return page


def test_at_every_width(crowded: Page) -> None:
    for width in WIDTHS:
        crowded.set_viewport_size({"width": width, "height": 800})
        assert crowded.evaluate(FAULTS) == [], width


def test_with_letters_twice_as_large(crowded: Page) -> None:
    crowded.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (640, 1280):
        crowded.set_viewport_size({"width": width, "height": 800})
        assert crowded.evaluate(FAULTS) == []
