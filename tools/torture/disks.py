"""Full disks and disks that may only be read: reading goes on, writing is refused whole and says why.

With the rights for it a small disk in memory is mounted; else no file of a command may grow beyond a limit, and the
folder is closed to writing.
"""

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

from tools.torture.figures import Figures
from tools.torture.offices import REPORT, Office, contents, copy_of
from tools.torture.processes import Ended, run_command

#: Megabytes of the disk, and bytes that are left on it.
SIZE = 8
LEFT = (0, 4096, 12_288, 40_960, 70_000, 200_000, 450_000, 900_000)
READING: tuple[tuple[object, ...], ...] = (
    ("list",),
    ("show", 1),
    ("search", "rà soát"),
    ("history",),
    ("stats",),
    ("db", "check"),
    ("overdue",),
)


def writing(office: Office) -> tuple[tuple[object, ...], ...]:
    """Return commands that write to the office's disk."""
    return (
        ("update", 1, "--note", "Đang làm " * 200),
        ("add", "Rà soát " * 500),
        ("done", 2, "--result", "Xong.", "--evidence", REPORT),
        ("import", REPORT, "--yes"),
        ("db", "backup"),
        ("export", "--archive", office.folder / "luu-tru"),
        ("export", office.folder / "nhiem-vu.xlsx"),
        ("undo", "--yes"),
    )


@contextmanager
def disk(folder: Path) -> Iterator[bool]:
    """Mount a small disk at a folder and tell whether that could be done."""
    folder.mkdir(parents=True, exist_ok=True)
    mounted = os.geteuid() == 0 and _run("mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(folder))
    try:
        yield mounted
    finally:
        if mounted:
            _run("umount", str(folder))


def _run(*words: str) -> bool:
    if not shutil.which(words[0]):
        return False
    return subprocess.run(words, check=False, capture_output=True).returncode == 0  # noqa: S603 tools of the system


def fill_disk(figures: Figures, times: int, chance: Random, template: Office, folder: Path) -> None:
    """Write where so much room is left, as often as asked."""
    for number in range(times):
        with disk(folder / "disk") as mounted:
            figures.remark = "a mounted tmpfs" if mounted else "a limit to the size of files"
            office = copy_of(template, folder / "disk" / "office")
            left = LEFT[number] if number < len(LEFT) else chance.randrange(LEFT[-1])
            limit = None if mounted else partial(_limit_files, Path(office.database).stat().st_size // 2 + left)
            if mounted:
                _fill(folder / "disk", left)
            for words in writing(office):
                _write(figures, office, words, limit, f"{left} bytes left, {words[0]}")
            (folder / "disk" / "fill").unlink(missing_ok=True)
            figures.hold([office.run("update", 1, "--note", "Có chỗ").broken(0)], f"{left} bytes left, room again")
            figures.hold([office.run("db", "check").broken(0)], f"{left} bytes left, check")


def _limit_files(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _fill(folder: Path, left: int) -> None:
    free = os.statvfs(folder)
    with (folder / "fill").open("wb") as file:
        file.write(bytes(max(free.f_bavail * free.f_frsize - left, 0)))


def _write(
    figures: Figures, office: Office, words: tuple[object, ...], limit: Callable[[], None] | None, where: str
) -> None:
    before = contents(office.database)
    ended = run_command(office.words(*words), office.folder.parent.parent / "printed.txt", limit)
    refused = ended.code != 0
    figures.count("commands refused" if refused else "commands that found room")
    changed = refused and contents(office.database) != before
    figures.hold([ended.broken(0, 1, 6), _untold(ended), "refused and half done" if changed else None], where)
    figures.hold((f"left behind: {path}" for path in office.folder.rglob("*.part")), where)
    read = run_command(office.words("list"), office.folder.parent.parent / "printed.txt", limit)
    figures.hold([read.broken(0)], f"{where}, then list")


def _untold(ended: Ended) -> str | None:
    told = "ổ đĩa" in ended.printed.lower()
    return None if ended.code == 0 or told else f"does not name the disk: {ended.printed}"


def lock_disk(figures: Figures, template: Office, folder: Path) -> None:
    """Read and write on a disk that may only be read."""
    with disk(folder / "disk") as mounted:
        office = copy_of(template, folder / "disk" / "office")
        before = {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()}
        place = folder / "disk"
        if mounted:
            _run("mount", "-o", "remount,ro", str(place))
        elif os.geteuid() == 0:
            figures.remark = "left out: nothing can be mounted, and nothing is closed to root"
            return
        else:
            office.folder.chmod(0o500)
        figures.remark = "a mounted tmpfs, then read-only" if mounted else "a folder without the right to write"
        log = folder / "printed.txt"
        for words in READING:
            figures.hold([run_command(office.words(*words), log).broken(0)], f"reading, {words[0]}")
            figures.count("commands that read")
        for words in writing(office):
            ended = run_command(office.words(*words), log)
            figures.hold([ended.broken(1, 6)], f"writing, {words[0]}")
            figures.count("commands refused")
        elsewhere = run_command(office.words("db", "backup", folder / "elsewhere.db"), log)
        figures.hold([elsewhere.broken(0)], "backup to another disk")
        after = {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()}
        figures.hold(["files were changed" if after != before else None], "read-only")
        if mounted:
            _run("mount", "-o", "remount,rw", str(place))
        else:
            office.folder.chmod(0o700)
        figures.hold([run_command(office.words("db", "check"), log).broken(0)], "after it")
