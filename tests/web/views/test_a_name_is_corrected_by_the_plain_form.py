"""The panel's form as a page of its own, sent as a browser without script sends it."""

import re
from html import unescape

from django.urls import reverse

from tests.web.desk import Desk

FIRST, SECOND = "إن الطريق ستفتح غدا في إربد", "أن العمل انتهى"
WRONG, RIGHT = "خالد منصر", "خالد منصور"


def _form(page: str) -> dict[str, list[str]]:
    """What stands in the page's form: hidden and written values, the boxes and radios that are ticked."""
    form = page[page.index('<form class="mark-form"') :]
    form = form[: form.index("</form>")]
    values: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        given = {k: unescape(v) for k, v in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        ticked = given.get("type") not in ("checkbox", "radio") or re.search(r"\schecked\b", tag)
        if "name" in given and ticked:
            values.setdefault(given["name"], []).append(given.get("value", ""))
    return values


def test_in_all_quotes_unless_told_otherwise(desk: Desk, signed_in) -> None:
    quote = desk.create("quote", FIRST, name=WRONG)
    other = desk.create("quote", SECOND, name=WRONG)
    page = signed_in.get(reverse("mark", args=[quote.pk])).content.decode()
    values = _form(page)
    assert (values["corrected"], values["scope"]) == ([WRONG], ["all"])
    answer = signed_in.post(reverse("mark", args=[quote.pk]), {**values, "corrected": RIGHT})
    assert answer.status_code == 303
    assert desk.speakers(quote) == desk.speakers(other) == [(RIGHT, None)]


def test_in_this_quote_alone(desk: Desk, signed_in) -> None:
    quote = desk.create("quote", FIRST, name=WRONG)
    other = desk.create("quote", SECOND, name=WRONG)
    values = _form(signed_in.get(reverse("mark", args=[quote.pk])).content.decode())
    signed_in.post(reverse("mark", args=[quote.pk]), {**values, "corrected": RIGHT, "scope": "one"})
    assert desk.speakers(quote) == [(RIGHT, None)]
    assert desk.speakers(other) == [(WRONG, None)]


def test_the_form_as_it_stands_changes_nothing(desk: Desk, signed_in) -> None:
    quote = desk.create("quote", FIRST, name=WRONG)
    desk.create("quote", SECOND, name=WRONG)
    before = desk.state()
    values = _form(signed_in.get(reverse("mark", args=[quote.pk])).content.decode())
    signed_in.post(reverse("mark", args=[quote.pk]), values)
    assert desk.state() == before


def test_the_speaker_of_one_quote_gives_no_choice(desk: Desk, signed_in) -> None:
    quote = desk.create("quote", FIRST, name=WRONG)
    values = _form(signed_in.get(reverse("mark", args=[quote.pk])).content.decode())
    assert values["corrected"] == [WRONG]
    assert "scope" not in values


def test_suggestions_that_wait_are_counted(desk: Desk, signed_in) -> None:
    desk.suggested_quote(SECOND, speakers=[WRONG])
    quote = desk.accept(desk.suggested_quote(FIRST, speakers=[(WRONG, "وزير النقل خالد منصور")]))
    mention = quote.quote_speakers.get().mention
    for mark in (quote, mention):
        answer = signed_in.get(reverse("mark", args=[mark.pk]))
        assert [(e.name, count) for e, count in answer.context["corrected"]] == [(WRONG, 2)]
        assert 'name="scope"' in answer.content.decode()


def test_a_mention_that_goes_by_the_correction_leads_back_to_the_article(desk: Desk, signed_in) -> None:
    quote = desk.create("quote", FIRST, name=RIGHT)
    mention = desk.create("speaker", "خالد منصور", quotes=[quote.pk], name=RIGHT)
    desk.create("speaker", "وزير", quotes=[quote.pk], name="وزير النقل")
    values = {"version": mention.version, "corrects": mention.entity_id, "corrected": "وزير النقل"}
    answer = signed_in.post(reverse("mark", args=[mention.pk]), values)
    assert (answer.status_code, answer["Location"]) == (303, desk.article.get_absolute_url())
    assert signed_in.get(answer["Location"]).status_code == 200
    assert desk.marks("speaker") == ["وزير"]


def test_a_refusal_shows_both_names_and_keeps_the_new_one(desk: Desk, signed_in) -> None:
    quote = desk.create("quote", FIRST, name=WRONG)
    values = _form(signed_in.get(reverse("mark", args=[quote.pk])).content.decode())
    desk.change(quote, **desk.span(FIRST.removesuffix(FIRST.split()[-1]).strip()))
    answer = signed_in.post(reverse("mark", args=[quote.pk]), {**values, "corrected": RIGHT})
    assert answer.status_code == 409
    (row,) = [row for row in answer.context["conflict"].rows if WRONG in row.theirs]
    assert row.mine == RIGHT
    assert [value for _label, value in answer.context["said"]].count(RIGHT) == 1
