"""The queue and the second person from within the article: by keys, and by the bar's buttons."""

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from annotations.actions.review_article import review_article
from annotations.models import AnnotationSet, Assignment
from tests.browser.settled import settled
from tests.factories import make_article, make_editor, make_mark, make_set, version_of


def state(article) -> AnnotationSet:
    return AnnotationSet.objects.get(version__article=article, kind="shared")


@pytest.fixture
def other(desk):
    article = make_article("نص آخر ينتظر في عمّان.")
    make_set(article)
    make_mark(make_set(article, "suggestions"), "place", "عمّان")
    return article


def test_v_then_g_at_once_leads_to_the_next_article_and_loses_nothing(desk, other, editor) -> None:
    page = desk.page
    page.locator("#text").focus()
    desk.accept_all()
    desk.press("v", "g")
    page.wait_for_url(f"**{other.get_absolute_url()}")
    assert state(desk.article).state == "reviewed"
    assert Assignment.objects.get().person == editor
    assert Assignment.objects.get().article == other


def test_the_button_does_what_the_key_does(desk, other) -> None:
    page = desk.page
    page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()
    with desk.decision():
        desk.press("v")
    page.locator("#bar .next-article").click()
    page.wait_for_url(f"**{other.get_absolute_url()}")


def test_a_second_person_approves_by_a_key_and_a_change_takes_it_back(desk, editor) -> None:
    review_article(user=make_editor("first"), version=version_of(desk.article), rest="accept")
    editor.groups.add(Group.objects.get_or_create(name="reviewers")[0])
    desk.open()
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.press("Shift+v")
    expect(desk.page.locator("#reading .state.approved")).to_be_visible()
    expect(desk.page.locator("#bar .second")).to_be_visible()
    desk.click_on("الزرقاء")
    with desk.decision():
        desk.press("Delete")
    expect(desk.page.locator("#messages [data-about=reopened]")).to_be_visible()
    with desk.decision():
        desk.press("u")
    assert state(desk.article).standing == "approved"


def test_who_reviewed_it_is_told_that_another_approves(desk, editor) -> None:
    review_article(user=editor, version=version_of(desk.article), rest="accept")
    editor.groups.add(Group.objects.get_or_create(name="reviewers")[0])
    desk.open()
    expect(desk.page.locator("#bar .approve")).to_be_hidden()
    desk.page.locator("#text").focus()
    desk.press("Shift+v")
    expect(desk.page.locator("#messages [data-about=passing]")).to_be_visible()
    assert state(desk.article).standing == "reviewed"


def test_discussion_asks_why(desk) -> None:
    page = desk.page
    page.locator("#text").focus()
    desk.press("Shift+t")
    page.locator("#discuss textarea").fill("من السائق؟")
    with desk.decision():
        page.locator("#discuss .primary").click()
    expect(page.locator("#reading .state.discussion")).to_be_visible()
    expect(page.locator(".strip .talking")).to_be_visible()
    page.locator("#text").focus()
    desk.press("t")
    expect(page.locator("#talk .said")).to_have_text("من السائق؟")


def test_a_comment_on_the_mark_in_hand_is_counted_at_it_until_resolved(desk) -> None:
    page = desk.page
    desk.click_on("الزرقاء")
    desk.form_is_there()
    desk.press("t")
    field = page.locator("#panel .talks .new textarea")
    expect(field).to_be_focused()
    # Letters are letters there, not commands.
    page.keyboard.type("vrag")
    page.locator("#panel .talks .new button").click()
    expect(page.locator("#panel .talks .said")).to_have_text("vrag")
    expect(page.locator("#badges .badge")).to_have_text("1")
    assert desk.decisions == []
    settled(page)
    page.locator("#panel .talks [name=resolved]").click()
    expect(page.locator("#panel .talks .resolved")).to_be_visible()
    expect(page.locator("#badges .badge")).to_have_count(0)
