"""The page for the head of the office in a real browser: what it loads, how it is worked by keyboard, how it prints.

One browser serves all tests of the module; each opens its page in a window of its own, cut off from any network.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it carries no types
from playwright.sync_api import Browser, Page, sync_playwright

from nhiemvu.cli.app import run
from nhiemvu.domain.text import fold
from tests.required import needs
from tools.bench.offices import AS_OF, fill_office

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = needs("chromium", found=CHROMIUM is not None)
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
#: More than one page of a list.
TASKS = 130
SECTIONS = [
    "Tình hình chung",
    "Nhiệm vụ quá hạn",
    "Đến hạn trong 7 ngày tới",
    "Kết quả theo đơn vị",
    "Theo kỳ kế hoạch",
    "Theo văn bản chỉ đạo",
    "Cách tính",
]
HOSTILE = (
    "</script><script>document.title='hacked'</script>",
    "<img src=x onerror=\"document.title='hacked'\">",
    "{{ 7*7 }} {% raw %}",
    '=HYPERLINK("http://vi.du";"bấm")',
    "d" * 75,
    "<!--rows--> ]]> &lt;b&gt; 'a' \"b\" \u2028 \\u003c",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def written(folder: Path, database: Path, *words: str) -> Path:
    """Return the page of a database."""
    target = folder / "trang.html"
    code = run(["--db", str(database), "--today", str(AS_OF), *words, "report", "dashboard", "-o", str(target)])
    assert code == 0
    return target


@pytest.fixture(scope="module")
def busy_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of an office with tasks in every standing."""
    folder = tmp_path_factory.mktemp("page")
    fill_office(TASKS, folder / "office.db")
    return written(folder, folder / "office.db")


@dataclass
class Opened:
    """A page in a window, with what it said and asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def width(self) -> int:
        """Return how wide the page is, with what stands out of the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth"))


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Opened]]:
    """Return a way to open a page; at the end it must have said nothing and asked for nothing but itself."""
    windows: list[Opened] = []

    def open_page(file: Path, size: dict[str, int] = DESK, scheme: str = "light", *, scripts: bool = True) -> Opened:
        context = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
            offline=True,
        )
        window = Opened(context.new_page())
        windows.append(window)
        window.page.on("console", lambda message: window.said.append(message.text))
        window.page.on("pageerror", lambda error: window.said.append(str(error)))
        window.page.on("request", lambda request: window.asked.append(request.url))
        window.page.goto(file.as_uri())
        return window

    yield open_page
    for window in windows:
        address = window.page.url.partition("#")[0]
        window.page.context.close()
        assert window.said == []
        assert window.asked == [address]


#: What has the focus, and what the list shows; asked at once, since each question takes its time.
STATE = """() => ({
  focus: [...document.querySelectorAll("a.number")].indexOf(document.activeElement),
  number: Number(document.activeElement.textContent.replace(/\\./g, "")),
  title: document.activeElement.dataset.title,
  open: document.getElementById("tasks").open,
  heading: document.getElementById("tasks-title").textContent,
  rows: document.getElementById("tasks-rows").children.length,
  more: !document.getElementById("tasks-pages").hidden && !document.getElementById("tasks-on").disabled,
})"""


def state_of(window: Opened) -> dict[str, Any]:
    """Return what has the focus and what the list shows."""
    found: dict[str, Any] = window.page.evaluate(STATE)
    return found


def length_of_list(window: Opened) -> int:
    """Return how many tasks the open list holds, gone through page by page with the keyboard."""
    state = state_of(window)
    counted = int(state["rows"])
    while state["more"]:
        window.page.locator("#tasks-on").press("Enter")
        state = state_of(window)
        counted += state["rows"]
    return counted


def test_every_list_is_reached_by_keyboard_and_is_as_long_as_its_number(
    busy_page: Path, opened: Callable[..., Opened]
) -> None:
    """Tab goes to each number in turn, Enter opens its list, Escape closes it, and the focus comes back."""
    window = opened(busy_page)
    keyboard = window.page.keyboard
    numbers = window.page.locator("a.number").count()
    assert numbers > 150
    reached: list[int] = []
    for _ in range(2 * numbers):
        keyboard.press("Tab")
        before = state_of(window)
        if before["focus"] < 0:
            continue
        keyboard.press("Enter")
        state = state_of(window)
        assert state["open"]
        assert state["heading"] == before["title"]
        assert (length_of_list(window) if state["more"] else state["rows"]) == before["number"], before
        keyboard.press("Escape")
        after = state_of(window)
        assert (after["open"], after["focus"]) == (False, before["focus"])
        reached.append(before["focus"])
        if len(reached) == numbers:
            break
    assert reached == list(range(numbers))


def test_a_list_shows_what_it_is_to(busy_page: Path, opened: Callable[..., Opened]) -> None:
    """Number, title, lead, deadline, standing, last words; the most late first; words are found without accents."""
    window = opened(busy_page)
    page = window.page
    page.locator(".tile-overdue a").click()
    first = page.locator("#tasks-rows > tr").first.locator("th, td").all_inner_texts()
    printed = page.locator("#table-overdue tbody tr").first.locator("th, td").all_inner_texts()
    assert [text.strip() for text in first[:4]] == [text.strip() for text in printed[:4]]
    assert first[4].startswith(f"Quá hạn {printed[4].strip()}")
    count = page.locator("#tasks-rows > tr").count()
    page.locator("#tasks-search").fill("cong an xa")
    found = page.locator("#tasks-rows > tr").count()
    assert 0 < found < count
    assert page.locator("#tasks-count").inner_text() == f"Tìm thấy {found} trong {count} nhiệm vụ"
    for text in page.locator("#tasks-rows > tr").all_inner_texts():
        assert all(word in fold(text) for word in ("cong", "an", "xa"))
    page.locator("#tasks-close").click()
    assert not page.locator("dialog").is_visible()


def test_units_are_sorted_by_what_is_pressed(busy_page: Path, opened: Callable[..., Opened]) -> None:
    """By rates and numbers the largest first, by name by the alphabet; the head of the column says so."""
    page = opened(busy_page).page
    for place, largest_first in ((0, False), (1, True), (5, True), (7, True), (6, True)):
        page.locator(f".sorting button[data-column='{place}']").press("Enter")
        cells = page.locator(f"#table-units tbody tr > :nth-child({place + 1})")
        orders = [float(order) for order in cells.evaluate_all("all => all.map(one => one.dataset.order)") if order]
        assert len(orders) > 10
        assert orders == sorted(orders, reverse=largest_first)
        sorted_by = page.locator("#table-units th[aria-sort]")
        assert sorted_by.count() == 1
        assert sorted_by.get_attribute("aria-sort") == ("descending" if largest_first else "ascending")


def test_a_long_table_is_unfolded(busy_page: Path, opened: Callable[..., Opened]) -> None:
    """Ten rows are shown at first; a button shows the rest, and takes them away again."""
    page = opened(busy_page).page
    rows = page.locator("#table-overdue tbody tr:visible")
    button = page.locator("#table-overdue + button")
    assert rows.count() == 10
    button.press("Enter")
    assert rows.count() == page.locator("#table-overdue tbody tr").count() > 12
    button.press("Enter")
    assert rows.count() == 10


def grave_faults(window: Opened) -> list[tuple[str, str]]:
    """Return what axe-core finds that keeps people out: the rule, and the first place."""
    found = Axe().run(window.page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["360", "1280"])
def test_no_grave_fault_of_accessibility(
    busy_page: Path, opened: Callable[..., Opened], size: dict[str, int], scheme: str
) -> None:
    """By axe-core, with the page alone and with a list open."""
    window = opened(busy_page, size, scheme)
    assert grave_faults(window) == []
    window.page.locator(".tile-overdue a").click()
    assert grave_faults(window) == []


def test_nothing_stands_out_of_a_telephone(busy_page: Path, opened: Callable[..., Opened]) -> None:
    """At 360 pixels there is no scrolling sideways, with lists folded, unfolded or open."""
    window = opened(busy_page, PHONE)
    assert window.width() == 360
    for button in window.page.locator("button.all-rows").all():
        button.click()
    assert window.width() == 360
    window.page.locator(".tile-kept a").click()
    assert window.width() == 360
    body = window.page.locator("#tasks-body")
    assert body.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_it_prints_whole(busy_page: Path, opened: Callable[..., Opened]) -> None:
    """Every section, every overdue task and no button are on A4 paper, in daylight even where the screen is dark."""
    page = opened(busy_page, scheme="dark").page
    page.emulate_media(media="print")
    assert page.locator("button:visible").count() == 0
    assert page.locator("nav:visible").count() == 0
    assert page.locator("body").evaluate("one => getComputedStyle(one).color") == "rgb(27, 35, 48)"
    overdue = page.locator("#table-overdue tbody tr").count()
    assert page.locator("#table-overdue tbody tr:visible").count() == overdue
    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        sizes = {(round(sheet.width), round(sheet.height)) for sheet in pdf.pages}
        text = "\n".join(sheet.extract_text() for sheet in pdf.pages)
    assert sizes == {(595, 842)}
    places = [text.find(title) for title in SECTIONS]
    assert -1 not in places
    assert places == sorted(places)


def test_without_scripts_numbers_lead_to_lists(busy_page: Path, opened: Callable[..., Opened]) -> None:
    """Each number leads to a place of the page; the list of a unit's tasks is as long as its total."""
    page = opened(busy_page, scripts=False).page
    assert page.locator("button:visible").count() == 0
    targets = {link.get_attribute("href") for link in page.locator("a.number").all()}
    assert all(page.locator(target).is_visible() for target in targets if target)
    total = page.locator("#table-units tbody tr").first.locator("td").first
    target = total.locator("a").get_attribute("href")
    assert page.locator(f"{target} tbody tr").count() == int(total.inner_text())


def test_hostile_words_are_words(tmp_path: Path, opened: Callable[..., Opened]) -> None:
    """Markup, templates and formulas come out as they were typed, and nothing runs."""
    database = tmp_path / "office.db"

    def office(*words: str) -> None:
        assert run(["--db", str(database), "--today", "2026-06-20", *words]) == 0

    office("init", "--office", HOSTILE[0], "--system", "party")
    office("unit", "add", HOSTILE[1])
    for number, words in enumerate(HOSTILE, start=1):
        office("add", words, "--due", "2026-06-01", "--to", "1", "--series", HOSTILE[2])
        office("update", str(number), "--note", words, "--obstacle", words, "--on", "2026-06-02")
    target = tmp_path / "trang.html"
    office("report", "dashboard", "-o", str(target), "--series", HOSTILE[2])
    for size, scripts in ((DESK, True), (PHONE, False)):
        window = opened(target, size, scripts=scripts)
        page = window.page
        assert window.width() == size["width"]
        assert page.title() == f"Bảng theo dõi nhiệm vụ – {HOSTILE[0]}"
        assert page.locator("img").count() == 0
        assert page.locator(".office").text_content() == HOSTILE[0]
        assert HOSTILE[2] in page.locator(".facts").inner_text()
        shown = page.locator("#table-overdue tbody th .value").all_text_contents()
        assert sorted(shown) == sorted(" ".join(words.split()) for words in HOSTILE)
    window = opened(target, PHONE)
    page = window.page
    page.locator(".tile-overdue a").click()
    assert window.width() == PHONE["width"]
    titles = page.locator("#tasks-rows th .value").all_text_contents()
    assert titles == [" ".join(words.split()) for words in HOSTILE]
    leads = page.locator("#tasks-rows td:nth-child(3) .value").all_text_contents()
    assert leads == [HOSTILE[1]] * len(HOSTILE)
    assert page.locator("#tasks-title").inner_text() == "Chưa hoàn thành, quá hạn"


@pytest.mark.parametrize("tasks", [0, 1, 2000])
def test_offices_of_any_size(tasks: int, tmp_path: Path, opened: Callable[..., Opened]) -> None:
    """Nothing at all, one task, and more than the page's text holds."""
    fill_office(tasks, tmp_path / "office.db")
    file = written(tmp_path, tmp_path / "office.db")
    window = opened(file, PHONE)
    page = window.page
    assert page.locator("h1").inner_text().upper() == "BẢNG THEO DÕI NHIỆM VỤ"
    assert window.width() == 360
    totals = page.locator("a.number[data-list='0']")
    assert bool(totals.count()) is bool(tasks)
    if tasks:
        totals.first.click()
        assert length_of_list(window) == int(totals.first.inner_text().replace(".", ""))
        bare = opened(file, scripts=False).page
        targets = {link.get_attribute("href") for link in bare.locator("a.number").all()}
        assert all(bare.locator(target).is_visible() for target in targets if target)
