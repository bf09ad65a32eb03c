"""What a finished report says of one task: the words, where they stand, and what that comes to."""

from typing import TYPE_CHECKING

from nhiemvu.domain.coverage import Coverage, MatchedBy
from nhiemvu.domain.values import dataclass

if TYPE_CHECKING:
    from nhiemvu.domain.plans import Span


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """One paragraph that answers a task, or the point of the new plan that goes on with it."""

    text: str
    #: Where it stands in the text of the report's file.
    span: "Span | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAnswer:
    """One task and what a report says of it; a report that says nothing of it has none."""

    task_id: int
    coverage: Coverage
    matched_by: MatchedBy
    words: tuple[AnswerWords, ...]

    @property
    def text(self) -> str:
        """The words, a line a paragraph."""
        return "\n".join(one.text for one in self.words)
