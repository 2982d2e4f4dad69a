from collections import defaultdict

from annotations.suggest.gazetteer import load
from newsreader.arabic.folding import fold_text


def test_a_name_that_two_places_bear_is_flagged_in_both():
    bearers = defaultdict(set)
    for place in load().entries:
        for name in place.names:
            bearers[fold_text(name)].add(place)
    for name, places in bearers.items():
        if len(places) > 1:
            for place in places:
                assert name in {fold_text(one) for one in place.also_place}, (name, place.key)


def test_what_is_flagged_is_one_of_the_names():
    for place in load().entries:
        assert {*place.also_word, *place.also_place} <= set(place.names), place.key


def test_common_words_are_flagged():
    for key, name in (("lb-tyre", "صور"), ("ma-sale", "سلا"), ("ye-abs", "عبس"), ("bh-hidd", "الحد")):
        place = load().by_key(key)
        assert place.needs_context(fold_text(name))
        assert place.ambiguous


def test_a_variant_is_flagged_without_its_name():
    syria = load().by_key("sy")
    assert syria.needs_context(fold_text("سورية"))
    assert not syria.needs_context(fold_text("سوريا"))


def test_no_variant_repeats_another_once_folded():
    for place in load().entries:
        folded = [fold_text(name) for name in place.names]
        assert len(folded) == len(set(folded)), place.key
