"""Text in, a document of suggestions out: the layers of rules put together, sentence by sentence."""

from annotations.scheme import Document, QuoteKind
from annotations.suggest.added_sources import add_sources
from annotations.suggest.assemble import Finding, assemble
from annotations.suggest.collection import collection_paused
from annotations.suggest.content import Content, read_content
from annotations.suggest.cues import find_reports
from annotations.suggest.entities import Registry
from annotations.suggest.known import Known
from annotations.suggest.layout import Layout, lay_out
from annotations.suggest.loose_quotes import find_loose
from annotations.suggest.marks import word_count
from annotations.suggest.named_ahead import read_named_ahead
from annotations.suggest.nounphrase import Phrase
from annotations.suggest.places import find_places
from annotations.suggest.recognised import add_evidence
from annotations.suggest.report import LOOSE, MASDAR, PARTICIPLE, PHRASE, Report, frame
from annotations.suggest.speakers import Discourse, Voice, find_speaker, note_topic
from annotations.suggest.tokens import Token
from annotations.suggest.words import COMMAS, SELF, STOPS

SUGGESTER_VERSION = "1.0"
# Reports inside reports: more of them are no news but noise.
_DEEPEST = 3
# Before a mention these point to it.
_THIS = frozenset({"هذا", "هذه", "هؤلاء", "هولاء", "تلك"})


def suggest(text: str) -> Document:
    """Suggest quotes, speakers, cues, places and entities for `text`.

    Every mark says why it was made and how sure that is; the document breaks no rule of the scheme, whatever
    the text holds. Its text is `text` as it came; offsets are code points of it. Time grows linearly.
    """
    # Nothing made for a text refers to itself in a circle, and all of it goes at the end.
    with collection_paused():
        return _suggest(text)


def _suggest(text: str) -> Document:
    layout = lay_out(text)
    discourse = Discourse(Registry(layout))
    findings: list[Finding] = []
    for first, last in layout.sentences:
        findings.extend(read_sentence(layout, discourse, first, last))
    document = assemble(layout, findings, find_places(layout))
    add_evidence(layout, document)
    return document


def read_sentence(layout: Layout, discourse: Discourse, first: int, last: int) -> list[Finding]:
    """The quotes of the sentence of tokens ``[first, last)``; `discourse` is what was heard before it, and
    then with it.
    """
    paragraph_last = max(last, layout.paragraph_of(first)[1])
    reports = add_sources(layout, find_reports(layout, first, last), first, last)
    if not reports:
        note_topic(layout, discourse, first, last)
        return _loose(layout, discourse, first, last, paragraph_last, [])
    starts = [r.at for r in reports if r.starts_new]
    findings: list[Finding] = []
    previous: Voice | None = None
    after = first
    taken_before: set[int] = set()
    around: list[int] = []
    spoken: list[tuple[int, int]] = []
    for report in reports:
        voice = find_speaker(layout, report, discourse, first, previous, after)
        contents: list[Content] = []
        if report.before is not None and report.before.open not in taken_before:
            pair = report.before
            contents.append(Content(pair.open, pair.close + 1, QuoteKind.DIRECT, True, "marks-before-cue"))
            taken_before.add(pair.open)
        inside = any(end > report.at for end in around)
        if report.how:
            around = [end for end in around if end > report.content]
            if len(around) >= _DEEPEST:
                continue
            content = read_content(layout, report, last, starts, paragraph_last)
            if content is not None:
                contents.append(content)
                contents.extend(_more_marks(layout, content, paragraph_last))
                around.append(content.last)
                taken_before.add(content.first)
        if not contents:
            continue
        findings.extend(_finding(layout, report, content, voice) for content in contents)
        spoken.extend((content.first, content.last) for content in contents)
        if voice.known is None or inside:
            continue
        ahead = report.kind == PHRASE and contents[-1].first > report.at
        previous, after = voice, min(contents[-1].last, last - 1) if ahead else report.at
        discourse.current = voice.known
        if voice.known.several:
            discourse.several = voice.known
    discourse.heard = max([discourse.heard, *(end for _, end in spoken)])
    return findings + _loose(layout, discourse, first, last, paragraph_last, spoken)


def _loose(
    layout: Layout,
    discourse: Discourse,
    first: int,
    last: int,
    paragraph_last: int,
    spoken: list[tuple[int, int]],
) -> list[Finding]:
    """What of a sentence is speech without a word of report."""
    findings = []
    ahead = [] if spoken else [read_named_ahead(layout, first, last)]
    for report in (*find_loose(layout, first, last, spoken), *ahead):
        if report is None or report.content < discourse.heard:
            continue
        voice = find_speaker(layout, report, discourse, first, None, first)
        if voice.known is None and report.at == first:
            continue  # a motto
        content = read_content(layout, report, last, [], paragraph_last)
        if content is not None:
            findings.append(_finding(layout, report, content, voice))
    return findings


def _more_marks(layout: Layout, content: Content, paragraph_last: int) -> list[Content]:
    """The further pieces that و joins to a quoted one: شعارات من قبيل: «…» و«…»."""
    found: list[Content] = []
    at = content.last
    while content.marked and at < paragraph_last:
        form = layout.tokens[at].form
        pair = layout.opens.get(at + 1)
        if form.text in STOPS or form.text in COMMAS:
            at += 1
        elif (
            form.word == "و"
            and pair is not None
            and pair.whole
            and word_count(layout.tokens, at + 1, pair.close) >= 3
        ):
            found.append(Content(pair.open, pair.close + 1, content.kind, True, "marks"))
            at = pair.close + 1
        else:
            break
    return found


def _finding(layout: Layout, report: Report, content: Content, voice: Voice) -> Finding:
    tokens = layout.tokens
    first = tokens[content.first]
    behind = report.kind == PHRASE or content.first < report.at  # ستنطلق الدورة, of وستنطلق
    start = first.start + (first.form.cut if behind or first.form.comp else 0)
    return Finding(
        (start, tokens[content.last - 1].end),
        content.kind,
        report.cue_spans,
        report.lemma,
        said_by(layout, voice),
        rule_of(report, content.rule),
    )


def said_by(layout: Layout, voice: Voice) -> list[tuple[Known, tuple[int, int] | None, str]]:
    """The speakers of a voice: who, at which offsets the words name them or None, and by which rule."""
    said: list[tuple[Known, tuple[int, int] | None, str]] = []
    if voice.known is not None:
        span = _span(layout.tokens, voice.phrase) if voice.phrase is not None else None
        said.append((voice.known, span, voice.rule))
    if voice.second is not None:
        known, phrase = voice.second
        said.append((known, _span(layout.tokens, phrase), voice.rule))
    return said


def _span(tokens: list[Token], phrase: Phrase) -> tuple[int, int]:
    """The offsets of a mention: the phrase with what points to it, هذه المصادر، المصدر نفسه."""
    first, last = phrase.first, phrase.last
    if first and tokens[first - 1].form.word in _THIS and tokens[first].form.definite:
        first -= 1
    if last < len(tokens) and tokens[last].form.word in SELF:
        last += 1
    form = tokens[first].form
    cut = form.stem_at if form.conjunction or form.stem_at else 0
    return tokens[first].start + cut, tokens[last - 1].end


def rule_of(report: Report, content: str) -> str:
    """What the rule is called by which `report` has a content that `content` opens."""
    kind = {PARTICIPLE: "participle", MASDAR: "speech-noun", PHRASE: "source-phrase", LOOSE: "no-cue"}.get(
        report.kind, "verb"
    )
    if report.reading is not None and frame(report.reading).homograph:
        kind = "homograph-" + kind
    return f"{kind}-{content}"
