"""Paragraphs come back from an editor with the tasks that they were marked with, however they were edited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.markup.task_marks import SIGN, may_have_marks
from tests.documents import odt_files
from tests.documents.test_docx_usual import UNHURRIED, assert_same
from tests.documents.word_files import cell, p, r, read, row, word_file


def start(task: int, place: int = 1, number: int | None = None) -> str:
    """Return the start of a task's bookmark."""
    return f'<w:bookmarkStart w:id="{task * 100 + place if number is None else number}" w:name="nv_{task}_{place}"/>'


def end(task: int, place: int = 1, number: int | None = None) -> str:
    """Return the end of a task's bookmark."""
    return f'<w:bookmarkEnd w:id="{task * 100 + place if number is None else number}"/>'


def marked(task: int, *content: str, place: int = 1) -> str:
    """Return content within the bookmark of a task."""
    return (
        start(task, place) + "".join(part if part.startswith("<") else r(part) for part in content) + end(task, place)
    )


DELETED_MARK = "<w:rPr><w:del/></w:rPr>"
CASES = {
    "one paragraph": (p(marked(17, "Đã ban hành")), [(17,)]),
    "one of several": (p("trước") + p(marked(17, "giữa")) + p("sau"), [(), (17,), ()]),
    "two paragraphs of one task": (p(marked(17, "một")) + p(marked(17, "hai", place=2)), [(17,), (17,)]),
    "words typed before and after it": (p("Trong kỳ, ", marked(17, "đã ban hành"), " 3 văn bản"), [(17,)]),
    "split in two": (p(start(17), "một") + p("hai", end(17)), [(17,), (17,)]),
    "split in three": (p(start(17), "một") + p("hai") + p("ba", end(17)), [(17,), (17,), (17,)]),
    "split, its end alone in front of the next": (p(start(17), "một") + p(end(17), "hai"), [(17,), ()]),
    "joined with another": (p(marked(17, "một"), marked(18, " hai")), [(17, 18)]),
    "joined by a tracked change": (p(marked(17, "một"), properties=DELETED_MARK) + p(marked(18, "hai")), [(17, 18)]),
    "one bookmark within another": (p(start(17), marked(18, "một"), end(17)), [(17, 18)]),
    "moved below another": (p(marked(18, "hai")) + p(marked(17, "một")), [(18,), (17,)]),
    "copied, which leaves the bookmark behind": (p(marked(17, "một")) + p("một"), [(17,), ()]),
    "its words deleted": (p(marked(17), "khác"), [()]),
    "its words deleted with changes tracked": (
        p(f"{start(17)}<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>{end(17)}", "mới"),
        [()],
    ),
    "its words moved away with changes tracked": (
        p(f"{start(17)}<w:moveFrom>{r('cũ')}</w:moveFrom>{end(17)}", "mới"),
        [()],
    ),
    "words typed with changes tracked": (p(f"{start(17)}<w:ins>{r('mới')}</w:ins>{end(17)}"), [(17,)]),
    "never ended": (p(start(17), "một") + p("hai"), [(17,), ()]),
    "ended without a start": (p("một", end(17)), [()]),
    "one number for two": (
        p(marked(17, "một", place=1)) + p(start(18, 1, 1701), "hai", end(18, 1, 1701)),
        [(17,), (18,)],
    ),
    "between paragraphs": (start(17) + p("một") + end(17) + p("hai"), [(17,), ()]),
    "in a cell": (f"<w:tbl>{row(cell(p(marked(17, 'một'))), cell('hai'))}</w:tbl>", [(17,), ()]),
    "around a hyperlink": (p(f"{start(17)}<w:hyperlink>{r('một')}</w:hyperlink>{end(17)}"), [(17,)]),
    "another program's bookmark": (
        p('<w:bookmarkStart w:id="1" w:name="_Toc17_1"/>', "a", '<w:bookmarkEnd w:id="1"/>'),
        [()],
    ),
    "a name that is almost one": (
        p('<w:bookmarkStart w:id="1" w:name="nv_17"/>', "a", '<w:bookmarkEnd w:id="1"/>'),
        [()],
    ),
    "quotes of the other kind": (
        p("<w:bookmarkStart w:id='1' w:name='nv_17_1'/>", "a", "<w:bookmarkEnd w:id='1'/>"),
        [(17,)],
    ),
    "an attribute that the file made up": ('<w:p w:tasks="x">' + r("nv_") + "</w:p>", [()]),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_marks_of_word(body: str, expected: list[tuple[int, ...]]) -> None:
    """A paragraph has the tasks of the bookmarks that hold some of its words."""
    assert [paragraph.tasks for paragraph in read(body).paragraphs()] == expected
    assert_same(word_file(body))


def test_marks_are_no_words() -> None:
    """A marked paragraph reads as it does without its marks."""
    body = p("Trong kỳ, ", marked(17, "đã ban hành"), marked(18, " 3 văn bản"))
    bare = p("Trong kỳ, ", "đã ban hành", " 3 văn bản")
    assert [paragraph.text for paragraph in read(body).paragraphs()] == [
        paragraph.text for paragraph in read(bare).paragraphs()
    ]


ODT_START, ODT_END = '<text:bookmark-start text:name="nv_17_1"/>', '<text:bookmark-end text:name="nv_17_1"/>'
ODT_CASES = {
    "one paragraph": (f"<text:p>{ODT_START}a{ODT_END}</text:p><text:p>b</text:p>", [(17,), ()]),
    "in a span": (f"<text:p>{ODT_START}<text:span>a</text:span>{ODT_END}</text:p>", [(17,)]),
    "split in two": (f"<text:p>{ODT_START}a</text:p><text:p>b{ODT_END}c</text:p>", [(17,), (17,)]),
    "empty": ('<text:p><text:bookmark text:name="nv_17_1"/>a</text:p>', [()]),
    "in a list": (
        f"<text:list><text:list-item><text:p>a{ODT_START}b{ODT_END}</text:p></text:list-item></text:list>",
        [(17,)],
    ),
}


@pytest.mark.parametrize(("body", "expected"), ODT_CASES.values(), ids=ODT_CASES)
def test_marks_of_odt(body: str, expected: list[tuple[int, ...]]) -> None:
    """LibreOffice keeps the bookmarks, and they are read the same."""
    assert [paragraph.tasks for paragraph in odt_files.read(body).paragraphs()] == expected


TEXTS = st.lists(st.sampled_from(["a", " ", "", "Đã ban hành 3 văn bản;", "x &amp; y"]), max_size=3)
MARKED = st.lists(st.tuples(TEXTS, st.lists(st.integers(1, 40), max_size=3)), max_size=6)


@UNHURRIED
@given(MARKED)
def test_no_mark_is_lost(paragraphs: list[tuple[list[str], list[int]]]) -> None:
    """Each paragraph with words has just the tasks that it was marked with, in any document, read in either way."""
    places: dict[int, int] = {}
    body, expected = "", []
    for texts, tasks in paragraphs:
        runs = "".join(map(r, texts))
        for task in tasks:
            places[task] = places.get(task, 0) + 1
            runs = start(task, places[task]) + runs + end(task, places[task])
        body += p(runs) if runs else "<w:p/>"
        if "".join(texts).strip():
            expected.append(tuple(dict.fromkeys(reversed(tasks))))
    data = word_file(body)
    assert [paragraph.tasks for paragraph in read_docx(data, "thử.docx").paragraphs()] == expected
    assert_same(data)


@pytest.mark.parametrize("before", [b"", b"v", b"n", b"_", b"nv", b"_" * 63, b"_" * 64, b"_" * 65, b"x_" * 99 + b"n"])
@pytest.mark.parametrize("sign", [b"nv_", b"n_v", b"v_", b""])
def test_a_sign_is_found_wherever_it_stands(before: bytes, sign: bytes) -> None:
    """A part is looked through where it holds the sign, however many low lines stand before it."""
    part = before + sign + b"17_"
    assert may_have_marks(part) == (SIGN in part)
