"""Citations in their many forms, merged, and the links between them."""

from datetime import date

import pytest

from nhiemvu.domain.directives import Directive, Relation
from nhiemvu.domain.pages import Note, NoteMark, Pages, Paragraph
from nhiemvu.domain.plans import Link
from nhiemvu.domain.text import matching_key
from nhiemvu.reading.citing.citations import Citations, citations_of
from nhiemvu.reading.citing.links import links_of
from nhiemvu.reading.citing.mentions import mentions_of
from nhiemvu.reading.citing.unnumbered import unnumbered_of
from nhiemvu.reading.report import read_report

DAY = date(2023, 4, 5)


def citations(text: str, own: Directive | None = None) -> Citations:
    """Return the citations of a text."""
    key = matching_key(text)
    return citations_of([*mentions_of(text, key), *unnumbered_of(text, key)], own or Directive(kind="BC"), text)


@pytest.mark.parametrize(
    ("name", "text", "directive"),
    [
        ("plain", "Chỉ thị số 12-CT/HU ngày 05/4/2023", Directive(kind="CT", symbol="12-CT/HU", issued_on=DAY)),
        ("comma", "Chỉ thị 12-CT/HU, ngày 5/4/2023", Directive(kind="CT", symbol="12-CT/HU", issued_on=DAY)),
        ("words", "Nghị định số 15/2023/NĐ-CP ngày 05 tháng 4 năm 2023",
         Directive(kind="NĐ", symbol="15/2023/NĐ-CP", issued_on=DAY, issuer="Chính phủ")),
        ("date before", "Ngày 05 tháng 4 năm 2023, Phòng ban hành Kế hoạch số 39/KH-PNV về tập huấn",
         Directive(kind="KH", symbol="39/KH-PNV", issued_on=DAY, title="tập huấn")),
        ("date behind issuer", "Nghị định số 14/2023/NĐ-CP của Chính phủ, ngày 05/4/2023",
         Directive(kind="NĐ", symbol="14/2023/NĐ-CP", issued_on=DAY, issuer="Chính phủ")),
        ("date in brackets", "Kế hoạch số 9-KH/HU (05/4/2023)", Directive(kind="KH", symbol="9-KH/HU", issued_on=DAY)),
        ("issuer and title", 'Chỉ thị số 12-CT/HU ngày 05/4/2023 của Ban Thường vụ Huyện ủy (khóa V) về "Dân vận khéo"',
         Directive(kind="CT", symbol="12-CT/HU", issued_on=DAY, issuer="Ban Thường vụ Huyện ủy", title="Dân vận khéo")),
        ("issuer before number", "Quyết định của Ủy ban nhân dân tỉnh số 88/QĐ-UBND",
         Directive(kind="QĐ", symbol="88/QĐ-UBND", issuer="Ủy ban nhân dân tỉnh")),
        ("generic word, kind in the symbol", "Văn bản số 78/BC-UBND", Directive(kind="BC", symbol="78/BC-UBND")),
        ("State letter", "văn bản số 6/PNV-TH ngày 05/4/2023", Directive(kind="CV", symbol="6/PNV-TH", issued_on=DAY)),
        ("words decide over a shared code", "Quy định số 29-QĐ/HU", Directive(kind="QyĐ", symbol="29-QĐ/HU")),
        ("spaced symbol", "Công văn số 84 – CV/BTGHU", Directive(kind="CV", symbol="84-CV/BTGHU")),
        ("law", "Luật Thư viện số 46/2019/QH14",
         Directive(kind="LUẬT", symbol="46/2019/QH14", issuer="Quốc hội", title="Thư viện")),
        ("law whose name has a comma", "quy định của Luật Khám bệnh, chữa bệnh số 15/2023/QH15",
         Directive(kind="LUẬT", symbol="15/2023/QH15", issuer="Quốc hội", title="Khám bệnh, chữa bệnh")),
        ("assembly's resolution", "Nghị quyết số 16/2023/QH15",
         Directive(kind="NQ", symbol="16/2023/QH15", issuer="Quốc hội")),
        ("words before the number", "Kế hoạch kiểm tra số 15/KH-TTr", Directive(kind="KH", symbol="15/KH-TTr")),
        ("kind with two words more", "Thông báo kết luận số 19-TB/HU", Directive(kind="TB", symbol="19-TB/HU")),
        ("no number", 'theo Kết luận của Ban Bí thư về "Công tác văn thư"',
         Directive(kind="KL", issuer="Ban Bí thư", title="Công tác văn thư")),
        ("project", "thực hiện Đề án 07 của tỉnh", Directive(kind="ĐA", symbol="07")),
        ("plenum", "thực hiện Nghị quyết Trung ương 5 khoá XI",
         Directive(kind="NQ", issuer="Ban Chấp hành Trung ương", title="Trung ương 5 khoá XI")),
        ("capitals", "NGHỊ QUYẾT SỐ 12-NQ/HU NGÀY 05 THÁNG 4 NĂM 2023",
         Directive(kind="NQ", symbol="12-NQ/HU", issued_on=DAY)),
    ],
)  # fmt: skip
def test_forms(name: str, text: str, directive: Directive) -> None:
    """Each form gives kind, symbol, date, issuer and title; the span holds the words."""
    found = citations(text).cited
    assert [one.directive for one in found] == [directive], name
    assert text[found[0].span.start : found[0].span.end] == found[0].text


@pytest.mark.parametrize(
    ("name", "text", "directive"),
    [
        ("date before the number", "Thông báo ngày 05/4/2023 số 12-TB/HU về công tác dân vận",
         Directive(kind="TB", symbol="12-TB/HU", issued_on=DAY, title="công tác dân vận")),
        ("issuer and date before the number", "Chỉ thị của Ban Thường vụ Huyện ủy, ngày 05-4-2023, số 12-CT/HU",
         Directive(kind="CT", symbol="12-CT/HU", issued_on=DAY, issuer="Ban Thường vụ Huyện ủy")),
        ("date and issuer in brackets", "Kế hoạch số 9-KH/HU (ngày 05/4/2023) của Huyện ủy",
         Directive(kind="KH", symbol="9-KH/HU", issued_on=DAY, issuer="Huyện ủy")),
        ("date behind term of office", "Nghị quyết số 9-NQ/HU của Huyện ủy (khóa V), ngày 05/4/2023",
         Directive(kind="NQ", symbol="9-NQ/HU", issued_on=DAY, issuer="Huyện ủy")),
        ("two figures of the year", "Chỉ thị số 12-CT/HU ngày 5/4/23",
         Directive(kind="CT", symbol="12-CT/HU", issued_on=DAY)),
        ("year in the symbol only", "Nghị định số 15/2023/NĐ-CP ngày 05/4 của Chính phủ",
         Directive(kind="NĐ", symbol="15/2023/NĐ-CP", issued_on=DAY, issuer="Chính phủ")),
        ("plenum as issuer",
         "Nghị quyết số 9-NQ/TW ngày 05/4/2023 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XI về văn hóa",
         Directive(kind="NQ", symbol="9-NQ/TW", issued_on=DAY, issuer="Ban Chấp hành Trung ương", title="văn hóa")),
        ("plenum in front of the number", "Nghị quyết Trung ương 5 khóa XI số 9-NQ/TW",
         Directive(kind="NQ", symbol="9-NQ/TW")),
        ("plain word against the code", "Công văn số 78/BC-UBND", Directive(kind="CV", symbol="78/BC-UBND")),
        ("letter that is called a proposal", "Tờ trình số 519/PNV-TH ngày 05/4/2023",
         Directive(kind="TTr", symbol="519/PNV-TH", issued_on=DAY)),
        ("abbreviated kind", "NĐ 15/2023/NĐ-CP", Directive(kind="NĐ", symbol="15/2023/NĐ-CP", issuer="Chính phủ")),
        ("unknown code", "số 15/2023/XYZ-UBND", Directive(kind="XYZ", symbol="15/2023/XYZ-UBND")),
        ("number with a part", "Nghị quyết số 66.3/2023/NQ-CP",
         Directive(kind="NQ", symbol="66.3/2023/NQ-CP", issuer="Chính phủ")),
        ("code with a unit", "Quyết định số 12/QĐ-UBND.HC",
         Directive(kind="QĐ", symbol="12/QĐ-UBND.HC")),
        ("no number but a date", "theo Quyết định ngày 05/4/2023 của Ủy ban nhân dân huyện về việc phân bổ kinh phí",
         Directive(kind="QĐ", issued_on=DAY, issuer="Ủy ban nhân dân huyện", title="phân bổ kinh phí")),
        ("number without code but with a date", "Chỉ thị số 12 ngày 05/4/2023 của Huyện ủy",
         Directive(kind="CT", symbol="12", issued_on=DAY, issuer="Huyện ủy")),
        ("project with the issuer's code", "Đề án 07/CP", Directive(kind="ĐA", symbol="07/CP", issuer="Chính phủ")),
        ("plenum in full", "Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XI",
         Directive(kind="NQ", issuer="Ban Chấp hành Trung ương", title="Trung ương 6 khóa XI")),
        ("conclusion of a plenum", "Kết luận Hội nghị Trung ương 10 (khóa XI)",
         Directive(kind="KL", issuer="Ban Chấp hành Trung ương", title="Trung ương 10 khóa XI")),
        ("title to the end", "Kế hoạch số 9-KH/HU về dân vận",
         Directive(kind="KH", symbol="9-KH/HU", title="dân vận")),
        ("title that ends where the sentence goes on", "Kế hoạch số 9-KH/HU về dân vận, Huyện ủy đã chỉ đạo các xã",
         Directive(kind="KH", symbol="9-KH/HU", title="dân vận")),
        ("verb of a title", "Quyết định số 12/QĐ-UBND phê duyệt kế hoạch vốn.",
         Directive(kind="QĐ", symbol="12/QĐ-UBND", title="phê duyệt kế hoạch vốn")),
    ],
)  # fmt: skip
def test_orders_of_words(name: str, text: str, directive: Directive) -> None:
    """Whatever comes first, kind, number, date, issuer and title are told apart."""
    found = citations(text).cited
    assert [one.directive for one in found] == [directive], name
    assert text[found[0].span.start : found[0].span.end] == found[0].text


@pytest.mark.parametrize(
    ("name", "text", "symbol"),
    [
        ("space behind the hyphen", "Nghị quyết số 66- NQ/TU", "66-NQ/TU"),
        ("spaces everywhere", "Nghị quyết số 66 - NQ / TU", "66-NQ/TU"),
        ("hyphen that does not break", "Nghị quyết số 66\u2011NQ/TU", "66-NQ/TU"),
        ("space around the second hyphen", "Quyết định số 12/QĐ - UBND", "12/QĐ-UBND"),
        ("no type", "Chỉ thị số 24/TTg", "24/TTg"),
        ("space for the slash", "Chỉ thị số 12-CT TU", "12-CT/TU"),
        ("no slash", "Chỉ thị số 12-CTTU", "12-CT/TU"),
        ("hyphen for the slash", "Chỉ thị số 12-CT-TU", "12-CT/TU"),
        ("State symbol without slash", "Quyết định số 1203QĐ-UBND", "1203/QĐ-UBND"),
        ("State symbol with a hyphen", "Quyết định số 1203-QĐ-UBND", "1203/QĐ-UBND"),
        ("next word run in", "Quyết định số 1203/QĐ-UBNDngày 05/4/2023", "1203/QĐ-UBND"),
        ("mark of a footnote run in", "Kế hoạch số 72-KH/HU1 của Huyện ủy", "72-KH/HU"),
        ("sign of the number misread", "Hướng dẫn sổ 19-HD/BTCHU", "19-HD/BTCHU"),
        ("line end within", "Hướng dẫn số\n19-HD/BTCHU", "19-HD/BTCHU"),
    ],
)
def test_damaged_symbols(name: str, text: str, symbol: str) -> None:
    """What a scan, a converter or a typist damaged is read as it was meant, kind and all."""
    (found,) = citations(text).cited
    assert found.directive.symbol == symbol, name
    assert found.span.start == 0
    assert found.directive.kind in ("NQ", "QĐ", "CT", "KH", "HD")


@pytest.mark.parametrize(
    ("text", "symbols", "days", "issuers"),
    [
        ("Các Nghị quyết: số 18-NQ/TU, số 19-NQ/TU ngày 05/4/2023 của Tỉnh ủy", ["18-NQ/TU", "19-NQ/TU"], {DAY},
         {"Tỉnh ủy"}),
        ("Các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND ngày 05/4/2023 của Ủy ban nhân dân huyện",
         ["12/QĐ-UBND", "13/QĐ-UBND"], {DAY}, {"Ủy ban nhân dân huyện"}),
        ("Chỉ thị số 05, 06-CT/TU ngày 05/4/2023", ["05-CT/TU", "06-CT/TU"], {DAY}, {""}),
        ("các Chỉ thị 11, 12 và 26-CT/TU của Tỉnh ủy", ["11-CT/TU", "12-CT/TU", "26-CT/TU"], {None}, {"Tỉnh ủy"}),
        ("Quyết định số 12 và số 13/QĐ-UBND", ["12/QĐ-UBND", "13/QĐ-UBND"], {None}, {""}),
        ("các Quyết định từ số 08 đến số 11/QĐ-UBND ngày 05/4/2023",
         ["08/QĐ-UBND", "09/QĐ-UBND", "10/QĐ-UBND", "11/QĐ-UBND"], {DAY}, {""}),
        ("từ Quyết định số 12/QĐ-UBND đến số 14/QĐ-UBND", ["12/QĐ-UBND", "13/QĐ-UBND", "14/QĐ-UBND"], {None}, {""}),
        ("Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND cùng ngày 05/4/2023", ["12/QĐ-UBND", "13/QĐ-UBND"],
         {DAY}, {""}),
        ("Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND ngày 05/4/2023", ["12/QĐ-UBND", "13/QĐ-UBND"],
         {None, DAY}, {""}),
        ("Quyết định số 12/QĐ-UBND, Quyết định số 13/QĐ-UBND và Quyết định số 14/QĐ-UBND cùng ngày 05/4/2023",
         ["12/QĐ-UBND", "13/QĐ-UBND", "14/QĐ-UBND"], {DAY}, {""}),
    ],
)  # fmt: skip
def test_lists_and_ranges(text: str, symbols: list[str], days: set[date | None], issuers: set[str]) -> None:
    """Documents in one list share the rest of the symbol, the date and the issuer that stand at its end."""
    found = citations(text).cited
    assert [one.directive.symbol for one in found] == symbols
    assert {one.directive.issued_on for one in found} == days
    assert {one.directive.issuer for one in found} == issuers


def test_a_mistyped_year_is_that_of_the_date() -> None:
    """A year of five figures is the one of the date behind it, and stays as it is without one."""
    found = citations("Nghị định số 15/20023/NĐ-CP ngày 05/4/2023; Nghị định số 16/20023/NĐ-CP").cited
    assert [one.directive.symbol for one in found] == ["15/2023/NĐ-CP", "16/20023/NĐ-CP"]


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("Ban hành ngày 05/4/2023.", DAY),
        ("Ngày 05 tháng 4 năm 2023 của Ủy ban nhân dân huyện.", DAY),
        ("Gồm 12 hộ.", None),
        ("Ngày 05/4/2023, Phòng có Công văn số 8/PNV-TH.", None),
    ],
)
def test_a_footnote_tells_the_date(note: str, day: date | None) -> None:
    """A date at the start of the note that is marked at the end of an undated document is the document's."""
    text = "Thực hiện Hướng dẫn số 11/HD-BT của Phòng Nội vụ, các xã báo cáo."
    mark = NoteMark(text.index(","), "1")
    found = read_report(Pages((Paragraph(text, marks=(mark,)),), (Note("1", (Paragraph(note),)),)))
    assert found.citations[0].directive.issued_on == day


def test_a_list_shares_the_kind_that_the_code_does_not_tell() -> None:
    """The second of two Quy định is one, too, though "QĐ" may stand for Quyết định."""
    found = citations("các Quy định số 37-QĐ/TU và số 41-QĐ/TU").cited
    assert [one.directive.kind for one in found] == ["QyĐ", "QyĐ"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Chỉ thị số 08-CT/HU; Chỉ thị 8-CT/HU; chỉ thị số 08 - CT/HU ngày 05/4/2023; Chỉ thị 08; Chỉ thị số 8", 1),
        ("Kế hoạch của Huyện ủy số 9-KH/HU; Kế hoạch số 9-KH/HU của Huyện uỷ", 1),
        ("Quyết định số 5/QĐ-UBND của UBND huyện; Quyết định số 5/QĐ-UBND của Ủy ban nhân dân huyện Hòa Giang", 1),
        ("Chỉ thị số 5-CT/TW ngày 05/4/2023 của Ban Bí thư; Chỉ thị số 5-CT/TW ngày 05/4/2023 của Trung ương", 1),
        ("Đề án 07; Đề án số 07; Đề án 07/CP", 1),
        ("Nghị quyết Trung ương 4 khóa XI; Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khoá XI", 1),
        ("Nghị quyết Trung ương 4 khóa XI; Nghị quyết Trung ương 4", 1),
        ("Văn bản số 37-QĐ/TU; Quy định số 37-QĐ/TU", 1),
        ("Chỉ thị số 12 ngày 05/4/2023; Chỉ thị số 12-CT/HU ngày 05/4/2023", 1),
        ("Chỉ thị số 8-CT/HU ngày 05/4/2023; Chỉ thị số 8-CT/HU ngày 05/4/2018", 2),
        ("Kế hoạch số 9-KH/HU của Huyện ủy Hòa Giang; Kế hoạch số 9-KH/HU của Huyện ủy Sông Lam", 2),
        ("Quy định số 37-QĐ/TU; Quyết định số 37-QĐ/TU", 2),
        ("Chỉ thị số 12-CT/TU; Chỉ thị số 12-CT/HU", 2),
    ],
)
def test_one_document_or_two(text: str, count: int) -> None:
    """One document written in several ways is one; one symbol with two dates, issuers or kinds is two documents."""
    assert len(citations(text).cited) == count


def test_a_second_mention_by_number_alone_is_a_place_of_its_document() -> None:
    """By itself “Chỉ thị 12” is no document; else it is the one of that number that was named last."""
    assert not citations("Chỉ thị 12 và Nghị quyết số 35").cited
    found = citations("Chỉ thị số 12-CT/TU; Kế hoạch số 12-KH/TU; Chỉ thị 12; Chỉ thị số 12-CT/HU; Chỉ thị số 12")
    assert [number for _, number in found.places] == [0, 1, 0, 2, 2]


def test_words_decide_on_the_kind_wherever_they_stand() -> None:
    """A later mention that names the kind corrects one that leaves it to the symbol."""
    (found,) = citations("Văn bản số 37-QĐ/TU; Quy định số 37-QĐ/TU").cited
    assert found.directive.kind == "QyĐ"


@pytest.mark.parametrize(
    "text",
    [
        "đã rà soát 616/898 hồ sơ, tốc độ 60 km/h, ngày 15/4/2023",
        "Ban Chỉ đạo 628 và Hệ thống 628",
        "Đề án 5 năm của xã",
        "kết luận của Ban Bí thư về công tác văn thư",
        "Dự thảo Quyết định của Ủy ban nhân dân tỉnh về mức chi",
        "theo khoản 2 Điều 5 Luật Đất đai",
        "Nghị quyết số   /NQ-HU ngày tháng năm",
        "Nghị quyết Đại hội Đảng bộ huyện lần thứ XX, nhiệm kỳ 2020 - 2025",
        "Tiêu chuẩn TCVN 5687:2010/BXD; Giấy phép số 12/GP-STTTT",
        "Tổ công tác 12 họp 5 tổ/Ban; 12/KCN đã lấp đầy",
        "Chương trình 135 xã, Kế hoạch 5 năm",
    ],
)
def test_no_citations(text: str) -> None:
    """Fractions, aliases, laws without number, drafts and blank numbers are no citations."""
    assert not citations(text).cited


def test_elliptic_list() -> None:
    """Numbers that share one kind are citations each."""
    text = "Các Nghị định: số 15/2023/NĐ-CP ngày 05/4/2023, số 16/2023/NĐ-CP ngày 06/4/2023 của Chính phủ"
    assert [one.directive.symbol for one in citations(text).cited] == ["15/2023/NĐ-CP", "16/2023/NĐ-CP"]
    assert {one.directive.kind for one in citations(text).cited} == {"NĐ"}


def test_mentions_of_one_document_are_merged() -> None:
    """A later mention adds the date and issuer that the first lacks; the first gives the place."""
    text = "Chỉ thị số 08-CT/HU; Kế hoạch số 3-KH/HU.\nChỉ thị số 8-CT/HU ngày 05/4/2023 của Huyện ủy"
    found = citations(text)
    assert [one.directive for one in found.cited] == [
        Directive(kind="CT", symbol="08-CT/HU", issued_on=DAY, issuer="Huyện ủy"),
        Directive(kind="KH", symbol="3-KH/HU"),
    ]
    assert [number for _, number in found.places] == [0, 1, 0]


def test_the_document_itself_is_no_citation() -> None:
    """A document that names itself does not cite itself."""
    own = Directive(kind="HD", symbol="4-HD/HU", issued_on=DAY)
    assert not citations("Kèm theo Hướng dẫn số 04-HD/HU, ngày 05/4/2023", own).cited


def test_a_number_in_brackets_behind_the_name_is_that_of_the_same_document() -> None:
    """A resolution named by its plenum, and at once by its number, is one document, and stays one later on."""
    found = citations(
        "Nghị quyết Trung ương 5 khóa XI (Nghị quyết số 18-NQ/TW, ngày 05/4/2023); Chỉ thị số 8-CT/TW; "
        "tiếp tục thực hiện Nghị quyết Trung ương 5 khóa XI"
    )
    assert [one.directive.symbol for one in found.cited] == ["18-NQ/TW", "8-CT/TW"]
    assert [number for _, number in found.places] == [0, 0, 1, 0]


def test_impossible_date() -> None:
    """A date that no calendar has is told apart from none."""
    (mention,) = mentions_of("Chỉ thị số 8-CT/HU ngày 31/6/2023", "chỉ thị số 8-ct/hu ngày 31/6/2023")
    assert mention.impossible
    assert mention.directive.issued_on is None


@pytest.mark.parametrize(
    ("kind", "text", "links"),
    [
        ("BC", "Kế hoạch số 9-KH/HU của Huyện ủy về thực hiện Chỉ thị số 1-CT/TU; Kế hoạch số 7-KH/HU",
         [Link(0, Relation.IMPLEMENTS, 1)]),
        ("BC", "Kế hoạch số 9-KH/HU về thực hiện Chỉ thị số 1-CT/TU ngày 05/4/2023 và Chỉ thị số 2-CT/TU",
         [Link(0, Relation.IMPLEMENTS, 1), Link(0, Relation.IMPLEMENTS, 2)]),
        ("BC", "Quyết định số 9/QĐ-UBND thay thế Quyết định số 1/QĐ-UBND huyện quy định hội và Quyết định số 2/QĐ-UBND",
         [Link(0, Relation.REPLACES, 1), Link(0, Relation.REPLACES, 2)]),
        ("BC", "Quyết định số 5/QĐ-UBND về việc ban hành Kế hoạch số 3/KH-UBND", [Link(0, Relation.PROMULGATES, 1)]),
        ("BC", "Quyết định số 5/QĐ-UBND ban hành Chương trình phát triển nông thôn thực hiện Nghị quyết số 3-NQ/TU",
         [Link(0, Relation.IMPLEMENTS, 1)]),
        ("BC", "Kế hoạch số 3/KH-UBND ban hành kèm theo Quyết định số 5/QĐ-UBND", [Link(1, Relation.PROMULGATES, 0)]),
        ("BC", "Luật số 45/2021/QH15 sửa đổi, bổ sung Luật số 31/2016/QH14", [Link(0, Relation.AMENDS, 1)]),
        ("BC", "Luật Thư viện số 46/2019/QH14, được sửa đổi, bổ sung bởi Luật số 57/2024/QH15 và Luật số 90/2025/QH15",
         [Link(1, Relation.AMENDS, 0), Link(2, Relation.AMENDS, 0)]),
        ("BC", "Nghị định số 15/2023/NĐ-CP quy định chi tiết một số điều của Luật Thư viện số 46/2019/QH14",
         [Link(0, Relation.IMPLEMENTS, 1)]),
        ("BC", "Thông tư số 12/2023/TT-BXYZ hướng dẫn thi hành Nghị định số 15/2023/NĐ-CP",
         [Link(0, Relation.IMPLEMENTS, 1)]),
        ("BC", "Quy chế số 2-QC/HU (được thay thế bởi Quy chế số 6-QC/HU)", [Link(1, Relation.REPLACES, 0)]),
        ("BC", "Báo cáo số 78/BC-UBND theo yêu cầu tại Công văn số 615/UBND-NC", [Link(1, Relation.REQUESTS, 0)]),
        ("BC", "Thực hiện Chỉ thị số 1-CT/TU và Chỉ thị số 2-CT/TU về dân vận, Huyện ủy ban hành Kế hoạch số 9-KH/HU",
         [Link(2, Relation.IMPLEMENTS, 0), Link(2, Relation.IMPLEMENTS, 1)]),
        ("BC", "Thực hiện Kế hoạch số 9-KH/TU về thực hiện Chỉ thị số 1-CT/TU, Huyện ủy ban hành Kế hoạch số 7-KH/HU",
         [Link(0, Relation.IMPLEMENTS, 1), Link(2, Relation.IMPLEMENTS, 0)]),
        ("BC", "Thực hiện Công văn số 6-CV/BTGTU, Huyện ủy báo cáo", [Link(0, Relation.REQUESTS, None)]),
        ("KH", "Thực hiện Chỉ thị số 1-CT/TU, Huyện ủy ban hành Kế hoạch", [Link(None, Relation.IMPLEMENTS, 0)]),
        ("KH", "Thực hiện Chỉ thị số 1-CT/TU và Chỉ thị số 2-CT/TU, Huyện ủy ban hành Kế hoạch",
         [Link(None, Relation.IMPLEMENTS, 0), Link(None, Relation.IMPLEMENTS, 1)]),
        ("CT", "Thực hiện Công điện số 1/CĐ-TTg và Chỉ thị số 2/CT-TTg, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu",
         [Link(None, Relation.IMPLEMENTS, 0), Link(None, Relation.IMPLEMENTS, 1)]),
        ("BC", "Quy định số 22-QĐ/TW, ngày 28/7/2021 (nay là Quy định số 96-QĐ/TW, ngày 30/5/2025) về kiểm tra",
         [Link(1, Relation.REPLACES, 0)]),
        ("KH", "Thực hiện Chỉ thị số 1-CT/TU của Tỉnh ủy; Kết luận số 2-KL/TU; Báo cáo số 3-BC/TU, Huyện ủy",
         [Link(None, Relation.IMPLEMENTS, 0), Link(None, Relation.IMPLEMENTS, 1)]),
        ("HD", "Hướng dẫn này thay thế Hướng dẫn số 3-HD/HU", [Link(None, Relation.REPLACES, 0)]),
        ("QĐ", "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 3/QĐ-UBND",
         [Link(None, Relation.REPLACES, 0)]),
        ("QĐ", "Quyết định số 3/QĐ-UBND ngày 05/4/2018 hết hiệu lực kể từ ngày Quyết định này có hiệu lực",
         [Link(None, Relation.REPLACES, 0)]),
        ("CV", "Phúc đáp Công văn số 6/UBND-NC, Sở Nội vụ có ý kiến", [Link(0, Relation.REQUESTS, None)]),
        ("BC", "Nghị định số 112/2024/NĐ-CP ngày 11/9/2024 của Chính phủ, thay thế Nghị định số 35/2015/NĐ-CP",
         [Link(0, Relation.REPLACES, 1)]),
        ("BC", "Quyết định số 5/QĐ-UBND về quản lý bến thuyền (thay thế Quyết định số 2/QĐ-UBND)",
         [Link(0, Relation.REPLACES, 1)]),
        ("BC", "Quyết định số 5/QĐ-TTg về Bộ tiêu chí thôn mới (được sửa đổi, bổ sung tại Quyết định số 8/QĐ-TTg)",
         [Link(1, Relation.AMENDS, 0)]),
        ("BC", "Chỉ thị số 1-CT/TU và Kế hoạch số 9-KH/HU", []),
        ("BC", "Quyết định số 5/QĐ-UBND về kiểm tra tình hình thực hiện Kế hoạch số 7/KH-UBND", []),
        ("BC", "Ban hành Quyết định số 5/QĐ-UBND, thực hiện Kế hoạch số 7/KH-UBND", []),
        ("BC", "ban hành Kế hoạch số 9-KH/HU và tiếp tục thực hiện Chỉ thị số 1-CT/TU", []),
        ("BC", "Ban hành Kế hoạch số 9-KH/HU. Thực hiện Chỉ thị số 1-CT/TU", []),
        ("BC", "Báo cáo số 78/BC-UBND về thực hiện Chỉ thị số 1-CT/TU", []),
    ],
)  # fmt: skip
def test_links(kind: str, text: str, links: list[Link]) -> None:
    """Words between two documents, or around one, tell the relation; mere neighbours have none."""
    assert list(links_of(citations(text), matching_key(text), kind, len(text))) == links


@pytest.mark.parametrize(
    ("kind", "title", "relation"),
    [
        ("KH", "Kế hoạch\nTriển khai thực hiện\nChỉ thị số 1-CT/TU\n", Relation.IMPLEMENTS),
        ("QĐ", "Quyết định\nSửa đổi, bổ sung một số điều của Quyết định số 3/QĐ-UBND\n", Relation.AMENDS),
        ("BC", "Báo cáo\nKết quả thực hiện Chỉ thị số 1-CT/TU\n", None),
    ],
)
def test_links_of_the_title(kind: str, title: str, relation: Relation | None) -> None:
    """The document's own title says what it carries out or changes."""
    links = links_of(citations(title), matching_key(title), kind, len(title), len(title))
    assert links == ((Link(None, relation, 0),) if relation else ())


def test_the_title_names_what_the_opening_names_by_its_number() -> None:
    """A programme that the title of a plan carries out is the one that its first sentence names by number."""
    words = (
        "ỦY BAN NHÂN DÂN PHƯỜNG TÂN LẬP",
        "Số: 77/KH-UBND",
        "KẾ HOẠCH",
        "Thực hiện Chương trình hành động của Đảng ủy phường về cải cách hành chính năm 2026",
        "Thực hiện Chương trình hành động số 05-CTr/ĐU ngày 30/12/2025 của Đảng ủy phường, UBND phường lập Kế hoạch:",
        "I. NHIỆM VỤ",
        "1. Rà soát thủ tục.",
    )
    found = read_report(Pages(tuple(Paragraph(line) for line in words)))
    assert [one.directive.symbol for one in found.citations] == ["05-CTr/ĐU"]


def test_a_number_that_begins_its_cell_has_no_kind_from_the_cell_before() -> None:
    """What one cell of a table is about, "Báo cáo phương án", is not the kind of the letter in the next one."""
    (cited,) = citations("Báo cáo phương án sử dụng trụ sở\n1022/UBND-KT ngày 05/4/2023\nSở Tài chính").cited
    assert (cited.directive.kind, cited.directive.symbol) == ("CV", "1022/UBND-KT")
