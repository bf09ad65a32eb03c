"""A draft that comes back as it went out gives the same plan, period, results and citations, whatever the database.

With the marks of the file everything is found exactly; a file that lost them is matched by words.
"""

import hashlib
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.docx_out.writer import docx_bytes
from nhiemvu.domain.coverage import MatchedBy
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.final_report import FinalReport
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Cadence, Role, State
from nhiemvu.domain.text import matching_key
from nhiemvu.reading.report import read_report
from nhiemvu.store.assignments import assign
from nhiemvu.store.children import add_child
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.directives import record_directive
from nhiemvu.store.progress import add_progress
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import add_task, add_task_directives, get_tasks, set_state
from nhiemvu.store.units import add_unit
from nhiemvu.usecases.draft_report import Draft, NothingToAnswer, draft_report
from nhiemvu.usecases.evidence import record_evidence
from nhiemvu.usecases.import_document import Imported, import_document
from nhiemvu.usecases.match_report import match_report
from nhiemvu.usecases.plan_ahead import carried_over, planned_already
from nhiemvu.usecases.read_file import ReadFile
from nhiemvu.writing.results import is_told
from tests.final_reports import without_marks_in

TODAY, PERIOD = date(2026, 7, 3), parse_period("2026-Q2")
PERIODS = [parse_period(code) for code in ("2026-Q1", "2026-Q2", "2026-Q2", "2026-Q2", "2026-Q3")]
SERIES = "công tác dân vận"
UNITS = ("Ban Dân vận", "Công an xã", "Đoàn Thanh niên xã", "Phòng Văn hóa - Xã hội")
VERBS = ("Tổ chức", "Tiếp tục đẩy mạnh", "Rà soát", "Xây dựng", "Kiểm tra", "Tham mưu ban hành", "Phối hợp triển khai")
OBJECTS = (
    "lớp tập huấn nghiệp vụ dân vận", "hồ sơ quy chế dân chủ ở cơ sở", "việc hiến đất làm đường liên thôn",
    "mô hình “Dân vận khéo” tại các thôn", "kế hoạch tiếp xúc, đối thoại với Nhân dân", "đội ngũ báo cáo viên",
    "tủ sách pháp luật tại nhà văn hóa", "phong trào thu gom rác thải nhựa", "quỹ khuyến học của dòng họ",
    "tổ hòa giải ở khu dân cư", "công tác tôn giáo trên địa bàn", "chương trình tín dụng cho hộ nghèo",
)  # fmt: skip
TAILS = ("", " năm 2026", " theo chỉ đạo của cấp trên", "; báo cáo kết quả với Ban Thường vụ", " {{ 7*7 }}", " <w:p>")
DEEDS = (
    "mở {n} lớp cho {m} học viên", "vận động {m} hộ tham gia, đạt {n} đợt",
    "tiếp nhận {n} ý kiến, trả lời {m} lượt người",
    "lập {n} biên bản và hướng dẫn {m} trường hợp", "trao {n} suất quà, hỗ trợ {m} triệu đồng",
)  # fmt: skip
ISSUED = {"12-KH/ĐU": "KH", "07-CT/ĐU": "CT", "31-HD/BDV": "HD"}
KINDS = {"12-KH/ĐU": "Kế hoạch", "07-CT/ĐU": "Chỉ thị", "31-HD/BDV": "Hướng dẫn"}


@dataclass(frozen=True)
class Planned:
    """One task to be made."""

    words: tuple[str, str, str]
    more: dict[str, Any]

    @property
    def text(self) -> str:
        """Its words."""
        verb, thing, tail = self.words
        return f"{verb} {thing}{tail}."


MORE = st.fixed_dictionaries(
    {
        "period": st.sampled_from(PERIODS),
        "state": st.sampled_from([State.NOT_STARTED, State.IN_PROGRESS, State.DONE, State.DONE, State.CANCELLED]),
        "cadence": st.sampled_from([Cadence.ONCE, Cadence.ONCE, Cadence.ONGOING]),
        "due": st.none() | st.integers(-60, 90),
        "lead": st.none() | st.integers(0, len(UNITS) - 1),
        "deed": st.sampled_from(DEEDS),
        "counts": st.tuples(st.integers(2, 99), st.integers(100, 2999)),
        "lines": st.integers(0, 2),
        "proof": st.none() | st.sampled_from(sorted(ISSUED)),
        "cited": st.none() | st.sampled_from(sorted(ISSUED)),
        "parts": st.integers(0, 2),
    }
)
WORDS = st.tuples(st.sampled_from(VERBS), st.sampled_from(OBJECTS), st.sampled_from(TAILS))
TASKS = st.lists(st.builds(Planned, WORDS, MORE), min_size=1, max_size=9, unique_by=lambda one: one.words[1])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty database by the migrations."""
    path = tmp_path_factory.mktemp("round") / "empty.db"
    open_database(str(path))
    return path


@contextmanager
def office(empty: Path, tasks: list[Planned]) -> Iterator[Session]:
    """Open a database with these tasks and what was recorded of them; nothing of it stays."""
    path = empty.with_name("one.db")
    shutil.copyfile(empty, path)
    with transaction(open_database(str(path)), writing=True) as session:
        series = series_id(session, SERIES, create=True)
        units = [add_unit(session, name=name, aliases=(), parent_id=None, valid_from=None) for name in UNITS]
        for task in tasks:
            make(session, task, series, units)
        yield session


def document(symbol: str) -> Directive:
    """Return a document of the office."""
    issuer = "Ban Dân vận Đảng ủy" if symbol.endswith("BDV") else "Đảng ủy xã Đồng Mây"
    return Directive(kind=ISSUED[symbol], symbol=symbol, issued_on=date(2026, 4, 9), issuer=issuer)


def make(session: Session, planned: Planned, series: int | None, units: list[int]) -> None:
    """Add a task with its units, documents, parts and progress."""
    more = planned.more
    due_on = PERIOD.last_day + timedelta(more["due"]) if more["due"] is not None else None
    number = add_task(
        session,
        text=planned.text,
        title=planned.text.rstrip("."),
        series_id=series,
        period=more["period"],
        cadence=more["cadence"],
        due_on=due_on,
        due_text=None,
        origin=None,
    )
    if more["lead"] is not None:
        assign(session, number, units[more["lead"]], Role.LEAD, date(2026, 4, 1))
    if more["cited"]:
        add_task_directives(session, number, [record_directive(session, document(more["cited"]))])
    children = [add_child(session, number, due_on) for _ in range(more["parts"])] if more["state"] is State.DONE else []
    for child in children:
        say(session, child, planned, State.DONE)
    if more["state"] is not State.NOT_STARTED:
        say(session, number, planned, more["state"])


def say(session: Session, number: int, planned: Planned, state: State) -> None:
    """Record what became of a task on a day of the period."""
    more = planned.more
    counts = dict(zip("nm", more["counts"], strict=True))
    deed = f"{planned.words[1]}: {more['deed'].format(**counts)}"
    lines = [f"Đã {deed}.", f"Đợt hai của {deed}."][: more["lines"]]
    day = date(2026, 6, 12)
    entry = add_progress(
        session,
        number,
        unit_id=None,
        reported_on=day,
        state=state,
        percent=60 if state is State.IN_PROGRESS else None,
        note=f"Đang triển khai {deed}" if state is not State.DONE else None,
        result="\n".join(lines) or None if state is State.DONE else None,
        obstacle=None,
    )
    if state is State.DONE and lines and more["proof"]:
        record_directive(session, document(more["proof"]))
        record_evidence(session, entry, [f"{KINDS[more['proof']]} số {more['proof']}"])
    aside = day if state is State.CANCELLED else None
    set_state(session, number, state, day if state is State.DONE else None, set_aside_on=aside)


def sent_back(draft: Draft, *, marked: bool) -> ReadFile:
    """Return what the program reads in the Word file of a draft, with its marks or without."""
    data = docx_bytes(draft.pages, draft.layout)
    data = data if marked else without_marks_in(data)
    return ReadFile("quy-2.docx", hashlib.sha256(data).hexdigest(), read_report(read_docx(data, "quy-2.docx")))


def drafted(session: Session) -> Draft | None:
    """Return the draft of the period, None where it has nothing to answer."""
    try:
        return draft_report(session, PERIOD, series=None, as_of=TODAY)
    except NothingToAnswer:
        return None


def planned_in(session: Session, draft: Draft) -> set[int]:
    """Return the tasks of a draft's plan."""
    answered = [answer.task for answer in draft.answers]
    new = planned_already(session, PERIOD.next(), None, answered)
    return {task.id for task in (*carried_over(draft.answers), *new)}


def letters(text: str) -> str:
    """Return the letters of a text: the program may set other spaces and stops."""
    return "".join(re.findall(r"\w", matching_key(text)))


SLOW = settings(
    max_examples=40,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)


@SLOW
@given(tasks=TASKS)
def test_a_marked_draft_comes_back_exactly(empty: Path, tasks: list[Planned]) -> None:
    """Period, plan, results by task and citations are those of the draft."""
    with office(empty, tasks) as session:
        draft = drafted(session)
        if draft is None:
            return
        source = sent_back(draft, marked=True)
        reading = source.reading
        metadata = reading.metadata
        assert (metadata.series, metadata.period_reported, metadata.period_planned) == (SERIES, PERIOD, PERIOD.next())
        marks = [mark for task in reading.tasks for mark in task.marks]
        assert sorted(marks) == sorted(planned_in(session, draft))
        assert [task.text for task in reading.tasks if len(task.marks) != 1] == [], reading.text
        report = match_report(session, source)
        assert report is not None
        assert_results(draft, report)
        expected = {
            item.directive.symbol for one in draft.answers if is_told(one) for item in proofs(one) if item.directive
        }
        assert expected <= {citation.directive.symbol for citation in reading.citations}
        planned = planned_in(session, draft)
        assert_imported(session, draft, planned, import_document(session, source, today=TODAY))


def proofs(answer: Any) -> tuple[Any, ...]:
    """Return what proves the result that an answer tells of."""
    entry = answer.entry
    return entry.evidence if entry and entry.result else ()


def assert_results(draft: Draft, report: FinalReport) -> None:
    """Hold that each task that the results tell of is found in its own words, by its mark."""
    told = {one.task.id: one for one in report.told}
    for answer in draft.answers:
        if not is_told(answer):
            continue
        found = told[answer.task.id]
        assert (found.matched_by, found.sure) == (MatchedBy.BOOKMARK, True)
        words = letters(" ".join(one.text for one in found.words))
        for line in ((answer.entry.result if answer.entry else None) or "").splitlines():
            assert letters(line) in words
    assert set(told) <= {answer.task.id for answer in draft.answers}
    assert report.strange == ()


def assert_imported(session: Session, draft: Draft, planned: set[int], imported: Imported) -> None:
    """Hold that the plan goes on with each task once: by itself where it was planned already, else by a new link."""
    new = get_tasks(session, imported.tasks)
    goes_on = {task.continues_id or task.id for task in new}
    assert goes_on == planned
    assert all(task.period == PERIOD.next().code for task in new)
    loop = imported.loop
    assert loop is not None
    done = {answer.task.id for answer in draft.answers if answer.task.state is State.DONE}
    under_way = {answer.task.id for answer in draft.answers if is_told(answer)} - done
    assert not under_way & set(loop.completed)


def test_a_draft_without_marks_is_matched_by_words(empty: Path) -> None:
    """Of all results of all drafts at least 95 in a hundred are found for sure, by their own tasks."""
    tally: Counter[str] = Counter()

    @SLOW
    @given(tasks=TASKS)
    def come_back(tasks: list[Planned]) -> None:
        with office(empty, tasks) as session:
            draft = drafted(session)
            if draft is None:
                return
            report = match_report(session, sent_back(draft, marked=False))
            assert report is not None
            told = {
                one.task.id: letters(" ".join(words.text for words in one.words)) for one in report.told if one.sure
            }
            for answer in draft.answers:
                result = letters((answer.entry.result if answer.entry else None) or "")
                if is_told(answer):
                    tally["told"] += 1
                    tally["found"] += answer.task.id in told and result in told[answer.task.id]
            planned = planned_in(session, draft)
            tally["planned"] += len(planned)
            tally["gone on"] += len(planned & {point.task.id for point in (*report.again, *report.planned)})

    come_back()
    assert tally["told"] > 0
    assert tally["found"] >= 0.95 * tally["told"], tally
    assert tally["gone on"] >= 0.95 * tally["planned"], tally
