"""The name of a licence as Hugging Face's Hub takes it: one of its own identifiers, or `other` with a name.

The Hub refuses a card whose `license` is none of them, and knows each in small letters alone.
"""

import json
import re

_LISTED = """
afl-3.0 agpl-3.0 apache-2.0 artistic-2.0 bsd bsd-2-clause bsd-3-clause bsl-1.0 c-uda cc cc-by-2.0
cc-by-2.5 cc-by-3.0 cc-by-4.0 cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nc-nd-3.0 cc-by-nc-nd-4.0
cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 cc-by-nd-4.0 cc-by-sa-3.0 cc-by-sa-4.0 cc0-1.0
cdla-permissive-1.0 cdla-permissive-2.0 cdla-sharing-1.0 ecl-2.0 epl-1.0 epl-2.0 etalab-2.0 eupl-1.1
eupl-1.2 gfdl gpl gpl-2.0 gpl-3.0 isc lgpl lgpl-2.1 lgpl-3.0 mit mpl-2.0 odbl odc-by ofl-1.1 osl-3.0
pddl unknown unlicense wtfpl zlib
"""
_IDENTIFIERS = frozenset(_LISTED.split())
# Identifiers of SPDX that the Hub knows by another name.
_OTHERWISE = {"odbl-1.0": "odbl", "odc-by-1.0": "odc-by", "pddl-1.0": "pddl", "gfdl-1.3": "gfdl"}
_ADDRESS = re.compile(r"https?://[^\s\"<>]+")


def licence_lines(licence: str) -> list[str]:
    """The lines of a card's YAML that name the licence, whatever way its identifier is spelt."""
    spelt = re.sub(r"[\s_]+", "-", licence.strip().lower())
    spelt = re.sub(r"-(only|or-later)$", "", _OTHERWISE.get(spelt, spelt))
    if spelt in _IDENTIFIERS:
        return [f"license: {spelt}"]
    name = re.sub(r"[^a-z0-9.]+", "-", licence.lower()).strip("-.")
    lines = ["license: other", f"license_name: {json.dumps(name or 'own')}"]
    address = _ADDRESS.search(licence)
    return [*lines, f"license_link: {json.dumps(address[0])}"] if address else lines
