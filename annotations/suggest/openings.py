"""Where the content of a report begins, and what opens it: a clause, marks, a colon, a noun phrase."""

from annotations.suggest import words
from annotations.suggest.ahead import asked_within, content_later, goes_to
from annotations.suggest.governing import also_takes, governs, phrase_follows, rumoured, takes_clause
from annotations.suggest.layout import Layout
from annotations.suggest.marks import Pair, word_count
from annotations.suggest.morphology import Analysis
from annotations.suggest.nounphrase import is_role, read_phrase
from annotations.suggest.objects import after_subject, is_stated, is_thing, named_thing
from annotations.suggest.persons import QUANTITIES
from annotations.suggest.report import (
    CLAUSE,
    MARKS,
    OBJECT,
    PARTICIPLE,
    SPEECH,
    Report,
    frame,
    governed,
)
from annotations.suggest.shapes import (
    asked_with_ba,
    object_like,
    own_deed,
    three_letter_masdar,
    written_preposition,
)
from annotations.suggest.tokens import WORD
from annotations.suggest.words import word_class

_NAMED_IN_MARKS = frozenset({"institution", "source", "area", "site", "title"})
# What these say of a thing may be any word with ب: وصف السفر بالمفاجأة.
_CALLING = frozenset({"وصف", "برر", "علل"})
# After a comma these begin a clause that the verb before it does not govern.
_OTHER_CLAUSES = frozenset({"الا", "لكن", "بيد", "غير", "بينما", "مما", "اذ", "رغم"})
# Tokens behind a verb within its clause where a colon still brings its speech.
_NEAR_COLON = 8
# Words that begin what verbs of telling how and why have as their content.
_ASKING = frozenset({"كيف", "لماذا"})
_ASKS_HOW = word_class("asks_how")
# Verbs that deny or judge what others told.
_ANY = frozenset({"اي", "ايه"})
# What one asks for, promises or confesses with ب may be any masdar.
_ASKS_WITH_BA = frozenset({"تعهد", "اعترف", "طالب", "وعد", "هدد", "أقر", "اتهم", "أوصى", "توعد", "نصح"})
_NEWS = frozenset({"نبا", "انباء", "خبر", "اخبار", "تقارير", "معلومات", "اقاويل", "تسريبات"})
_DENIALS = word_class("denials")
_SOFT_OBJECTS = word_class("soft_objects")
# Verbs that the lexicon takes for homographs but that news uses for reports more often than not.
_MOSTLY_REPORTS = word_class("mostly_reports")


def find_opening(layout: Layout, report: Report, readings: list[Analysis], begin: int, limit: int) -> None:
    """Find where the content begins, between the cue and `limit`, and what opens it."""
    tokens = layout.tokens
    clauses = frozenset().union(*(governed(frame(a))[0] for a in readings))
    governing = frozenset().union(*(governed(frame(a))[1] | also_takes(a, report.kind) for a in readings))
    homograph = any(frame(a).homograph and a.lemma not in _MOSTLY_REPORTS for a in readings)
    if tokens[report.at].form.particle:
        homograph = True
    objects = not all(frame(a).homograph and a.lemma not in _SOFT_OBJECTS for a in readings)
    addressee = any(frame(a).addressee for a in readings)
    called = any(a.lemma in _CALLING for a in readings)
    asks = any(a.lemma in _ASKS_WITH_BA for a in readings)
    denies = any(a.lemma in _DENIALS for a in readings)
    at = begin
    thing = phrase = -1
    relative = False
    since = begin
    commas = 0
    while at < limit:
        form = tokens[at].form
        before = tokens[at - 1].form
        if at in layout.opens:
            pair = layout.opens[at]
            if (
                not relative or before.bare == "ب" or word_count(tokens, at, pair.close) >= 8
            ) and _speech_in_marks(layout, pair, begin, limit):
                report.content, report.how = at, MARKS
                if homograph and not _strong(layout, report, begin, at):
                    report.content, report.how = -1, ""
                elif before.bare == "ب":
                    report.preposition = at - 1
                elif before.prep and before.prep in governing:
                    report.preposition, report.how = at - 1, OBJECT if thing >= 0 else MARKS
                elif "ب" in governing and at - 1 > begin and written_preposition(before) == "ب":
                    report.content, report.how = at - 1, OBJECT
                elif thing >= 0:
                    report.content, report.how = thing, OBJECT
                elif 0 <= phrase < at - 1 and at - phrase < 8:
                    report.content, report.how, report.preposition = phrase + 1, OBJECT, phrase
                return
            at = pair.close + 1
            continue
        if at in layout.parens:
            at = layout.parens[at] + 1
            continue
        if form.text in words.COLON:
            if homograph and not (at + 1 in layout.opens and _strong(layout, report, begin, at)):
                return
            if any(frame(a).homograph for a in readings) and _described(layout, report, begin, at):
                return
            if not (report.starts_new or at + 1 in layout.opens) and at - begin > _NEAR_COLON:
                return  # a list that a relative clause announces
            if at + 1 < limit and commas < 4:
                report.content, report.how = at + 1, SPEECH
            return
        if form.text in words.COMMAS:
            commas += 1
            relative = False
            after_comma = tokens[at + 1].form if at + 1 < limit else form
            if report.kind == PARTICIPLE and commas == 1 and not (after_comma.prep or after_comma.comp):
                break
            if thing >= 0 and after_comma.comp and not after_comma.conjunction and "" in clauses:
                thing = -1  # a noun of the subject's: أعلنت الهيئة المكلفة بوقف إطلاق النار، أن…
            if thing >= 0:
                break
        if form.bare in words.RELATIVES:
            relative, since = True, at
        if commas and before.text in words.COMMAS and form.bare in _OTHER_CLAUSES:
            break
        if any(a.form == "masdar" and a.accusative and a.lemma == report.lemma for a in form.readings):
            at += 1  # نفى نفيا قاطعا
            continue
        if form.bare in _ASKING and not relative and any(a.lemma in _ASKS_HOW for a in readings):
            report.content, report.how = at, CLAUSE
            return
        held = at > begin or report.kind == PARTICIPLE
        if denies and form.word == "ما" and held and thing < 0 and rumoured(layout, at, limit):
            report.content, report.how = at, OBJECT
            return
        told = form.bare in _ANY or form.word.removeprefix("ال") in _NEWS
        if told and denies and thing < 0 and after_subject(before, at == begin, tokens[at - 2].form):
            report.content, report.how = at, OBJECT
            return  # نفت أي مسؤولية، نفى الأنباء المتداولة
        if form.comp:
            preposition = before.bare if before.bare in ("الي", "علي", "من", "عن", "ب") and at > begin else ""
            if (
                thing >= 0
                and at - thing < 4
                and form.word.startswith("ان")
                and (not preposition or thing == begin)
            ):
                break
            if phrase >= 0 and at - phrase < 6 and not preposition and object_like(before):
                break
            if homograph and not _strong(layout, report, begin, at):
                return
            if at > begin and asked_within(layout, at, limit):
                at += 1
                continue
            inner = relative and (thing >= 0 or takes_clause(layout, since, at))
            if governs(clauses, preposition, form, before, inner, at == begin):
                report.content, report.how = at, CLAUSE
                if preposition:
                    report.preposition = at - 1
                return
            if form.comp and before.bare in ("كما", "حيث"):
                return
        elif (
            report.kind == PARTICIPLE
            and at == begin
            and "" in governing
            and not addressee
            and named_thing(form)
        ):
            thing = at
        elif not relative and (objects or before.word in words.STRESSES):
            stressed = form.prep == "علي" and before.word in words.STRESSES and "" in governing
            governed_here = bool(form.prep) and form.prep in governing
            if form.prep == "من" and at == begin + 1 and before.word in QUANTITIES:
                governed_here = False  # استغرب عدد من معجبيه كذا
            if stressed or (governed_here and phrase_follows(layout, at, begin, limit)):
                set_off = form.prep == "الي" and before.text in words.COMMAS
                if phrase < 0 or (set_off and tokens[phrase].form.prep != "الي"):
                    phrase = at
                stated = at + 1 < limit and object_like(tokens[at + 1].form)
                if form.prep == "الي" or "" not in clauses or at == begin or stated:
                    break
            letter = written_preposition(form)
            if (
                not letter
                and before.word not in words.AWAITING_GENITIVE
                and "ل" in governing
                and form.bare[:1] == "ل"
                and not form.readings
                and at > begin
            ):
                letter = "ل"
            named = form.role in ("place", "site", "area", "source") or form.comp
            if letter == "ب" and called and form.definite and not named and at > begin:
                report.content, report.how = at, OBJECT
                return
            if letter == "ل" and "الي" in governing and goes_to(layout, at + 1, limit):
                letter = ""  # دعا في لقاء لكذا إلى كذا
            following = tokens[at + 1].form if at + 1 < limit else None
            name = before.role == "given_name"  # علي بلحاج
            if not letter and asks and not name and asked_with_ba(form, following):
                report.content, report.how = at, OBJECT
                return
            if letter and letter in governing and is_thing(form, layout, at):
                report.content, report.how = at, OBJECT
                return
            if thing < 0 and "" in governing and after_subject(before, at == begin, tokens[at - 2].form):
                after = tokens[at + 1].form if at + 1 < limit else None
                short = at == begin and not addressee and three_letter_masdar(form, after)
                if object_like(form) or is_stated(form, after) or short or own_deed(form, before):
                    thing = at
        at += 1
    if phrase >= 0 and (thing < 0 or phrase < thing):
        report.content, report.how, report.preposition = phrase + 1, OBJECT, phrase
    elif thing >= 0:
        report.content, report.how = thing, OBJECT


def _strong(layout: Layout, report: Report, begin: int, at: int) -> bool:
    """Whether a word that often is another one stands as a verb of report does: first, its content close
    by.
    """
    if at - begin > 14 or not report.starts_new:
        return False
    if at == begin:
        return True
    phrase = read_phrase(layout, begin, at)
    return phrase is not None and (
        phrase.name is not None
        or is_role(phrase.head)
        or phrase.head.role in ("institution", "source", "place")
        or phrase.head.word in words.DOCUMENTS
    )


def _described(layout: Layout, report: Report, begin: int, colon: int) -> bool:
    """Whether the word is a noun with its adjective before a colon (نص تجريبي:), no verb with its subject."""
    form, after = layout.tokens[report.at].form, layout.tokens[begin].form
    if form.conjunction or colon - begin > 2 or form.noun is None:
        return False
    return not (after.definite or after.role or after.named) and after.kind == WORD


def _speech_in_marks(layout: Layout, pair: Pair, begin: int, limit: int) -> bool:
    """Whether a quoted piece is what was said, not a name or a title within the subject."""
    tokens = layout.tokens
    count = word_count(tokens, pair.open, pair.close)
    before = tokens[pair.open - 1].form
    if before.text in words.COLON:
        return True
    if before.word == "ب":
        return count > 3 or not content_later(layout, pair.close + 1, limit)
    follower = tokens[pair.close + 1].form if pair.close + 1 < limit else before
    if follower.comp and not follower.conjunction and pair.open > begin:
        return False  # the name of who speaks
    if count >= 8:
        return True
    if before.prep in ("في", "من", "عن", "علي") and count <= 6:
        return False
    after = tokens[pair.close + 1].form if pair.close + 1 < len(tokens) else None
    if count <= 6 and (
        before.role in _NAMED_IN_MARKS or before.word in ("ل", "صحيفه", "قناه", "موقع", "برنامج", "شركه")
    ):
        return False
    if content_later(layout, pair.close + 1, limit):
        return False
    if count >= 3:
        return True
    ends = after is None or after.text in words.STOPS or after.text in words.COMMAS or bool(after.conjunction)
    return ends and (pair.open == begin or count >= 2)
