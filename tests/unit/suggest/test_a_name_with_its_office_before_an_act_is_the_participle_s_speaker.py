import pytest

from annotations.suggest import suggest


@pytest.mark.parametrize(
    "mention",
    [
        "عبد الله السعدي، وزير سابق",
        "عبد الله السعدي، حقوقي ووزير سابق",
        "عبد الله السعدي، رئيس الجمعية",
        "سامي النجار، رئيس الجمعية",
    ],
)
@pytest.mark.parametrize("act", ["رفض القرار", "تشبث بالحوار"])
def test_the_name_comes_first(mention: str, act: str) -> None:
    text = f"{mention}، {act} قائلا إن العمل انتهى."
    document = suggest(text)
    assert [text[m.start : m.end] for m in document.speakers] == [mention]
    assert [entity.name for entity in document.entities] == [mention.partition("،")[0]]
