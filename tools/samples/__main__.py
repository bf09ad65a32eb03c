"""Write docs/mau/ anew."""

from pathlib import Path

from tools.samples import page
from tools.samples.documents import SAMPLES, build
from tools.samples.forms import SAMPLE_FORM, build_form
from tools.samples.letters import LETTER_SAMPLES, build_letter

FOLDER = Path(__file__).parents[2] / "docs" / "mau"

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in SAMPLES:
        (FOLDER / name).write_bytes(build(name))
    for name in LETTER_SAMPLES:
        (FOLDER / name).write_bytes(build_letter(name))
    (FOLDER / page.NAME).write_bytes(page.build_page())
    (FOLDER / page.WORKBOOK).write_bytes(page.build_workbook())
    (FOLDER / SAMPLE_FORM).write_bytes(build_form())
