"""Real footnotes of Word: marks in the text, and the part of the package that holds the notes."""

from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from nhiemvu.documents.docx_out.runs import run
from nhiemvu.documents.markup.word_names import WORD, w
from nhiemvu.documents.markup.xml import Element, new_parser, number_in
from nhiemvu.domain.pages import Note

PART_NAME = PackURI("/word/footnotes.xml")
#: The two lines that Word draws above notes; Word expects them in every part of notes.
EMPTY_PART = (
    f'<w:footnotes xmlns:w="{WORD}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr>'
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
    "</w:footnotes>"
).encode()
#: The styles that notes need, by Word's own names, for templates that have lost them.
NOTE_STYLES: Mapping[str, str] = {
    "footnote text": (
        f'<w:style xmlns:w="{WORD}" w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
        '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="both"/>'
        '</w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
    ),
    "footnote reference": (
        f'<w:style xmlns:w="{WORD}" w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    ),
}


class Footnotes:
    """The footnotes of one document, numbered as their marks are written."""

    def __init__(self, document: DocumentPart, notes: Mapping[str, Note]) -> None:
        self._document = document
        self._notes = notes
        self._part = next(
            (
                relation.target_part
                for relation in document.rels.values()
                if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES
            ),
            None,
        )
        self._last = max((number_in(note, w("id")) or 0 for note in self._held()), default=0)
        self._text_style, self._mark_style = (_style_id(document, name) for name in NOTE_STYLES)
        self._added: list[str] = []

    def mark(self, key: str) -> str:
        """Return the run that stands for a note in the text; a key without a note gives nothing."""
        note = self._notes.get(key)
        if note is None:
            return ""
        self._last += 1
        self._added.append(self._footnote(note, self._last))
        return f'<w:r>{self._mark_properties()}<w:footnoteReference w:id="{self._last}"/></w:r>'

    def finish(self) -> None:
        """Put the notes into the package; without notes it stays as it is."""
        if not self._added:
            return
        root = self._held()
        wrapped = f'<w:footnotes xmlns:w="{WORD}">{"".join(self._added)}</w:footnotes>'
        root.extend(etree.fromstring(wrapped.encode(), new_parser()))
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        if self._part is not None:
            # A part that is not XML to the library gives no other way to change what it holds.
            self._part._blob = data  # noqa: SLF001
        else:
            part = Part(PART_NAME, CONTENT_TYPE.WML_FOOTNOTES, data, self._document.package)
            self._document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _held(self) -> Element:
        """Return the notes that the document has already; filling a template changes what they say."""
        return etree.fromstring(self._part.blob if self._part is not None else EMPTY_PART, new_parser())

    def _footnote(self, note: Note, number: int) -> str:
        mark = f"<w:r>{self._mark_properties()}<w:footnoteRef/></w:r>"
        paragraphs = [paragraph.labelled_text for paragraph in note.paragraphs] or [""]
        first = f" {paragraphs[0]}"
        lines = (f"{mark if place == 0 else ''}{run(text)}" for place, text in enumerate([first, *paragraphs[1:]]))
        look = f'<w:pPr><w:pStyle w:val="{self._text_style}"/></w:pPr>'
        return f'<w:footnote w:id="{number}">{"".join(f"<w:p>{look}{line}</w:p>" for line in lines)}</w:footnote>'

    def _mark_properties(self) -> str:
        return f'<w:rPr><w:rStyle w:val="{self._mark_style}"/></w:rPr>'


def _style_id(document: DocumentPart, name: str) -> str:
    """Return the id of a style by its name, putting the style in where the template lacks it."""
    styles = document.styles.element
    for style in styles.iterchildren(w("style")):
        label = style.find(w("name"))
        if label is not None and label.get(w("val"), "").casefold() == name:
            return str(style.get(w("styleId"), ""))
    added = etree.fromstring(NOTE_STYLES[name])
    styles.append(added)
    return str(added.get(w("styleId")))
