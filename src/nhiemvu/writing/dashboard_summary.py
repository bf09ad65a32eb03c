"""What the page says first: the four counts, and the rates with what they are made of."""

from nhiemvu.domain.dashboard import EVERYTHING, NUMBERS, Dashboard, Which
from nhiemvu.domain.tasks import DUE_SOON_DAYS
from nhiemvu.domain.web_pages import Cell, Column, Row, Runs, Section, Table, Tile
from nhiemvu.writing.dashboard_charts import TONES, share_of, whole_chart
from nhiemvu.writing.dashboard_tasks import TITLES, number_link
from nhiemvu.writing.page_words import Speech


def nothing(board: Dashboard, speech: Speech) -> Section:
    """Return what a page of no tasks says."""
    lines: list[Runs] = [(speech.say("Không có nhiệm vụ nào trong phạm vi này.", "There is no task in this scope."),)]
    lines += _set_aside(board, speech)
    return Section(key="summary", title=speech.say("Tình hình chung", "Overview"), lines=tuple(lines))


def summary(board: Dashboard, speech: Speech) -> Section:
    """Return the four counts and the rates, with what they are made of."""
    total = board.total
    notes = {
        Which.DONE_ON_TIME: _within(
            speech, Which.DONE_BY_EXTENSION, total.done_by_extension, "sau gia hạn", "extended"
        ),
        Which.OPEN_IN_TIME: _within(
            speech,
            Which.DUE_SOON,
            board.soon,
            f"đến hạn trong {DUE_SOON_DAYS} ngày",
            f"due within {DUE_SOON_DAYS} days",
        ),
    }
    tiles = tuple(
        Tile(
            tone=tone,
            label=speech.text(TITLES[which]),
            number=number_link(speech, EVERYTHING.of(which), NUMBERS[which](total)),
            note=notes.get(which, ()),
        )
        for which, tone in TONES.items()
    )
    lines: list[Runs] = [
        (
            speech.say("Tổng số ", "In all "),
            number_link(speech, EVERYTHING, total.total),
            speech.say(" nhiệm vụ: đã hoàn thành ", " tasks: done "),
            number_link(speech, EVERYTHING.of(Which.DONE), total.done),
            speech.say(", chưa hoàn thành ", ", open "),
            number_link(speech, EVERYTHING.of(Which.OPEN), total.open),
            ".",
        ),
        *_silent(board, speech),
        *_set_aside(board, speech),
    ]
    return Section(
        key="summary",
        title=speech.say("Tình hình chung", "Overview"),
        lines=tuple(lines),
        tiles=tiles,
        charts=(whole_chart(total, speech),),
        tables=(_rates_table(board, speech),),
    )


def _within(speech: Speech, which: Which, number: int, vi: str, en: str) -> Runs:
    """Return what part of a number is of a kind; nothing where none is."""
    if not number:
        return ()
    return (
        speech.say("trong đó ", "of them "),
        number_link(speech, EVERYTHING.of(which), number),
        f" {speech.say(vi, en)}",
    )


def _silent(board: Dashboard, speech: Speech) -> list[Runs]:
    number = NUMBERS[Which.OPEN_SILENT](board.total)
    if not number:
        return []
    since = speech.day(board.updated_since)
    return [
        (
            number_link(speech, EVERYTHING.of(Which.OPEN_SILENT), number),
            speech.say(
                f" nhiệm vụ chưa hoàn thành không có cập nhật nào từ {since}.",
                f" open tasks were not told of since {since}.",
            ),
        )
    ]


def _set_aside(board: Dashboard, speech: Speech) -> list[Runs]:
    if not board.total.set_aside:
        return []
    link = number_link(speech, EVERYTHING.of(Which.SET_ASIDE), board.total.set_aside)
    return [
        (
            speech.say("Không tính ", "Left out are "),
            link,
            speech.say(" nhiệm vụ tạm hoãn, hủy.", " tasks that were suspended or called off."),
        )
    ]


def _rates_table(board: Dashboard, speech: Speech) -> Table:
    total, since = board.total, speech.day(board.updated_since)
    rates = (
        (
            speech.say("Tỷ lệ hoàn thành", "Rate done"),
            speech.say("đã hoàn thành / (đã hoàn thành + chưa hoàn thành quá hạn)", "done / (done + open overdue)"),
            total.completion,
            (Which.DONE, Which.DUE),
        ),
        (
            speech.say("Tỷ lệ hoàn thành đúng hạn", "Rate done on time"),
            speech.say("hoàn thành đúng hạn / đã hoàn thành", "done on time / done"),
            total.on_time,
            (Which.DONE_ON_TIME, Which.DONE),
        ),
        (
            speech.say("Tỷ lệ cập nhật", "Rate updated"),
            speech.say(
                f"chưa hoàn thành có cập nhật từ {since} / chưa hoàn thành", f"open and told of since {since} / open"
            ),
            total.updating,
            (Which.OPEN_UPDATED, Which.OPEN),
        ),
    )
    rows = tuple(
        Row(
            (
                Cell(runs=(name,), note=(formula,)),
                Cell(
                    runs=(
                        number_link(speech, EVERYTHING.of(made_of[0]), rate.numerator),
                        " / ",
                        number_link(speech, EVERYTHING.of(made_of[1]), rate.denominator),
                    )
                ),
                Cell(
                    runs=(speech.percent(rate) if rate.denominator else speech.say("không tính", "none"),),
                    bar=share_of(rate),
                ),
            )
        )
        for name, formula, rate, made_of in rates
    )
    columns = (
        Column(speech.say("Tỷ lệ", "Rate"), "head"),
        Column(speech.say("Tử số / mẫu số", "Made of"), "number"),
        Column(speech.say("Phần trăm", "Percent"), "share"),
    )
    return Table(
        key="rates",
        caption=speech.say("Các tỷ lệ và cách tính", "Rates, and what they are made of"),
        columns=columns,
        rows=rows,
    )
