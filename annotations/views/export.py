"""The corpus as a download."""

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from annotations.formats import jsonl
from annotations.queries.corpus import reviewed_documents
from annotations.views.guard import editors_only


@require_safe
@editors_only
def export_jsonl(request: HttpRequest) -> StreamingHttpResponse:
    """The reviewed articles as JSON Lines, a line as soon as it is made; without those that the user
    annotates independently."""
    lines = (
        () if request.method == "HEAD" else map(jsonl.write_document, reviewed_documents(user=request.user))
    )
    return StreamingHttpResponse(
        lines,
        content_type=f"{jsonl.MEDIA_TYPE}; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="corpus.jsonl"'},
    )
