"""The part of styles of a template: each element's look is that of the facts, and its place on the page is here.

Names of styles are those that users see in Word.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from nhiemvu.documents.markup.style_names import (
    AFTER_TABLE_NAME,
    CELL_NAME,
    CENTRED_NAME,
    DRAWN_RULE_NAME,
    HEAD_CELL_NAME,
    LISTED_ADDRESSEE_NAME,
    SMALL_HEADING_NAME,
    TEMPLATE_NAMES,
)
from nhiemvu.documents.markup.word_names import RELATIONS, WORD
from nhiemvu.domain.pages import Style
from nhiemvu.domain.symbols import System
from nhiemvu.facts.layouts import Layout, Look, looks_of

NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
ALIGNED = {"left": "left", "centre": "center", "right": "right", "both": "both"}
LINE_RULES = {"exactly": ("exact", 20), "at_least": ("atLeast", 20), "multiple": ("auto", 240)}
KEEP = "<w:keepNext/><w:keepLines/>"
#: A line of the letters' own height.
SINGLE = '<w:spacing w:before="{}" w:after="{}" w:line="240" w:lineRule="auto"/>'
NO_INDENT = '<w:ind w:firstLine="0"/>'
#: Sizes of letters in tables and notes, beside those of the body.
CELL_SMALLER, NOTE_SIZE = 1, 11
#: Room in points before and after the elements that do not stand in lines of the body.
AROUND: Mapping[Style, tuple[int, int]] = {
    Style.TITLE: (18, 0),
    Style.SUBTITLE: (0, 0),
    Style.RULE: (0, 6),
    Style.SYMBOL: (0, 0),
    Style.PLACE_DATE: (0, 0),
    Style.SUBJECT: (6, 0),
    Style.RECIPIENTS: (6, 0),
    Style.AUTHORITY: (6, 0),
    **dict.fromkeys((Style.UPPER_OFFICE, Style.OFFICE, Style.NATION, Style.MOTTO), (0, 0)),
    **dict.fromkeys((Style.POSITION, Style.SIGNER, Style.RECIPIENT), (0, 0)),
}
#: Room before the words "Kính gửi", in points.
BEFORE_ADDRESSEE = 12
#: Where each of several addressees begins, in millimetres from the left margin: behind the words "Kính gửi", which
#: stand at the left in documents of the Party, and in the middle in those of the State.
ADDRESSEES_AT = {System.PARTY: 30, System.STATE: 66}
#: How wide "- " is in their letters, in millimetres.
DASH = 3
HEADINGS = {Style.HEADING: 0, Style.SUBHEADING: 1}
#: Elements whose words the program hands over in small letters where the page wants capitals.
IN_CAPITALS = frozenset({Style.UPPER_OFFICE, Style.OFFICE, Style.NATION, Style.AUTHORITY, Style.POSITION})


@dataclass(frozen=True, slots=True)
class Form:
    """What a style is to paragraphs and to letters."""

    paragraph: str
    letters: str = ""


def millimetres(length: float) -> int:
    """Return a length in twentieths of a point."""
    return round(length * 1440 / 25.4)


def size(points: float) -> str:
    """Return a size of letters."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def forms(layout: Layout) -> Mapping[str, Form]:
    """Return the styles of a rule book by their names."""
    looks = looks_of(layout.system)
    made = {name: _form(style, looks.get(style), layout) for style, name in TEMPLATE_NAMES.items()}
    body = looks[Style.BODY].size[0]
    cell = SINGLE.format(40, 40) + NO_INDENT
    return made | {
        SMALL_HEADING_NAME: Form(f'{KEEP}{_body(layout)}{aligned("both")}<w:outlineLvl w:val="2"/>'),
        LISTED_ADDRESSEE_NAME: Form(
            f'{_lines(layout)}<w:ind w:left="{millimetres(ADDRESSEES_AT[layout.system] + DASH)}" '
            f'w:hanging="{millimetres(DASH)}"/>{aligned("left")}',
            _letters(Style.ADDRESSEE, looks[Style.ADDRESSEE]),
        ),
        CENTRED_NAME: Form(f"{_lines(layout)}{NO_INDENT}{aligned('centre')}"),
        CELL_NAME: Form(f"{cell}{aligned('left')}", size(body - CELL_SMALLER)),
        HEAD_CELL_NAME: Form(f"<w:keepNext/>{cell}{aligned('centre')}", bold() + size(body - CELL_SMALLER)),
        AFTER_TABLE_NAME: Form(f'<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>{NO_INDENT}'),
        DRAWN_RULE_NAME: Form(
            '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
            f'<w:spacing w:before="0" w:after="120" w:line="60" w:lineRule="exact"/>{NO_INDENT}{aligned("centre")}',
            size(2),
        ),
    }


def bold() -> str:
    """Return the mark of bold letters."""
    return "<w:b/><w:bCs/>"


def aligned(side: str) -> str:
    """Return where lines stand: "left", "centre", "right", or "both" for lines of equal length."""
    return f'<w:jc w:val="{ALIGNED[side]}"/>'


def _form(style: Style, look: Look | None, layout: Layout) -> Form:
    if style is Style.REMARK:
        return Form(_body(layout) + aligned("both"), "<w:i/><w:iCs/>")
    if style is Style.CAPTION:
        return Form(KEEP + SINGLE.format(120, 120) + NO_INDENT + aligned("centre"), bold())
    if look is None:
        return Form(SINGLE.format(0, 0) + NO_INDENT + aligned("centre"))
    return Form(_placed(style, look, layout), _letters(style, look))


def _placed(style: Style, look: Look, layout: Layout) -> str:
    keep = KEEP if style in HEADINGS or style in {Style.TITLE, Style.SUBTITLE, Style.RECIPIENTS} else ""
    level = f'<w:outlineLvl w:val="{HEADINGS[style]}"/>' if style in HEADINGS else ""
    if style in AROUND:
        before, after = AROUND[style]
        return f"{keep}{SINGLE.format(before * 20, after * 20)}{NO_INDENT}{aligned(look.align)}"
    indent = NO_INDENT if look.align == "centre" else _first_line(layout)
    before = BEFORE_ADDRESSEE if style is Style.ADDRESSEE else 0
    return f"{keep}{_lines(layout, before)}{indent}{aligned(look.align)}{level}"


def _body(layout: Layout) -> str:
    return _lines(layout) + _first_line(layout)


def _lines(layout: Layout, before: int = 0) -> str:
    kind, least, _ = layout.body_line
    rule, unit = LINE_RULES[kind]
    after = round(layout.body_after * 20)
    return f'<w:spacing w:before="{before * 20}" w:after="{after}" w:line="{round(least * unit)}" w:lineRule="{rule}"/>'


def _first_line(layout: Layout) -> str:
    return f'<w:ind w:firstLine="{millimetres(layout.first_line[0])}"/>'


def _letters(style: Style, look: Look) -> str:
    marks = [
        bold() if look.bold else "",
        "<w:i/><w:iCs/>" if look.italic else "",
        "<w:caps/>" if look.capitals and style in IN_CAPITALS else "",
        size(look.size[0]),
        '<w:u w:val="single"/>' if look.underline else "",
    ]
    return "".join(marks)


def style_id(name: str, names: Mapping[str, Form]) -> str:
    """Return the id of a style, its place among the styles; only Word sees it."""
    return f"NV{[*names].index(name) + 1:02d}"


def styles_part(layout: Layout) -> str:
    """Return the part of styles."""
    names = forms(layout)
    looks = looks_of(layout.system)
    font = layout.font
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    own = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(name, names)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{form.paragraph}</w:pPr><w:rPr>{form.letters}</w:rPr></w:style>'
        for name, form in names.items()
    )
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size(looks[Style.BODY].size[0])}"
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{aligned('centre')}</w:pPr><w:rPr>{size(layout.page_number_size[0])}</w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40"/>{aligned("both")}</w:pPr>'
        f"<w:rPr>{size(NOTE_SIZE)}</w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        f"{own}</w:styles>"
    )
