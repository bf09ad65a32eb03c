"""Damage files and type hostile commands: `make fuzz SECONDS=600`, or `python -m tools.fuzz --seed 7`.

Every reader must read a damaged file or refuse it with its cause; every command must do what a line says or refuse it,
with nothing changed: no traceback, within a limit of time and of memory. Prints the seed and what the inputs of each
reader and command came to. What fails is kept in a folder, and the exit code is 1. `--again FILE` types a kept line.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random, SystemRandom

from tools.fuzz.again import read_lines, shown, write_lines
from tools.fuzz.commands import Failure, Fuzzer, Tally, Typist, Wrong
from tools.fuzz.files import ROOT, ascii_of, print_readers, read_damaged
from tools.fuzz.office import Office
from tools.fuzz.seeds import good_files
from tools.fuzz.server import ServerOffice, running_server

#: Where files are on no disk: what is looked for is not how long one takes.
MEMORY = Path("/dev/shm")  # noqa: S108 folders in it are made by tempfile
#: A line that took longer is shown.
SLOW = 1.0


def main() -> None:
    """Fuzz for as long as was asked: files and commands at once, each in processes of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**9))
    parser.add_argument("--keep", type=Path, default=ROOT / "fuzz-failures", help="where what fails is kept")
    parser.add_argument("--only", choices=["files", "commands"])
    parser.add_argument("--again", type=Path, metavar="FILE", help="type the lines of a kept file")
    wanted = parser.parse_args()
    if wanted.again:
        sys.exit(_type_again(wanted.again))
    print(f"seed {wanted.seed}, {wanted.seconds:.0f} seconds", flush=True)
    if wanted.only:
        sys.exit(1 if _run(wanted.only, wanted.seed, wanted.seconds, wanted.keep.absolute()) else 0)
    both = [*sys.argv[1:], "--seed", str(wanted.seed), "--only"]
    with tempfile.TemporaryFile("w+") as told:
        command = [sys.executable, "-m", "tools.fuzz", *both]
        commands = subprocess.Popen([*command, "commands"], cwd=ROOT, stdout=told, stdin=subprocess.DEVNULL)  # noqa: S603 a module of ours
        files = subprocess.run([*command, "files"], cwd=ROOT, check=False)  # noqa: S603 likewise
        codes = {files.returncode, commands.wait()}
        told.seek(0)
        print(told.read(), end="")
    sys.exit(1 if codes != {0} else 0)


def _run(part: str, seed: int, seconds: float, keep: Path) -> int:
    """Fuzz one part and return how many failures there were."""
    chance = Random(seed)  # noqa: S311 no secret
    where = str(MEMORY) if MEMORY.is_dir() else None
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="fuzz-", dir=where)))
        if part == "files":
            tallies, failures = read_damaged(chance, good_files(folder), seconds=seconds, folder=folder, keep=keep)
            print_readers(tallies, failures)
            return failures
        server = stack.enter_context(running_server(folder / "server"))
        office = Office(folder / "office")
        held = ServerOffice(folder / "served", server) if server else None
        fuzzer = Fuzzer(office, held)
        found = fuzzer.run(chance, seconds=seconds)
        _print_commands(fuzzer.tallies, found, keep)
        return len(found)


def _print_commands(tallies: Mapping[str, Tally], failures: Sequence[Failure], keep: Path) -> None:
    for place, failure in enumerate(failures):
        keep.mkdir(exist_ok=True)
        kept = keep / f"lines-{place}.json"
        write_lines(kept, failure.lines)
        print(f"FAILED {failure.way}: {ascii_of(failure.fault)}")
        print("\n".join(f"  {shown(line)}" for line in failure.lines))
        print(f"  again: python -m tools.fuzz --again {kept}")
    for name, tally in tallies.items():
        count = tally.codes.total()
        codes = ", ".join(f"{number} exit {code}" for code, number in sorted(tally.codes.items()))
        each = tally.seconds / count * 1000 if count else 0
        figures = f"{each:.0f} ms each, slowest {tally.slowest:.2f} s"
        print(f"{name:18} {count:7} lines ({figures}): {codes}; {tally.recorded} recorded and undone")
        if tally.slowest > SLOW and tally.slowest_line:
            print(f"{'':26} slowest: {shown(tally.slowest_line)[:200]}")
    total = sum(tally.codes.total() for tally in tallies.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{total} lines, {memory:.0f} MB of memory at most, {len(failures)} failures")


def _type_again(file: Path) -> int:
    """Type kept lines; print what each came to and return 1 where they still fail."""
    lines = read_lines(file)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        office = Office(Path(folder))
        with office.entered():
            for line in lines:
                print(shown(line))
                print(ascii_of(str(office.run(line))))
            office.put_back()
        try:
            Typist(office).hold(lines, Tally())
        except Wrong as wrong:
            print(f"FAILED {ascii_of(str(wrong))}")
            return 1
    return 0


if __name__ == "__main__":
    main()
