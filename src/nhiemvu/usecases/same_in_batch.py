"""Files of one batch that are one document: the Word file of a report, and its PDF."""

import hashlib
from collections import defaultdict

from nhiemvu.domain.directives import Directive, same_document
from nhiemvu.domain.plans import Reading
from nhiemvu.domain.symbols import symbol_key
from nhiemvu.domain.text import fold, tone_key
from nhiemvu.domain.values import dataclass, field
from nhiemvu.usecases.read_file import REPORT, ReadFile


@dataclass(frozen=True, slots=True)
class Twin:
    """An earlier file of the batch that is the same document."""

    file_name: str
    #: Whether both have the same tasks, word for word.
    alike: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    file_name: str
    directive: Directive
    #: Series and reported period of a report.
    account: tuple[str, str] | None
    words: bytes


@dataclass(slots=True)
class Batch:
    """The documents that a batch has met; a few hundred bytes for each."""

    _seen: defaultdict[str, list[_Seen]] = field(default_factory=lambda: defaultdict(list))

    def twin_of(self, source: ReadFile) -> Twin | None:
        """Return the earlier file that is the same document; where there is none, remember this one.

        A report is known by its series and reported period, any document by its number or title, as in the record.
        """
        seen = _seen(source)
        keys = _keys(seen)
        for key in keys:
            for earlier in self._seen[key]:
                if _are_one(earlier, seen):
                    return Twin(earlier.file_name, earlier.words == seen.words)
        for key in keys:
            self._seen[key].append(seen)
        return None


def _seen(source: ReadFile) -> _Seen:
    metadata = source.reading.metadata
    reported = metadata.period_reported
    is_account = metadata.directive.kind == REPORT and reported is not None
    account = (fold(metadata.series or ""), reported.code) if is_account and reported else None
    return _Seen(source.file_name, metadata.directive, account, _words(source.reading))


def _keys(seen: _Seen) -> list[str]:
    """Return the keys under which a document may be met again."""
    directive = seen.directive
    named = symbol_key(directive.symbol) if directive.symbol else tone_key(directive.title)
    return [*(["|".join(seen.account)] if seen.account else []), *([named] if named else [])]


def _are_one(one: _Seen, other: _Seen) -> bool:
    if one.account and other.account:
        # The number of a report of another period is a slip, of which the record will tell.
        return one.account == other.account
    return same_document(one.directive, other.directive)


def _words(reading: Reading) -> bytes:
    """Return a digest of the tasks' letters: formats differ in spaces and marks."""
    letters = "\n".join("".join(filter(str.isalnum, fold(task.text))) for task in reading.tasks)
    return hashlib.sha256(letters.encode()).digest()
