"""Rules by which units come, get other names, and go; others go on with their open tasks."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition

from tests.usecases.life.deadlines import TEXTS
from tests.usecases.life.machine import OFFICE, Machine, picks, rule
from tests.usecases.life.model import ONE_DAY, USAGE, Model, Refused, Unit

#: From how many days before today a change of units holds.
since = st.sampled_from((0, 0, 0, 2, 5))


class Units(Machine):
    """An office that changes."""

    @rule(confirms=st.booleans())
    def decide_how_to_confirm(self, *, confirms: bool) -> None:
        """Let the office confirm completion, or take it at once."""
        self.run(
            lambda model: setattr(model, "confirms", confirms),
            *OFFICE, "--confirmation", "required" if confirms else "none",
        )  # fmt: skip

    def add_unit(self) -> None:
        """Set up a unit."""
        name = self.name()
        self.run(lambda model: model.add_unit(Unit(name)), "unit", "add", name)

    @rule(pick=picks, days=since)
    def rename(self, pick: int, days: int) -> None:
        """Give a unit a new name from a day on, after which it got no other."""
        number, name, day = self.unit(pick), self.name(), self.today - timedelta(days)

        def act(model: Model) -> None:
            unit = model.units[number]
            if number not in model.at_work(day) or (unit.renamed and unit.renamed >= day):
                raise Refused
            unit.name, unit.renamed = name, day

        self.run(act, "unit", "rename", number, name, "--from", day)

    @precondition(lambda self: len(self.model.at_work()) > 1)
    @rule(pick=picks, days=since, new=st.booleans())
    def merge(self, pick: int, days: int, *, new: bool) -> None:
        """Merge a unit into another, of the record or new."""
        number, day, name = self.unit(pick), self.today - timedelta(days), self.name() if new else None
        into = self.unit(pick + 1)

        def act(model: Model) -> None:
            _require_ending(model, number, day)
            heir = _heirs(model, number, [] if name else [into], name, day)[0]
            end(model, number, [heir], dict.fromkeys(in_hand(model, number), heir), day)

        self.run(act, "unit", "merge", number, *(["--new", name] if name else ["--into", into]), "--from", day)

    @precondition(lambda self: len(self.model.at_work()) > 1)
    @rule(pick=picks, days=since, by_words=st.booleans(), text=st.sampled_from(TEXTS))
    def split_unit(self, pick: int, days: int, text: str, *, by_words: bool) -> None:
        """Split a unit into another and a new one: some tasks go to it by their words, the rest to the other."""
        number, into, day, name = self.unit(pick), self.unit(pick + 1), self.today - timedelta(days), self.name()

        def act(model: Model) -> None:
            _require_ending(model, number, day)
            heirs = _heirs(model, number, [into], name, day)
            chosen = {task: heirs[by_words and model.tasks[task].text == text] for task in in_hand(model, number)}
            end(model, number, heirs, chosen, day)

        said = ["--words", f"{text}={name}"] if by_words else []
        self.run(
            act, "unit", "split", number, "--into", into, "--new", name, "--to", into, *said, "--from", day
        )  # fmt: skip

    @precondition(lambda self: len(self.model.at_work()) > 1)
    @rule(pick=picks, days=since, how=st.sampled_from(("to", "unassigned", "")))
    def dissolve(self, pick: int, days: int, how: str) -> None:
        """Dissolve a unit: its open tasks go to another, wait for a new lead, or keep it from ending."""
        number, to, day = self.unit(pick), self.unit(pick + 1), self.today - timedelta(days)

        def act(model: Model) -> None:
            _require_ending(model, number, day)
            heirs = _heirs(model, number, [to], None, day) if how == "to" else []
            held = in_hand(model, number)
            if held and not how:
                raise Refused
            end(model, number, heirs, dict.fromkeys(held, heirs[0] if heirs else None), day)

        said = [f"--{how}", *([to] if how == "to" else [])] if how else []
        self.run(act, "unit", "dissolve", number, *said, "--from", day)


def _require_ending(model: Model, number: int, day: date) -> None:
    unit = model.units[number]
    if number not in model.at_work():
        raise Refused
    if unit.since and unit.since >= day:
        raise Refused(USAGE)


def _heirs(model: Model, number: int, into: list[int], name: str | None, day: date) -> list[int]:
    """Return who goes on with the work of a unit, a new unit last."""
    if number in into:
        raise Refused(USAGE)
    if any(heir not in model.at_work() for heir in into):
        raise Refused
    return [*into, *([model.add_unit(Unit(name, day))] if name else [])]


def in_hand(model: Model, number: int) -> list[int]:
    """Return the tasks in which a unit has a role and whose record is not closed."""
    return [
        one for one, task in model.tasks.items() if number in task.roles and task.state not in {"done", "cancelled"}
    ]


def end(model: Model, number: int, heirs: list[int], chosen: Mapping[int, int | None], day: date) -> None:
    """Let a unit be no more from a day on, and hand its tasks over."""
    for task, heir in chosen.items():
        model.tasks[task].pass_on(number, heir, day)
    model.units[number].until, model.units[number].heirs = day - ONE_DAY, tuple(heirs)
