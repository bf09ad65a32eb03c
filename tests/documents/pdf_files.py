"""Small PDF files for tests: text of any letters at given places, drawn in one font of ours, with lines and stamps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: x and y of the upper left corner of the page, size, words.
Piece = tuple[float, float, float, str]
#: x and y of both ends of a line.
Rule = tuple[float, float, float, float]
WIDTH, HEIGHT = 595, 842
FIRST_CODE = 40
#: How a page's drawing is turned by so many degrees, against the clock, about its own corner and back onto the page.
TURNS = {0: "1 0 0 1 0 0", 90: f"0 1 -1 0 {WIDTH} 0", 180: f"-1 0 0 -1 {WIDTH} {HEIGHT}", 270: f"0 -1 1 0 0 {HEIGHT}"}


@dataclass(frozen=True)
class Drawing:
    """What stands on a page beside its words."""

    rules: Sequence[Rule] = ()
    stamps: Sequence[Piece] = ()
    turned: int = 0
    #: What the page says of itself, such as "/Rotate 90".
    more: str = ""


def pdf_file(
    *pages: Sequence[Piece],
    picture: bool = False,
    trailer: str = "",
    font: str = "Own",
    drawings: Sequence[Drawing] = (),
) -> bytes:
    """Return the bytes of a PDF with these pages; `picture` puts a scan over each."""
    drawings = [*drawings, *[Drawing()] * (len(pages) - len(drawings))]
    every = [*pages, *(drawing.stamps for drawing in drawings)]
    letters = sorted({letter for page in every for *_, words in page for letter in words})
    codes = {letter: FIRST_CODE + place for place, letter in enumerate(letters)}
    kids = " ".join(f"{6 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        (
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /FirstChar {FIRST_CODE} "
            f"/LastChar {FIRST_CODE + len(letters)} /Widths [{'500 ' * (len(letters) + 1)}] /ToUnicode 4 0 R "
            f"/FontDescriptor << /Type /FontDescriptor /FontName /{font} /Ascent 800 /Descent -200 /Flags 32 >> >>"
        ),
        _stream("\n".join([f"{len(codes)} beginbfchar", *_mapped(codes), "endbfchar"])),
        _stream("\0", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray "),
    ]
    forms: list[str] = []
    for place, (page, drawing) in enumerate(zip(pages, drawings, strict=True)):
        drawn = "".join(_drawn(piece, codes) for piece in page) + "".join(_ruled(rule) for rule in drawing.rules)
        scan = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q\n" if picture else ""
        first = 6 + 2 * len(pages) + len(forms)
        annotations = " ".join(_annotation(stamp, first + at) for at, stamp in enumerate(drawing.stamps))
        forms += [_stream(_drawn((0, HEIGHT - stamp[2], *stamp[2:]), codes), _form(stamp)) for stamp in drawing.stamps]
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * place} 0 R "
                "/Resources << /Font << /F 3 0 R >> /XObject << /I 5 0 R >> >> "
                f"/Annots [{annotations}] {drawing.more} >>"
            ),
            _stream(f"{scan}q {TURNS[drawing.turned]} cm\n{drawn}Q"),
        ]
    return _file([*objects, *forms], trailer)


def _annotation(stamp: Piece, form: int) -> str:
    x, y, size, words = stamp
    rectangle = f"{x} {HEIGHT - y - size} {x + len(words) * size / 2} {HEIGHT - y}"
    return f"<< /Type /Annot /Subtype /Widget /Rect [{rectangle}] /AP << /N {form} 0 R >> >>"


def _form(stamp: Piece) -> str:
    *_, size, words = stamp
    box = f"0 0 {len(words) * size / 2} {size}"
    return f"/Type /XObject /Subtype /Form /BBox [{box}] /Resources << /Font << /F 3 0 R >> >> "


def _drawn(piece: Piece, codes: dict[str, int]) -> str:
    x, y, size, words = piece
    shown = "".join(f"{codes[letter]:02x}" for letter in words)
    return f"BT /F {size} Tf {x} {HEIGHT - y - 0.8 * size} Td <{shown}> Tj ET\n"


def _ruled(rule: Rule) -> str:
    left, top, right, bottom = rule
    return f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S\n"


def _mapped(codes: dict[str, int]) -> list[str]:
    return [f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()]


def _stream(content: str, head: str = "") -> str:
    return f"<< {head}/Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str], trailer: str) -> bytes:
    data, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return f"{data}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("ascii")


def paragraphs(*lines: str, top: float = 80, left: float = 85, size: float = 14, step: float = 18) -> list[Piece]:
    """Return lines one under the other; an empty one leaves half a line free."""
    pieces, y = list[Piece](), top
    for line in lines:
        if line:
            pieces.append((left, y, size, line))
        y += step if line else step / 2
    return pieces


def ruled(columns: Sequence[float], rows: Sequence[float]) -> list[Rule]:
    """Return the lines of a table between these columns and rows."""
    across = [(columns[0], row, columns[-1], row) for row in rows]
    return [*across, *((column, rows[0], column, rows[-1]) for column in columns)]


def in_cells(columns: Sequence[float], rows: Sequence[float], *words: Iterable[str], size: float = 12) -> list[Piece]:
    """Return the words of a table's rows in their cells, lines of a cell parted by line ends."""
    return [
        (column + 3, top + 3 + number * (size + 2), size, line)
        for top, cells in zip(rows, words, strict=False)
        for column, cell in zip(columns, cells, strict=False)
        for number, line in enumerate(cell.split("\n"))
        if line
    ]
