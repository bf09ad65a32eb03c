"""One run of `import`: each file is read, compared, shown and decided on; then those to be saved are saved together.

What was read lies on the disk until it is saved, so that a thousand files take no more memory than one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from nhiemvu.cli.asking import Answer, agrees, ask, ask_about_file
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.import_out import fault_object, reading_object
from nhiemvu.cli.import_spool import Spool
from nhiemvu.cli.import_told import Tally, corrected_lines, held_words, imported_lines, same_words, twin_words
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import JsonArray, note
from nhiemvu.cli.progress import Progress
from nhiemvu.domain.errors import DatabaseFault, NhiemvuError
from nhiemvu.domain.values import dataclass, field, replace

if TYPE_CHECKING:
    from nhiemvu.domain.periods import Period
    from nhiemvu.usecases.close_loop import Agreed
    from nhiemvu.usecases.correct_document import Corrected
    from nhiemvu.usecases.import_document import Imported
    from nhiemvu.usecases.read_file import ReadFile
    from nhiemvu.usecases.review_document import Review
    from nhiemvu.usecases.same_in_batch import Batch, Twin


class Wishes(NamedTuple):
    """The options of the command."""

    yes: bool
    update: bool
    dry_run: bool
    edit: bool
    series: str | None
    period: Period | None
    output_format: str
    #: Whether scans go through character recognition.
    ocr: bool = False


class Found(NamedTuple):
    """One file: what was read in it, what keeps it from being recorded, and what the record has of it."""

    path: Path
    source: ReadFile | None = None
    fault: NhiemvuError | None = None
    review: Review | None = None
    #: An earlier file of this run that is the same document.
    twin: Twin | None = None


class ToSave(NamedTuple):
    """One file to be saved."""

    source: ReadFile
    review: Review
    #: What was agreed to beside; None: what is sure.
    agreed: Agreed | None = None


@dataclass(slots=True)
class ImportRun:
    """The files of one command on their way into the record."""

    desk: Desk
    wishes: Wishes
    #: How many files there are.
    count: int
    batch: Batch
    kept: Spool[ToSave]
    tally: Tally = field(default_factory=Tally)
    faults: list[NhiemvuError] = field(default_factory=list)
    #: Whether something would have been saved and nobody was there to say so.
    unconfirmed: bool = False
    _array: JsonArray = field(default_factory=JsonArray)
    #: Whether the person has said yes to all files that are still to come.
    _yes_to_all: bool = False
    _shown: int = 0
    #: The names of the files that are kept.
    _names: list[str] = field(default_factory=list)
    _unreachable: bool = False

    @property
    def several(self) -> bool:
        """Whether there is more than one file."""
        return self.count > 1

    def look(self, files: tuple[Path, ...]) -> None:
        """Read, show and decide on every file."""
        progress = Progress(len(files), say("Đang đọc", "Reading"))
        for path in files:
            found = self._read(path)
            progress.wipe()
            self._decide(found)
            progress.step()
        progress.wipe()
        if self.wishes.output_format == "json":
            self._array.end()

    def _read(self, path: Path) -> Found:
        from nhiemvu.usecases.import_document import with_statement
        from nhiemvu.usecases.read_file import read_file

        self.tally.read += 1
        try:
            source = read_file(path, recognise=self.wishes.ocr)
        except NhiemvuError as error:
            return Found(path, fault=error)
        reading = with_statement(source.reading, series=self.wishes.series, planned=self.wishes.period)
        source = replace(source, reading=reading)
        if source.fault:
            return Found(path, source, source.fault)
        twin = self.batch.twin_of(source)
        return Found(path, source, twin=twin) if twin else self._compared(Found(path, source))

    def _compared(self, found: Found) -> Found:
        """Add what the record has of a file, where there is a database; none is made.

        Who only looks is told of the file even where the database cannot be opened.
        """
        from nhiemvu.usecases.review_document import review_document

        if found.source is None:
            return found
        try:
            with self.desk.existing() as session:
                return found._replace(review=review_document(session, found.source))
        except DatabaseFault as error:
            if not self.wishes.dry_run:
                raise
            self._say_unreachable(error)
            return found._replace(review=review_document(None, found.source))
        except NhiemvuError as error:
            return found._replace(fault=error)

    def _say_unreachable(self, error: DatabaseFault) -> None:
        if not self._unreachable:
            note(say("Chưa so được với dữ liệu đã nhập: ", "Not compared with the record: ") + spoken(error.message))
        self._unreachable = True

    def _decide(self, found: Found) -> None:
        if self.wishes.edit and found.review and not found.review.held:
            edited = self._edited(found)
            if edited is None:
                self._leave(found)
                return
            found = edited
        self._show(found)
        if found.fault:
            self.faults.append(found.fault)
            self.tally.refused += 1
        elif found.twin:
            self.tally.same += 1
            note(twin_words(found.path.name, found.twin))
        elif found.review and found.review.held:
            self.tally.held += 1
            note(held_words(found.path.name))
        elif found.review and (same := found.review.same_as) and not self.wishes.update:
            self.tally.held += 1
            note(same_words(found.path.name, same))
        elif self.wishes.dry_run:
            self.tally.tasks += len(found.source.reading.tasks) if found.source else 0
        elif self.wishes.yes or self._yes_to_all:
            self._keep(found)
        elif not self.desk.interactive:
            self.unconfirmed = True
        else:
            self._ask(found)

    def _ask(self, found: Found) -> None:
        while True:
            answer = ask_about_file(_question(found), several=self.several)
            if answer is Answer.LEAVE:
                self._leave(found)
                return
            if answer is not Answer.EDIT:
                self._yes_to_all = answer is Answer.ALL
                self._keep(found, None if self._yes_to_all else _agreed(found))
                return
            edited = self._edited(found)
            if edited is None:
                self._leave(found)
                return
            found = edited
            self._show(found)

    def _keep(self, found: Found, agreed: Agreed | None = None) -> None:
        if found.source and found.review:
            self.kept.add(ToSave(found.source, found.review, agreed))
            self._names.append(found.source.file_name)

    def _leave(self, found: Found) -> None:
        """Leave a file; where it is the only one nothing is left to do."""
        if not self.several:
            raise click.Abort
        self.tally.left += 1
        note(say(f"{found.path.name}: không lưu.", f"{found.path.name}: left."))

    def _edited(self, found: Found) -> Found | None:
        """Return a file as the clerk corrected it in the editor, or None where the form was emptied."""
        from nhiemvu.cli.editor import fill_in
        from nhiemvu.cli.faults import report_fault
        from nhiemvu.cli.plan_form import plan_form
        from nhiemvu.cli.plan_form_in import read_plan_form
        from nhiemvu.cli.task_form import BadForm
        from nhiemvu.usecases.edit_plan import edit_plan

        if found.source is None:
            return found
        form = plan_form(found.source.reading, found.path.name)
        while True:
            filled = fill_in(form)
            if filled is None:
                return found
            try:
                steps = read_plan_form(filled, found.source.reading)
            except BadForm as fault:
                if not self.desk.interactive:
                    return found._replace(fault=fault)
                report_fault(fault)
                ask(say("Mở lại phiếu để sửa?", "Open the form again?"))
                form = filled
                continue
            if steps is None:
                return None
            return self._compared(found._replace(source=edit_plan(found.source, steps)))

    def _show(self, found: Found) -> None:
        if self.wishes.output_format == "json":
            self._array.add(_object(found))
        elif self.wishes.output_format == "text":
            if found.source:
                click.echo(found.source.reading.text)
        elif self.wishes.yes and self.several:
            self._show_briefly(found)
        elif found.source and not found.twin:
            if self._shown:
                click.echo()
            _print(found)
            self._shown += 1

    def _show_briefly(self, found: Found) -> None:
        """Tell of a file of a batch that is saved unseen only how much in it is to be looked at."""
        count = len(found.source.reading.problems) if found.source and found.review and not found.review.held else 0
        if count:
            name = found.path.name
            note(say(f"{name}: {count} điều cần lưu ý khi đọc.", f"{name}: {count} notes on the reading."))

    def save(self) -> Iterator[str]:
        """Save what is to be saved in one transaction; yield what is told of each file afterwards."""
        from nhiemvu.usecases.close_loop import WHAT_IS_SURE
        from nhiemvu.usecases.save_documents import Wanted, save_documents

        if not self.kept.count:
            return
        update = self.wishes.update or not self.wishes.yes
        progress = Progress(self.kept.count, say("Đang lưu", "Saving"))
        wanted = (
            Wanted(one.source, one.review.correction if update else None, one.agreed or WHAT_IS_SURE)
            for one in self.kept
        )
        told: list[str] = []
        with self.desk.transaction(writing=True) as session:
            outcomes = save_documents(session, wanted, today=self.desk.today, **self.desk.sign()._asdict())
            for name, outcome in zip(self._names, outcomes, strict=True):
                told += self._told(name, outcome)
                progress.step()
        progress.wipe()
        yield from told

    def _told(self, name: str, outcome: Imported | Corrected | NhiemvuError) -> list[str]:
        """Count what saving a file came to, and return what is told of it."""
        from nhiemvu.usecases.import_document import Imported

        if isinstance(outcome, NhiemvuError):
            self.tally.refused += 1
            self.faults.append(outcome)
            return []
        if not isinstance(outcome, Imported):
            self.tally.updated += 1
            self.tally.tasks += len(outcome.added)
            return list(corrected_lines(name, outcome))
        self.tally.held += outcome.held_before
        self.tally.saved += not outcome.held_before
        self.tally.tasks += len(outcome.tasks)
        self.tally.cited |= set(outcome.cited)
        return list(imported_lines(name, outcome))


def _question(found: Found) -> str:
    """Return what a person is asked about a file."""
    if found.review and found.review.correction:
        number, name = found.review.correction.document_id, found.path.name
        return say(f"Cập nhật văn bản {number} theo {name}?", f"Update document {number} from {name}?")
    count = len(found.source.reading.tasks) if found.source else 0
    return say(f"Lưu {count} nhiệm vụ này?", f"Save these {count} tasks?")


def _agreed(found: Found) -> Agreed | None:
    """Ask what is to be recorded beside the file: completions that it tells of, and matches that are not sure."""
    from nhiemvu.cli.final_report_out import completions_question, unsure_question
    from nhiemvu.usecases.close_loop import Agreed

    report = found.review.report if found.review else None
    if report is None:
        return None
    return Agreed(
        completions=bool(report.completions) and agrees(completions_question(report)),
        unsure=bool(report.unsure) and agrees(unsure_question(report)),
    )


def _object(found: Found) -> dict[str, object]:
    """Return the JSON object of a file."""
    from nhiemvu.cli.correction_out import correction_object
    from nhiemvu.cli.final_report_out import final_report_object

    if found.source is None:
        return fault_object(found.path, found.fault) if found.fault else {}
    review = found.review
    read = reading_object(found.path, found.source.reading, review.known if review else ())
    read |= {"correction": correction_object(review.correction)} if review and review.correction else {}
    read |= {"answers": final_report_object(review.report)} if review and review.report else {}
    return read | ({"same_as": found.twin.file_name} if found.twin else {})


def _print(found: Found) -> None:
    """Print a file as a clerk checks it, or how it differs from the one on record."""
    from nhiemvu.cli.correction_out import print_correction
    from nhiemvu.cli.final_report_out import print_final_report
    from nhiemvu.cli.import_out import print_head, print_new_units, print_problems, print_summary
    from nhiemvu.usecases.review_document import Review

    if found.source is None:
        return
    reading, review = found.source.reading, found.review
    if review and review.correction:
        print_head(found.path, reading)
        click.echo()
        print_correction(review.correction)
        print_new_units(review)
        print_problems(reading)
    else:
        print_summary(found.path, reading, review or Review(known=(None,) * len(reading.citations)))
    if review and review.report:
        print_final_report(review.report)
