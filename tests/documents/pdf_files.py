"""Small PDF files for tests: text of any letters at given places, drawn in one font of ours."""

from collections.abc import Sequence

#: x and y of the upper left corner of the page, size, words.
Piece = tuple[float, float, float, str]
WIDTH, HEIGHT = 595, 842
FIRST_CODE = 40


def pdf_file(*pages: Sequence[Piece], picture: bool = False, trailer: str = "") -> bytes:
    """Return the bytes of a PDF with these pages; `picture` puts a scan over each."""
    letters = sorted({letter for page in pages for *_, words in page for letter in words})
    codes = {letter: FIRST_CODE + place for place, letter in enumerate(letters)}
    kids = " ".join(f"{6 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        (
            f"<< /Type /Font /Subtype /Type1 /BaseFont /Own /FirstChar {FIRST_CODE} "
            f"/LastChar {FIRST_CODE + len(letters)} /Widths [{'500 ' * (len(letters) + 1)}] /ToUnicode 4 0 R "
            "/FontDescriptor << /Type /FontDescriptor /FontName /Own /Ascent 800 /Descent -200 /Flags 32 >> >>"
        ),
        _stream("\n".join([f"{len(codes)} beginbfchar", *_mapped(codes), "endbfchar"])),
        _stream("\0", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray "),
    ]
    for place, page in enumerate(pages):
        drawn = "".join(_drawn(piece, codes) for piece in page)
        scan = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q\n" if picture else ""
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * place} 0 R "
                "/Resources << /Font << /F 3 0 R >> /XObject << /I 5 0 R >> >> >>"
            ),
            _stream(scan + drawn),
        ]
    return _file(objects, trailer)


def _drawn(piece: Piece, codes: dict[str, int]) -> str:
    x, y, size, words = piece
    shown = "".join(f"{codes[letter]:02x}" for letter in words)
    return f"BT /F {size} Tf {x} {HEIGHT - y - 0.8 * size} Td <{shown}> Tj ET\n"


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
