"""What stands around a report: each rule book's elements, in their order, with their marks and ends."""

from dataclasses import replace
from datetime import date

import pytest

from nhiemvu.domain.pages import Block, Cell, Paragraph, Sheet, Style, Table
from nhiemvu.facts.layouts import Layout, layout_named
from nhiemvu.writing.frame import Frame, framed, open_symbol


def layout(name: str) -> Layout:
    """Return a rule book."""
    found = layout_named(name)
    assert found
    return found


def party(name: str = "hd05") -> Frame:
    """Return what a Party office says around a report."""
    return Frame(
        layout=layout(name),
        upper_office="Đảng bộ tỉnh Sông Lam",
        office="Đảng ủy xã Đồng Mây",
        symbol=open_symbol(layout(name), "BC", "ĐU"),
        place="Đồng Mây",
        issued_on=None,
        drafted_on=date(2026, 7, 1),
        subtitle="kết quả công tác quý II năm 2026",
        authority="T/M Ban Thường vụ",
        position="Phó Bí thư",
        signer="Nguyễn Văn Sơn",
        recipients=("Ban Thường vụ Tỉnh ủy (b/c)", "Các chi bộ trực thuộc"),
    )


def state() -> Frame:
    """Return what a State office says around a report."""
    return replace(
        party(),
        layout=layout("nd30"),
        upper_office="",
        office="Ủy ban nhân dân xã Đồng Mây",
        symbol="Số: 15/BC-UBND",
        issued_on=date(2026, 2, 4),
        authority="TM. Ủy ban nhân dân",
        position="Chủ tịch",
        recipients=("Ủy ban nhân dân tỉnh", "Lưu: VT, VP"),
    )


def lines(blocks: list[Block]) -> list[tuple[str, str]]:
    """Return style and words of every paragraph, row by row."""
    paragraphs: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Table):
            paragraphs += [line for row in block.rows for cell in row for line in cell.paragraphs]
        else:
            paragraphs.append(block)
    return [(line.style.value, line.labelled_text) for line in paragraphs]


BODY = [Paragraph("Kết quả như sau.")]


def test_a_party_report() -> None:
    """Elements of Hướng dẫn 05-HD/VPTW: signs under the office and the subject, a drawn rule under the Party's name."""
    assert lines(framed(party(), BODY)) == [
        ("upper_office", "ĐẢNG BỘ TỈNH SÔNG LAM"),
        ("office", "ĐẢNG ỦY XÃ ĐỒNG MÂY"),
        ("rule", "*"),
        ("nation", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("rule", ""),
        ("symbol", "Số       -BC/ĐU"),
        ("place_date", "Đồng Mây, ngày      tháng 7 năm 2026"),
        ("title", "BÁO CÁO"),
        ("subtitle", "kết quả công tác quý II năm 2026"),
        ("rule", "-----"),
        ("body", "Kết quả như sau."),
        ("recipients", "Nơi nhận:"),
        ("recipient", "- Ban Thường vụ Tỉnh ủy (b/c);"),
        ("recipient", "- Các chi bộ trực thuộc;"),
        ("recipient", "- Lưu Văn phòng."),
        ("authority", "T/M BAN THƯỜNG VỤ"),
        ("position", "PHÓ BÍ THƯ"),
        *[("position", "")] * 4,
        ("signer", "Nguyễn Văn Sơn"),
    ]


def test_a_state_report() -> None:
    """Elements of Nghị định 30/2020/NĐ-CP: drawn rules, motto, a subject with a capital, its own archive line."""
    assert lines(framed(state(), BODY)) == [
        ("office", "ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY"),
        ("rule", ""),
        ("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("motto", "Độc lập - Tự do - Hạnh phúc"),
        ("rule", ""),
        ("symbol", "Số: 15/BC-UBND"),
        ("place_date", "Đồng Mây, ngày 04 tháng 02 năm 2026"),
        ("title", "BÁO CÁO"),
        ("subtitle", "Kết quả công tác quý II năm 2026"),
        ("rule", ""),
        ("body", "Kết quả như sau."),
        ("recipients", "Nơi nhận:"),
        ("recipient", "- Ủy ban nhân dân tỉnh;"),
        ("recipient", "- Lưu: VT, VP."),
        ("authority", "TM. ỦY BAN NHÂN DÂN"),
        ("position", "CHỦ TỊCH"),
        *[("position", "")] * 4,
        ("signer", "Nguyễn Văn Sơn"),
    ]


def test_the_older_party_rule_book_ends_recipients_in_commas() -> None:
    """Hướng dẫn 36-HD/VPTW."""
    found = [words for style, words in lines(framed(party("hd36"), BODY)) if style == "recipient"]
    assert found == ["- Ban Thường vụ Tỉnh ủy (b/c),", "- Các chi bộ trực thuộc,", "- Lưu Văn phòng."]


@pytest.mark.parametrize(
    ("issued_on", "drafted_on", "expected"),
    [
        (date(2026, 3, 9), None, "Đồng Mây, ngày 09 tháng 3 năm 2026"),
        (None, date(2026, 1, 31), "Đồng Mây, ngày      tháng 01 năm 2026"),
        (None, None, "Đồng Mây, ngày      tháng      năm"),
    ],
)
def test_place_and_day(issued_on: date | None, drafted_on: date | None, expected: str) -> None:
    """The day is left open until it is known, and month and year where nothing is."""
    frame = replace(party(), issued_on=issued_on, drafted_on=drafted_on)
    assert ("place_date", expected) in lines(framed(frame, BODY))


@pytest.mark.parametrize(
    ("addressees", "expected"),
    [
        ((), []),
        (("Tỉnh ủy Sông Lam",), ["Kính gửi: Tỉnh ủy Sông Lam"]),
        (("Tỉnh ủy", "Văn phòng Tỉnh ủy"), ["Kính gửi:", "- Tỉnh ủy;", "- Văn phòng Tỉnh ủy."]),
    ],
)
def test_addressees(addressees: tuple[str, ...], expected: list[str]) -> None:
    """One on the line, several below it; those who are addressed receive it "như trên"."""
    found = lines(framed(replace(party(), addressees=addressees), BODY))
    assert [words for style, words in found if style == "addressee"] == expected
    recipients = [words for style, words in found if style == "recipient"]
    assert (recipients[0] == "- Như trên;") is bool(addressees)


def test_an_annex_lies_across() -> None:
    """It begins a sheet of its own, with its words or, where it begins with a table, before it."""
    title, table = Paragraph("PHỤ LỤC", style=Style.CAPTION), Table(((Cell((Paragraph("1"),)),),), head_rows=0)
    plain = framed(party(), BODY)
    assert framed(party(), BODY, [title, table]) == [*plain, replace(title, new_sheet=Sheet.LANDSCAPE), table]
    assert framed(party(), BODY, [table]) == [*plain, Paragraph("", new_sheet=Sheet.LANDSCAPE), table]


def test_what_is_not_known_is_left_out() -> None:
    """No empty lines for elements that the office does not have."""
    frame = replace(state(), authority="", signer="", place="", subtitle="")
    found = lines(framed(frame, BODY))
    assert ("place_date", "ngày 04 tháng 02 năm 2026") in found
    assert not {"authority", "signer", "subtitle"} & {style for style, _ in found}


@pytest.mark.parametrize(("name", "expected"), [("hd05", "Số       -BC/ĐU"), ("nd30", "Số:       /BC-ĐU")])
def test_open_symbol(name: str, expected: str) -> None:
    """Either system joins kind and issuer in its own way."""
    assert open_symbol(layout(name), "BC", "ĐU") == expected
