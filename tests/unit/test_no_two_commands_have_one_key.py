from hypothesis import given
from hypothesis import strategies as st

from annotations.commands import COMMANDS
from annotations.keyboard import ARABIC, KEY, changes_of, keys_of, read_key, shared, written

KEYS = [
    "",
    *ARABIC,
    *(f"Shift+{sign}" for sign in ARABIC if KEY.fullmatch(f"Shift+{sign}")),
    *"0123456789-=\\",
]
CHANGES = st.lists(
    st.tuples(st.sampled_from(list(COMMANDS)), st.sampled_from(KEYS)),
    unique_by=(lambda pair: pair[0], lambda pair: pair[1] or pair[0]),
).map(dict)


def test_at_first_each_has_one_of_its_own() -> None:
    keys = keys_of({})
    assert all(KEY.fullmatch(key) for key in keys.values())
    assert shared(keys) == {}
    assert changes_of(keys) == {}


@given(CHANGES)
def test_whatever_is_changed(changed) -> None:
    keys = keys_of(changed)
    assert shared(keys) == {}
    assert changed.items() <= keys.items()
    assert keys_of(changes_of(keys)) == keys


@given(st.sampled_from(KEYS[1:]))
def test_a_key_is_read_as_it_is_written(key) -> None:
    latin, arabic = written(key)
    assert read_key(latin) == key
    assert read_key(latin.lower()) == key
    if arabic:
        assert read_key(("Shift " if "Shift" in latin else "") + arabic) == key
