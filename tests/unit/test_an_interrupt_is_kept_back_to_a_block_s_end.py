import signal
import subprocess
import sys
import threading

import pytest

from newsreader.held_interrupt import held_interrupt

# Interrupted while the coroutine's thread works and the main one waits for it.
ASYNC_WORK = """
import asyncio, signal
from asgiref.sync import async_to_sync, sync_to_async
from newsreader.held_interrupt import held_interrupt

async def work():
    signal.raise_signal(signal.SIGINT)
    await asyncio.sleep(0.2)
    await sync_to_async(print)("done", flush=True)

try:
    with held_interrupt():
        async_to_sync(work)()
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


def test_the_block_is_done_and_then_interrupted() -> None:
    done = []

    def press_and_go_on() -> None:
        signal.raise_signal(signal.SIGINT)
        done.append(True)

    with pytest.raises(KeyboardInterrupt), held_interrupt():
        press_and_go_on()
    assert done == [True]


def test_the_handler_of_before_comes_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(ValueError, match="the block's own"), held_interrupt():
        raise ValueError("the block's own")
    assert signal.getsignal(signal.SIGINT) is before


def test_another_thread_is_left_alone() -> None:
    handlers = []

    def run() -> None:
        with held_interrupt():
            handlers.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert handlers == [signal.getsignal(signal.SIGINT)]


def test_a_process_that_waits_for_a_coroutine_s_thread_ends() -> None:
    run = subprocess.run([sys.executable, "-c", ASYNC_WORK], capture_output=True, text=True, timeout=30)
    assert run.stdout.split() == ["done", "interrupted"], run.stderr
