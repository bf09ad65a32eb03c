"""Print what a final report says of the tasks that it had to answer, before it is saved and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import note, print_words
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.cli.shapes import COVERAGE_NAMES, MATCHED_BY_NAMES
from nhiemvu.domain.final_report import FinalReport, OpenBecause, PlannedAgain, Told
from nhiemvu.domain.language import Text
from nhiemvu.domain.text import shorten

if TYPE_CHECKING:
    from nhiemvu.usecases.close_loop import ClosedLoop

#: So much of the words that answer a task is shown.
BRIEF = 90
REASONS = {
    OpenBecause.UNSURE: Text("khớp chưa chắc, cần xem", "the match is to be looked at"),
    OpenBecause.UNFINISHED: Text("báo cáo nói còn đang làm hoặc chưa xong", "the report says that it goes on"),
    OpenBecause.GOES_ON: Text("kế hoạch kỳ sau làm tiếp", "the next plan goes on with it"),
    OpenBecause.CHILDREN: Text("còn nhiệm vụ con chưa xong", "some of its children are not done"),
}


def print_final_report(report: FinalReport) -> None:
    """Print for each task what answers it, how that was found, and what saving would call done."""
    click.echo()
    click.echo(say(f"Trả lời nhiệm vụ {report.period.name}:", f"Answers to the tasks of {report.period.code}:"))
    columns = [
        Column(say("Số", "No.")),
        Column(say("Nhiệm vụ", "Task"), wraps=True),
        Column(say("Báo cáo viết", "The report says"), wraps=True),
        Column(say("Khớp", "Match")),
        Column(say("Nay", "Now")),
    ]
    told = {one.task.id: one for one in report.told}
    completed = [one.task.id for one in report.completions]
    coverage = report.answers(completed, unsure=True)
    rows = [
        (
            task.id,
            task.title,
            _words(told.get(task.id), report, task.id),
            _match(told.get(task.id)),
            spoken(COVERAGE_NAMES[coverage[task.id]]),
        )
        for task in report.tasks
    ]
    print_rows("table", columns, rows, "")
    _print_plan(report)
    if report.strange:
        numbers = ", ".join(map(str, report.strange))
        note(
            say(
                f"Lưu ý: tệp có dấu của nhiệm vụ mà báo cáo này không phải trả lời: {numbers}.",
                f"Note: the file has marks of tasks that this report had not to answer: {numbers}.",
            )
        )


def _words(told: Told | None, report: FinalReport, number: int) -> str:
    if told:
        return shorten(" ".join(one.text for one in told.words), BRIEF)
    again = next((point for point in report.again if point.task.id == number), None)
    return say(f"(điểm {again.label} của kế hoạch)", f"(point {again.label} of the plan)") if again else ""


def _match(told: Told | None) -> str:
    if told is None:
        return ""
    how = spoken(MATCHED_BY_NAMES[told.matched_by])
    return f"{how}, {say('chắc', 'sure')}" if told.sure else f"{how}, {say('cần xem', 'to look at')}"


def _print_plan(report: FinalReport) -> None:
    """Print which points of the plan go on with which tasks."""
    points = [
        *(
            say(
                f"{point.label} tiếp nhiệm vụ {point.task.id} (kỳ thứ {point.task.turn + 1} liên tiếp)",
                f"{point.label} goes on with task {point.task.id} (period {point.task.turn + 1} in a row)",
            )
            for point in report.again
        ),
        *(
            say(
                f"{point.label} là nhiệm vụ {point.task.id} đã ghi",
                f"{point.label} is task {point.task.id} on record",
            )
            for point in report.planned
        ),
    ]
    if points:
        print_words("; ".join(points), say("Kế hoạch: ", "The plan: "))


def completions_question(report: FinalReport) -> str:
    """Return what a person is asked about the tasks that can be called done."""
    numbers = ", ".join(str(one.task.id) for one in report.completions)
    return say(f"Ghi hoàn thành các nhiệm vụ {numbers}?", f"Call tasks {numbers} done?")


def unsure_question(report: FinalReport) -> str:
    """Return what a person is asked about the matches that are not sure."""
    numbers = ", ".join(str(one.task.id) for one in report.unsure)
    return say(
        f"Các đoạn “cần xem” có đúng là trả lời nhiệm vụ {numbers}?",
        f"Do the paragraphs “to look at” answer tasks {numbers}?",
    )


def loop_lines(loop: ClosedLoop) -> Iterator[str]:
    """Yield what is told of the tasks that a saved report answers."""
    report = loop.report
    yield say(
        f"Báo cáo {report.period.name} trả lời {len(loop.answered)}/{len(report.tasks)} nhiệm vụ.",
        f"The report of {report.period.code} answers {len(loop.answered)} of {len(report.tasks)} tasks.",
    )
    if loop.completed:
        numbers = _numbers(loop.completed)
        yield say(
            f"Ghi hoàn thành theo báo cáo: {numbers}; ngày lấy theo hạn, nếu khác thì mở lại và ghi bằng done --on.",
            f"Called done by the report: {numbers}; on their deadlines, else reopen them and use done --on.",
        )
    for reason in OpenBecause:
        if numbers := _numbers([told.task.id for told, why in loop.left_open if why is reason]):
            because = spoken(REASONS[reason])
            yield say(f"Để mở ({because}): {numbers}.", f"Left open ({because}): {numbers}.")
    if silent := _numbers([task.id for task in report.silent]):
        yield say(
            f"Báo cáo chưa nói tới: {silent}; xem bằng: nhiemvu report coverage {report.period.code}",
            f"The report does not tell of: {silent}; see: nhiemvu report coverage {report.period.code}",
        )
    if loop.going_on:
        numbers = _numbers(loop.going_on)
        yield say(f"Tiếp tục từ kỳ trước: {numbers}.", f"Going on from the last plan: {numbers}.")
    for point in report.planned:
        if point.is_due_otherwise:
            yield _due_otherwise(point)


def _due_otherwise(point: PlannedAgain) -> str:
    stated, held = (f"{day:%d/%m/%Y}" for day in (point.due_on, point.task.due_on))
    typed = f'nhiemvu extend {point.task.id} --to {stated} --approve --reason "..."'
    return say(
        f"{point.label} ghi hạn {stated}, nhiệm vụ {point.task.id} vẫn giữ hạn {held}; nếu dời hạn: {typed}",
        f"{point.label} is due on {stated}, task {point.task.id} stays due on {held}; to move it: {typed}",
    )


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def final_report_object(report: FinalReport) -> dict[str, object]:
    """Return the JSON object of what a report says of its tasks."""
    completed = [one.task.id for one in report.completions]
    told = {one.task.id: one for one in report.told}
    left = {one.task.id: reason for one, reason in report.left_open}
    return {
        "period": report.period.code,
        "answers": [
            {
                "task": task.id,
                "coverage": coverage,
                "matched_by": told[task.id].matched_by if task.id in told else None,
                "sure": told[task.id].sure if task.id in told else None,
                "text": "\n".join(one.text for one in told[task.id].words) if task.id in told else None,
                "completes": task.id in completed,
                "left_open": left.get(task.id),
            }
            for task, coverage in zip(report.tasks, report.answers(completed, unsure=True).values(), strict=True)
        ],
        "goes_on": [_point_object(point) for point in report.again],
        "planned": [_point_object(point) for point in report.planned],
        "strange": report.strange,
    }


def _point_object(point: PlannedAgain) -> dict[str, object]:
    return {"point": point.place, "task": point.task.id, "matched_by": point.matched_by}
