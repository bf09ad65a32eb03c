"""Golden files: what a careful clerk says of a composed document, and how a reading differs from it."""

import difflib
import json
from pathlib import Path

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import Link, PlannedTask, Reading
from tests.composed.source import GOLDENS

Json = dict[str, object]


def golden_path(name: str) -> Path:
    """Return where the golden file of a document is."""
    return GOLDENS / f"{name}.json"


def written(reading: Reading) -> str:
    """Return a reading as its golden file is written."""
    return json.dumps(observed(reading), ensure_ascii=False, indent=1) + "\n"


def difference(golden: str, reading: str) -> str:
    """Return the lines in which two golden files differ, with what stands around them."""
    lines = difflib.unified_diff(golden.splitlines(), reading.splitlines(), "golden", "reading", lineterm="", n=4)
    return "\n".join(lines)


def observed(reading: Reading) -> Json:
    """Return what a golden file holds of a reading."""
    metadata = reading.metadata
    own = metadata.directive
    return {
        "document": {
            **_named(own),
            "title": own.title or None,
            "signer": own.signer or None,
            "series": metadata.series,
            "period_reported": metadata.period_reported.code if metadata.period_reported else None,
            "period_planned": metadata.period_planned.code if metadata.period_planned else None,
        },
        "tasks": [_task(reading, task) for task in reading.tasks],
        "citations": [_named(cited.directive) for cited in reading.citations],
        "links": [_link(reading, link) for link in reading.links],
        "problems": sorted(problem.code for problem in reading.problems),
    }


def _named(directive: Directive) -> Json:
    return {
        "kind": directive.kind or None,
        "symbol": directive.symbol or None,
        "issued_on": directive.issued_on.isoformat() if directive.issued_on else None,
        "issuer": directive.issuer or None,
    }


def _task(reading: Reading, task: PlannedTask) -> Json:
    said: Json = {
        "label": task.label,
        "text": task.text.split("\n"),
        "lead": task.lead,
        "support": list(task.support),
        "monitor": list(task.monitor),
        "due_on": task.due_on.isoformat() if task.due_on else None,
        "due_text": task.due_text,
        "cadence": task.cadence.value,
        "directives": [_short(reading, number) for number in task.directives],
    }
    if len(task.deadlines) > 1:
        said["deadlines"] = [[one.text, one.due_on.isoformat() if one.due_on else None] for one in task.deadlines]
    return said


def _link(reading: Reading, link: Link) -> list[str | None]:
    return [_short(reading, link.source), link.relation.value, _short(reading, link.target)]


def _short(reading: Reading, number: int | None) -> str | None:
    """Return a cited document by its symbol, else by its kind and issuer; None is the document itself."""
    if number is None:
        return None
    directive = reading.citations[number].directive
    return directive.symbol or f"{directive.kind} {directive.issuer}".strip()
