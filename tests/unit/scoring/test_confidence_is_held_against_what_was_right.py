import pytest

from annotations.scheme import Document, Layer, Place, Why
from annotations.scoring import Band, calibrate

TEXT = "وصل من عمّان إلى إربد ثم إلى العقبة."


def places(*said: tuple[str, float | None]) -> Document:
    spans = [(TEXT.index(word), TEXT.index(word) + len(word)) for word, _ in said]
    why = [None if sure is None else Why("gazetteer", sure) for _, sure in said]
    return Document("1", TEXT, places=[Place(f"p{i}", *spans[i], "", why=why[i]) for i in range(len(said))])


def test_each_band_of_confidence_has_its_share():
    gold = places(("إربد", None), ("العقبة", None))
    suggested = places(("عمّان", 0.72), ("إربد", 0.78), ("العقبة", 1.0))
    assert calibrate([(gold, suggested)]) == [
        Band(Layer.PLACE, 0.7, 2, 1, pytest.approx(0.75)),
        Band(Layer.PLACE, 0.9, 1, 1, 1.0),
    ]


def test_a_mark_is_right_from_half_of_the_span_on():
    gold = places(("عمّان إلى", None))
    (band,) = calibrate([(gold, places(("عمّان", 0.5)))])
    assert band.right == 1
    (band,) = calibrate([(gold, places(("إلى", 0.5)))])
    assert band.right == 0


def test_what_gives_no_reason_is_not_counted():
    assert calibrate([(places(("إربد", None)), places(("إربد", None)))]) == []
