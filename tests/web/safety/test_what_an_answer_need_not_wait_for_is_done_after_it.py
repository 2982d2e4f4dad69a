"""Through Django's own signals, as a server sends them."""

from django.core.signals import request_finished, request_started

from newsreader.after_answer import after_answer


def test_within_a_request_it_is_done_once_when_the_answer_has_left() -> None:
    done: list[str] = []

    def work() -> None:
        done.append("work")

    request_started.send(sender=None)
    after_answer(work)
    after_answer(work)
    assert done == []
    request_finished.send(sender=None)
    request_finished.send(sender=None)
    assert done == ["work"]


def test_outside_of_a_request_it_is_done_at_once() -> None:
    done: list[str] = []
    after_answer(lambda: done.append("work"))
    assert done == ["work"]


def test_a_fault_is_logged_and_keeps_nothing_else_back(caplog) -> None:
    done: list[str] = []

    def faulty() -> None:
        raise ValueError("faulty")

    request_started.send(sender=None)
    after_answer(faulty)
    after_answer(lambda: done.append("work"))
    request_finished.send(sender=None)
    assert done == ["work"]
    (record,) = caplog.records
    assert record.exc_info[1].args == ("faulty",)
