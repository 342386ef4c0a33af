"""Workers that are processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from onrecord.engine.task import Manifest, Task
from onrecord.engine.workers import Outcome
from onrecord.errors import OnrecordError

_PATIENCE = 5.0
_ORPHANED = 3


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    channel: Connection
    task: Task | None = None


class LocalWorkers:
    """Processes of this machine, begun afresh so that nothing of the driver is carried over.

    Args:
        count: How many.
    """

    def __init__(self, count: int) -> None:
        """Begin with none; a process is started when there is something to do."""
        self.count = count
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []

    def submit(self, task: Task) -> None:
        """Give a shard to an idle process."""
        idle = next((worker for worker in self._workers if worker.task is None), None) or self._start()
        idle.task = task
        try:
            idle.channel.send(task)
        except OSError:  # it died while it was idle
            self._workers.remove(idle)
            self._end(idle)
            fresh = self._start()
            fresh.task = task
            fresh.channel.send(task)

    def wait(self, seconds: float) -> list[Outcome]:
        """Wait until an attempt ends."""
        busy = [worker for worker in self._workers if worker.task is not None]
        ready = set(wait([worker.channel for worker in busy], timeout=seconds))
        return [self._outcome(worker) for worker in busy if worker.channel in ready]

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            self._end(worker)
        self._workers.clear()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _outcome(self, worker: _Worker) -> Outcome:
        task = worker.task
        assert task is not None  # noqa: S101  # only busy workers are asked
        worker.task = None
        try:
            answer = worker.channel.recv()
        except (EOFError, OSError):
            self._workers.remove(worker)
            worker.process.join(_PATIENCE)
            code = worker.process.exitcode
            self._end(worker)
            return Outcome(task, None, f"its worker ended with status {code}", again=True)
        return Outcome(task, answer) if isinstance(answer, Manifest) else Outcome(task, None, str(answer))

    @staticmethod
    def _end(worker: _Worker) -> None:
        worker.channel.close()
        if worker.process.is_alive():
            worker.process.terminate()
            worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()


def _serve(channel: Connection, driver: int) -> None:
    """Read shards until nobody asks for more: what a worker process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver hears it too, and decides
    from onrecord.engine.shard import read_shard  # noqa: PLC0415  # loads the model's programs

    def tick() -> None:
        if os.getppid() != driver:  # the driver was killed: nobody waits for the outcome
            os._exit(_ORPHANED)

    while True:
        try:
            task = channel.recv()
        except (EOFError, OSError):
            return
        answer: Manifest | str
        try:
            answer = read_shard(task, guard=True, tick=tick)
        except OnrecordError as error:
            answer = str(error)
        except Exception as error:  # noqa: BLE001  # told to the user by the driver
            answer = f"{type(error).__name__}: {error}"
        channel.send(answer)
