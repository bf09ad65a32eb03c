"""Whatever was recorded, the whole report tells of every task, plans what goes on, and is tidy."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemvu.domain.answers import Answer, AnswerKind
from nhiemvu.domain.counts import count_by_lead
from nhiemvu.domain.pages import Pages, Paragraph, Style, Table
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Cadence, State
from nhiemvu.facts.layouts import layout_named
from nhiemvu.usecases.plan_ahead import carried_over
from nhiemvu.usecases.report_frame import frame_of, office_words
from nhiemvu.writing.report import Material, whole_report
from tests.writing.report_factories import completed, done, unanswered, under_way

PERIOD, PLANNED = parse_period("2026-Q2"), parse_period("2026-Q3")
TODAY = date(2026, 7, 3)
WORDS = st.lists(
    st.sampled_from(
        [
            "Tiếp tục",
            "rà soát",
            "Phấn đấu",
            "100%",
            "Công an xã",
            "giao",
            "trước ngày 30/6;",
            "tuyên truyền.",
            "{{ 7 }}",
            ":",
        ]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
LAYOUTS = st.sampled_from(["hd05", "hd36", "nd30"])


@st.composite
def answers(draw: st.DrawFn) -> list[Answer]:
    """Return tasks of a quarter and what became of them."""
    found = []
    for number in range(1, draw(st.integers(0, 8)) + 1):
        values = {
            "lead": draw(st.sampled_from([None, "Công an xã", "Đoàn xã"])),
            "due_on": draw(st.sampled_from([None, date(2026, 5, 20), date(2026, 6, 30), date(2026, 8, 1)])),
            "cadence": draw(st.sampled_from(Cadence)),
        }
        text, kind = draw(WORDS), draw(st.sampled_from(AnswerKind))
        if kind is AnswerKind.DONE:
            found.append(done(number, text, f"Kết quả {number}: {draw(WORDS)}", **values))
        elif kind is AnswerKind.DONE_WITHOUT_RESULT:
            found.append(completed(number, text, **values))
        elif kind is AnswerKind.UNDER_WAY:
            obstacle = draw(st.none() | WORDS)
            found.append(under_way(number, text, percent=40, obstacle=obstacle, **values))
        else:
            state = draw(st.sampled_from([State.NOT_STARTED, State.SUSPENDED, State.CANCELLED]))
            found.append(unanswered(number, text, state=state, **values))
    return found


@given(answers(), LAYOUTS)
@settings(deadline=None)
def test_every_task_is_told_of_and_what_goes_on_is_planned(items: list[Answer], layout: str) -> None:
    """Each task has a row in the annex; the body tells of each; the plan holds what is not done."""
    pages = report(items, layout)
    rows = [task for table in pages.blocks if isinstance(table, Table) for task in _tasks_of(table)]
    assert rows == [item.task.id for item in items]
    body = [block for block in pages.blocks if isinstance(block, Paragraph)]
    told = {task for block in body for task in block.tasks}
    assert told == {item.task.id for item in items}
    points = [block for block in body if block.level == 1 and block.tasks]
    assert [block.tasks[0] for block in points] == [task.id for task in carried_over(items)]


@given(answers(), LAYOUTS)
@settings(deadline=None)
def test_the_report_is_tidy(items: list[Answer], layout: str) -> None:
    """No "đã đã", no doubled mark, no empty sentence; remarks stand in brackets and carry no task."""
    for block in report(items, layout).blocks:
        if isinstance(block, Paragraph) and block.style in (Style.BODY, Style.ITEM):
            assert block.text
            assert "đã đã" not in block.text.casefold()
            assert not block.text.endswith((",.", ";.", "..", " ."))
        if isinstance(block, Paragraph) and block.style is Style.REMARK:
            assert (block.text[0], block.text[-1], block.tasks) == ("[", "]", ())


def report(items: list[Answer], layout: str) -> Pages:
    """Return the whole report of some answers."""
    rules = layout_named(layout)
    assert rules is not None
    words = office_words({}, None, "")
    material = Material(
        layout=rules,
        period=PERIOD,
        planned=PLANNED,
        as_of=TODAY,
        series="",
        subject="",
        addressee="",
        request=None,
        last=(),
        answers=items,
        counts=count_by_lead([item.task for item in items], TODAY, PERIOD.first_day),
        carried=carried_over(items),
        new=(),
    )
    return whole_report(material, frame_of(words, rules, "kết quả", TODAY))


def _tasks_of(table: Table) -> list[int]:
    return [task for row in table.rows for cell in row for line in cell.paragraphs for task in line.tasks]
