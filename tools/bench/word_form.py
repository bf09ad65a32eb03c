"""The .docx of a report as Word writes it, with all that Word puts around words.

Each paragraph is several runs, for a change of look, an edit on another day (rsid) or a word that the spell checker
does not know; properties are repeated in each of them. Numbers are automatic, notes are footnotes.
"""

from collections.abc import Iterator, Sequence
from random import Random
from xml.sax.saxutils import escape

from nhiemvu.documents.archive import packed
from nhiemvu.documents.markup.word_names import PACKAGE_RELATIONS, RELATIONS, WORD
from nhiemvu.domain.pages import Cell, NoteMark, Pages, Paragraph, Style, Table

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
SIZE = '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/>'
SPACING = '<w:spacing w:before="120" w:after="120" w:line="340" w:lineRule="exact"/><w:ind w:firstLine="720"/>'
STYLE_NAMES = {Style.TITLE: "Title", Style.SUBTITLE: "Subtitle", Style.HEADING: "u1", Style.ITEM: "oancuaDanhsach"}
COLUMN, CELL_LOOK = '<w:gridCol w:w="2200"/>', '<w:tcPr><w:tcW w:w="2200" w:type="dxa"/></w:tcPr>'
#: Words of a run, and how many days a text was edited on.
RUN_WORDS, DAYS = 11, 24
#: Characters after which Word notes that a page began.
PAGE = 3000


class WordForm:
    """Writes the XML of paragraphs and tables; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 the bytes need to be the same each time, not secret
        self._days = [f"{self._random.getrandbits(24):08X}" for _ in range(DAYS)]
        self._since_page = 0

    def block(self, block: Paragraph | Table) -> str:
        """Return a paragraph or table."""
        return self.paragraph(block) if isinstance(block, Paragraph) else self._table(block)

    def paragraph(self, paragraph: Paragraph, start: str = "") -> str:
        """Return a paragraph; `start` stands before its words."""
        day = self._random.choice(self._days)
        marks = f'w14:paraId="{self._random.getrandbits(31):08X}" w14:textId="77777777" '
        marks += f'w:rsidR="{day}" w:rsidRDefault="{day}" w:rsidP="{self._days[0]}"'
        return f"<w:p {marks}>{_properties(paragraph)}{start}{''.join(self._runs(paragraph))}</w:p>"

    def _runs(self, paragraph: Paragraph) -> Iterator[str]:
        done = 0
        for mark in (*paragraph.marks, NoteMark(len(paragraph.text), "")):
            yield from self._text(paragraph.text[done : mark.offset])
            done = mark.offset
            if mark.key:
                yield f'<w:r><w:rPr><w:rStyle w:val="T"/>{SIZE}</w:rPr><w:footnoteReference w:id="{mark.key}"/></w:r>'

    def _text(self, text: str) -> Iterator[str]:
        words = text.split(" ")
        place = 0
        while place < len(words):
            count = 1 + int(self._random.expovariate(1 / RUN_WORDS))
            piece = " ".join(words[place : place + count])
            place += count
            yield self._run(f"{piece} " if place < len(words) else piece)

    def _run(self, text: str) -> str:
        chance = self._random.random()
        day = self._random.choice(self._days)
        marks = ("", f' w:rsidRPr="{day}"', f' w:rsidR="{self._days[0]}" w:rsidRPr="{day}"')[int(chance * 3)]
        look = ("<w:i/>", "<w:b/><w:bCs/>")[int(chance * 200) % 2] if chance * 1000 % 10 < 1 else ""
        font = FONT if chance * 100 % 10 < 6 else ""
        space = ' xml:space="preserve"' if text != text.strip() else ""
        page = ""
        self._since_page += len(text)
        if self._since_page >= PAGE:
            self._since_page -= PAGE
            page = "<w:lastRenderedPageBreak/>"
        properties = f"<w:rPr>{font}{look}{SIZE}</w:rPr>"
        run = f"<w:r{marks}>{properties}{page}<w:t{space}>{escape(text)}</w:t></w:r>"
        unknown = chance * 50 % 10 < 3
        return f'<w:proofErr w:type="spellStart"/>{run}<w:proofErr w:type="spellEnd"/>' if unknown else run

    def _table(self, table: Table) -> str:
        head = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        columns = max(map(len, table.rows), default=0)
        grid = f"<w:tblGrid>{COLUMN * columns}</w:tblGrid>"
        rows = "".join(self._row(row, is_head=place < table.head_rows) for place, row in enumerate(table.rows))
        return f"<w:tbl>{head}{grid}{rows}</w:tbl>"

    def _row(self, row: Sequence[Cell], *, is_head: bool) -> str:
        properties = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
        day = self._random.choice(self._days)
        cells = "".join(f"<w:tc>{CELL_LOOK}{''.join(map(self.paragraph, cell.paragraphs))}</w:tc>" for cell in row)
        return f'<w:tr w:rsidR="{day}" w:rsidTr="{day}">{properties}{cells}</w:tr>'


def word_file(pages: Pages, seed: int = 1) -> bytes:
    """Return the bytes of the .docx that reads as `pages`."""
    form = WordForm(seed)
    body = "".join(map(form.block, pages.blocks))
    sign = '<w:r><w:rPr><w:rStyle w:val="T"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{note.key}">{form.paragraph(note.paragraphs[0], sign)}</w:footnote>' for note in pages.notes
    )
    return packed({name: text.encode() for name, text in _parts(body, notes).items()})


def plain_word_file(pages: Pages) -> bytes:
    """Return a .docx with the paragraphs of `pages` as programs write them: one run each, no properties, no notes."""
    body = "".join(f"<w:p><w:r><w:t>{escape(one.labelled_text)}</w:t></w:r></w:p>" for one in pages.paragraphs())
    return packed({name: text.encode() for name, text in _parts(body, "").items()})


def _parts(body: str, notes: str) -> dict[str, str]:
    kinds = ("document.main", "styles", "numbering", "footnotes")
    overrides = "".join(
        f'<Override PartName="/word/{kind.removesuffix(".main")}.xml" ContentType="{MAIN}.{kind}+xml"/>'
        for kind in kinds
    )
    relations = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for place, kind in enumerate(kinds[1:], 1)
    )
    main = f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{types}">{rels}{overrides}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE_RELATIONS}">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE_RELATIONS}">{relations}</Relationships>',
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"{HEAD}<w:styles {NAMESPACES}>{_styles()}</w:styles>",
        "word/numbering.xml": f"{HEAD}<w:numbering {NAMESPACES}>{_numbering()}</w:numbering>",
        "word/footnotes.xml": f"{HEAD}<w:footnotes {NAMESPACES}>{notes}</w:footnotes>",
    }


def _properties(paragraph: Paragraph) -> str:
    style = STYLE_NAMES.get(paragraph.style)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:pPr>{named}{_number(paragraph)}{SPACING}<w:jc w:val="both"/><w:rPr>{FONT}{SIZE}</w:rPr></w:pPr>'


def _number(paragraph: Paragraph) -> str:
    """Return the place in a list that gives a paragraph its number: sections, points and letters are one list."""
    if not paragraph.label:
        return ""
    list_id, level = (2, 0) if paragraph.label == "-" else (1, paragraph.level - 1)
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def _styles() -> str:
    names = {"Title": "Title", "Subtitle": "Subtitle", "u1": "heading 1", "oancuaDanhsach": "List Paragraph"}
    bold = "<w:rPr><w:b/></w:rPr>"
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{bold * (key == "u1")}</w:style>'
        for key, name in names.items()
    )
    superscript = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    note = f'<w:style w:type="character" w:styleId="T"><w:name w:val="footnote reference"/>{superscript}</w:style>'
    return styles + note


def _numbering() -> str:
    forms = (("upperRoman", "%1 -"), ("decimal", "%2."), ("lowerLetter", "%3)"))
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for place, (form, pattern) in enumerate(forms)
    )
    dash = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{content}</w:abstractNum>'
        for number, content in ((1, levels), (2, dash))
    )
    return lists + "".join(f'<w:num w:numId="{one}"><w:abstractNumId w:val="{one}"/></w:num>' for one in (1, 2))
