"""The letter that assigns: together with the record or not at all, for what was so assigned before, too."""

from pathlib import Path

import pytest

from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.facts.layouts import layout_named
from tests.cli.letter_office import PARTY, STATE, TODAY, lines, set_up
from tests.cli.refusing import refused
from tests.support import Office


@pytest.fixture
def assigning(office: Office) -> Office:
    """Return an office with tasks to assign."""
    return set_up(office)


def test_a_task_is_assigned_with_its_letter(assigning: Office) -> None:
    """To whom, by which document, what with whom, until when; the unit in support gets a copy."""
    file = assigning.folder / "giao-viec.docx"
    words = ("assign", 4, "--to", "Công an xã", "--support", "Văn phòng", "--due", "30/6/2026", "--letter", file)
    outcome = assigning(*words, today=TODAY)
    assert outcome.err.splitlines() == [f"Đã ghi {file}."]
    found = lines(file)
    assert found[4] == "Số       -CV/ĐU"
    assert found[5].replace("\u00a0", " ") == "về việc giao nhiệm vụ kiểm tra phòng cháy"
    start = found.index("Kính gửi: Công an xã")
    given = "Đảng ủy xã Đồng Mây giao Công an xã chủ trì, phối hợp với Văn phòng thực hiện nhiệm vụ sau:"
    assert found[start + 1].endswith(given)
    assert found[start + 2 : start + 4] == [
        "- Kiểm tra phòng cháy.",
        "Thời hạn hoàn thành: chậm nhất ngày 30/6/2026.",
    ]
    assert found[found.index("Nơi nhận:") :][1:4] == ["- Như trên;", "- Văn phòng;", "- Lưu Văn phòng."]


def test_what_was_so_assigned_before_still_gives_the_letter(assigning: Office) -> None:
    """Nothing changes but the file; an equal file is left alone."""
    before = assigning.rows()
    file = assigning.folder / "giao-viec.docx"
    for _ in range(2):
        outcome = assigning("assign", 1, "--to", "Công an xã", "--letter", file, today=TODAY)
        assert "Nhiệm vụ 1 đã được giao như vậy." in outcome.err
    assert assigning.rows() == before
    assert [path.name for path in assigning.folder.glob("*.docx")] == ["giao-viec.docx"]
    assert any("phối hợp với Đoàn Thanh niên xã" in line for line in lines(file))


def test_who_leads_already_is_not_named_again(assigning: Office) -> None:
    """The letter alone goes to the leads as they are; nothing is recorded, and a task without a lead has no letter."""
    before = assigning.rows()
    assigning("assign", 1, "--letter", assigning.folder / "giao.docx", today=TODAY)
    assert "Kính gửi: Công an xã" in lines(assigning.folder / "giao.docx")
    assert assigning.rows() == before
    assert "Thiếu --to" in refused(assigning, 2, "assign", 1, 4, "--letter", "x.docx", today=TODAY)


def test_parts_of_a_task_stand_once(assigning: Office) -> None:
    """All units are addressed; of a group that was given its parts before, too."""
    for unit in ("Chi bộ 1", "Chi bộ 2"):
        assigning("unit", "add", unit, today=TODAY)
        assigning("unit", "group", "Các chi bộ", "--add", unit, today=TODAY)
    for name in ("mot.docx", "hai.docx"):
        assigning("assign", 4, "--each", "Các chi bộ", "--letter", assigning.folder / name, today=TODAY)
    assert (assigning.folder / "mot.docx").read_bytes() == (assigning.folder / "hai.docx").read_bytes()
    found = lines(assigning.folder / "mot.docx")
    start = found.index("Kính gửi:")
    assert found[start + 1 : start + 3] == ["- Chi bộ 1;", "- Chi bộ 2."]
    assert found[start + 3].endswith("giao từng đơn vị nêu trên chủ trì thực hiện nhiệm vụ sau:")
    assert found.count("- Kiểm tra phòng cháy.") == 1


def test_many_tasks_are_listed_in_an_annex(assigning: Office) -> None:
    """In a table that names the letter."""
    file = assigning.folder / "giao-viec.docx"
    assigning("assign", "1-6", "--to", "Văn phòng", "--letter", file, today=TODAY)
    found = lines(file)
    assert "PHỤ LỤC" in found
    assert "(Kèm theo Công văn số       -CV/ĐU của Đảng ủy xã Đồng Mây)" in found
    assert found[-4:] == ["6", "Số hóa hồ sơ đảng viên.", "Văn phòng", "01/6/2026"]


@pytest.mark.parametrize("name", ["giao.txt", "giao.md"])
def test_other_formats_by_the_name(assigning: Office, name: str) -> None:
    """Plain text and Markdown."""
    assigning("assign", 4, "--to", "Công an xã", "--letter", assigning.folder / name, today=TODAY)
    text = (assigning.folder / name).read_text(encoding="utf-8")
    assert "Kính gửi: Công an xã" in text
    assert "về việc giao nhiệm vụ kiểm tra phòng cháy" in text


def test_a_dry_run_writes_nothing(assigning: Office) -> None:
    """Neither file nor record."""
    before = assigning.rows()
    file = assigning.folder / "giao-viec.docx"
    told = assigning("assign", 4, "--to", "Công an xã", "--letter", file, "--dry-run", today=TODAY).err
    assert f"Sẽ ghi công văn ra {file}." in told
    assert assigning.rows() == before
    assert not file.exists()


@pytest.mark.parametrize("name", ["khong-co/giao.docx", "thu-muc.docx"])
def test_where_the_letter_cannot_be_written_nothing_is_assigned(assigning: Office, name: str) -> None:
    """The folder is missing, or the name is that of one."""
    (assigning.folder / "thu-muc.docx").mkdir()
    words = ("assign", 4, "--to", "Công an xã", "--letter", assigning.folder / name)
    assert name.partition("/")[0] in refused(assigning, 1, *words, today=TODAY)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--letter", "giao.pdf"], "“.pdf”"),
        (["--letter", "giao.txt", "--template", "mau.docx"], "--template"),
        (["--template", "mau.docx"], "--template chỉ dùng cùng với --letter"),
        (["--layout", "hd36"], "--layout chỉ dùng cùng với --letter"),
    ],
)
def test_what_is_refused(assigning: Office, words: list[str], said: str) -> None:
    """Nothing is assigned."""
    assert said in refused(assigning, 2, "assign", 4, "--to", "Công an xã", *words, today=TODAY)


def test_the_tasks_of_two_documents_name_both(assigning: Office) -> None:
    """And where a task carries out none, the document that it comes from is named."""
    guide = "Hướng dẫn số 14-HD/BTGDVTU, ngày 27/02/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy"
    assigning("add", "Họp dân", "--due", "30/6/2026", "--directive", guide, today=TODAY)
    file = assigning.folder / "giao.txt"
    assigning("assign", 4, 7, "--to", "Công an xã", "--letter", file, today=TODAY)
    text = file.read_text(encoding="utf-8")
    assert f"về chuyển đổi số năm 2026; {guide}, Đảng ủy xã Đồng Mây giao Công an xã" in text
    assert "về việc giao thực hiện nhiệm vụ" in text


LONG = "Rà soát, bổ sung quy chế làm việc của Ban Thường vụ; phân công lại cho từng đồng chí; " * 5
HOSTILE = ("=HYPERLINK(1)", "-1+2", "</w:t><w:p>", "{{ 7*7 }}", "{%p endfor %}", "<img onerror=x>")


@pytest.mark.parametrize("words", [*HOSTILE, LONG.strip()])
def test_hostile_words_come_out_as_they_are(assigning: Office, words: str) -> None:
    """In a letter and in its annex."""
    assigning("add", "--due", "30/6/2026", "--", words, today=TODAY)
    for numbers, name in (("7", "mot.docx"), ("1-7", "nhieu.docx")):
        file = assigning.folder / name
        assigning("assign", numbers, "--to", "Văn phòng", "--letter", file, today=TODAY)
        assert any(line.removeprefix("- ").rstrip(".;") == words.rstrip(".;") for line in lines(file)), lines(file)


@pytest.mark.parametrize("layout", ["hd05", "hd36", "nd30"])
def test_the_check_finds_only_what_is_left_open(office: Office, layout: str) -> None:
    """Number and day, which the clerk writes; in letters with and without an annex, and in those that chase."""
    set_up(office, STATE if layout == "nd30" else PARTY)
    one, many, chase = (office.folder / name for name in ("mot.docx", "nhieu.docx", "don-doc.docx"))
    office("assign", 1, "--to", "Công an xã", "--letter", one, "--layout", layout, today=TODAY)
    office("assign", "1-6", "--to", "Văn phòng", "--letter", many, "--layout", layout, today=TODAY)
    office("remind", "--merged", chase, "--layout", layout, today=TODAY)
    for file in (one, many, chase):
        found = office("report", "check", file, "--layout", layout, "--format", "json", today=TODAY).json
        assert {finding["code"] for finding in found[0]["findings"]} == {"symbol_blank", "date_blank"}, file


def test_a_template_of_the_office(assigning: Office) -> None:
    """Its page is the letter's; a broken one is told, and nothing is assigned."""
    rules = layout_named("hd05")
    assert rules
    template = assigning.folder / "mau.docx"
    template.write_bytes(packaged_template(rules))
    file = assigning.folder / "giao.docx"
    assigning("assign", 4, "--to", "Công an xã", "--letter", file, "--template", template, today=TODAY)
    assert "Kính gửi: Công an xã" in lines(file)
    template.write_bytes(b"not a Word file")
    before = assigning.rows()
    words = ("assign", 5, "--to", "Văn phòng", "--letter", file, "--template", template)
    assert "mau.docx" in assigning(*words, today=TODAY, code=4).err
    assert assigning.rows() == before


def test_lines_of_the_letter(assigning: Office) -> None:
    """Undoing takes the assignment back; the letter is the clerk's to throw away."""
    file = Path(assigning.folder / "giao.docx")
    assigning("assign", 4, "--to", "Công an xã", "--letter", file, today=TODAY)
    assigning("undo")
    assert assigning("show", 4, "--format", "json", today=TODAY).json["lead"] is None
    assert file.exists()


def test_another_office_reads_the_letter_as_it_was_meant(assigning: Office) -> None:
    """Tasks, leads, support and deadlines of an imported letter are those that were assigned."""
    for numbers, lead in (((4,), "Văn phòng"), ((1, 2), "Công an xã"), (range(1, 7), "Văn phòng")):
        file = assigning.folder / f"giao-{len(numbers)}.docx"
        assigning("assign", *numbers, "--to", lead, "--letter", file, today=TODAY)
        read = assigning("import", file, "--dry-run", "--format", "json", today=TODAY).json[0]["tasks"]
        shown = assigning("show", *numbers, "--format", "json", today=TODAY).json
        meant = shown if isinstance(shown, list) else [shown]
        found = [(task["lead"], task["due_on"]) for task in read if task["label"]]
        assert found == [(task["lead"], task["due_on"]) for task in meant]
        texts = [task["text"].splitlines()[0].rstrip(".") for task in read if task["label"]]
        assert texts == [task["text"] for task in meant]


def test_where_the_record_cannot_be_kept_no_letter_is_left(assigning: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that it would have replaced is back."""

    def fail(session: object) -> None:
        del session
        raise KeyboardInterrupt

    file = assigning.folder / "giao.docx"
    file.write_bytes(b"changed in Word")
    before = assigning.rows()
    monkeypatch.setattr("nhiemvu.store.database.put_in_place", fail)
    assigning("assign", 4, "--to", "Công an xã", "--letter", file, today=TODAY, code=1)
    assert assigning.rows() == before
    assert {path.name: path.read_bytes() for path in assigning.folder.glob("*.docx")} == {
        "giao.docx": b"changed in Word"
    }
