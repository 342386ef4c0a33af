"""A hundred kills each of ``run``, ``poll`` and ``read --db``: ``python -m benchmarks.kills [--kills 100] [run poll read]``.

Runs the tests that kill these commands at random moments and hold what is there afterwards against what an undisturbed one
left, as often as a release is measured rather than as often as a change is. Printed is a line for each command; exit status 1
where anything was lost or is there twice.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
TESTS = {
    "run": "tests/engine/test_run.py::test_a_killed_run_goes_on_where_it_was",
    "poll": "tests/cli/following/test_killed.py::test_kills_lose_and_double_nothing",
    "read": "tests/cli/test_read_killed.py::test_kills_lose_and_double_nothing",
}


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commands", nargs="*", choices=list(TESTS), help="which; all unless named")
    parser.add_argument("--kills", type=int, default=100, help="how often each is killed")
    options = parser.parse_args()
    failed = 0
    for name in options.commands or TESTS:
        begun = time.perf_counter()
        command = [sys.executable, "-m", "pytest", "-q", TESTS[name]]
        environment = os.environ | {"ONRECORD_KILLS": str(options.kills)}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
        failed += done.returncode != 0
        came = "nothing lost, nothing twice" if done.returncode == 0 else f"failed:\n{done.stdout[-3000:]}"
        print(f"{name}, {options.kills} processes to kill ({time.perf_counter() - begun:.0f} s): {came}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
