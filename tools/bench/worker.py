"""One run of one job in a process of its own: prints its seconds and the most memory that the process took.

Seconds are of the processor, so that other programs on the machine count as little as they can. Modules are loaded
before; what the program makes once, such as patterns from its tables of facts, counts.
"""

import re
import sys
from pathlib import Path
from time import process_time

from tools.bench.jobs import JOBS

STATUS = Path("/proc/self/status")
#: VmHWM:     71234 kB
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def run(job: str, file: Path) -> tuple[float, int]:
    """Return the seconds of a job and the process's peak memory in MB (0 where the system does not tell)."""
    timed = JOBS[job](file)
    start = process_time()
    timed()
    return process_time() - start, _peak()


def _peak() -> int:
    match = PEAK.search(STATUS.read_text("utf-8")) if STATUS.exists() else None
    return int(match[1]) // 1024 if match else 0


if __name__ == "__main__":
    print(*run(sys.argv[1], Path(sys.argv[2])))
