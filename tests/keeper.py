"""The process that keeps PostgreSQL for the tests, as any user, root too: `python tests/keeper.py FOLDER PROGRAMS`.

It starts the server when the file `wanted` appears in FOLDER and then writes where it is into `ready`, or into `failed`
why there is none. It stops the server and removes FOLDER when its standard input ends: with the process that started
it, however that ends. It loads nothing but the standard library, since most runs of single tests want no server.
"""

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

#: Nothing here outlives the tests: waiting for the disk would be most of their time.
SETTINGS = (
    "autovacuum=off",
    "dynamic_shared_memory_type=mmap",
    "fsync=off",
    "full_page_writes=off",
    "jit=off",
    "listen_addresses=",
    "max_connections=200",
    "max_wal_senders=0",
    "synchronous_commit=off",
    "wal_level=minimal",
)
#: Seconds between two looks whether the server is wanted, and up to which it has to be ready.
PAUSE, PATIENCE = 0.05, 60
#: Whom the server runs as where root runs the tests: it refuses to run as root.
NOBODY = 65534


def main(folder: Path, programs: Path) -> None:
    """Wait until the server is wanted, keep it until nobody holds our input, and leave nothing behind."""
    server = None
    try:
        if wanted(folder):
            try:
                server = start(folder, programs)
            except (OSError, RuntimeError, subprocess.SubprocessError) as error:
                tell(folder / "failed", str(error))
            sys.stdin.buffer.read()
    finally:
        if server:
            stop(server)
        shutil.rmtree(folder, ignore_errors=True)


def wanted(folder: Path) -> bool:
    """Wait until the server is wanted, and tell whether it ever was."""
    while not (folder / "wanted").exists():
        # Nobody writes to us: what can be read is the end.
        if select.select([sys.stdin], [], [], PAUSE)[0]:
            return False
    return True


def start(folder: Path, programs: Path) -> subprocess.Popen[bytes]:
    """Make a cluster and run its server."""
    data, sockets = folder / "data", folder / "sockets"
    identity: dict[str, Any] = {"cwd": "/"}
    for made in (data, sockets):
        made.mkdir()
    if os.geteuid() == 0:
        identity |= {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        folder.chmod(0o711)
        for made in (data, sockets):
            os.chown(made, NOBODY, NOBODY)
        programs = reachable(folder, programs, identity)
    locale = ("--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8")
    quick = ("--no-sync", "--no-instructions", "--auth=trust", "--username=postgres")
    run([programs / "initdb", *locale, *quick, "-D", data], identity)
    settings = [word for setting in SETTINGS for word in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-c", f"unix_socket_directories={sockets}", *settings],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **identity,
        )
    last = time.monotonic() + PATIENCE
    while "ready" not in status(data):
        if server.poll() is not None or time.monotonic() > last:
            stop(server)
            raise RuntimeError((folder / "log").read_text(errors="replace"))
        time.sleep(PAUSE)
    tell(folder / "ready", f"postgresql+psycopg://postgres@/postgres?host={quote(str(sockets), safe='')}")
    return server


def reachable(folder: Path, programs: Path, identity: dict[str, Any]) -> Path:
    """Return programs that another user may run: copies, where the project is closed to others."""
    try:
        run([programs / "postgres", "--version"], identity)
    except (OSError, subprocess.SubprocessError):
        copied = folder / "programs"
        shutil.copytree(programs.parent, copied)
        subprocess.run(["chmod", "-R", "a+rX", copied], check=True)
        return copied / programs.name
    return programs


def run(words: Sequence[str | Path], identity: dict[str, Any]) -> None:
    """Run a program to its end; raise RuntimeError with what it said where it fails."""
    done = subprocess.run(words, check=False, capture_output=True, text=True, errors="replace", **identity)
    if done.returncode:
        raise RuntimeError(done.stderr or done.stdout)


def status(data: Path) -> str:
    """Return what the server says of itself (the last line of its postmaster.pid)."""
    try:
        return (data / "postmaster.pid").read_text().splitlines()[-1]
    except (OSError, IndexError):
        return ""


def stop(server: subprocess.Popen[bytes]) -> None:
    """Let the server drop every connection and end, without writing down what is thrown away."""
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def tell(file: Path, words: str) -> None:
    """Write a file that is never seen half."""
    part = file.with_suffix(".part")
    part.write_text(words)
    part.replace(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
