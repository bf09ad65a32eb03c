"""Whether a document that was read says what a secret directive is about: such a file is not taken in."""

from collections.abc import Sequence

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.secrecy import secrecy_told
from nhiemvu.store.directives import find_directive
from nhiemvu.store.secrecy import SecretDirectiveWords
from nhiemvu.store.session import Session
from nhiemvu.usecases.read_file import ReadFile


class PointsUnderSecret(Conflict):
    """Points of a document say in words what is to be done under a secret directive."""

    def __init__(self, file: str, labels: Sequence[str], symbol: str) -> None:
        points = ", ".join(labels)
        super().__init__(
            Text(
                f"{file}: điểm {points} nêu việc theo văn bản mật {symbol}.",
                f"{file}: point {points} says what is to be done under the secret directive {symbol}.",
            ),
            Text(
                f"Chưa ghi gì. Bỏ các điểm đó khỏi tệp rồi thêm không lời: nhiemvu add --directive {symbol};"
                f" văn bản đã giải mật thì: nhiemvu directive edit {symbol} --secret khong",
                f"Nothing was recorded. Take them out of the file and add them without words: nhiemvu add"
                f" --directive {symbol}; if it was declassified: nhiemvu directive edit {symbol} --secret khong",
            ),
        )


def require_nothing_secret(session: Session, source: ReadFile) -> None:
    """Raise SecretDirectiveWords for the file of a secret directive, PointsUnderSecret for one that tells of it.

    A point in the words that a report has for secret tasks tells nothing.
    """
    reading = source.reading
    held = find_directive(session, reading.metadata.directive)
    if held and held[1].secrecy:
        raise SecretDirectiveWords(held[1].short_name)
    found = [find_directive(session, citation.directive) for citation in reading.citations]
    secret = {place: held[1].short_name for place, held in enumerate(found) if held and held[1].secrecy}
    telling = [
        point for point in reading.tasks if secret.keys() & set(point.directives) and not secrecy_told(point.text)
    ]
    if telling:
        symbol = next(secret[place] for place in telling[0].directives if place in secret)
        raise PointsUnderSecret(source.file_name, [point.label or "-" for point in telling], symbol)
