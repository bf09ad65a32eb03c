"""One run of `form in`: every file is read, compared with the record and shown; then what is agreed to is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nhiemvu.cli.asking import ask, ask_which
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.form_review_out import print_clash, print_faults, print_review, review_object, tell_empty, tell_taken
from nhiemvu.cli.language import say
from nhiemvu.cli.output import note, print_json
from nhiemvu.cli.progress import Progress
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.values import dataclass, field

if TYPE_CHECKING:
    from datetime import date

    from nhiemvu.domain.form_tables import FilledForm
    from nhiemvu.usecases.review_forms import Clash, FormReview, FormRow
    from nhiemvu.usecases.take_forms import Decided, Preference, RowKey


class FormWishes(NamedTuple):
    """The options of the command."""

    yes: bool
    dry_run: bool
    on: date | None
    preferences: tuple[Preference, ...]
    output_format: str


@dataclass(slots=True)
class FormRun:
    """The forms of one command on their way into the record."""

    desk: Desk
    wishes: FormWishes
    #: Faults of whole files, and how many rows had one.
    faults: list[NhiemvuError] = field(default_factory=list)
    wrong_rows: int = 0
    #: How many rows nobody decided about.
    undecided: int = 0
    #: Whether something would have been recorded and nobody was there to say so.
    unconfirmed: bool = False

    @property
    def _asks(self) -> bool:
        return self.desk.interactive and not self.wishes.yes and not self.wishes.dry_run

    def take(self, files: Sequence[Path]) -> None:
        """Read the files, show them beside the record, and record what is agreed to."""
        from nhiemvu.usecases.update_tasks import require_past

        require_past(self.wishes.on or self.desk.today, self.desk.today)
        forms = self._read(files)
        reviews = self._reviewed(forms)
        for review in reviews:
            self._show(review)
        tell_empty(reviews)
        decided = self._decided(reviews)
        wanted = {(place, row.task.id) for place, review in enumerate(reviews) for row in review.rows} - decided.left
        recorded: dict[int, Sequence[int]] = {}
        if self.wishes.dry_run:
            note(say("Chạy thử (--dry-run): chưa ghi gì.", "Dry run: nothing was recorded."))
        elif reviews and not wanted and not self.undecided:
            tell_taken(0, sum(review.unchanged for review in reviews), [])
        elif wanted and self._confirmed(len(wanted)):
            recorded = self._record(forms, reviews, decided)
        if self.wishes.output_format == "json":
            print_json(
                [review_object(one, recorded.get(place, ()), decided.left, place) for place, one in enumerate(reviews)]
            )

    def _read(self, files: Sequence[Path]) -> list[FilledForm]:
        from nhiemvu.usecases.read_forms import read_form

        forms = []
        progress = Progress(len(files), say("Đang đọc", "Reading"))
        for path in files:
            try:
                forms.append(read_form(path, self.desk.today))
            except NhiemvuError as error:
                self.faults.append(error)
            progress.step()
        progress.wipe()
        return forms

    def _reviewed(self, forms: Sequence[FilledForm]) -> list[FormReview]:
        from nhiemvu.usecases.review_forms import review_forms

        with self.desk.transaction(writing=False) as session:
            reviews = review_forms(session, forms)
        self.faults += [review.refusal for review in reviews if review.refusal]
        return reviews

    def _show(self, review: FormReview) -> None:
        if review.refusal:
            return
        if self.wishes.output_format == "table":
            print_review(review, with_clashes=not self._asks)
        print_faults(review.form.name, review.faults)
        self.wrong_rows += len({fault.row for fault in review.faults})

    def _decided(self, reviews: Sequence[FormReview]) -> Decided:
        """Return which rows are left: as the options say, else as the person at the terminal does."""
        from nhiemvu.usecases.take_forms import Decided, clashes, decide

        decided = decide(reviews, self.wishes.preferences)
        if not self._asks:
            self.undecided = len({task for _, task in decided.open})
            return decided
        left = set(decided.left - decided.open)
        for place, row, clash in clashes(reviews):
            if (place, row.task.id) in decided.open:
                left |= self._left_by_person(place, row, clash, reviews[place])
        return Decided(frozenset(left))

    def _left_by_person(self, place: int, row: FormRow, clash: Clash, review: FormReview) -> set[RowKey]:
        from nhiemvu.usecases.take_forms import lead_key

        own: set[RowKey] = {(place, row.task.id)}
        lead = lead_key(row, clash)
        print_clash(row, clash, review)
        if not lead:
            choices = say("p: ghi theo phiếu, Enter: giữ như đã ghi", "f: the form, Enter: keep the record")
            question = say(f"Nhiệm vụ {row.task.id}?", f"Task {row.task.id}?")
            return set() if ask_which(question, choices, {"form": {"p", "phieu", "f", "form"}}) else own
        choices = say(
            "c: theo chủ trì, p: theo phối hợp, Enter: chưa ghi của ai", "l: the lead, s: the support, Enter: neither"
        )
        meanings = {"lead": {"c", "chu tri", "l", "lead"}, "support": {"p", "phoi hop", "s", "support"}}
        answer = ask_which(say(f"Nhiệm vụ {row.task.id}?", f"Task {row.task.id}?"), choices, meanings)
        left: dict[str, set[RowKey]] = {"lead": set(), "support": lead, "": own | lead}
        return left[answer]

    def _confirmed(self, count: int) -> bool:
        if self.wishes.yes:
            return True
        if not self.desk.interactive:
            self.unconfirmed = True
            return False
        ask(say(f"Ghi {count} câu trả lời này?", f"Record these {count} answers?"))
        return True

    def _record(
        self, forms: Sequence[FilledForm], reviews: Sequence[FormReview], decided: Decided
    ) -> dict[int, Sequence[int]]:
        """Record what was shown, and return the tasks of each form by its place."""
        from nhiemvu.usecases.review_forms import review_forms
        from nhiemvu.usecases.take_forms import require_as_shown, take_forms

        taken = []
        progress = Progress(len(reviews), say("Đang ghi", "Recording"))
        with self.desk.transaction(writing=True) as session:
            require_as_shown(session, reviews, review_forms(session, forms))
            signed = self.desk.sign()._asdict()
            for one in take_forms(session, reviews, decided.left, on=self.wishes.on, today=self.desk.today, **signed):
                taken.append(one)
                progress.step()
        progress.wipe()
        for one in taken:
            print_faults(one.form.name, one.faults)
            self.wrong_rows += len(one.faults)
        recorded = sum(len(one.recorded) for one in taken)
        unchanged = sum(review.unchanged for review in reviews)
        tell_taken(recorded, unchanged, [number for one in taken for number in one.waiting])
        return {place: one.recorded for place, one in enumerate(taken)}
