import pytest

from tests.unit.suggest.told import places

PLACES = {
    "they sail to one or the other": ("وتبحر السفن إلى إيطاليا أو اليونان كل أسبوع.", ["إيطاليا", "اليونان"]),
    "a country wages a war": ("وقال خالد منصور إن حرب روسيا على أوكرانيا طالت.", ["روسيا", "أوكرانيا"]),
    "the chief town of a governorate": ("ووصل الوفد إلى البلدة، مركز محافظة الأنبار.", ["الأنبار"]),
    "what is done to a town": ("وقال خالد منصور إن عملية تحرير مدينة تعز بدأت.", ["تعز"]),
    "what was told of a union": ("وذكر الوعود التي قدمها الاتحاد لتجنيب أثينا الفشل.", ["أثينا"]),
    "a verb between": ("وهي منظمة تستهدف الولايات المتحدة منذ سنوات.", ["الولايات المتحدة"]),
    "a name of several words in a list": (
        "وعرف هذا في الجزيرة العربية والشام قديما.",
        ["الجزيرة العربية", "الشام"],
    ),
    "a lone joining word": ("وعرف هذا في الشام و العراق قديما.", ["الشام", "العراق"]),
    "a newsroom's spelling": ("وقتل شرطي في منطقة اضنه صباحا.", ["اضنه"]),
    "a region": ("وقال خالد منصور إن جهة الشرق متميزة في المغرب.", ["الشرق", "المغرب"]),
    "a party's name in marks": ("وانضم حزب «قلب تونس» إلى الجبهة الجديدة.", []),
    "the pilgrimage": ("وبدأت الاستعدادات للحج في كل المدن.", []),
    "colours": ("وأضيء البرج بالأبيض والأزرق طوال الليل.", []),
    "a question that is put": ("وهناك سؤال مطروح منذ أيام.", []),
    "a camp in the south of somewhere": ("وأقيم العرس بمخيم جنوبي قطاع غزة.", ["قطاع غزة"]),
    "no town but a force": ("وتأخر العمل بسبب القوة القاهرة أسبوعا.", []),
    "as large as a town": ("وهي مدينة بحجم قرية صغيرة.", []),
    "a direction": ("وجاء الصوت من جهة الشرق بعد الظهر.", []),
}


@pytest.mark.parametrize("case", PLACES)
def test_a_place_is_told_from_a_name_that_holds_it(case):
    text, expected = PLACES[case]
    assert places(text) == expected


def test_an_unknown_name_that_a_generic_word_shows_is_known_after():
    text = "وانهارت الطريق في منطقة كارموندي صباحا.\nوقال خالد منصور إن الطريق بين القرية وكارموندي مغلقة."
    assert places(text) == ["كارموندي", "كارموندي"]
