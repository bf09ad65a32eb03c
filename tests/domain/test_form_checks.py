"""What a statement comes to beside the record, and what lead and support may say of one task."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from nhiemvu.domain.answers import AnswerKind, Entry, answer
from nhiemvu.domain.form_changes import form_changes
from nhiemvu.domain.form_checks import contradicts, review, support_note
from nhiemvu.domain.form_faults import Held, Said
from nhiemvu.domain.forms import FORM_STATES, Statement
from nhiemvu.domain.last_told import last_told
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Role, State
from tests.domain.task_factory import make_task

MADE, DAY = date(2026, 4, 20), date(2026, 4, 22)
UNIT, OTHER = 3, 4
TASK = replace(make_task(7, "Mở lớp"), state=State.IN_PROGRESS, due_on=date(2026, 6, 30), lead="Công an xã")
SAID = Statement(row=6, number=7, percent=60, words="Đã mở 01 lớp", obstacle="Thiếu máy", evidence=("Ảnh",))


def entry(**values: Any) -> Said:
    """Return what was said of the task since the form was made: the same as the statement, but for some of it."""
    same: dict[str, Any] = {
        "unit_id": UNIT,
        "unit": "Công an xã",
        "reported_on": DAY,
        "state": State.IN_PROGRESS,
        "percent": 60,
        "note": "Đã mở 01 lớp",
        "result": None,
        "obstacle": "Thiếu máy",
        "evidence": ("Ảnh",),
    }
    return Said(**{**same, **values})


#: What was said since, whether the statement tells something new, and whether something newer stands against it.
SINCE: list[tuple[str, tuple[Said, ...], bool, bool]] = [
    ("nothing", (), True, False),
    ("the same", (entry(),), False, False),
    ("the same, before something else", (entry(percent=80), entry()), False, False),
    ("something else", (entry(percent=80),), True, True),
    ("other words", (entry(note="Đã mở 02 lớp"),), True, True),
    ("without the evidence", (entry(evidence=()),), True, True),
    ("the same by another unit", (entry(unit_id=OTHER),), True, False),
    ("by nobody that is known", (entry(unit_id=None, percent=80),), True, True),
]


@pytest.mark.parametrize(("since", "tells", "newer"), [case[1:] for case in SINCE], ids=[case[0] for case in SINCE])
def test_what_is_on_record(since: tuple[Said, ...], tells: bool, newer: bool) -> None:  # noqa: FBT001 a table of cases
    """A statement is on record where the unit's own entry says the same since the form was made."""
    found = review(SAID, Held(task=TASK, role=Role.LEAD, unit_id=UNIT, since=since), MADE)
    assert (found.tells, found.newer is not None, list(found.faults)) == (tells, newer, [])


def test_what_a_row_changes() -> None:
    """As it is on record, and as the unit says; of a support nothing of the task stands before it."""
    told = [(change.before, change.after) for change in form_changes(SAID, TASK, Role.LEAD, tells=True, asks=False)]
    assert told == [(None, "60%"), (None, "Đã mở 01 lớp"), (None, "Ảnh"), (None, "Thiếu máy")]
    begun = replace(TASK, state=State.NOT_STARTED)
    [state, *_] = form_changes(SAID, begun, Role.LEAD, tells=True, asks=False)
    assert (state.before, state.after) == ("chưa thực hiện", "đang thực hiện")
    assert not list(form_changes(SAID, TASK, Role.LEAD, tells=False, asks=False))
    held = replace(TASK, percent=SAID.percent, result=SAID.words)
    rest = [change.after for change in form_changes(SAID, held, Role.LEAD, tells=True, asks=False)]
    assert rest == ["Ảnh", "Thiếu máy"]


def test_what_cannot_both_be() -> None:
    """The whole is not done while a part is not, nor untouched while a part is under way."""
    against = {
        (support, lead) for support, lead in product((None, *FORM_STATES), (None, *State)) if contradicts(support, lead)
    }
    assert against == {
        (State.NOT_STARTED, State.DONE),
        (State.IN_PROGRESS, State.DONE),
        (State.NOT_STARTED, State.REPORTED),
        (State.IN_PROGRESS, State.REPORTED),
        (State.IN_PROGRESS, State.NOT_STARTED),
        (State.DONE, State.NOT_STARTED),
    }


NOTES: list[tuple[Statement, str | None]] = [
    (Statement(row=6, number=7, obstacle="Thiếu máy"), None),
    (Statement(row=6, number=7, words="Đã cử người"), "Phối hợp: Đã cử người"),
    (Statement(row=6, number=7, percent=0), "Phối hợp: 0%"),
    (Statement(row=6, number=7, state=State.IN_PROGRESS, percent=40), "Phối hợp: đang thực hiện, 40%"),
    (
        Statement(row=6, number=7, state=State.DONE, percent=100, words="Đã cử người", completed_on=DAY),
        "Phối hợp: Đã cử người (đã hoàn thành, ngày 22/04/2026)",
    ),
]


@pytest.mark.parametrize(("said", "note"), NOTES)
def test_the_words_of_a_support(said: Statement, note: str | None) -> None:
    """Its state and percentage stand in words, since they are of its part."""
    assert support_note(said) == note


def test_reports_go_by_the_lead() -> None:
    """A later word of a support does not take the lead's place, nor does it take back what was reported as done."""
    lead = Entry(reported_on=MADE, state=State.IN_PROGRESS, percent=40, note="Đã họp", obstacle="Thiếu máy")
    support = Entry(reported_on=DAY, state=State.IN_PROGRESS, note="Phối hợp: Đã dự", in_support=True)
    period = parse_period("2026-Q2")
    found = answer(TASK, [support, lead], period, date(2026, 7, 1))
    assert (found.kind, found.entry) == (AnswerKind.UNDER_WAY, lead)
    assert answer(TASK, [support], period, date(2026, 7, 1)).entry == support
    told = last_told([support, lead], date(2026, 7, 1))
    assert (told.on, told.words, told.percent) == (DAY, "Đã họp", 40)
    done = replace(lead, state=State.DONE, percent=100, note=None, result="Đã mở 02 lớp")
    closed = replace(TASK, state=State.DONE, completed_on=MADE)
    assert answer(closed, [replace(support, state=State.DONE), done], period, date(2026, 7, 1)).entry == done
