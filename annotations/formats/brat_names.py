"""What the two sides of brat have in common: its configuration, and how a line names an entity."""

import re

from annotations.formats.archive import percent_encoded
from annotations.scheme import Entity, EntityKind, QuoteKind

# All at which brat, as Python's splitlines, ends a line.
LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

ANNOTATION_CONF = f"""[entities]
Quote
Speaker
Cue
Place

[relations]
Said_by\tArg1:Quote, Arg2:Speaker
Lent_by\tArg1:Quote, Arg2:Cue
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind\tArg:Quote, Value:{"|".join(QuoteKind)}
Metonymy\tArg:Place
"""

VISUAL_CONF = """[labels]
Quote | Quote | Q
Speaker | Speaker | S
Cue | Cue | C
Place | Place | P
Said_by | said by | by
Lent_by | lent by | cue
Kind | kind
Metonymy | metonymy

[drawing]
SPAN_DEFAULT\tfgColor:black, bgColor:lightgrey, borderColor:darken
ARC_DEFAULT\tcolor:black, arrowHead:triangle-5
Quote\tbgColor:#f5e6a8
Speaker\tbgColor:#b7d7f0
Cue\tbgColor:#d9c3ea
Place\tbgColor:#c4e3c0
Kind\tglyph:"|*|?, dashArray:,,
Metonymy\tdashArray:3-3
"""

REFERENCE = re.compile(rf"({'|'.join(EntityKind)}):([^@\s]+)(?:@(\S*))?")


def entity_reference(entity: Entity) -> str:
    """``KIND:ID`` or, with a corpus-wide speaker, ``KIND:ID@SPEAKER``: brat's RID:EID."""
    speaker = "" if entity.speaker is None else f"@{percent_encoded(entity.speaker)}"
    return f"{entity.kind}:{percent_encoded(entity.id)}{speaker}"
