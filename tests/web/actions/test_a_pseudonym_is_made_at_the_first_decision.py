from annotations.models import Pseudonym
from tests.factories import make_editor
from tests.web.desk import Desk


def test_once_random_and_another_for_each(desk: Desk) -> None:
    assert not Pseudonym.objects.exists()
    desk.create("place", "إربد")
    first = Pseudonym.objects.get(user=desk.user).name
    desk.create("place", "عمّان")
    assert Pseudonym.objects.get(user=desk.user).name == first
    other = make_editor("other")
    desk.create("quote", "أن العمل انتهى", user=other)
    names = set(Pseudonym.objects.values_list("name", flat=True))
    assert len(names) == 2
    assert all(len(name) == len("annotator-") + 16 for name in names)
    assert not any(str(user.get_username()) in " ".join(names) for user in (desk.user, other))
