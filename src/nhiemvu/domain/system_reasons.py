"""Why the system refused a file or folder, in both languages; the system itself says it in English alone."""

import errno
from collections.abc import Mapping

from nhiemvu.domain.language import Text

REASONS: Mapping[int, Text] = {
    errno.ENOENT: Text("không có tệp, thư mục này", "there is no such file or folder"),
    errno.ENOTDIR: Text("trên đường dẫn có tệp đứng ở chỗ của thư mục", "a file stands where a folder is needed"),
    errno.EISDIR: Text("đây là thư mục", "it is a folder"),
    errno.EEXIST: Text("đã có tệp trùng tên", "a file of that name is there"),
    errno.EACCES: Text("không có quyền", "it is not permitted"),
    errno.EPERM: Text("không có quyền", "it is not permitted"),
    errno.EROFS: Text("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    errno.ENAMETOOLONG: Text("tên quá dài", "the name is too long"),
    errno.ENOSPC: Text("hết chỗ trên ổ đĩa", "the disk is full"),
    errno.EFBIG: Text("tệp lớn hơn mức ổ đĩa cho phép", "the disk takes no file as large"),
    errno.EIO: Text("ổ đĩa hoặc đường mạng bị lỗi", "the disk or the network failed"),
    errno.ELOOP: Text("đường dẫn tắt vòng lại chính nó", "its links lead back to itself"),
}


def system_reason(error: OSError | ValueError) -> Text:
    """Return why the system refused a file; a reason without a text of ours is that of the system."""
    if isinstance(error, OSError):
        known = REASONS.get(error.errno or 0)
        words = error.strerror or str(error) or type(error).__name__
        return known or Text(words, words)
    # Python refuses a name with a zero in it before the system sees it.
    return Text("tên có ký tự không dùng được", "the name has a character that no name may have")
