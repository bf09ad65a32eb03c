"""OpenDocument text: every construct as it prints."""

import pytest

from nhiemvu.documents.odt import package
from nhiemvu.documents.odt.package import OversizedOdt
from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.pages import NoteMark, Paragraph, Style, Table
from tests.documents.odt_files import lines, odt_file, read

NUMBERS = """<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="-"/>
<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="1"/>
<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." text:display-levels="2"/>
<text:list-level-style-number text:level="4" style:num-format="a" loext:num-list-format="(%4%)" text:start-value="3"/>
</text:list-style><text:list-style style:name="B">
<text:list-level-style-bullet text:level="1" text:bullet-char="&#xf0b7;"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="+"/></text:list-style>"""


def listed(*items: str, attributes: str = 'text:style-name="L"') -> str:
    """Return a list; an item that is no XML becomes a paragraph."""
    held = (item if item.startswith("<") else f"<text:p>{item}</text:p>" for item in items)
    return f"<text:list {attributes}>{''.join(f'<text:list-item>{item}</text:list-item>' for item in held)}</text:list>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("một\n   hai", "một hai"),
        ("một<text:s/><text:s text:c='2'/>hai", "một   hai"),
        ("một<text:tab/>hai<text:line-break/>ba", "một hai\nba"),
        ("tri\xadển 12\xadKH/HU 05\u2011KH/HU", "triển 12-KH/HU 05-KH/HU"),
        ("Uy\u0309 ban", "Uỷ ban"),
        ("<text:span>một <text:a>hai</text:a></text:span> ba", "một hai ba"),
        ("một <text:soft-page-break/>hai", "một hai"),
        ("một <text:change text:change-id='c'/><text:change-start/>thêm<text:change-end/>", "một thêm"),
        ("một<office:annotation><text:p>ghi chú</text:p></office:annotation>", "một"),
        ("một<text:span text:style-name='H'> kín</text:span>", "một"),
        ("trang <text:page-number>3</text:page-number>", "trang 3"),
    ],
    ids=[
        "white space",
        "spaces",
        "breaks",
        "hyphens",
        "composed",
        "spans",
        "page",
        "changes",
        "remark",
        "hidden",
        "field",
    ],
)
def test_words(content: str, expected: str) -> None:
    """The words of a paragraph are those that print."""
    hidden = (
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    assert lines(f"<text:p>{content}</text:p>", automatic=hidden) == [expected]


def test_deleted_words_are_not_read() -> None:
    """Tracked changes count as accepted: what was deleted stands apart from the body."""
    deleted = "<text:changed-region><text:deletion><text:p>bỏ</text:p></text:deletion></text:changed-region>"
    assert lines(f"<text:tracked-changes>{deleted}</text:tracked-changes><text:p>giữ</text:p>") == ["giữ"]


def test_lists_have_the_numbers_that_are_shown() -> None:
    """Levels count for themselves, show those above, and have starts of their own."""
    inner = listed("sâu", "sâu", attributes="")
    body = listed(
        f"<text:p>một</text:p>{listed(f'<text:p>hai</text:p>{inner}', attributes='')}",
        "<text:p>ba</text:p><text:p>không số</text:p>",
    )
    assert lines(body, automatic=NUMBERS) == ["I- một", "1. hai", "1.1. sâu", "1.2. sâu", "II- ba", "không số"]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('text:style-name="L"', "I- hai"),
        ('text:style-name="L" text:continue-numbering="true"', "II- hai"),
        ('text:style-name="L" text:continue-list="x"', "II- hai"),
        ('text:style-name="B"', "- hai"),
    ],
    ids=["anew", "goes on", "goes on with a named one", "bullets"],
)
def test_second_list(attributes: str, expected: str) -> None:
    """A list begins anew unless it says that it goes on."""
    first = listed("một", attributes='text:style-name="L" xml:id="x"')
    body = first + "<text:p>giữa</text:p>" + listed("hai", attributes=attributes)
    assert lines(body, styles=NUMBERS) == ["I- một", "giữa", expected]


def test_inner_list_goes_on_without_an_outer_number() -> None:
    """An item that holds only an inner list has no number and counts none."""
    going_on = 'text:style-name="L" text:continue-numbering="true"'
    body = listed(f"<text:p>một</text:p>{listed('hai', attributes='')}")
    body += listed(listed("ba", attributes=""), "bốn", attributes=going_on)
    assert lines(body, automatic=NUMBERS) == ["I- một", "1. hai", "2. ba", "II- bốn"]


def test_list_forms() -> None:
    """Item starts, forms of LibreOffice, list headers and bullets of symbol fonts."""
    deep = listed(listed(listed(listed("c", "d", attributes=""), attributes=""), attributes=""))
    assert lines(deep, automatic=NUMBERS) == ["(c) c", "(d) d"]
    started = '<text:list text:style-name="L"><text:list-header><text:p>đầu</text:p></text:list-header>'
    started += '<text:list-item text:start-value="5"><text:p>năm</text:p></text:list-item></text:list>'
    assert lines(started, automatic=NUMBERS) == ["đầu", "V- năm"]
    bullets = listed(f"<text:p>một</text:p>{listed('hai', attributes='')}", attributes='text:style-name="B"')
    assert lines(bullets, automatic=NUMBERS) == ["- một", "+ hai"]


def test_headings() -> None:
    """Headings have their depth, and the number of the outline where their style is of it."""
    styles = """<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
    style:default-outline-level="1"/><style:style style:name="Title" style:family="paragraph">
    <style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"/></style:style>
    <text:outline-style><text:outline-level-style text:level="1" style:num-format="A" style:num-suffix="."/>
    </text:outline-style>"""
    body = """<text:p text:style-name="Title">BÁO CÁO</text:p><text:h text:style-name="Heading_20_1"
    text:outline-level="1">Một</text:h><text:h text:outline-level="2">Hai</text:h>"""
    assert list(read(body, styles=styles).paragraphs()) == [
        Paragraph("BÁO CÁO", style=Style.TITLE, bold=True, centred=True),
        Paragraph("Một", "A.", Style.HEADING, 1),
        Paragraph("Hai", "", Style.SUBHEADING, 2),
    ]


def test_notes() -> None:
    """Footnotes and endnotes have marks at their places and stand in the order of these."""
    body = "<text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body>"
    note = f'<text:note text:note-class="{{}}">{body}</text:note>'
    first, second = note.format("footnote", "<text:p>một</text:p>"), note.format("endnote", listed("hai"))
    body = f"<text:p>tin{first} và{second}.</text:p>"
    pages = read(body, automatic=NUMBERS)
    assert pages.blocks == (Paragraph("tin và.", marks=(NoteMark(3, "1"), NoteMark(6, "e1"))),)
    assert [(found.key, found.text) for found in pages.notes] == [("1", "một"), ("e1", "I- hai")]


def test_tables() -> None:
    """Merged cells stand once with their spans; rows of the head are counted; inner tables become paragraphs."""
    inner = "<table:table-row><table:table-cell><text:p>trong</text:p></table:table-cell></table:table-row>"
    body = f"""<table:table><table:table-column/><table:table-header-rows><table:table-row>
    <table:table-cell table:number-columns-spanned="2"><text:p>đầu</text:p></table:table-cell>
    <table:covered-table-cell/>
    </table:table-row></table:table-header-rows><table:table-row>
    <table:table-cell table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell>
    <table:table-cell><table:table>{inner}</table:table></table:table-cell></table:table-row><table:table-row><table:covered-table-cell/>
    <table:table-cell>{listed("b")}</table:table-cell></table:table-row></table:table><text:p>sau</text:p>"""
    table, after = read(body, automatic=NUMBERS).blocks
    assert isinstance(table, Table)
    assert table.head_rows == 1
    shape = [[(cell.text, cell.columns, cell.rows) for cell in row] for row in table.rows]
    assert shape == [[("đầu", 2, 1)], [("a", 1, 2), ("trong", 1, 1)], [("I- b", 1, 1)]]
    assert after == Paragraph("sau")


def test_sections_and_boxes() -> None:
    """Sections are seen through unless they are hidden; the words of a box follow its paragraph."""
    box = "<draw:frame><draw:text-box><text:p>hộp</text:p></draw:text-box></draw:frame>"
    hidden = '<text:section text:display="none"><text:p>kín</text:p></text:section>'
    body = f"<text:section><text:p>một{box}</text:p></text:section>{hidden}"
    assert lines(body) == ["một", "hộp"]


def test_bursting_zip_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body beyond the limit is refused before it is unpacked."""
    monkeypatch.setattr(package, "LARGEST_BODY", 2000)
    with pytest.raises(OversizedOdt):
        read_bytes(odt_file(" " * 3000), "a.odt")
