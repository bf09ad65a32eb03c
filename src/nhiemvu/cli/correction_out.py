"""Print how a corrected file differs from the one that is held: as JSON for scripts, and as a clerk compares them."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import print_words
from nhiemvu.cli.record_words import column_name
from nhiemvu.cli.wording_out import marked
from nhiemvu.domain.corrections import Fate, PointChange
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.language import Text
from nhiemvu.domain.task_names import CADENCE_NAMES
from nhiemvu.domain.text import shorten
from nhiemvu.domain.wording import compare_words

if TYPE_CHECKING:
    from nhiemvu.usecases.compare_document import Correction, HeadChange

FATE_NAMES: Mapping[Fate, Text] = {
    Fate.REWORDED: Text("Sửa lời", "Reworded"),
    Fate.CHANGED: Text("Sửa thông tin", "Changed"),
    Fate.REMOVED: Text("Bỏ", "Removed"),
    Fate.ADDED: Text("Thêm", "Added"),
    Fate.RESTORED: Text("Có lại", "Back again"),
}
#: A point that is new or gone is known by so much of its words.
BRIEF = 150


def correction_object(correction: "Correction") -> dict[str, object]:
    """Return the JSON object of a correction."""
    return {
        "document_id": correction.document_id,
        "file_name": correction.file_name,
        "imported_on": correction.imported_on,
        "head": [{"field": one.name, "before": one.before, "after": one.after} for one in correction.head],
        "points": [_point_object(change) for change in correction.points],
    }


def _point_object(change: PointChange) -> dict[str, object]:
    held, new = change.held, change.new
    return {
        "change": change.fate,
        "task": held.task_id if held else None,
        "label": {"before": held.label if held else None, "after": new.label if new else None},
        "text": {"before": held.text if held else None, "after": new.text if new else None},
        "lead": _both(change.lead),
        "due_on": _both(change.due),
        "cadence": _both(change.cadence),
        "directives": _both(change.directives),
    }


def _both(pair: tuple[object, object] | None) -> dict[str, object] | None:
    return {"before": pair[0], "after": pair[1]} if pair else None


def print_correction(correction: "Correction") -> None:
    """Print the differences point by point, then how many there are of each kind."""
    name, day = correction.file_name, short_day(correction.imported_on)
    print_words(
        say(
            f"Văn bản {correction.document_id} đã nhập ngày {day} từ {name}; tệp này khác như sau:",
            f"Document {correction.document_id} was imported on {day} from {name}; this file differs:",
        )
    )
    for head in correction.head:
        _print_head(head)
    for fate in FATE_NAMES:
        for change in correction.points:
            if change.fate is fate:
                _print_point(change)
    _print_unchanged([change for change in correction.points if change.fate is Fate.UNCHANGED])
    click.echo()
    click.echo(counted(correction))


def counted(correction: "Correction") -> str:
    """Return how many points had which fate: "1 sửa lời, 1 bỏ, 3 không đổi"."""
    parts = [
        f"{count} {spoken(name).lower()}" for fate, name in FATE_NAMES.items() if (count := correction.count(fate))
    ]
    unchanged = correction.count(Fate.UNCHANGED)
    return ", ".join([*parts, say(f"{unchanged} không đổi", f"{unchanged} unchanged")])


def _print_head(head: "HeadChange") -> None:
    label = {"series": column_name("series_id")}.get(head.name) or column_name(head.name)
    print_words(f"{_value(head.before)} → {_value(head.after)}", f"{label[:1].upper()}{label[1:]}: ")


def _value(value: object) -> str:
    if value is None or value == "":
        return say("chưa có", "none")
    return short_day(value) if isinstance(value, date) else str(value)


def _print_point(change: PointChange) -> None:
    click.echo()
    click.echo(f"{spoken(FATE_NAMES[change.fate])}: {_place(change)}")
    held, new = change.held, change.new
    if held and new and change.is_reworded:
        _print_indented(marked(compare_words(held.text, new.text)))
    elif point := new or held:
        _print_indented(shorten(point.text, BRIEF))
    for remark in _remarks(change):
        _print_indented(remark)


def _print_indented(words: str) -> None:
    print_words(words, "  ")


def _place(change: PointChange) -> str:
    held, new = change.held, change.new
    labels = [point.label for point in (held, new) if point and point.label]
    label = " → ".join(dict.fromkeys(labels))
    parts = [say(f"điểm {label}", f"point {label}")] if label else []
    if held:
        parts.append(say(f"nhiệm vụ {held.task_id}", f"task {held.task_id}"))
    return ", ".join(parts)


def _remarks(change: PointChange) -> list[str]:
    """Return what else differs, and what stays although the file says otherwise."""
    held = change.held
    remarks = []
    if change.due:
        moved = held and (held.due_moved or held.closed)
        kept = say(f" (giữ hạn {_value(held.due_now)} đã đặt)", f" ({_value(held.due_now)} stays)") if moved else ""  # type: ignore[union-attr] # held where it has a deadline
        remarks.append(f"{say('Hạn', 'Due')}: {_value(change.due[0])} → {_value(change.due[1])}{kept}")
    if change.lead and held:
        remarks.append(_lead_words(change.lead, held.task_id, closed=held.closed))
    if change.cadence:
        before, after = (spoken(CADENCE_NAMES[cadence]) for cadence in change.cadence)
        remarks.append(f"{say('Tính chất', 'Cadence')}: {before} → {after}")
    if change.directives:
        gone, come = change.directives
        remarks += [say(f"Thôi dẫn: {', '.join(gone)}", f"Cites no longer: {', '.join(gone)}")] if gone else []
        remarks += [say(f"Dẫn thêm: {', '.join(come)}", f"Cites newly: {', '.join(come)}")] if come else []
    if held and held.edited and change.is_reworded:
        remarks.append(say("Lời đã sửa tay sẽ được thay.", "Words corrected by hand will be replaced."))
    if held and held.closed and change.fate is Fate.REMOVED:
        remarks.append(say("Nhiệm vụ đã đóng: kết quả được giữ.", "The task is closed: its result stays."))
    return remarks


def _lead_words(lead: tuple[str | None, str], task_id: int, *, closed: bool) -> str:
    before, after = lead
    words = f"{say('Chủ trì', 'Lead')}: {before or say('chưa giao', 'none')} → {after}"
    if closed or before is None:
        return words
    command = f'nhiemvu assign {task_id} --to "{after}"'
    return words + say(f" (giữ {before}; đổi bằng: {command})", f" ({before} stays; change it with: {command})")


def _print_unchanged(changes: list[PointChange]) -> None:
    if not changes:
        return
    click.echo()
    names = [
        f"{' → '.join(dict.fromkeys([change.held.label, change.new.label]))} ({change.held.task_id})"
        for change in changes
        if change.held and change.new
    ]
    print_words(", ".join(names), say("Không đổi: ", "Unchanged: "))
