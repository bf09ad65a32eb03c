"""Write src/nhiemvu/documents/templates/ anew from the facts."""

from pathlib import Path

from nhiemvu.facts.layouts import layouts
from tools.templates.package import build

FOLDER = Path(__file__).parents[2] / "src" / "nhiemvu" / "documents" / "templates"

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for layout in layouts():
        (FOLDER / f"{layout.name}.docx").write_bytes(build(layout))
