"""Write the version data that Windows shows for our programs, for PyInstaller: version.py FILE."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from agent_assist import __version__

# 0409 is US English, 04B0 Unicode.
FORM = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'Agent Assist'),
      StringStruct('FileDescription', 'Agent Assist'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('LegalCopyright', 'MIT licence'),
      StringStruct('OriginalFilename', 'agent-assist.exe'),
      StringStruct('ProductName', 'Agent Assist'),
      StringStruct('ProductVersion', '{version}'),
    ])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 0x04B0])]),
  ],
)
"""


def main(file: Path) -> None:
    """Write the file."""
    numbers = (*(int(number) for number in re.findall(r"\d+", __version__)[:3]), 0)
    file.write_text(FORM.format(numbers=numbers, version=__version__), encoding="utf-8")


main(Path(sys.argv[1]))
