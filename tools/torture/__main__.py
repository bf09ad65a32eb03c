"""Torture databases: `make torture`, or `python -m tools.torture --kills 1000 --seed 7`; `--quick` takes seconds.

Writers are killed, disks filled and locked, files damaged and cut, upgrades broken off: after each, everything that was
acknowledged is there, nothing is half there, `db check` passes or names the damage, and messages say what to do. Prints
the seed, a table of figures and every broken promise; the exit code is 1 where there is one.
"""

import argparse
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random, SystemRandom

from tools.torture.commands import kill_commands
from tools.torture.damage import cut_short, damage_pages, prepared
from tools.torture.disks import fill_disk, lock_disk
from tools.torture.figures import HEAD, Figures, row
from tools.torture.kills import kill_writers, sqlite_offices
from tools.torture.loads import back_up_under_load
from tools.torture.migrations import kill_upgrades, make_old
from tools.torture.offices import Office, copy_of, found, plain_environment
from tools.torture.servers import Server, end_backends, name_of, server

#: Kills of the short form.
QUICK = 6
#: Trials that need a PostgreSQL server.
ON_SERVER = ("writers killed, PostgreSQL", "backends ended, PostgreSQL", "upgrades killed, PostgreSQL")

Trial = Callable[[Figures], None]


@dataclass(frozen=True)
class Bench:
    """What all trials work with."""

    kills: int
    seed: int
    folder: Path

    @property
    def share(self) -> int:
        """How often what takes longer is tried."""
        return max(self.kills // 10, 1)

    def chance(self, name: str) -> Random:
        """Return the chance of one trial, so that each can be run alone."""
        return Random(f"{self.seed} {name}")  # noqa: S311 no secret

    def place(self, name: str) -> Path:
        """Return a new folder."""
        made = self.folder / name
        made.mkdir()
        return made


def on_files(bench: Bench, template: Office) -> dict[str, Trial]:
    """Return the trials of SQLite by their names."""
    share, chance, place = bench.share, bench.chance, bench.place

    def kill(figures: Figures) -> None:
        kill_writers(figures, bench.kills, chance("writers"), sqlite_offices(template, place("writers")))

    def kill_whole(figures: Figures) -> None:
        kill_commands(figures, share * 2, chance("commands"), template, place("commands"))

    def upgrade(figures: Figures) -> None:
        old = copy_of(template, bench.folder / "old")
        make_old(old.database)
        kill_upgrades(figures, share, chance("upgrades"), lambda _: copy_of(old, bench.folder / "upgraded"))

    def fill(figures: Figures) -> None:
        fill_disk(figures, max(share // 4, 1), chance("full"), template, place("full"))

    def lock(figures: Figures) -> None:
        lock_disk(figures, template, place("locked"))

    def damage(figures: Figures) -> None:
        office = prepared(copy_of(template, bench.folder / "to-damage"))
        damage_pages(figures, share * 2, chance("pages"), office, place("pages"))

    def cut(figures: Figures) -> None:
        office = prepared(copy_of(template, bench.folder / "to-cut"))
        cut_short(figures, share, chance("cuts"), office, place("cuts"))

    def back_up(figures: Figures) -> None:
        office = copy_of(template, bench.folder / "busy")
        back_up_under_load(figures, max(share // 5, 1), office, place("backups"))

    return {
        "writers killed, SQLite": kill,
        "commands killed, SQLite": kill_whole,
        "upgrades killed, SQLite": upgrade,
        "full disk, SQLite": fill,
        "read-only disk, SQLite": lock,
        "pages damaged, SQLite": damage,
        "files cut short, SQLite": cut,
        "backups under load, SQLite": back_up,
    }


def on_server(bench: Bench, held: Server) -> dict[str, Trial]:
    """Return the trials of PostgreSQL by their names."""
    chance, place = bench.chance, bench.place

    def kill(figures: Figures) -> None:
        kill_writers(figures, max(bench.kills // 4, 2), chance("clients"), held.offices(place("clients")))

    def end(figures: Figures) -> None:
        end_backends(figures, max(bench.share, 2), chance("backends"), held, held.offices(place("backends")))

    def upgrade(figures: Figures) -> None:
        old = held.offices(place("server-old"))(0)
        make_old(old.database)
        kill_upgrades(
            figures,
            max(bench.share // 2, 1),
            chance("server upgrades"),
            held.offices(place("server-upgraded"), name_of(old.database)),
        )

    return dict(zip(ON_SERVER, (kill, end, upgrade), strict=True))


def _is_wanted(name: str, only: list[str]) -> bool:
    return any(words in name for words in only)


def main() -> None:
    """Run the trials and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="writers that are killed on SQLite; the rest by it")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**9))
    parser.add_argument("--quick", action="store_true", help="a few of each")
    parser.add_argument("--only", action="append", default=[], help="trials whose names hold this; may be repeated")
    wanted = parser.parse_args()
    kills = QUICK if wanted.quick else wanted.kills
    print(f"seed {wanted.seed}, {kills} kills; Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    sys.exit(1 if run(kills, wanted.seed, wanted.only or [""]) else 0)


def run(kills: int, seed: int, only: list[str]) -> list[str]:
    """Run the trials whose names hold one of some words, print their figures and return every broken promise."""
    plain_environment()
    done: list[Figures] = []
    print(HEAD)
    with ExitStack() as stack:
        bench = Bench(kills, seed, Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="torture-"))))
        for name, trial in _trials(bench, stack, only):
            figures, start = Figures(name), time.monotonic()
            trial(figures)
            figures.count("seconds", round(time.monotonic() - start))
            done.append(figures)
            print(row(figures), flush=True)
    broken = [failure for figures in done for failure in figures.failures]
    print(*broken, f"{len(broken)} failures", sep="\n")
    return broken


def _trials(bench: Bench, stack: ExitStack, only: list[str]) -> Iterator[tuple[str, Trial]]:
    """Yield what is wanted; the office, or the server, is made where it is needed."""
    files = on_files(bench, Office(bench.folder / "office", str(bench.folder / "office" / "nhiemvu.db")))
    if any(_is_wanted(name, only) for name in files):
        bench.place("office")
        found(Office(bench.folder / "office", str(bench.folder / "office" / "nhiemvu.db")))
        yield from ((name, trial) for name, trial in files.items() if _is_wanted(name, only))
    if any(_is_wanted(name, only) for name in ON_SERVER):
        held = stack.enter_context(server(bench.folder / "server"))
        if held is None:
            print("PostgreSQL is left out: no server can be had")
            return
        yield from ((name, trial) for name, trial in on_server(bench, held).items() if _is_wanted(name, only))


if __name__ == "__main__":
    main()
