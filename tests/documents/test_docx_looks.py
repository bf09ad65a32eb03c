"""How a Word file prints: letters and paragraphs with all inheritance, sheets, page numbers, tables, drawn lines."""

import zipfile
from io import BytesIO

import pytest

from nhiemvu.documents.docx.looks import read_docx_looks
from nhiemvu.documents.docx.xml import DamagedDocx
from nhiemvu.documents.markup.word_names import RELATIONS
from nhiemvu.domain.looks import Printed, PrintedLine
from tests.documents.word_files import cell, level, numbered, p, r, row, word_file, zipped

STRICT = (
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:ind w:firstLine="567"/></w:pPr>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Base"/>'
    '<w:pPr><w:spacing w:line="380" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Slanted"><w:rPr><w:i/><w:b w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders><w:insideH w:val="single"/></w:tblBorders>'
    '</w:tblPr><w:pPr><w:spacing w:after="0"/></w:pPr></w:style>'
)
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/>'
)
#: A field up to its result.
OPENED = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)


def looks(body: str, **parts: str) -> Printed:
    """Return what a body with these parts looks like."""
    return read_docx_looks(word_file(body, **parts), "thử.docx")  # type: ignore[arg-type] # parts are strings


def only(body: str, **parts: str) -> PrintedLine:
    """Return the only paragraph with words."""
    (line,) = (line for line in looks(body, **parts).lines if line.text.strip())
    return line


def test_styles_are_resolved_to_the_document_defaults() -> None:
    """A paragraph's style, the one it is based on, the default of paragraphs and of the document count in turn."""
    line = only(p("Nội dung", properties='<w:pStyle w:val="Own"/>'), styles=STYLES)
    (stretch,) = line.stretches
    assert (stretch.font, stretch.size, stretch.bold, stretch.italic) == ("Times New Roman", 14, True, False)
    assert (round(line.first_line), line.line_rule, line.line, line.after) == (10, "exactly", 19, 8)
    usual = only(p("Nội dung"), styles=STYLES)
    assert (usual.align, usual.line_rule, usual.line, usual.stretches[0].size) == ("both", "multiple", 1, 13)


def test_letters_have_what_stands_nearest() -> None:
    """Own properties go before those of a character style, and these before those of the paragraph."""
    runs = (
        r("một ", '<w:rStyle w:val="Slanted"/>'),
        r("hai ", '<w:rStyle w:val="Slanted"/><w:i w:val="0"/><w:u w:val="single"/>'),
    )
    line = only(p(*runs, properties='<w:pStyle w:val="Own"/>'), styles=STYLES)
    assert [stretch[3:] for stretch in line.stretches] == [(False, True, False), (False, False, True)]


def test_fonts_of_a_theme_are_found() -> None:
    """A file that names its theme's font has that font, whatever else it names."""
    body = p(r("Nội dung", '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial" w:hAnsiTheme="minorHAnsi"/>'))
    theme = '<a:theme xmlns:a="urn:a"><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:theme>'
    relation = f'<Relationship Id="t" Type="{RELATIONS}/theme" Target="theme.xml"/></Relationships>'
    with zipfile.ZipFile(BytesIO(word_file(body))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    relations = "word/_rels/document.xml.rels"
    files[relations] = files[relations].replace(b"</Relationships>", relation.encode())
    (line,) = read_docx_looks(zipped({**files, "word/theme.xml": theme.encode()}), "thử.docx").lines
    assert line.stretches[0].font == "Calibri"


def test_accented_letters_may_have_a_font_of_their_own() -> None:
    """Word keeps two fonts, one of plain letters and one of the others."""
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Calibri"/>'
    line = only(p(r("abc", fonts), r("ấu", fonts)))
    assert [stretch.font for stretch in line.stretches] == ["Arial", "Calibri"]


def test_drawn_capitals_stand_as_capitals() -> None:
    """What the format draws in capitals is read so."""
    assert only(p(r("báo cáo", "<w:caps/>"))).text == "BÁO CÁO"


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        (p("còn", '<w:del w:id="1"><w:r><w:delText>mất</w:delText></w:r></w:del>'), "còn"),
        (p("còn", f'<w:ins w:id="1">{r(" thêm")}</w:ins>'), "còn thêm"),
        (p("còn", r("ẩn", "<w:vanish/>")), "còn"),
        (f"<w:sdt><w:sdtContent>{p('trong khung')}</w:sdtContent></w:sdt>", "trong khung"),
        (p(f"<w:sdt><w:sdtContent>{r('trong dòng')}</w:sdtContent></w:sdt>"), "trong dòng"),
        (p('<w:hyperlink w:anchor="a"><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>'), "liên kết"),
        (p('<w:fldSimple w:instr=" DATE ">' + r("04/7/2026") + "</w:fldSimple>"), "04/7/2026"),
        (p(OPENED, r("2"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "2"),
        (p("một", "<w:r><w:tab/></w:r>", r("hai"), "<w:r><w:br/></w:r>", r("ba")), "một\thai\nba"),
        (p("khối", "<w:r><w:noBreakHyphen/></w:r>", r("nhà nước")), "khối-nhà nước"),
    ],
)  # fmt: skip
def test_words_are_those_that_print(paragraph: str, words: str) -> None:
    """Tracked changes count as accepted, of fields the results, hidden words not; tabs and line breaks are kept."""
    assert only(paragraph).text == words


def test_a_deleted_end_joins_two_paragraphs() -> None:
    """The words of the first run on in the second."""
    first = p("Đồng Mây, ", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
    assert [line.text for line in looks(first + p("ngày 04")).lines] == ["Đồng Mây, ngày 04"]


def test_a_text_box_is_read_once() -> None:
    """Word writes each box in two forms."""
    box = f"<w:txbxContent>{p('trong hộp')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    both += f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    lines = looks(p("ngoài", f"<w:r>{both}</w:r>")).lines
    assert [line.text for line in lines] == ["ngoài", "trong hộp"]


@pytest.mark.parametrize(
    "drawing",
    [
        '<w:pict><v:line from="0,0" to="100,0"/></w:pict>',
        '<w:pict><v:shape type="#_x0000_t32"/></w:pict>',
        "<w:drawing><wps:wsp><wps:cNvCnPr/></wps:wsp></w:drawing>",
        '<w:drawing><a:prstGeom xmlns:a="urn:a" prst="line"/></w:drawing>',
    ],
)
def test_drawn_lines_are_seen(drawing: str) -> None:
    """In the forms of old and new Word."""
    (line,) = looks(p(f"<w:r>{drawing}</w:r>")).lines
    assert line.drawn
    (picture,) = looks(p('<w:r><w:drawing><a:prstGeom xmlns:a="urn:a" prst="rect"/></w:drawing></w:r>')).lines
    assert not picture.drawn


@pytest.mark.parametrize(("border", "drawn"), [("single", True), ("none", False), ("nil", False)])
def test_borders_below_a_paragraph_are_rules(border: str, drawn: bool) -> None:  # noqa: FBT001 a column of the table
    """Unless they are switched off."""
    line = only(p("TIÊU ĐỀ", properties=f'<w:pBdr><w:bottom w:val="{border}"/></w:pBdr>'))
    assert line.drawn is drawn


def test_lengths_may_have_units() -> None:
    """The strict form writes "12pt" and "10mm"."""
    spacing = '<w:spacing w:before="6pt" w:line="18pt" w:lineRule="atLeast"/><w:ind w:start="0mm" w:firstLine="10mm"/>'
    data = word_file(p("Nội dung", properties=spacing), replaced=STRICT)
    (line,) = read_docx_looks(data, "thử.docx").lines
    assert (line.before, line.line_rule, line.line, round(line.first_line, 1)) == (6, "at_least", 18, 10)


def test_numbers_of_lists_bring_their_indents() -> None:
    """A list's level sets its paragraphs in, unless they or their style say otherwise."""
    indents = '<w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr>'
    one = level(0, "decimal", "%1.").replace("</w:lvl>", f"{indents}</w:lvl>")
    numbering = f'<w:abstractNum w:abstractNumId="0">{one}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    own = '<w:ind w:left="0" w:firstLine="567"/>'
    listed = looks(p("Một", properties=numbered(1)) + p("Hai", properties=numbered(1) + own), numbering=numbering)
    assert [(line.label, round(line.first_line), round(line.left)) for line in listed.lines] == [
        ("1.", 5, 10),
        ("2.", 10, 0),
    ]


def test_cells_tell_their_place_and_whether_lines_are_drawn() -> None:
    """By the table's own borders, its style's, or those of its cells."""
    rows = row(cell("a"), cell("b")) + row(cell("c"), cell("d"))
    plain, styled = f"<w:tbl>{rows}</w:tbl>", f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>{rows}</w:tbl>'
    border = '<w:tcBorders><w:top w:val="single"/></w:tcBorders>'
    bordered = f"<w:tbl>{row(cell('e', properties=border))}</w:tbl>"
    printed = looks(plain + styled + bordered, styles=STYLES)
    squares = [line.square for line in printed.lines if line.square]
    assert [tuple(square)[:4] for square in squares[:4]] == [(0, 0, 0, 2), (0, 0, 1, 2), (0, 1, 0, 2), (0, 1, 1, 2)]
    assert [square.ruled for square in squares] == [False] * 4 + [True] * 4 + [True]
    assert [table.ruled for table in printed.tables] == [False, True, True]
    assert {line.after for line in printed.lines if line.square and line.square.table == 1} == {0}


NUMBER = r("2", '<w:sz w:val="28"/>')
COMPLEX = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{NUMBER}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
MIDDLE = '<w:jc w:val="center"/>'
SIMPLE = f'<w:fldSimple w:instr="PAGE">{NUMBER}</w:fldSimple>'


@pytest.mark.parametrize(
    ("header", "align"),
    [
        (p(SIMPLE, properties='<w:jc w:val="center"/>'), "centre"),
        (p(COMPLEX, properties='<w:jc w:val="right"/>'), "right"),
        (p(COMPLEX), "left"),
        (p(SIMPLE, properties='<w:framePr w:wrap="around" w:xAlign="center"/>'), "centre"),
        (p('<w:r><w:ptab w:alignment="center"/></w:r>', SIMPLE), "centre"),
        (p("<w:r><w:tab/></w:r>", SIMPLE), "centre"),
        (p("<w:r><w:tab/><w:tab/></w:r>", SIMPLE), "right"),
        (f"<w:sdt><w:sdtContent>{p(SIMPLE, properties=MIDDLE)}</w:sdtContent></w:sdt>", "centre"),
    ],
)  # fmt: skip
def test_page_numbers_are_found_in_every_form(header: str, align: str) -> None:
    """Simple and complex fields, in frames, behind tabs, in controls."""
    section = f'{SECTION}<w:headerReference r:id="rIdHeader" w:type="default"/><w:titlePg/></w:sectPr>'
    (sheet,) = looks(p("Nội dung") + section, header=header).sheets
    (number,) = sheet.numbers
    assert (number.kind, number.edge, number.align, number.size) == ("default", "top", align, 14)
    assert sheet.own_first


def test_the_count_of_pages_is_no_page_number() -> None:
    """What says how many there are is another field."""
    header = p('<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple>')
    (sheet,) = looks(p("Nội dung") + f'{SECTION}<w:headerReference r:id="rIdHeader"/></w:sectPr>', header=header).sheets
    assert sheet.numbers == ()


def test_a_later_section_has_the_header_of_the_one_before() -> None:
    """And its own paper: a page that lies across."""
    first = p(properties=f'{SECTION}<w:headerReference r:id="rIdHeader" w:type="default"/></w:sectPr>')
    across = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    printed = looks(p("Một") + first + p("Hai") + across, header=p(SIMPLE))
    assert [len(sheet.numbers) for sheet in printed.sheets] == [1, 1]
    assert [sheet.across for sheet in printed.sheets] == [False, True]
    assert [line.sheet for line in printed.lines if line.text] == [0, 1]
    assert [round(value) for value in (printed.sheets[0].left, printed.sheets[0].right, printed.sheets[0].top)] == [
        30,
        15,
        20,
    ]


def test_notes_are_read_apart() -> None:
    """The lines that Word draws above them are no notes."""
    notes = f'<w:footnote w:type="separator" w:id="0">{p("x")}</w:footnote>'
    notes += f'<w:footnote w:id="1">{p("Chú thích")}</w:footnote>'
    printed = looks(p("Nội dung", '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=notes)
    assert [line.text for line in printed.notes] == ["Chú thích"]


def test_a_damaged_part_is_told() -> None:
    """As the reader of words does."""
    with pytest.raises(DamagedDocx):
        looks("<w:p><w:r>")
