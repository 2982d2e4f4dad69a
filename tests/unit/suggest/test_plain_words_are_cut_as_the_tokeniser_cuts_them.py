from hypothesis import given
from hypothesis import strategies as st

from annotations.suggest import camel
from annotations.suggest.tokens import _PLAIN, _cut

SIGNS = (
    "".join(map(chr, range(0x620, 0x66F))) + "\u0670.,:;!?()[]\"'«»،؛؟…–—“”-_#*3٣a\u200f\ufe0f\u200d\u20e3😀🇯"
)


def theirs(chunk: str) -> list[str]:
    camel.prepare()
    from camel_tools.tokenizers.word import simple_word_tokenize

    return list(simple_word_tokenize(chunk))


def test_for_every_sign_alone_and_between_letters():
    for sign in SIGNS:
        for chunk in (sign, f"با{sign}", f"{sign}با", f"با{sign}ب", sign * 2):
            assert _cut(chunk) == theirs(chunk), ascii(chunk)


def test_most_words_go_the_short_way():
    assert all(_PLAIN.fullmatch(chunk) for chunk in ("«وقال»:", "قَال،", "(عمّان)."))
    assert not any(_PLAIN.fullmatch(chunk) for chunk in ("3.5", "BBC", "قال#", "😀"))


@given(st.text(alphabet=SIGNS, min_size=1))
def test_for_any_row_of_them(chunk):
    assert _cut(chunk) == theirs(chunk)
