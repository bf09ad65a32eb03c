"""Rules by which reports come in, chains of plans form, and periods are closed."""

from pathlib import Path

from hypothesis import strategies as st

from tests.usecases.life.machine import PLACE, Machine, rule
from tests.usecases.life.model import NOT_FOUND, OPEN, Model, Quarter, Refused, Task
from tests.usecases.life.moves import complete
from tests.usecases.life.parts import with_units

#: What each report plans: a text stands in two reports in a row at most, so that it names one task.
PLANS = {
    Quarter(1): ("Vận động nhân dân hiến đất mở đường liên thôn.", "Cấp phát sách giáo khoa cho học sinh nghèo."),
    Quarter(2): ("Vận động nhân dân hiến đất mở đường liên thôn.", "Lắp đặt camera an ninh ở chợ phiên."),
    Quarter(3): ("Lắp đặt camera an ninh ở chợ phiên.", "Trồng cây phân tán trên đồi trọc."),
}
#: What each tells of as finished.
TOLD = {
    Quarter(1): ("Đã tổ chức các hoạt động theo kế hoạch.",),
    Quarter(2): ("Cấp phát sách giáo khoa cho học sinh nghèo.",),
    Quarter(3): ("Lắp đặt camera an ninh ở chợ phiên.",),
}
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
REPORT = """ĐẢNG ỦY XÃ ĐỒNG MÂY

BÁO CÁO
kết quả công tác dân vận quý {reported}; phương hướng, nhiệm vụ quý {planned} năm 2026

I- KẾT QUẢ
{told}

II- PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ {planned}
{plan}

Nơi nhận:
- Lưu Văn phòng.
"""


def written(folder: Path, quarter: Quarter) -> Path:
    """Return the file of a quarter's report."""
    text = REPORT.format(
        reported=ROMAN[quarter.number],
        planned=ROMAN[quarter.number + 1],
        told="\n".join(f"- {line}" for line in TOLD[quarter]),
        plan="\n".join(f"{place}. {line}" for place, line in enumerate(PLANS[quarter], 1)),
    )
    path = folder / f"bao-cao-quy-{quarter.number}.txt"
    path.write_text(text, encoding="utf-8")
    return path


class Reports(Machine):
    """The loop from report to report."""

    def receive(self, quarter: Quarter) -> None:
        """Import the report of a quarter."""
        path = written(PLACE, quarter)
        self.run(lambda model: receive(model, quarter), "import", path, "--yes")

    @rule()
    def receive_next(self) -> None:
        """Import the report that follows the last one."""
        quarter = max(self.model.reports).following
        if quarter in PLANS:
            self.receive(quarter)

    @rule(pick=st.sampled_from(sorted(PLANS)))
    def receive_again(self, pick: Quarter) -> None:
        """Import the same file again: nothing changes."""
        if pick in self.model.reports:
            steps = len(self.steps)
            self.receive(pick)
            assert len(self.steps) == steps

    @rule(quarter=st.sampled_from((Quarter(2), Quarter(3), Quarter(4))))
    def close(self, quarter: Quarter) -> None:
        """Close a period: what was reported of its tasks stands."""
        self.run(
            lambda model: close(model, quarter), "report", "close", quarter.code, "--reason", "Báo cáo riêng"
        )  # fmt: skip


def receive(model: Model, quarter: Quarter) -> None:
    """Record what a report plans and tells of the tasks that it has to answer, unless it is known."""
    if quarter in model.reports:
        return
    asked = model.to_answer(quarter)
    known = {model.tasks[number].text: number for number in asked if model.tasks[number].state != "cancelled"}
    told = [number for number in asked if model.tasks[number].text in TOLD[quarter] and model.tasks[number].period]
    again = {text: known[text] for text in PLANS[quarter] if text in known}
    states = {number: model.tasks[number].state for number in told}
    model.reports.add(quarter)
    planned = {
        text: model.add_task(Task(text, quarter.following.last, quarter.following.last, quarter.following, quarter))
        for text in PLANS[quarter]
    }
    for text, before in again.items():
        _go_on(model, planned[text], before)
    for number in told:
        finished = all(part.state == "done" for part in model.counted(number))
        if states[number] in OPEN and number not in again.values() and finished:
            _call_done(model, number, quarter)


def _go_on(model: Model, number: int, before: int) -> None:
    """Let a task of a plan go on with an earlier one, with its units and its open parts."""
    task, earlier = model.tasks[number], model.tasks[before]
    task.continues = before
    with_units(model, task, earlier)
    for child in model.children(before):
        part = model.tasks[child]
        if part.is_open:
            own = Task(part.text, task.due, task.due, task.period, parent=number, continues=child)
            model.add_task(with_units(model, own, part))


def _call_done(model: Model, number: int, quarter: Quarter) -> None:
    task, last = model.tasks[number], min(model.today, quarter.last)
    late = any(task.due and entry.day > task.due for entry in task.entries)
    kept = task.due and quarter.first <= task.due <= last and not late
    day = None if model.children(number) else task.completed or (task.due if kept else last)
    words = None if task.result else "\n".join(line for line in TOLD[quarter] if line == task.text)
    complete(model, [number], day, words)


def close(model: Model, quarter: Quarter) -> None:
    """Keep how the tasks stand that the report of a period answers."""
    if quarter in model.closed:
        return
    asked = model.to_answer(quarter)
    if not asked:
        raise Refused(NOT_FOUND)
    model.closed[quarter] = {number: standing(model, number) for number in asked}


def standing(model: Model, number: int) -> tuple[object, ...]:
    """Return what is kept of a task: state, percent, deadline and the day of completion."""
    task = model.tasks[number]
    return task.state, model.percent(number), task.due, task.completed
