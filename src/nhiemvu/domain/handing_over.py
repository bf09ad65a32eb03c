"""Which unit goes on with which task of a unit that is split: by number, by words, all the rest to one.

A file has one line for each unit: "3 5-8: Đảng ủy xã Bình An"; a line that begins with # is a remark.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text, in_quotes
from nhiemvu.domain.search import Query, parse_query, places_of
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.text import nfc
from nhiemvu.domain.units import Unit, UnknownUnit, find_unit
from nhiemvu.domain.values import dataclass

#: "3 5-8: Đảng ủy xã Bình An"
LINE = re.compile(r"\s*(\d{1,9}(?:-\d{1,9})?(?:[\s,;]+\d{1,9}(?:-\d{1,9})?)*)\s*:\s*(\S.*?)\s*")
#: 17, or 5-8
NUMBERS = re.compile(r"(\d+)(?:-(\d+))?")
#: A slip such as 5-80000 names no more tasks than this.
MOST = 10_000


class BadHandingOver(UsageFault):
    """A line of the file does not say which tasks go to which unit."""

    def __init__(self, file: str, line: int, words: str) -> None:
        super().__init__(
            Text(f"{file}, dòng {line}: không hiểu “{words}”.", f"{file}, line {line}: cannot read “{words}”."),
            Text(
                "Mỗi dòng ghi: SỐ NHIỆM VỤ: ĐƠN VỊ, ví dụ: 3 5-8: Đảng ủy xã Bình An",
                "Each line reads NUMBERS: UNIT, for example 3 5-8: UNIT",
            ),
        )


class BadRule(UsageFault):
    """A rule by words does not name words and a unit."""

    def __init__(self, rule: str) -> None:
        super().__init__(
            Text(f"Không hiểu quy tắc “{rule}”.", f"The rule “{rule}” cannot be read."),
            Text(
                'Ghi: --words "TỪ NGỮ=ĐƠN VỊ", ví dụ: --words "hồ chứa=Đảng ủy xã Bình An"',
                'Write --words "WORDS=UNIT", the words on the left and the unit on the right.',
            ),
        )


class NoSuccessor(UsageFault):
    """A task is to go to a unit that is not among those that the split names."""

    def __init__(self, wanted: str, names: Sequence[str]) -> None:
        several = in_quotes(names)
        super().__init__(
            Text(
                f"“{wanted}” không phải đơn vị kế thừa; các đơn vị kế thừa: {several}.",
                f"“{wanted}” is not one of the units that go on with the work: {several}.",
            ),
            Text("Thêm đơn vị đó bằng --into hoặc --new.", "Name it with --into or --new, too."),
        )


class NotInHand(UsageFault):
    """A file names tasks that the unit does not have open."""

    def __init__(self, unit: str, numbers: Sequence[int]) -> None:
        several = ", ".join(map(str, numbers))
        super().__init__(
            Text(
                f"“{unit}” không có nhiệm vụ đang mở số {several}.",
                f"“{unit}” has no open task {several} to hand over.",
            ),
            Text(f'Xem bằng: nhiemvu unit show "{unit}"', f'See its tasks with: nhiemvu unit show "{unit}"'),
        )


class SuccessorsMissing(UsageFault):
    """Nothing says which unit goes on with some tasks."""

    def __init__(self, numbers: Sequence[int]) -> None:
        several = ", ".join(map(str, numbers))
        super().__init__(
            Text(
                f"Chưa chọn đơn vị nhận nhiệm vụ số {several}.",
                f"No unit was chosen to go on with the tasks {several}.",
            ),
            Text(
                'Thêm --to "ĐƠN VỊ" cho tất cả nhiệm vụ còn lại, --words "TỪ NGỮ=ĐƠN VỊ", hoặc --file TỆP'
                " (mỗi dòng: 3 5-8: ĐƠN VỊ).",
                'Add --to UNIT for all that are left, --words "WORDS=UNIT", or --file FILE (lines 3 5-8: UNIT).',
            ),
        )


@dataclass(frozen=True, slots=True)
class WordRule:
    """Tasks in whose text all words stand go to a unit."""

    query: Query
    unit: Unit


def successor_named(wanted: str, successors: Sequence[Unit]) -> Unit:
    """Return the successor that a clerk names; of names that begin alike the rest will do: "xã Bình An".

    Raises NoSuccessor, AmbiguousUnit.
    """
    try:
        return find_unit(wanted, successors)
    except UnknownUnit:
        raise NoSuccessor(wanted, [unit.name for unit in successors]) from None


def word_rule(stated: str, successors: Sequence[Unit]) -> WordRule:
    """Return the rule that "hồ chứa=Đảng ủy xã Bình An" states.

    Raises BadRule, NoSuccessor, NothingToSearch.
    """
    words, equals, unit = nfc(stated).rpartition("=")
    if not (equals and words.strip() and unit.strip()):
        raise BadRule(stated)
    return WordRule(parse_query(words), successor_named(unit, successors))


def parse_file(lines: Iterable[str], file: str, successors: Sequence[Unit]) -> dict[int, Unit]:
    """Return which task goes to which unit by the lines of a file, the later line where two name one task.

    Raises BadHandingOver, NoSuccessor.
    """
    chosen: dict[int, Unit] = {}
    for place, line in enumerate(lines, 1):
        words = nfc(line).removeprefix("\ufeff").strip()
        if not words or words.startswith("#"):
            continue
        match = LINE.fullmatch(words)
        if not match:
            raise BadHandingOver(file, place, words)
        unit = successor_named(match[2], successors)
        for first, last in NUMBERS.findall(match[1]):
            if not int(first) <= int(last or first) < int(first) + MOST:
                raise BadHandingOver(file, place, words)
            chosen |= dict.fromkeys(range(int(first), int(last or first) + 1), unit)
    return chosen


def chosen_units(
    tasks: Sequence[Task], by_number: Mapping[int, Unit], rules: Sequence[WordRule], rest: Unit | None
) -> dict[int, Unit]:
    """Return the unit that goes on with each task as far as that is said: by number, else by words, else `rest`."""
    chosen: dict[int, Unit] = {}
    for task in tasks:
        by_words = next((rule.unit for rule in rules if _holds(task, rule.query)), None)
        if unit := by_number.get(task.id) or by_words or rest:
            chosen[task.id] = unit
    return chosen


def _holds(task: Task, query: Query) -> bool:
    text = f"{task.text}\n{task.title}"
    return {position for position, _ in places_of(text, query)} == set(range(len(query.phrases)))
