"""One invented report as a Word file: what every other format of it is made of.

It has what tells formats apart: a letterhead in two columns, automatic numbers of three levels, bullets, footnotes,
a table, sentences that pages cut, page numbers, and a signature beside the recipients. No word begins with a capital
that TCVN3 does not know.
"""

from tests.documents.word_files import cell, level, numbered, p, r, row, word_file

FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
CENTRED, INDENTED = '<w:jc w:val="center"/>', '<w:ind w:firstLine="567"/><w:jc w:val="both"/>'
BOLD, RAISED = "<w:b/>", '<w:vertAlign w:val="superscript"/>'
LINE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
BORDERS = "".join(LINE.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
    '<w:pgSz w:w="11907" w:h="16840"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/>'
    "<w:titlePg/></w:sectPr>"
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "lowerLetter", "%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + level(0, "bullet", "-")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
)
STYLES = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{FONT}<w:sz w:val="28"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
    '<w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
)
NOTES = (
    "Quyết định số 1187/QĐ-UBND ngày 09/02/2026 của UBND tỉnh Sông Lam về giao chỉ tiêu chuyển đổi số cho cấp xã.",
    "Gồm các thôn: Bãi Cát, Cầu Đá, Gò Dừa, Suối Mây.",
    "Kế hoạch số 31/KH-UBND ngày 20/01/2026 của UBND xã Đồng Mây về cải cách hành chính năm 2026.",
)
TABLE = (
    ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"),
    ("1", "Rà soát hộ nghèo, hộ cận nghèo trên địa bàn xã", "Phòng Văn hóa - Xã hội", "Trước ngày 20/5/2026"),
    ("2", "Tổng hợp danh mục công trình xuống cấp do mưa lũ", "Phòng Kinh tế", "Trong tháng 6/2026"),
    ("3", "Số hóa sổ hộ tịch từ năm 1990 đến năm 2005", "Trung tâm Phục vụ hành chính công", "30/6/2026"),
)


def note(number: int) -> str:
    """Return the mark of a footnote."""
    return f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def heading(words: str) -> str:
    """Return a heading with an automatic Roman number."""
    return p(r(words, BOLD), properties=numbered(1, 0))


def point(*content: str) -> str:
    """Return a numbered point."""
    return p(*content, properties=numbered(1, 1) + INDENTED)


def letter(*content: str) -> str:
    """Return a lettered part of a point."""
    return p(*content, properties=numbered(1, 2) + INDENTED)


def dash(*content: str) -> str:
    """Return a part with an automatic dash."""
    return p(*content, properties=numbered(2) + INDENTED)


def plain(*content: str) -> str:
    """Return a paragraph."""
    return p(*content, properties=INDENTED)


def middle(words: str, look: str = "") -> str:
    """Return a line in the middle."""
    return p(r(words, look), properties=CENTRED)


def columns(left: list[str], right: list[str]) -> str:
    """Return two columns side by side without lines."""
    sides = ((4300, left), (5200, right))
    cells = (cell(*lines, properties=f'<w:tcW w:w="{width}" w:type="dxa"/>') for width, lines in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width, _ in sides)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="9500" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{row(*cells)}</w:tbl>'
    )


def task_table() -> str:
    """Return the table of tasks, with lines around its cells and a head that is repeated on each page."""
    widths = (700, 4200, 2400, 1800)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [
        row(
            *(
                cell(p(r(words, "" if place else BOLD)), properties=f'<w:tcW w:w="{width}" w:type="dxa"/>')
                for width, words in zip(widths, words_of_row, strict=True)
            ),
            properties="" if place else "<w:tblHeader/>",
        )
        for place, words_of_row in enumerate(TABLE)
    ]
    look = f'<w:tblPr><w:tblW w:w="9100" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


BODY = (
    columns(
        [middle("UBND HUYỆN HÒA GIANG"), middle("UBND XÃ ĐỒNG MÂY", BOLD), middle("Số: 45/BC-UBND")],
        [
            middle("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD),
            middle("Độc lập - Tự do - Hạnh phúc", BOLD),
            middle("Đồng Mây, ngày 28 tháng 3 năm 2026"),
        ],
    )
    + middle("")
    + middle("BÁO CÁO", BOLD)
    + middle("Kết quả công tác chuyển đổi số quý I và phương hướng, nhiệm vụ quý II năm 2026", BOLD)
    + middle("")
    + plain(
        "Thực hiện Chỉ thị số 05/CT-UBND ngày 12/01/2026 của Chủ tịch UBND tỉnh Sông Lam về đẩy mạnh chuyển đổi số và "
        "Công văn số 214/UBND-VX ngày 16/3/2026 của UBND tỉnh Sông Lam về chế độ báo cáo, UBND xã Đồng Mây báo cáo "
        "kết quả thực hiện như sau:"
    )
    + heading("KẾT QUẢ CÔNG TÁC QUÝ I")
    + point("Công tác chỉ đạo, điều hành")
    + plain(
        "UBND xã đã quán triệt, triển khai đầy đủ các văn bản của cấp trên",
        note(2),
        " và ban hành Kế hoạch số "
        "31/KH-UBND ngày 20/01/2026; phân công từng thành viên Tổ công nghệ số cộng đồng phụ trách thôn, hằng tuần "
        "kiểm tra, đôn đốc, kịp thời tháo gỡ khó khăn ngay từ cơ sở.",
    )
    + point("Kết quả cụ thể")
    + dash("Tỷ lệ hồ sơ trực tuyến đạt 82%, tăng 11% so với cùng kỳ năm 2025; hồ sơ quá hạn còn 03 hồ sơ.")
    + dash(
        "Mở 06 lớp tập huấn kỹ năng số cho 412 lượt người tham gia, trong đó có 127 hộ kinh doanh cá thể, 85 hội viên "
        "Hội Phụ nữ, 96 hội viên Hội Nông dân và toàn thể cán bộ, công chức xã."
    )
    + dash("Phát 48 tin, bài trên hệ thống truyền thanh thông minh; cổng thông tin của xã có 21.300 lượt truy cập.")
    + point("Khó khăn, hạn chế")
    + plain(
        "Đường truyền ở các thôn vùng cao",
        note(3),
        " còn yếu; một số người cao tuổi chưa có điện thoại thông minh; "
        "trang thiết bị của bộ phận một cửa đã cũ, hay hỏng, nhất là vào những ngày có đông người đến giao dịch; việc "
        "cập nhật dữ liệu của một số ngành còn chậm so với yêu cầu đề ra. Nguyên nhân chủ yếu là do kinh phí còn hạn "
        "hẹp, biên chế ít, một số cán bộ chưa quen làm việc trên môi trường mạng.",
    )
    + heading("PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2026")
    + point(
        "Tiếp tục thực hiện Kế hoạch số 31/KH-UBND",
        note(4),
        "; giao Văn phòng HĐND và UBND xã chủ trì, phối hợp với "
        "Phòng Kinh tế rà soát, sửa đổi quy trình nội bộ giải quyết thủ tục hành chính, "
        "hoàn thành trước ngày 15/5/2026; niêm yết công khai tại trụ sở và trên cổng thông tin điện tử của xã.",
    )
    + point("Giao Phòng Văn hóa - Xã hội chủ trì thực hiện các nội dung sau:")
    + letter("Xây dựng tin, bài tuyên truyền về chuyển đổi số phát trên hệ thống truyền thanh thông minh của xã;")
    + letter(
        "Phối hợp với Đoàn Thanh niên mở 04 lớp tập huấn kỹ năng số cho người dân các thôn vùng cao, ưu tiên hộ nghèo, "
        "hộ cận nghèo và người khuyết tật chưa được tập huấn trong năm 2025;"
    )
    + letter("Tổng hợp kết quả, báo cáo UBND xã trước ngày 25/6/2026.")
    + point(
        "Công an xã tiếp tục cấp tài khoản định danh điện tử cho người từ đủ 14 tuổi trở lên; phấn đấu đến hết tháng 6 "
        "năm 2026 tỷ lệ kích hoạt đạt 95% theo Quyết định số 1187/QĐ-UBND ngày 09/02/2026 của UBND tỉnh Sông Lam."
    )
    + point(
        "Phòng Kinh tế tham mưu bố trí kinh phí thay thế trang thiết bị của bộ phận một cửa; thường xuyên kiểm tra, "
        "bảo dưỡng máy móc, bảo đảm phục vụ người dân, doanh nghiệp đến giao dịch không bị gián đoạn, kể cả ngoài giờ."
    )
    + point("Các nhiệm vụ giao cụ thể:")
    + task_table()
    + plain(
        "Trên đây là báo cáo kết quả công tác quý I và phương hướng, nhiệm vụ quý II năm 2026 của UBND xã Đồng Mây./."
    )
    + columns(
        [p(r("Nơi nhận:", BOLD)), p("- UBND tỉnh Sông Lam;"), p("- Thường trực HĐND xã;"), p("- Lưu: VT.")],
        [middle("TM. UBND XÃ", BOLD), middle("CHỦ TỊCH", BOLD), middle(""), middle("Trần Văn Bình", BOLD)],
    )
)


def word_report() -> bytes:
    """Return the report as a Word file."""
    notes = "".join(
        f'<w:footnote w:id="{number}">'
        + p(
            f"<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteRef/></w:r>",
            r(f" {words}"),
            properties='<w:pStyle w:val="FootnoteText"/>',
        )
        + "</w:footnote>"
        for number, words in enumerate(NOTES, 2)
    )
    separators = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    )
    header = (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    return word_file(BODY + PAGE, styles=STYLES, numbering=NUMBERING, footnotes=separators + notes, header=header)
