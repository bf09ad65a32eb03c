"""The demo: the whole loop on the example office, as a clerk would type it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nhiemvu.cli.commands.demo import MARKER, SCRIPT, Step, read_script
from tests.support import EXAMPLES, Outcome


@pytest.fixture
def demo(
    tmp_path: Path, type_command: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    """Return a way to run the demo in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: type_command("demo", *words)


def test_every_command_is_shown_and_works(demo: Callable[..., Outcome], tmp_path: Path) -> None:
    """Each line of the script stands there as typed, with its answer, and the Word file lies where it says."""
    shown = demo()
    assert shown.code == 0, shown.err
    assert "Lỗi" not in shown.err
    steps = list(read_script((EXAMPLES / SCRIPT).read_text(encoding="utf-8")))
    assert shown.out.count("$ nhiemvu ") == len(steps) >= 20
    assert "quá hạn" in shown.out
    assert "KẾT QUẢ" in shown.out
    assert str(tmp_path / "nhiemvu-demo") in shown.out
    assert (tmp_path / "nhiemvu-demo" / "du-thao-quy-2.docx").is_file()


def test_the_demo_runs_again_from_the_start(demo: Callable[..., Outcome]) -> None:
    """The second run gives the same answers."""
    assert demo().out == demo().out


def test_a_folder_of_the_user_is_left_alone(demo: Callable[..., Outcome], tmp_path: Path) -> None:
    """A folder that the demo did not make is refused and stays as it is."""
    (tmp_path / "cua-toi").mkdir()
    (tmp_path / "cua-toi" / "thu.txt").write_text("giữ", encoding="utf-8")
    refused = demo("--folder", "cua-toi")
    assert refused.code == 5
    assert [path.name for path in (tmp_path / "cua-toi").iterdir()] == ["thu.txt"]
    assert not (tmp_path / "cua-toi" / MARKER).exists()


def test_what_a_clerk_put_into_the_demos_folder_stays(demo: Callable[..., Outcome], tmp_path: Path) -> None:
    """A second demo is refused while the folder holds anything that no demo made, and names it."""
    demo()
    (tmp_path / "nhiemvu-demo" / "tap-lam.db").write_bytes(b"cua toi")
    again = demo()
    assert again.code == 5
    assert "tap-lam.db" in again.err
    assert (tmp_path / "nhiemvu-demo" / "tap-lam.db").read_bytes() == b"cua toi"
    assert (tmp_path / "nhiemvu-demo" / "du-thao-quy-2.docx").is_file()


def test_steps_of_a_script() -> None:
    """Remarks gather until a command, and a day holds until the next."""
    script = '@ 2026-04-01\n# Một\n# Hai\nnhiemvu unit add "Công an xã"\n\nnhiemvu list\n'
    steps = list(read_script(script))
    assert steps == [Step("2026-04-01", "Một\nHai", 'unit add "Công an xã"'), Step("2026-04-01", "", "list")]
    assert steps[0].words == ("unit", "add", "Công an xã")
