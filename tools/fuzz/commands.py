"""Type every command with arguments of every kind, and hold that no line ends badly or leaves what it may not.

A line that is refused, or that only looks, leaves database and files as they were; what one records, undoing takes
back.
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

from tools.fuzz.lines import COMMANDS, any_line, command_of, lines_of
from tools.fuzz.office import Events, Line, Office, Outcome, Records
from tools.fuzz.verdict import mark_of, wrong_in

#: Lines that are drawn at a time, and seconds after which a slow command's turn is over.
BATCH, MOST_OF_A_BATCH = 25, 2.0
#: Seconds that are spent on making a failing line shorter.
MOST_SHRINKING = 30.0
#: What is done several times in a row, each time undone and done again; what runs as a process of its own; what is done
#: to a database on a server.
SEQUENCES, PROCESSES, SERVER = "in sequences", "as processes", "on PostgreSQL"
#: How much more time than one command each gets.
SHARES = {SEQUENCES: 6, PROCESSES: 4, SERVER: 6}
#: Commands that take files one by one: what is good in a line is recorded, though another file is refused.
ONE_BY_ONE = {"import", "form in"}
#: Commands that no undoing takes back.
BEYOND_UNDOING = {"undo", "load", "db restore", "db upgrade", "demo"}


@dataclass
class Tally:
    """What the lines of one command, or of one way to type them, came to."""

    codes: Counter[int] = field(default_factory=Counter)
    #: Lines that changed the record, each taken back.
    recorded: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_line: Line | None = None


@dataclass(frozen=True)
class Failure:
    """Lines, the last of which ended badly."""

    way: str
    lines: tuple[Line, ...]
    fault: str


class Wrong(Exception):
    """A line ended badly."""

    def __init__(self, command: str, fault: str) -> None:
        super().__init__(fault)
        #: By which the same failure is known again.
        self.mark = f"{command}: {mark_of(fault)}"


class Enough(BaseException):
    """A turn is over."""


class Typist:
    """Types lines into an office and holds what they come to."""

    def __init__(self, office: Office, *, apart: bool = False) -> None:
        self.office = office
        self._run: Callable[[Line], Outcome] = office.run_apart if apart else office.run

    def hold(self, lines: Sequence[Line], tally: Tally) -> None:
        """Type lines one after another into the office as it was made; raise Wrong where one ends badly."""
        with self.office.entered():
            try:
                self._type_all(lines, tally)
            finally:
                self.office.put_back()

    def _type_all(self, lines: Sequence[Line], tally: Tally) -> None:
        for line in lines:
            self._type(line, tally, alone=len(lines) == 1)
        if len(lines) > 1:
            checked = self.office.run(Line(("db", "check")))
            if checked.code:
                raise Wrong("db check", f"damage: {checked.out[:500]}{checked.err[:500]}{checked.traceback}")

    def _type(self, line: Line, tally: Tally, *, alone: bool) -> None:
        office, command = self.office, command_of(line)
        rows = office.rows if alone else office.rows_now()
        records = office.records if alone else office.records_now()
        events = office.events if alone else office.events_now()
        outcome = self._run(line)
        tally.codes[outcome.code] += 1
        if outcome.seconds > tally.slowest:
            tally.slowest, tally.slowest_line = outcome.seconds, line
        if fault := wrong_in(command, line, outcome):
            raise Wrong(command, fault)
        if outcome.code == 0 and command in BEYOND_UNDOING:
            return
        changed = (office.has_written() or not alone) and office.rows_now() != rows
        looks = outcome.code != 0 or "--dry-run" in line.words
        if looks and not (command in ONE_BY_ONE and outcome.code):
            if changed:
                raise Wrong(command, f"the record changed at exit code {outcome.code}: {_differing(office, rows)}")
            if alone and (files := office.changed_files()):
                raise Wrong(command, f"files changed at exit code {outcome.code}: {files}; said {outcome.err[:300]!r}")
        if changed:
            tally.recorded += 1
            self._undo(command, records, events)
            if not alone:
                # Once more, so that the next line finds what this one did.
                self._run(line)

    def _undo(self, command: str, records: Records, events: Events) -> None:
        grown = self.office.events_now()
        if grown[: len(events)] != events:
            raise Wrong(command, "the history is another one")
        if len(grown) == len(events):
            raise Wrong(command, "a change without an event")
        undone = self.office.run(Line(("undo", str(len(grown) - len(events)))))
        if undone.code:
            raise Wrong(command, f"cannot be undone: {undone.err[:500]}{undone.traceback}")
        now = self.office.records_now()
        if now != records:
            raise Wrong(
                command, f"undoing leaves something in {[name for name in records if records[name] != now[name]]}"
            )


def _differing(office: Office, rows: Sequence[str]) -> str:
    return str(sorted({*office.rows_now()} ^ {*rows})[:3])[:600]


class Fuzzer:
    """Draws lines and has them typed, for each command and way as long as for any other."""

    def __init__(self, office: Office, server: Office | None = None) -> None:
        self._typists = {SEQUENCES: Typist(office), PROCESSES: Typist(office, apart=True)}
        if server:
            self._typists[SERVER] = Typist(server)
        self._typist = Typist(office)
        self.tallies: dict[str, Tally] = {name: Tally() for name in (*sorted(COMMANDS), *self._typists)}
        #: What has failed already.
        self._known: set[str] = set()

    def run(self, chance: Random, *, seconds: float, rounds: int | None = None) -> list[Failure]:
        """Type lines for so long, or so many turns of all commands; the one that had least time comes next."""
        end, failures, turns = time.monotonic() + seconds, list[Failure](), Counter[str]()
        # A short run comes to others each time.
        names = chance.sample(sorted(self.tallies), len(self.tallies))
        while time.monotonic() < end:
            waiting = [name for name in names if rounds is None or turns[name] < rounds]
            if not waiting:
                break
            name = min(waiting, key=lambda name: self.tallies[name].seconds / SHARES.get(name, 1))
            turns[name] += 1
            begun = time.monotonic()
            if failure := self._turn(name, chance.getrandbits(64), end, count=BATCH if rounds is None else 2):
                failures.append(failure)
            self.tallies[name].seconds += time.monotonic() - begun
        return failures

    def _turn(self, name: str, seed: int, end: float, count: int) -> Failure | None:
        typist, tally = self._typists.get(name, self._typist), self.tallies[name]
        found: list[Failure] = []
        marks: set[str] = set()
        over = min(end, time.monotonic() + MOST_OF_A_BATCH)

        def hold(lines: tuple[Line, ...]) -> None:
            if time.monotonic() > (over + MOST_SHRINKING if found else over):
                raise Enough
            try:
                typist.hold(lines, tally)
            except Wrong as wrong:
                if wrong.mark in self._known:
                    return
                found[:] = [Failure(name, lines, str(wrong))]
                marks.add(wrong.mark)
                raise

        drawn = seeded(seed)(settings(DRAWING, max_examples=count)(given(lines=_several(name))(hold)))
        try:
            drawn()
        except (Enough, Wrong, HypothesisException):
            # What was found stands in `found`.
            self._known |= marks
        return found[0] if found else None


DRAWING = settings(
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
    verbosity=Verbosity.quiet,
    report_multiple_bugs=False,
)


def _several(name: str) -> st.SearchStrategy[tuple[Line, ...]]:
    """Return lines that are typed one after another."""
    if name == SEQUENCES:
        return st.lists(any_line, min_size=2, max_size=6).map(tuple)
    return (lines_of(name) if name in COMMANDS else any_line).map(lambda line: (line,))
