"""What the keys of real layouts give: KeyboardEvent.key by KeyboardEvent.code, alone, with Shift, with AltGr.

A row is as a keyboard has it: the letters of the places below, in their order.
"""

from dataclasses import dataclass, field

_UPPER = [f"Key{letter}" for letter in "QWERTYUIOP"] + ["BracketLeft", "BracketRight"]
_HOME = [f"Key{letter}" for letter in "ASDFGHJKL"] + ["Semicolon", "Quote"]
_LOWER = [f"Key{letter}" for letter in "ZXCVBNM"] + ["Comma", "Period", "Slash"]
_DIGITS = [f"Digit{digit}" for digit in "1234567890"] + ["Minus", "Equal"]
PLACES = [*_UPPER, *_HOME, *_LOWER, *_DIGITS]


def _keys(rows: str) -> dict[str, str]:
    given = rows.split()
    assert len(given) == len(PLACES), (len(given), len(PLACES))
    return dict(zip(PLACES, given, strict=True))


@dataclass(frozen=True)
class Layout:
    """The keys of one layout, by their places."""

    plain: dict[str, str]
    shifted: dict[str, str]
    graph: dict[str, str] = field(default_factory=dict)

    def place(self, key: str) -> tuple[str, bool, bool]:
        """Where `key` lies: its code, whether it takes Shift, whether AltGr."""
        for keys, shift, graph in (
            (self.plain, False, False),
            (self.shifted, True, False),
            (self.graph, False, True),
        ):
            for code, given in keys.items():
                if given == key:
                    return code, shift, graph
        raise KeyError(key)


US = Layout(
    _keys("q w e r t y u i o p [ ] a s d f g h j k l ; ' z x c v b n m , . / 1 2 3 4 5 6 7 8 9 0 - ="),
    _keys('Q W E R T Y U I O P { } A S D F G H J K L : " Z X C V B N M < > ? ! @ # $ % ^ & * ( ) _ +'),
)
DVORAK = Layout(
    _keys("' , . p y f g c r l / = a o e u i d h t n s - ; q j k x b m w v z 1 2 3 4 5 6 7 8 9 0 [ ]"),
    _keys('" < > P Y F G C R L ? + A O E U I D H T N S _ : Q J K X B M W V Z ! @ # $ % ^ & * ( ) { }'),
)
AZERTY = Layout(
    _keys("a z e r t y u i o p Dead $ q s d f g h j k l m ù w x c v b n , ; : ! & é \" ' ( - è _ ç à ) ="),
    _keys("A Z E R T Y U I O P Dead £ Q S D F G H J K L M % W X C V B N ? . / § 1 2 3 4 5 6 7 8 9 0 ° +"),
    {"Digit5": "[", "Minus": "]", "Digit4": "{", "Equal": "}"},
)
QWERTZ = Layout(
    _keys("q w e r t z u i o p ü + a s d f g h j k l ö ä y x c v b n m , . - 1 2 3 4 5 6 7 8 9 0 ß Dead"),
    _keys('Q W E R T Z U I O P Ü * A S D F G H J K L Ö Ä Y X C V B N M ; : _ ! " § $ % & / ( ) = ? Dead'),
    {"Digit8": "[", "Digit9": "]", "Digit7": "{", "Digit0": "}"},
)
ARABIC = Layout(
    _keys("ض ص ث ق ف غ ع ه خ ح ج د ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز ظ 1 2 3 4 5 6 7 8 9 0 - ="),
    _keys('َ ً ُ ٌ لإ إ ‘ ÷ × ؛ < > ِ ٍ ] [ لأ أ ـ ، / : " ~ ْ } { لآ آ ’ , . ؟ ! @ # $ % ^ & * ) ( _ +'),
)
PERSIAN = Layout(
    _keys("ض ص ث ق ف غ ع ه خ ح ج چ ش س ی ب ل ا ت ن م ک گ ظ ط ز ر ذ د پ و . / ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰ - ="),
    _keys("ْ ٌ ٍ ً ُ ِ َ ّ ] [ } { ؤ ئ ي إ أ آ ة » « : ؛ ك ٓ ژ ٰ \u200c ٔ ء > < ؟ ! ٬ ٫ ﷼ ٪ × ، * ) ( ـ +"),
)
LAYOUTS = {
    "US": US,
    "Dvorak": DVORAK,
    "AZERTY": AZERTY,
    "QWERTZ": QWERTZ,
    "Arabic": ARABIC,
    "Persian": PERSIAN,
}
# Greek and Hebrew letters' rows have signs among them that Latin layouts have elsewhere.
GREEK_Q, HEBREW_Q, HEBREW_W = (";", "KeyQ"), ("/", "KeyQ"), ("'", "KeyW")
