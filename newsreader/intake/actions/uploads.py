"""Files that are looked over before anything of them is taken in."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Length
from django.utils import timezone

from newsreader.articles.importing.paths import JSON_LINES
from newsreader.intake.models import Upload, UploadPart

KEPT_FOR = timedelta(days=1)
# Of one editor's files, who may look over several at a time.
MOST_OF_ONE = 5
MOST_BYTES_OF_ONE = 100_000_000
# Bytes that are in memory at once.
PART = 1 << 20
# Code points. Headlines are shorter; a first paragraph is not.
LONGEST_TITLE = 200


def keep_upload(user: Any, name: str, parts: Iterable[bytes]) -> Upload:
    """Keep a file, which comes in parts of a size for memory, until it is looked over; older ones, and this
    editor's beyond the newest, go."""
    with transaction.atomic():
        Upload.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
        upload = Upload.objects.create(user=user, name=name)
        for number, data in enumerate(parts):
            UploadPart.objects.create(upload=upload, number=number, data=data)
        Upload.objects.filter(user=user).exclude(pk__in=_newest(user)).delete()
    return upload


def _newest(user: Any) -> list[UUID]:
    """The newest of an editor's, as many as stay; the last one whatever its size."""
    sizes = Upload.objects.filter(user=user).annotate(size=Sum(Length("parts__data"))).order_by("-at")
    stay: list[UUID] = []
    whole = 0
    for token, size in sizes.values_list("pk", "size")[:MOST_OF_ONE]:
        whole += size or 0
        if stay and whole > MOST_BYTES_OF_ONE:
            break
        stay.append(token)
    return stay


def upload_of(user: Any, token: UUID) -> Upload | None:
    """The editor's own file of this token, where it is kept still."""
    return Upload.objects.filter(user=user, pk=token, at__gte=timezone.now() - KEPT_FOR).first()


def drop_upload(upload: Upload) -> None:
    """Let it go."""
    Upload.objects.filter(pk=upload.pk).delete()


def is_json_lines(name: str) -> bool:
    """Whether a file of this name has an article a line."""
    return Path(name).suffix.lower() in JSON_LINES


def parts_of(upload: Upload) -> Iterator[bytes]:
    """The bytes of an upload, a part at a time."""
    for number in count():
        found = UploadPart.objects.filter(upload=upload, number=number).values_list("data", flat=True).first()
        if found is None:
            return
        yield bytes(found)


def as_file(name: str, parts: Iterable[bytes]) -> AbstractContextManager[Path]:
    """The parts as a file of their kind, while it is needed. Of the name only the ending counts, and no
    letter of that gets into a path."""
    return any_file(parts, "articles.jsonl" if is_json_lines(name) else "article.txt")


@contextmanager
def any_file(parts: Iterable[bytes], called: str = "file") -> Iterator[Path]:
    """The parts as a file, by default of no kind, while it is needed."""
    with tempfile.TemporaryDirectory(prefix="newsreader-intake-") as folder:
        path = Path(folder, called)
        with path.open("wb") as file:
            file.writelines(parts)
        yield path


def begins_with_title(data: bytes) -> bool:
    """Whether the first line of a text looks like its title: it is short, and text follows it. The first part
    of the text is enough."""
    lines = (line.strip() for line in data.decode("utf-8", errors="replace").splitlines())
    some = [line for line in lines if line][:2]
    return len(some) == 2 and len(some[0]) <= LONGEST_TITLE
