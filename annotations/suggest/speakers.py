"""Who says what: the subject after the cue, before it, of the main verb, or the one still spoken of.

Numbers are token indices.
"""

from dataclasses import dataclass, replace

from annotations.suggest import words
from annotations.suggest.entities import Registry
from annotations.suggest.heads import is_finite
from annotations.suggest.known import Known, names_several
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import Phrase, is_given, is_role, read_phrase
from annotations.suggest.report import LOOSE, MASDAR, PARTICIPLE, PHRASE, VERB, Report, frame
from annotations.suggest.returns import acts
from annotations.suggest.rule_names import SpeakerRule
from annotations.suggest.subjects import (
    called_short,
    can_speak,
    main_subject,
    source_of_speech,
    subject_after,
    subject_before,
)
from annotations.suggest.tokens import WORD, Form

# Fewer tokens are a byline or a heading.
_FEWEST_OF_A_SENTENCE = 9
# Tokens behind the verb of a sentence within which its subject begins.
_CROWD_WITHIN = 4


@dataclass(slots=True)
class Voice:
    """The speaker of a report: entity, the phrase that names it there (or None), and the rule that found
    it.
    """

    known: Known | None
    phrase: Phrase | None
    rule: SpeakerRule
    second: tuple[Known, Phrase] | None = None


@dataclass(slots=True)
class Discourse:
    """What is carried from one report to the next."""

    registry: Registry
    current: Known | None = None
    # Whom a verb in the plural without a subject means.
    several: Known | None = None
    # The token up to which speech was found.
    heard: int = 0


def find_speaker(
    layout: Layout,
    report: Report,
    discourse: Discourse,
    first: int,
    previous: Voice | None,
    after: int,
) -> Voice:
    """The speaker of `report` in the sentence ``[first, last)``; `previous` is that of the report before it
    there, at token `after`.
    """
    gender = _gender(report)
    if report.agentless:
        return Voice(None, None, "no-agent")
    if report.noun is not None:
        return _named(discourse, report.noun, "", "source-phrase")  # نُقل عن المدير أن too
    if report.reading is not None and report.reading.voice == "passive":
        return Voice(None, None, "no-agent")
    if report.kind in (PHRASE, LOOSE):
        return _of_source_phrase(layout, report, discourse, first, gender)
    if report.kind == VERB:
        phrase = subject_after(layout, report)
        if phrase is not None and _known_surname(layout, phrase, discourse.registry):
            phrase = Phrase(phrase.first, _surname_end(layout, phrase, discourse.registry), phrase.head)
        if phrase is not None and (own := _between(layout, report, phrase, first)) is not None:
            return _named(discourse, own, gender, "subject-before-verb")
        if phrase is not None and not _spoken_to(layout, report, phrase, first, previous):
            return _named(discourse, phrase, gender, "subject-after-verb")
        if not layout.tokens[report.at].form.conjunction:
            phrase = subject_before(layout, report, first)
            if phrase is not None:
                return _named(discourse, phrase, gender, "subject-before-verb")
    if report.kind == MASDAR and (phrase := source_of_speech(layout, report, first)) is not None:
        return _named(discourse, phrase, "", "source-of-speech")
    if previous is not None and previous.known is not None and previous.known.agrees(gender):
        turned = _turned_to(layout, report, after) if report.kind == VERB else None
        if turned is not None:
            return _meant(discourse, turned, gender, "act-before")
        if report.kind == PARTICIPLE and layout.tokens[after].form.text in words.COMMAS:
            # Behind what a source phrase tells: بحسب الهيئة، هطل المطر، لكن الوزير نفى ذلك، قائلا إن…
            own = main_subject(layout, after + 1, report.at, gender, is_person=discourse.registry.is_person)
            if own is not None:
                return _meant(discourse, own, gender, "main-subject")
        return Voice(previous.known, None, "same-sentence")
    if report.kind == VERB and layout.tokens[report.at].form.conjunction:
        turned = _turned_to(layout, report, first - 1)
        if turned is not None:
            return _meant(discourse, turned, gender, "act-before")
    if report.reading is not None and report.reading.number == "p" and report.kind == VERB:
        crowd = _crowd(layout, first, report.at)
        if crowd is not None:
            return _meant(discourse, crowd, "", "main-subject")
        if discourse.several is not None:
            return Voice(discourse.several, None, "still-speaking")
    phrase = main_subject(layout, first, report.at, gender, is_person=discourse.registry.is_person)
    if phrase is not None:
        # أما فلان فقال: what is set before the verb is its subject.
        set_before = layout.tokens[first].form.bare == "اما" and phrase.first == first + 1
        of_main_verb = _meant if report.kind == VERB and not set_before else _named
        return of_main_verb(discourse, phrase, gender, "main-subject")
    if discourse.current is not None and discourse.current.agrees(gender):
        return Voice(discourse.current, None, "still-speaking")
    latest = discourse.registry.latest(gender)
    if latest is not None:
        return Voice(latest, None, "latest-that-agrees")
    return Voice(None, None, "no-speaker")


def _known_surname(layout: Layout, phrase: Phrase, registry: Registry) -> bool:
    """Whether a phrase begins with the surname of someone named before; what follows it is the object."""
    head = layout.tokens[phrase.first].form
    if head is not phrase.head or not registry.is_person(head.word):
        return False
    # A further name is another's: دعا المنصور، المدير خالد فلان.
    return phrase.name is None or phrase.name[0] > phrase.first + 1


def _surname_end(layout: Layout, phrase: Phrase, registry: Registry) -> int:
    """Where the surname that a phrase begins with ends: الطالبي العلمي."""
    tokens = layout.tokens
    at = phrase.first + 1
    while at < phrase.last and tokens[at].form.definite and registry.is_person(tokens[at].form.word):
        at += 1
    return at


def _between(layout: Layout, report: Report, after: Phrase, first: int) -> Phrase | None:
    """The subject right before a verb whose object is who is spoken to: أن الوزارة أبلغت البلديات."""
    reading = report.reading
    if reading is None or not frame(reading).addressee or report.at == first or after.name is not None:
        return None
    if layout.tokens[report.at].form.conjunction:
        return None
    phrase = subject_before(layout, report, first)
    return phrase if phrase is not None and phrase.last == report.at else None


def _spoken_to(layout: Layout, report: Report, phrase: Phrase, first: int, previous: Voice | None) -> bool:
    """Whether what follows a further verb of the sentence is who is spoken to: قال فلان …، وطالب القوات."""
    reading = report.reading
    if reading is None or not frame(reading).addressee or report.at == first:
        return False
    if layout.tokens[report.at].form.conjunction != "و" or phrase.name is not None:
        return False
    if is_role(phrase.head) and not any(a.role and a.number == "p" for a in phrase.head.readings):
        return False
    if previous is not None and previous.known is not None:
        return previous.known.agrees(reading.gender)
    return _turned_to(layout, report, first - 1) is not None


def _of_source_phrase(layout: Layout, report: Report, discourse: Discourse, first: int, gender: str) -> Voice:
    """The speaker of a phrase without a noun of its own: كما قال الوزير، على حد قوله، الوزير في تصريح."""
    phrase = subject_after(layout, report) if report.reading is not None else None
    if phrase is not None and (can_speak(phrase) or called_short(layout, phrase)):
        return _named(discourse, phrase, gender, "source-phrase")
    if report.reading is None and (phrase := main_subject(layout, first, report.at, "", strict=True)):
        return _named(discourse, phrase, "", "main-subject")
    if discourse.current is not None and discourse.current.agrees(gender):
        return Voice(discourse.current, None, "still-speaking")
    return Voice(None, None, "no-speaker")


def _turned_to(layout: Layout, report: Report, after: int) -> Phrase | None:
    """The subject of a verb of act between the report before (token `after`) and this one."""
    tokens = layout.tokens
    for at in range(report.at - 1, max(after, report.at - 25), -1):
        form = tokens[at].form
        if form.conjunction == "و" and (acts(form) or is_finite(form)) and layout.inside[at] < 0:
            phrase = read_phrase(layout, at + 1, report.at)
            return phrase if phrase is not None and can_speak(phrase) else None
    return None


def note_topic(layout: Layout, discourse: Discourse, first: int, last: int) -> None:
    """Make the subject of a sentence without reports the one whom a dropped subject means next."""
    if (crowd := _crowd(layout, first, last)) is not None:
        discourse.several = discourse.registry.resolve(crowd, "", discourse.current)
    phrase = main_subject(layout, first, last, "", strict=True)
    if phrase is None:
        phrase = _introduced(layout, first, last)
    if phrase is not None and _is_topic(layout, phrase, first, last):
        discourse.current = discourse.registry.resolve(phrase, "", discourse.current)


def _crowd(layout: Layout, first: int, last: int) -> Phrase | None:
    """The several people who are the subject of the sentence's verb: وسمع شهود دوي انفجار."""
    for at in range(first + 1, min(last, first + _CROWD_WITHIN)):
        form = layout.tokens[at].form
        if (
            form.kind != WORD
            or form.stem_at > form.cut
            or form.conjunction
            or layout.tokens[at - 1].form.prep
        ):
            continue
        if form.word.endswith("ين") or (not form.role and form.word not in words.GROUPS):
            continue
        phrase = read_phrase(layout, at, last, nested=True)
        if phrase is None or not names_several(phrase):
            return None
        end = at + 1
        while end < phrase.last and _goes_with(layout.tokens[end].form, form):
            end += 1
        return Phrase(at, end, phrase.head)
    return None


def _goes_with(form: Form, head: Form) -> bool:
    """Whether a word behind that for several people still tells who they are: شهود عيان، سكان القرية."""
    adjective = head.role == "source" and form.word.endswith("يه")  # مصادر أمنية
    return adjective or form.definite or form.word == "عيان" or form.word.endswith("ون")


def _introduced(layout: Layout, first: int, last: int) -> Phrase | None:
    """Who a sentence brings in at its end: تم اللقاء بأحد التجار وهو خالد منصور."""
    for at in range(first + 4, last - 2):
        if layout.tokens[at].form.word in ("وهو", "وهي") and is_given(layout.tokens[at + 1].form):
            return read_phrase(layout, at + 1, last)
    return None


def _is_topic(layout: Layout, phrase: Phrase, first: int, last: int) -> bool:
    """Whether a subject is a person named beyond doubt, or an institution, in a sentence and no byline."""
    opens = layout.tokens[first].form
    verb = bool(opens.conjunction) and not (opens.role or opens.definite or opens.prep)
    verbal = verb and phrase.first == first + 1
    if not verbal and last - first < _FEWEST_OF_A_SENTENCE:
        return False
    if phrase.name is None:
        return verbal and phrase.head.role == "institution" and phrase.head.definite
    return is_role(phrase.head) or is_given(layout.tokens[phrase.name[0]].form)


def _named(discourse: Discourse, phrase: Phrase, gender: str, rule: SpeakerRule) -> Voice:
    known = discourse.registry.resolve(phrase, gender, discourse.current)
    voice = Voice(known, phrase, rule)
    if phrase.more is not None:
        voice.second = (discourse.registry.resolve(phrase.more, "", known), phrase.more)
    return voice


def _meant(discourse: Discourse, phrase: Phrase, gender: str, rule: SpeakerRule) -> Voice:
    """As `_named`, of a phrase that names the speaker elsewhere and is no mention of this report's."""
    return replace(_named(discourse, phrase, gender, rule), phrase=None)


def _gender(report: Report) -> str:
    reading = report.reading
    if reading is None or report.kind == MASDAR:
        return ""
    return reading.gender if reading.number in ("s", "") else ""
