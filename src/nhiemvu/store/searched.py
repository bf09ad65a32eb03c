"""What is searched of the rows of records."""

from collections.abc import Mapping
from typing import Any

#: The columns whose words are searched, by table; of a task also its title where this is not how its text begins.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "progress": ("result", "note", "obstacle"),
    "evidence": ("text",),
    "document": ("symbol", "title", "issuer", "signer", "note"),
    "document_source": ("text",),
}


def text_of(source: str, row: Mapping[str, Any]) -> str:
    """Return what is searched of a row of a table, a column a line."""
    if source == "task":
        title, text = row["title"], row["text"]
        return text if text.startswith(title.rstrip("…")) else f"{text}\n{title}"
    return "\n".join(row[name] for name in TEXTS[source] if row[name])


def number_column(source: str) -> str:
    """Return the column that numbers the rows of a searched table."""
    return "document_id" if source == "document_source" else "id"


def columns_of(source: str) -> tuple[str, ...]:
    """Return the columns of a searched table that tell its entries."""
    return (number_column(source), *(("title", "text") if source == "task" else TEXTS[source]))
