"""What may stand inside a noun phrase and what ends it: prepositions, clitics, places, words of other
phrases.
"""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.person_words import ends_phrase, is_given, is_role, is_title
from annotations.suggest.persons import QUANTITIES, is_country
from annotations.suggest.shapes import ends_in_pronoun, masdar_like, masdar_shaped, prefixed_masdar
from annotations.suggest.tokens import WORD, Form, Token
from annotations.suggest.words import word_class

OCCASIONS = word_class("occasions")
_ALL = frozenset({"اي", "ايه", "كل", "جميع", "كافه", "بعض", "عدد"})
_IN_NAME_OF = frozenset({"باسم", "باسمه", "باسمها", "باسمهم"})
# Behind these an office's matter stands bare: المفوض المكلف حقوق الإنسان.
_CHARGED = frozenset({"المكلف", "المكلفه"})
_SOME = word_class("some_of")
_CROWDS = word_class("crowds")
_PARTS = frozenset({"الماده", "الفصل", "البند", "الفقره"})
_ASSISTING = frozenset({"المساعده", "المشاركه", "المعاونه"})
_TEN = frozenset({"عشر", "عشره"})
_INSTITUTIONAL = frozenset({"البلديه", "الاكاديميه"})
_OVERSEERS = word_class("overseers")


def another_begins(tokens: list[Token], first: int, at: int) -> bool:
    """Whether another phrase begins, as what stands before it is whole: دعا البيان قطر."""
    head, form, before = tokens[first].form, tokens[at].form, tokens[at - 1].form
    if form.word in _TEN and before.definite:
        return False  # المادة الثانية عشرة
    if form.word[:1] == "ل" and form.word[1:] in words.ADDRESSEES and not form.readings:
        return True  # قال المدير لرويترز
    in_town = before.role == "place" and before.stem_at > before.cut
    if in_town and form.definite and not (form.role or form.conjunction) and form.word[-1] not in "يه":
        return True  # عزا تجار بالبلدة الهبوط إلى كذا, unlike المفتي العام للقدس والديار الفلسطينية
    plain = form.kind == WORD and not (form.definite or form.prep or form.conjunction)
    if (
        plain
        and head.role == "place"
        and at == first + 1
        and not is_given(form)
        and is_country(tokens, first)
    ):
        return True  # دعت بريطانيا دولا أخرى
    unknown = before.kind == WORD and not (before.readings or before.definite or before.prep)
    if unknown and at > first + 1 and masdar_like(form) and form.word[-1] != "ي":
        return True  # وصف خالد فولان انتشار كذا
    if form.kind == WORD and not form.definite and form.word in _ALL and before.role == "place":
        return True  # دعا مفتي مصر كافة الدول
    if form.kind == WORD and not form.definite and not form.prep and before.definite:
        plural = is_role(form) and any(a.role and a.number == "p" for a in form.readings)
        if form.word in _ALL:
            return True  # دعت الهيئة كل القوى
        matter = form.word in words.NOUN_OBJECTS or form.word in words.DOCUMENTS or form.word in words.MATTERS
        if matter and before.word not in _CHARGED and (head.role == "role" or is_given(before)):
            return True  # وصف الخبير موقف المدينة
        if plural and not before.prep and before.role != "title":
            return True  # دعا المستشار أبناء المدينة
        named = is_given(form) or is_role(form) or form.word[:1] in ("ل", "ب", "ك")
        if head.role in ("institution", "source") and head.definite and not named:
            return True  # حقق البنك نتائج
    whole = before.definite or (head.role == "institution" and not before.readings and at > first + 1)
    if form.definite and whole and form.stem_at == form.cut and before.role != "title":
        institution = form.role in ("institution", "source") and not form.word.startswith("الم")
        institution = (
            institution and not form.conjunction and not is_title(form) and not _adjective_of(form, before)
        )
        if institution or form.word in _CROWDS:
            return True  # طمأن طبيب الفريق الجمهور
        if before.definite and not form.conjunction and form.stem[2:] in words.MATTERS and not _named(before):
            return True  # عكر رئيس النادي الأجواء
        if before.definite and not form.conjunction and _plural_of_things(form, before):
            return True  # حدد الصندوق الأولويات
    apart = form.definite and whole and form.stem_at == form.cut and not form.conjunction
    if apart and (form.word == "القول" or (head.role == "role" and _demand(tokens, at))):
        return True  # جدد الناطق باسم الهيئة المطالبة بكذا
    if at != first + 1 or not head.definite or head.role not in ("institution", "source", "role", "title"):
        return False
    if tokens[at].form.stem_at != tokens[at].form.cut:
        return False
    if form.definite and _disagrees(head, form):
        return True  # no adjective: رفض المشاركون الاكتفاء، سلمت الوزارة المفتاح
    if head.role == "role" and tokens[at].form.definite and tokens[at].form.role == "institution":
        return True  # no adjective: دعا المشاركون الحكومة
    return is_country(tokens, at)


def _named(before: Form) -> bool:
    """Whether a word begins a name that the next one may go on with: عبد السلام."""
    return is_given(before) or before.word in words.NAME_JOINTS


def _plural_of_things(form: Form, before: Form) -> bool:
    """Whether a definite word is a plural in ات behind a singular man's or thing's word, so no adjective."""
    if form.role or form.stem_at != form.cut or not form.word.endswith("ات") or len(form.word) < 6:
        return False
    return (
        before.kind == WORD
        and before.definite
        and not before.word.endswith(("ات", "ه", "ا"))
        and not _named(before)
    )


def _demand(tokens: list[Token], at: int) -> bool:
    """Whether a definite word is a masdar with its preposition behind it, so that it is the object."""
    form = tokens[at].form
    after = tokens[at + 1].form if at + 1 < len(tokens) else None
    if after is None or not masdar_shaped(form.stem[2:]) or form.word[-1] == "ي" or form.role:
        return False
    with_b = after.bare[:1] == "ب" and (after.stem_at > after.cut or prefixed_masdar(after))
    return form.word not in _ASSISTING and with_b


def _adjective_of(form: Form, before: Form) -> bool:
    """Whether what is an institution elsewhere is an adjective here: الانتخابات البلدية."""
    return form.word in _INSTITUTIONAL and not is_role(before)


def _disagrees(head: Form, form: Form) -> bool:
    """Whether a definite word cannot be the adjective of a definite head by its number or gender."""
    if head.word.endswith("ون"):
        return form.word.endswith(("ه", "ات")) or masdar_shaped(form.stem[2:])
    if head.role == "source" and masdar_shaped(form.stem[2:]) and form.word[-1] != "ي":
        return True  # بررت المصادر التأجيل
    feminine = head.role in ("institution", "source") and head.text.endswith("ة")
    return feminine and not form.word.endswith(("ه", "ي", "ا"))


def finished_verb(form: Form) -> bool:
    """Whether an unknown word ends as a verb in the feminine does (بلاغ توصلت به)."""
    return form.word.endswith("ت") and not form.word.endswith(("ات", "يت", "وت")) and len(form.word) >= 5


def stranger(form: Form) -> bool:
    """Whether an indefinite word can be no part of a phrase whose last word is definite, as it is no name."""
    if (
        form.definite
        or form.role
        or form.prep
        or form.conjunction
        or form.readings
        or form.stem_at > form.cut
    ):
        return False
    return (form.word.endswith("ات") or ends_in_pronoun(form)) and not (is_given(form) or form.named)


def awaits_genitive(form: Form) -> bool:
    """Whether a noun without the article stands before a further one that makes it definite: حلف شمال
    الأطلسي.
    """
    return form.kind == WORD and not form.definite and not form.prep and form.role == "institution"


def preposition_inside(layout: Layout, at: int, limit: int, first: int, named: bool) -> bool:
    """Whether the preposition at `at` goes on with the title or the institution's name before it."""
    if at + 1 >= limit:
        return False
    tokens = layout.tokens
    preposition, before, after = tokens[at].form.bare, tokens[at - 1].form, tokens[at + 1].form
    if preposition in _IN_NAME_OF:
        return True
    if preposition == "ل":
        office = not named and is_role(tokens[first].form)
        return office and (_owner_in_marks(layout, at + 1, limit) or _members(layout, first, at))
    if preposition == "علي":
        return before.stem in _OVERSEERS
    if preposition == "لدي":
        return not named
    if preposition == "من" and tokens[first].form.word in _PARTS:
        return after.kind == WORD and (
            after.role in ("source", "institution") or after.word in words.DOCUMENTS
        )
    if preposition == "من":
        several = tokens[first].form.word in _SOME and at == first + 1 and after.kind == WORD
        return tokens[first].form.word in QUANTITIES and (
            after.definite or is_role(after) or after.role == "source" or (several and not ends_phrase(after))
        )
    described = at == first + 2 and tokens[first].form.role == "source" and not tokens[first].form.definite
    described = described and before.word.endswith(("ي", "يه"))  # مصدر طبي في المستشفى
    if (
        preposition == "في"
        and (at == first + 1 or described)
        and not before.definite
        and (is_role(before) or before.role == "source" or described)
    ):
        return after.kind == WORD and after.bare not in words.TIMES and after.word not in OCCASIONS
    if (
        preposition == "في"
        and not named
        and is_role(tokens[first].form)
        and _workplace(layout, at + 1, limit)
    ):
        return True
    if preposition in ("في", "عن"):
        institution = after.role == "institution" or at + 1 in layout.opens
        if preposition == "عن":
            return before.word in ("صادر", "صادره")  # تقرير صادر عن المنظمة
        return (
            institution
            and (not named or is_role(before))
            and (is_role(before) or not named or before.definite)
        )
    return False


def _owner_in_marks(layout: Layout, at: int, limit: int) -> bool:
    """Whether a quoted name is whose office it is (الأمين العام لـ«كذا»، فلان), not who is spoken to."""
    pair = layout.opens.get(at)
    if pair is None or not pair.whole or pair.close + 1 >= limit:
        return False
    after = layout.tokens[pair.close + 1].form
    if layout.tokens[at + 1].form.word in words.ADDRESSEES or after.kind not in (WORD, "punctuation"):
        return False
    if after.text in words.COMMAS and pair.close + 2 < limit:
        after = layout.tokens[pair.close + 2].form
    return is_given(after) or after.role == "title"


def _members(layout: Layout, first: int, at: int) -> bool:
    """Whether an office within a body has its party in marks behind ل: عضو المكتب السياسي لـ«كذا»."""
    tokens = layout.tokens
    pair = layout.opens.get(at + 1)
    if pair is None or not pair.whole or pair.close - pair.open > 4 or at < first + 2:
        return False
    if any(t.form.word in words.ADDRESSEES for t in tokens[pair.open + 1 : pair.close]):
        return False
    return tokens[first].form.word == "عضو" and tokens[at - 1].form.definite


def _workplace(layout: Layout, at: int, limit: int) -> bool:
    """Whether what follows في is where an office is borne: an indefinite office's, or one whose bearer
    comes next.
    """
    tokens = layout.tokens
    form = tokens[at].form
    if form.bare in words.TIMES or form.kind != WORD or form.bare in OCCASIONS:
        return False
    if form.role in ("site", "area", "institution"):
        return True
    after = tokens[at + 1].form if at + 1 < limit else None
    return form.definite and after is not None and (is_given(after) or after.role == "title")


# Of these ل tells to whom they speak: قالت مصادر للصحيفة.
_SPEAK_TO = frozenset({"مصدر", "مصادر"})


def clitic_inside(form: Form, named: bool, before: Form) -> bool:
    """Whether a word with ل or ب written onto it belongs to the phrase (الناطق بوزارة…), not to an
    addressee.
    """
    letter = form.bare[0]
    if form.stem in words.ADDRESSEES and letter == "ل":
        return is_role(before) and not named and not before.definite
    if letter == "ل":
        return (not named or is_role(before)) and before.word not in _SPEAK_TO
    if letter == "ب":
        if form.stem == "دور":
            return False  # نوه الوزير بدور المعلمين: the part they play rather than houses
        fits = form.role in ("institution", "area", "place", "site") or (
            form.definite and form.role != "title" and not masdar_shaped(form.stem[2:])
        )
        return fits and (not named or is_role(before) or before.definite)
    return False
