"""What workers do: the tasks of the queue that PostgreSQL keeps."""

from procrastinate.contrib.django import app

from annotations.actions.suggest_all import QUEUE
from annotations.actions.suggest_article import suggest_article
from annotations.queries.untouched import untouched_texts


@app.task(queue=QUEUE, name="suggest_untouched")
def suggest_untouched(*, version: int) -> None:
    """Suggest anew for a text version, unless an editor has touched it meanwhile or it has gone."""
    text = untouched_texts().filter(pk=version).first()
    if text is not None:
        suggest_article(text)
