"""Where the reporter's own voice comes back within a sentence, behind what someone said. Token indices."""

from annotations.suggest import words
from annotations.suggest.heads import is_finite
from annotations.suggest.layout import Layout
from annotations.suggest.marks import word_count
from annotations.suggest.report import CLAUSE, OBJECT, frame
from annotations.suggest.sources import names_source
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class

_TURNS = (
    ("في", "اول"),
    ("في", "خطوه"),
    ("في", "الوقت"),
    ("في", "اشاره"),
    ("دون", "ان"),
    ("بدون", "ان"),
    ("من", "دون"),
    ("في", "المقابل"),
    ("من", "جانبه"),
    ("من", "جهته"),
    ("من", "جهتها"),
    ("من", "جانبها"),
    ("وفق", "ما"),
    ("بحسب", "ما"),
    ("حسب", "ما"),
    ("علي", "حد"),
)
# What goes on a clause that someone says, but behind a noun phrase begins the reporter's sentence again.
_AFTER_AN_OBJECT = frozenset({"فيما", "بينما", "بعدما", "لكن", "لكنه", "لكنها"})
_TURNS_AFTER_AN_OBJECT = (
    ("في", "حين"),
    ("في", "وقت"),
    ("في", "ما"),
    ("بعد", "ان"),
    ("قبل", "ان"),
    ("الا", "ان"),
    ("غير", "ان"),
    ("بيد", "ان"),
    ("هو", "ما"),
)
# Behind speech in marks and a comma these begin what the reporter adds.
_BEHIND_MARKS = frozenset({"بعد", "بعدما", "بينما", "فيما", "منذ"})
_WORDS_OF_SPEECH = 5
_DURING = frozenset({"في", "خلال", "عقب"})
# Tokens of a sentence that may stand behind the comma before where it was said.
_SETTING_AT_END = 16
_CONTRASTS = frozenset({"الا", "غير", "بيد"})
_BUT = frozenset({"لكن", "لكنه", "لكنها", "لكنهم"})
# Tokens behind لكن within which its own verb stands.
_VERB_OF_BUT = 7
_THESE = frozenset({"هذا", "هذه", "ذلك", "تلك"})
# Tokens behind قبل أن within which its speech begins.
_SPEECH_OF_BEFORE = 5
# Tokens behind كما قال within which its subject ends.
_SUBJECT_ENDS = 9
_CONCESSIONS = frozenset({"رغم", "برغم", "بالرغم"})
# Where things are said: وذلك في مؤتمر صحافي.
_SETTINGS = word_class("settings")
# Behind دون, what a speaker did not do.
_DETAILS = word_class("details")
_SOURCES = word_class("sources")
# Words with which the reporter's voice may return behind no comma, bare.
MAY_RETURN = _SOURCES | _CONCESSIONS | {"علي", "قد", "دون", "بدون"}
# Tokens of a sentence that may stand behind the source at its end.
_SOURCE_AT_END = 14


def reporter_returns(layout: Layout, at: int, last: int, how: str) -> bool:
    """Whether the reporter's own voice begins with token `at`, which follows a comma.

    `how` opens the content before the comma: a clause goes on further than a noun phrase.
    """
    tokens = layout.tokens
    form = tokens[at].form
    after = tokens[at + 1].form if at + 1 < last else None
    following = after.bare if after is not None else ""
    if form.word == "وقد" and how == CLAUSE:
        return True
    if form.word == "وذلك":
        return _on_an_occasion(layout, at + 1, last, how)
    if form.word in words.REPORTERS_VOICE or (form.bare in words.REPORTERS_VOICE and form.conjunction):
        return True
    if form.conjunction == "و" and acts(form):
        return True
    if any(a.form == "active_participle" and a.accusative and a.frame is not None for a in form.readings):
        return True
    if any(form.bare == a and following == b for a, b in _TURNS):
        return True
    if form.bare in _SOURCES:
        return names_source(layout, at, last)
    if form.word == "كما" and _only_says(layout, at + 1, last):
        return True
    if form.bare == "قبل" and following == "ان" and _speaks_on(layout, at + 2, last):
        return True
    if after is not None and form.word in _DURING and _a_setting(after) and last - at < _SETTING_AT_END:
        return True
    if form.word in _BEHIND_MARKS and _closes_speech(layout, at - 2):
        return True
    if form.word == "مع" and after is not None and after.word in words.STRESSES:
        return True  # the same speaker says more: مع التأكيد على كذا
    if form.bare in _BUT and _reports_soon(layout, at + 1, last):
        return True
    if form.bare in _CONTRASTS and after is not None and after.comp and _reports_soon(layout, at + 2, last):
        return True
    if how == OBJECT and form.bare in ("هو", "هي") and at - 2 in layout.closes:
        return True
    return how == OBJECT and _behind_an_object(form, after)


def _only_says(layout: Layout, verb: int, last: int) -> bool:
    """Whether token `verb` makes a clause of saying that has no content of its own: كما نقلت الصحيفة."""
    reading = is_finite(layout.tokens[verb].form) if verb < last else None
    if reading is None or reading.form != "perfect":
        return False
    for at in range(verb + 1, min(verb + _SUBJECT_ENDS, last)):
        form = layout.tokens[at].form
        if form.comp or form.prep or form.text in words.COLON:
            return False
        if form.text in words.COMMAS:
            return True
    return True


def _speaks_on(layout: Layout, at: int, last: int) -> bool:
    """Whether the verb at token `at` has speech close behind it: قبل أن يستدرك قائلا: «…»."""
    for k in range(at + 1, min(at + _SPEECH_OF_BEFORE, last)):
        form = layout.tokens[k].form
        if form.text in words.COLON or (form.comp and layout.tokens[at].form.cue):
            return True
        if form.text in words.COMMAS:
            return False
    return False


def _reports_soon(layout: Layout, first: int, last: int) -> bool:
    """Whether the clause from token `first` has a verb of report for its own: لكن المتحدث باسم الهيئة قال."""
    for at in range(first, min(first + _VERB_OF_BUT, last)):
        form = layout.tokens[at].form
        if form.comp or form.bare in words.RELATIVES or form.word == "يجب":
            return False
        reading = is_finite(form)
        denied = layout.tokens[at - 1].form.word == "لم"  # لكنه لم يكشف عن هويتها
        if reading is not None and (denied or not frame(reading).homograph):
            return True
    return False


def _behind_an_object(form: Form, after: Form | None) -> bool:
    following = after.bare if after is not None else ""
    if form.bare in _AFTER_AN_OBJECT and following not in ("يتعلق", "يخص"):
        return True
    if any(
        form.bare == a and (following == b or (after is not None and after.comp == b))
        for a, b in _TURNS_AFTER_AN_OBJECT
    ):
        return True
    if form.conjunction != "و":
        return False
    noun = form.verb is not None and form.text.endswith(("ه", "ها", "هم"))
    if (form.verb is not None and not noun) or form.bare in ("قد", "كان", "كانت"):
        return True
    return _unknown_imperfect(form, after)


def _unknown_imperfect(form: Form, after: Form | None) -> bool:
    """Whether a word behind و that no reading explains is a verb by its shape and its
    subject: وتتركز هذه الأعمال."""
    if form.kind != WORD or form.readings or after is None or len(form.bare) < 4:
        return False
    if form.bare.startswith("ي"):
        return after.definite or after.bare in _THESE
    return form.bare.startswith("ت") and after.bare in _THESE


def _closes_speech(layout: Layout, at: int) -> bool:
    """Whether token `at` closes marks that hold more than a name: أن الوثائق «تعاني … المعتم»، بعد سنوات."""
    pair = layout.closes.get(at)
    return pair is not None and word_count(layout.tokens, pair.open, pair.close) >= _WORDS_OF_SPEECH


def _on_an_occasion(layout: Layout, at: int, last: int, how: str) -> bool:
    """Whether وذلك before token `at` goes on with when or where it was said, which the reporter tells."""
    if at + 1 >= last:
        return False
    form, after = layout.tokens[at].form, layout.tokens[at + 1].form
    if form.word == "بعد":
        return how == OBJECT
    if form.word not in ("في", "خلال", "عقب", "اثر"):
        return False
    return _a_setting(after)


def _a_setting(form: Form) -> bool:
    """Whether a word is where things are said: مؤتمر، بيانها."""
    noun = form.stem.removeprefix("ال")
    return any(noun == s or (noun.startswith(s) and len(noun) - len(s) <= 2) for s in _SETTINGS)


def concedes(layout: Layout, at: int) -> bool:
    """Whether token `at` begins what the reporter concedes or adds behind a noun phrase: رغم، على الرغم من،
    وقد.
    """
    tokens = layout.tokens
    form = tokens[at].form
    if form.bare in _CONCESSIONS or form.word == "وقد":
        return True
    return form.bare == "علي" and at + 1 < len(tokens) and tokens[at + 1].form.word == "الرغم"


def keeps_back(layout: Layout, at: int) -> bool:
    """Whether token `at` begins what the reporter says was not told: دون ذكر المزيد."""
    tokens = layout.tokens
    return (
        tokens[at].form.bare in ("دون", "بدون")
        and at + 1 < len(tokens)
        and tokens[at + 1].form.stem.removeprefix("ال") in _DETAILS
    )


def source_ends_clause(layout: Layout, at: int, last: int) -> bool:
    """Whether token `at` begins the source of the clause, at the end of its sentence."""
    return (
        layout.tokens[at].form.bare in _SOURCES
        and last - at < _SOURCE_AT_END
        and names_source(layout, at, last)
    )


def acts(form: Form) -> bool:
    """Whether a word is a verb of act or attitude, with which the reporter goes on: …، وأشاد، واختتم."""
    return any(
        a.pos == "verb" and a.form == "perfect" and a.person == "3" and (a.frame.kind in ("act", "attitude"))
        for a in form.readings
        if a.frame is not None and a.voice == "active" and a.exact
    )
