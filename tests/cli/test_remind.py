"""Chasing units: who is told of what, where it is written, and that it is recorded once."""

import json
from pathlib import Path

import pytest

from nhiemvu.store.session import Session
from nhiemvu.usecases import remind_units
from tests.cli.letter_office import PARTY, STATE, TODAY, lines, set_up
from tests.cli.refusing import refused
from tests.support import Office

POLICE, PARTY_WORK = "don-doc-cong-an-xa-2026-06-20.docx", "don-doc-ban-xay-dung-dang-2026-06-20.docx"


@pytest.fixture
def chasing(office: Office) -> Office:
    """Return an office with tasks that are late."""
    return set_up(office)


def told(office: Office, number: int, today: str = TODAY) -> dict[str, object]:
    """Return what the record says of the reminders of a task."""
    found: dict[str, object] = office("show", number, "--format", "json", today=today).json["reminders"]
    return found


def test_each_unit_with_due_tasks_gets_a_letter(chasing: Office) -> None:
    """What it leads, most late first; what it supports behind; the others get none."""
    folder = chasing.folder / "don-doc"
    outcome = chasing("remind", "-o", folder, today=TODAY)
    assert outcome.out.splitlines() == [
        "Ban Xây dựng Đảng: 1 quá hạn (lâu nhất 15 ngày)",
        f"  {folder / PARTY_WORK}",
        "Công an xã: 2 quá hạn (lâu nhất 19 ngày), 1 sắp đến hạn",
        f"  {folder / POLICE}",
    ]
    assert {path.name for path in folder.iterdir()} == {POLICE, PARTY_WORK}
    found = lines(folder / POLICE)
    start = found.index("Kính gửi: Công an xã")
    assert found[start + 2 : start + 10] == [
        "Để bảo đảm tiến độ, đề nghị Công an xã tập trung thực hiện các nhiệm vụ sau:",
        "1. Đã quá hạn (02 nhiệm vụ)",
        "- Số hóa hồ sơ đảng viên (hạn 01/6/2026, quá hạn 19 ngày).",
        "- Rà soát dữ liệu dân cư (phối hợp: Đoàn Thanh niên xã; hạn 10/6/2026, quá hạn 10 ngày).",
        "2. Sắp đến hạn (01 nhiệm vụ)",
        "- Tuyên truyền phòng, chống lừa đảo (hạn 25/6/2026, còn 05 ngày).",
        "3. Phối hợp thực hiện (01 nhiệm vụ)",
        "- Mở lớp kỹ năng số (Ban Xây dựng Đảng chủ trì; hạn 05/6/2026, quá hạn 15 ngày).",
    ]
    assert found[start + 10].endswith("và thời gian hoàn thành, chậm nhất ngày 24/6/2026.")
    assert found[found.index("Nơi nhận:") :][:4] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Đoàn Thanh niên xã;",
        "- Lưu Văn phòng.",
    ]
    assert "nhiemvu assign 4 --to" in outcome.err
    assert "Đã ghi đôn đốc 4 nhiệm vụ của 2 đơn vị, đề nghị trả lời chậm nhất 24/06/2026." in outcome.err


def test_it_is_recorded_and_told(chasing: Office) -> None:
    """The record, the list of what is late and the history tell of it; undoing takes it back."""
    chasing("remind", "--text", today=TODAY)
    assert told(chasing, 1) == {
        "count": 1,
        "last_on": "2026-06-20",
        "sent": [
            {
                "sent_on": "2026-06-20",
                "unit": "Công an xã",
                "as_of": "2026-06-20",
                "due_on": "2026-06-10",
                "days_late": 10,
                "reply_by": "2026-06-24",
            }
        ],
    }
    assert told(chasing, 5)["count"] == 0
    assert "- 20/06/2026 Công an xã: quá hạn 10 ngày; trả lời chậm nhất 24/06/2026" in chasing("show", 1).out
    assert chasing("overdue", today=TODAY).out.count("; đã đôn đốc 1 lần") == 3
    assert "đôn đốc: đơn vị: Công an xã" in chasing("history", 1).out
    assert chasing("db", "check").code == 0
    chasing("undo")
    assert told(chasing, 1)["count"] == 0
    assert not [row for row in chasing.rows() if row.startswith('INSERT INTO "reminder"')]


def test_a_second_run_on_the_same_day_records_nothing(chasing: Office) -> None:
    """It says so; the letter is the same."""
    folder = chasing.folder / "don-doc"
    chasing("remind", "-o", folder, today=TODAY)
    first, letters = chasing.rows(), {path.name: path.read_bytes() for path in folder.iterdir()}
    again = chasing("remind", "-o", folder, today=TODAY)
    assert "Hôm nay đã ghi đôn đốc 4 nhiệm vụ trong số này, không ghi lần nữa." in again.err
    assert chasing.rows() == first
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == letters


def test_earlier_reminders_are_mentioned(chasing: Office) -> None:
    """How often and when last, to this unit; another lead was never told."""
    for day in ("2026-06-12", "2026-06-15"):
        chasing("remind", "--text", "--unit", "Công an xã", today=day)
    out = chasing("remind", "--text", "--unit", "Công an xã", today=TODAY).out
    assert "- Số hóa hồ sơ đảng viên (hạn 01/6/2026, quá hạn 19 ngày; đã đôn đốc 02 lần)." in out
    chasing("remind", "--merged", chasing.folder / "chung.docx", "--unit", "Công an xã", today="2026-06-22")
    said = "trong đó 03 nhiệm vụ đã được đôn đốc (gần nhất ngày 20/6/2026)"
    assert any(said in line for line in lines(chasing.folder / "chung.docx"))
    chasing("assign", 6, "--to", "Văn phòng", today="2026-06-22")
    out = chasing("remind", "--text", "--unit", "Văn phòng", today="2026-06-22").out
    assert "đã đôn đốc" not in out


def test_what_was_told_lately_is_left_out(chasing: Office) -> None:
    """By the days of `--not-within`."""
    chasing("remind", "--text", "--unit", "Ban Xây dựng Đảng", today="2026-06-18")
    out = chasing("remind", "--text", "--not-within", 2, today=TODAY)
    assert "Mở lớp" not in out.out
    assert "Bỏ qua 1 nhiệm vụ mới đôn đốc" in out.err
    assert "Mở lớp" in chasing("remind", "--text", "--not-within", 1, today="2026-06-21").out


def test_nothing_to_tell_is_said(chasing: Office) -> None:
    """Without a letter, a folder or a record."""
    before = chasing.rows()
    folder = chasing.folder / "don-doc"
    outcome = chasing("remind", "--unit", "Văn phòng", "-o", folder, today=TODAY)
    assert (outcome.out, outcome.err.splitlines()[0]) == (
        "",
        "Không có nhiệm vụ nào phải đôn đốc tính đến 20/06/2026.",
    )
    assert not folder.exists()
    assert chasing.rows() == before


def test_what_waits_for_confirmation_is_not_chased(chasing: Office) -> None:
    """The unit has done its part; the clerk is told."""
    chasing("init", "--office", PARTY["--office"], "--system", "party", "--confirmation", "required", today=TODAY)
    chasing("done", 1, "--result", "Đã rà soát.", "--on", "19/6/2026", today=TODAY)
    outcome = chasing("remind", "--text", today=TODAY)
    assert "Rà soát dữ liệu" not in outcome.out
    assert "chờ xác nhận nên không đôn đốc: nhiệm vụ 1; xác nhận bằng: nhiemvu confirm 1" in outcome.err


def test_counts_and_list_of_a_letter_agree_about_what_waits(chasing: Office) -> None:
    """A task that is late and reported is counted, not listed: the letter says so."""
    chasing("init", "--office", PARTY["--office"], "--system", "party", "--confirmation", "required", today=TODAY)
    chasing("done", 1, "--result", "Đã rà soát.", "--on", "19/6/2026", today=TODAY)
    file = chasing.folder / "chung.docx"
    printed = " ".join(chasing("remind", "--text", "--merged", file, today=TODAY).out.split())
    said = "chưa hoàn thành quá hạn 2, trong đó 01 đã báo cáo hoàn thành, đang chờ xác nhận."
    assert printed.count(said) == 1
    assert " ".join(lines(file)).count(said) == 1


def test_what_is_left_out_is_that_of_the_units_asked_about(chasing: Office) -> None:
    """Tasks of others, or of nobody, that get no letter are not this unit's affair."""
    chasing("init", "--office", PARTY["--office"], "--system", "party", "--confirmation", "required", today=TODAY)
    chasing("done", 1, "--result", "Đã rà soát.", "--on", "19/6/2026", today=TODAY)
    chasing("remind", "--text", today="2026-06-19")
    words = ("remind", "--dry-run", "--not-within", 5, "--unit")
    others, own = (chasing(*words, unit, today=TODAY).err for unit in ("Ban Xây dựng Đảng", "Công an xã"))
    assert "chờ xác nhận" not in others
    assert "nhiemvu assign" not in others + own
    assert "Bỏ qua 1 nhiệm vụ" in others
    assert "nhiemvu confirm 1" in own


def test_an_extension_that_is_asked_for_is_mentioned(chasing: Office) -> None:
    """It is not decided: the task stays late."""
    chasing("extend", 1, "--to", "30/6/2026", "--reason", "Chờ phần mềm", today=TODAY)
    assert "quá hạn 10 ngày; đang xin gia hạn đến ngày 30/6/2026)" in chasing("remind", "--text", today=TODAY).out


def test_an_extension_that_was_granted_is_mentioned(chasing: Office) -> None:
    """The deadline that the task's own words name is left out, for another one holds."""
    chasing("edit", 1, "--text", "Rà soát dữ liệu dân cư trước ngày 10/6/2026", today=TODAY)
    chasing("extend", 1, "--to", "15/6/2026", "--reason", "Chờ phần mềm", "--on", "9/6/2026", today=TODAY)
    chasing("extend", 1, "--approve", "--on", "9/6/2026", today=TODAY)
    assert (
        "Rà soát dữ liệu dân cư (phối hợp: Đoàn Thanh niên xã; hạn 15/6/2026, quá hạn 05 ngày; "
        "đã gia hạn từ ngày 10/6/2026)" in chasing("remind", "--text", today=TODAY).out
    )


def test_a_dry_run_writes_and_records_nothing(chasing: Office) -> None:
    """It shows who would be told."""
    before, files = chasing.rows(), sorted(chasing.folder.iterdir())
    outcome = chasing("remind", "--dry-run", "-o", chasing.folder / "x", "--merged", "y.docx", today=TODAY)
    assert outcome.out.startswith("Ban Xây dựng Đảng: 1 quá hạn (lâu nhất 15 ngày)\n")
    assert chasing.rows() == before
    assert sorted(chasing.folder.iterdir()) == files


def test_all_letters_in_one_file(chasing: Office) -> None:
    """Each with its own head and foot; as text and Markdown, too, by the file's name."""
    for name in ("chung.docx", "chung.txt", "chung.md"):
        chasing("remind", "--merged", chasing.folder / name, today=TODAY)
    found = lines(chasing.folder / "chung.docx")
    assert [line for line in found if line.startswith("Kính gửi")] == [
        "Kính gửi: Ban Xây dựng Đảng",
        "Kính gửi: Công an xã",
    ]
    assert found.count("Nơi nhận:") == 2
    for name in ("chung.txt", "chung.md"):
        assert (chasing.folder / name).read_text(encoding="utf-8").count("Kính gửi") == 2


def test_where_one_file_fails_nothing_is_left(chasing: Office) -> None:
    """A folder stands in the place of the second letter: neither files nor a record; a file put aside comes back."""
    folder = chasing.folder / "don-doc"
    folder.mkdir()
    (folder / POLICE).mkdir()
    (folder / PARTY_WORK).write_text("của người dùng", encoding="utf-8")
    before = chasing.rows()
    assert POLICE in chasing("remind", "-o", folder, today=TODAY, code=1).err
    assert chasing.rows() == before
    assert sorted(path.name for path in folder.iterdir()) == [PARTY_WORK, POLICE]
    assert (folder / PARTY_WORK).read_text(encoding="utf-8") == "của người dùng"


def test_where_the_record_fails_no_file_is_left(chasing: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that was made goes, too."""

    def fail(session: Session, reminders: object) -> int:
        del session, reminders
        raise KeyboardInterrupt

    monkeypatch.setattr(remind_units, "record_reminders", fail)
    before = chasing.rows()
    chasing("remind", "-o", chasing.folder / "don-doc", "--merged", chasing.folder / "c.docx", today=TODAY, code=1)
    assert chasing.rows() == before
    assert not (chasing.folder / "don-doc").exists()
    assert not (chasing.folder / "c.docx").exists()


def test_a_letter_that_a_person_changed_is_kept(chasing: Office) -> None:
    """It is put aside, and told."""
    folder = chasing.folder / "don-doc"
    chasing("remind", "-o", folder, today=TODAY)
    (folder / POLICE).write_bytes(b"changed in Word")
    outcome = chasing("remind", "-o", folder, today=TODAY)
    kept = folder / POLICE.replace(".docx", ".cu-1.docx")
    assert kept.read_bytes() == b"changed in Word"
    assert str(kept) in outcome.err


def test_the_tasks_meant_are_named_and_counted(chasing: Office) -> None:
    """Of a period or under a directive; the counts are of these."""
    chasing("edit", 1, "--period", "2026-Q2", today=TODAY)
    out = chasing("remind", "--text", "--period", "2026-Q2", today=TODAY).out
    assert "thực hiện nhiệm vụ quý II năm 2026, tính đến" in out
    assert "Tổng số 1 nhiệm vụ:" in out
    assert "Số hóa" not in out
    assert "nhiệm vụ thực hiện 07-KH/ĐU" in chasing("remind", "--text", "--directive", "07-KH/ĐU", today=TODAY).out


def test_a_divided_task_is_chased_by_its_parts(chasing: Office) -> None:
    """The whole without a lead is no task without a lead."""
    for unit in ("Chi bộ 1", "Chi bộ 2"):
        chasing("unit", "add", unit, today=TODAY)
        chasing("unit", "group", "Các chi bộ", "--add", unit, today=TODAY)
    chasing("assign", 4, "--each", "Các chi bộ", today=TODAY)
    outcome = chasing("remind", "--dry-run", today=TODAY)
    assert [line.partition(":")[0] for line in outcome.out.splitlines()] == [
        "Ban Xây dựng Đảng",
        "Chi bộ 1",
        "Chi bộ 2",
        "Công an xã",
    ]
    assert "Chưa giao" not in outcome.err


def test_units_are_themselves_whatever_they_are_called(chasing: Office) -> None:
    """As of a day before a new name: today's name, with what it supports; an earlier letter is told by its own."""
    chasing("remind", "--text", today="2026-06-15")
    chasing("unit", "rename", "Công an xã", "Công an Đồng Mây", "--from", "2026-06-18", today=TODAY)
    for day in ("2026-06-17", TODAY):
        text = chasing("remind", "--text", "--as-of", day, "--dry-run", today=TODAY).out
        assert "Công an Đồng Mây" in text
        assert "Công an xã" not in text
        assert "Phối hợp" in text
    assert {one["unit"] for one in told(chasing, 1)["sent"]} == {"Công an xã"}  # type: ignore[attr-defined]


def test_who_went_on_with_the_work_is_written_to(chasing: Office) -> None:
    """As of a day before a merger, too: the unit of then is no longer there to read a letter."""
    words = ("unit", "merge", "Công an xã", "--into", "Đoàn Thanh niên xã", "--until", "2026-06-18")
    chasing(*words, today=TODAY)
    found = chasing("remind", "--as-of", "2026-06-17", "-o", chasing.folder / "don-doc", today=TODAY).out
    assert "Công an xã" not in found
    assert "Đoàn Thanh niên xã: 2 quá hạn" in found


def test_units_whose_names_give_one_file_name(chasing: Office) -> None:
    """Names are told apart, and are safe whatever the unit is called."""
    for number, unit in enumerate(("Tổ A/B", "Tổ A:B", "…"), start=7):
        chasing("unit", "add", unit, today=TODAY)
        chasing("add", f"Việc {number}", "--due", "1/6/2026", "--to", unit, today=TODAY)
    folder = chasing.folder / "don-doc"
    chasing("remind", "-o", folder, today=TODAY)
    names = {path.name.removeprefix("don-doc-").removesuffix("-2026-06-20.docx") for path in folder.iterdir()}
    assert names == {"cong-an-xa", "ban-xay-dung-dang", "to-a-b", "to-a-b-2", "x"}


HOSTILE = ('=HYPERLINK("http://x")', "-1+2", "@x", "</script>", "<img src=x onerror=alert(1)>", "{{ 7*7 }}", "{% if %}")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_they_are(chasing: Office, words: str) -> None:
    """In letters, messages and Markdown's source nothing is carried out."""
    chasing("add", "--due", "1/6/2026", "--to", "Văn phòng", "--", f"Việc {words}", today=TODAY)
    file = chasing.folder / "chung.docx"
    out = chasing("remind", "--unit", "Văn phòng", "--merged", file, "--text", today=TODAY).out
    assert f"- Việc {words} (" in out
    assert any(line.startswith(f"- Việc {words} (") for line in lines(file))


def test_a_state_letter(office: Office) -> None:
    """Nghị định 30/2020/NĐ-CP: no code of the kind in the symbol, the subject under it, and no title."""
    set_up(office, STATE)
    file = office.folder / "chung.docx"
    office("remind", "--unit", "Ban Xây dựng Đảng", "--merged", file, today=TODAY)
    found = lines(file)
    assert found[:8] == [
        "ỦY BAN NHÂN DÂN\nTỈNH\u00a0SÔNG\u00a0LAM",
        "ỦY BAN NHÂN DÂN\nXÃ\u00a0ĐỒNG\u00a0MÂY",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:       /UBND-VP",
        "V/v\u00a0đôn\u00a0đốc\u00a0thực\u00a0hiện nhiệm\u00a0vụ\u00a0được\u00a0giao",
        "Đồng Mây, ngày      tháng 6 năm 2026",
        "Kính gửi: Ban Xây dựng Đảng",
    ]
    assert found[-7:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Công an xã;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trần Thị Hạnh",
    ]


def test_what_the_letterhead_lacks_is_told(office: Office) -> None:
    """The gaps stand in brackets, and the options of `init` that fill them are named."""
    office("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", today=TODAY)
    office("add", "Họp", "--due", "1/6/2026", today=TODAY)
    office("unit", "add", "Văn phòng", today=TODAY)
    office("assign", 1, "--to", "Văn phòng", today=TODAY)
    err = office("remind", "--merged", office.folder / "x.docx", today=TODAY).err
    assert "nhiemvu init với --superior --abbreviation --place --position --signer" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "ghi công văn đôn đốc ra đâu"),
        (["--text", "--reply-by", "19/6/2026"], "Hạn trả lời 19/06/2026 trước ngày gửi 20/06/2026"),
        (["--merged", "x.pdf"], "“.pdf”"),
        (["--text", "--template", "x.docx"], "--template"),
    ],
)
def test_what_is_refused(chasing: Office, words: list[str], said: str) -> None:
    """Nothing is recorded."""
    before = chasing.rows()
    assert said in chasing("remind", *words, today=TODAY, code=2).err
    assert chasing.rows() == before
    assert "Sở X" in chasing("remind", "--text", "--unit", "Sở X", today=TODAY, code=3).err


def test_the_reply_can_be_set(chasing: Office) -> None:
    """It is printed and recorded."""
    out = chasing("remind", "--text", "--reply-by", "30/6/2026", "--unit", "CAX", today=TODAY).out
    assert out.rstrip().endswith("Đề nghị báo cáo kết quả chậm nhất ngày 30/6/2026.")
    assert told(chasing, 1)["sent"][0]["reply_by"] == "2026-06-30"  # type: ignore[index]


def test_counts_are_those_of_the_statistics(chasing: Office) -> None:
    """Of the unit, on the day."""
    chasing("done", 2, "--result", "Xong", "--on", "2026-06-19", today=TODAY)
    out = chasing("remind", "--text", "--unit", "Công an xã", today=TODAY).out
    counted = json.loads(chasing("stats", "--unit", "Công an xã", "--format", "json", today=TODAY).out)
    total = counted["total"]
    four = [total[name] for name in ("done_on_time", "done_late", "open_in_time", "open_overdue")]
    assert (
        f"Tổng số {sum(four)} nhiệm vụ: hoàn thành đúng hạn {four[0]}, hoàn thành quá hạn {four[1]}, "
        f"chưa hoàn thành trong hạn {four[2]}, chưa hoàn thành quá hạn {four[3]}."
    ) in out


def test_the_folder_is_made(chasing: Office) -> None:
    """One that is there is used; one below a folder that is not there is refused."""
    chasing("remind", "-o", chasing.folder / "a", today=TODAY)
    assert Path(chasing.folder / "a").is_dir()
    assert "“" in refused(chasing, 1, "remind", "-o", chasing.folder / "khong" / "co", today=TODAY)
