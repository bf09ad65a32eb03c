"""Reads the files that it is told of, one after another, and tells how each ended: a process that may be killed.

A line of JSON in, {"path": ..., "name": ...}; a line of JSON out.
"""

import json
import resource
import sys
import time
import traceback
from pathlib import Path

from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.reading.report import read_report

#: Beyond any use that is allowed; what asks for more is stopped by the system.
MOST_ADDRESSES = 4 * 1024**3
#: Writing 5 sets the peak of the memory in use back [proc(5)].
PEAK = Path("/proc/self/clear_refs")
STATUS = Path("/proc/self/status")


def main() -> None:
    """Answer line after line until the input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    for line in sys.stdin:
        told = json.loads(line)
        _forget_peak()
        start = time.perf_counter()
        ended = _read(Path(told["path"]).read_bytes(), told["name"])
        ended |= {"seconds": time.perf_counter() - start, "megabytes": _peak()}
        print(json.dumps(ended), flush=True)


def _read(data: bytes, name: str) -> dict[str, object]:
    try:
        reading = read_report(read_bytes(data, name))
    except UnreadableDocument as fault:
        said = all((*fault.message, *fault.instruction)) and name in fault.message.vi and fault.exit_code == 4
        return {"ended": type(fault).__name__, "fault": None if said else f"{type(fault).__name__} says too little"}
    except BaseException:  # noqa: BLE001 whatever it is, it is what is looked for
        return {"ended": "traceback", "fault": traceback.format_exc()}
    return {"ended": "read", "fault": None, "tasks": len(reading.tasks)}


def _forget_peak() -> None:
    if PEAK.exists():
        PEAK.write_text("5", encoding="ascii")


def _peak() -> float:
    """Return the most memory in use since the last file, in MB."""
    if PEAK.exists():
        line = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
