"""The parts of a document as the library would pack them, and filled templates with line ends and tabs."""

from io import BytesIO

import docx
import pytest
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # the library carries no types

from nhiemvu.documents.archive import unpacked
from nhiemvu.documents.docx_out.engine import FilledTemplate
from nhiemvu.documents.docx_out.package import parts_of
from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.facts.layouts import Layout, layouts

FILE = BytesIO(packaged_template(layouts()[0]))
PARAGRAPH = '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>'


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.name)
def test_the_parts_are_those_that_the_library_packs(layout: Layout) -> None:
    """The same names with the same bytes in the same order, parts that were added among them."""
    document = docx.Document(BytesIO(packaged_template(layout)))
    document.add_comment(document.add_paragraph("Nội dung").runs, text="Ghi chú")
    saved = BytesIO()
    document.save(saved)
    assert list(parts_of(document.part.package).items()) == list(unpacked(saved.getvalue()).items())


@pytest.mark.parametrize("words", ["Một dòng", "Hai\ndòng", "Hai\tcột", "Hai\aý", "Hai\ftrang", "Một dòng\n"])
def test_line_ends_and_tabs_come_out_as_the_library_writes_them(words: str) -> None:
    """Parts without any are not looked through paragraph by paragraph, which changes nothing."""
    part = PARAGRAPH.format(words)
    assert FilledTemplate(FILE).resolve_listing(part) == DocxTemplate(FILE).resolve_listing(part)


def test_a_part_is_read_as_the_library_reads_it_each_time() -> None:
    """What is remembered of one part is not given for another."""
    parts = [PARAGRAPH.format("{{</w:t><w:t>r block.runs }}"), PARAGRAPH.format("{%p if block.whole %}")]
    read = [FilledTemplate(FILE).patch_xml(part) for part in [*parts, *parts]]
    assert read == [DocxTemplate(FILE).patch_xml(part) for part in parts] * 2
