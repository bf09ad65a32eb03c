"""Automatic numbers come out as Word shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.markup.counting import counted
from nhiemvu.domain.pages import Style
from tests.documents.word_files import level, lines, numbered, p, read

OUTLINE = level(0, "upperRoman", "%1 -") + level(1, "decimal", "%2.") + level(2, "decimal", "%2.%3.")


def numbering(*lists: str) -> str:
    """Return definitions of lists with one list for each, both numbered from 1."""
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{place}">{levels}</w:abstractNum>' for place, levels in enumerate(lists, 1)
    )
    return definitions + "".join(linked(place, place) for place in range(1, len(lists) + 1))


def linked(list_id: int, definition: int, override: str = "") -> str:
    """Return a list of a definition."""
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'


def items(*places: tuple[int, int]) -> str:
    """Return one paragraph for each list and level."""
    return "".join(p("x", properties=numbered(list_id, depth)) for list_id, depth in places)


def labels(body: str, numbering_part: str, styles: str = "") -> list[str]:
    """Return the labels of the paragraphs."""
    return [paragraph.label for paragraph in read(body, numbering=numbering_part, styles=styles).paragraphs()]


START_AGAIN = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
OTHER_LEVEL = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
DEFINITION_TWO = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Kieu"/></w:abstractNum>'
CASES = {
    "plain": (items((1, 0), (1, 0)), numbering(level(0, "decimal", "%1.")), ["1.", "2."]),
    "Roman with a dash": (items((1, 0), (1, 0)), numbering(OUTLINE), ["I -", "II -"]),
    "deeper levels begin anew": (
        items((1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)),
        numbering(OUTLINE),
        ["I -", "1.", "1.1.", "1.2.", "2.", "2.1.", "II -", "1."],
    ),
    "a level that never begins anew": (
        items((1, 0), (1, 1), (1, 0), (1, 1)),
        numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')),
        ["I.", "1.", "II.", "2."],
    ),
    "a level that only the first begins anew": (
        items((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)),
        numbering(
            level(0, "decimal", "%1.")
            + level(1, "lowerLetter", "%2)")
            + level(2, "decimal", "(%3)", '<w:lvlRestart w:val="1"/>')
        ),
        ["1.", "a)", "(1)", "b)", "(2)", "2.", "(1)"],
    ),
    "figures only": (
        items((1, 0), (1, 1)),
        numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")),
        ["I.", "1.1."],
    ),
    "its own number stays what it is": (
        items((1, 0), (1, 1)),
        numbering(level(0, "upperRoman", "Chương %1") + level(1, "decimalZero", "Mục %1.%2", "<w:isLgl/>")),
        ["Chương I", "Mục 1.01"],
    ),
    "a skipped level counts as used": (
        items((1, 1), (1, 0), (1, 0), (1, 2)),
        numbering(
            level(0, "decimal", "%1.", start=3) + level(1, "decimal", "%1.%2.") + level(2, "decimal", "%1.%2.%3.")
        ),
        ["3.1.", "4.", "5.", "5.1.1."],
    ),
    "a start of a list's own holds whenever it begins anew": (
        items((1, 0), (1, 1), (1, 0), (1, 1)),
        numbering(level(0, "decimal", "%1.") + level(1, "decimal", "%2)")).replace(
            "</w:num>", '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
        ),
        ["1.", "4)", "2.", "4)"],
    ),
    "lists of one definition count on": (
        items((1, 0), (2, 0)),
        numbering(level(0, "decimal", "%1.")) + linked(2, 1),
        ["1.", "2."],
    ),
    "unless one has a start of its own": (
        items((1, 0), (1, 0), (2, 0), (2, 0)),
        numbering(level(0, "decimal", "%1.")) + linked(2, 1, START_AGAIN),
        ["1.", "2.", "1.", "2."],
    ),
    "a level of its own": (
        items((1, 0), (2, 0)),
        numbering(level(0, "decimal", "%1.")) + linked(2, 1, OTHER_LEVEL),
        ["1.", "b)"],
    ),
    "letters of Vietnamese clauses": (items((1, 0), (1, 0)), numbering(level(0, "lowerLetter", "%1)")), ["a)", "b)"]),
    "words around the number": (items((1, 0)), numbering(level(0, "decimal", "Điều %1.")), ["Điều 1."]),
    "no number": (items((1, 0)), numbering(level(0, "none", "")), [""]),
    "a custom format pads": (
        items((1, 0)),
        numbering(
            '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
            '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
            '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
        ),
        ["007"],
    ),
    "a list through a list style": (
        items((2, 0)),
        numbering(level(0, "decimal", "%1/")) + DEFINITION_TWO + linked(2, 2),
        ["1/"],
    ),
    "an unknown list": (items((9, 0)), numbering(OUTLINE), [""]),
    "a level beyond the last": (items((1, 12)), numbering(level(8, "decimal", "%9.")), ["1."]),
    "a dash": (items((1, 0)), numbering(level(0, "bullet", "-")), ["-"]),
    "a long dash": (items((1, 0)), numbering(level(0, "bullet", "–")), ["-"]),
    "a plus": (items((1, 0)), numbering(level(0, "bullet", "+")), ["+"]),
    "a dot of Symbol": (items((1, 0)), numbering(level(0, "bullet", "\uf0b7")), ["-"]),
    "a plus of Symbol": (
        items((1, 0)),
        numbering(
            '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf02b"/>'
            '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>'
        ),
        ["+"],
    ),
    "a ring": (items((1, 0)), numbering(level(0, "bullet", "o")), ["-"]),
    "a bullet of words": (items((1, 0)), numbering(level(0, "bullet", "Chú ý:")), ["Chú ý:"]),
    "no list after all": (p("x", properties=numbered(0)), numbering(OUTLINE), [""]),
}
LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="Kieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


@pytest.mark.parametrize(("body", "part", "expected"), CASES.values(), ids=CASES)
def test_label_is_what_word_shows(body: str, part: str, expected: list[str]) -> None:
    """Each rule of automatic numbering gives the number that stands on the page."""
    assert labels(body, part, LIST_STYLE) == expected


HEADING_STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="M"><w:name w:val="Mục"/>'
    '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="Mục con"/><w:basedOn w:val="M"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="V"><w:name w:val="Vòng 1"/><w:basedOn w:val="V2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="V2"><w:name w:val="Vòng 2"/><w:basedOn w:val="V"/></w:style>'
)


def test_styles_carry_numbers() -> None:
    """A style's list numbers its paragraphs, through what it is based on and through the level linked to it."""
    part = numbering(OUTLINE, level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)", '<w:pStyle w:val="M"/>'))
    styled = [p("x", properties=f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H2", "M", "N", "V")]
    off = p("x", properties=f'<w:pStyle w:val="H1"/>{numbered(0)}')
    found = read("".join([*styled, off]), numbering=part, styles=HEADING_STYLES).paragraphs()
    assert [(paragraph.label, paragraph.style, paragraph.level) for paragraph in found] == [
        ("I -", Style.HEADING, 1),
        ("1.", Style.SUBHEADING, 2),
        ("2.", Style.SUBHEADING, 2),
        ("a)", Style.ITEM, 2),
        ("b)", Style.ITEM, 2),
        ("", Style.BODY, 0),
        ("", Style.HEADING, 1),
    ]


def test_paragraphs_that_do_not_print_do_not_count() -> None:
    """An empty numbered paragraph has its number; one whose end is deleted or that is hidden has none."""
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    body = (
        p("một", properties=numbered(1))
        + p(properties=numbered(1))
        + p("ba ", properties=numbered(1) + deleted)
        + p("tiếp", properties=numbered(1))
        + p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>", properties=numbered(1) + hidden)
        + p("bốn", properties=numbered(1))
    )
    assert lines(body, numbering=numbering(level(0, "decimal", "%1."))) == ["1. một", "3. ba tiếp", "4. bốn"]


def test_text_boxes_and_notes_count_for_themselves() -> None:
    """The numbers of the body run past those in text boxes and notes."""
    one = p("x", properties=numbered(1))
    box = p("neo", f"<w:r><w:pict><w:txbxContent>{one}</w:txbxContent></w:pict></w:r>")
    mark = p('<w:r><w:footnoteReference w:id="2"/></w:r>', "y", properties=numbered(1))
    part = numbering(level(0, "decimal", "%1."))
    pages = read(one + box + box + mark, numbering=part, footnotes=f'<w:footnote w:id="2">{one}</w:footnote>')
    assert [line.label for line in pages.paragraphs()] == ["1.", "", "1.", "", "2.", "2."]
    assert [line.label for note in pages.notes for line in note.paragraphs] == ["1."]


def test_numbered_line_that_runs_on_keeps_its_number() -> None:
    """A numbered heading whose hidden end lets the text follow in its line leads that line."""
    body = p("Mục tiêu. ", properties=numbered(1) + "<w:rPr><w:vanish/></w:rPr>") + p("Hoàn thành kế hoạch.")
    assert lines(body, numbering=numbering(level(0, "decimal", "%1."))) == ["1. Mục tiêu. Hoàn thành kế hoạch."]


@pytest.mark.parametrize(
    ("number", "number_format", "expected"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (0, "upperRoman", "0"),
        (26, "upperLetter", "Z"),
        (28, "lowerLetter", "bb"),
        (10**8, "upperLetter", "100000000"),
        (5, "decimalZero", "05"),
        (15, "vietnameseCounting", "mười lăm"),
        (21, "vietnameseCounting", "hai mươi mốt"),
        (11, "vietnameseCounting", "mười một"),
        (40, "vietnameseCounting", "bốn mươi"),
        (7, "vietnameseCounting", "bảy"),
        (150, "vietnameseCounting", "150"),
        (3, "decimalEnclosedCircle", "③"),
        (30, "decimalEnclosedCircle", "30"),
        (3, "decimalEnclosedParen", "(3)"),
        (3, "decimalEnclosedFullstop", "3."),
        (3, "numberInDash", "- 3 -"),
        (255, "hex", "FF"),
        (12, "ordinal", "12th"),
        (22, "ordinal", "22nd"),
        (6, "none", ""),
        (6, "hebrew1", "6"),
    ],
)
def test_formats(number: int, number_format: str, expected: str) -> None:
    """Each format of numbers writes as Word does; an unknown one in figures."""
    assert counted(number, number_format) == expected


@given(st.integers(0, 10**9), st.sampled_from(["upperRoman", "upperLetter", "vietnameseCounting", "decimal"]))
def test_numbers_stay_short(number: int, number_format: str) -> None:
    """No number of a broken file fills the memory."""
    assert len(counted(number, number_format)) < 60
