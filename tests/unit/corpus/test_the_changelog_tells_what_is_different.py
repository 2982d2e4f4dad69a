import io
from dataclasses import replace

import pytest

from annotations.corpus.card import changelog
from annotations.corpus.index import Entry, changes, read_index, write_index


def entry(article: int, text: str = "t", marks: str = "m", included: bool = True) -> Entry:
    return Entry(article, "train", article, included, True, text, marks)


def test_articles_that_came_went_and_changed_are_told_apart():
    before = [entry(1), entry(2), entry(3), entry(4)]
    after = [entry(2), entry(3, marks="other"), entry(4, text="other", marks="other"), entry(5)]
    changed = changes(before, after)
    assert (changed.came, changed.went) == ([5], [1])
    assert (changed.other_text, changed.other_marks) == ([4], [3])


def written(entries: list[Entry]) -> bytes:
    out = io.BytesIO()
    write_index(entries, out)
    return out.getvalue()


def test_an_index_comes_back_as_it_was_written():
    entries = [entry(1), entry(2), replace(entry(3), with_suggestions=None)]
    assert list(read_index(io.BytesIO(written(entries)))) == entries


def test_a_broken_index_names_the_line():
    broken = written([entry(1), entry(2)]).replace(b"2\ttrain", b"2 train")
    with pytest.raises(ValueError, match="line 3: 6 columns"):
        list(read_index(io.BytesIO(broken)))


def test_a_later_release_stands_before_the_former():
    first = changelog("1.0", None, changes([], [entry(1)]), "")
    second = changelog("1.1", "1.0", changes([entry(1)], [entry(1), entry(2)]), first)
    assert second.index("## 1.1") < second.index("## 1.0")
    assert "articles added: 1 (2)" in second
    assert second.count("# Changelog\n") == 1


def test_texts_that_are_passed_on_from_now_on_or_no_more_are_told():
    before = [entry(1, included=False), entry(2), entry(3)]
    changed = changes(before, [entry(1), entry(2, marks="other", included=False), entry(3)])
    assert (changed.text_came, changed.text_went, changed.other_marks) == ([1], [2], [2])
    log = changelog("1.1", "1.0", changed, "")
    assert "articles whose text is included from now on: 1 (1)" in log
    assert "articles whose text is not included any more: 1 (2)" in log
    assert "whose text" not in changelog("1.1", "1.0", changes([entry(1)], [entry(1)]), "")


def test_another_licence_scheme_or_suggester_is_told():
    same = changes([entry(1)], [entry(1)])
    made = {"licence": ("CC-BY-4.0", "MIT"), "scheme": (1, 1), "suggester": ("1.0", "1.1")}
    log = changelog("1.1", "1.0", same, "", made)
    assert "- licence: MIT, before CC-BY-4.0" in log
    assert "- suggester: 1.1, before 1.0" in log
    assert "scheme" not in log
