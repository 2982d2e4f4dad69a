"""Workers of the queue as child processes that end with their parent."""

import subprocess
import sys

from newsreader.folders import BASE_DIR
from newsreader.run.server import stop_with_parent

SECONDS_TO_STOP = 30
MOST_FAILURES = 3


class Workers:
    """Up to `most` processes that work until `queue` has no job left; to be used in a with statement."""

    def __init__(self, queue: str, most: int) -> None:
        self.queue = queue
        self.most = most
        self.failures = 0
        self.running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *error: object) -> None:
        """Let each finish the job it has, then end; by force where one does not within 30 s."""
        for worker in self.running:
            worker.terminate()
        for worker in self.running:
            try:
                worker.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()

    def keep_at(self, wanted: int) -> None:
        """Forget the workers that ended; start new ones until `wanted` or `most` of them run.

        Raises RuntimeError where workers go on ending by a fault."""
        self.failures += sum(worker.poll() not in (None, 0) for worker in self.running)
        if self.failures > MOST_FAILURES * self.most:
            raise RuntimeError(f"The workers end by themselves, {self.failures} of them until now.")
        self.running = [worker for worker in self.running if worker.poll() is None]
        while len(self.running) < min(wanted, self.most):
            self.running.append(self._start())

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "newsreader.run.work_off", self.queue]
        return subprocess.Popen(  # noqa: S603 - our own program, and no word from outside
            command,
            cwd=BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            # Ctrl-C is told to the parent, which stops them in order.
            process_group=0,
            preexec_fn=stop_with_parent,
        )
