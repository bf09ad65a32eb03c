"""Reads the files that it is told of, one after another, and tells how each ended: a process that may be killed.

A line of JSON in, {"path": ..., "name": ..., "reader": ...}; a line of JSON out.
"""

import json
import resource
import sys
import tempfile
import time
import traceback
from functools import cache
from pathlib import Path

from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.facts.choice import use_packaged
from nhiemvu.reading.report import read_report
from tools.fuzz.commands import Tally, Typist, Wrong
from tools.fuzz.office import Office
from tools.fuzz.readers import READERS
from tools.fuzz.seeds import DOCUMENT

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
        path = Path(told["path"])
        ended = _read(path.read_bytes(), told["name"]) if told["reader"] == DOCUMENT else _typed(path, told["reader"])
        ended |= {"seconds": time.perf_counter() - start, "megabytes": _peak()}
        print(json.dumps(ended), flush=True)


def _read(data: bytes, name: str) -> dict[str, object]:
    # A command before chose the facts of its office.
    use_packaged()
    try:
        reading = read_report(read_bytes(data, name))
    except UnreadableDocument as fault:
        said = all((*fault.message, *fault.instruction)) and name in fault.message.vi and fault.exit_code == 4
        return {"ended": type(fault).__name__, "fault": None if said else f"{type(fault).__name__} says too little"}
    except BaseException:  # noqa: BLE001 whatever it is, it is what is looked for
        return {"ended": "traceback", "fault": traceback.format_exc()}
    return {"ended": "read", "fault": None, "tasks": len(reading.tasks)}


@cache
def _typist() -> Typist:
    """Return who types commands into an office of this process's own."""
    folder = tempfile.mkdtemp(prefix="office-", dir=Path(sys.argv[1]) if sys.argv[1:] else None)
    return Typist(Office(Path(folder)))


def _typed(path: Path, name: str) -> dict[str, object]:
    """Have a command read the file, and tell how it ended; nothing may be left of what it refuses."""
    reader, typist, tally = READERS[name], _typist(), Tally()
    if reader.place:
        typist.office.take_in(reader.place, path.read_bytes())
    try:
        typist.hold([reader.line(path)], tally)
    except Wrong as wrong:
        return {"ended": "wrong", "fault": str(wrong)}
    except BaseException:  # noqa: BLE001 whatever it is, it is what is looked for
        return {"ended": "traceback", "fault": traceback.format_exc()}
    finally:
        if reader.place:
            typist.office.let_go(reader.place)
    return {"ended": f"exit {next(iter(tally.codes))}", "fault": None}


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
