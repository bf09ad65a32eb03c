"""The sample letters as documents: the words of `letters.toml` in the frame of an office of either system."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from nhiemvu.documents.docx_out.writer import docx_bytes
from nhiemvu.domain.counts import Counts
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.pages import Pages
from nhiemvu.domain.reminders import Chased
from nhiemvu.domain.tasks import Cadence, State, Task
from nhiemvu.facts.layouts import Layout, layouts
from nhiemvu.writing.frame import OPEN_NUMBER, Frame, framed, open_letter_symbol
from nhiemvu.writing.letter import AssigningLetter, GivenTask, assigning_annex, assigning_body, assigning_subject
from nhiemvu.writing.reminder import REMINDING_SUBJECT, RemindingLetter, reminding_body
from tools.samples.documents import PLACE, WORDS

LETTERS: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "letters.toml").read_text("utf-8"))
#: The name of each file: its rule book, and whether it assigns or chases.
LETTER_SAMPLES: Mapping[str, tuple[str, str]] = {
    f"cong-van-{name}-{layout}.docx": (layout, kind)
    for layout in ("hd05", "nd30")
    for name, kind in (("giao-viec", "assigning"), ("don-doc", "reminding"))
}


def build_letter(name: str) -> bytes:
    """Return the Word file of a sample letter."""
    layout, kind = LETTER_SAMPLES[name]
    rules = letter_layout(layout)
    return docx_bytes(letter_pages(kind, rules), rules)


def letter_layout(name: str) -> Layout:
    """Return a rule book by its name."""
    return next(layout for layout in layouts() if layout.name == name)


def letter_pages(kind: str, layout: Layout) -> Pages:
    """Return a letter that assigns or chases, by a rule book."""
    return _assigning(layout) if kind == "assigning" else _reminding(layout)


def _office(layout: Layout) -> Mapping[str, Any]:
    office: Mapping[str, Any] = WORDS["offices"][layout.system.value]
    return office


def _assigning(layout: Layout) -> Pages:
    office = _office(layout)
    plan = Directive(**LETTERS["plan"][layout.system.value])
    tasks = tuple(
        GivenTask(
            text=task["text"],
            title=task["text"],
            leads=tuple(task["leads"]),
            support=tuple(task["support"]),
            due_on=task["due_on"],
            directives=(plan,),
        )
        for task in LETTERS["assigned"]
    )
    letter = AssigningLetter(layout=layout, office=office["own_name"], tasks=tasks)
    frame = _frame(layout, "assigned", assigning_subject(letter), letter.leads, letter.support)
    return Pages(tuple(framed(frame, assigning_body(letter), assigning_annex(letter, frame.symbol))))


def _reminding(layout: Layout) -> Pages:
    letter = RemindingLetter(
        office=_office(layout)["own_name"],
        unit=LETTERS["reminded_unit"],
        as_of=LETTERS["reminded_on"],
        reply_by=LETTERS["reply_by"],
        scope="",
        counts=Counts(**LETTERS["counts"]),
        overdue=tuple(map(_chased, LETTERS["overdue"])),
        due_soon=tuple(map(_chased, LETTERS["due_soon"])),
        supported=tuple(map(_chased, LETTERS["supported"])),
    )
    frame = _frame(layout, "reminded", REMINDING_SUBJECT, (letter.unit,), letter.copied)
    return Pages(tuple(framed(frame, reminding_body(letter, layout))))


def _chased(words: Mapping[str, Any]) -> Chased:
    task = Task(
        id=1,
        text=words["title"],
        title=words["title"],
        series=None,
        period=None,
        state=State.NOT_STARTED,
        cadence=Cadence.ONCE,
        original_due_on=words["due_on"],
        due_on=words["due_on"],
        due_text=None,
        completed_on=None,
        starred=False,
        origin=None,
        lead=words.get("lead", LETTERS["reminded_unit"]),
        support=tuple(words.get("support", ())),
    )
    told: list[date] = words.get("told", [])
    return Chased(task, len(told), max(told, default=None))


def _frame(layout: Layout, kind: str, subject: str, addressees: tuple[str, ...], copied: tuple[str, ...]) -> Frame:
    office = _office(layout)
    symbol = open_letter_symbol(layout, office["suffix"])
    return Frame(
        layout=layout,
        upper_office=office["upper_office"],
        office=office["office"],
        symbol=symbol.replace(OPEN_NUMBER, f" {LETTERS[f'{kind}_number']}"),
        place=PLACE,
        issued_on=LETTERS[f"{kind}_on"],
        subject=subject,
        addressees=addressees,
        authority=office["authority"],
        position=office["position"],
        signer=office["signer"],
        recipients=(*copied, office["recipients"][-1]),
    )
