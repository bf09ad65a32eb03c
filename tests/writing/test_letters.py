"""The letters that assign and chase, whole, by each rule book: golden texts, and what the rules say of single cases."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nhiemvu.documents.text_out import to_text
from nhiemvu.domain.counts import Counts
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.extensions import Extension
from nhiemvu.domain.pages import Pages, Paragraph, Style, Table
from nhiemvu.domain.reminders import Chased
from nhiemvu.domain.symbols import System
from nhiemvu.domain.tasks import Cadence
from nhiemvu.facts.layouts import Layout, layout_named, layouts
from nhiemvu.writing.frame import Frame, framed, open_letter_symbol
from nhiemvu.writing.letter import (
    FEW,
    AssigningLetter,
    GivenTask,
    assigning_annex,
    assigning_body,
    assigning_subject,
)
from nhiemvu.writing.reminder import REMINDING_SUBJECT, RemindingLetter, reminding_body, reminding_message
from tests.domain.task_factory import make_task

GOLDENS = Path(__file__).parent / "letters"
DAY = date(2026, 6, 20)
PLAN = Directive(
    kind="KH",
    symbol="07-KH/ĐU",
    issued_on=date(2026, 4, 20),
    issuer="Ban Thường vụ Đảng ủy",
    title="về chuyển đổi số năm 2026",
)
REPORT = Directive(kind="BC", symbol="58-BC/ĐU", issued_on=date(2026, 7, 2), issuer="Ban Thường vụ Đảng ủy")
OFFICES = {System.PARTY: "Đảng ủy xã Đồng Mây", System.STATE: "Ủy ban nhân dân xã Đồng Mây"}
EACH = pytest.mark.parametrize("name", [layout.name for layout in layouts()])


def layout(name: str = "hd05") -> Layout:
    """Return a rule book."""
    found = layout_named(name)
    assert found
    return found


def frame(rules: Layout, subject: str, addressees: tuple[str, ...], copied: tuple[str, ...]) -> Frame:
    """Return what an invented office says around a letter."""
    party = rules.system is System.PARTY
    return Frame(
        layout=rules,
        upper_office="Đảng bộ tỉnh Sông Lam" if party else "",
        office=OFFICES[rules.system],
        symbol=open_letter_symbol(rules, "ĐU" if party else "UBND"),
        place="Đồng Mây",
        issued_on=None,
        drafted_on=DAY,
        subject=subject,
        addressees=addressees,
        authority="T/M Ban Thường vụ" if party else "TM. Ủy ban nhân dân",
        position="Phó Bí thư" if party else "Chủ tịch",
        signer="Nguyễn Văn Sơn",
        recipients=copied,
    )


def held(name: str, text: str, *, rewrite: bool) -> str:
    """Return the golden text of this name, written anew where that is asked for."""
    file = GOLDENS / f"{name}.txt"
    if rewrite:
        file.write_text(text, encoding="utf-8")
    return file.read_text(encoding="utf-8")


def given(text: str = "Rà soát dữ liệu dân cư", **values: object) -> GivenTask:
    """Return one task as it was assigned."""
    usual = GivenTask(text=text, title=text, leads=("Công an xã",), due_on=date(2026, 6, 30), directives=(PLAN,))
    return replace(usual, **values)  # type: ignore[arg-type]


def assigning(*tasks: GivenTask, name: str = "hd05", origins: tuple[Directive, ...] = ()) -> AssigningLetter:
    """Return a letter that assigns tasks."""
    rules = layout(name)
    return AssigningLetter(layout=rules, office=OFFICES[rules.system], tasks=tasks, origins=origins)


def whole(letter: AssigningLetter) -> Pages:
    """Return a letter in its frame."""
    around = frame(letter.layout, assigning_subject(letter), letter.leads, letter.support)
    return Pages(tuple(framed(around, assigning_body(letter), assigning_annex(letter, around.symbol))))


def words(letter: AssigningLetter) -> list[str]:
    """Return the paragraphs of a letter's body."""
    return [block.labelled_text for block in assigning_body(letter) if isinstance(block, Paragraph)]


FEW_TASKS = (
    given("Rà soát dữ liệu dân cư:\n- Đối chiếu với hộ tịch;\n- Cập nhật biến động", support=("Đoàn xã",)),
    given("Mở lớp kỹ năng số.", leads=("Ban Xây dựng Đảng",), cadence=Cadence.ONGOING),
)
MANY_TASKS = tuple(given(f"Việc thứ {number}", support=("Đoàn xã",)) for number in range(1, FEW + 2))


@EACH
def test_a_letter_that_assigns_a_few_tasks(name: str, *, rewrite_goldens: bool) -> None:
    """Each in its own words, with who leads, with whom and until when."""
    text = to_text(whole(assigning(*FEW_TASKS, name=name)))
    assert text == held(f"giao-viec-{name}", text, rewrite=rewrite_goldens)


@EACH
def test_a_letter_that_assigns_many_tasks(name: str, *, rewrite_goldens: bool) -> None:
    """They are listed in an annex, which names the letter."""
    text = to_text(whole(assigning(*MANY_TASKS, name=name)))
    assert text == held(f"giao-nhieu-viec-{name}", text, rewrite=rewrite_goldens)


def test_one_task_is_told_in_one_sentence() -> None:
    """Who leads it with whom stands in the opening; the letter is about it."""
    letter = assigning(given(support=("Đoàn xã", "Mặt trận xã")))
    assert assigning_subject(letter) == "giao nhiệm vụ rà soát dữ liệu dân cư"
    opening, *others = words(letter)
    assert opening == (
        "Thực hiện Kế hoạch số 07-KH/ĐU, ngày 20/4/2026 của Ban Thường vụ Đảng ủy về chuyển đổi số năm 2026, Đảng ủy "
        "xã Đồng Mây giao Công an xã chủ trì, phối hợp với Đoàn xã, Mặt trận xã thực hiện nhiệm vụ sau:"
    )
    assert others[:2] == [
        "- Rà soát dữ liệu dân cư.",
        "Thời hạn hoàn thành: chậm nhất ngày 30/6/2026.",
    ]


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        (assigning(given(leads=("Chi bộ 1", "Chi bộ 2"))), "giao từng đơn vị nêu trên chủ trì thực hiện nhiệm vụ sau:"),
        (assigning(given(), given(leads=("Đoàn xã",))), "giao các đơn vị thực hiện các nhiệm vụ sau:"),
        (assigning(given(), given(support=("Đoàn xã",))), "giao Công an xã chủ trì thực hiện các nhiệm vụ sau:"),
        (assigning(given(directives=())), "Đảng ủy xã Đồng Mây giao Công an xã chủ trì thực hiện nhiệm vụ sau:"),
        (
            assigning(given(directives=()), origins=(REPORT,)),
            "Thực hiện nhiệm vụ nêu tại Báo cáo số 58-BC/ĐU, ngày 02/7/2026 của Ban Thường vụ Đảng ủy, Đảng ủy xã",
        ),
    ],
)
def test_how_a_letter_opens(letter: AssigningLetter, expected: str) -> None:
    """By whom it is led, and what is carried out."""
    assert expected in words(letter)[0]


def test_many_documents_are_named_by_their_tasks() -> None:
    """One sentence does not hold them."""
    plans = [replace(PLAN, symbol=f"{number}-KH/ĐU") for number in range(11, 15)]
    letter = assigning(*(given(directives=(plan,)) for plan in plans))
    assert "KH/ĐU" not in words(letter)[0]
    assert [line.count("-KH/ĐU") for line in words(letter) if line.startswith("Thời hạn")] == [1] * 4


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"cadence": Cadence.ONGOING}, "Thực hiện thường xuyên, báo cáo kết quả chậm nhất ngày 30/6/2026."),
        ({"cadence": Cadence.ONGOING, "due_on": None}, "Thực hiện thường xuyên."),
        ({"cadence": Cadence.RECURRING}, "Thời hạn hoàn thành: chậm nhất ngày 30/6/2026."),
    ],
)
def test_until_when(values: dict[str, object], expected: str) -> None:
    """By the cadence of a task and its deadline."""
    assert words(assigning(replace(given(), **values)))[2] == expected  # type: ignore[arg-type]


def test_a_task_without_deadline_has_no_line_for_it() -> None:
    """And nothing is asked for "in the time above"."""
    found = words(assigning(given(due_on=None)))
    assert len(found) == 3
    assert "thời hạn nêu trên" not in found[-1]


def chased(number: int, title: str, due: date, *, times: int = 0, support: tuple[str, ...] = ()) -> Chased:
    """Return a task that is late or due soon."""
    task = replace(make_task(number, title), due_on=due, original_due_on=due, lead="Công an xã", support=support)
    return Chased(task, times, date(2026, 6, 12) if times else None)


def reminding(name: str = "hd05", *, overdue: int = 2) -> RemindingLetter:
    """Return a letter to a unit with so many tasks that are overdue."""
    late = [chased(1, "Số hóa hồ sơ", date(2026, 6, 1), times=2), chased(2, "Rà soát", date(2026, 6, 10))]
    late += [
        chased(number, f"Việc {number}", date(2026, 6, 11), support=("Đoàn xã",)) for number in range(3, overdue + 1)
    ]
    supported = chased(50, "Mở lớp kỹ năng số", date(2026, 6, 5))
    return RemindingLetter(
        office=OFFICES[layout(name).system],
        unit="Công an xã",
        as_of=DAY,
        reply_by=date(2026, 6, 24),
        scope="",
        counts=Counts(done_on_time=3, done_late=1, open_in_time=6, open_overdue=overdue),
        overdue=tuple(late[:overdue]),
        due_soon=(chased(40, "Tuyên truyền.", DAY, support=("Mặt trận xã",)),),
        supported=(replace(supported, task=replace(supported.task, lead="Ban Xây dựng Đảng")),),
    )


def reminding_pages(letter: RemindingLetter, rules: Layout) -> Pages:
    """Return a letter in its frame."""
    around = frame(rules, REMINDING_SUBJECT, (letter.unit,), letter.copied)
    return Pages(tuple(framed(around, reminding_body(letter, rules))))


@EACH
@pytest.mark.parametrize("overdue", [2, FEW + 2])
def test_a_letter_that_chases(name: str, overdue: int, *, rewrite_goldens: bool) -> None:
    """A few tasks are listed, more stand in a table."""
    text = to_text(reminding_pages(reminding(name, overdue=overdue), layout(name)))
    golden = f"don-doc-{name}" if overdue == 2 else f"don-doc-nhieu-viec-{name}"
    assert text == held(golden, text, rewrite=rewrite_goldens)


def test_a_message(*, rewrite_goldens: bool) -> None:
    """Short enough to be pasted, and each line whole."""
    text = reminding_message(reminding())
    assert text == held("tin-nhan", text, rewrite=rewrite_goldens)
    assert len(text) < 1000


def test_each_golden_is_used() -> None:
    """None is left over."""
    names = [layout.name for layout in layouts()]
    kinds = ("giao-viec", "giao-nhieu-viec", "don-doc", "don-doc-nhieu-viec")
    assert {path.stem for path in GOLDENS.iterdir()} == {
        "tin-nhan",
        *(f"{kind}-{name}" for kind in kinds for name in names),
    }


def test_a_late_letter_asks_for_causes_and_another_does_not() -> None:
    """What is only due soon has none."""
    letter = replace(reminding(), overdue=())
    said = reminding_body(letter, layout())[-1]
    assert isinstance(said, Paragraph)
    assert "nguyên nhân" not in said.text
    assert "đã quá hạn" not in said.text


def test_an_extension_asked_for_is_told() -> None:
    """Beside how late the task is."""
    asked = Extension(
        id=1,
        unit="Công an xã",
        asked_on=date(2026, 6, 9),
        from_due_on=date(2026, 6, 10),
        new_due_on=date(2026, 6, 30),
        reason="Mưa lũ",
        decision=None,
        decided_on=None,
        granted_due_on=None,
        refusal=None,
        basis=None,
    )
    late = chased(1, "Rà soát", date(2026, 6, 10))
    letter = replace(reminding(), overdue=(replace(late, task=replace(late.task, extensions=(asked,))),))
    message = reminding_message(letter)
    assert "- Rà soát (hạn 10/6/2026, quá hạn 10 ngày; đang xin gia hạn đến ngày 30/6/2026)." in message


def test_long_titles_are_cut_in_messages_first() -> None:
    """A letter has more room than a message."""
    task = make_task(1, "Rà soát " + "dữ liệu " * 40)
    late = Chased(replace(task, due_on=date(2026, 6, 10), original_due_on=date(2026, 6, 10), lead="Công an xã"))
    letter = replace(reminding(), overdue=(late,))
    shown = next(line for line in reminding_message(letter).splitlines() if "Rà soát" in line)
    assert len(shown) < 180
    blocks = reminding_body(letter, layout())
    assert max(len(block.text) for block in blocks if isinstance(block, Paragraph) and block.style is Style.ITEM) > 250


def test_tables_have_a_column_of_units_only_where_some_are() -> None:
    """Support of the tasks that it leads."""
    letter = reminding(overdue=FEW + 2)
    table = next(block for block in reminding_body(letter, layout()) if isinstance(block, Table))
    assert [cell.text for cell in table.rows[0]] == ["TT", "Nhiệm vụ", "Phối hợp", "Thời hạn", "Tình trạng"]
    alone = replace(letter, overdue=tuple(replace(one, task=replace(one.task, support=())) for one in letter.overdue))
    table = next(block for block in reminding_body(alone, layout()) if isinstance(block, Table))
    assert [cell.text for cell in table.rows[0]] == ["TT", "Nhiệm vụ", "Thời hạn", "Tình trạng"]
