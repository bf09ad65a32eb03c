"""The rows behind a page's numbers, on the way to the page: kept on the disk, however many they are."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import IO, Self

#: So many rows are one element of the page.
ROWS_TOGETHER = 1000
#: Signs that would end or begin something in a page, or end a line in a script, and what JSON has for them.
UNSAFE = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
COPIED = 1 << 20
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def embedded(value: object) -> str:
    """Return a value as JSON that may stand in a `<script>` of data, whatever words it holds."""
    return _safe(ENCODER.encode(value))


def _safe(text: str) -> str:
    # Replacing sign by sign is ten times as fast as translating.
    for sign, escaped in UNSAFE:
        text = text.replace(sign, escaped)
    # Half a character of UTF-16, which damaged files bring, cannot be written.
    return text.encode("utf-8", "replace").decode("utf-8")


class RowStore:
    """Rows written one by one and given back as elements of the page; a context that leaves nothing behind."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="nhiemvu-")  # noqa: SIM115 closed by __exit__
        self._waiting = list[Sequence[object]]()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the file."""
        self._file.close()

    def add(self, row: Sequence[object]) -> None:
        """Keep a row."""
        self._waiting.append(row)
        if len(self._waiting) == ROWS_TOGETHER:
            self._write()

    def _write(self) -> None:
        rows = _safe(",\n".join(map(ENCODER.encode, self._waiting)))
        self._file.write(f'<script type="application/json" class="rows">[{rows}]</script>\n'.encode())
        self._waiting.clear()

    def elements(self) -> Iterator[bytes]:
        """Yield the page's elements with all rows, in pieces."""
        if self._waiting:
            self._write()
        self._file.seek(0)
        while piece := self._file.read(COPIED):
            yield piece
