"""The hand-kept guidelines, read: sections of rules, each rule in both languages with its examples.

``<section id="place" layer="place">``   a part; ``<ar title="…"/>`` and ``<en title="…"/>`` name it
``<rule id="area-word" breaks="…">``     one rule, at the address ``/guidelines/#area-word``; `breaks` names
                                         the rules of ``annotations.scheme.Rule`` that it tells of
``<ar title="…">``, ``<en title="…">``   its words; ``<p>`` where they are several paragraphs, ``<w>`` around
                                         words of Arabic text, ``<see rule="…"/>`` for another rule
``<example>``                            ``<entity>`` and ``<body>`` as in the samples, ``<en>`` what it says
                                         in English, ``<why>`` with ``<ar>`` and ``<en>`` what to look at
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from xml.etree import ElementTree

from annotations.samples.markup import MarkupError, marked
from annotations.scheme import Document, Rule

FOLDER = Path(__file__).parent / "sections"
LANGUAGES = ("ar", "en")


class GuidelinesError(ValueError):
    """A section that cannot be read; the message names its file and rule."""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: a text with its marks, the spans that look like a mark and are none, what it says in
    English, and by language what to look at (HTML, may be missing)."""

    document: Document
    unmarked: list[tuple[int, int]]
    gloss: str
    why: dict[str, str]


@dataclass(frozen=True, slots=True)
class Guideline:
    """One rule: by language its title and its paragraphs (HTML); `breaks` are those of the scheme's rules
    that a mark breaks against it."""

    id: str
    titles: dict[str, str]
    paragraphs: dict[str, list[str]]
    examples: list[Example]
    breaks: list[Rule]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the guidelines; `layer` is "" where it is about all of them."""

    id: str
    layer: str
    titles: dict[str, str]
    rules: list[Guideline]


@cache
def sections() -> tuple[Section, ...]:
    """The guidelines in their order, read once. Raises GuidelinesError where a file is broken."""
    roots = []
    for path in sorted(FOLDER.glob("*.xml")):
        try:
            roots.append(ElementTree.parse(path).getroot())  # noqa: S314 - the files are this repository's own
        except ElementTree.ParseError as error:
            raise GuidelinesError(f"{path.name}: {error}") from error
    titles = {
        rule.attrib["id"]: {language: _part(rule, language).get("title", "") for language in LANGUAGES}
        for root in roots
        for rule in root.findall("rule")
    }
    return tuple(_section(root, titles) for root in roots)


@cache
def rules() -> dict[str, Guideline]:
    """Every rule of the guidelines by its address, without the ``#``. Raises as `sections`."""
    return {rule.id: rule for section in sections() for rule in section.rules}


def telling_of(broken: Iterable[str]) -> list[Guideline]:
    """The guidelines that tell of the scheme's rules of these names, in their own order, each once."""
    names = set(broken)
    return [rule for rule in rules().values() if names & {one.value for one in rule.breaks}]


def _section(root: ElementTree.Element, titles: dict[str, dict[str, str]]) -> Section:
    return Section(
        id=root.attrib["id"],
        layer=root.get("layer", ""),
        titles={language: _part(root, language).get("title", "") for language in LANGUAGES},
        rules=[_rule(element, titles) for element in root.findall("rule")],
    )


def _rule(element: ElementTree.Element, titles: dict[str, dict[str, str]]) -> Guideline:
    name = element.attrib["id"]
    try:
        return Guideline(
            id=name,
            titles=titles[name],
            paragraphs={
                language: [
                    _html(paragraph, language, titles)
                    for paragraph in _part(element, language).findall("p") or [_part(element, language)]
                ]
                for language in LANGUAGES
            },
            examples=[
                _example(f"{name}-{number}", example, titles)
                for number, example in enumerate(element.findall("example"), start=1)
            ],
            breaks=[Rule(broken) for broken in element.get("breaks", "").split()],
        )
    except (MarkupError, KeyError, ValueError) as error:
        raise GuidelinesError(f"{name}: {error}") from error


def _example(name: str, element: ElementTree.Element, titles: dict[str, dict[str, str]]) -> Example:
    sample = marked(name, element)
    why = element.find("why")
    return Example(
        document=sample.document,
        unmarked=sample.unmarked,
        gloss=" ".join("".join(_part(element, "en").itertext()).split()),
        why={}
        if why is None
        else {language: _html(_part(why, language), language, titles) for language in LANGUAGES},
    )


def _part(element: ElementTree.Element, tag: str) -> ElementTree.Element:
    found = element.find(tag)
    if found is None:
        raise GuidelinesError(f"{element.get('id', element.tag)} has no <{tag}>")
    return found


def _html(element: ElementTree.Element, language: str, titles: dict[str, dict[str, str]]) -> str:
    """The words of an element as HTML, its own tags and no others."""
    words = [escape(element.text or "")]
    for child in element:
        if child.tag == "w":
            words.append(f'<bdi class="words" lang="ar">{escape(child.text or "")}</bdi>')
        elif child.tag == "see":
            rule = child.attrib["rule"]
            words.append(f'<a href="#{rule}">{escape(titles[rule][language])}</a>')
        else:
            raise GuidelinesError(f"<{child.tag}> is no tag of a text")
        words.append(escape(child.tail or ""))
    return " ".join("".join(words).split())
