import pytest

from newsreader.articles.excerpt import EXCERPT_LENGTH, excerpt


@pytest.mark.parametrize(
    ("title", "head", "expected"),
    [
        ("خبر", "قال خالد.\n\nوأضاف.", "قال خالد. وأضاف."),
        ("قال خالد إن", "قال خالد إن الطريق مفتوح.", "الطريق مفتوح."),
        ("قال خالد إن…", "قال خالد إن الطريق مفتوح.", "الطريق مفتوح."),
        ("عنوان", "عنوان\n\nنص الخبر.", "نص الخبر."),
        ("عنوان", "عنوانه طويل.", "عنوانه طويل."),
        ("عنوان", "عنوان", ""),
    ],
)
def test_what_the_title_said_is_not_said_again(title, head, expected):
    assert excerpt(title, head) == expected


def test_a_long_one_is_cut_at_a_word():
    cut = excerpt("خبر", "كلمة، " * 200)
    assert cut.endswith("كلمة…")
    assert len(cut) <= EXCERPT_LENGTH + 1
