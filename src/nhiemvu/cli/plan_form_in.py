"""What a clerk made of the form of a plan, read back into steps; every fault with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nhiemvu.cli.plan_form import ACTIONS, BAR, BETWEEN, COMMENT, FIELDS, field_values, text_lines
from nhiemvu.cli.task_form import BadForm, Fault
from nhiemvu.domain.dates import parse_day
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.language import Text
from nhiemvu.domain.plan_edits import Action, Step
from nhiemvu.domain.plans import PlannedTask, Reading
from nhiemvu.domain.task_names import CADENCE_NAMES
from nhiemvu.domain.text import fold, nfc, squeeze, writable
from nhiemvu.domain.values import dataclass, field

#: giữ 2; BO 3 # điểm IV.3
ACTION_LINE = re.compile(r"(\w+)\s+(\d{1,6})\s*(?:#.*)?$")
#: === (three or more)
CUT_LINE = re.compile(r"={3,}\s*$")
#: Words for actions: both languages, whole and by the first letter, with accents or without.
WORDS: Mapping[str, Action] = {
    key: action
    for action, names in ACTIONS.items()
    for name in names
    for key in (fold(name), fold(name)[0])
} | {"gop": Action.JOIN, "luu": Action.KEEP, "xoa": Action.DROP}  # fmt: skip
#: Fields that may be left empty.
OPTIONAL = frozenset({"lead", "support", "monitor", "due_on"})


@dataclass(slots=True)
class _Block:
    """One block as found: what is written, with lines."""

    line: int
    action: Action
    place: int
    fields: dict[str, tuple[int, str]] = field(default_factory=dict)
    #: Lines of the text, with None where the text is cut.
    text: list[tuple[int, str | None]] = field(default_factory=list)


def read_plan_form(form: str, reading: Reading) -> list[Step] | None:
    """Return what a filled form does to the tasks of a plan; None where it was emptied.

    Raises BadForm with every line that is wrong.
    """
    faults: list[Fault] = []
    blocks = list(_blocks(form, len(reading.tasks), faults))
    if not blocks and not faults:
        return None
    misplaced = list(_order_faults(blocks))
    faults += misplaced
    in_order = [block for block in blocks if block.line not in {fault.line for fault in misplaced}]
    steps = [_step(block, reading.tasks[block.place], faults) for block in in_order]
    faults += _join_faults(blocks)
    if faults:
        raise BadForm(sorted(faults))
    return steps


def _blocks(form: str, count: int, faults: list[Fault]) -> Iterator[_Block]:
    block: _Block | None = None
    unknown = False
    for number, raw in enumerate(nfc(form).replace("\r\n", "\n").split("\n"), 1):
        line = raw.strip().removeprefix("\ufeff")
        if not line or line.startswith(COMMENT):
            continue
        started = _started(number, line, count)
        if started is not None:
            if block:
                yield block
            block = started if isinstance(started, _Block) else None
            unknown = block is None
            faults += [started] if isinstance(started, Fault) else []
        elif block is None:
            # The lines of a block whose first line is wrong are not told one by one.
            faults += [] if unknown else [Fault(number, _not_understood(line))]
        else:
            faults += _add(block, number, line)
    if block:
        yield block


def _started(number: int, line: str, count: int) -> _Block | Fault | None:
    """Return the block that a line begins, what is wrong with its beginning, or None where it begins none."""
    found = ACTION_LINE.match(line)
    if not found:
        return None
    action = WORDS.get(fold(found[1]))
    if action is None:
        known = Text(*(", ".join(names) for names in zip(*ACTIONS.values(), strict=True)))
        return Fault(
            number,
            Text(f"không có việc “{found[1]}”; các việc: {known.vi}", f"there is no “{found[1]}”; known: {known.en}"),
        )
    if not 1 <= int(found[2]) <= count:
        return Fault(number, Text(f"không có nhiệm vụ thứ {found[2]}", f"there is no task {found[2]}"))
    return _Block(number, action, int(found[2]) - 1)


def _add(block: _Block, number: int, line: str) -> list[Fault]:
    name, value = _field(line)
    if line.startswith(BAR):
        block.text.append((number, line.removeprefix(BAR).strip()))
    elif CUT_LINE.match(line):
        block.text.append((number, None))
    elif name and not block.text:
        if name in block.fields:
            return [Fault(number, _not_understood(line))]
        block.fields[name] = (number, value)
    elif block.text:
        # The rest of a line that was broken where the text is to be cut.
        block.text.append((number, line))
    else:
        return [Fault(number, _not_understood(line))]
    return []


def _field(line: str) -> tuple[str | None, str]:
    name, colon, value = line.partition(":")
    known = {fold(text): field for field, texts in FIELDS.items() for text in texts}
    return (known.get(fold(name)) if colon else None), value.strip()


def _not_understood(line: str) -> Text:
    short = line if len(line) <= 60 else f"{line[:59]}…"
    return Text(f"không hiểu “{short}”", f"“{short}” is not understood")


def _order_faults(blocks: Sequence[_Block]) -> Iterator[Fault]:
    last = -1
    for block in blocks:
        if block.place <= last:
            number = block.place + 1
            yield Fault(
                block.line,
                Text(
                    f"nhiệm vụ {number} phải đứng theo thứ tự, một lần", f"task {number} must stand in its order, once"
                ),
            )
        last = max(last, block.place)


def _join_faults(blocks: Sequence[_Block]) -> Iterator[Fault]:
    before: _Block | None = None
    for block in blocks:
        if block.action is Action.JOIN and (
            before is None or before.action is Action.DROP or before.place != block.place - 1
        ):
            yield Fault(
                block.line,
                Text("không nối được: nhiệm vụ đứng trước đã bỏ", "there is nothing to join: the task before is gone"),
            )
        before = block


def _step(block: _Block, task: PlannedTask, faults: list[Fault]) -> Step:
    changes: dict[str, Any] = {}
    shown = field_values(task)
    for name, (number, value) in block.fields.items():
        # What is as the form showed it stays what it was, whatever the form cannot show of it.
        if squeeze(value) == squeeze(shown[name]):
            continue
        try:
            # What nobody sees in it would go on into every list of names.
            changes[name] = _value(name, writable(value).strip())
        except NhiemvuError as error:
            faults.append(Fault(number, error.message))
    _settle_units(task, changes)
    pieces = _pieces(block, task, faults) if block.action is not Action.DROP else ()
    return Step(block.place, block.action, changes, pieces)


def _value(name: str, value: str) -> object:
    if not value:
        if name not in OPTIONAL:
            raise _Wrong(Text("không để trống được", "must not be empty"))
        return () if name in {"support", "monitor"} else None
    if name in {"support", "monitor"}:
        return tuple(dict.fromkeys(squeeze(part) for part in value.split(BETWEEN.strip()) if part.strip()))
    if name == "due_on":
        return parse_day(value)
    if name == "cadence":
        names = {fold(text): cadence for cadence, texts in CADENCE_NAMES.items() for text in texts}
        if fold(value) not in names:
            several = [", ".join(texts) for texts in zip(*CADENCE_NAMES.values(), strict=True)]
            raise _Wrong(
                Text(f"“{value}” không dùng được, chọn: {several[0]}", f"“{value}” will not do, choose: {several[1]}")
            )
        return names[fold(value)]
    if name == "lead" and BETWEEN.strip() in value:
        raise _Wrong(Text("chỉ một đơn vị chủ trì", "only one unit leads"))
    return squeeze(value)


class _Wrong(NhiemvuError):
    """A value that a field does not take."""

    def __init__(self, message: Text) -> None:
        super().__init__(message, Text("", ""))


def _settle_units(task: PlannedTask, changes: dict[str, Any]) -> None:
    """Leave a unit that leads now out of those that support."""
    lead = changes.get("lead", task.lead)
    support = changes.get("support", task.support)
    if "lead" in changes and lead in support:
        changes["support"] = tuple(name for name in support if name != lead)


def _pieces(block: _Block, task: PlannedTask, faults: list[Fault]) -> tuple[str, ...]:
    """Return the parts of a text that is cut, or nothing where it is whole; its words must be the document's."""
    wrong = _other_words(block, text_lines(task))
    if wrong:
        faults.append(
            Fault(
                wrong,
                Text(
                    "lời khác với văn bản; sửa lời sau khi lưu bằng: nhiemvu edit",
                    "the words are not the document's; correct them after saving with: nhiemvu edit",
                ),
            )
        )
        return ()
    pieces = tuple(piece for piece in _cut(block) if piece)
    if block.action is Action.SPLIT and len(pieces) < 2:
        faults.append(
            Fault(
                block.line,
                Text("chưa ghi dòng === ở chỗ cần tách", "write a line === where the task is to be split"),
            )
        )
    elif block.action is not Action.SPLIT and len(pieces) > 1:
        cut = next(number for number, line in block.text if line is None)
        faults.append(Fault(cut, Text("muốn tách thì ghi tách ở đầu khối", "write split at the head of the block")))
    return pieces if block.action is Action.SPLIT else ()


def _other_words(block: _Block, lines: Sequence[str]) -> int | None:
    """Return the first line whose words are not those of the text, or None; a text that was taken out is left alone."""
    if not block.text:
        return None
    rest = "".join("".join(lines).split())
    last = block.line
    for number, line in block.text:
        letters = "".join((line or "").split())
        if not rest.startswith(letters):
            return number
        rest = rest[len(letters) :]
        last = number
    return last if rest else None


def _cut(block: _Block) -> Iterator[str]:
    piece: list[str] = []
    for _, line in block.text:
        if line is None:
            yield "\n".join(piece)
            piece = []
        elif line:
            piece.append(line)
    yield "\n".join(piece)
