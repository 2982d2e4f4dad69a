import pytest

from annotations.models import Entity, Speaker
from newsreader.arabic.folding import fold_name
from tests.web.desk import Desk, make_desk


def speaker_of(desk: Desk, name: str, kind: str | None = None) -> Speaker | None:
    desk.create("quote", "أن العمل انتهى", name=name, entity_kind=kind)
    return Entity.objects.get(set=desk.shared).speaker


def test_a_person_of_two_words_is_made_once_and_found_again(desk: Desk) -> None:
    first = speaker_of(desk, "أيمن الصفدي")
    assert first is not None
    other = make_desk(desk.text + " نهاية", user=desk.user)
    assert speaker_of(other, "ايمن الصفدى") == first
    assert Speaker.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("روته", None),
        ("عبد الله", None),
        ("مصادر أمنية", "unnamed"),
        ("تقرير البنك", "document"),
        ("وزارة الصحة", "organisation"),
    ],
)
def test_no_other_is_linked_by_itself(desk: Desk, name: str, kind: str | None) -> None:
    assert speaker_of(desk, name, kind) is None
    assert not Speaker.objects.exists()


def test_a_name_that_several_have_is_not_linked(desk: Desk) -> None:
    for _ in range(2):
        Speaker.objects.create(name="خالد منصور", folded_name=fold_name("خالد منصور"), kind="person")
    assert speaker_of(desk, "خالد منصور") is None


def test_an_editor_links_to_a_speaker_of_the_corpus(desk: Desk) -> None:
    name = "وزارة الصحة"
    speaker = Speaker.objects.create(name=name, folded_name=fold_name(name), kind="organisation")
    quote = desk.create("quote", "أن العمل انتهى", speaker=speaker.pk)
    entity = quote.quote_speakers.get().entity
    assert (entity.name, entity.kind, entity.speaker) == (name, "organisation", speaker)
