"""Whatever units type, and however the file is mixed up on its way, exactly that is recorded, each answer once.

A second run changes nothing, and undoing brings back every record. LibreOffice loses none of it.
"""

import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from nhiemvu.documents.sheet_in import read_sheets
from nhiemvu.documents.soffice import found_soffice
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.forms import ANSWERS, FormColumn
from nhiemvu.domain.tasks import Cadence, Role, State
from nhiemvu.domain.text import nfc
from nhiemvu.store.assignments import assign
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.history import record_event
from nhiemvu.store.progress import add_progress, progress_of_tasks
from nhiemvu.store.session import Session
from nhiemvu.store.tables import metadata
from nhiemvu.store.tasks import add_task, get_tasks, set_state
from nhiemvu.store.units import add_unit
from nhiemvu.usecases.find_files import find_files
from nhiemvu.usecases.make_forms import make_forms, unit_forms
from nhiemvu.usecases.read_forms import SUPPORTED_SHEETS, read_form
from nhiemvu.usecases.review_forms import FormReview, review_forms
from nhiemvu.usecases.take_forms import Preference, decide, take_forms
from nhiemvu.usecases.undo import undo
from tests.filled_forms import fill, rows_of, written_anew
from tests.required import needs

OUT, IN = date(2026, 4, 20), date(2026, 4, 24)
UNITS = ("Công an xã", "Ban Dân vận", "Đoàn Thanh niên xã")
F = FormColumn
#: Words that programs take for something else, or that come in another form than they are kept in.
WORDS = (
    '=HYPERLINK("http://x";"bấm")', "-1+2", "+1", "@x", "</script>", "<img src=x onerror=alert(1)>", "{{ 7*7 }}",
    "- Rà soát\n- Tổ chức", "Đã họp dân ở 3 thôn.", "Hòa giải", "<r><t>x</t></r>", "_x0041_", "'00123", "1e5", "007",
    "{=1+1}", "TRUE", "#N/A", "01/02/2026", "ký tự \u200b rộng 0", "𝒳 ngoài mặt phẳng", "dài " * 400,
)  # fmt: skip
words = st.sampled_from(WORDS) | st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30
)
proofs = st.lists(words.map(lambda one: one.replace(";", ",").replace("\n", " ")), min_size=1, max_size=2, unique=True)
EVENT: dict[str, Any] = {"at": datetime(2026, 4, 24, tzinfo=VIETNAM), "actor": "lan"}


def kept(text: str) -> str:
    """Return words as the record is to have them: composed, lines without what stands around them."""
    return "\n".join(line.strip() for line in nfc(text).split("\n") if line.strip())


@dataclass(frozen=True)
class Made:
    """One task: its lead, the units in support, how it stands, when it is due."""

    lead: int
    support: tuple[int, ...]
    begun: bool
    due: int | None


@dataclass(frozen=True)
class Typed:
    """What a unit types of one task."""

    done: bool
    state: str | None
    percent: int | None
    words: str | None
    ago: int | None
    proofs: tuple[str, ...]
    obstacle: str | None
    longer: int | None
    reason: str


made = st.builds(
    lambda lead, support, begun, due: Made(lead, tuple(sorted(support - {lead})), begun, due),
    st.integers(0, 2),
    st.sets(st.integers(0, 2)),
    st.booleans(),
    st.none() | st.integers(-30, 60),
)
typed = st.builds(
    Typed,
    st.booleans(),
    st.sampled_from((None, None, "đang thực hiện", "ĐANG  thực hiện", "chưa thực hiện")),
    st.none() | st.integers(0, 100),
    st.none() | words,
    st.none() | st.integers(0, 20),
    st.just(()) | proofs.map(tuple),
    st.none() | words,
    st.none() | st.integers(1, 400),
    words,
)
answers = st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 5)), typed, max_size=10)


def meaningful(text: str | None) -> str | None:
    """Return words that say something: a form takes what is blank, or says that nothing is in the way, for empty."""
    said = kept(text) if text else ""
    return said if said.strip(" .-") and said.casefold() not in {"không", "không có"} else None


def cells_of(said: Typed, task: Made, *, lead: bool) -> dict[F, Any]:
    """Return what a unit types so that the row is in order."""
    words_said, obstacle = meaningful(said.words), meaningful(said.obstacle)
    cells: dict[F, Any] = {}
    if said.done and words_said:
        cells = {F.STATE: "đã hoàn thành", F.RESULT: said.words}
        if said.ago is not None:
            cells[F.COMPLETED] = IN - timedelta(said.ago)
    else:
        begun = task.begun or bool(said.percent) or not lead
        state = None if said.state == "chưa thực hiện" and begun else said.state
        cells = {F.STATE: state, F.PERCENT: said.percent, F.RESULT: said.words if words_said else None}
        if lead and task.due is not None and said.longer is not None and meaningful(said.reason):
            cells |= {F.NEW_DUE: OUT + timedelta(task.due + said.longer), F.REASON: said.reason}
    evidence = [proof for proof in said.proofs if meaningful(proof)]
    cells |= {F.EVIDENCE: "; ".join(evidence) or None, F.OBSTACLE: said.obstacle if obstacle else None}
    return {column: cell for column, cell in cells.items() if cell is not None}


def expected(cells: dict[F, Any], *, lead: bool) -> dict[str, Any] | None:
    """Return the entry that is to be in the record, or None where the row tells nothing of the work."""
    told = {F.STATE, F.PERCENT, F.RESULT, F.EVIDENCE, F.OBSTACLE}
    if not told & cells.keys():
        return None
    evidence = tuple(dict.fromkeys(kept(part) for part in cells.get(F.EVIDENCE, "").split(";") if kept(part)))
    entry: dict[str, Any] = {
        "obstacle": cells.get(F.OBSTACLE) and kept(cells[F.OBSTACLE]),
        "evidence": evidence,
        "reported_on": IN,
    }
    state = " ".join(cells[F.STATE].lower().split()) if F.STATE in cells else None
    said, percent = cells.get(F.RESULT) and kept(cells[F.RESULT]), cells.get(F.PERCENT)
    if not lead:
        parts = [state, f"{percent}%" if percent is not None else None]
        parts += [f"ngày {cells[F.COMPLETED]:%d/%m/%Y}" if F.COMPLETED in cells else None]
        standing = ", ".join(part for part in parts if part)
        note = f"Phối hợp: {said}" + (f" ({standing})" if standing else "") if said else f"Phối hợp: {standing}"
        return entry | {"percent": None, "result": None, "note": note if said or standing else None}
    if state == "đã hoàn thành":
        entry["reported_on"] = cells.get(F.COMPLETED, IN)
        return entry | {"percent": 100, "result": said, "note": None}
    return entry | {"percent": percent, "result": None, "note": said}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty database by the migrations."""
    path = tmp_path_factory.mktemp("forms") / "empty.db"
    open_database(str(path))
    return path


def make_office(session: Session, tasks: Sequence[Made]) -> None:
    """Add the units and tasks, and what was said so far."""
    units = [add_unit(session, name=name, aliases=(), parent_id=None, valid_from=None) for name in UNITS]
    for task in tasks:
        due_on = OUT + timedelta(task.due) if task.due is not None else None
        number = add_task(
            session,
            text="=Rà soát hồ sơ </script>",
            title="Rà soát hồ sơ",
            series_id=None,
            period=None,
            cadence=Cadence.ONCE,
            due_on=due_on,
            due_text=None,
            origin=None,
        )
        assign(session, number, units[task.lead], Role.LEAD, OUT)
        for one in task.support:
            assign(session, number, units[one], Role.SUPPORT, OUT)
        if task.begun:
            fields: dict[str, Any] = {"percent": 10, "note": "Bắt đầu", "result": None, "obstacle": None}
            add_progress(session, number, unit_id=units[task.lead], reported_on=OUT, state=State.IN_PROGRESS, **fields)
            set_state(session, number, State.IN_PROGRESS)
    record_event(session, command="setup", **EVENT)


def mixed_up(path: Path, chance: Random) -> Path:
    """Write a form anew with rows shuffled and put between, columns moved and added, sheets renamed."""
    rows, heads = rows_of(path)
    head, body = rows[heads], [list(row) for row in rows[heads + 1 :]]
    chance.shuffle(body)
    for _ in range(chance.randint(0, 3)):
        body.insert(chance.randint(0, len(body)), [None] * len(head))
    order = list(range(len(head)))
    chance.shuffle(order)
    extra = chance.randint(0, len(order))
    table: list[list[Any]] = [
        [*(row[at] for at in order[:extra]), "ghi chú riêng", *(row[at] for at in order[extra:])]
        for row in [head, *body]
    ]
    lines: list[list[Any]] = [[None], ["Kính gửi"]]
    above = lines[: chance.randint(0, 2)]
    names: dict[str, Any] = {
        "name": chance.choice(("Phiếu", "Sheet1", "Tháng 4")),
        "first": chance.choice((None, "Bìa")),
    }
    target = path.with_name(f"lai {path.name}")
    written_anew(path, [*above, *rows[: chance.randint(0, heads)], *table], target, **names)
    path.unlink()
    return target


def reviewed(session: Session, folder: Path) -> list[FormReview]:
    """Return the forms of a folder beside the record."""
    found = find_files([folder], SUPPORTED_SHEETS).files
    return review_forms(session, [read_form(path, IN) for path in found])


def taken(session: Session, folder: Path) -> int:
    """Record the forms of a folder, the lead's word first where two contradict; return how many answers were new."""
    reviews = reviewed(session, folder)
    assert not any(review.faults or review.refusal for review in reviews), reviews
    decided = decide(reviews, [Preference.LEAD, Preference.FORM])
    assert not decided.left
    outcomes = list(take_forms(session, reviews, decided.left, on=None, today=IN, command="form in", **EVENT))
    assert not any(outcome.faults for outcome in outcomes), outcomes
    return sum(len(outcome.recorded) for outcome in outcomes)


def records(session: Session) -> dict[str, list[Any]]:
    """Return what the tables hold but the history."""
    tables = [one for one in metadata.sorted_tables if not one.name.startswith(("event", "search"))]
    return {
        one.name: [tuple(row) for row in session.connection.execute(select(one).order_by(*one.primary_key))]
        for one in tables
    }


def held(session: Session, number: int, unit_id: int) -> list[dict[str, Any]]:
    """Return what a unit said of a task in its form."""
    names = ("reported_on", "percent", "note", "result", "obstacle")
    return [
        {name: getattr(entry, name) for name in names} | {"evidence": tuple(one.text for one in entry.evidence)}
        for entry in progress_of_tasks(session, [number])[number]
        if entry.unit_id == unit_id and entry.note != "Bắt đầu"
    ]


@settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(tasks=st.lists(made, min_size=1, max_size=6), said=answers, seed=st.integers(0, 2**32))
def test_exactly_the_typed_answers_are_recorded(
    empty: Path, tasks: list[Made], said: dict[tuple[int, int], Typed], seed: int
) -> None:
    """Out, filled in, mixed up, in: each typed answer once, again nothing, and undo takes all of it back."""
    folder = empty.with_name("phieu")
    shutil.rmtree(folder, ignore_errors=True)
    path = empty.with_name("one.db")
    shutil.copyfile(empty, path)
    with transaction(open_database(str(path)), writing=True) as session:
        make_office(session, tasks)
        forms, _ = unit_forms(session, [], TaskChoice(), by=None, today=OUT)
        files = {UNITS.index(one.unit): one.path for one in make_forms(session, folder, forms)}
        rows: dict[tuple[int, int], dict[F, Any]] = {}
        for (unit, place), one in said.items():
            if place < len(tasks) and unit in {tasks[place].lead, *tasks[place].support}:
                rows[unit, place] = cells_of(one, tasks[place], lead=unit == tasks[place].lead)
        chance = Random(seed)  # noqa: S311 no secret
        for unit, file in files.items():
            fill(file, {place + 1: cells for (by, place), cells in rows.items() if by == unit})
            mixed_up(file, chance)
        before = records(session)
        count = taken(session, folder)
        assert count == sum(bool(cells) for cells in rows.values())
        wanted = {key: expected(cells, lead=key[0] == tasks[key[1]].lead) for key, cells in rows.items()}
        for unit in range(len(UNITS)):
            for place in range(len(tasks)):
                entry = wanted.get((unit, place))
                assert held(session, place + 1, unit + 1) == ([entry] if entry else [])
        for place, task in enumerate(get_tasks(session, range(1, len(tasks) + 1))):
            cells = rows.get((tasks[place].lead, place), {})
            asked = [(one.new_due_on, one.reason) for one in task.extensions]
            assert asked == ([(cells[F.NEW_DUE], kept(cells[F.REASON]))] if F.NEW_DUE in cells else [])
            if cells.get(F.STATE) == "đã hoàn thành":
                assert (task.state, task.completed_on) == (State.DONE, cells.get(F.COMPLETED, IN))
            else:
                begins = wanted.get((tasks[place].lead, place)) and cells.get(F.STATE) != "chưa thực hiện"
                assert task.state is (State.IN_PROGRESS if tasks[place].begun or begins else State.NOT_STARTED)
        after = records(session)
        assert taken(session, folder) == 0
        assert records(session) == after
        events = len({unit for (unit, _), cells in rows.items() if cells})
        if events:
            undo(session, events, command="undo", **EVENT)
        assert records(session) == before


@needs("libreoffice", found=found_soffice() is not None)
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_libreoffice_loses_no_answer(empty: Path, tmp_path: Path, suffix: str) -> None:
    """Opened and saved as each kind, a filled form says the same: words as they were typed, days, numbers."""
    path = tmp_path / "one.db"
    shutil.copyfile(empty, path)
    with transaction(open_database(str(path)), writing=True) as session:
        make_office(session, [Made(0, (1,), begun=False, due=30) for _ in WORDS])
        forms, _ = unit_forms(session, ["Công an xã"], TaskChoice(), by=IN, today=OUT)
        [form] = make_forms(session, tmp_path / "gui", forms)
    typed_cells: dict[int, dict[F, Any]] = {
        number: {
            F.STATE: "đang thực hiện",
            F.PERCENT: number,
            F.RESULT: text,
            F.OBSTACLE: text,
            F.NEW_DUE: IN + timedelta(60),
            F.REASON: text,
        }
        for number, text in enumerate(WORDS, start=1)
    }
    typed_cells[1] = {
        F.STATE: "đã hoàn thành",
        F.RESULT: WORDS[0],
        F.COMPLETED: IN,
        F.EVIDENCE: f"{WORDS[1]}; {WORDS[2]}",
    }
    fill(form.path, typed_cells)
    said = read_form(form.path, IN)
    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    words_of_command = [
        str(found_soffice()),
        profile,
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(tmp_path / "ve"),
    ]
    subprocess.run([*words_of_command, str(form.path)], check=True, capture_output=True, timeout=120)
    saved = tmp_path / "ve" / f"{form.path.stem}.{suffix}"
    back = read_form(saved, IN)
    assert len(said.statements) == len(WORDS)
    assert (back.mark, back.faults) == (said.mark, [])
    assert back.statements == said.statements
    assert {one.number: one.words for one in back.statements} == {
        n: kept(text) for n, text in enumerate(WORDS, start=1)
    }
    assert all(column.value in rows_of(form.path)[0][4] for column in ANSWERS)
    damaged_a_bit(saved.read_bytes())


def damaged_a_bit(data: bytes) -> None:
    """Hold that a file with wrong bytes is read or refused, and never ends the program."""
    for seed in range(12):
        chance, bad = Random(seed), bytearray(data)  # noqa: S311 no secret
        for _ in range(6):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        with suppress(UnreadableDocument):
            read_sheets(bytes(bad), "hong.xls")
