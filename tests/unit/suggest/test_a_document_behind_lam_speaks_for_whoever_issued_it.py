import pytest

from annotations.suggest import suggest
from tests.unit.suggest.told import quotes

ISSUERS = {
    "وفقا لبيان شركة الشراع الأزرق": "شركة الشراع الأزرق",
    "وفقا لبيان وزارة النقل": "وزارة النقل",
    "بحسب بيان وزارة النقل": "وزارة النقل",
}


@pytest.mark.parametrize("source", ISSUERS)
def test_a_document_behind_lam_speaks_for_whoever_issued_it(source):
    (told,) = quotes(f"وسيفتح الجسر الجديد غدا أمام الناس، {source}.")
    assert told[2] == ISSUERS[source]


@pytest.mark.parametrize(
    "phrase", ["وفقا لتقرير البنك المركزي", "وفقا لدراسة جديدة", "بحسب تقرير البنك المركزي"]
)
def test_a_document_behind_lam_is_a_document(phrase):
    (entity,) = suggest(f"وارتفعت الأسعار كثيرا هذا العام، {phrase}.").entities
    assert str(entity.kind) == "document"
