"""The tables of the page that list tasks, and how long overdue ones have been so."""

from collections.abc import Mapping, Sequence

from nhiemvu.domain.ageing import Age
from nhiemvu.domain.counts import Rate
from nhiemvu.domain.dashboard import ListedTask, Selection, Which
from nhiemvu.domain.text import shorten
from nhiemvu.domain.web_pages import Cell, Column, Row, Table, Tone
from nhiemvu.writing.dashboard_charts import part_of
from nhiemvu.writing.dashboard_tasks import (
    LONGEST_WORDS,
    lead_words,
    number_link,
    progress_words,
    standing_words,
    title_words,
)
from nhiemvu.writing.figures import age_words
from nhiemvu.writing.page_words import Speech

#: So many rows are shown at first on a screen.
OPENING = 10


def ages_table(ages: Mapping[Age, int], speech: Speech) -> Table:
    """Return how long overdue tasks have been so."""
    total = sum(ages.values())
    rows = []
    for age, number in ages.items():
        words = age_in_words(age, speech)
        link = number_link(speech, Selection(which=Which.OPEN_OVERDUE, age=age), number, words)
        rate = Rate(number, total)
        share = Cell(runs=(speech.percent(rate),), bar=part_of(Tone.OVERDUE, number, total))
        rows.append(Row((Cell(runs=(words,)), Cell(runs=(link,)), share)))
    columns = (
        Column(speech.say("Quá hạn", "Overdue by"), "head"),
        Column(speech.say("Số nhiệm vụ", "Tasks"), "number"),
        Column(speech.say("Tỷ trọng", "Share"), "share"),
    )
    caption = speech.say("Thời gian quá hạn", "How long they have been overdue")
    return Table(key="ages", caption=caption, columns=columns, rows=tuple(rows))


def age_in_words(age: Age, speech: Speech) -> str:
    """Return a stretch of days: "1-30 ngày", "trên 90 ngày"."""
    english = f"more than {age.first - 1} days" if age.last is None else f"{age.first}-{age.last} days"
    return speech.say(age_words(age), english)


def overdue_table(tasks: Sequence[ListedTask], speech: Speech) -> Table:
    """Return overdue tasks with lead, days late and what is in the way."""
    rows = [
        Row((*_task_cells(task, speech), Cell(runs=(speech.days(task.days_late),)), _trouble(task, speech)))
        for task in tasks
    ]
    columns = (
        *_task_columns(speech),
        Column(speech.say("Quá hạn", "Overdue by"), "number"),
        Column(speech.say("Khó khăn, vướng mắc; tình hình", "Obstacle; what was said")),
    )
    caption = speech.say("Nhiệm vụ quá hạn, chậm nhất trước", "Overdue tasks, most late first")
    return Table(key="overdue", caption=caption, columns=columns, rows=tuple(rows), opening=OPENING)


def soon_table(tasks: Sequence[ListedTask], speech: Speech) -> Table:
    """Return tasks that are due soon."""
    rows = [Row((*_task_cells(task, speech), _trouble(task, speech))) for task in tasks]
    columns = (*_task_columns(speech), Column(speech.say("Tình hình", "What was said")))
    caption = speech.say("Nhiệm vụ sắp đến hạn, hạn gần nhất trước", "Tasks due soon, the nearest first")
    return Table(key="soon", caption=caption, columns=columns, rows=tuple(rows), opening=OPENING)


def list_table(key: str, caption: str, tasks: Sequence[ListedTask], speech: Speech) -> Table:
    """Return tasks of one unit, as the page's text has them."""
    rows = [
        Row((*_task_cells(task, speech), Cell(runs=(standing_words(task, speech),)), _trouble(task, speech)))
        for task in tasks
    ]
    standing = Column(speech.say("Tình trạng", "Standing"))
    said = Column(speech.say("Kết quả, vướng mắc mới nhất", "Latest result or obstacle"))
    return Table(key=key, caption=caption, columns=(*_task_columns(speech), standing, said), rows=tuple(rows))


def _task_columns(speech: Speech) -> tuple[Column, ...]:
    return (
        Column(speech.say("Số", "No."), "number"),
        Column(speech.say("Nhiệm vụ", "Task"), "head"),
        Column(speech.say("Chủ trì", "Lead")),
        Column(speech.say("Hạn", "Due"), "number"),
    )


def _task_cells(task: ListedTask, speech: Speech) -> tuple[Cell, ...]:
    lead = Cell(runs=(lead_words(task, speech),))
    due = Cell(runs=(speech.day(task.due_on) or speech.say("không có", "none"),))
    return Cell(runs=(str(task.id),)), Cell(runs=(title_words(task),)), lead, due


def _trouble(task: ListedTask, speech: Speech) -> Cell:
    """Return what is in the way of a task, else what was said of it last, and when."""
    words = shorten(task.told.obstacle or task.told.words, LONGEST_WORDS)
    if not words and not task.told.on:
        return Cell(runs=(speech.say("Chưa có cập nhật", "Nothing was said"),))
    words = words or progress_words(task, speech)
    day = speech.day(task.told.on)
    return Cell(runs=(words,), note=(speech.say(f"cập nhật {day}", f"updated {day}"),))
