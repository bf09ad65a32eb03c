"""A body is read as it is unpacked where it is plain, and as a whole where something in it is changed before."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.docx import reader
from nhiemvu.documents.docx.plain_body import NotPlainError, plain_stretches, without_old_fonts
from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.docx.shortening import LONGEST, Shortener, in_stretches
from nhiemvu.documents.docx.styles import Styles
from nhiemvu.documents.markup.parts import PIECE
from nhiemvu.documents.old_fonts.fonts import names_old_font
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.pages import Pages, Paragraph
from tests.documents.word_files import NAMESPACES, p, r, word_file

LINE = "Ủy ban nhân dân xã Đồng Mây rà soát danh mục, báo cáo trước ngày 15/6/2026."
#: So many paragraphs are unpacked in several pieces.
MANY = 3 * PIECE // len(p(LINE))
LONG = p(LINE) * MANY
OLD_FONT = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
MARK = '<w:bookmarkStart w:id="1701" w:name="nv_17_1"/>' + r("đã xong") + '<w:bookmarkEnd w:id="1701"/>'


@contextmanager
def never_plain() -> Iterator[None]:
    """Let every body be read as a whole."""
    with patch.object(reader, "plain_stretches", side_effect=NotPlainError):
        yield


@contextmanager
def never_whole() -> Iterator[None]:
    """Let no body be read as a whole."""
    with patch.object(reader, "with_unicode", side_effect=AssertionError):
        yield


def last_line(pages: Pages) -> Paragraph:
    """Return the last paragraph."""
    block = pages.blocks[-1]
    assert isinstance(block, Paragraph)
    return block


def test_plain_body_is_never_held_whole() -> None:
    """What is read is the same."""
    data = word_file(LONG + p("cuối"))
    with never_whole():
        pages = read_docx(data, "thử.docx")
    assert len(pages.blocks) == MANY + 1
    with never_plain():
        assert read_docx(data, "thử.docx") == pages


CASES = {
    "an old font": p(r("b¸o c¸o quý", OLD_FONT)),
    "a mark of a task": p(MARK),
    "an old font within a long line": p("chữ " * LONGEST + "hết", r("b¸o c¸o quý", OLD_FONT)),
}


@pytest.mark.parametrize("end", CASES.values(), ids=CASES)
def test_what_comes_late_counts_for_the_whole(end: str) -> None:
    """What is met behind many stretches is changed as in a short document."""
    late, alone = (last_line(read_docx(word_file(body + end), "thử.docx")) for body in (LONG, p(LINE)))
    assert late == alone
    assert late.tasks == (17,) or late.text.endswith("báo cáo quý")


@pytest.mark.parametrize(
    "body",
    [
        p("khong dau") * MANY,
        "",
        p("TÊN", "<!-- chú -->") * MANY,
        p("chữ " * LONGEST) * 3,
        "<w:sdt><w:sdtContent>" * 20_000,
        LONG + "<w:p>",
        LONG + "\n  ",
    ],
    ids=["no letter with a mark", "nothing", "comments", "long lines", "never ended", "cut off", "space at the end"],
)
def test_any_body_reads_the_same(body: str) -> None:
    """In pieces and as a whole, faults among it."""

    def outcome() -> Pages | str:
        try:
            return read_docx(data, "thử.docx")
        except UnreadableDocument as fault:
            return str(fault)

    data = word_file(body)
    told = outcome()
    with never_plain():
        assert outcome() == told


def test_damage_behind_many_pieces_is_told() -> None:
    """Also where what was unpacked before it could be read."""
    data = bytearray(word_file(LONG))
    middle = data.index(b"word/document.xml") + 2000
    data[middle : middle + 200] = bytes(200)
    with pytest.raises(UnreadableDocument):
        read_docx(bytes(data), "thử.docx")


PARTS = st.lists(
    st.sampled_from([b"<w:p>", b"</w:p>", b"</w:", b"p>", b"chu", b"<w:t>", b">", b"<", b"x" * (LONGEST // 3), b""])
)


@given(PARTS)
def test_stretches_hold_every_byte(pieces: Iterable[bytes]) -> None:
    """In order, whatever the pieces are; a stretch but the last ends with a tag, as far as there is one."""
    stretches = list(in_stretches(pieces))
    assert b"".join(stretches) == b"".join(pieces)
    assert all(len(stretch) <= 2 * LONGEST for stretch in stretches)
    assert all(stretch.endswith(b">") or b">" not in stretch for stretch in stretches[:-1])


@pytest.mark.parametrize("late", [p(r("b¸o c¸o quý", OLD_FONT)), p(MARK)], ids=["font", "mark"])
def test_signs_are_met_across_pieces(late: str) -> None:
    """A name that two pieces share is met wherever they were cut."""
    beginning = f"<w:document {NAMESPACES}>{p(LINE)}".encode()
    named = late.encode()
    for cut in range(len(named)):
        stretches = plain_stretches([beginning + named[:cut], named[cut:] + b"</w:document>"])
        with pytest.raises(NotPlainError):
            list(without_old_fonts(Shortener(Styles(None), leaves=names_old_font).shortened(stretches)))


FOOTNOTE = f'<w:footnote w:id="2">{p(r("b¸o c¸o quý", OLD_FONT))}</w:footnote>'


@pytest.mark.parametrize("properties", [OLD_FONT, f"<w:b/>{OLD_FONT}"], ids=["plain", "bold"])
@pytest.mark.parametrize("count", [1, 2])
def test_run_in_an_old_font_is_met_among_usual_ones(properties: str, count: int) -> None:
    """Whether its form is met for the first time or again."""
    body = p(LINE) + p(r("Ủy ban "), r("b¸o c¸o ", properties), r("năm")) * count
    assert last_line(read_docx(word_file(body), "thử.docx")).text == "Ủy ban báo cáo năm"


def test_old_font_in_a_note_is_read() -> None:
    """Where the body has none, too."""
    pages = read_docx(word_file(p(LINE, '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=FOOTNOTE), "thử.docx")
    assert [note.text for note in pages.notes] == ["báo cáo quý"]


def test_words_that_look_like_the_name_of_a_font_are_words() -> None:
    """A report on fonts is as plain as any other."""
    with never_whole():
        assert last_line(read_docx(word_file(LONG + p("Bỏ .VnTime, VNI-Times")), "thử.docx")).text[-9:] == "VNI-Times"
