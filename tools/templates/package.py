"""A template as a Word file: the loop over the blocks, the page, the page number, and the parts that Word expects."""

from collections.abc import Mapping

from nhiemvu.documents.archive import packed
from nhiemvu.documents.docx_out.blocks import CENTRED, LISTED_ADDRESSEE, SMALL_HEADING
from nhiemvu.documents.markup.style_names import (
    CENTRED_NAME,
    LISTED_ADDRESSEE_NAME,
    SMALL_HEADING_NAME,
    TEMPLATE_NAMES,
)
from nhiemvu.documents.markup.word_names import PACKAGE_RELATIONS, RELATIONS
from nhiemvu.domain.pages import Style
from nhiemvu.facts.layouts import Layout
from tools.templates.styles import NAMESPACES, forms, millimetres, style_id, styles_part

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
#: Elements that stand by themselves in the flow of the page; the others stand in columns, and what is left is body.
IN_FLOW = (
    *(Style.TITLE, Style.SUBTITLE, Style.RULE, Style.SUBJECT, Style.ADDRESSEE, Style.BASIS, Style.HEADING),
    *(Style.SUBHEADING, Style.ITEM, Style.REMARK, Style.CAPTION),
)
#: What follows each kind of block in the template: the style that shows it.
KINDS: Mapping[str, str] = {
    **{style.value: TEMPLATE_NAMES[style] for style in IN_FLOW},
    SMALL_HEADING: SMALL_HEADING_NAME,
    LISTED_ADDRESSEE: LISTED_ADDRESSEE_NAME,
    CENTRED: CENTRED_NAME,
}
#: What the template says to who opens it in Word; it is not in any report.
ADVICE = (
    "Dùng với --template của lệnh report draft, assign, remind. Cơ quan đổi kiểu chữ, cỡ chữ, lề, biểu trưng tùy ý.",
    "Nên đổi kiểu chữ bằng cách sửa các kiểu có tên bắt đầu bằng NV (Home, Styles).",
    "Giữ nguyên các dòng có dấu ngoặc nhọn, nội dung văn bản sẽ vào đó. Ba dòng chỉ dẫn này không in ra.",
)
PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="{millimetres(10)}"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>'
)
PROPERTIES = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>vi-VN</dc:language></cp:coreProperties>'
)


def build(layout: Layout) -> bytes:
    """Return the template of a rule book."""
    parts = {
        "[Content_Types].xml": _content_types(
            {
                "word/document.xml": f"{WORD_TYPE}.document.main+xml",
                "word/styles.xml": f"{WORD_TYPE}.styles+xml",
                "word/settings.xml": f"{WORD_TYPE}.settings+xml",
                "word/header1.xml": f"{WORD_TYPE}.header+xml",
                "word/header2.xml": f"{WORD_TYPE}.header+xml",
                "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            }
        ),
        "_rels/.rels": _relations({"word/document.xml": f"{RELATIONS}/officeDocument", "docProps/core.xml": CORE}),
        "word/_rels/document.xml.rels": _relations(
            {
                "styles.xml": f"{RELATIONS}/styles",
                "settings.xml": f"{RELATIONS}/settings",
                "header1.xml": f"{RELATIONS}/header",
                "header2.xml": f"{RELATIONS}/header",
            }
        ),
        "word/document.xml": _document(layout),
        "word/styles.xml": styles_part(layout),
        "word/settings.xml": SETTINGS,
        "word/header1.xml": _header(PAGE_NUMBER),
        "word/header2.xml": _header(""),
        "docProps/core.xml": PROPERTIES,
    }
    return packed({name: (HEAD + text).encode() for name, text in parts.items()})


def _document(layout: Layout) -> str:
    """Return the body: one loop over the blocks, with a paragraph in its style for each kind."""
    names = forms(layout)
    lines = [
        *map("{{#p {} #}}".format, ADVICE),
        "{%p for block in blocks %}",
        "{%p if block.whole %}",
        "{{p block.xml }}",
    ]
    written = [_paragraph(line) for line in lines]
    for kind, name in KINDS.items():
        condition = '{%p elif block.kind == "' + kind + '" %}'
        written += [_paragraph(condition), _paragraph("{{r block.runs }}", style_id(name, names))]
    body_style = style_id(TEMPLATE_NAMES[Style.BODY], names)
    written += [_paragraph("{%p else %}"), _paragraph("{{r block.runs }}", body_style)]
    written += [_paragraph("{%p endif %}"), _paragraph("{%p endfor %}")]
    return f"<w:document {NAMESPACES}><w:body>{''.join(written)}{_section(layout)}</w:body></w:document>"


def _section(layout: Layout) -> str:
    width, height = map(millimetres, layout.paper)
    top, right, bottom, left = (millimetres(side[0]) for side in (layout.top, layout.right, layout.bottom, layout.left))
    edge = millimetres(layout.page_number_from_top)
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{edge}" w:footer="{edge}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _paragraph(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _header(content: str) -> str:
    return f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{content}</w:p></w:hdr>'


def _relations(targets: Mapping[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONS}">{lines}</Relationships>'


def _content_types(kinds: Mapping[str, str]) -> str:
    lines = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return (
        f'<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )
