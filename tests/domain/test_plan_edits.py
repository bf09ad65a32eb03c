"""What a clerk does with the tasks that were read: each keeps its place in the document."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.plan_edits import Action, Step, changed, edited, joined
from nhiemvu.domain.plans import (
    CitedDirective,
    Metadata,
    NamedDeadline,
    Overruled,
    PlannedTask,
    Reading,
    Remainder,
    RemainderKind,
    Span,
    SubPoint,
)
from nhiemvu.domain.tasks import Cadence

TEXT = """II. NHIỆM VỤ
1. Mở lớp bồi dưỡng trước ngày 15/5/2026 theo Kế hoạch số 26-KH/ĐU:
a) Lớp 1 cho bí thư chi bộ;
b) Lớp 2 theo Kế hoạch số 27-KH/ĐU, xong trước ngày 20/6/2026.
2. Sơ kết công tác dân vận."""


def place(words: str) -> Span:
    """Return where words stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


FIRST = PlannedTask(
    label="II.1",
    text="Mở lớp bồi dưỡng trước ngày 15/5/2026 theo Kế hoạch số 26-KH/ĐU:\na) Lớp 1 cho bí thư chi bộ;\n"
    "b) Lớp 2 theo Kế hoạch số 27-KH/ĐU, xong trước ngày 20/6/2026.",
    title="Mở lớp bồi dưỡng",
    span=Span(TEXT.index("Mở lớp"), TEXT.index("\n2.")),
    lead="Ban Xây dựng Đảng",
    support=("Văn phòng Đảng ủy",),
    due_on=date(2026, 5, 15),
    due_text="trước ngày 15/5/2026",
    deadlines=(
        NamedDeadline("trước ngày 15/5/2026", place("trước ngày 15/5/2026"), date(2026, 5, 15), "day"),
        NamedDeadline("xong trước ngày 20/6/2026", place("xong trước ngày 20/6/2026"), date(2026, 6, 20), "day"),
    ),
    directives=(0, 1),
    points=(
        SubPoint("a", place("a) Lớp 1 cho bí thư chi bộ;")),
        SubPoint("b", place("b) Lớp 2 theo Kế hoạch số 27-KH/ĐU, xong trước ngày 20/6/2026.")),
    ),
)
SECOND = PlannedTask(
    label="II.2",
    text="Sơ kết công tác dân vận.",
    title="Sơ kết công tác dân vận",
    span=place("Sơ kết công tác dân vận."),
    lead="Khối Dân vận",
    due_on=date(2026, 6, 30),
    cadence=Cadence.RECURRING,
)
READING = Reading(
    metadata=Metadata(directive=Directive(kind="BC"), period_planned=parse_period("2026-Q2")),
    text=TEXT,
    tasks=(FIRST, SECOND),
    citations=tuple(
        CitedDirective(words, Directive(kind="KH", symbol=words.split()[-1]), place(words))
        for words in ("Kế hoạch số 26-KH/ĐU", "Kế hoạch số 27-KH/ĐU")
    ),
    remainders=(Remainder(RemainderKind.HEADING, Span(0, 12)),),
)


def first_words(text: str, units: Sequence[str]) -> str:
    """Title a text by its first words."""
    del units
    return " ".join(text.split()[:4])


def test_keeping_everything_changes_nothing() -> None:
    """The reading is the same."""
    assert edited(READING, [Step(0), Step(1)], first_words) == READING


@pytest.mark.parametrize("steps", [[Step(1)], [Step(0, Action.DROP), Step(1)]])
def test_what_is_dropped_becomes_a_remainder(steps: list[Step]) -> None:
    """Its words are known to be in no task, whether its block was marked or taken out."""
    after = edited(READING, steps, first_words)
    assert after.tasks == (SECOND,)
    assert after.remainders == (*READING.remainders, Remainder(RemainderKind.OTHER, FIRST.span))


def test_a_joined_task_keeps_the_origin_of_both() -> None:
    """The label of the first, the span of both, everything that either names."""
    (task,) = edited(READING, [Step(0), Step(1, Action.JOIN)], first_words).tasks
    assert (task.label, task.span) == ("II.1", Span(FIRST.span.start, SECOND.span.end))
    assert task.text == f"{FIRST.text}\n{SECOND.text}"
    assert (task.lead, task.support) == ("Ban Xây dựng Đảng", ("Văn phòng Đảng ủy", "Khối Dân vận"))
    assert (task.due_on, task.due_text, task.title) == (FIRST.due_on, FIRST.due_text, FIRST.title)


def test_a_joined_task_has_what_the_first_lacks() -> None:
    """The lead and the deadline of the second stand in where the first names none; no unit has two roles."""
    task = joined(replace(SECOND, lead=None, support=("Ban Xây dựng Đảng",)), FIRST)
    assert (task.lead, task.support) == ("Ban Xây dựng Đảng", ("Văn phòng Đảng ủy",))
    assert (task.due_on, task.due_text) == (FIRST.due_on, FIRST.due_text)
    assert task.deadlines == FIRST.deadlines


PIECES = tuple(FIRST.text.split("\n"))


def test_a_split_task_falls_into_parts_with_their_own_words() -> None:
    """Each part has the label, and the span, deadline, sub-points and directives of its own words."""
    one, two, three, rest = edited(READING, [Step(0, Action.SPLIT, pieces=PIECES), Step(1)], first_words).tasks
    assert rest == SECOND
    assert [task.label for task in (one, two, three)] == ["II.1"] * 3
    assert [TEXT[task.span.start : task.span.end].strip() for task in (one, two, three)] == list(PIECES)
    assert [task.title for task in (one, two, three)] == ["Mở lớp bồi dưỡng", "a) Lớp 1 cho", "b) Lớp 2 theo"]
    assert [task.directives for task in (one, two, three)] == [(0,), (), (1,)]
    assert [[point.label for point in task.points] for task in (one, two, three)] == [[], ["a"], ["b"]]
    assert [(task.due_on, task.due_text) for task in (one, two, three)] == [
        (date(2026, 5, 15), "trước ngày 15/5/2026"),
        # Without a deadline of its own it is due as the points of a report are.
        (date(2026, 6, 30), None),
        (date(2026, 6, 20), "xong trước ngày 20/6/2026"),
    ]
    assert {task.lead for task in (one, two, three)} == {"Ban Xây dựng Đảng"}


def test_a_split_may_cut_a_sentence() -> None:
    """The spans meet where it was cut; together they are the span of the whole."""
    pieces = ("Sơ kết công", "tác dân vận.")
    one, two = edited(READING, [Step(1, Action.SPLIT, pieces=pieces)], first_words).tasks
    assert (one.span.start, two.span.end) == (SECOND.span.start, SECOND.span.end)
    assert [TEXT[task.span.start : task.span.end] for task in (one, two)] == list(pieces)
    # A deadline of the period holds for every part.
    assert (one.due_on, two.due_on) == (SECOND.due_on, SECOND.due_on)


def test_a_title_given_to_a_split_task_is_that_of_its_first_part() -> None:
    """The others are named by their words."""
    step = Step(1, Action.SPLIT, {"title": "Sơ kết"}, ("Sơ kết công", "tác dân vận."))
    assert [task.title for task in edited(READING, [step], first_words).tasks] == ["Sơ kết", "tác dân vận."]


def test_a_deadline_of_the_clerks_leaves_that_of_the_document_known() -> None:
    """Also where it is set twice, and where the document gives none."""
    once = changed(FIRST, {"due_on": date(2026, 6, 1)})
    assert (once.due_on, once.due_text, once.overruled) == (date(2026, 6, 1), None, Overruled(date(2026, 5, 15)))
    twice = changed(once, {"due_on": None, "lead": None})
    assert (twice.due_on, twice.stated_due_on, twice.lead) == (None, date(2026, 5, 15), None)
    assert changed(replace(SECOND, due_on=None), {"due_on": date(2026, 6, 1)}).overruled == Overruled(None)
    assert FIRST.stated_due_on == FIRST.due_on
