"""The plan as plain text: what is left alone changes nothing, each correction is read, each fault has its line."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemvu.cli.plan_form import plan_form
from nhiemvu.cli.plan_form_in import read_plan_form
from nhiemvu.cli.task_form import BadForm
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plan_edits import Action, Step, edited
from nhiemvu.domain.plans import Metadata, PlannedTask, Reading, Span
from nhiemvu.domain.tasks import Cadence

TEXT = "1. Mở lớp tập huấn:\n- Lớp 1;\n# Lớp 2.\n2. Sơ kết quý.\n3. Họp dân."
READING = Reading(
    metadata=Metadata(directive=Directive(kind="KH")),
    text=TEXT,
    tasks=(
        PlannedTask(
            label="1",
            text="Mở lớp tập huấn:\n- Lớp 1;\n# Lớp 2.",
            title="Mở lớp tập huấn",
            span=Span(3, TEXT.index("\n2.")),
            lead="Đoàn xã",
            support=("Công an xã", "Văn phòng"),
            due_on=date(2023, 6, 30),
            cadence=Cadence.ONGOING,
        ),
        PlannedTask(label="2", text="Sơ kết quý.", title="Sơ kết quý", span=Span(TEXT.index("Sơ"), TEXT.index("\n3."))),
        PlannedTask(label="3", text="Họp dân.", title="Họp dân", span=Span(TEXT.index("Họp"), len(TEXT))),
    ),
)
FORM = plan_form(READING, "ke-hoach.docx")
WHOLE = [Step(0), Step(1), Step(2)]


def test_the_form_as_a_clerk_sees_it() -> None:
    """One block a task, what may be done explained below; no line but the document's own is wider than a screen."""
    assert FORM.startswith(
        """# ke-hoach.docx: 3 nhiệm vụ đã đọc. Cách sửa ghi ở cuối tệp.

giữ 1    # điểm 1, dòng 1
Tiêu đề: Mở lớp tập huấn
Chủ trì: Đoàn xã
Phối hợp: Công an xã; Văn phòng
Theo dõi:
Hạn: 30/06/2023
Tính chất: thường xuyên
| Mở lớp tập huấn:
| - Lớp 1;
| # Lớp 2.

giữ 2    # điểm 2, dòng 4
Tiêu đề: Sơ kết quý
Chủ trì:
Phối hợp:
Theo dõi:
Hạn:
Tính chất: một lần
| Sơ kết quý.

giữ 3"""
    )
    assert max(map(len, FORM.splitlines())) <= 80


def test_a_form_that_is_left_alone_keeps_everything() -> None:
    """Nothing is changed, dropped or split."""
    assert read_plan_form(FORM, READING) == WHOLE
    assert read_plan_form(FORM.replace("\n", "\r\n"), READING) == WHOLE


@pytest.mark.parametrize("form", ["", "\n \n", "# chỉ còn ghi chú\n", "\ufeff\n"])
def test_an_emptied_form_cancels(form: str) -> None:
    """Comments are nothing."""
    assert read_plan_form(form, READING) is None


CORRECTIONS: list[tuple[str, list[tuple[str, str]], list[Step]]] = [
    ("drop", [("giữ 2", "bỏ 2")], [Step(0), Step(1, Action.DROP), Step(2)]),
    ("drop by its letter", [("giữ 2", "b 2")], [Step(0), Step(1, Action.DROP), Step(2)]),
    ("drop in English", [("giữ 2", "drop 2")], [Step(0), Step(1, Action.DROP), Step(2)]),
    ("join without accents", [("giữ 2", "NOI 2")], [Step(0), Step(1, Action.JOIN), Step(2)]),
    ("keep in English", [("giữ 2", "keep 2"), ("giữ 3", "k 3")], WHOLE),
    ("a field taken out", [("Hạn: 30/06/2023\n", "")], WHOLE),
    ("a text taken out", [("| Sơ kết quý.\n", "")], WHOLE),
    (
        "another lead",
        [("Chủ trì: Đoàn xã", "Chủ trì: Huyện đoàn")],
        [Step(0, changes={"lead": "Huyện đoàn"}), *WHOLE[1:]],
    ),
    ("no lead", [("Chủ trì: Đoàn xã", "Chủ trì:")], [Step(0, changes={"lead": None}), *WHOLE[1:]]),
    (
        "a lead that supported",
        [("Chủ trì: Đoàn xã", "Chủ trì: Văn phòng")],
        [Step(0, changes={"lead": "Văn phòng", "support": ("Công an xã",)}), *WHOLE[1:]],
    ),
    (
        "support and monitor in English",
        [("Phối hợp: Công an xã; Văn phòng", "Support: Văn phòng ;; Huyện đoàn;"), ("Theo dõi:", "monitor: Công an")],
        [Step(0, changes={"support": ("Văn phòng", "Huyện đoàn"), "monitor": ("Công an",)}), *WHOLE[1:]],
    ),
    ("no support", [("Công an xã; Văn phòng", "")], [Step(0, changes={"support": ()}), *WHOLE[1:]]),
    ("a deadline", [("Hạn: 30/06/2023", "han: 1/7/2023")], [Step(0, changes={"due_on": date(2023, 7, 1)}), *WHOLE[1:]]),
    ("no deadline", [("Hạn: 30/06/2023", "Hạn:")], [Step(0, changes={"due_on": None}), *WHOLE[1:]]),
    (
        "a cadence",
        [("Tính chất: thường xuyên", "Tính chất: Định kỳ")],
        [Step(0, changes={"cadence": Cadence.RECURRING}), *WHOLE[1:]],
    ),
    (
        "a title with a colon",
        [("Tiêu đề: Sơ kết quý", "Tiêu đề:  Sơ kết:  quý I ")],
        [Step(0), Step(1, changes={"title": "Sơ kết: quý I"}), Step(2)],
    ),
    (
        "split between lines",
        [("giữ 1", "tách 1"), ("| # Lớp 2.", "===\n| # Lớp 2.")],
        [Step(0, Action.SPLIT, pieces=("Mở lớp tập huấn:\n- Lớp 1;", "# Lớp 2.")), *WHOLE[1:]],
    ),
    (
        "split within a line, the bar forgotten",
        [("giữ 2", "s 2"), ("| Sơ kết quý.", "| Sơ kết\n  =====\nquý.")],
        [Step(0), Step(1, Action.SPLIT, pieces=("Sơ kết", "quý.")), Step(2)],
    ),
    ("a mark in what is dropped", [("giữ 2", "bỏ 2"), ("| Sơ", "===\n| Sơ")], [Step(0), Step(1, Action.DROP), Step(2)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "expected"), CORRECTIONS, ids=[case[0] for case in CORRECTIONS])
def test_corrections(name: str, changes: list[tuple[str, str]], expected: list[Step]) -> None:
    """Only what differs is a correction; words for actions and fields count in both languages."""
    form = FORM
    for old, new in changes:
        assert old in form, old
        form = form.replace(old, new, 1)
    assert read_plan_form(form, READING) == expected, name


def test_a_block_taken_out_is_dropped() -> None:
    """As in `git rebase -i`."""
    start, end = FORM.index("giữ 2"), FORM.index("giữ 3")
    assert read_plan_form(FORM[:start] + FORM[end:], READING) == [Step(0), Step(2)]


FAULTS: list[tuple[str, list[tuple[str, str]], list[tuple[int, str]]]] = [
    ("an unknown action", [("giữ 2", "giưa 2")], [(14, "không có việc “giưa”")]),
    ("an unknown number", [("giữ 2", "giữ 9")], [(14, "không có nhiệm vụ thứ 9")]),
    ("a number twice", [("giữ 2", "giữ 1")], [(14, "nhiệm vụ 1 phải đứng theo thứ tự")]),
    ("nothing to join", [("giữ 1", "nối 1")], [(3, "không nối được")]),
    ("joined to what is dropped", [("giữ 1", "bỏ 1"), ("giữ 2", "nối 2")], [(14, "không nối được")]),
    ("a day that no calendar has", [("30/06/2023", "31/06/2023")], [(8, "Không đọc được ngày “31/06/2023”")]),
    ("two leads", [("Chủ trì: Đoàn xã", "Chủ trì: Đoàn xã; Văn phòng")], [(5, "chỉ một đơn vị chủ trì")]),
    ("an empty title", [("Tiêu đề: Mở lớp tập huấn", "Tiêu đề:")], [(4, "không để trống được")]),
    ("an unknown cadence", [("thường xuyên\n|", "hai lần\n|")], [(9, "“hai lần” không dùng được")]),
    ("an unknown field", [("Hạn: 30", "Thời hạn: 30")], [(8, "không hiểu “Thời hạn: 30/06/2023”")]),
    ("a field twice", [("Hạn: 30/06/2023", "Chủ trì: Văn phòng")], [(8, "không hiểu “Chủ trì: Văn phòng”")]),
    ("a stray line", [("giữ 1 ", "xin chào\ngiữ 1 ")], [(3, "không hiểu “xin chào”")]),
    ("other words", [("| - Lớp 1;", "| - Lớp một;")], [(11, "lời khác với văn bản")]),
    ("words too few", [("| # Lớp 2.\n", "")], [(11, "lời khác với văn bản")]),
    ("words too many", [("| # Lớp 2.", "| # Lớp 2.\n| Lớp 3.")], [(13, "lời khác với văn bản")]),
    ("split without a mark", [("giữ 1", "tách 1")], [(3, "chưa ghi dòng ===")]),
    ("a mark at the end", [("giữ 2", "tách 2"), ("| Sơ kết quý.", "| Sơ kết quý.\n===")], [(14, "chưa ghi dòng ===")]),
    ("a mark without split", [("| # Lớp 2.", "===\n| # Lớp 2.")], [(12, "muốn tách thì ghi tách")]),
    (
        "several at once",
        [("30/06/2023", "30/06"), ("giữ 3", "luu 3"), ("Tiêu đề: Sơ kết quý", "Tiêu đề:")],
        [(8, "30/06"), (15, "không để trống")],
    ),
]


@pytest.mark.parametrize(("name", "changes", "expected"), FAULTS, ids=[case[0] for case in FAULTS])
def test_faults_are_named_by_line_together(
    name: str, changes: list[tuple[str, str]], expected: list[tuple[int, str]]
) -> None:
    """Each wrong line is told once, by its number, in both languages."""
    form = FORM
    for old, new in changes:
        assert old in form, old
        form = form.replace(old, new, 1)
    with pytest.raises(BadForm) as caught:
        read_plan_form(form, READING)
    told = caught.value.message.vi
    assert [int(part.split(":")[0]) for part in told.split("dòng ")[1:] if part[0].isdigit()] == [
        line for line, _ in expected
    ], (name, told)
    for _, words in expected:
        assert words in told, name
    assert caught.value.message.en.count("line ") >= len(expected)


words = st.text(max_size=30)
filled = st.text(min_size=1, max_size=30).filter(str.strip)
planned = st.builds(
    PlannedTask,
    label=words,
    text=st.lists(filled, min_size=1, max_size=3).map("\n".join),
    title=filled,
    span=st.integers(0, 50).map(lambda start: Span(start, start + 5)),
    lead=st.none() | filled,
    support=st.lists(filled, max_size=3).map(tuple),
    monitor=st.lists(filled, max_size=2).map(tuple),
    due_on=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    cadence=st.sampled_from(Cadence),
)


@settings(deadline=None)
@given(tasks=st.lists(planned, max_size=5), name=words)
def test_a_plan_that_is_not_edited_is_not_changed(tasks: list[PlannedTask], name: str) -> None:
    """Whatever signs a document holds, the form read back gives the same reading."""
    reading = replace(READING, text="x" * 60, tasks=tuple(tasks))
    steps = read_plan_form(plan_form(reading, name), reading)
    assert edited(reading, steps or [], lambda text, _: text) == reading
