"""Workers of a Ray cluster (https://docs.ray.io), on this machine or many.

Ray carries a shard's task there and its manifest back, both of them small; the articles go from file to file. All machines see
the archives and the output folder under the same paths.
"""

from __future__ import annotations

import logging
import os
from typing import Any

from onrecord.engine.task import Manifest, Task
from onrecord.engine.workers import Outcome
from onrecord.errors import InputError, OnrecordError

_ATTEMPTS = 3  # at starting a cluster of our own
_STORE = 100_000_000  # bytes of shared memory that Ray keeps for what it carries; 75 MB are the least it takes


class RayWorkers:
    """Workers of a Ray cluster.

    Args:
        count: How many; on a cluster that runs already, as many as it has cores when not given.
        address: Its address; null begins one on this machine, which ends with the run.

    Raises:
        InputError: Ray is not installed, or no cluster answers.
    """

    def __init__(self, count: int | None, address: str | None = None) -> None:
        """Join a cluster, or begin one."""
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            import ray  # noqa: PLC0415  # an extra
        except ImportError as error:
            msg = 'the engine "ray" needs Ray. Install it with `pip install "onrecord[ray]"`, or use `--engine local`'
            raise InputError(msg) from error
        self._ray = ray
        self._join(count, address)
        resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
        self.count = count or max(1, int(resources.get("CPU", 1)))
        # Attempts are counted by the driver, which can tell what is worth another.
        self._read = ray.remote(num_cpus=1, max_retries=0)(_read)
        self._busy: dict[Any, Task] = {}

    def _join(self, count: int | None, address: str | None) -> None:
        options: dict[str, Any] = {"address": address or "local", "log_to_driver": False, "logging_level": logging.ERROR}
        if address is None:
            options |= {
                "num_cpus": count,
                "object_store_memory": _STORE,
                "include_dashboard": False,
                "_node_ip_address": "127.0.0.1",  # else Ray asks the routes to the internet for this machine's address
            }
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                self._ray.init(**options)
            except Exception as error:  # what Ray raises here has no base of its own; a busy machine may start it too slowly
                self._ray.shutdown()
                if address is None and attempt < _ATTEMPTS:
                    continue
                where = f"at {address}" if address else "on this machine"
                msg = f"no Ray cluster answers {where}: {str(error).strip().splitlines()[0]}. Look at it with `ray status`"
                raise InputError(msg) from error
            return

    def submit(self, task: Task) -> None:
        """Give a shard to the cluster."""
        self._busy[self._read.remote(task)] = task

    def wait(self, seconds: float) -> list[Outcome]:
        """Wait until an attempt ends."""
        ready, _ = self._ray.wait(list(self._busy), num_returns=1, timeout=seconds)
        return [self._outcome(reference, self._busy.pop(reference)) for reference in ready]

    def close(self) -> None:
        """Leave the cluster; one that was begun for the run ends."""
        for reference in self._busy:
            self._ray.cancel(reference, force=True)
        self._ray.shutdown()

    def _outcome(self, reference: Any, task: Task) -> Outcome:  # noqa: ANN401  # Ray's own
        try:
            answer = self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            return Outcome(task, None, str(error).strip().splitlines()[-1])
        except self._ray.exceptions.RayError as error:
            return Outcome(task, None, f"its worker ended: {str(error).strip().splitlines()[0]}", again=True)
        return Outcome(task, answer) if isinstance(answer, Manifest) else Outcome(task, None, str(answer))


def _read(task: Task) -> Manifest | str:
    """Read a shard: what a worker of the cluster does."""
    from onrecord.engine.shard import read_shard  # noqa: PLC0415  # loads the model's programs

    try:
        return read_shard(task, guard=True)
    except OnrecordError as error:
        return str(error)
