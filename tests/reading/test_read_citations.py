"""Citations in their many forms, merged, and the links between them."""

from datetime import date

import pytest

from nhiemvu.domain.directives import Directive, Relation
from nhiemvu.domain.plans import Link
from nhiemvu.domain.text import matching_key
from nhiemvu.reading.citing.citations import Citations, citations_of
from nhiemvu.reading.citing.links import links_of
from nhiemvu.reading.citing.mentions import mentions_of
from nhiemvu.reading.citing.unnumbered import unnumbered_of

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
    "text",
    [
        "đã rà soát 616/898 hồ sơ, tốc độ 60 km/h, ngày 15/4/2023",
        "Ban Chỉ đạo 628 và Hệ thống 628",
        "Đề án 5 năm của xã",
        "kết luận của Ban Bí thư về công tác văn thư",
        "Dự thảo Quyết định của Ủy ban nhân dân tỉnh về mức chi",
        "theo khoản 2 Điều 5 Luật Đất đai",
        "Nghị quyết số   /NQ-HU ngày tháng năm",
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
        ("BC", "Quyết định số 5/QĐ-UBND về việc ban hành Kế hoạch số 3/KH-UBND", [Link(0, Relation.PROMULGATES, 1)]),
        ("BC", "Luật số 45/2021/QH15 sửa đổi, bổ sung Luật số 31/2016/QH14", [Link(0, Relation.AMENDS, 1)]),
        ("BC", "Thực hiện Công văn số 6-CV/BTGTU, Huyện ủy báo cáo", [Link(0, Relation.REQUESTS, None)]),
        ("KH", "Thực hiện Chỉ thị số 1-CT/TU, Huyện ủy ban hành Kế hoạch", [Link(None, Relation.IMPLEMENTS, 0)]),
        ("HD", "Hướng dẫn này thay thế Hướng dẫn số 3-HD/HU", [Link(None, Relation.REPLACES, 0)]),
        ("BC", "Chỉ thị số 1-CT/TU và Kế hoạch số 9-KH/HU", []),
    ],
)  # fmt: skip
def test_links(kind: str, text: str, links: list[Link]) -> None:
    """Words between two documents, or before one, tell the relation; mere neighbours have none."""
    assert list(links_of(citations(text), matching_key(text), kind, len(text))) == links
