"""Print filled forms beside the record: what would change, what stands against it, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.faults import show_error
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import note, print_words, screen_width, wrapped
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.form_changes import form_changes
from nhiemvu.domain.task_names import ROLE_NAMES, STATE_NAMES
from nhiemvu.domain.tasks import State
from nhiemvu.domain.text import shorten

if TYPE_CHECKING:
    from nhiemvu.domain.form_faults import Said
    from nhiemvu.domain.forms import FormFault, Statement
    from nhiemvu.usecases.review_forms import Clash, FormReview, FormRow
    from nhiemvu.usecases.take_forms import RowKey

#: "phieu-cong-an-xa.cu-1.xlsx": how a file is called in whose place a new one was written.
PUT_ASIDE = re.compile(r"\.cu-\d+\.\w+$")
#: So much of a task's words names it.
LONGEST_TITLE = 60


def print_review(review: FormReview, *, with_clashes: bool) -> None:
    """Print what a form changes, and what stands against that, where it is not to be asked about anyway."""
    if _is_empty(review):
        return
    made = short_day(review.form.mark.made_on)
    name = review.form.name if review.unit in review.form.name else f"{review.form.name} ({review.unit})"
    told = f"{say(f'{name}, lập ngày {made}', f'{name}, of {made}')}: {_told(review)}"
    for line in wrapped(told, screen_width() or len(told)):
        click.secho(line, bold=True)
    if review.rows:
        columns = [
            Column(say("Nhiệm vụ", "Task"), numbers=True),
            Column(say("Vai trò", "Role")),
            Column(say("Mục", "What"), wraps=True),
            Column(say("Đã ghi", "Recorded"), wraps=True),
            Column(say("Theo phiếu", "Form"), wraps=True, share=2),
        ]
        print_rows("table", columns, [line for row in review.rows for line in _lines(row)], "")
    for row in review.rows:
        if row.clash and with_clashes:
            print_clash(row, row.clash, review)
    click.echo()


def _told(review: FormReview) -> str:
    count = len(review.rows)
    parts = [
        say(f"{count} nhiệm vụ có câu trả lời mới", f"new answers: {count}")
        if count
        else say("không có câu trả lời mới", "no new answer")
    ]
    if review.unchanged:
        parts.append(say(f"{review.unchanged} đã ghi từ trước", f"on record already: {review.unchanged}"))
    if wrong := len({fault.row for fault in review.faults}):
        parts.append(say(f"{wrong} dòng có lỗi", f"rows with faults: {wrong}"))
    return ", ".join(parts)


def _is_empty(review: FormReview) -> bool:
    return not (review.rows or review.unchanged or review.faults or review.refusal)


def tell_empty(reviews: Sequence[FormReview]) -> None:
    """Tell which forms came back as they went out; those that `form out` put aside are no more than counted."""
    empty = [review.form.name for review in reviews if _is_empty(review)]
    earlier = [name for name in empty if PUT_ASIDE.search(name)]
    for name in empty:
        if name not in earlier:
            note(say(f"{name}: phiếu chưa điền gì.", f"{name}: nothing was filled in."))
    if earlier:
        count = len(earlier)
        note(
            say(
                f"{count} phiếu cũ được giữ lại (.cu-1...) chưa điền gì.",
                f"Earlier forms that were kept (.cu-1...), with nothing filled in: {count}.",
            )
        )


def _lines(row: FormRow) -> Iterator[tuple[object, ...]]:
    found = row.found
    changes = form_changes(row.said, row.task, row.role, tells=found.tells, asks=found.asks)
    for place, change in enumerate(changes):
        named = (row.task.id, spoken(ROLE_NAMES[row.role])) if not place else ("", "")
        yield (*named, change.column.value, change.before, change.after)


def print_clash(row: FormRow, clash: Clash, review: FormReview) -> None:
    """Print the two words about one task of which one is to be chosen, side by side."""
    number, title = row.task.id, shorten(row.task.title, LONGEST_TITLE)
    made, own = short_day(review.form.mark.made_on), _words_of_statement(row.said)
    if clash.newer:
        why = say("đã ghi sau khi lập phiếu", "recorded since the form was made")
        day = short_day(clash.newer.reported_on)
        held, held_by = _words_of_entry(clash.newer), say(f"  Đã ghi ngày {day}: ", f"  Recorded on {day}: ")
        own_by = say(f"  Phiếu ngày {made}: ", f"  Form of {made}: ")
    else:
        why = say("chủ trì và phối hợp nói khác nhau", "lead and support differ")
        held = _words_of_statement(clash.statement) if clash.statement else _state_words(clash.state)
        held_by = say(f"  Chủ trì, {clash.lead or '?'}: ", f"  Lead, {clash.lead or '?'}: ")
        own_by = say(f"  Phối hợp, {review.unit}: ", f"  Support, {review.unit}: ")
    print_words(say(f"Nhiệm vụ {number} ({title}): {why}.", f"Task {number} ({title}): {why}."))
    print_words(held, held_by)
    print_words(own, own_by)


def _words_of_statement(said: Statement) -> str:
    return _joined(said.state, said.percent, said.words, said.obstacle)


def _words_of_entry(entry: Said) -> str:
    return _joined(entry.state, entry.percent, entry.result or entry.note, entry.obstacle)


def _joined(state: State | None, percent: int | None, words: str | None, obstacle: str | None) -> str:
    parts = [_state_words(state)] if state else []
    parts += [f"{percent}%"] if percent is not None else []
    parts += [f"“{words}”"] if words else []
    parts += [say(f"vướng mắc: “{obstacle}”", f"obstacle: “{obstacle}”")] if obstacle else []
    return ", ".join(parts)


def _state_words(state: State | None) -> str:
    return spoken(STATE_NAMES[state]) if state else ""


def print_faults(name: str, faults: Sequence[FormFault]) -> None:
    """Print what is wrong in a form on stderr, with file, row and column, and what to do."""
    for fault in faults:
        place = say(f"dòng {fault.row}", f"row {fault.row}") if fault.row else ""
        column = say(f"cột “{fault.column}”", f"column “{fault.column}”") if fault.column else ""
        where = ", ".join(part for part in (name, place, column) if part)
        show_error(f"{where}: {spoken(fault.message)}", spoken(fault.instruction))


def review_object(review: FormReview, recorded: Collection[int], left: Collection[RowKey], place: int) -> object:
    """Return the JSON object of a form."""
    return {
        "file": review.form.name,
        "unit": review.unit,
        "made_on": review.form.mark.made_on,
        "answers": [
            {
                "task": row.task.id,
                "row": row.said.row,
                "role": row.role,
                "changes": [
                    {"column": change.column, "before": change.before, "after": change.after}
                    for change in form_changes(row.said, row.task, row.role, tells=row.found.tells, asks=row.found.asks)
                ],
                "clash": row.clash.kind if row.clash else None,
                "left": (place, row.task.id) in left,
                "recorded": row.task.id in recorded,
            }
            for row in review.rows
        ],
        "unchanged": review.unchanged,
        "faults": [
            {
                "row": fault.row,
                "column": fault.column,
                "message": spoken(fault.message),
                "what_to_do": spoken(fault.instruction),
            }
            for fault in review.faults
        ],
    }


def tell_taken(recorded: int, unchanged: int, waiting: Sequence[int]) -> None:
    """Tell what the forms of a run came to."""
    if recorded:
        note(say(f"Đã ghi {recorded} câu trả lời.", f"Recorded {recorded} answers."))
    elif unchanged:
        note(
            say(
                f"Không có gì mới: {unchanged} câu trả lời đã được ghi từ trước.",
                f"Nothing new: {unchanged} answers were on record already.",
            )
        )
    else:
        note(say("Không có câu trả lời nào để ghi.", "There is no answer to record."))
    if waiting:
        typed = f"nhiemvu confirm {' '.join(map(str, waiting))}"
        note(say(f"Báo hoàn thành, chờ xác nhận; xác nhận bằng: {typed}", f"To be confirmed with: {typed}"))
