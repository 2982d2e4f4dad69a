from playwright.sync_api import expect

from annotations.models import Preferences


def _said(desk) -> dict[str, str]:
    places = desk.page.locator("#surer [data-of]").all()
    return {place.get_attribute("data-of"): place.inner_text() for place in places}


def test_it_says_how_many_of_which_layers_before_it_does(desk):
    def layers(*numbers: int) -> dict[str, str]:
        return dict(zip(("quote", "speaker", "cue", "place"), map(str, numbers), strict=True))

    desk.page.locator("#text").focus()
    desk.press("Shift+a")
    expect(desk.page.locator("#surer-bar")).to_have_value("90")
    assert _said(desk) == {"all": "3", "left": "6", "marks": "8"} | layers(3, 2, 3, 0)
    desk.page.keyboard.type("80")
    assert _said(desk) == {"all": "7", "left": "2", "marks": "13"} | layers(4, 2, 4, 3)
    assert desk.decisions == []
    with desk.decision():
        desk.press("Enter")
    stored = {layer: len(desk.stored(layer)) for layer in ("quote", "speaker", "cue", "place")}
    assert stored == {"quote": 4, "speaker": 2, "cue": 4, "place": 3}
    assert desk.focus == "text"
    with desk.decision():
        desk.press("u")
    assert desk.stored("quote") == []
    assert desk.decisions == ["accept", "undo"]


def test_the_bar_is_the_person_s_own_and_kept(desk, editor):
    desk.page.locator("#text").focus()
    with desk.page.expect_response("**/editor/preferences/"), desk.decision():
        desk.accept_all(75)
    assert Preferences.objects.get(pk=editor.pk).bar == 0.75
    desk.open()
    desk.page.locator("#bar .more summary").click()
    desk.page.locator("#bar [data-command=accept-all]").click()
    expect(desk.page.locator("#surer-bar")).to_have_value("75")


def test_a_bar_that_takes_nothing_accepts_nothing(desk):
    desk.page.locator("#text").focus()
    desk.press("Shift+a")
    desk.page.keyboard.type("100")
    expect(desk.page.locator("#surer button.primary")).to_be_disabled()
    desk.press("Enter", "Escape")
    assert desk.focus == "text"
    assert desk.decisions == []
