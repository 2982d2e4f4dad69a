import pytest
from playwright.sync_api import expect

FIRST = 'إن "الجسر الجديد في إربد سيفتح غدا"'


@pytest.mark.parametrize("redo", ["Shift+U", "Control+Shift+Z", "Control+y"])
def test_each_key_of_redo_brings_back_what_undo_took(desk, redo):
    desk.press("n")
    with desk.decision():
        desk.press("a")
    with desk.decision():
        desk.press("Control+z")
    assert desk.stored("quote") == []
    with desk.decision():
        desk.press(redo)
    assert desk.stored("quote") == [FIRST]
    assert desk.decisions == ["accept", "undo", "redo"]
    told = desk.page.locator("#messages .passing")
    expect(told.locator("bdi")).to_have_text(FIRST)
    expect(told.locator("[data-what]")).to_have_text(
        desk.page.locator("#redone-template").evaluate(
            "(one) => one.content.querySelector('.what').dataset.accept"
        )
    )


def test_the_buttons_name_what_they_would_do_also_after_a_reload(desk):
    undo, redo = (desk.page.locator(f"#bar [data-step={step}]") for step in ("undo", "redo"))
    assert redo.get_attribute("data-none") is not None
    desk.press("n")
    with desk.decision():
        desk.press("a")
    assert FIRST in (undo.get_attribute("title") or "")
    with desk.decision():
        undo.click()
    assert FIRST in (redo.get_attribute("aria-label") or "")
    desk.open()
    assert undo.get_attribute("data-none") is not None
    assert FIRST in (redo.get_attribute("title") or "")
    with desk.decision():
        redo.click()
    assert desk.stored("quote") == [FIRST]
    with desk.decision():
        desk.page.locator("#bar .more summary").click()
        named = desk.page.locator("#bar [data-step-name=undo]")
        expect(named).to_contain_text(FIRST)
        named.click()
    assert desk.stored("quote") == []


def test_a_redo_of_what_another_overtook_is_refused_with_what_stands(desk):
    from annotations.actions.create_mark import create_mark
    from tests.factories import make_editor, version_of

    desk.hear_nothing()
    desk.drag_over("مدخل عمّان")
    with desk.decision():
        desk.press("p")
    with desk.decision():
        desk.press("u")
    start = desk.text.index("عند مدخل")
    create_mark(
        user=make_editor("another"),
        version=version_of(desk.article),
        layer="place",
        start=start,
        end=start + len("عند مدخل"),
        text="عند مدخل",
    )
    desk.press("Shift+U")
    refusal = desk.page.locator("#messages .refusal")
    expect(refusal).to_contain_text("عند مدخل")
    expect(refusal).to_contain_text("another")
    assert desk.stored("place") == ["عند مدخل"]
