"""Forms that come back beside others and beside what was recorded since: what a person is asked, and decides."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nhiemvu.cli.app import run
from nhiemvu.cli.form_in import FormRun
from tests.cli.sent_forms import CAX, DONE, DV, IN, OUT, F, entries, form, records, task
from tests.cli.test_asking import answered
from tests.filled_forms import fill, rows_of, written_anew
from tests.support import Office

MERGED = ["unit", "merge", CAX, "--new", "Công an phường", "--from", "2026-04-22"]


def test_a_form_of_a_unit_that_was_merged_while_it_was_out(sent: Office) -> None:
    """It answers in the name of the unit that took its tasks over, once, and what came in between is told of."""
    sent("update", 3, "--percent", 30, "--note", "Gọi điện", today="2026-04-21")
    sent(*MERGED, today="2026-04-22")
    fill(form(), {1: DONE, 2: {F.PERCENT: 70}, 3: {F.PERCENT: 20}, 4: {F.RESULT: "Đã góp ý"}})
    told = sent("form", "in", form(), "--yes", today=IN, code=5)
    assert "Đã ghi 3 câu trả lời" in told.err
    assert "đã ghi sau khi lập phiếu" in told.out
    assert [task(sent, number)["percent"] for number in (1, 2, 3)] == [100, 70, 30]
    assert {entries(sent, number)[0]["unit"] for number in (1, 2, 4)} == {"Công an phường"}
    before = records(sent.rows())
    assert "Không có gì mới" in sent("form", "in", form(), "--yes", "--prefer", "record", today=IN).err
    assert records(sent.rows()) == before


def test_a_form_of_a_merged_unit_answers_for_what_went_on_with_its_successor_alone(sent: Office) -> None:
    """A task that was given to somebody else since is not the successor's to answer for."""
    sent(*MERGED, today="2026-04-22")
    sent("assign", 1, "--to", "Đoàn xã", today=IN)
    before = sent.rows()
    fill(form(), {1: {F.PERCENT: 50}})
    assert "không còn là việc của đơn vị này" in sent("form", "in", form(), "--yes", today=IN, code=4).err
    assert sent.rows() == before


def test_rows_of_others(sent: Office) -> None:
    """A number that no task has, a task of another unit, one answered twice, and an answer without a number."""
    rows, heads = rows_of(form())
    body = [list(row) for row in rows[heads + 1 :]]
    for row, number in zip(body, (99, 5, 3, 3), strict=True):
        row[0] = number
    body[2][6], body[3][6] = 10, 20
    body[0][6] = body[1][6] = 30
    body.append([None, "Người lập", *([None] * 5), "Xong hết", *([None] * 5)])
    written_anew(form(), [*rows[: heads + 1], *body], Path("sua.xlsx"))
    told = sent("form", "in", "sua.xlsx", "--yes", today=IN, code=4).err
    for words in (
        "không có nhiệm vụ số 99",
        "nhiệm vụ 5 không phải là việc của đơn vị này; đơn vị chủ trì là Đoàn xã",
        f"nhiệm vụ 3 đã trả lời khác ở dòng {heads + 4}",
        "thiếu số nhiệm vụ",
    ):
        assert words in told
    assert task(sent, 3)["percent"] is None


def test_moved_renamed_and_mixed_up(sent: Office) -> None:
    """Columns moved and added, lines put above, blank rows between, the sheet renamed and not the first."""
    rows, heads = rows_of(form())
    body = [list(row) for row in rows[heads + 1 :]]
    body[0][6] = "70"
    head = [*reversed(rows[heads]), "Ghi chú", "tiến độ thôn"]
    mixed = [[*reversed(row), "x", 5] for row in reversed(body)]
    made: list[list[Any]] = [
        ["Kính gửi"],
        [],
        ["  TIẾN ĐỘ\n(%) " if cell == F.PERCENT.value else cell for cell in head],
        [],
        *mixed[:2],
        [],
        *mixed[2:],
    ]
    written_anew(form(), made, Path("doi.xlsx"), name="Tháng 4 (sửa)", first="Bìa")
    assert "Đã ghi 1 câu trả lời" in sent("form", "in", "doi.xlsx", "--yes", today=IN).err
    assert task(sent, 1)["percent"] == 70


def test_a_form_without_its_hidden_sheet(sent: Office) -> None:
    """The properties of the file still tell whose it is; of a copy without both, nothing does."""
    fill(form(), {1: {F.PERCENT: 15}})
    rows, _ = rows_of(form())
    written_anew(form(), rows, Path("chep.xlsx"), hidden=False)
    assert (
        "“chep.xlsx” không phải phiếu do chương trình lập"
        in sent("form", "in", "chep.xlsx", "--yes", today=IN, code=4).err
    )


def test_two_heads_of_one_name(sent: Office) -> None:
    """Which of both counts is not guessed."""
    rows, heads = rows_of(form())
    doubled = [[*row, row[6] if place == heads else 50] for place, row in enumerate(rows)]
    written_anew(form(), doubled, Path("hai.xlsx"))
    assert "có hai cột “Tiến độ (%)” (cột sau là N)" in sent("form", "in", "hai.xlsx", "--yes", today=IN, code=4).err
    headless = [row for place, row in enumerate(rows) if place != heads]
    written_anew(form(), headless, Path("mat-dau.xlsx"))
    assert "không còn dòng tên cột" in sent("form", "in", "mat-dau.xlsx", "--yes", today=IN, code=4).err


def test_one_bad_file_does_not_stop_the_rest(sent: Office) -> None:
    """Each is named with what is wrong; the good one is recorded."""
    fill(form(), {1: {F.PERCENT: 35}})
    data = form().read_bytes()
    Path("phieu/hong.xlsx").write_bytes(data[: len(data) // 2])
    Path("phieu/chu.xls").write_text("không phải bảng tính", encoding="utf-8")
    shutil.copy(form(DV), "phieu/trung.xlsx")
    shutil.copy(form(DV), "phieu/Phiếu - Ban Dân vận.cu-1.xlsx")
    told = sent("form", "in", "phieu", "khong-co.xlsx", "--yes", today=IN, code=4)
    for words in ("“hong.xlsx”", "“chu.xls”", "“khong-co.xlsx”", "Phiếu - Ban Dân vận.xlsx: phiếu chưa điền gì"):
        assert words in told.err
    assert "1 phiếu cũ được giữ lại (.cu-1...) chưa điền gì." in told.err
    assert task(sent, 1)["percent"] == 35


def test_forms_of_others_are_refused(sent: Office, tmp_path: Path) -> None:
    """A form of another office, and one that knows more than the database does."""
    fill(form(), {1: {F.PERCENT: 35}})
    sent("init", "--office", "Đảng ủy xã Tây Sơn", "--system", "party", today=IN)
    refused = sent("form", "in", form(), "--yes", today=IN, code=5).err
    assert "là của “Đảng ủy xã Đồng Mây”, không phải của “Đảng ủy xã Tây Sơn”" in refused
    other = Office(tmp_path, str(tmp_path / "khac.db"), sent.type_command)
    other("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", today=OUT)
    assert "được lập từ cơ sở dữ liệu khác" in other("form", "in", form(), "--yes", today=IN, code=5).err


def test_one_unit_answers_twice(sent: Office) -> None:
    """Two files that say the same count once; two that differ are told, and the first one counts."""
    fill(form(), {1: {F.PERCENT: 35}, 3: {F.PERCENT: 5}})
    shutil.copy(form(), "phieu/Phiếu - sao.xlsx")
    assert "Đã ghi 2 câu trả lời" in sent("form", "in", form(), "phieu/Phiếu - sao.xlsx", "--yes", today=IN).err
    sent("undo", today=IN)
    fill(Path("phieu/Phiếu - sao.xlsx"), {1: {F.PERCENT: 45}})
    told = sent("form", "in", form(), "phieu/Phiếu - sao.xlsx", "--yes", today=IN, code=4).err
    assert "nhiệm vụ 1 đã trả lời khác trong tệp “Phiếu - Công an xã.xlsx”" in told
    assert task(sent, 1)["percent"] == 35


#: The options, the exit code, and the percentage of task 1 and whether task 3 is recorded in the end.
PREFERENCES: list[tuple[list[str], int, int]] = [
    ([], 5, 70),
    (["--prefer", "form"], 0, 50),
    (["--prefer", "record"], 0, 70),
]


@pytest.mark.parametrize(("options", "code", "percent"), PREFERENCES)
def test_what_was_recorded_since_is_shown_and_decided(
    sent: Office, options: list[str], code: int, percent: int
) -> None:
    """Both words are shown side by side; what nobody decided is left, the other rows are recorded."""
    sent("update", 1, "--percent", 70, "--note", "Báo qua điện thoại", today="2026-04-22")
    fill(form(), {1: {F.PERCENT: 50, F.RESULT: "Theo phiếu"}, 3: {F.PERCENT: 5}})
    told = sent("form", "in", form(), "--yes", *options, today=IN, code=code)
    assert "Đã ghi ngày 22/04/2026: đang thực hiện, 70%, “Báo qua điện thoại”" in told.out
    assert "Phiếu ngày 20/04/2026: 50%, “Theo phiếu”" in told.out
    assert (task(sent, 1)["percent"], task(sent, 3)["percent"]) == (percent, 5)


@pytest.mark.parametrize(("options", "code", "state"), [([], 5, "not_started"), (["--prefer", "lead"], 0, "done")])
def test_lead_and_support_contradict(sent: Office, options: list[str], code: int, state: str) -> None:
    """Both are shown; with the lead preferred its word counts, and that of the support is kept as its own."""
    fill(form(), {1: DONE})
    fill(form(DV), {1: {F.STATE: "đang thực hiện", F.RESULT: "Còn một lớp"}, 4: {F.PERCENT: 10}})
    told = sent("form", "in", "phieu", "--yes", *options, today=IN, code=code)
    assert "Chủ trì, Công an xã: đã hoàn thành, “Đã mở 02 lớp cho 85 cán bộ.”" in told.out
    assert "Phối hợp, Ban Dân vận: đang thực hiện, “Còn một lớp”" in told.out
    held = task(sent, 1)
    assert (held["state"], task(sent, 4)["percent"]) == (state, 10)
    assert len(entries(sent, 1)) == (2 if state == "done" else 0)
    assert held["result"] == (DONE[F.RESULT] if state == "done" else None)
    before = sent.rows()
    sent("form", "in", "phieu", "--yes", *options, today=IN, code=code)
    assert sent.rows() == before


def test_support_speaks_after_the_lead_was_recorded(sent: Office) -> None:
    """Its word is kept without touching what is done; against the record it is decided about."""
    fill(form(), {1: DONE})
    sent("form", "in", form(), "--yes", today=IN)
    fill(form(DV), {1: {F.STATE: "đã hoàn thành", F.RESULT: "Đã dự hai lớp"}})
    sent("form", "in", form(DV), "--yes", today=IN)
    held = task(sent, 1)
    assert (held["state"], held["result"], len(entries(sent, 1))) == ("done", DONE[F.RESULT], 2)
    fill(form(DV), {1: {F.STATE: "đang thực hiện", F.RESULT: "Còn một lớp"}})
    assert "chủ trì và phối hợp nói khác nhau" in sent("form", "in", form(DV), "--yes", today=IN, code=5).out
    sent("form", "in", form(DV), "--yes", "--prefer", "form", today=IN)
    assert (task(sent, 1)["state"], task(sent, 1)["result"]) == ("done", DONE[F.RESULT])


def test_the_report_goes_by_the_lead(sent: Office) -> None:
    """What a unit in support says later does not take the place of the lead's word."""
    fill(form(), {2: {F.PERCENT: 80, F.RESULT: "Đã rà soát 9 thôn"}})
    fill(form(DV), {2: {F.RESULT: "Đã cử người dự họp"}})
    sent("form", "in", form(), "--yes", today=IN)
    sent("form", "in", form(DV), "--yes", today="2026-04-25")
    draft = sent("report", "draft", "2026-Q2", "--part", "results", today="2026-04-26").out
    assert "rà soát 9 thôn" in draft
    assert "cử người dự họp" not in draft


#: What a person answers about the contradiction and then about all, the state of task 1, its entries, and those of 4.
ANSWERED: list[tuple[str, str, int, int]] = [
    ("c\ny\n", "done", 2, 1),
    ("p\ny\n", "not_started", 1, 1),
    ("\ny\n", "not_started", 0, 1),
    ("x\nchủ trì\ncó\n", "done", 2, 1),
    ("c\nn\n", "not_started", 0, 0),
]


@pytest.mark.parametrize(("typed", "state", "of_first", "of_fourth"), ANSWERED)
def test_a_person_decides(sent: Office, typed: str, state: str, of_first: int, of_fourth: int) -> None:
    """Each contradiction is shown and asked about, then whether all is to be recorded."""
    fill(form(), {1: DONE})
    fill(form(DV), {1: {F.STATE: "đang thực hiện"}, 4: {F.PERCENT: 10}})
    code, told = answered(sent.location, typed, "--today", IN, "form", "in", "phieu")
    assert code == (1 if "n\n" in typed else 0), told
    assert "[c: theo chủ trì, p: theo phối hợp, Enter: chưa ghi của ai]" in told
    assert ("Gõ một trong" in told) is typed.startswith("x")
    held = [len(entries(sent, number)) for number in (1, 4)]
    assert (task(sent, 1)["state"], held) == (state, [of_first, of_fourth])


@pytest.mark.parametrize(("typed", "percent"), [("p\ny\n", 50), ("\n", 70)])
def test_a_person_keeps_the_record_or_takes_the_form(sent: Office, typed: str, percent: int) -> None:
    """Where all is left nothing else is asked."""
    sent("update", 1, "--percent", 70, today="2026-04-22")
    fill(form(), {1: {F.PERCENT: 50}})
    code, told = answered(sent.location, typed, "--today", IN, "form", "in", str(form()))
    assert code == 0, told
    assert "Nhiệm vụ 1? [p: ghi theo phiếu, Enter: giữ như đã ghi]" in told
    assert task(sent, 1)["percent"] == percent


def test_somebody_records_while_forms_are_looked_at(sent: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was shown is no longer what would be recorded: nothing is, and the clerk is told both versions."""
    fill(form(), {1: {F.PERCENT: 35}, 3: {F.PERCENT: 5}})

    def meanwhile(*_: object) -> bool:
        assert run(["--db", sent.location, "--today", IN, "update", "1", "--percent", "60"]) == 0
        return True

    monkeypatch.setattr(FormRun, "_confirmed", meanwhile)
    said = sent("form", "in", form(), "--yes", today=IN, code=5).err
    assert "tiến độ: lúc mở là trống, nay là 60%, bạn ghi 35%" in said
    assert (task(sent, 1)["percent"], task(sent, 3)["percent"]) == (60, None)


def test_what_only_recording_finds_out(sent: Office) -> None:
    """A row that a command refuses after all is told by file and row, and leaves the others recorded."""
    sent("split", 1, "--part", "Phần một", "--part", "Phần hai", "--yes", today=IN)
    sent("done", 6, 7, "--result", "Xong.", "--on", "2026-04-23", today=IN)
    fill(form(), {1: {**DONE, F.COMPLETED: date(2026, 4, 21)}, 3: {F.PERCENT: 5}})
    told = sent("form", "in", form(), "--yes", today=IN, code=4).err
    assert "Phiếu - Công an xã.xlsx, dòng 6, cột “Số nhiệm vụ”: Nhiệm vụ 1 không thể xong ngày 21/04/2026" in told
    assert (task(sent, 1)["state"], task(sent, 1)["result"], task(sent, 3)["percent"]) == ("reported", None, 5)
    fill(form(), {1: {F.COMPLETED: date(2026, 4, 24)}})
    sent("form", "in", form(), "--yes", today=IN)
    assert (task(sent, 1)["state"], task(sent, 1)["result"]) == ("done", DONE[F.RESULT])


def test_a_result_comes_later(sent: Office) -> None:
    """Of what was called done without a word the form gives the result."""
    sent("done", 1, "--on", "2026-04-22", today=IN)
    fill(form(), {1: DONE})
    sent("form", "in", form(), "--yes", "--prefer", "form", today=IN)
    assert (task(sent, 1)["state"], task(sent, 1)["result"]) == ("done", DONE[F.RESULT])


def test_nothing_is_recorded_unasked(sent: Office) -> None:
    """Without a person and without `--yes` it is only shown; so it is with `--dry-run`."""
    fill(form(), {1: {F.PERCENT: 35}})
    before = sent.rows()
    shown = sent("form", "in", form(), today=IN, code=2)
    assert "35%" in shown.out
    assert "Thêm --yes để lưu" in shown.err
    assert "chưa ghi gì" in sent("form", "in", form(), "--dry-run", today=IN).err
    assert sent.rows() == before
    assert (
        "Ngày 30/04/2026 sau hôm nay" in sent("form", "in", form(), "--yes", "--on", "30/4/2026", today=IN, code=2).err
    )
    assert (
        "Không thể vừa --prefer form"
        in sent("form", "in", form(), "--yes", "--prefer", "form", "--prefer", "record", today=IN, code=2).err
    )


def test_json_for_scripts(sent: Office) -> None:
    """One object a form: what changes, what is wrong, what was recorded."""
    fill(form(), {1: {F.PERCENT: 35}, 3: {F.PERCENT: 140}})
    [told] = sent("form", "in", form(), "--yes", "--format", "json", today=IN, code=4).json
    assert told["answers"] == [
        {
            "task": 1,
            "row": 6,
            "role": "lead",
            "changes": [
                {"column": "Trạng thái", "before": "chưa thực hiện", "after": "đang thực hiện"},
                {"column": "Tiến độ (%)", "before": None, "after": "35%"},
            ],
            "clash": None,
            "left": False,
            "recorded": True,
        }
    ]
    assert [(fault["row"], fault["column"]) for fault in told["faults"]] == [(8, "Tiến độ (%)")]
