"""The quick reading of usual paragraphs gives what the careful reading gives, whatever the file holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhiemvu.documents.archive import unpacked
from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.docx.shortening import Shortener
from nhiemvu.documents.docx.styles import Styles
from nhiemvu.documents.docx.usual import UsualReader
from nhiemvu.documents.markup.word_names import WORD
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.pages import Pages
from tests.documents.test_docx_numbering import HEADING_STYLES, OUTLINE, numbering
from tests.documents.test_docx_words import CASES
from tests.documents.word_files import NAMESPACES, cell, numbered, p, r, row, word_file, zipped

BODY = "word/document.xml"
STYLES = HEADING_STYLES + (
    '<w:style w:type="paragraph" w:styleId="D"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="M"><w:rPr><w:b/></w:rPr></w:style>'
)
NOTES = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> ghi chú</w:t></w:r></w:p></w:footnote>'
LISTS = numbering(OUTLINE)
BOX = f"<w:pict><w:txbxContent>{p('hộp')}{p('hai')}</w:txbxContent></w:pict>"

#: What a paragraph may hold, unusual and broken things among it.
TEXTS = st.sampled_from(
    [
        *("kế hoạch ", " tỉnh", "", " ", "số 12", "Ủy ban", "a &amp; b", "c &lt; d", "e > f", "Uy\u0309", "05\u2011KH"),
        *("12\xadKH", "\xa0", "một\nhai", "\uf0b7", "ﬁ", "“nhiệm vụ” – …", "]]>", "<![CDATA[x<w:p>]]>", "µ", "😀"),
    ]
)
LOOKS = st.sampled_from(
    [
        *("", "<w:b/>", '<w:b w:val="0"/>', "<w:vanish/>", '<w:rStyle w:val="M"/>', "<w:i/>", "<w:b/><w:i/>"),
        *('<w:lang w:val="vi-VN"/>', '<w:sz w:val="28"/>', '<w:rFonts w:ascii="Symbol"/>', "<w:del/>"),
    ]
)
RUN_MARKS = st.sampled_from(
    [
        *("", ' w:rsidR="00A1B2C3"', ' w:rsidR="00A1B2C3" w:rsidRPr="00D4E5F6"', ' w:rsidRPr="0" w:rsidR="1"'),
        *(' w:rsidR="00A1B2C3" w:rsidR="00D4E5F6"', ' w:rsidR="00A1B2C3"  w:rsidRPr="00D4E5F6"', " ", ' k:x="1"'),
    ]
)
IN_RUNS = st.sampled_from(
    [
        *("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:lastRenderedPageBreak/>", "<w:t/>"),
        *('<w:footnoteReference w:id="2"/>', "<w:footnoteRef/>", '<w:fldChar w:fldCharType="begin"/>', BOX),
        *('<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>'),
        *("<w:instrText>PAGE</w:instrText>", "<w:delText>bỏ</w:delText>", "<!-- chú -->", "<?chỉ dẫn?>"),
        '<w:sym w:font="Wingdings" w:char="F0FC"/>',
    ]
)
BETWEEN = st.sampled_from(
    [
        *("", '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="0" w:name="_GoBack"/>'),
        *('<w:bookmarkEnd w:id="0"/>', "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"),
        *('<w:bookmarkStart w:id="0" w:name="nv_17_1"/>', '<w:bookmarkStart w:id="1" w:name="nv_18_1"/>'),
        *("\n", "chữ", '<w:commentRangeStart w:id="1"/>', f"<!-- {p('x')} -->", "<w:smartTag/>"),
    ]
)
PROPERTIES = st.sampled_from(
    [
        *("", "<w:pPr/>", '<w:pPr><w:jc w:val="center"/></w:pPr>', '<w:pPr><w:pStyle w:val="H1"/></w:pPr>'),
        *('<w:pPr><w:pStyle w:val="D"/></w:pPr>', '<w:pPr><w:pStyle w:val="A"/></w:pPr>'),
        *(f"<w:pPr>{numbered(1, depth)}</w:pPr>" for depth in range(3)),
        *("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"),
        '<w:pPr><w:jc w:val="both"/><w:pPrChange><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange></w:pPr>',
    ]
)
PARAGRAPH_MARKS = st.sampled_from(
    [
        *("", ' w:rsidR="00A1B2C3"', ' w:rsidR="00A1B2C3" w:rsidR="00A1B2C3"', ' xmlns:w="urn:khac"', ' k:id="1"'),
        *(' w:x="a>b"', "\n"),
    ]
)


@st.composite
def runs(draw: st.DrawFn) -> str:
    """Return a run."""
    look = draw(LOOKS)
    inner = f"<w:rPr>{look}</w:rPr>" if look else ""
    for _ in range(draw(st.integers(0, 2))):
        space = draw(st.sampled_from(["", ' xml:space="preserve"', " "]))
        inner += draw(st.one_of(IN_RUNS, TEXTS.map(f"<w:t{space}>{{}}</w:t>".format)))
    return f"<w:r{draw(RUN_MARKS)}>{inner}</w:r>"


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """Return a paragraph."""
    inner = "".join(draw(st.lists(runs() | TEXTS.map(r) | BETWEEN, max_size=4)))
    if draw(st.integers(0, 9)) == 0:
        around = draw(st.sampled_from(["ins", "del", "hyperlink", "sdt"]))
        inner = f"<w:{around}>{inner}</w:{around}>"
    return f"<w:p{draw(PARAGRAPH_MARKS)}>{draw(PROPERTIES)}{inner}</w:p>"


USUAL = st.lists(TEXTS.map(r), max_size=3).map(lambda parts: p(*parts))
EMPTY = st.sampled_from(["<w:p/>", '<w:p w:rsidR="00A1B2C3"/>'])
LINES = st.lists(USUAL | paragraphs() | EMPTY, max_size=4).map("".join)


def table(cells: list[str]) -> str:
    """Return a table of one row."""
    return f"<w:tbl>{row(*map(cell, cells))}</w:tbl>"


TABLES = st.lists(LINES, min_size=1, max_size=3).map(table)
WRAPPED = LINES.map(lambda body: f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>")
BODIES = st.lists(LINES | TABLES | WRAPPED, max_size=3).map("".join)


#: A busy machine is no fault of the reader.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def only_careful() -> Iterator[None]:
    """Let every paragraph be read carefully."""
    with patch.object(Shortener, "shortened", lambda _shortener, part: part):
        yield


def outcome(data: bytes) -> Pages | type[UnreadableDocument]:
    """Return what a file gives, or the kind of its fault."""
    try:
        return read_docx(data, "thử.docx")
    except UnreadableDocument as fault:
        return type(fault)


def assert_same(data: bytes) -> None:
    """Hold that both ways of reading agree."""
    with only_careful():
        careful = outcome(data)
    assert outcome(data) == careful


@pytest.mark.parametrize("body", [case[0] for case in CASES.values()], ids=CASES)
def test_each_peculiarity_reads_the_same(body: str) -> None:
    """Whatever peculiarity a paragraph has, both ways give its words."""
    assert_same(word_file(p("trước") + body + p("sau"), styles=STYLES))


@UNHURRIED
@given(BODIES)
def test_any_body_reads_the_same(body: str) -> None:
    """Both ways give the same pages or the same fault, for usual, unusual and broken paragraphs in any order."""
    assert_same(word_file(body, styles=STYLES, numbering=LISTS, footnotes=NOTES))


@UNHURRIED
@given(BODIES, st.data())
def test_any_damage_is_met_the_same(body: str, data: st.DataObject) -> None:
    """Bytes that are lost, changed or put in are a fault for both ways or for none."""
    files = unpacked(word_file(p("kế hoạch") + body + p("tỉnh"), styles=STYLES, numbering=LISTS, footnotes=NOTES))
    content = files[BODY]
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 40, len(content))))
    new = data.draw(st.sampled_from([b"", b"<", b">", b"</w:p>", b"<w:p>", b"\xc3", b"\x00", b'"', b"</w:r >", b"&"]))
    assert_same(zipped({**files, BODY: content[:start] + new + content[end:]}))


BROKEN = {
    "an attribute twice": '<w:p><w:r w:rsidR="00A1B2C3" w:rsidR="00A1B2C3"><w:t>x</w:t></w:r></w:p>',
    "a prefix that is not declared": '<w:p k:id="00A1B2C3"><w:r><w:t>x</w:t></w:r></w:p>',
    "ends in the wrong order": "<w:p><w:r><w:t>x</w:r></w:t></w:p>",
    "a text that does not end": "<w:p><w:r><w:t>x</w:r></w:p>",
    "a mark of a tag in a text": "<w:p><w:r><w:t>x<y</w:t></w:r></w:p>",
    "an unknown entity": "<w:p><w:r><w:t>&khac;</w:t></w:r></w:p>",
    "the end of a section that never began": "<w:p><w:r><w:t>]]></w:t></w:r></w:p>",
    "properties that do not end": "<w:p><w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
}


@pytest.mark.parametrize("paragraph", BROKEN.values(), ids=BROKEN)
def test_broken_paragraph_is_refused(paragraph: str) -> None:
    """What is no XML is a damaged file, however usual its paragraph looks."""
    data = word_file(p("x") + paragraph + p("x"))
    assert isinstance(outcome(data), type)
    assert_same(data)


@pytest.mark.parametrize("halves", [(b"\xc3", b"\xa9"), (b"\xe1\xba", b"\xbf")])
def test_letter_cut_between_runs_is_refused(halves: tuple[bytes, bytes]) -> None:
    """Half a letter in one run and half in the next is no text, although the two together would be."""
    first, second = halves
    data = word_file(p(r("MOT"), r("HAI")), replaced=((b"MOT", first), (b"HAI", second)))
    assert isinstance(outcome(data), type)
    assert_same(data)


UNUSUAL_FILES = {
    "text that only looks like paragraphs": (p("<w:r><w:t><![CDATA[a<w:p><w:r>]]></w:t></w:r>") + p("b"), ()),
    "a prefix with another meaning": (f'<w:sdt xmlns:w="urn:khac">{p("a")}</w:sdt>' + p("b"), ()),
    "another prefix": (p("a"), ((b"<w:", b"<v8:"), (b"</w:", b"</v8:"), (b"xmlns:w=", b"xmlns:v8="))),
    "quotes of the other kind": (p("a"), ((f'xmlns:w="{WORD}"'.encode(), f"xmlns:w='{WORD}'".encode()),)),
    "marks that the file made up": (p("a") + '<w:taken w:number="1"/>' * 3 + p("b") + '<w:taken w:number="x"/>', ()),
    "a long paragraph": (p("chữ " * 300_000) + p("b"), ()),
    "a long tag": (p('<w:r><w:rPr><w:x w:y="' + "z" * 2_000_000 + '"/></w:rPr><w:t>a</w:t></w:r>') + p("b"), ()),
    "many forms": ("".join(p(r(f"{size}", f'<w:sz w:val="{size}"/>')) for size in range(5000)), ()),
}


@pytest.mark.parametrize(("body", "replaced"), UNUSUAL_FILES.values(), ids=UNUSUAL_FILES)
def test_unusual_file_reads_the_same(body: str, replaced: tuple[tuple[bytes, bytes], ...]) -> None:
    """Files that bytes alone would misunderstand are read carefully."""
    data = word_file(body, replaced=replaced)
    with only_careful():
        careful = outcome(data)
    assert isinstance(careful, Pages)
    assert outcome(data) == careful


def test_usual_paragraphs_are_read_quickly() -> None:
    """What Word writes into most paragraphs of a report does not need the careful way."""
    look = '<w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/>'
    error = '<w:proofErr w:type="spellStart"/>'
    runs_of_word = [
        f'<w:r w:rsidRPr="00A1B2C3"><w:rPr>{look}</w:rPr><w:t xml:space="preserve">Đảng ủy </w:t></w:r>',
        f'{error}<w:r w:rsidR="00A1B2C3" w:rsidRPr="00D4E5F6"><w:rPr><w:b/>{look}</w:rPr><w:t>xã</w:t></w:r>',
        '<w:r w:rsidR="00A1B2C3"><w:tab/></w:r><w:r><w:lastRenderedPageBreak/><w:t>Đồng Mây</w:t></w:r>',
        '<w:r><w:rPr><w:rStyle w:val="M"/></w:rPr><w:footnoteReference w:id="7"/></w:r><w:bookmarkEnd w:id="0"/>',
    ]
    paragraph = (
        f'<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00D4E5F6"><w:pPr>{numbered(1)}</w:pPr>{"".join(runs_of_word)}'
    ).encode()
    reader = UsualReader(f"<w:document {NAMESPACES}>".encode(), Styles(None))
    lines, rest = reader.read((paragraph + b"</w:p>") * 2)
    assert isinstance(lines, list)
    assert [line[1:] for line in lines] == [("Đảng ủy xã Đồng Mây", 2, [(19, "footnote", "7")])] * 2
    assert rest == b""
