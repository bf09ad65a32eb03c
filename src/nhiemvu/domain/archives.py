"""What an archive of a whole database says of itself, so that it can be read and held to be whole without the program.

`archive.json` names the version of the schema and, for each table, how many rows its file has, the hash of the file and
the greatest number that was ever given in it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.values import dataclass

#: The version of this form.
FORM = 1
MANIFEST, README, SUMS = "archive.json", "DOC-TRUOC.txt", "SHA256SUMS"
TABLES, FILES, FACTS = "tables", "files", "facts.toml"


class NoArchive(UnreadableDocument):
    """What was given is no archive, or not a whole one."""

    def __init__(self, place: str, reason: Text) -> None:
        super().__init__(
            Text(
                f"“{place}” không phải bản lưu trữ đọc được: {reason.vi}.",
                f"“{place}” is no readable archive: {reason.en}.",
            ),
            Text(
                "Lấy lại bản lưu trữ gốc (thư mục hoặc tệp .zip do lệnh export --archive tạo ra).",
                "Take the original one: the folder or .zip that export --archive made.",
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedTable:
    """One table of an archive."""

    rows: int
    #: Of the bytes of its file, in hexadecimal.
    sha256: str
    #: The greatest number that a row ever had, 0 for a table without numbers.
    counter: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an archive is of."""

    #: The revision of the database's schema.
    schema: str
    #: The version of the program that made it.
    program: str
    #: "" where the office has not said its name.
    office: str
    made_on: date
    tables: Mapping[str, ArchivedTable]
    #: How many files that prove results it has.
    files: int = 0
    form: int = FORM

    @property
    def rows(self) -> int:
        """How many rows all tables have."""
        return sum(table.rows for table in self.tables.values())


def table_file(name: str) -> str:
    """Return the name of a table's file within an archive."""
    return f"{TABLES}/{name}.jsonl"


def manifest_words(manifest: Manifest) -> str:
    """Return a manifest as the text of its file."""
    return json.dumps({**asdict(manifest), "made_on": manifest.made_on.isoformat()}, ensure_ascii=False, indent=1)


def read_manifest(words: str, place: str, known: frozenset[str]) -> Manifest:
    """Return the manifest that a text is; `known` are the tables that this program knows.

    Raises NoArchive where it is none, or of a later form or a table that is unknown.
    """
    try:
        held: dict[str, Any] = json.loads(words)
        if int(held["form"]) > FORM or not set(held["tables"]) <= known:
            raise NoArchive(
                place, Text("do bản mới hơn của chương trình tạo ra", "a newer version of the program made it")
            )
        return Manifest(
            schema=str(held["schema"]),
            program=str(held["program"]),
            office=str(held["office"]),
            made_on=date.fromisoformat(held["made_on"]),
            tables={
                name: ArchivedTable(rows=int(table["rows"]), sha256=str(table["sha256"]), counter=int(table["counter"]))
                for name, table in held["tables"].items()
            },
            files=int(held["files"]),
            form=int(held["form"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise NoArchive(place, Text(f"tệp {MANIFEST} bị hỏng", f"its {MANIFEST} is damaged")) from error
