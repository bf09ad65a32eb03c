"""Finding the form in a file that a unit sent back: by its hidden sheet and the heads of its columns.

Sheets may be renamed, columns moved, added or taken out, rows sorted, deleted or put between, lines put above the
heads. Rows count as the sheet shows them, from 1 on.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from nhiemvu.domain.form_cells import AnswerWords, task_number, words_in
from nhiemvu.domain.form_rows import statement_in
from nhiemvu.domain.forms import (
    ANSWERS,
    COLUMN_OF_HEAD,
    FormColumn,
    FormFault,
    FormMark,
    Statement,
    head_key,
    mark_in_properties,
    mark_in_rows,
)
from nhiemvu.domain.language import Text
from nhiemvu.domain.sheets import Cell, ReadSheet, ReadSheets, column_letters
from nhiemvu.domain.values import dataclass

#: Heads that a row must have to be taken for that of a form, the task's number among them.
FEWEST_HEADS = 3
#: Below so many rows no heads are looked for.
DEEPEST_HEAD = 200


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What a unit sent back: whose form it is, what it says, and what is wrong in it."""

    #: The name of the file.
    name: str
    mark: FormMark
    statements: Sequence[Statement]
    faults: Sequence[FormFault]


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet that has the heads of a form."""

    sheet: ReadSheet
    #: The place of the row of heads.
    heads: int
    columns: Mapping[FormColumn, int]
    #: Columns that stand in it twice: the head, and the letters of the second one.
    doubled: Sequence[tuple[FormColumn, str]]


def mark_of(read: ReadSheets) -> FormMark | None:
    """Return the mark of a form, or None where the file is none."""
    marks = (mark_in_rows(sheet.rows) for sheet in read.sheets)
    return next((mark for mark in marks if mark), None) or mark_in_properties(read.properties)


def filled_form(read: ReadSheets, mark: FormMark, known: AnswerWords, today: date) -> FilledForm | None:
    """Return what the sheets of a file say, or None where none of them has the heads of a form."""
    tables = [table for sheet in read.sheets if (table := _table(sheet))]
    if not tables:
        return None
    statements: list[Statement] = []
    faults: list[FormFault] = []
    for table in tables:
        faults += [_doubled(table, column, letters) for column, letters in table.doubled]
        if not table.doubled:
            _read_table(table, known, today, statements, faults)
    return FilledForm(read.name, mark, *_each_once(statements, faults))


def _table(sheet: ReadSheet) -> _Table | None:
    for place, row in enumerate(sheet.rows[:DEEPEST_HEAD]):
        columns: dict[FormColumn, int] = {}
        doubled = []
        for at, cell in enumerate(row):
            column = COLUMN_OF_HEAD.get(head_key(cell)) if isinstance(cell, str) else None
            if column in columns and column in ANSWERS:
                doubled.append((column, column_letters(at)))
            elif column and column not in columns:
                columns[column] = at
        if FormColumn.NUMBER in columns and len(columns) >= FEWEST_HEADS:
            return _Table(sheet, place, columns, doubled)
    return None


def _doubled(table: _Table, column: FormColumn, letters: str) -> FormFault:
    return FormFault(
        table.heads + 1,
        column.value,
        Text(f"có hai cột “{column.value}” (cột sau là {letters})", f"there are two columns “{column.value}”"),
        Text("Đổi tên hoặc xóa cột thừa, lưu lại rồi nhập lại tệp.", "Rename or delete one, and take the file again."),
    )


def _read_table(
    table: _Table, known: AnswerWords, today: date, statements: list[Statement], faults: list[FormFault]
) -> None:
    for place, row in enumerate(table.sheet.rows[table.heads + 1 :], start=table.heads + 2):
        cells = {column: row[at] if at < len(row) else None for column, at in table.columns.items()}
        typed = [column for column in ANSWERS if words_in(cells.get(column)) is not None]
        if not typed or _is_heads(cells):
            continue
        number = task_number(cells[FormColumn.NUMBER])
        if number is None:
            faults.append(_without_number(place, cells[FormColumn.NUMBER], typed[0]))
            continue
        statement, wrong = statement_in(place, number, cells, known, today)
        if wrong:
            faults += wrong
        elif statement.tells or statement.new_due_on:
            statements.append(statement)


def _is_heads(cells: Mapping[FormColumn, Cell]) -> bool:
    """Tell whether a row repeats the heads, as one that is copied together of several does."""
    return words_in(cells[FormColumn.NUMBER]) == FormColumn.NUMBER.value


def _without_number(row: int, cell: Cell, column: FormColumn) -> FormFault:
    words = words_in(cell)
    wrong = (
        Text(f"“{words}” không phải số nhiệm vụ", f"“{words}” is no task's number")
        if words
        else Text("dòng có câu trả lời mà thiếu số nhiệm vụ", "something is typed in a row without a task's number")
    )
    return FormFault(
        row,
        FormColumn.NUMBER.value,
        wrong,
        Text(
            f"Ghi lại số nhiệm vụ như trong phiếu gửi đi, hoặc xóa chữ ở cột “{column.value}”.",
            f"Write the number as in the form that was sent, or take out what is in “{column.value}”.",
        ),
    )


def _each_once(statements: Sequence[Statement], faults: Sequence[FormFault]) -> tuple[list[Statement], list[FormFault]]:
    """Return statements without copies, and as a fault each task of which two rows say different things."""
    kept: dict[int, Statement] = {}
    found = list(faults)
    twice: set[int] = set()
    for one in statements:
        first = kept.setdefault(one.number, one)
        if not first.says_what(one):
            twice.add(one.number)
            found.append(
                FormFault(
                    one.row,
                    FormColumn.NUMBER.value,
                    Text(
                        f"nhiệm vụ {one.number} đã trả lời khác ở dòng {first.row}",
                        f"task {one.number} is answered differently in row {first.row}",
                    ),
                    Text("Giữ một dòng, xóa dòng kia.", "Keep one of both rows."),
                )
            )
    return [one for one in kept.values() if one.number not in twice], sorted(found, key=lambda fault: fault.row)
