"""Organisations' and campaigns' names that a place stands inside: جامعة القاهرة. Token indices."""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import is_role
from annotations.suggest.tokens import MARK, WORD, Form
from annotations.suggest.words import word_class

_JOINING = word_class("joining")
# Heads whose names swallow the place behind them: جامعة القاهرة، اتفاق أوسلو.
ORGANISATION_HEADS = word_class("organisation_heads")
_SIDES = frozenset({"شمال", "جنوب", "شرق", "غرب"})
_PRONOUNS = frozenset({"هو", "هي", "هم", "هما"})
_CAMPAIGNS = word_class("campaigns")


def inside_organisation(layout: Layout, at: int, offset: int) -> bool:
    """Whether an organisation's head governs the place: جامعة القاهرة، هيئة تطوير مدينة الرياض."""
    tokens = layout.tokens
    form = tokens[at].form
    if form.conjunction and offset == form.cut:
        return False
    purpose = form.stem_at > form.cut
    for k in range(at - 1, max(-1, at - 7), -1):
        form = tokens[k].form
        if form.kind == MARK and k == at - 1 and k > 0:
            return tokens[k - 1].form.stem in ORGANISATION_HEADS  # اتفاقات "مينسك"
        if form.kind != WORD or (form.stem == "العالم" and k == at - 1):
            return False  # كأس العالم is a whole name
        if form.word == "اجل" or (form.word == "من" and tokens[k + 1].form.word == "اجل"):
            purpose = True
            continue
        if form.prep and form.word not in _SIDES:
            return False
        if form.stem in ORGANISATION_HEADS:
            return not (_of_a_war(layout, k, at) or _of_its_capital(layout, k, at))
        if form.bare[:1] == "ب" and not form.definite and (form.stem_at > form.cut or form.word == "بحجم"):
            return False  # أمارة بحجم منطقة الرياض
        if purpose and form.stem.removeprefix("ال") in ORGANISATION_HEADS:
            # الوعود التي قطعها الاتحاد لدعم أثينا: no name ends what a relative clause tells.
            told = k > 1 and tokens[k - 2].form.bare in words.RELATIVES
            return not (told and tokens[at - 1].form.word[:1] == "ل")
        if form.word[:1] == "ل" and not form.definite:
            purpose = True
            continue
        if purpose and form.definite:
            continue
        if (form.verb is not None and form.noun is None) or _verb_shaped(form):
            return False
        if form.definite and k == at - 1 and not is_role(form) and form.word not in _JOINING:
            return False  # a closed phrase governs nothing, unless it is an adjective in the name
        if form.conjunction and not form.definite:
            return False
        if form.comp or form.bare in words.RELATIVES or form.bare in words.TIMES or form.bare in _PRONOUNS:
            return False
        if is_role(form) and not form.definite:
            return False
    return False


def inside_short_marks(layout: Layout, at: int, last: int) -> bool:
    """Whether a place ends a name of two or three words in marks: حزب «قلب تونس»."""
    tokens = layout.tokens
    opener = layout.inside[at]
    pair = layout.opens.get(opener)
    if pair is None or not pair.whole or pair.close - opener > 4:
        return False
    first, before = tokens[opener + 1].form, tokens[at - 1].form
    closes = last == pair.close or tokens[last].form.definite
    return closes and at == opener + 2 and _names(first) and not before.prep


def _names(form: Form) -> bool:
    """Whether a word before a place is a bare noun, which with it makes a name: قلب، نداء."""
    if (
        form.kind != WORD
        or form.definite
        or form.prep
        or form.particle
        or form.stem_at > 0
        or form.conjunction
    ):
        return False
    return form.role not in ("area", "site", "title") and form.verb is None and form.bare not in _SIDES


def _of_a_war(layout: Layout, head: int, at: int) -> bool:
    """Whether the place wages a war, and no war bears its name: حرب روسيا على أوكرانيا."""
    tokens = layout.tokens
    if tokens[head].form.stem != "حرب" or at != head + 1:
        return False
    return any(t.form.bare in ("علي", "ضد") for t in tokens[at + 1 : at + 3])


def _of_its_capital(layout: Layout, head: int, at: int) -> bool:
    """Whether مركز is an area's chief town, or عملية what is done to it: مركز محافظة كذا، عملية تحرير
    مدينة كذا.
    """
    tokens = layout.tokens
    if tokens[at - 1].form.role != "area" or tokens[at - 1].form.definite:
        return False
    return (tokens[head].form.stem == "مركز" and at == head + 2) or tokens[head].form.stem == "عمليه"


def _verb_shaped(form: Form) -> bool:
    """Whether a word without readings is a verb by its beginning: يستقبل، تستقبل."""
    return (
        not form.readings and not form.definite and len(form.word) > 4 and form.word.startswith(("ي", "تست"))
    )


def inside_campaign(layout: Layout, at: int) -> bool:
    """Whether the place ends the name of a campaign told by its purpose: حملة كذا لنصرة الأشقاء في كذا."""
    tokens = layout.tokens
    k = at - 1
    if k < 4 or tokens[k].form.word != "في" or not tokens[k - 1].form.definite:
        return False
    purpose = tokens[k - 2].form
    if purpose.word[:1] != "ل" or purpose.definite or purpose.particle or len(purpose.word) < 4:
        return False
    for k in range(at - 4, max(-1, at - 8), -1):
        form = tokens[k].form
        if form.kind != WORD or not form.definite:
            return False
        if form.stem.removeprefix("ال") in _CAMPAIGNS:
            return True
    return False
