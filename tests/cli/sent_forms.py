"""An office that has sent the forms of two units, and what is asked about it: for tests of what comes back."""

from datetime import date
from pathlib import Path
from typing import Any

from nhiemvu.domain.forms import FormColumn
from tests.support import Office

OUT, IN = "2026-04-20", "2026-04-24"
CAX, DV = "Công an xã", "Ban Dân vận"
F = FormColumn
#: What a unit types of a task that it has done.
DONE = {F.STATE: "đã hoàn thành", F.RESULT: "Đã mở 02 lớp cho 85 cán bộ."}


def form(unit: str = CAX) -> Path:
    """Return the form of a unit."""
    return Path("phieu") / f"Phiếu - {unit}.xlsx"


def task(office: Office, number: int) -> Any:
    """Return a task as it stands."""
    return office("show", number, "--format", "json", today=IN).json


def entries(office: Office, number: int) -> list[dict[str, Any]]:
    """Return what was said of a task, the newest record first."""
    asked = "SELECT p.*, u.name AS unit FROM progress p LEFT JOIN unit u ON u.id = unit_id WHERE task_id = :number"
    found = office.ask(f"{asked} ORDER BY p.id DESC", number=number)
    # Days as text, as SQLite keeps them.
    return [{name: str(value) if isinstance(value, date) else value for name, value in one.items()} for one in found]


def records(rows: list[str]) -> list[str]:
    """Return what a database holds but for what grows with every command."""
    return [row for row in rows if not any(word in row for word in ("event", "_seq", "search_"))]
