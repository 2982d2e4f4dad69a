"""Freeze the corpus as a release: its files, their manifest, and the row that says so."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import file_digest, sha256
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import connection, transaction
from django.utils.translation import gettext as _

from annotations import scheme
from annotations.actions.errors import MayNotRelease, Refused
from annotations.actions.give_parts import give_parts
from annotations.corpus import standoff
from annotations.corpus.card import Told, changelog, data_card
from annotations.corpus.counting import Counts
from annotations.corpus.files import files_of
from annotations.corpus.in_formats import OTHERS, write_in_formats
from annotations.corpus.index import Changes, Entry, changes, read_index, write_index
from annotations.corpus.splits import PARTS, Split
from annotations.formats import jsonl
from annotations.formats.registry import missing_package
from annotations.models import CorpusPart, Pseudonym, Release, ReleasedArticle
from annotations.permissions import may_release
from annotations.queries.agreement import compared_texts, marked_texts, pairs
from annotations.queries.corpus import CHUNK, reviewed_documents
from annotations.scheme import Document, Layer
from newsreader.articles.models import Article

INDEX = "articles.tsv"
TITLE = "Arabic news quotes, speakers and places"
_NUMBER = r"(?:0|[1-9][0-9]{0,5})"  # 01.3 would be 1.3 written otherwise
_VERSION = re.compile(rf"{_NUMBER}(\.{_NUMBER}){{1,2}}")
_MOST_LICENCE = 200
_TOGETHER = 2000


def make_release(
    *, user: AbstractBaseUser | None, version: str, licence: str, formats: Sequence[str] | None = None
) -> Release:
    """Freeze the reviewed articles as release `version` (numbers joined by one or two dots) under `licence`.

    Articles without a part get one first. The text goes in where the article's rights are open; of the others
    the marks go in without it. JSON Lines are always written; `formats` names those of the registry that the
    articles with text are written in beside it, None all whose packages are installed.

    The files are written beside the folder of releases and take their place as one, when the row does: after
    an error neither is there. The same corpus gives the same bytes. `user` is None at the server's own
    command line.

    Raises Refused where the version is none, exists or is not greater than the last, no licence is named, a
    format is none or lacks its package, or nothing is reviewed; OSError where the files cannot be written.
    """
    if user is not None and not may_release(user):
        raise MayNotRelease
    licence = " ".join(licence.split())
    if not licence or len(licence) > _MOST_LICENCE:
        raise Refused(
            _("Name the licence of the release, in at most %(most)d letters.") % {"most": _MOST_LICENCE}
        )
    written, lacking = _formats(formats)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('corpus-release'))")
        former = _former(version)
        give_parts()
    folder = Path(settings.RELEASES_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _scratch(folder) as scratch:
        manifest = _write(scratch, version, licence, former, written, lacking)
        with transaction.atomic():
            row = Release.objects.create(
                version=version, licence=licence, manifest=manifest, made_by_id=user.pk if user else None
            )
            _name_articles(row, scratch / INDEX)
            if Article.objects.filter(released__release=row, withdrawn_at__isnull=False).exists():
                raise Refused(
                    _("An article was withdrawn while the files were written. Make the release again.")
                )
            target = folder / version
            if target.exists():
                # Of a run whose row never came; only rows say what is released.
                shutil.rmtree(target)
            scratch.chmod(0o755)
            scratch.rename(target)
    return row


def _formats(asked: Sequence[str] | None) -> tuple[list[str], dict[str, str]]:
    """The formats to write, in the order of the registry, and those that nobody asked for by name and whose
    package is missing, with it."""
    missing = {name: package for name in OTHERS if (package := missing_package(name)) is not None}
    if asked is None:
        return [name for name in OTHERS if name not in missing], missing
    for name in asked:
        if name not in (jsonl.NAME, *OTHERS):
            raise Refused(_("There is no format %(name)s.") % {"name": name})
        if name in missing:
            raise Refused(
                _("The format %(name)s needs %(package)s: install requirements-formats.txt.")
                % {"name": name, "package": missing[name]}
            )
    return [name for name in OTHERS if name in asked], {}


def _former(version: str) -> Release | None:
    if not _VERSION.fullmatch(version):
        raise Refused(_("A version is two or three numbers with dots between, such as 1.0 or 1.2.1."))
    last = max(Release.objects.defer("manifest"), key=lambda release: _numbers(release.version), default=None)
    if last is not None and _numbers(version) <= _numbers(last.version):
        raise Refused(_("The last release is %(last)s; give a greater number.") % {"last": last.version})
    return last


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(number) for number in version.split(".")]
    return (*numbers, *[0] * (3 - len(numbers)))


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix=".making-", dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write(
    folder: Path,
    version: str,
    licence: str,
    former: Release | None,
    formats: list[str],
    lacking: dict[str, str],
) -> dict[str, Any]:
    """Write every file; the manifest."""
    counts = {part: Counts() for part in PARTS}
    withheld: dict[str, list[int]] = {}
    with (folder / INDEX).open("wb") as index:
        write_index(_written(folder, counts, withheld), index)
    if not any(of.articles for of in counts.values()):
        raise Refused(_("No article is reviewed; there is nothing to release."))
    told_of_formats = write_in_formats(folder, formats, map(str, PARTS))
    told = _told(version, licence, folder / INDEX)
    changed, log = _since(former, folder / INDEX)
    how = {"licence": licence, "scheme": told.scheme, "suggester": told.suggester}
    made = {name: (former.manifest.get(name, now), now) for name, now in how.items()} if former else {}
    named = former.version if former else None
    (folder / "CHANGELOG.md").write_text(changelog(version, named, changed, log, made), encoding="utf-8")
    plain = {str(part): of.plain() for part, of in counts.items()}
    (folder / "README.md").write_text(data_card(told, plain, formats), encoding="utf-8")
    manifest = {
        "release": version,
        "former": named,
        "licence": licence,
        "scheme": scheme.SCHEME_VERSION,
        "suggester": told.suggester,
        "parts": plain,
        "formats": told_of_formats,
        "formats_not_written": {name: f"{package} is not installed" for name, package in lacking.items()},
        "without_text": {
            "why": "The rights of these articles are not open: their marks are in standoff alone.",
            "articles_by_rights": withheld,
        },
        "files": files_of(folder),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return manifest


def _written(folder: Path, counts: dict[Split, Counts], withheld: dict[str, list[int]]) -> Iterator[Entry]:
    """Write data and standoff, and give the index's entry of each article when it is written. `withheld`
    gets the articles without text, by their rights."""
    with ExitStack() as stack:
        files: dict[str, BinaryIO] = {}
        for kind in ("data", "standoff"):
            (folder / kind).mkdir()
            for part in PARTS:
                files[f"{kind}/{part}"] = stack.enter_context((folder / kind / f"{part}.jsonl").open("wb"))
        for document, part, family in _with_parts(reviewed_documents()):
            document.meta["part"] = str(part)
            included = document.meta.get("rights") == "open"
            write = jsonl.write_document if included else standoff.write_row
            files[f"{'data' if included else 'standoff'}/{part}"].write(write(document))
            counts[part].add(document, with_text=included)
            if not included:
                withheld.setdefault(str(document.meta.get("rights")), []).append(int(document.id))
            yield _entry(document, str(part), family, included)


def _with_parts(documents: Iterator[Document]) -> Iterator[tuple[Document, Split, int]]:
    """Those that are in a part, with it and their families."""
    while some := list(islice(documents, CHUNK)):
        rows = CorpusPart.objects.filter(article__in=[int(document.id) for document in some])
        given = {row[0]: row[1:] for row in rows.values_list("article", "part", "family")}
        for document in some:
            # Reviewed since the parts were given: it waits for the next release.
            part, family = given.get(int(document.id), (Split.LEFT_OUT, 0))
            if part != Split.LEFT_OUT:
                yield document, Split(part), family


def _entry(document: Document, part: str, family: int, included: bool) -> Entry:
    bare = Document(document.id, document.text, document.quotes, document.speakers, document.cues,
                    document.places, document.entities)  # fmt: skip
    saw = document.meta.get("with_suggestions")
    return Entry(
        article=int(document.id),
        part=part,
        family=family,
        text_included=included,
        with_suggestions=saw if isinstance(saw, bool) else None,
        text_sha256=standoff.text_hash(document.text),
        marks_sha256=sha256(jsonl.write_document(bare)).hexdigest(),
    )


def _since(former: Release | None, index: Path) -> tuple[Changes, str]:
    """What is different from the former release, and its changelog."""
    with ExitStack() as stack:
        after = read_index(stack.enter_context(index.open("rb")))
        if former is None:
            return changes([], after), ""
        folder, name = Path(settings.RELEASES_DIR) / former.version, {"version": former.version}
        try:
            before = stack.enter_context((folder / INDEX).open("rb"))
            if file_digest(before, "sha256").hexdigest() != former.manifest["files"][INDEX]["sha256"]:
                raise Refused(
                    _("The files of release %(version)s were changed.") % {"version": former.version}
                )
            before.seek(0)
            return changes(read_index(before), after), (folder / "CHANGELOG.md").read_text(encoding="utf-8")
        except FileNotFoundError:
            raise Refused(
                _("The files of release %(version)s are missing; bring them back first.") % name
            ) from None


def _name_articles(release: Release, index: Path) -> None:
    """A row for every article of the release's index."""
    with index.open("rb") as source:
        entries = read_index(source)
        while some := list(islice(entries, _TOGETHER)):
            ReleasedArticle.objects.bulk_create(
                ReleasedArticle(release=release, article_id=entry.article) for entry in some
            )


def _told(version: str, licence: str, index: Path) -> Told:
    from annotations.suggest import SUGGESTER_VERSION

    with index.open("rb") as source:
        digest = file_digest(source, "sha256").hexdigest()
    texts = list(compared_texts(AnonymousUser()).values_list("pk", flat=True))
    f1: dict[str, list[float]] = {}
    for pair in pairs(marked_texts(texts)):
        for layer, agreement in pair.layers.items():
            if agreement.half is not None:
                f1.setdefault(str(layer), []).append(agreement.half)
    return Told(
        title=TITLE,
        version=version,
        licence=licence,
        index=digest,
        scheme=scheme.SCHEME_VERSION,
        suggester=SUGGESTER_VERSION,
        annotators=Pseudonym.objects.count(),
        compared_texts=len(texts),
        agreement={str(n): (min(f1[n]), max(f1[n])) for n in map(str, Layer) if n in f1},
    )
