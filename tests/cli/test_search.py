"""`search`: what is shown of what was found, in every format, and what is refused."""

import csv

import pytest
from sqlalchemy import event

from nhiemvu.domain.search import SearchKind
from nhiemvu.store.database import open_database, transaction
from nhiemvu.usecases.search_records import search_records
from tests.support import EXAMPLES, Office, on_a_terminal

TODAY = "2026-07-08"


@pytest.fixture
def working(office: Office) -> Office:
    """Return an office with a report's tasks and a result."""
    return office.begun(
        (TODAY, "import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes"),
        (TODAY, "done", 1, "--result", "Đã hoà giải 3 vụ; tuyên truyền về biển, đảo."),
    )


def test_words_with_their_place(working: Office) -> None:
    """Kind, number, place and the words; accents as in the contract."""
    told = working("search", "bien", "dao", today=TODAY)
    head, _, line = told.out.splitlines()
    assert head.split() == ["Loại", "Số", "Ở", "đâu", "Nội", "dung"]
    assert "kết quả" in line
    assert line.endswith("tuyên truyền về biển, đảo.")
    assert "Không tìm thấy" in working("search", "biến", today=TODAY).err
    assert working("tim", "hòa giải", "--format", "json", today=TODAY).json == [
        {
            "kind": "result",
            "id": 1,
            "name": None,
            "label": None,
            "day": "2026-07-08",
            "excerpt": "Đã hoà giải 3 vụ; tuyên truyền về biển, đảo.",
            "places": [[3, 11]],
        }
    ]


def test_the_statements_do_not_grow_with_what_is_found(working: Office) -> None:
    """Looking up thirty proofs and documents costs as many statements as looking up three."""
    for number in range(30):
        working("directive", "add", f"{number + 100}-KH/ĐU", "--title", "Rà soát đất công", today=TODAY)
        working("add", f"Việc {number}", today=TODAY)
    working("done", "9-38", "--result", "Đã xong.", "--evidence", "Biên bản rà soát đất công", today=TODAY)

    def statements(limit: int, kind: SearchKind) -> int:
        seen = []
        with transaction(open_database(working.location), writing=False) as session:
            event.listen(session.connection, "before_cursor_execute", lambda *details: seen.append(details[2]))
            search_records(session, "rà soát đất công", phrase=False, kinds=[kind], limit=limit)
        return len(seen)

    for kind in (SearchKind.RESULT, SearchKind.DIRECTIVE):
        assert statements(30, kind) == statements(3, kind), kind


def test_tasks_directives_and_reports(working: Office) -> None:
    """Each with what tells it from others; the label is that of the point."""
    found = working("search", "26-KH/ĐU", "--format", "json", today=TODAY).json
    assert {one["kind"] for one in found} == {"task", "directive", "report"}
    by_kind = {one["kind"]: one for one in found}
    assert by_kind["directive"]["name"] == "26-KH/ĐU"
    assert by_kind["report"]["name"] == "58-BC/ĐU, 2026-Q1"
    assert by_kind["report"]["label"].startswith(("I", "V"))
    assert by_kind["task"]["label"].startswith("IV.")
    only = working("search", "26-KH/ĐU", "--kind", "report", "--format", "json", today=TODAY).json
    assert {one["kind"] for one in only} == {"report"}


def test_a_citation_finds_its_document_first(working: Office) -> None:
    """Though its record has no words for its kind; once, and only where its kind is asked for."""
    found = working("search", "Kế hoạch 26-KH/ĐU", "--format", "json", today=TODAY).json
    assert (found[0]["kind"], found[0]["name"]) == ("directive", "26-KH/ĐU")
    assert [one["kind"] for one in found].count("directive") == 1
    assert {one["kind"] for one in found} >= {"task", "report"}
    tasks = working("search", "Kế hoạch 26-KH/ĐU", "--kind", "task", "--format", "json", today=TODAY).json
    assert {one["kind"] for one in tasks} == {"task"}


def test_a_citation_without_a_number_finds_its_document(working: Office) -> None:
    """By the title, though its record has no words for its kind; words that are no title of it find nothing there."""
    title = "đẩy mạnh công tác cán bộ"
    working("directive", "add", "--kind", "KL", "--issuer", "Bộ Chính trị", "--title", title, today=TODAY)
    found = working("search", f"thực hiện Kết luận của Bộ Chính trị về {title}", "--format", "json", today=TODAY).json
    assert [(one["kind"], one["excerpt"]) for one in found] == [("directive", f"{title} Bộ Chính trị")]
    others = working(
        "search", "thực hiện Kết luận của Bộ Chính trị về công tác khác", "--format", "json", today=TODAY
    ).json
    assert not [one for one in others if one["kind"] == "directive"]


def test_markdown_and_csv(working: Office) -> None:
    """Markdown marks the words, CSV has them plain."""
    told = working("search", "--phrase", "biển", "đảo", "--format", "markdown", today=TODAY).out
    assert told.splitlines()[2].endswith("tuyên truyền về **biển, đảo**. |")
    plain = working("search", "biển đảo", "--format", "csv", today=TODAY).out
    [_, row] = csv.reader(plain.splitlines())
    assert row[-1] == "Đã hoà giải 3 vụ; tuyên truyền về biển, đảo."


def test_more_than_asked_for_is_told(working: Office) -> None:
    """The rest is a --limit away."""
    told = working("search", "chi bộ", "--limit", 1, today=TODAY)
    assert len(told.out.splitlines()) == 3
    assert "--limit" in told.err


def test_words_are_coloured_on_a_terminal(working: Office) -> None:
    """Wrapped to the screen, the words found in colour; nowhere else."""
    shown = on_a_terminal(working.location, "search", "chuyển đổi số", "--limit", "3", NHIEMVU_TODAY=TODAY)
    lines = shown.splitlines()
    assert "\x1b[31m\x1b[1mchuyển" in shown
    plain = [line.replace("\x1b[31m\x1b[1m", "").replace("\x1b[0m", "") for line in lines]
    assert max(map(len, plain)) <= 80
    assert "\x1b" not in on_a_terminal(working.location, "search", "chi bộ", NO_COLOR="1")


CASES: list[tuple[str, int, list[object], str]] = [
    ("search: no word", 2, ["search", "-", "/"], "không có chữ nào để tìm"),
    ("search: empty", 2, ["search", " "], "để trống"),
    ("search: nothing", 2, ["search"], "Thiếu"),
    ("search: an unknown kind", 2, ["search", "biển", "--kind", "unit"], "task, result, directive, report"),
    ("search: none", 2, ["search", "biển", "--limit", 0], "“0”"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(working: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Two lines, the right exit code, and nothing changed."""
    before = working.rows()
    outcome = working(*words, today=TODAY, code=code)
    assert working.rows() == before
    lines = outcome.err.strip().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Lỗi", "Cách xử lý"], outcome.err
    assert said in lines[0], name
