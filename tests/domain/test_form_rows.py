"""What a row of a form says, cell by cell, and what contradicts itself."""

from datetime import date
from typing import Any

import pytest

from nhiemvu.domain.form_cells import (
    AnswerWords,
    WrongCell,
    day_in,
    evidence_in,
    obstacle_in,
    percent_in,
    state_in,
    task_number,
    words_in,
)
from nhiemvu.domain.form_names import form_names
from nhiemvu.domain.forms import (
    FormColumn,
    FormMark,
    Shown,
    head_key,
    mark_in_properties,
    mark_in_rows,
    mark_properties,
    mark_rows,
)
from nhiemvu.domain.tasks import Role, State
from nhiemvu.domain.units import Unit

KNOWN = AnswerWords({"xong": State.DONE}, frozenset({"khong co"}))


def state(cell: Any) -> State:
    """Return the state that a cell names."""
    return state_in(cell, KNOWN)


def obstacle(cell: Any) -> str | None:
    """Return what is in the way."""
    return obstacle_in(cell, KNOWN)


CASES: list[tuple[Any, Any, Any]] = [
    (state, "đã hoàn thành", State.DONE),
    (state, "  Đang  thực hiện. ", State.IN_PROGRESS),
    (state, "chua thuc hien", State.NOT_STARTED),
    (state, "chưa thực hiện", State.NOT_STARTED),
    (state, "Xong.", State.DONE),
    (percent_in, 60.0, 60),
    (percent_in, "60", 60),
    (percent_in, "60 %", 60),
    (percent_in, 0.0, 0),
    (percent_in, "100%", 100),
    (day_in, date(2026, 7, 15), date(2026, 7, 15)),
    (day_in, "15/7/2026", date(2026, 7, 15)),
    (day_in, "15-07-2026", date(2026, 7, 15)),
    (day_in, "2026-07-15", date(2026, 7, 15)),
    (day_in, "ngày 15 tháng 7 năm 2026", date(2026, 7, 15)),
    (day_in, 46218.0, date(2026, 7, 15)),
    (task_number, 5.0, 5),
    (task_number, "5", 5),
    (task_number, "NV 5.", 5),
    (task_number, "Tổng", None),
    (task_number, 5.5, None),
    (words_in, " một \r\n\r\n  hai ", "một\nhai"),
    (words_in, "Hòa", "Hòa"),
    (words_in, "\x07\x00", None),
    (words_in, 12.0, "12"),
    (words_in, 1.5, "1,5"),
    (words_in, date(2026, 7, 5), "05/07/2026"),
    (evidence_in, "Kế hoạch 07-KH/ĐU; Ảnh\nẢnh;", ("Kế hoạch 07-KH/ĐU", "Ảnh")),
    (obstacle, "Không có.", None),
    (obstacle, "-", None),
    (obstacle, "Không có máy quét", "Không có máy quét"),
]


@pytest.mark.parametrize(
    ("read", "cell", "value"), CASES, ids=[f"{case[0].__name__} {case[1]!a:.30}" for case in CASES]
)
def test_cells(read: Any, cell: Any, value: Any) -> None:
    """What a cell means."""
    assert read(cell) == value


WRONG: list[tuple[Any, Any, str]] = [
    (state, "hủy", "không có trạng thái “hủy”"),
    (percent_in, 140.0, "“140”"),
    (percent_in, 0.6, "“0,6”"),
    (percent_in, "-1", "“-1”"),
    (percent_in, "9" * 400, "9999"),
    (day_in, "15-7-26", "có phải 15/7/2026?"),
    (day_in, "sáng mai", "“sáng mai”"),
    (day_in, 12.0, "“12”"),
    (day_in, 46218.5, "“46218,5”"),
    (day_in, 1e300, "không phải một ngày"),
    (day_in, date(1970, 1, 1), "01/01/1970"),
    (day_in, date(1899, 12, 30), "30/12/1899"),
    (day_in, "1/1/1970", "01/01/1970"),
]


@pytest.mark.parametrize(("read", "cell", "said"), WRONG, ids=[f"{case[0].__name__} {case[1]!a:.30}" for case in WRONG])
def test_what_cells_cannot_mean(read: Any, cell: Any, said: str) -> None:
    """It is told what is wrong, in both languages, and what to do."""
    with pytest.raises(WrongCell) as wrong:
        read(cell)
    assert said in wrong.value.message.vi
    assert wrong.value.message.en
    assert wrong.value.instruction.vi


def test_heads_are_told_apart() -> None:
    """No two columns of a form have one name, however it is written."""
    assert len({head_key(column.value) for column in FormColumn}) == len(FormColumn)
    assert head_key(" TIẾN ĐỘ\n(%)") == head_key(FormColumn.PERCENT.value)


def test_marks_come_back() -> None:
    """The hidden sheet gives the whole mark, the properties what is most needed; what is damaged gives none."""
    shown = Shown(number=3, role=Role.SUPPORT, state=State.DONE, percent=None, due_on=date(2026, 6, 30))
    mark = FormMark(
        office="Đảng ủy xã “Đồng; Mây”",
        unit_id=7,
        unit="Công an xã",
        made_on=date(2026, 4, 20),
        last_event=57,
        last_entry=0,
        tasks={3: shown},
    )
    rows = [tuple(float(cell) if isinstance(cell, int) else cell for cell in row) for row in mark_rows(mark)]
    assert mark_in_rows([(None,), *rows]) == mark
    named = mark_in_properties(mark_properties(mark))
    assert named is not None
    assert (named.office, named.unit_id, named.made_on, named.last_event) == (mark.office, 7, mark.made_on, 57)
    assert mark_in_rows([]) is None
    assert mark_in_rows([row for row in rows if row[0] != "made"]) is None
    assert mark_in_rows([*rows, ("task", "x")]) is None
    assert mark_in_properties({"nhiemvu-phieu": "1;2"}) is None


def test_names_of_files() -> None:
    """No letter that Windows refuses, no two names that it takes for one, short enough for every system."""
    names = ["Công an xã", "công an xã", 'Tổ "1/2": <A>|*?\\', "Ban\n\tDân vận. ", "..", "ặ" * 300, "Công an xã (2)"]
    made = form_names([Unit(id=number, name=name) for number, name in enumerate(names, start=1)])
    assert [made[number] for number in (1, 2, 3, 4, 5)] == [
        "Phiếu - Công an xã.xlsx",
        "Phiếu - công an xã (2).xlsx",
        "Phiếu - Tổ 1 2 A.xlsx",
        "Phiếu - Ban Dân vận.xlsx",
        "Phiếu - 5.xlsx",
    ]
    assert len({name.casefold() for name in made.values()}) == len(names)
    assert all(len(name.encode()) < 255 for name in made.values())
