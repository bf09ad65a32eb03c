"""Whether a SQLite file keeps a write-ahead log, and that it does where it can.

With the log, readers read while another process writes, and what is committed is one write to the disk. The log is
shared through memory, so that all who use it must be on one computer (sqlite.org/wal.html): on a network folder a file
goes without it, and serves one clerk at a time.
"""

import re
import sqlite3
import sys
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

#: Where the header of a file says how it is written and read, and what it says where that is by the log
#: (sqlite.org/fileformat.html#file_format_version_numbers).
VERSIONS, LOGGED = slice(18, 20), b"\x02\x02"
#: Kinds of file systems whose disk is in another computer.
NETWORK = frozenset(
    {"9p", "afpfs", "ceph", "cifs", "davfs", "fuse.rclone", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
)
MOUNTS = Path("/proc/mounts")
#: \040, by which a path of /proc/mounts has a space
OCTAL = re.compile(r"\\([0-7]{3})")
#: What Windows calls a drive of another computer (DRIVE_REMOTE).
REMOTE_DRIVE = 4


def keeps_log(path: Path) -> bool:
    """Tell whether a file is one that keeps a write-ahead log."""
    try:
        with path.open("rb") as file:
            return file.read(VERSIONS.stop)[VERSIONS] == LOGGED
    except OSError:
        return False


def use_log(path: Path) -> None:
    """Let a file keep a log, or none on a network folder, where it is not so yet.

    Where another process works with the file, or the disk cannot, it stays as it is and the next one tries again.
    """
    wanted = not on_network(path.parent)
    if keeps_log(path) == wanted:
        return
    # A connection of its own: one on which this failed would try it again with its next commit.
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(path, timeout=0)) as connection:
        connection.execute(f"PRAGMA journal_mode = {'WAL' if wanted else 'DELETE'}")


@cache
def on_network(folder: Path) -> bool:
    """Tell whether a folder is on the disk of another computer, as far as the system says."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 few need it

        return str(folder).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == REMOTE_DRIVE
    try:
        return kind_of_mount(MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"), folder.resolve()) in NETWORK
    except OSError:
        # Another system tells of its disks in another way; what is not known is taken for near.
        return False


def kind_of_mount(mounts: str, folder: Path) -> str:
    """Return the kind of the file system that a folder is on, by the lines of /proc/mounts [proc(5)]."""
    kinds = {}
    for line in mounts.splitlines():
        _, place, kind, *_ = line.split(" ")
        kinds[Path(OCTAL.sub(lambda code: chr(int(code[1], 8)), place))] = kind
    return next((kinds[place] for place in (folder, *folder.parents) if place in kinds), "")
