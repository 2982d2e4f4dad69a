"""The terms of the Web Annotation context that the format uses, each with its IRI, written from the
Recommendation's vocabulary; the W3C's own file is read instead where NEWSREADER_ANNO_CONTEXT names it."""

import json
import os
from pathlib import Path

OA = "http://www.w3.org/ns/oa#"
_IRIS = ("body", "target", "source", "selector", "state", "cached")
_HAS = {"body": "hasBody", "target": "hasTarget", "source": "hasSource", "selector": "hasSelector"}
_NAMED = {**_HAS, "state": "hasState", "cached": "cachedSource"}
_NUMBER = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"

TERMS = {
    "id": "@id",
    "type": "@type",
    **{name: f"{OA}{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "TimeState")},
    **{name: f"{OA}{name}" for name in ("TextPositionSelector", "TextQuoteSelector")},
    **{name: f"{OA}{name}" for name in ("exact", "prefix", "suffix")},
    **{name: f"{OA}{name}" for name in ("classifying", "commenting", "describing", "identifying")},
    **{name: f"{OA}{name}" for name in ("linking", "tagging")},
    **{name: {"@id": OA + _NAMED[name], "@type": "@id"} for name in _IRIS},
    **{name: {"@id": OA + name, "@type": _NUMBER} for name in ("start", "end")},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "items": {
        "@id": "http://www.w3.org/ns/activitystreams#items",
        "@type": "@id",
        "@container": "@list",
    },
}


def context() -> dict:
    """The context as a JSON-LD document."""
    path = os.environ.get("NEWSREADER_ANNO_CONTEXT")
    if path:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    return {"@context": TERMS}
