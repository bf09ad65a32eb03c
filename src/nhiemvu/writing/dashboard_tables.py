"""The tables of the page that count: units by rank, periods, directives in their tree."""

from nhiemvu.domain.counts import Counts, Rate
from nhiemvu.domain.dashboard import EVERYTHING, NUMBERS, Dashboard, Selection, Which, ranks
from nhiemvu.domain.directive_tree import BRANCH_NAMES, Placed
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.text import shorten, sort_key
from nhiemvu.domain.web_pages import Cell, Column, Row, Runs, Table
from nhiemvu.facts.kinds import kind_name
from nhiemvu.writing.dashboard_charts import TONES, parts_of, share_of
from nhiemvu.writing.dashboard_tasks import (
    number_link,
)
from nhiemvu.writing.page_words import Speech

#: So many rows of a long table are shown at first on a screen.
OPENING = 10
#: The longest title of a directive.
LONGEST_TITLE = 160


def units_table(board: Dashboard, speech: Speech) -> Table:
    """Return units with their counts and both rates, each with its rank, by the rate of completion."""
    by_completion, by_updating = (
        ranks(board.units, rate) for rate in (lambda counts: counts.completion, lambda counts: counts.updating)
    )
    names = sorted((group.name or "" for group in board.units if group.name), key=sort_key)
    places = {name: place for place, name in enumerate(names)}
    rows = []
    for group in board.units:
        of = group.name or speech.say("chưa giao", "not assigned")
        selection = Selection(which=Which.TOTAL, unit_id=int(group.key))
        head = Cell(runs=(of if group.name else f"({of})",), order=places.get(group.name or ""))
        rates = (
            _rate_cell(speech, group.counts.completion, (Which.DONE, Which.DUE), selection, of),
            _rate_cell(speech, group.counts.updating, (Which.OPEN_UPDATED, Which.OPEN), selection, of),
        )
        ranked = [
            _ranked(speech, cell, rank)
            for cell, rank in zip(rates, (by_completion.get(group.key), by_updating.get(group.key)), strict=True)
        ]
        rows.append(Row((head, *_count_cells(speech, group.counts, selection, of), *ranked)))
    total = Row(
        (
            Cell(runs=(speech.say("Tổng cộng", "Total"),)),
            *_count_cells(speech, board.total, EVERYTHING),
            _rate_cell(speech, board.total.completion, (Which.DONE, Which.DUE), EVERYTHING),
            _rate_cell(speech, board.total.updating, (Which.OPEN_UPDATED, Which.OPEN), EVERYTHING),
        )
    )
    columns = (
        Column(
            speech.say("Đơn vị chủ trì", "Lead unit"), "head", speech.say("Tên đơn vị", "Name"), largest_first=False
        ),
        *_count_columns(speech, sortable=True),
        Column(speech.say("Tỷ lệ hoàn thành", "Rate done"), "share", speech.say("Tỷ lệ hoàn thành", "Rate done")),
        Column(speech.say("Tỷ lệ cập nhật", "Rate updated"), "share", speech.say("Tỷ lệ cập nhật", "Rate updated")),
    )
    caption = speech.say(
        "Kết quả của các đơn vị chủ trì, xếp theo tỷ lệ hoàn thành", "Lead units by the rate of completion"
    )
    return Table(key="units", caption=caption, columns=columns, rows=tuple(rows), total=total, sorted_by=6)


def periods_table(board: Dashboard, speech: Speech) -> Table:
    """Return the planned periods with their counts, in order of time."""
    rows = []
    for group in board.periods:
        of = speech.period(str(group.key)) if group.key else speech.say("không có kỳ", "of no period")
        selection = Selection(which=Which.TOTAL, period=str(group.key))
        rows.append(
            Row(
                (
                    Cell(runs=(of if group.key else f"({of})",)),
                    *_count_cells(speech, group.counts, selection, of),
                    _rate_cell(speech, group.counts.completion, (Which.DONE, Which.DUE), selection, of),
                )
            )
        )
    columns = (
        Column(speech.say("Kỳ kế hoạch", "Planned period"), "head"),
        *_count_columns(speech),
        Column(speech.say("Tỷ lệ hoàn thành", "Rate done"), "share"),
    )
    caption = speech.say("Nhiệm vụ theo kỳ kế hoạch", "Tasks by planned period")
    return Table(key="periods", caption=caption, columns=columns, rows=tuple(rows))


def directives_table(board: Dashboard, speech: Speech) -> Table:
    """Return the tree of directives, each with the counts of the tasks under it."""
    rows = [_directive_row(board, place, speech) for place in board.places]
    columns = (
        Column(speech.say("Văn bản", "Directive"), "head"),
        Column(speech.say("Tổng số", "Total"), "number"),
        Column(speech.say("Đã hoàn thành", "Done"), "number"),
        Column(speech.say("Quá hạn", "Overdue"), "number"),
        Column(speech.say("Tiến độ", "Progress"), "share"),
    )
    caption = speech.say(
        "Cây văn bản: nhiệm vụ theo văn bản và các văn bản thực hiện, sửa đổi nó",
        "Directives, each with the tasks under it and under those that carry it out",
    )
    return Table(key="directives", caption=caption, columns=columns, rows=tuple(rows), opening=2 * OPENING)


def _directive_row(board: Dashboard, place: Placed, speech: Speech) -> Row:
    branch, directive = place.branch, board.directives[place.branch.id]
    counts = board.under.get(branch.id, Counts())
    selection = Selection(which=Which.TOTAL, directive_id=branch.id)
    of = directive.short_name
    relation = f"{speech.text(BRANCH_NAMES[branch.relation])}: " if branch.relation else ""
    seen = speech.say(" (đã nêu ở trên)", " (see above)") if branch.repeated else ""
    name = of if directive.symbol else shorten(of, LONGEST_TITLE)
    note = () if branch.repeated or not directive.symbol else _directive_note(directive, speech)
    numbers = [
        Cell(runs=(number_link(speech, selection.of(which), NUMBERS[which](counts), of),))
        for which in (Which.TOTAL, Which.DONE, Which.OPEN_OVERDUE)
    ]
    rate = _rate_cell(speech, counts.completion, (Which.DONE, Which.DUE), selection, of)
    progress = Cell(runs=rate.runs, note=rate.note, bar=parts_of(counts) if counts.total else ())
    return Row((Cell(runs=(f"{relation}{name}{seen}",), note=note), *numbers, progress), depth=place.depth)


def _directive_note(directive: Directive, speech: Speech) -> Runs:
    kind = kind_name(directive.kind) if directive.kind else ""
    day = speech.say(f"ngày {speech.day(directive.issued_on)}", f"of {speech.day(directive.issued_on)}")
    parts = (kind, day if directive.issued_on else "", directive.issuer, shorten(directive.told_title, LONGEST_TITLE))
    return (", ".join(part for part in parts if part),)


def _count_columns(speech: Speech, *, sortable: bool = False) -> tuple[Column, ...]:
    names = (
        (speech.say("Tổng số", "Total"), speech.say("Tổng số", "Total")),
        (speech.say("Hoàn thành đúng hạn", "Done on time"), ""),
        (speech.say("Hoàn thành quá hạn", "Done late"), ""),
        (speech.say("Chưa hoàn thành, trong hạn", "Open, in time"), ""),
        (speech.say("Chưa hoàn thành, quá hạn", "Open, overdue"), speech.say("Số quá hạn", "Number overdue")),
    )
    return tuple(Column(name, "number", sorting if sortable else "") for name, sorting in names)


def _count_cells(speech: Speech, counts: Counts, selection: Selection, of: str = "") -> tuple[Cell, ...]:
    numbers = [(which, NUMBERS[which](counts)) for which in (Which.TOTAL, *TONES)]
    return tuple(
        Cell(runs=(number_link(speech, selection.of(which), number, of),), order=number) for which, number in numbers
    )


def _rate_cell(speech: Speech, rate: Rate, made_of: tuple[Which, Which], selection: Selection, of: str = "") -> Cell:
    """Return a rate with the two numbers that it is made of."""
    if not rate.denominator:
        return Cell(runs=(speech.say("không tính", "none"),))
    numerator, denominator = (
        number_link(speech, selection.of(which), number, of)
        for which, number in zip(made_of, (rate.numerator, rate.denominator), strict=True)
    )
    percent = rate.percent
    return Cell(
        runs=(speech.percent(rate),),
        note=(numerator, "/", denominator),
        bar=share_of(rate),
        order=None if percent is None else float(percent),
    )


def _ranked(speech: Speech, cell: Cell, rank: int | None) -> Cell:
    if rank is None:
        return cell
    note = (*cell.note, speech.say(f" · hạng {rank}", f" · rank {rank}"))
    return Cell(runs=cell.runs, note=note, bar=cell.bar, order=cell.order)
