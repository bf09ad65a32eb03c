"""Build src/nhiemvu/documents/templates/report.docx, the template of reports, which offices may edit in Word.

Layout: Hướng dẫn 05-HD/VPTW (A4, margins 20-20-30-15 mm, Times New Roman 14, first line 10 mm, at least 6 points
between paragraphs, lines of exactly 18 points, page number centred at the top from page 2).
"""

from collections.abc import Mapping
from pathlib import Path

from nhiemvu.documents.archive import packed
from nhiemvu.documents.docx_out.writer import CENTRED
from nhiemvu.documents.markup.style_names import (
    AFTER_TABLE_NAME,
    CELL_NAME,
    CENTRED_NAME,
    HEAD_CELL_NAME,
    TEMPLATE_NAMES,
)
from nhiemvu.documents.markup.word_names import PACKAGE_RELATIONS, RELATIONS, WORD
from nhiemvu.domain.pages import Style

TARGET = Path(__file__).parent.parent / "src" / "nhiemvu" / "documents" / "templates" / "report.docx"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FONT = "Times New Roman"


def millimetres(length: float) -> int:
    """Return a length in twentieths of a point."""
    return round(length * 1440 / 25.4)


def spacing(before: int = 0, after: int = 6, line: int = 18) -> str:
    """Return the space around and within a paragraph, in points; its lines are exactly `line` high."""
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}" w:line="{line * 20}" w:lineRule="exact"/>'


def size(points: int) -> str:
    """Return a size of letters."""
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


FIRST_LINE = f'<w:ind w:firstLine="{millimetres(10)}"/>'
NO_INDENT = '<w:ind w:firstLine="0"/>'
BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
CENTRE = '<w:jc w:val="center"/>'
BOTH = '<w:jc w:val="both"/>'
KEEP = "<w:keepNext/><w:keepLines/>"

#: For each style its name, what it is to paragraphs, and what it is to letters, beside the base style.
LOOKS: Mapping[str, tuple[str, str]] = {
    TEMPLATE_NAMES[Style.TITLE]: (f"{KEEP}{spacing(12, 0, 20)}{NO_INDENT}{CENTRE}", BOLD + size(16)),
    TEMPLATE_NAMES[Style.SUBTITLE]: (f"{KEEP}{spacing(0, 6)}{NO_INDENT}{CENTRE}", BOLD),
    TEMPLATE_NAMES[Style.HEADING]: (f'{KEEP}{spacing(6)}{FIRST_LINE}{BOTH}<w:outlineLvl w:val="0"/>', BOLD),
    TEMPLATE_NAMES[Style.SUBHEADING]: (f'{KEEP}{spacing()}{FIRST_LINE}{BOTH}<w:outlineLvl w:val="1"/>', BOLD),
    TEMPLATE_NAMES[Style.BODY]: (f"{spacing()}{FIRST_LINE}{BOTH}", ""),
    TEMPLATE_NAMES[Style.ITEM]: (f"{spacing()}{FIRST_LINE}{BOTH}", ""),
    TEMPLATE_NAMES[Style.REMARK]: (f"{spacing()}{FIRST_LINE}{BOTH}", ITALIC),
    TEMPLATE_NAMES[Style.CAPTION]: (f"{KEEP}{spacing(6)}{NO_INDENT}{CENTRE}", BOLD),
    CENTRED_NAME: (f"{spacing()}{NO_INDENT}{CENTRE}", ""),
    CELL_NAME: (f'{spacing(2, 2, 17)}{NO_INDENT}<w:jc w:val="left"/>', size(13)),
    HEAD_CELL_NAME: (f"<w:keepNext/>{spacing(2, 2, 17)}{NO_INDENT}{CENTRE}", BOLD + size(13)),
    AFTER_TABLE_NAME: (f"{spacing(0, 0, 6)}{NO_INDENT}", size(2)),
}
#: What follows each kind of block in the template: the style that shows it. The last holds for every other kind.
KINDS: Mapping[str, str] = {
    **{style.value: name for style, name in TEMPLATE_NAMES.items() if style is not Style.BODY},
    CENTRED: CENTRED_NAME,
}


def style_id(name: str) -> str:
    """Return the id of a style, its place among the styles; only Word sees it."""
    return f"NV{[*LOOKS].index(name) + 1:02d}"


def styles() -> str:
    """Return the part of styles."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    own = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
        for name, (paragraph, letters) in LOOKS.items()
    )
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size(14)}"
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
        f"<w:pPr>{CENTRE}</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40"/>{BOTH}</w:pPr><w:rPr>{size(11)}</w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        f"{own}</w:styles>"
    )


def engine_line(text: str, style: str = "Normal") -> str:
    """Return a paragraph of the template."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def document() -> str:
    """Return the body: one loop over the blocks, with a paragraph in its style for each kind."""
    branches = ['{%p if block.kind == "table" %}', "{{p block.xml }}"]
    lines = [engine_line("{%p for block in blocks %}"), *map(engine_line, branches)]
    for kind, name in KINDS.items():
        condition = '{%p elif block.kind == "' + kind + '" %}'
        lines += [engine_line(condition), engine_line("{{r block.runs }}", style_id(name))]
    body_style = style_id(TEMPLATE_NAMES[Style.BODY])
    lines += [engine_line("{%p else %}"), engine_line("{{r block.runs }}", body_style)]
    lines += [engine_line("{%p endif %}"), engine_line("{%p endfor %}")]
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
        f'<w:pgSz w:w="{millimetres(210)}" w:h="{millimetres(297)}"/>'
        f'<w:pgMar w:top="{millimetres(20)}" w:right="{millimetres(15)}" w:bottom="{millimetres(20)}" '
        f'w:left="{millimetres(30)}" w:header="{millimetres(10)}" w:footer="{millimetres(10)}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    return f"<w:document {NAMESPACES}><w:body>{''.join(lines)}{section}</w:body></w:document>"


def header(content: str) -> str:
    """Return a page header."""
    return f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{content}</w:p></w:hdr>'


PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="{millimetres(10)}"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)
PROPERTIES = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>vi-VN</dc:language></cp:coreProperties>'
)


def relations(targets: Mapping[str, str]) -> str:
    """Return the relations of a part: each target with its kind, numbered in order."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONS}">{lines}</Relationships>'


def content_types(kinds: Mapping[str, str]) -> str:
    """Return the list of parts with their kinds."""
    lines = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return (
        f'<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def build() -> bytes:
    """Return the template."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    parts = {
        "[Content_Types].xml": content_types(
            {
                "word/document.xml": f"{WORD_TYPE}.document.main+xml",
                "word/styles.xml": f"{WORD_TYPE}.styles+xml",
                "word/settings.xml": f"{WORD_TYPE}.settings+xml",
                "word/header1.xml": f"{WORD_TYPE}.header+xml",
                "word/header2.xml": f"{WORD_TYPE}.header+xml",
                "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            }
        ),
        "_rels/.rels": relations({"word/document.xml": f"{RELATIONS}/officeDocument", "docProps/core.xml": core}),
        "word/_rels/document.xml.rels": relations(
            {
                "styles.xml": f"{RELATIONS}/styles",
                "settings.xml": f"{RELATIONS}/settings",
                "header1.xml": f"{RELATIONS}/header",
                "header2.xml": f"{RELATIONS}/header",
            }
        ),
        "word/document.xml": document(),
        "word/styles.xml": styles(),
        "word/settings.xml": SETTINGS,
        "word/header1.xml": header(PAGE_NUMBER),
        "word/header2.xml": header(""),
        "docProps/core.xml": PROPERTIES,
    }
    return packed({name: (HEAD + text).encode() for name, text in parts.items()})


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(build())
