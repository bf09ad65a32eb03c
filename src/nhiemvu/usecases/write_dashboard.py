"""Write the page for the head of the office: gathered task by task, and laid into one file."""

from collections.abc import Callable
from pathlib import Path

from nhiemvu.documents.html.rows import RowStore
from nhiemvu.documents.html.writer import write_page
from nhiemvu.domain.dashboard import Dashboard, ListedTask
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Language, Text
from nhiemvu.store.session import Session
from nhiemvu.usecases.show_dashboard import Wanted, count_wanted, show_dashboard
from nhiemvu.writing.dashboard import page_of
from nhiemvu.writing.dashboard_tasks import data_row
from nhiemvu.writing.page_words import Speech

SUFFIXES = (".html", ".htm")


class PageNotHtml(UsageFault):
    """The name of the page is not that of a file for a browser."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            Text(
                f"Trang mở bằng trình duyệt, mà tên “{target.name}” không kết thúc bằng .html.",
                f"The page is for a browser, and the name “{target.name}” does not end in .html.",
            ),
            Text("Đặt tên có đuôi .html, ví dụ: -o trang.html", "Name it with .html, for example: -o page.html"),
        )


def write_dashboard(
    session: Session,
    wanted: Wanted,
    target: Path,
    *,
    language: Language,
    watch: Callable[[int], Callable[[], None]],
) -> tuple[Dashboard, Path | None]:
    """Write the page to `target`, in the place of an earlier one, and return what it tells.

    Another file of that name is put aside, and where is returned, too.

    `watch` is told how many tasks there are, and gives what is called after each. Raises PageNotHtml, and what
    `count_wanted` and `writing_whole` raise.
    """
    if target.suffix.casefold() not in SUFFIXES:
        raise PageNotHtml(target)
    total = count_wanted(session, wanted)
    step = watch(total.table.total.total + total.table.total.set_aside)
    speech = Speech(language)
    with RowStore() as rows:

        def keep(task: ListedTask) -> None:
            rows.add(data_row(task, speech))
            step()

        board = show_dashboard(session, wanted, total, keep)
        return board, write_page(page_of(board, language), rows, target)
