"""Footnotes and endnotes, numbered by their marks."""

from nhiemvu.domain.pages import NoteMark
from tests.documents.word_files import p, r, read


def note(kind: str, number: int, text: str, more: str = "") -> str:
    """Return one note."""
    return f'<w:{kind} w:id="{number}" {more}>{p("<w:r><w:footnoteRef/></w:r>", r(f" {text}"))}</w:{kind}>'


def mark(kind: str, number: int, more: str = "") -> str:
    """Return a mark."""
    return f'<w:r><w:{kind}Reference w:id="{number}" {more}/></w:r>'


FOOTNOTES = (
    note("footnote", -1, "gạch", 'w:type="separator"')
    + note("footnote", 0, "gạch", 'w:type="continuationSeparator"')
    + note("footnote", 3, "ghi chú ba")
    + note("footnote", 4, "không có dấu")
    + note("footnote", 7, "ghi chú bảy")
)


def test_notes_stand_in_the_order_of_their_marks() -> None:
    """Numbers of the file do not matter, separators and notes without a mark are left out, endnotes are told apart."""
    body = p(r("a"), mark("footnote", 7), r("b"), mark("endnote", 1)) + p(r("c"), mark("footnote", 3))
    pages = read(body, footnotes=FOOTNOTES, endnotes=note("endnote", 1, "cuối văn bản"))
    assert [paragraph.marks for paragraph in pages.paragraphs()] == [
        (NoteMark(1, "1"), NoteMark(2, "e1")),
        (NoteMark(1, "2"),),
    ]
    assert [(found.key, found.text) for found in pages.notes] == [
        ("1", "ghi chú bảy"),
        ("e1", "cuối văn bản"),
        ("2", "ghi chú ba"),
    ]


def test_mark_of_its_own_is_no_text() -> None:
    """The sign that stands for a number is left out of the text."""
    starred = '<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    (paragraph,) = read(p(r("a"), starred, r("b")), footnotes=FOOTNOTES).paragraphs()
    assert (paragraph.text, paragraph.marks) == ("ab", (NoteMark(1, "1"),))


def test_one_note_may_have_two_marks() -> None:
    """Two marks of one note share its key."""
    pages = read(p(r("a"), mark("footnote", 3), mark("footnote", 3)), footnotes=FOOTNOTES)
    assert [found.key for paragraph in pages.paragraphs() for found in paragraph.marks] == ["1", "1"]
    assert len(pages.notes) == 1


def test_mark_without_note_is_kept() -> None:
    """A mark whose note the file lacks stays, so that it can be told."""
    pages = read(p(r("a"), mark("footnote", 99)), footnotes=FOOTNOTES)
    assert [found.key for paragraph in pages.paragraphs() for found in paragraph.marks] == ["1"]
    assert pages.notes == ()


def test_marks_in_deleted_words_do_not_count() -> None:
    """A note whose mark was deleted is gone, and the others close up."""
    body = p(f'<w:del w:id="1">{mark("footnote", 3)}</w:del>', r("a"), mark("footnote", 7))
    assert [(found.key, found.text) for found in read(body, footnotes=FOOTNOTES).notes] == [("1", "ghi chú bảy")]
