"""Who speaks in the corpus."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from annotations.queries.gone import gone_speaker
from annotations.queries.speaker_list import Named, named, speakers_after
from annotations.queries.speaker_names import the_speaker
from annotations.queries.speaker_page import is_shown
from newsreader.api import schemas
from newsreader.api.answers import tagged_body
from newsreader.api.errors import refusal
from newsreader.api.paging import PAGE, After, Size, number_of, written
from newsreader.api.routes.parts import OF_ONE_WITHDRAWN, REFUSALS, Number, Words, address

router = Router(tags=["speakers"])


@router.get("", response={200: schemas.Speakers, **REFUSALS}, url_name="speakers", operation_id="speakers")
def list_speakers(
    request: HttpRequest, after: After = "", size: Size = PAGE, name: Words = ""
) -> HttpResponse:
    """The speakers of whom one may read a quote; with `name` those of one of whose names words begin so."""
    found = speakers_after(request.user, number_of(after), size + 1, name)
    items = [_row(request, one) for one in found[:size]]
    place = found[size - 1].speaker.pk if len(found) > size else None
    return tagged_body(request, {"items": items, "next": written(place)})


@router.get(
    "/{number}",
    response={200: schemas.SpeakerRow, **OF_ONE_WITHDRAWN},
    url_name="speaker",
    operation_id="speaker",
)
def one_speaker(request: HttpRequest, number: Number) -> HttpResponse:
    """A speaker; of one who was merged the one who is left, under that one's number."""
    speaker = the_speaker(number)
    if speaker is None or not is_shown(request.user, speaker):
        if gone_speaker(request.user, number) is not None:
            raise refusal(410, "What this speaker was quoted with was withdrawn.", "path.number")
        raise refusal(404, f"There is no speaker {number} of whom you may read a quote.", "path.number")
    return tagged_body(request, _row(request, named([speaker])[0]))


def _row(request: HttpRequest, found: Named) -> dict[str, Any]:
    speaker = found.speaker
    return {
        "number": speaker.pk,
        "name": speaker.name,
        "kind": speaker.kind,
        "wikidata": speaker.wikidata,
        "names": found.names,
        "page": address(request, "speaker", speaker.pk),
    }
