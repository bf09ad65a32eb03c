"""The check of any file ends: with findings, or with the cause why it cannot be read."""

from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemvu.documents.docx_form import docx_form
from nhiemvu.documents.soffice import found_soffice
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.findings import FindingCode
from tests.composed.source import Composed, composed_documents
from tests.composed.word import in_word
from tests.documents.word_files import level, numbered, p, word_file
from tests.form.made import Line, Made, found_in, made
from tests.required import needs
from tests.support import CORPUS
from tools.fuzz.mutations import PLAIN, ZIP

DOCUMENTS = [document for document in composed_documents() if "docx" in document.formats]
WAYS = [*PLAIN, *ZIP]
CODE = FindingCode


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_form_of_documents_is_checked(document: Composed) -> None:
    """Composed documents show every form that offices use; without looks of their own they break many rules."""
    found = found_in(in_word(document))
    assert {finding.code for finding in found} & {CODE.MARGIN, CODE.SIZE, CODE.BOLD, CODE.PARAGRAPH_SPACING}
    for finding in found:
        assert finding.message.vi
        assert finding.source.vi
        assert finding.place.name.vi


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("bao-cao-so-muc-nhay-coc", {CODE.LABEL_MISSING, CODE.LABEL_REPEATED}),
        ("huyen-uy-sau-sap-xep", {CODE.OFFICE_ENDED}),
        ("dan-van-ban-hu-hong", {CODE.NOT_COMPOSED, CODE.DATE_IMPOSSIBLE, CODE.CITATION_DATE}),
        ("theo-doi-nhiem-vu-qua-han", {CODE.TOTALS}),
        ("thoi-han-trong-ke-hoach", {CODE.DATE_IMPOSSIBLE}),
        ("chi-thi-huyen-uy-giao-thong", {CODE.SYMBOL_FORM}),
        ("ban-du-thao-co-sua", {CODE.SYMBOL_BLANK, CODE.DATE_BLANK}),
    ],
)
def test_clear_faults_of_composed_documents_are_told(name: str, codes: set[FindingCode]) -> None:
    """Those that a careful clerk would see at once."""
    (document,) = (one for one in DOCUMENTS if one.name == name)
    assert codes <= {finding.code for finding in found_in(in_word(document))}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WAYS), st.integers(0, 10_000), st.sampled_from(["hd05", "nd30", "state_letter"]))
def test_damaged_files_are_checked_or_refused(way: Any, seed: int, name: str) -> None:
    """However a file is damaged."""
    data = way(Random(seed), made(name).data())  # noqa: S311 no secret
    with suppress(UnreadableDocument):
        found_in(docx_form(data, "hỏng.docx"))


TEXTS = st.text(st.sampled_from("Số: 5/BC-ĐU\t\nngày tháng năm I-.1a)*[]…“”NơinhậnT/M"), max_size=40)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(made("hd05").lines)), TEXTS, max_size=6))
def test_any_words_in_any_place_are_checked(words: dict[str, str]) -> None:
    """Whatever stands where an element should."""
    document = made("hd05")
    for name, text in words.items():
        document = document.but(name, text=text.replace("\n", " "))
    found_in(document.data())


@pytest.mark.parametrize(
    "body", [p("a"), p("BÁO CÁO"), p("Nơi nhận:"), p("Kính gửi: Sở Nội vụ"), p("T/M BAN THƯỜNG VỤ")]
)
def test_scraps_are_checked(body: str) -> None:
    """A document of one line lacks nearly everything."""
    codes = {finding.code for finding in found_in(word_file(body))}
    assert CODE.MISSING in codes


def test_a_number_without_words_is_passed_over() -> None:
    """Word counts empty paragraphs of a list, too."""
    numbering = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    lines = p("BÁO CÁO") + p(properties=numbered(1)) + p("Nội dung báo cáo.", properties=numbered(1))
    assert CODE.MISSING in {finding.code for finding in found_in(word_file(lines, numbering=numbering))}


def test_columns_made_with_tabs_are_known() -> None:
    """A letterhead and a signature whose two columns stand on one line, with a tab between, are told apart."""
    lines = made("nd30").lines
    head = [("left.office", "right.nation"), ("left.office2", "right.motto"), ("left.symbol", "right.date")]
    foot = [("foot.words", "sign.authority"), ("foot.1", "sign.authority2"), ("foot.last", "sign.position")]

    def beside(pair: tuple[str, str]) -> str:
        left, right = (lines[name] for name in pair)
        words = left.xml().partition("</w:pPr>")[2].removesuffix("</w:p>")
        others = right.xml().partition("</w:pPr>")[2]
        drawn = '<w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr>' if left.ruled or right.ruled else ""
        return f"<w:p>{drawn}{words}<w:r><w:tab/></w:r>{others}"

    middle = "".join(line.xml() for name, line in lines.items() if name.startswith(("title.", "body.")))
    signer = Line("Nguyễn Văn Sơn", bold=True)
    body = (
        "".join(map(beside, head)) + middle + "".join(map(beside, foot)) + p("<w:r><w:tab/></w:r>", signer.xml()[5:-6])
    )
    data = word_file(body + made("nd30").page.section(), styles=Made.STYLES, header=made("nd30").page.header_part())
    assert [finding.code for finding in found_in(data)] == []


def test_frames_of_letterheads_may_have_lines_switched_off() -> None:
    """By the cells, where the table would draw them; and a narrow column may keep the two apart."""
    lined = '<w:tblPr><w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr>'
    edges = "".join(f'<w:{edge} w:val="nil"/>' for edge in ("top", "left", "bottom", "right"))
    off = f"<w:tcBorders>{edges}</w:tcBorders>"
    for name in ("hd05", "nd30", "party_letter"):
        assert found_in(replace(made(name), frame=lined, cells=off).data()) == ()
        assert found_in(replace(made(name), apart=True).data()) == ()


@needs("libreoffice", found=found_soffice() is not None)
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.doc")), ids=lambda path: path.name[:2])
def test_real_documents_are_checked(path: Any) -> None:
    """Old Word files through LibreOffice: no element that they have is called missing."""
    found = found_in(docx_form(path.read_bytes(), path.name))
    assert CODE.MISSING not in {finding.code for finding in found}
