"""Tasks as a page shows them that lists all are those of the whole record."""

from datetime import date, timedelta

import pytest

from nhiemvu.domain.secrecy import Secrecy
from nhiemvu.domain.tasks import Origin, Role, State
from nhiemvu.store import listed_tasks
from nhiemvu.store.assignments import assign
from nhiemvu.store.directives import record_directive
from nhiemvu.store.extensions import approve, ask
from nhiemvu.store.listed_tasks import brief_tasks
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, add_task_directives, get_tasks
from tests.store.store_factories import DIRECTIVE, TODAY, make_progress, make_task, make_unit

DUE = date(2023, 4, 30)


@pytest.mark.parametrize("page", [1, 2, 1000])
def test_tasks_come_with_what_is_of_the_day(session: Session, monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    """Lead and words of the day, who supports told apart, page by page; a secret title names what the task cites."""
    monkeypatch.setattr(listed_tasks, "PAGE_OF_TASKS", page)
    cited = record_directive(session, DIRECTIVE)
    first, second, helper = (make_unit(session, f"Thôn {number}") for number in range(3))
    plain = make_task(session, "Rà soát hộ nghèo", due_on=DUE, state=State.IN_PROGRESS)
    assign(session, plain, first, Role.LEAD, date(2023, 4, 1))
    assign(session, plain, helper, Role.SUPPORT, date(2023, 4, 1))
    make_progress(session, plain, DUE, unit_id=helper, note="Đã cử cán bộ")
    make_progress(session, plain, DUE - timedelta(days=3), unit_id=first, obstacle="Thiếu kinh phí")
    make_progress(session, plain, TODAY + timedelta(days=1), unit_id=first, result="Đã xong")
    assign(session, plain, second, Role.LEAD, TODAY + timedelta(days=1))
    asked = ask(session, plain, unit_id=first, asked_on=DUE, from_due_on=DUE, new_due_on=TODAY, reason="Chờ hướng dẫn")
    granted = {"decided_on": DUE, "from_due_on": DUE, "granted_due_on": TODAY}
    approve(session, asked, **granted, basis=None, basis_document_id=None)
    secret = make_task(session, secrecy=Secrecy.MAT, origin=Origin(cited, "", None, None))
    add_task_directives(session, secret, [cited])
    made = list(brief_tasks(session, TaskFilter(), TODAY))
    assert [one.id for one in made] == [plain, secret]
    assert [one.title for one in made] == [held.title for held in get_tasks(session, [plain, secret])]
    assert "97-CT/TW" in made[1].title
    assert [(entry.note, entry.obstacle, entry.in_support) for entry in made[0].entries] == [
        ("Đã cử cán bộ", None, True),
        (None, "Thiếu kinh phí", False),
    ]
    assert [one.id for one in made[0].extensions] == [asked]
    assert [(one.unit_id, set(one.documents)) for one in made] == [(first, set()), (None, {cited})]
    assert made[0].state is State.IN_PROGRESS
    assert [one.id for one in brief_tasks(session, TaskFilter(due_by=DUE), TODAY)] == [plain]
