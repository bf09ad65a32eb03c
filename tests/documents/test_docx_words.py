"""The words of paragraphs: what prints is read, what does not is not."""

import pytest

from nhiemvu.domain.pages import NoteMark
from tests.documents.word_files import lines, p, r, read

DELETED = '<w:del w:id="1"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = "<w:txbxContent>{}</w:txbxContent>"
SHAPE = "<w:drawing><wps:wsp><wps:txbx>" + BOX + "</wps:txbx></wps:wsp></w:drawing>"
PICTURE = "<w:pict><v:shape><v:textbox>" + BOX + "</v:textbox></v:shape></w:pict>"
CHOICES = (
    "<mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)

CASES = {
    "runs are joined without space": (p("Kế ", "hoạch"), ["Kế hoạch"]),
    "a tab is a space": (p(r("Số"), "<w:r><w:tab/></w:r>", r("12")), ["Số 12"]),
    "a line break is a line end": (p(r("một"), "<w:r><w:br/></w:r>", r("hai")), ["một\nhai"]),
    "a page break alone is no paragraph": (p('<w:r><w:br w:type="page"/></w:r>') + p("sau"), ["sau"]),
    "a non-breaking hyphen prints as a hyphen": (p(r("05"), "<w:r><w:noBreakHyphen/></w:r>", r("KH/HU")), ["05-KH/HU"]),
    "as a character, too": (p("05\u2011KH/HU"), ["05-KH/HU"]),
    "a soft hyphen does not print": (p(r("tuyên"), "<w:r><w:softHyphen/></w:r>", r(" truyền")), ["tuyên truyền"]),
    "as a character within a word neither": (p("tuyên\xad truyền"), ["tuyên truyền"]),
    "but Word prints the character in a symbol": (p(r("12"), r("\xadKH/HU")), ["12-KH/HU"]),
    "decomposed letters are composed": (p("Uy\u0309 ban"), ["Uỷ ban"]),
    "a line end in the file is a space": (p("Ban\nThường vụ"), ["Ban Thường vụ"]),
    "a symbol of a symbol font": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', r(" đạt")), ["✓ đạt"]),
    "an unknown symbol does not print": (p('<w:r><w:sym w:font="Wingdings" w:char="F0EE"/></w:r>', r("đạt")), ["đạt"]),
    "a private code in text": (p(r("\uf0b3 50%", '<w:rFonts w:ascii="Symbol"/>')), ["≥ 50%"]),
    "an insertion counts": (p(r("đã "), '<w:ins w:id="1">' + r("duyệt") + "</w:ins>"), ["đã duyệt"]),
    "a deletion does not": (p(r("giữ"), DELETED), ["giữ"]),
    "a move counts where it ends": (
        p("<w:moveFrom>" + r("chuyển") + "</w:moveFrom>", r("đầu")) + p("<w:moveTo>" + r("chuyển") + "</w:moveTo>"),
        ["đầu", "chuyển"],
    ),
    "a deleted paragraph end joins two paragraphs": (
        p("Tăng cường ", properties="<w:rPr><w:del w:id='2'/></w:rPr>") + p("quản lý."),
        ["Tăng cường quản lý."],
    ),
    "a hidden paragraph end, too": (
        p("Điều 1. ", properties="<w:rPr><w:vanish/></w:rPr>") + p("Phạm vi."),
        ["Điều 1. Phạm vi."],
    ),
    "at the end of all, what waits is kept": (p("cuối", properties="<w:rPr><w:del w:id='2'/></w:rPr>"), ["cuối"]),
    "before a table, what waits is kept": (
        p("trước", properties="<w:rPr><w:del w:id='2'/></w:rPr>")
        + f"<w:tbl><w:tr><w:tc>{p('ô')}</w:tc></w:tr></w:tbl>",
        ["trước", "ô"],
    ),
    "hidden words do not count": (p(r("ẩn", "<w:vanish/>"), r("hiện")), ["hiện"]),
    "words hidden off do": (p(r("hiện", '<w:vanish w:val="0"/>')), ["hiện"]),
    "a content control is seen through": (
        p("<w:sdt><w:sdtPr/><w:sdtContent>" + r("ô") + "</w:sdtContent></w:sdt>"),
        ["ô"],
    ),
    "around paragraphs, too": ("<w:sdt><w:sdtContent>" + p("mục lục") + "</w:sdtContent></w:sdt>", ["mục lục"]),
    "a link is seen through": (p("<w:hyperlink>" + r("trang") + "</w:hyperlink>"), ["trang"]),
    "of a field the result counts": (p(FIELD.format("", r("3"))), ["3"]),
    "a field within the code of another does not": (
        p(FIELD.format(FIELD.format("", r("trong")), r("kết quả"))),
        ["kết quả"],
    ),
    "nor a tab, note mark or symbol in it": (
        p(FIELD.format('<w:r><w:tab/><w:footnoteReference w:id="2"/></w:r>', r("kết quả"))),
        ["kết quả"],
    ),
    "a simple field": (p("<w:fldSimple w:instr='PAGE'>" + r("7") + "</w:fldSimple>"), ["7"]),
    "a field left open swallows nothing": (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p("sau"), ["sau"]),
    "a field closed twice, neither": (p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', r("sau")), ["sau"]),
    "a text box stands once": (
        p(r("neo"), "<w:r>" + CHOICES.format(SHAPE.format(p("hộp")), PICTURE.format(p("hộp"))) + "</w:r>"),
        ["neo", "hộp"],
    ),
    "in the older form where it is the only one": (
        p("<w:r>" + CHOICES.format("", PICTURE.format(p("hộp"))) + "</w:r>"),
        ["hộp"],
    ),
    "a text box within another": (
        p("<w:r>" + SHAPE.format(p("ngoài", "<w:r>" + SHAPE.format(p("trong")) + "</w:r>")) + "</w:r>"),
        ["ngoài", "trong"],
    ),
    "alternatives around paragraphs": (CHOICES.format(p("một"), p("hai")), ["một"]),
    "a base under small letters": (
        p("<w:r><w:ruby><w:rt>" + r("nhỏ") + "</w:rt><w:rubyBase>" + r("to") + "</w:rubyBase></w:ruby></w:r>"),
        ["to"],
    ),
    "a formula": (p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), ["a+b"]),
    "space at the ends is dropped": (p("  thụt  "), ["thụt"]),
    "empty paragraphs are dropped": (p() + p(" ") + p("còn"), ["còn"]),
    "XML marks are characters": (p("a &lt;b&gt; &amp; c"), ["a <b> & c"]),
    "comments do not count": (p("<!-- ghi chú -->", r("chữ")), ["chữ"]),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_what_prints_is_read(body: str, expected: list[str]) -> None:
    """Each peculiarity of the format comes out as it prints."""
    assert lines(body) == expected


@pytest.mark.parametrize("body", [case[0] for case in CASES.values()], ids=CASES)
def test_cell_reads_as_body(body: str) -> None:
    """The careful reading of cells and the quick one of the body give the same words."""
    assert lines(f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>") == lines(body)


def test_bold_is_what_most_letters_are() -> None:
    """A paragraph is bold where more than half of its letters are."""
    bodies = {
        p(r("Mục đích", "<w:b/>"), r(": x")): True,
        p(r("Mục", "<w:b/>"), r(" đích, yêu cầu")): False,
        p(r("Mục đích", '<w:b w:val="0"/>')): False,
        p(r("Mục", "<w:b/>"), "<w:r><w:tab/></w:r>", r("đích, yêu cầu")): False,
    }
    assert [read(body).blocks[0].bold for body in bodies] == [*bodies.values()]  # type: ignore[union-attr]  # paragraphs


def test_bold_and_hidden_come_from_styles() -> None:
    """The styles of paragraphs and runs count, the nearest last."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="Đậm"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="E"><w:basedOn w:val="D"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="M"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="N"><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        p("theo kiểu", properties='<w:pStyle w:val="E"/>')
        + p(r("chữ đậm", '<w:rStyle w:val="M"/>'))
        + p(r("thôi đậm", '<w:rStyle w:val="N"/>'), properties='<w:pStyle w:val="E"/>')
        + p(r("thôi đậm", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="E"/>')
        + p(r("ẩn", '<w:rStyle w:val="H"/>'), r("hiện"))
        + p("ẩn cả đoạn", properties='<w:pStyle w:val="A"/>')
    )
    found = [(paragraph.text, paragraph.bold) for paragraph in read(body, styles=styles).paragraphs()]
    assert found == [
        ("theo kiểu", True),
        ("chữ đậm", True),
        ("thôi đậm", False),
        ("thôi đậm", False),
        ("hiện", False),
    ]


def test_marks_stand_after_their_words() -> None:
    """A mark's offset counts the characters that print before it, composed and without space in front."""
    body = p(r(" Uy\u0309 ban"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" tỉnh"))
    (paragraph,) = read(body).paragraphs()
    assert (paragraph.text, paragraph.marks) == ("Uỷ ban tỉnh", (NoteMark(6, "1"),))
