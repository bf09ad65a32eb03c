"""Text typed for the old fonts of offices: told by fonts or by all its words, turned into Unicode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.old_fonts.encodings import TCVN3, VNI, OldEncoding
from nhiemvu.documents.old_fonts.evidence import Verdict, verdict
from nhiemvu.documents.old_fonts.fonts import Piece, encoding_of_font, in_unicode
from nhiemvu.documents.read import read_bytes
from nhiemvu.documents.text_in import DamagedText, MixedEncodings, UnknownEncoding, decoded
from nhiemvu.domain.text import CAPITALS, SMALL
from tests.documents.odt_files import odt_file
from tests.documents.old_encodings import old_windows, typed
from tests.documents.word_files import p, r, word_file

ENCODINGS = {"TCVN3": TCVN3, "VNI": VNI}
REPORT = (
    "Uỷ ban nhân dân xã Đồng Mây báo cáo kết quả công tác dân vận quý I.\n"
    "1. Giao Phòng Kinh tế chủ trì, phối hợp với các ban, ngành tổ chức hội nghị sơ kết trước ngày 15/5/2026.\n"
    "2. Tăng cường tuyên truyền phổ biến pháp luật đến từng hộ gia đình, xử lý nghiêm các vi phạm.\n"
)
FRENCH = "Le comité a présenté les résultats: été, forêt, à côté, déjà, très, élève, première, réunion, décidé, créé"
LETTERS = sorted({*SMALL, *CAPITALS} - {"-"})


@pytest.mark.parametrize(
    ("encoding", "in_the_file", "expected"),
    [
        (TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (TCVN3, "H\xad¬ng ­íc, ®­êng, b»ng, bÉn, bÈn, kÏ, kÎ, vÉy", "Hương ước, đường, bằng, bẫn, bẩn, kẽ, kẻ, vẫy"),
        (TCVN3, "B¸O C¸O cña UBND x·", "BÁO CÁO của UBND xã"),
        (TCVN3, "V¡N PHßNG §¶NG ñY X·", "VĂN PHÒNG ĐẢNG ỦY XÃ"),
        (TCVN3, "UBND X· A      §éc lËp", "UBND XÃ A      Độc lập"),
        (TCVN3, "T¹i T¸m, ý kiÕn cña Hµ", "Tại Tám, ý kiến của Hà"),
        (TCVN3, "· mét viÖc ¹ ® hai", "· một việc ¹ ® hai"),
        (VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        (VNI, "ÑAÛNG UÛY XAÕ, Uûy ban, YÙ kieán", "ĐẢNG ỦY XÃ, Ủy ban, Ý kiến"),
        (
            VNI,
            "Höông öôùc, ngöôøi, kyõ, kyø, tyû leä, ñoà thò, chuù yù, nghóa",
            "Hương ước, người, kỹ, kỳ, tỷ lệ, đồ thị, chú ý, nghĩa",
        ),
        (VNI, "saün saøng, baèng, caét, ñaëc, thaúng, baêng", "sẵn sàng, bằng, cắt, đặc, thẳng, băng"),
        # Vietnamese Windows shows some of the characters as others.
        (TCVN3, "céng t¸c, nãi, kh¸c".replace("ã", "ă"), "cộng tác, nói, khác"),
    ],
)
def test_letters(encoding: OldEncoding, in_the_file: str, expected: str) -> None:
    """What a file holds gives what the font draws."""
    assert encoding.decoded(in_the_file) == expected


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS)
@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_there_and_back(encoding: OldEncoding, letter: str) -> None:
    """Each letter of Vietnamese can be typed and is read as itself, within a word of its case."""
    word = f"BC{letter}N" if letter.isupper() else f"b{letter}n"
    assert encoding.decoded(typed(word, encoding)) == word


@given(st.text(st.sampled_from([*LETTERS, " ", "-", "1"])), st.integers(0, 200))
def test_places(text: str, cut: int) -> None:
    """Places lead from the words of the file to those that are drawn, also in the middle."""
    written = typed(text.lower(), VNI)
    places = VNI.places(written)
    assert places[-1] == len(VNI.decoded(written))
    first = typed(text.lower()[:cut], VNI)
    assert places[len(first)] == len(VNI.decoded(first))


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (".VnTime", TCVN3),
        (".VnTimeH", TCVN3),
        (".VnArial Narrow", TCVN3),
        ("ABCDEF+.VnTime-Bold", TCVN3),
        ("VNI-Times", VNI),
        ("VNI-Helve-Condense", VNI),
        ("Times New Roman", None),
        ("Vnesans", None),
        ("VNU Serif", None),
        ("", None),
    ],
)
def test_fonts(font: str, expected: OldEncoding | None) -> None:
    """Old fonts are known by their names."""
    assert encoding_of_font(font) is expected


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([(".VnTimeH", "b¸o c¸o"), (".VnTime", " quý")], ["BÁO CÁO", " quý"]),
        ([(".VnTimeH", "ubnd"), ("Arial", " xã")], ["UBND", " xã"]),
        ([("VNI-Times", "Coäng ho"), ("VNI-Times", "aø")], ["Cộng ho", "à"]),
        ([("VNI-Times", "xo"), ("VNI-Helve", "ùm")], ["xó", "m"]),
        # Someone set an old font on words that were Unicode already.
        ([(".VnTime", "Ủy ban nhân dân")], ["Ủy ban nhân dân"]),
        ([(".VnTime", "là, và, cá nhân, có")], ["là, và, cá nhân, có"]),
        ([(".VnTime", "Uû ban "), (".VnTime", "nhân dân tỉnh")], ["Uỷ ban ", "nhân dân tỉnh"]),
        ([("Times New Roman", "Uû ban")], ["Uû ban"]),
    ],
)
def test_pieces(pieces: list[tuple[str, str]], expected: list[str]) -> None:
    """Each piece of a paragraph is read as its own font draws it; Unicode stays."""
    assert in_unicode([Piece(text, font) for font, text in pieces]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REPORT, Verdict()),
        (typed(REPORT, TCVN3), Verdict(TCVN3)),
        (typed(REPORT, VNI), Verdict(VNI)),
        (typed(REPORT, TCVN3) + REPORT, Verdict(partly=TCVN3.name)),
        (REPORT + typed(REPORT, VNI), Verdict(partly=VNI.name)),
        (FRENCH, Verdict(foreign=True)),
        (typed("Ủy ban xã báo cáo", TCVN3), Verdict()),
        ("Uy ban nhan dan", Verdict()),
    ],
    ids=["Unicode", "TCVN3", "VNI", "mixed", "mixed with VNI", "French", "too short", "without accents"],
)
def test_verdict(text: str, expected: Verdict) -> None:
    """All the words tell together; a few tell nothing."""
    assert verdict(text) == expected


TEXT_FORMS = {
    "TCVN3": typed(REPORT, TCVN3).encode("latin-1"),
    "VNI": typed(REPORT, VNI).encode("latin-1"),
    "TCVN3 saved as UTF-8": typed(REPORT, TCVN3).encode(),
    "VNI saved as UTF-16": b"\xff\xfe" + typed(REPORT, VNI).encode("utf-16-le"),
    "Windows-1258": old_windows(REPORT),
}


@pytest.mark.parametrize("data", TEXT_FORMS.values(), ids=TEXT_FORMS)
def test_text_files(data: bytes) -> None:
    """Every old form of a text file gives the same letters."""
    assert decoded(data, "a.txt") == REPORT


def test_typographic_marks_of_old_text() -> None:
    """Quotes and dashes of the Western code page are no letters of the fonts."""
    data = typed(f"{REPORT}“Về việc” – …", TCVN3).encode("cp1252")
    assert decoded(data, "a.txt").endswith("“Về việc” – …")


REFUSED = {
    "mixed": ((typed(REPORT, TCVN3) + REPORT).encode(), MixedEncodings, "TCVN3"),
    "French": (FRENCH.encode(), UnknownEncoding, "UTF-8"),
    "an unknown code page": (REPORT.encode("utf-8").replace(b"\xe1", b"\x81\x90"), UnknownEncoding, "UTF-8"),
    "cut off": (REPORT.encode()[:150] + "ạ".encode()[:2], DamagedText, "dòng 2"),
    "one byte broken": (REPORT.encode().replace(b"1. Giao", b"1. \xff Giao"), DamagedText, "dòng 2"),
    "UTF-16 cut off": (b"\xff\xfe" + REPORT.encode("utf-16-le")[:-1], DamagedText, "dòng 3"),
}


@pytest.mark.parametrize(("data", "fault", "words"), REFUSED.values(), ids=REFUSED)
def test_doubtful_text_is_refused(data: bytes, fault: type[UnknownEncoding], words: str) -> None:
    """What cannot be told for sure is refused with the reason and what to do."""
    with pytest.raises(fault) as raised:
        read_bytes(data, "a.txt")
    assert type(raised.value) is fault
    assert words in raised.value.message.vi + raised.value.instruction.vi


def fonts(name: str) -> str:
    """Return the property of a run in a font."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def style(key: str, more: str) -> str:
    """Return a paragraph style."""
    return f'<w:style w:type="paragraph" w:styleId="{key}">{more}</w:style>'


def word_lines(body: str, **parts: str) -> list[str]:
    """Return the lines of a Word file, number first, its notes after them."""
    pages = read_bytes(
        word_file(body, styles=parts.get("styles"), numbering=parts.get("numbering"), footnotes=parts.get("footnotes")),
        "a.docx",
    )
    return [line.labelled_text for line in pages.paragraphs()] + [note.text for note in pages.notes]


def test_word_file_with_fonts_of_runs() -> None:
    """Runs in old fonts are turned, those beside them are not; a soft hyphen is a letter there."""
    body = p(
        r("Thùc hiÖn ", fonts(".VnTime")),
        r("Nghị quyết “café”, ", fonts("Times New Roman")),
        f"<w:r><w:rPr>{fonts('.VnTime')}</w:rPr><w:t>h</w:t><w:softHyphen/><w:t>íng</w:t></w:r>",
        r(" dÉn", fonts(".VnTimeH")),
        r(" thöïc hieän", fonts("VNI-Times")),
    )
    assert word_lines(body) == ["Thực hiện Nghị quyết “café”, hướng DẪN thực hiện"]


def test_word_file_with_fonts_of_styles() -> None:
    """A font comes from the run's style, the paragraph's, what these are based on, or the document."""
    body = (
        p("Uû ban", properties='<w:pStyle w:val="child"/>')
        + p(r("Uûy ban", '<w:rStyle w:val="run"/>'))
        + p("chñ tr×")
        + p("nhân", properties='<w:pStyle w:val="other"/>')
    )
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("parent", f"<w:rPr>{fonts('.VnTimeH')}</w:rPr>")
        + style("child", '<w:basedOn w:val="parent"/>')
        + style("run", f"<w:rPr>{fonts('VNI-Times')}</w:rPr>")
        + style("other", f"<w:rPr>{fonts('Arial')}</w:rPr>")
    )
    assert word_lines(body, styles=styles) == ["UỶ BAN", "Ủy ban", "chủ trì", "nhân"]


def test_word_file_with_old_labels_and_notes() -> None:
    """The words of automatic numbers and those of footnotes are turned, too."""
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="§iÒu %1."/><w:rPr>{fonts(".VnTime")}</w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = p(
        r("Ph¹m vi", fonts(".VnTime")),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    )
    notes = f'<w:footnote w:id="2">{p(r("Gåm c¸c x·", fonts(".VnTime")))}</w:footnote>'
    assert word_lines(body, numbering=numbering, footnotes=notes) == ["Điều 1. Phạm vi", "Gồm các xã"]


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS)
def test_word_file_that_names_no_font(encoding: OldEncoding) -> None:
    """Where fonts were changed afterwards, all the words tell."""
    lines = REPORT.splitlines()
    assert word_lines("".join(p(typed(line, encoding)) for line in lines)) == lines


def test_text_of_opendocument() -> None:
    """Fonts of stretches and of styles tell in .odt, too, in notes as in the body."""
    automatic = (
        '<style:style style:name="old" style:family="text">'
        '<style:text-properties style:font-name="F1"/></style:style>'
        '<style:style style:name="line" style:family="paragraph" style:parent-style-name="base"/>'
    )
    styles = (
        '<style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/>'
        '<style:style style:name="base" style:family="paragraph">'
        '<style:text-properties fo:font-family="VNI-Times"/></style:style>'
    )
    body = (
        '<text:p>Xã: <text:span text:style-name="old">Uû <text:span>ban</text:span> nh©n d©n</text:span>'
        '<text:note text:note-class="footnote"><text:note-body><text:p text:style-name="line">Goàm xaõ</text:p>'
        "</text:note-body></text:note> xã</text:p>"
        '<text:p text:style-name="line">Uûy ban</text:p>'
    )
    pages = read_bytes(odt_file(body, automatic=automatic, styles=styles), "a.odt")
    assert [line.text for line in pages.paragraphs()] == ["Xã: Uỷ ban nhân dân xã", "Ủy ban"]
    assert [note.text for note in pages.notes] == ["Gồm xã"]


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS)
def test_opendocument_that_names_no_font(encoding: OldEncoding) -> None:
    """Where fonts were changed afterwards, all the words tell."""
    lines = REPORT.splitlines()
    body = "".join(f"<text:p>{typed(line, encoding)}</text:p>" for line in lines)
    assert [line.text for line in read_bytes(odt_file(body), "a.odt").paragraphs()] == lines
