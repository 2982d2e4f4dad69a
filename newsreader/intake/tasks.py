"""What workers do for the intake: poll a feed."""

from procrastinate.contrib.django import app

from newsreader.intake.actions.polling import poll
from newsreader.intake.actions.queueing import QUEUE
from newsreader.intake.models import Feed


@app.task(queue=QUEUE, name="poll_feed")
def poll_feed(*, feed: int) -> int:
    """Poll a feed that is due, unless it has gone or been stopped meanwhile; how many articles came in."""
    found = Feed.objects.filter(pk=feed, disabled_at=None).first()
    return 0 if found is None else poll(found)
