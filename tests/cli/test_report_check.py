"""`report check`: what is printed, in which form, and with which exit code."""

from pathlib import Path

import pytest

from tests.support import EXAMPLES, Office, on_a_terminal

GOOD = EXAMPLES / "bao-cao-quy-2-2026.docx"
CASES = [
    ("no such file", 3, ["report", "check", "khong-co.docx"], "Không có tệp"),
    ("no file named", 2, ["report", "check"], "Thiếu"),
    ("unknown layout", 2, ["bao-cao", "kiem-tra", "khong-co.docx", "--layout", "hd99"], "hd05"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_bad_input_is_refused(office: Office, name: str, code: int, words: list[str], said: str) -> None:
    """The error says what is wrong, the exit code of which kind it is."""
    del name
    assert said in office(*words, code=code).err


def test_a_plain_text_has_no_looks(office: Office, tmp_path: Path) -> None:
    """Text without margins and fonts cannot be checked, and the others of the call are, nonetheless."""
    file = tmp_path / "bao-cao.txt"
    file.write_text("BÁO CÁO\nkết quả công tác", encoding="utf-8")
    outcome = office("report", "check", file, GOOD, code=4)
    assert "lưu thành .docx" in outcome.err
    assert "bao-cao-quy-2-2026.docx" in outcome.out
    told = office("report", "check", file, GOOD, "--format", "json", code=4).json
    assert [set(one) for one in told] == [{"file", "error"}, {"file", "layout", "findings"}]


@pytest.mark.without_database
def test_a_document_in_order_says_so(office: Office) -> None:
    """The example report follows its rule book; no database is needed, and none is made."""
    outcome = office("report", "check", GOOD)
    assert outcome.out.splitlines() == [
        "bao-cao-quy-2-2026.docx (Hướng dẫn 05-HD/VPTW)",
        "Không thấy lỗi thể thức.",
    ]
    assert not office.is_made()
    assert office("--lang", "en", "report", "check", GOOD).out.endswith("Nothing is wrong with the form.\n")


def test_what_is_wrong_is_told_with_its_place(office: Office) -> None:
    """A Party report held against the State's rule book breaks it: exit 1, places, codes, sources."""
    outcome = office("report", "check", GOOD, "--layout", "nd30", "--format", "json", code=1)
    (checked,) = outcome.json
    assert checked["layout"] == "nd30"
    found = {finding["code"]: finding for finding in checked["findings"]}
    assert found["nation"] == {
        "code": "nation",
        "severity": "wrong",
        "message": "cần “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”",
        "place": {"name": "tiêu đề, quốc hiệu", "paragraph": 4, "words": "ĐẢNG CỘNG SẢN VIỆT NAM"},
        "source": "Nghị định 30/2020/NĐ-CP, quốc hiệu, tiêu đề",
    }
    csv = office("report", "check", GOOD, "--layout", "nd30", "--format", "csv", code=1).out.splitlines()
    assert csv[0] == "Tệp,Mức,Mã,Chỗ,Nội dung,Căn cứ"
    assert len(csv) == len(checked["findings"]) + 1
    severities = [finding["severity"] for finding in checked["findings"]]
    assert severities == sorted(severities, reverse=True)
    table = office("report", "check", GOOD, "--layout", "nd30", code=1).out
    assert table.index("\nSai\n") < table.index("\nNên xem\n")
    count = severities.count("wrong"), severities.count("doubtful")
    assert table.endswith("{} lỗi, {} chỗ nên xem.\n".format(*count))


def test_a_doubt_alone_is_no_failure(office: Office) -> None:
    """Exit 0 where a person is only asked to look."""
    outcome = office("report", "check", EXAMPLES / "bao-cao-quy-1-2026.docx")
    assert outcome.out.endswith("0 lỗi, 1 chỗ nên xem.\n")


def test_it_fits_the_screen(tmp_path: Path) -> None:
    """No line is wider than 80 columns."""
    printed = on_a_terminal(tmp_path / "no.db", "report", "check", str(EXAMPLES / "bao-cao-quy-1-2026.docx"))
    assert "citation_comma" in printed
    assert max(len(line) for line in printed.splitlines()) <= 80


@pytest.mark.parametrize(("system", "authority"), [("party", "hd05"), ("state", "nd30")])
def test_a_draft_is_wrong_only_where_it_is_to_be_filled_in(office: Office, system: str, authority: str) -> None:
    """The check of our own draft is the list of what the clerk has still to write."""
    name = "Đảng ủy xã Đồng Mây" if system == "party" else "Ủy ban nhân dân xã Đồng Mây"
    office("init", "--office", name, "--system", system, "--place", "Đồng Mây", "--signer", "Phan Vân Thạch")
    if system == "party":
        office("import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes")
    else:
        office(
            "add", "Số hóa kết quả giải quyết thủ tục hành chính", "--period", "2026-Q2", "--series", "chuyển đổi số"
        )
    draft = office.folder / "du-thao.docx"
    office("report", "draft", "2026-Q2", "-o", draft, today="2026-07-02")
    (checked,) = office("report", "check", draft, "--format", "json", today="2026-07-02", code=1).json
    assert checked["layout"] == authority
    wrong = {finding["code"] for finding in checked["findings"] if finding["severity"] == "wrong"}
    doubtful = {finding["code"] for finding in checked["findings"]} - wrong
    assert wrong == {"gap"}
    # Tasks keep the words of the report that they come from.
    assert doubtful - {"citation_comma"} == {"symbol_blank", "date_blank"}
