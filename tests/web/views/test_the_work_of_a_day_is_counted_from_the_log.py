from datetime import timedelta

from django.utils import timezone

from annotations.actions.accept_all import accept_all
from annotations.actions.approve_article import approve_article
from annotations.actions.review_article import review_article
from annotations.queries.progress import Work, progress_of
from tests.factories import make_mark, make_set, make_user
from tests.web.desk import Desk


def numbers(work: Work) -> dict[str, int]:
    names = ("reviewed", "approved", "accepted", "corrected", "rejected", "added", "deleted")
    return {name: number for name in names if (number := getattr(work, name))}


def test_mine_and_everybody_s(desk: Desk) -> None:
    quote = desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"])
    direct = desk.suggested_quote("«لن نتأخر»", kind="direct", cues=["وأكدت"])
    suggestions = make_set(desk.version, "suggestions")
    place = make_mark(suggestions, "place", "عمّان")
    desk.accept(quote)
    desk.change(direct, kind="direct", **desk.span("«لن نتأخر»"))
    desk.reject(place)
    added = desk.create("place", "إربد")
    desk.change(added, metonymy=True)
    # What is undone does not count.
    desk.create("place", "الجو")
    desk.undo()
    review_article(user=desk.user, version=desk.version)
    chief = make_user("chief", group="reviewers")
    approve_article(user=chief, version=desk.version)
    progress = progress_of(desk.user)
    # The accepted quote with its cue, and the cue of the corrected one.
    mine = {"reviewed": 1, "accepted": 3, "corrected": 2, "rejected": 1, "added": 1}
    assert numbers(progress.mine) == mine
    assert numbers(progress.all) == mine | {"approved": 1}
    assert [work.person for work in progress.people] == [desk.user, chief]


def test_all_accepted_at_once_count_one_by_one_and_another_day_not(desk: Desk) -> None:
    suggestions = make_set(desk.version, "suggestions")
    for words in ("إربد", "عمّان"):
        make_mark(suggestions, "place", words)
    accept_all(user=desk.user, version=desk.version)
    assert numbers(progress_of(desk.user).mine) == {"accepted": 2}
    yesterday = timezone.localdate() - timedelta(days=1)
    assert numbers(progress_of(desk.user, yesterday).all) == {}
