"""The texts on the editor's desk: six quotes with a machine's suggestions, and every sort of letter."""

from newsreader.articles.models import Article
from tests.factories import make_article, make_mark, make_place, make_quote, make_set

TEXT = (
    'وقال وزير الأشغال سامي الحدّاد إن "الجسر الجديد في إربد سيفتح غدا" 🙂، مضيفا '
    "أن الكلفة بلغت ٤٠ مليون دينار.\n"
    "\n"
    "وأكدت الناطقة باسم البلدية رنا العمري أن العمل انتهـــى، وأوضحت: «لن نتأخر بعد اليوم».\n"
    "\n"
    "ومن جهته، شدد رئيس شركة Delta Roads على ضرورة الصيانة، "
    "فيما حذّر سائق من الازدحام عند مدخل عمّان وبالزرقاء."
)
# Emoji of one and of several code points, tashkeel, tatweel, ZWNJ, Latin, digits, a quote over paragraphs.
LETTERS = (
    "😀 وقالَ المُهندِسُ نـــادر 👩\u200d🔧 می\u200cخواه للصحفيين: «لن نُغلِق الجسر.\n"
    "سيبقى مفتوحا»، وأكدت شركة Blue Line أن ٢٥ شاحنة وصلت إلى العَقَبة وبالقاهرة وللأردن."
)
MINISTER, WOMAN, HEAD, DRIVER = "سامي الحدّاد", "رنا العمري", "رئيس شركة Delta Roads", "سائق"


def make_suggested_article() -> Article:
    """The article, undecided: six quotes with cues, four of them with mentions, and three places."""
    article = make_article(TEXT, title="جسر إربد الجديد", outlet="جريدة التجربة")
    made = make_set(article, "suggestions")
    make_set(article)
    why = {"rule": "verb-clause", "evidence": "قال", "confidence": 0.94}
    make_quote(
        made,
        'إن "الجسر الجديد في إربد سيفتح غدا"',
        kind="mixed",
        speakers=[(MINISTER, "وزير الأشغال سامي الحدّاد")],
        cues=["قال"],
        **why,
    )
    why |= {"rule": "participle-clause", "evidence": "مضيفا", "confidence": 0.88}
    make_quote(made, "أن الكلفة بلغت ٤٠ مليون دينار", speakers=[MINISTER], cues=["مضيفا"], **why)
    why |= {"rule": "verb-clause", "evidence": "أكدت", "confidence": 0.91}
    make_quote(
        made,
        "أن العمل انتهـــى",
        speakers=[(WOMAN, "الناطقة باسم البلدية رنا العمري")],
        cues=["أكدت"],
        **why,
    )
    why |= {"rule": "verb-marks", "evidence": "أوضحت", "confidence": 0.97}
    make_quote(made, "«لن نتأخر بعد اليوم»", kind="direct", speakers=[WOMAN], cues=["أوضحت"], **why)
    why |= {"rule": "verb-object", "evidence": "شدد على", "confidence": 0.63}
    make_quote(made, "ضرورة الصيانة", speakers=[(HEAD, HEAD)], cues=["شدد"], **why)
    why |= {"rule": "homograph-verb-object", "evidence": "حذّر", "confidence": 0.52}
    make_quote(made, "الازدحام عند مدخل عمّان وبالزرقاء", speakers=[(DRIVER, DRIVER)], cues=["حذّر"], **why)
    why = {"rule": "gazetteer", "evidence": "", "confidence": 0.8}
    places = [("irbid", "إربد", "Irbid"), ("amman", "عمّان", "Amman"), ("zarqa", "الزرقاء", "Zarqa")]
    for key, name, english in places:
        place = make_place(key, name, name_en=english, country="JO")
        make_mark(made, "place", name, place=place, **why)
    return article
