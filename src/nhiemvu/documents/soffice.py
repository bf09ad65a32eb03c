"""LibreOffice without a window: where it is installed, and one conversion that leaves nothing behind."""

import os
import shutil
import tempfile
from pathlib import Path

from nhiemvu.documents.programs import ProgramTooSlow, ProgramUnusable, run_program

#: Names a program to use instead of those that are found.
VARIABLE = "NHIEMVU_SOFFICE"
COMMANDS = ("soffice", "libreoffice")
#: Where LibreOffice installs itself when it is not put on PATH; soffice.com waits for the end on Windows.
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACE = Path("LibreOffice", "program", "soffice.com")
MACINTOSH_PLACE = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
#: Seconds for one conversion; the first one of a new profile takes some two.
TIME_LIMIT = 60.0
#: How a kind of file is opened; without this, LibreOffice shows the bytes of a damaged one as text.
FILTERS = {".doc": "MS Word 97", ".rtf": "Rich Text Format", ".odt": "writer8"}
#: No macro runs and nothing is fetched from outside, whatever the file asks for.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


class ConversionFailed(Exception):
    """LibreOffice gave no file; the message is its reason, "" where it said none."""


class ConversionTooSlow(Exception):
    """LibreOffice did not end within the limit."""


def found_soffice() -> str | None:
    """Return the program that converts, or None where it is not installed."""
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    folders = [os.environ[name] for name in WINDOWS_FOLDERS if name in os.environ]
    usual = [MACINTOSH_PLACE, *(Path(folder) / WINDOWS_PLACE for folder in folders)]
    on_path = (path for command in COMMANDS if (path := shutil.which(command)))
    return next(on_path, None) or next((str(path) for path in usual if path.is_file()), None)


def converted(program: str, data: bytes, suffix: str) -> bytes:
    """Return the bytes of a .docx made of a file whose bytes are `data` and whose kind is `suffix` (".doc").

    Raises ConversionFailed or ConversionTooSlow.
    """
    # On Windows a program that is just ending may hold a file of its profile for a moment longer.
    with tempfile.TemporaryDirectory(prefix="nhiemvu-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        source = folder / f"source{suffix}"
        target = folder / "out" / "source.docx"
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        source.write_bytes(data)
        words = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
        words += [
            f"--infilter={FILTERS[suffix]}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(target.parent),
            str(source),
        ]
        try:
            said = run_program([program, *words], folder, TIME_LIMIT).said
            return target.read_bytes()
        except ProgramTooSlow as error:
            raise ConversionTooSlow from error
        except ProgramUnusable as error:
            raise ConversionFailed(str(error)) from error
        except OSError as error:
            raise ConversionFailed(_reason(said)) from error


def _reason(said: str) -> str:
    """Return the last error that LibreOffice named: "Error: source file could not be loaded"."""
    errors = [line.partition("Error:")[2].strip() for line in said.splitlines() if "Error:" in line]
    return errors[-1] if errors else ""
