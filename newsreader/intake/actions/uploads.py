"""Files that are looked over before anything of them is taken in."""

import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from newsreader.articles.importing.paths import JSON_LINES
from newsreader.intake.models import Upload

KEPT_FOR = timedelta(days=1)
# Of one editor's files, who may look over several at a time.
MOST_OF_ONE = 5
# Code points. Headlines are shorter; a first paragraph is not.
LONGEST_TITLE = 200


def keep_upload(user: Any, name: str, data: bytes) -> Upload:
    """Keep a file until it is looked over; older ones, and this editor's beyond the newest, go."""
    with transaction.atomic():
        Upload.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
        upload = Upload.objects.create(user=user, name=name, data=data)
        newest = Upload.objects.filter(user=user).order_by("-at").values("pk")[:MOST_OF_ONE]
        Upload.objects.filter(user=user).exclude(pk__in=list(newest.values_list("pk", flat=True))).delete()
    return upload


def upload_of(user: Any, token: UUID) -> Upload | None:
    """The editor's own file of this token, where it is kept still."""
    return Upload.objects.filter(user=user, pk=token, at__gte=timezone.now() - KEPT_FOR).first()


def drop_upload(upload: Upload) -> None:
    """Let it go."""
    Upload.objects.filter(pk=upload.pk).delete()


def is_json_lines(name: str) -> bool:
    """Whether a file of this name has an article a line."""
    return Path(name).suffix.lower() in JSON_LINES


def as_file(name: str, data: bytes) -> AbstractContextManager[Path]:
    """The bytes as a file of their kind, while it is needed. Of the name only the ending counts, and no
    letter of that gets into a path."""
    return any_file(data, "articles.jsonl" if is_json_lines(name) else "article.txt")


@contextmanager
def any_file(data: bytes, called: str = "file") -> Iterator[Path]:
    """The bytes as a file, by default of no kind, while it is needed."""
    with tempfile.TemporaryDirectory(prefix="newsreader-intake-") as folder:
        path = Path(folder, called)
        path.write_bytes(data)
        yield path


def begins_with_title(data: bytes) -> bool:
    """Whether the first line of a text looks like its title: it is short, and text follows it."""
    lines = (line.strip() for line in data.decode("utf-8", errors="replace").splitlines())
    some = [line for line in lines if line][:2]
    return len(some) == 2 and len(some[0]) <= LONGEST_TITLE
