"""The data card and the changelog of a release.

The card is a README.md as Hugging Face reads it: YAML between two lines of dashes, then Markdown (card.md).
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from annotations.corpus import jsonl_features
from annotations.corpus.index import Changes
from annotations.corpus.licences import licence_lines
from annotations.formats import jsonl, parquet, parquet_columns
from annotations.formats.registry import FORMATS

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LISTED = 50
_BODY = Template(Path(__file__).with_name("card.md").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Told:
    """What a card tells beside the counts: names, versions, and the agreement of annotators by layer: the
    lowest and the highest F1 of half the span of two people, and how many texts two or more annotated; and
    the SHA-256 of the index, by which a release is known from any other."""

    title: str
    version: str
    licence: str
    index: str
    scheme: int
    suggester: str
    annotators: int
    compared_texts: int
    agreement: Mapping[str, tuple[float, float]]


def data_card(told: Told, counts: Mapping[str, Mapping[str, Any]], formats: Sequence[str]) -> str:
    """The card. `counts` are those of each part by its name, as Counts.plain gives them; `formats` those in
    which the articles with text are written beside JSON Lines. It has `datasets` load Parquet where it is
    there, else JSON Lines, and the marks without text as `standoff`."""
    return "\n".join([*_header(told, counts, formats), "", _body(told, counts, formats)])


def changelog(
    version: str,
    former: str | None,
    changed: Changes,
    log: str,
    made: Mapping[str, tuple[object, object]] | None = None,
) -> str:
    """The changelog with what is new in `version` put first; `log` is the former release's. `made` says how
    both were made: of licence, scheme and suggester what the former has and what this one has."""
    lines = [f"## {version}", ""]
    if former is None:
        lines.append(f"The first release, of {len(changed.came)} articles.")
    else:
        lines.append(f"Against {former}:")
        lines.append("")
        for what, numbers in (
            ("articles added", changed.came),
            ("articles gone", changed.went),
            ("articles with another text", changed.other_text),
            ("articles with other marks", changed.other_marks),
        ):
            lines.append(f"- {what}: {len(numbers)}{_named(numbers)}")
        lines += [f"- {what}: {now}, before {was}" for what, (was, now) in (made or {}).items() if was != now]
        # Nearly always there are none.
        for what, numbers in (
            ("articles whose text is included from now on", changed.text_came),
            ("articles whose text is not included any more", changed.text_went),
        ):
            if numbers:
                lines.append(f"- {what}: {len(numbers)}{_named(numbers)}")
    rest = log.removeprefix("# Changelog\n\n")
    return "# Changelog\n\n" + "\n".join(lines) + "\n" + (f"\n{rest}" if rest else "")


def _named(numbers: list[int]) -> str:
    if not numbers:
        return ""
    some = ", ".join(str(number) for number in numbers[:_LISTED])
    return f" ({some}{', …' if len(numbers) > _LISTED else ''})"


def _header(told: Told, counts: Mapping[str, Mapping[str, Any]], formats: Sequence[str]) -> list[str]:
    total = sum(of["articles"] for of in counts.values())
    size = next((name for most, name in _SIZES if total < most), "n>1M")
    lines = ["---", "language:", "- ar", *licence_lines(told.licence), "task_categories:"]
    lines += ["- token-classification", "tags:", "- quotation-attribution", "- arabic-news"]
    lines += ["annotations_creators:", "- expert-generated", "size_categories:", f"- {size}"]
    lines += [f"pretty_name: {_yaml(told.title)}"]
    configs = list(_configs(counts, formats))
    if configs:
        lines.append("configs:")
        for name, paths, _features in configs:
            lines += [f"- config_name: {name}", "  data_files:"]
            for part, path in paths.items():
                split = "validation" if part == "dev" else part
                lines += [f"  - split: {split}", f"    path: {_yaml(path)}"]
        # Without `splits`, which would have to tell how many bytes each takes in memory.
        lines.append("dataset_info:")
        for name, _paths, features in configs:
            lines += [f"- config_name: {name}", "  features:", *features]
    return [*lines, "---"]


def _configs(
    counts: Mapping[str, Mapping[str, Any]], formats: Sequence[str]
) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """What `datasets` loads: the articles with text, and the marks of the others; each with its files by
    their parts and the lines of its features. It reads all files of a folder in one way, so that beside
    Parquet there are no JSON Lines."""
    with_text = [part for part in counts if counts[part]["with_text"]]
    if with_text and parquet.NAME in formats:
        paths = {part: f"parquet/{part}{parquet.SUFFIX}" for part in with_text}
        yield "default", paths, list(parquet_columns.feature_lines())
        return
    if with_text:
        paths = {part: f"data/{part}{jsonl.SUFFIX}" for part in with_text}
        yield "default", paths, jsonl_features.feature_lines()
    without = [part for part in counts if counts[part]["articles"] > counts[part]["with_text"]]
    if without:
        paths = {part: f"standoff/{part}{jsonl.SUFFIX}" for part in without}
        yield "standoff", paths, jsonl_features.feature_lines(standoff=True)


def _body(told: Told, counts: Mapping[str, Mapping[str, Any]], formats: Sequence[str]) -> str:
    outlets = sorted({name for of in counts.values() for name in of["outlets"] if name})
    return _BODY.substitute(
        title=told.title,
        version=told.version,
        scheme=told.scheme,
        suggester=told.suggester,
        licence=told.licence,
        licences=_licences(counts),
        index=told.index,
        formats=_formats(formats),
        outlets=f"{len(outlets)} outlets" + (f": {', '.join(outlets)}." if outlets else "."),
        table="\n".join(_table(counts)),
        held=sum(of["articles"] - of["with_text"] for of in counts.values()),
        annotators=told.annotators,
        unaided=counts.get("test", {}).get("without_suggestions", 0),
        elsewhere=sum(of["suggestions_unknown"] for of in counts.values()),
        elsewhere_in_test=counts.get("test", {}).get("suggestions_unknown", 0),
        agreement="\n".join(_agreement(told)),
    )


def _licences(counts: Mapping[str, Mapping[str, Any]]) -> str:
    """How many of the texts are under which licence, the ones that name none last."""
    total: Counter[str] = Counter()
    for of in counts.values():
        total.update(of["licences_of_texts"])
    none = total.pop("", 0)
    told = [f"{number} are under {licence}" for licence, number in sorted(total.items())]
    told += [f"{none} name no licence"] if none else []
    return f"Of the texts that are included {', '.join(told)}." if told else "No text is included."


def _formats(formats: Sequence[str]) -> str:
    if not formats:
        return ""
    paths = [f"`{name}/PART{FORMATS[name].SUFFIX}`" for name in formats]
    lines = ["- The articles of `data` in other formats:", *[f"  {path}," for path in paths]]
    lines[-1] = lines[-1].rstrip(",") + "."
    return "\n".join([*lines, "  `manifest.json` names what a format could not hold, with the reason.", ""])


def _table(counts: Mapping[str, Mapping[str, Any]]) -> list[str]:
    names = list(counts)
    rows = [("articles", "articles"), ("of these with text", "with_text"), ("words", "words")]
    lines = ["| | " + " | ".join(names) + " |", "| --- |" + " --- |" * len(names)]
    lines += [f"| {said} | " + " | ".join(str(counts[n][key]) for n in names) + " |" for said, key in rows]
    for group in ("marks", "quote_kinds"):
        for key in sorted({key for n in names for key in counts[n][group]}):
            said = key if group == "marks" else f"quotes, {key}"
            lines.append(f"| {said} | " + " | ".join(str(counts[n][group].get(key, 0)) for n in names) + " |")
    return lines


def _agreement(told: Told) -> list[str]:
    if not told.compared_texts:
        return ["No text was annotated by two people independently."]
    lines = [
        f"{told.compared_texts} texts were annotated by two or more people independently. F1 of two, half of",
        "the span, lowest and highest pair:",
        "",
        "| layer | lowest | highest |",
        "| --- | --- | --- |",
    ]
    return [
        *lines,
        *(f"| {layer} | {low:.2f} | {high:.2f} |" for layer, (low, high) in told.agreement.items()),
    ]


def _yaml(words: str) -> str:
    """A scalar in double quotes, as YAML and JSON have in common."""
    return json.dumps(words, ensure_ascii=False)
