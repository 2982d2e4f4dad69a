import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from newsreader.after_answer import after_answer, answers_first

pytestmark = pytest.mark.django_db


class Served:
    """An answer whose making puts works off; what was done, in order."""

    def __init__(self, *works: str) -> None:
        self.done: list[str] = []
        named = {work: (lambda work=work: self.work(work)) for work in works}

        def view(request: HttpRequest) -> HttpResponse:
            for work in works:
                after_answer(named[work])
            self.done.append("answer")
            return HttpResponse()

        self.response = answers_first(view)(RequestFactory().get("/"))

    def work(self, name: str) -> None:
        self.done.append(name)
        if name == "faulty":
            raise ValueError(name)


def test_within_a_request_it_is_done_once_when_the_answer_has_left() -> None:
    served = Served("sort", "sort", "count")
    assert served.done == ["answer"]
    served.response.close()
    served.response.close()
    assert served.done == ["answer", "sort", "count"]


def test_outside_of_a_request_it_is_done_at_once() -> None:
    Served("sort")
    done: list[str] = []
    after_answer(lambda: done.append("work"))
    assert done == ["work"]


def test_a_fault_is_logged_and_keeps_nothing_else_back(caplog) -> None:
    served = Served("faulty", "sort")
    served.response.close()
    assert served.done == ["answer", "faulty", "sort"]
    (record,) = caplog.records
    assert record.exc_info[1].args == ("faulty",)
