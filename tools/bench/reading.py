"""`make bench-reading`: how much of what a careful reader finds in real documents is found, where these are at hand.

The documents and their measure lie in `shared/corpus` beside the project. Recorded are figures only, by the number that
a document's name begins with; a run prints gains and losses against them. Fails below the figures of `WANTED`.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from tabulate import tabulate

from nhiemvu.cli.import_out import reading_object
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.usecases.read_file import read_file

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
RECORDED = Path(__file__).with_name("recorded.json")
#: What the whole must reach: F1, or the share that is right.
WANTED: Mapping[str, float] = {"tasks_lenient": 0.95, "citations": 0.97, "lead_lenient": 0.90, "metadata": 0.95}
COLUMNS = ("tasks_f1", "tasks_lenient_f1", "citations_f1", "lead", "due_on", "metadata")
#: Smaller differences are those of rounding.
LEAST = 0.0005

Figures: TypeAlias = Mapping[str, float | None]


def scorer(corpus: Path) -> ModuleType:
    """Return the measure that comes with the documents."""
    spec = importlib.util.spec_from_file_location("score", corpus / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(corpus)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path) -> dict[str, Any] | None:
    """Return what the program prints for a document as values of JSON, None where it refuses the document."""
    try:
        found = read_file(path)
    except UnreadableDocument:
        return None
    printed: dict[str, Any] = json.loads(json.dumps(reading_object(path, found.reading), default=str))
    return printed


def figures(corpus: Path) -> tuple[dict[str, Figures], Figures]:
    """Return the figures of each document by its number, and those of the whole."""
    read_documents = {path.stem: read(path) for path in sorted((corpus / "documents").iterdir())}
    scored = scorer(corpus).run_all(str(corpus / "gold"), read_documents.get)
    each: dict[str, Figures] = {
        name.split("-")[0]: {column: row[column] for column in COLUMNS} for name, row in scored["files"].items()
    }
    total: Figures = {
        name: _one_figure(value) for name, value in scored["total"].items() if not name.startswith("metadata.")
    }
    return each, total


def _one_figure(value: Any) -> float | None:  # noqa: ANN401 the measure gives numbers and tables of numbers
    if isinstance(value, Mapping):
        figure: float | None = value.get("f1", value.get("accuracy"))
        return figure
    return float(value)


def rows(each: Mapping[str, Figures], recorded: Mapping[str, Figures]) -> Iterator[Sequence[str]]:
    """Yield a line a document: its figures, each with the gain or loss against what is recorded."""
    for number, found in sorted(each.items()):
        yield number, *(_compared(found[column], recorded.get(number, {}).get(column)) for column in COLUMNS)


def _compared(now: float | None, before: float | None) -> str:
    if now is None:
        return "-"
    change = now - before if before is not None else 0.0
    return f"{now:.3f} ({change:+.3f})" if abs(change) > LEAST else f"{now:.3f}"


def below(total: Figures) -> list[str]:
    """Return what of the whole does not reach what is wanted."""
    return [name for name, wanted in WANTED.items() if (total.get(name) or 0.0) < wanted]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score every document, print the table, and record the figures where that is asked; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.reading", description=__doc__)
    parser.add_argument("--record", action="store_true", help="record the figures for later runs")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    wanted = parser.parse_args(arguments)
    if not (wanted.corpus / "score.py").is_file():
        print("The real documents are not beside the project; nothing was scored.")
        return 0
    each, total = figures(wanted.corpus)
    recorded = json.loads(RECORDED.read_text("utf-8")) if RECORDED.exists() else {"each": {}, "total": {}}
    print(tabulate(list(rows(each, recorded["each"])), ("document", *COLUMNS), disable_numparse=True))
    print()
    lines = [
        (name, _compared(figure, recorded["total"].get(name)), f"≥ {WANTED[name]:.2f}" if name in WANTED else "")
        for name, figure in total.items()
    ]
    print(tabulate(lines, ("all", "figure", "wanted"), disable_numparse=True))
    if wanted.record:
        kept = {"each": each, "total": total}
        RECORDED.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    missed = below(total)
    if missed:
        print(f"Below what is wanted: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
