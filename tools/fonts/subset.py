"""Cut the letters that nearly every page needs out of the faces in static/vendor, so that pages are light.

    python -m pip install fonttools==4.68.0 brotli==1.2.1
    python tools/fonts/subset.py

Writes `…-core.woff2` beside each file and prints their SHA-256, for the README there. The whole files stay: a
browser takes them by their `unicode-range` (static/css/base.css) for the rare rest.
"""

import hashlib
import io
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

VENDOR = Path(__file__).resolve().parents[2] / "static" / "vendor"
# The Arabic block as a whole: a word must never be parted between two files.
ARABIC = [*range(0x600, 0x700), 0x20, 0xA0, 0x200C, 0x200D, 0x200E, 0x200F]
LATIN = [
    *range(0x20, 0x7F),
    0xA0,
    0xAB,
    0xB7,
    0xBB,
    *range(0x2010, 0x2027),
    0x2039,
    0x203A,
    0x2190,
    0x2192,
    0x2212,
]
FILES = [
    ("noto-naskh-arabic", "arabic", ARABIC),
    ("noto-naskh-arabic", "latin", LATIN),
    ("vazirmatn", "arabic", ARABIC),
    ("vazirmatn", "latin", LATIN),
]
# The weights that the style sheets use.
WEIGHTS = (400, 700)


def main() -> None:
    """Write the four files."""
    for face, script, characters in FILES:
        whole = VENDOR / face / f"{face}-{script}-wght-normal.woff2"
        # The date in the file would otherwise be that of the day, and the bytes other ones each time.
        font = TTFont(whole, recalcTimestamp=False)
        instancer.instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
        # The cutter wants to read what the instancer has written.
        font.flavor = None
        font.save(between := io.BytesIO())
        font = TTFont(between, recalcTimestamp=False)
        options = subset.Options(layout_features=["*"], flavor="woff2", hinting=False, recalc_timestamp=False)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=characters)
        cutter.subset(font)
        core = whole.with_name(whole.name.replace("wght-normal", "core"))
        subset.save_font(font, core, options)
        print(f"{hashlib.sha256(core.read_bytes()).hexdigest()}  {core.name}  {core.stat().st_size} bytes")


if __name__ == "__main__":
    main()
