"""Tasks of an office in blocks, each as one import recorded them, with all that was recorded of them since.

As real offices have them: most are done, some late; about one in forty is open and overdue, most of these of the last
year; some go on from plan to plan, are divided, extended, suspended or cancelled; some have no lead or no deadline.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import State
from tools.bench.size.office import report_number
from tools.bench.size.rows import COLUMNS, Row, Rows, Value, as_json
from tools.bench.size.shape import AS_OF, BLOCK, PERIODS, SERIES, Size
from tools.bench.size.words import Phrases, Words, joined, words

#: By their numbers' places among so many: a parent with its parts behind it, and links of chains.
CYCLE, PARENT, PARTS, LINKS = 50, 1, (2, 3), (7, 31)
#: Of so many links of a place one begins a chain.
LONGEST_CHAIN = 5
#: What share of the tasks of a period is still open behind its deadline, by how many quarters ago that was.
LATE = (0.25, 0.14, 0.12, 0.1, *[0.05] * 8)
LATE_LONG_AGO = 0.003
#: By how many days tasks that are done were late, one like the other.
DAYS_LATE = (-12, -5, -2, 0, 0, 0, 0, 6)
CHANGEABLE = ("state", "due_on", "completed_on", "set_aside_on")
PLACES = [COLUMNS["task"].index(name) for name in CHANGEABLE]
OPENINGS = ("Tiếp tục", "Đẩy mạnh", "Chủ trì", "Tham mưu", "Phối hợp", "Rà soát", "Tổ chức", "Kiểm tra")


@dataclass(slots=True)
class Made:
    """A task while it is made."""

    number: int
    period: Period
    row: list[Value]
    state: State
    due_on: date | None
    lead: int | None
    parent: int | None
    #: When it was completed, suspended or cancelled.
    ended_on: date | None = None


class Tasks:
    """Makes the tasks of an office one after the other."""

    def __init__(self, rows: Rows, size: Size, random: Random, phrases: Phrases) -> None:
        self._rows, self._size, self._random, self._phrases = rows, size, random, phrases
        # A whole number of cycles, so that a link and the one before it have one place in their cycles.
        self._step = max(size.tasks // len(PERIODS) // CYCLE, 1) * CYCLE
        self._parent: Made | None = None

    def blocks(self) -> Iterator[int]:
        """Make block by block, and yield the last number of each."""
        for first in range(1, self._size.tasks + 1, BLOCK):
            last = min(first + BLOCK - 1, self._size.tasks)
            place = (first - 1) * len(PERIODS) // self._size.tasks
            series = first // BLOCK % len(SERIES)
            block = [self._planned(number, place, series) for number in range(first, last + 1)]
            self._rows.event(
                PERIODS[place].first_day, f"import bao-cao-{PERIODS[place].code}.docx --yes", range(first, last + 1)
            )
            for one in block:
                self._lived(one, place)
                self._rows.held["task"].append(tuple(one.row))
            yield last

    def _links(self, number: int) -> bool:
        place = number // self._step
        return number % CYCLE in LINKS and place > 0 and place % LONGEST_CHAIN > 0 and number <= self._size.tasks

    def _planned(self, number: int, place: int, series: int) -> Made:
        """Make a task as the import recorded it, with who leads it and what it cites."""
        chance, period = self._random.random, PERIODS[place]
        parent = self._parent if number % CYCLE in PARTS else None
        due_on = self._deadline(period) if parent is None else parent.due_on
        title = joined(words(OPENINGS[number % len(OPENINGS)]), self._phrases.one())
        text = joined(title, self._phrases.one())
        row: Row = (
            number, f"{text.text}.", f"{title.text}…", f"{title.key}… {text.key}.", series + 1, period.code,
            period.first_day.isoformat(), period.last_day.isoformat(), report_number(self._size, place, series),
            f"III.{number % 90 + 1}", None, None, None, parent.number if parent else None,
            number - self._step if self._links(number) else None, "ongoing" if due_on is None else "once",
            State.NOT_STARTED.value, _iso(due_on), _iso(due_on), None, None, None, number % 40 == 0,
        )  # fmt: skip
        self._rows.tell("task", ("id",), (number,), None, row)
        self._rows.entry("task", number, text.exact, text.folded)
        one = Made(number, period, list(row), State.NOT_STARTED, due_on, self._assigned(number, period), None)
        one.parent = parent.number if parent else None
        # Some directives are cited much more often than others.
        cited = {1 + int(self._size.directives * chance() ** 3) for _ in range(int(chance() * 2.2))}
        for position, document in enumerate(sorted(cited)):
            self._rows.add("task_directive", number, document, position, keys=2)
        if number % CYCLE == PARENT:
            self._parent = one if _is_divided(one) else None
        return one

    def _deadline(self, period: Period) -> date | None:
        chance = self._random.random()
        if chance < 0.02:
            return None
        return (
            period.last_day
            if chance < 0.45
            else period.first_day + timedelta(days=10 + int(80 * (chance - 0.45) / 0.55))
        )

    def _assigned(self, number: int, period: Period) -> int | None:
        chance, units = self._random.random, self._size.units
        lead = 1 + int(units * chance() ** 2) if number % 33 else None
        if lead is not None:
            self._assign(number, lead, "lead", period.first_day, None)
        if chance() < 0.4 and (support := 1 + int(units * chance())) != lead:
            self._assign(number, support, "support", period.first_day, None)
        return lead

    def _assign(self, task: int, unit: int, role: str, first: date, until: date | None) -> None:
        self._rows.add("assignment", self._rows.number("assignment"), task, unit, role, first, until)

    def _lived(self, one: Made, place: int) -> None:
        """Record what became of a task."""
        if one.parent is not None or _is_divided(one):
            self._done(one)
            return
        if self._links(one.number + self._step):
            # It goes on in a later plan and stays open.
            self._told(one, State.IN_PROGRESS)
            return
        chance = self._random.random()
        age = len(PERIODS) - 1 - place
        late = LATE[age] if age < len(LATE) else LATE_LONG_AGO
        if one.due_on is None or one.due_on >= AS_OF:
            late = 0.85 if age == 0 else LATE_LONG_AGO
        if chance < late:
            if chance > late * 0.4:
                self._told(one, State.IN_PROGRESS)
        elif chance > 0.965:
            self._set_aside(one, State.SUSPENDED if chance > 0.985 else State.CANCELLED)
        else:
            if chance > 0.935 and one.due_on and one.due_on < AS_OF - timedelta(days=30):
                self._extended(one)
            elif chance > 0.65:
                self._told(one, State.IN_PROGRESS)
            self._done(one)

    def _told(self, one: Made, state: State) -> None:
        day = min(one.period.first_day + timedelta(days=int(80 * self._random.random())), AS_OF)
        note = joined(words("Đang"), self._phrases.one())
        percent = 20 + 20 * (one.number % 4)
        self._progress(one, day, state, percent=percent, note=note)

    def _set_aside(self, one: Made, state: State) -> None:
        one.ended_on = min(one.due_on or one.period.last_day, AS_OF)
        self._progress(one, one.ended_on, state, note=words("Chờ hướng dẫn của cấp trên"))

    def _extended(self, one: Made) -> None:
        due_on = one.due_on
        if due_on is None:
            return
        granted = due_on + timedelta(days=30)
        self._rows.add("extension", self._rows.number("extension"), one.number, one.lead, due_on - timedelta(days=10),
                       due_on, granted, "Chờ kinh phí", "approved", due_on - timedelta(days=3), granted, None, None,
                       "Ý kiến của Thường trực")  # fmt: skip
        one.due_on = granted
        self._change(one, due_on - timedelta(days=3), f"extend {one.number} --approve")

    def _done(self, one: Made) -> None:
        due_on = one.due_on or one.period.last_day
        late = (
            0
            if one.parent is not None or one.number % CYCLE == PARENT
            else (-12, -5, -2, 0, 0, 0, 0, 6)[one.number % 8]
        )
        one.ended_on = max(min(due_on + timedelta(days=late), AS_OF), one.period.first_day)
        result = joined(words("Đã"), self._phrases.one(), self._phrases.one())
        self._progress(one, one.ended_on, State.DONE, result=result)

    def _progress(
        self,
        one: Made,
        day: date,
        state: State,
        *,
        percent: int | None = None,
        note: Words | None = None,
        result: Words | None = None,
    ) -> None:
        number = self._rows.number("progress")
        said = result or note
        self._rows.add("progress", number, one.number, one.lead, day, state.value, percent, note and note.text,
                       result and result.text, None)  # fmt: skip
        if said is not None:
            self._rows.entry("progress", number, said.exact, said.folded)
        if result is not None and one.number % 10 == 0:
            proof = words(f"Kế hoạch số {one.number % 900 + 1}-KH/ĐU")
            self._rows.add("evidence", self._rows.number("evidence"), number, None, proof.text, None, None)
            self._rows.entry("evidence", self._rows.number("evidence") - 1, proof.exact, proof.folded)
        one.state = state
        self._change(one, day, f"update {one.number}" if result is None else f"done {one.number}")

    def _change(self, one: Made, day: date, command: str) -> None:
        """Record the task's state, deadline and days as they are now, with all that was noted since the last event."""
        ended = _iso(one.ended_on)
        is_done = one.state is State.DONE
        new = (one.state.value, _iso(one.due_on), ended if is_done else None, None if is_done else ended)
        differing = [
            (name, place, value)
            for name, place, value in zip(CHANGEABLE, PLACES, new, strict=True)
            if one.row[place] != value
        ]
        if differing:
            names = [name for name, _, _ in differing]
            before = as_json(names, tuple(one.row[place] for _, place, _ in differing))
            self._rows.tell("task", ("id",), (one.number,), before, as_json(names, tuple(v for _, _, v in differing)))
            for _, place, value in differing:
                one.row[place] = value
        self._rows.event(day, command, [one.number])


def _is_divided(one: Made) -> bool:
    """Tell whether a task has parts: they and it were done in time."""
    return one.number % CYCLE == PARENT and one.due_on is not None and one.due_on < AS_OF


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
