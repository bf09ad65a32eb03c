"""Files that were read, kept on the disk until they are saved: what a thousand files say is too much to hold."""

import pickle
from collections.abc import Iterator
from tempfile import TemporaryFile
from types import TracebackType
from typing import Generic, Self, TypeVar

Item = TypeVar("Item")


class Spool(Generic[Item]):
    """Values in the order in which they were added, in a temporary file of this process."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 closed with the spool
        self.count = 0

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the file."""
        self._file.close()

    def add(self, item: Item) -> None:
        """Keep a value."""
        pickle.dump(item, self._file)
        self.count += 1

    def __iter__(self) -> Iterator[Item]:
        """Yield the values, one at a time."""
        self._file.seek(0)
        for _ in range(self.count):
            yield pickle.load(self._file)  # noqa: S301 this process alone has written the file
