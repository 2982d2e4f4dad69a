"""The releases of the corpus, as their pages tell of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from annotations.models import AnnotationSet, Release
from annotations.permissions import may_read_releases, may_release
from newsreader.articles.models import Article

# The order of a release's files on its page; what is not named here comes after, by name.
_FIRST = ("README.md", "CHANGELOG.md", "manifest.json", "articles.tsv")


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A file of a release: its path within it, its size in bytes, its SHA-256 in hexadecimal digits."""

    path: str
    size: int
    sha256: str


def readable_releases(user: Any) -> QuerySet[Release]:
    """The releases that `user` may see, the newest first, with `withdrawn`: how many of its articles were
    withdrawn since."""
    if not may_read_releases(user):
        return Release.objects.none()
    withdrawn = Count("released", filter=Q(released__article__withdrawn_at__isnull=False))
    # The model's own order does not hold for what is counted by group.
    return Release.objects.annotate(withdrawn=withdrawn).order_by("-made_at", "-pk")


def releases_after(user: Any, number: int, size: int) -> list[Release]:
    """At most `size` of them after the one of this number, in the order in which they were made."""
    return list(readable_releases(user).filter(pk__gt=number).order_by("pk")[:size])


def next_release() -> tuple[str, str]:
    """What the form of the next release begins with: the last one's number with one more, and its licence;
    1.0 and no licence where it is the first."""
    last = Release.objects.defer("manifest").first()
    if last is None:
        return "1.0", ""
    *before, final = last.version.split(".")
    return ".".join([*before, str(int(final) + 1)]), last.licence


def reviewed_count() -> int:
    """How many texts are reviewed: what the next release is made from."""
    return _reviewed().count()


def without_text_count() -> int:
    """How many of them would be in it by their marks alone, as their rights are not open."""
    return _reviewed().exclude(version__article__rights=Article.Rights.OPEN).count()


def _reviewed() -> QuerySet[AnnotationSet]:
    return AnnotationSet.objects.filter(kind="shared", state="reviewed")


def may_download(user: Any, release: Release) -> bool:
    """Whether the files of a release are passed on to `user`: those with an article withdrawn since are kept
    for administrators."""
    return may_release(user) or not getattr(release, "withdrawn", 0)


def files_of(release: Release) -> list[ReleaseFile]:
    """The files that the manifest names; it names all but itself."""
    files = [
        ReleaseFile(path, told["bytes"], told["sha256"]) for path, told in release.manifest["files"].items()
    ]
    order = {name: place for place, name in enumerate(_FIRST)}
    return sorted(files, key=lambda file: (order.get(file.path, len(order)), file.path))


def grouped_files(release: Release, formats: Iterable[str]) -> list[tuple[str, list[ReleaseFile]]]:
    """The same by their folders: first the files of none, then data and standoff, then those of `formats` in
    their order, then any other."""
    groups: dict[str, list[ReleaseFile]] = {name: [] for name in ("", "data", "standoff", *formats)}
    for file in files_of(release):
        groups.setdefault(file.path.rpartition("/")[0], []).append(file)
    return [(folder, files) for folder, files in groups.items() if files]


def withheld_count(release: Release) -> int:
    """How many articles of a release are in it without their text."""
    return sum(part["articles"] - part["with_text"] for part in release.manifest["parts"].values())


def left_out(release: Release) -> list[tuple[str, int, str]]:
    """The articles that a format could not hold: format, article, reason."""
    return [
        (name, fault["article"], fault["reason"])
        for name, told in release.manifest.get("formats", {}).items()
        for fault in told["left_out"]
    ]


def path_of(release: Release, name: str) -> Path | None:
    """Where a file of a release stands on the disk; None where its manifest names no such file or the disk
    has it not, or not in the size that the manifest tells."""
    path = Path(settings.RELEASES_DIR) / release.version / name
    told = release.manifest["files"].get(name)
    if told is None and name != "manifest.json":
        return None
    try:
        size = path.stat().st_size
    except OSError:
        return None
    return path if told is None or size == told["bytes"] else None


def whole_size(release: Release) -> int:
    """Bytes of all its files together, the manifest aside."""
    return sum(file.size for file in files_of(release))


def paths_of(release: Release) -> list[tuple[str, Path]] | None:
    """All its files, the manifest among them, in the order of its page, each by its path in an archive and
    where it stands on the disk; None where the disk lacks any."""
    found = []
    for name in [file.path for file in files_of(release)] + ["manifest.json"]:
        path = path_of(release, name)
        if path is None:
            return None
        found.append((f"{release.version}/{name}", path))
    return found
