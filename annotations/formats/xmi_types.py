"""The type system of our CAS, and the names of XMI."""

XMI = "http://www.omg.org/XMI"
CAS = "http:///uima/cas.ecore"
TCAS = "http:///uima/tcas.ecore"
OURS = "http:///newsreader.ecore"
XMI_ID = f"{{{XMI}}}id"

_STRING, _BOOLEAN = "uima.cas.String", "uima.cas.Boolean"
_ANNOTATION, _TOP = "uima.tcas.Annotation", "uima.cas.TOP"
# Type → its parent, its features: their types, or, in a list, that of an array's elements.
TYPES: dict[str, tuple[str, dict[str, str | list[str]]]] = {
    "Quote": (
        _ANNOTATION,
        {"kind": _STRING, "speakers": ["QuoteSpeaker"], "cues": ["Cue"], "why": _STRING},
    ),
    "Speaker": (_ANNOTATION, {"entity": "Entity", "why": _STRING}),
    "Cue": (_ANNOTATION, {"lemma": _STRING, "why": _STRING}),
    "Place": (
        _ANNOTATION,
        {"name": _STRING, "gazetteer": _STRING, "metonymy": _BOOLEAN, "why": _STRING},
    ),
    "Entity": (_TOP, {"name": _STRING, "kind": _STRING, "speaker": _STRING}),
    "QuoteSpeaker": (_TOP, {"entity": "Entity", "mention": "Speaker"}),
}


def _feature(name: str, kind: str | list[str]) -> str:
    if isinstance(kind, list):
        kind = f"uima.cas.FSArray</rangeTypeName><elementType>newsreader.{kind[0]}</elementType>"
        return f"   <featureDescription><name>{name}</name><rangeTypeName>{kind}</featureDescription>"
    named = kind if kind.startswith("uima.") else f"newsreader.{kind}"
    return (
        f"   <featureDescription><name>{name}</name><rangeTypeName>{named}</rangeTypeName>"
        "</featureDescription>"
    )


def _type(name: str, parent: str, features: dict[str, str | list[str]]) -> str:
    lines = "\n".join(_feature(*feature) for feature in features.items())
    return (
        f" <typeDescription><name>newsreader.{name}</name><supertypeName>{parent}</supertypeName>\n"
        f"  <features>\n{lines}\n  </features>\n </typeDescription>"
    )


TYPE_SYSTEM = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>\n'
    + "\n".join(_type(name, *said) for name, said in TYPES.items())
    + "\n</types></typeSystemDescription>\n"
).encode()
