"""What the two sides of TEI have in common: names of elements and attributes, and the entries of places."""

from annotations.scheme import Document, EntityKind

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

CATEGORIES = {
    "direct": "a quote that stands inside quotation marks",
    "indirect": "a quote in a paraphrase",
    "mixed": "a paraphrase of which some words stand in quotation marks",
    "metonymy": "a place that stands for its people or government",
    "unnamed": "who speaks without a name",
}

# An entity's kind → the list in standOff, its members, their name; and the element of its mentions.
ONE_OF = {
    EntityKind.PERSON: ("listPerson", "person", "persName"),
    EntityKind.ORGANISATION: ("listOrg", "org", "orgName"),
    EntityKind.DOCUMENT: ("listBibl", "bibl", "title"),
    EntityKind.UNNAMED: ("listPerson", "person", "persName"),
}
MENTION = {EntityKind.PERSON: "persName", EntityKind.ORGANISATION: "orgName"}


def tag(name: str) -> str:
    """The name in TEI's namespace, as lxml writes it."""
    return f"{{{NAMESPACE}}}{name}"


def place_entries(document: Document) -> dict[tuple[str, str | None], str]:
    """The places that are named, by name and gazetteer key, each with its id."""
    named = dict.fromkeys((place.name, place.gazetteer) for place in document.places)
    return {entry: f"pl{number}" for number, entry in enumerate(named, start=1)}
