"""Names that are words too: a preposition alone does not make them places."""

import pytest

from annotations.suggest import suggest
from tests.unit.suggest.told import places


@pytest.mark.parametrize(
    "text",
    [
        "وتحدث عن الثقافة العربية والغربية.",
        "وفتح باب النقاش من الباب.",
        "وشكا من آلام في العين.",
        "وأثر ذلك في العملية السلمية.",
        "وتأثر السعر في المدى القصير.",
        "ويعيش الناس في الريف.",
        "وسافر من بلد إلى آخر.",
        "واصطدمت مركباتهم بإبل سائبة.",
        "وتوفي رجلا إيطاليا عمره سبعون عاما.",
        "وصل قبل المغرب.",
    ],
)
def test_no_place_where_nothing_speaks_for_one(text):
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The generic word before it.
        ("وصل إلى محافظة الغربية.", ["الغربية"]),
        ("وصل إلى مدينة الباب.", ["الباب"]),
        ("وقف أمام البرلمان بالعاصمة الرباط.", ["الرباط"]),
        # The article speaks for its country.
        ("زار حلب وإدلب. ثم قتل مدني في الباب.", ["حلب", "إدلب", "الباب"]),
        ("قال مسؤول إماراتي إن الحفل أقيم في العين.", ["العين"]),
        # Definite capitals govern and are governed like anybody.
        ("واحتضنت الرباط مؤتمرا حضره وزراء من المغرب.", ["الرباط", "المغرب"]),
        ("وأصيب لاعب من المغرب في الرباط الصليبي.", ["المغرب"]),
        # So does a place behind its people and its head.
        ("وشكر أمير عسير أمس سكان حائل في السعودية.", ["عسير", "حائل", "السعودية"]),
        # A given name before a country is whoever goes there.
        ("وزار محمد إيران أمس.", ["إيران"]),
        # Clear once, it is the place again.
        ("وصل إلى مدينة العين. وأقام في العين.", ["العين", "العين"]),
        # So it is where it stands twice as places do.
        ("لن يجد سكان بريدة أي فعالية. وطالبوا بمهرجان في بريدة.", ["بريدة", "بريدة"]),
        # What has a clitic goes with the verb, not with the name.
        ("زار الوزير مصر. وغرقت سفينة في النيل بقرية كرسان.", ["مصر", "النيل", "كرسان"]),
        # An entry that holds the word.
        ("وصل إلى الضفة الغربية.", ["الضفة الغربية"]),
        # Countries and capitals that are words are the country more often.
        ("ويعتبر المغرب من الدول المصدرة.", ["المغرب"]),
        ("قال محلل في كابل إن القرار صعب على أفغانستان.", ["كابل", "أفغانستان"]),
        # أم is "or" too, but not here.
        ("عاد من أم درمان.", ["أم درمان"]),
        ("ودعا إيطاليا إلى الحوار، داعيا روسيا إلى الصبر.", ["إيطاليا", "روسيا"]),
        ("وأعرب عن اعتقاده بأن إسرائيل لا تريد الحرب.", ["إسرائيل"]),
    ],
)
def test_a_place_where_something_does(text, expected):
    assert places(text) == expected


def test_the_list_of_countries_tells_a_country():
    (*_, place) = suggest("زار السعودية والكويت وعمان.").places
    assert place.gazetteer == "om"
