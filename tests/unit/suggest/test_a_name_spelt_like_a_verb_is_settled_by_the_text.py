from tests.unit.suggest.told import mentions, quotes

TEXT = (
    "قال الأمين العام لحلف الشمال مارك روته إن العمل انتهى.\n\n"
    "وأكد روته أن الطريق آمنة، مشيرا إلى أن الماء وصل. وأوضح روته: «نحن مستعدون لكل شيء»."
)


def test_a_name_spelt_like_a_verb_is_settled_by_the_text():
    assert [speaker for _, _, speaker, _ in quotes(TEXT)] == ["مارك روته"] * 4
    assert mentions(TEXT) == ["الأمين العام لحلف الشمال مارك روته", "روته", "روته"]


def test_van_in_a_name_is_no_conjunction():
    assert mentions("وقال لويس فان غال إن العمل انتهى.") == ["لويس فان غال"]


def test_the_user_s_example_has_one_speaker(shared):
    """Needs the folder of real articles beside the checkout; skips without it."""
    text = (shared / "articles" / "user-example.txt").read_text(encoding="utf-8-sig")
    told = quotes(text)
    assert len(told) >= 17
    assert {speaker for _, _, speaker, _ in told} == {"مارك روته"}
