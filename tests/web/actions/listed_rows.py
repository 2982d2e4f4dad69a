"""What the lists of quotes, speakers and places hold, to be compared."""

from annotations.models import ListedPlace, ListedQuote, ListedSpeaker


def lists() -> list[list[tuple]]:
    """The rows of the lists that stand, without their own numbers."""
    return [
        list(ListedQuote.objects.order_by("pk").values_list()),
        list(ListedSpeaker.objects.order_by("quote", "speaker").values_list("quote", "speaker", "reviewed")),
        list(
            ListedPlace.objects.order_by("article", "place").values_list(
                "article", "place", "mentions", "reviewed"
            )
        ),
    ]
