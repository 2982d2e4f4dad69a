from annotations.suggest import suggest
from tests.unit.suggest.told import places


def test_the_dash_between_the_towns_is_in_the_name():
    assert places("وعاد الوفد إلى جهة الرباط - سلا - القنيطرة أمس.") == ["الرباط - سلا - القنيطرة"]
    assert places("وعاد الوفد إلى جهة فاس-مكناس أمس.") == ["فاس-مكناس"]


def test_a_dash_between_other_towns_parts_them():
    assert places("وسار القطار على خط طنجة - الدار البيضاء.") == ["طنجة", "الدار البيضاء"]


def test_the_region_is_the_gazetteer_s_own():
    (place,) = suggest("وعاد الوفد إلى جهة فاس - مكناس أمس.").places
    assert place.gazetteer == "ma-fes-meknes"
