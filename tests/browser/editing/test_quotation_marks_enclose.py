"""What the marks around a place enclose: pairs nested, turned round, unbalanced, in one paragraph."""

ENCLOSED = """async ([string, at, times]) => {
    const { enclosed } = await import("/static/js/enclosing.js");
    const text = words.prepare([...string]);
    let span = [at, at];
    for (let time = 0; time < times; time += 1) span = span && enclosed(text, ...span);
    return span && words.slice(text, ...span);
}"""

# The caret stands at the bar; what is enclosed is between the brackets ⟦⟧.
ALONE = [
    "قال: ⟦|«نعم غدا»⟧، ثم مضى.",
    "قال: ⟦«نعم غدا»|⟧، ثم مضى.",
    "قال: ⟦«نعم |غدا»⟧، ثم مضى.",
    'قال: ⟦|"نعم غدا"⟧، ثم "مضى".',
    'قال: "نعم"، ثم ⟦"لا غ|دا"⟧.',
    "قال: ⟦|“نعم غدا”⟧، ثم مضى.",
    "قال: ⟦|”نعم غدا“⟧، ثم ”مضى“.",
    "قال: ”نعم“، ثم ⟦”لا|“⟧.",
    "قال: ⟦|„نعم غدا”⟧ و„لا“.",
    "قال: „نعم غدا” و⟦|„لا“⟧.",
    "قال: ⟦|»نعم غدا«⟧ و»لا«.",
    "قال: ⟦|‹نعم غدا›⟧.",
    "قال: ⟦|‘نعم غدا’⟧.",
    'قال:⟦|"نعم"⟧ومضى و"لا".',
    # Spaces inside the marks, a point before the closing one, an apostrophe.
    'قال: ⟦|" نعم غدا "⟧ ثم " لا ".',
    'قال: ⟦|"نعم غدا."⟧ ثم "لا".',
    "قال: ⟦|'it isn't so'⟧ ثم مضى.",
    # Nested.
    "⟦«قال “نعم” ثم “لا” ومض|ى»⟧ هنا.",
    "«قال ⟦|“نعم”⟧ ثم “لا” ومضى» هنا.",
    'قال: ⟦|"قرأ "نعم" ومضى"⟧ هنا.',
    'قال: "قرأ ⟦|"نعم"⟧ ومضى" هنا.',
    'قال: ⟦|"قرأ و"نعم" ومضى"⟧ هنا.',
    'قال: «⟦|"نعم"⟧» هنا.',
    # A closing mark that is missing: before the sentence's stop, inside what is around it.
    "قال: ⟦|«نعم غدا⟧. ثم مضى.",
    'قال: ⟦|"نعم 3.5 غدا⟧. وقال: "لا".',
    'قال: "نعم غدا. وقال: ⟦|"لا"⟧.',
    "قال: ⟦|«نعم غدا⟧\nثم «لا».",
    "هل قال ⟦|«نعم؟⟧ ومضى.".replace("؟⟧ ومضى", "؟⟧\nومضى"),
    "«قال ⟦|“نعم⟧» ثم مضى.",
    # An opening mark that is missing: from the sentence's beginning.
    "مضى. ⟦نعم غدا»|⟧، ثم مضى.",
    # Two marks of one sort in one sentence are a pair, however they are spaced.
    'قال ⟦|"نعم "⟧غدا.',
    "😀 قالَ ⟦|«نـــعم 👩\u200d🔧 می\u200cخواه Delta 2025»\u200f⟧ هنا.".replace("\u200f⟧", "⟧\u200f"),
]


def test_what_is_enclosed(text_page):
    for written in ALONE:
        string = written.replace("⟦", "").replace("⟧", "").replace("|", "")
        at = written.replace("⟦", "").replace("⟧", "").index("|")
        expected = written[written.index("⟦") + 1 : written.index("⟧")].replace("|", "")
        assert text_page.evaluate(ENCLOSED, [string, at, 1]) == expected, written


def test_once_more_takes_what_is_around_it(text_page):
    string = "«قال “نعم ‘حقا’ لا” ومضى» هنا."
    at = string.index("حقا") + 1
    found = [text_page.evaluate(ENCLOSED, [string, at, times]) for times in (1, 2, 3, 4)]
    assert found == ["‘حقا’", "“نعم ‘حقا’ لا”", "«قال “نعم ‘حقا’ لا” ومضى»", None]


def test_where_no_mark_is_around_nothing_is_enclosed(text_page):
    string = "قال «نعم» ثم it isn't so."
    assert text_page.evaluate(ENCLOSED, [string, string.index("ثم") + 1, 1]) is None
    assert text_page.evaluate(ENCLOSED, [string, string.index("'"), 1]) is None
