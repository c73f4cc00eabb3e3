"""Leave of ICU's data what a program in Chinese, English and Russian asks of it.

usage: icu.py LIBRARY...; each libicudata.so is written anew, with the tools icupkg, as and ld.
Qt takes sorting, upper and lower case and the encodings of old locales from ICU; names of
languages, regions, currencies and units in 200 languages are most of its 30 MB.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

KEPT = re.compile(
    r"""
    (?:coll/)? (?: pool | res_index | root
      | (?:zh|ru|en) (?:_(?:Hans|Hant))? (?:_(?:CN|TW|RU|US|GB|001|US_POSIX))? ) \.res
    | coll/ucadata\.icu
    | [a-z]+ \. (?: icu | nrm | cfu )
    | (?: supplementalData | likelySubtags | keyTypeData | timezoneTypes | zoneinfo64 | windowsZones
      | metaZones | numberingSystems | plurals | pluralRanges | dayPeriods | genderList
      | grammaticalFeatures | units | metadata | icuver | icustd | currencyNumericCodes ) \.res
    | (?: gb18030 | windows-936-2000 | ibm-1386_P100-2001 | windows-950-2000 | ibm-1373_P100-2002
      | ibm-5347_P100-1998 | ibm-878_P100-1996 ) \.cnv
    """,
    re.VERBOSE,
)
ASSEMBLY = """\
    .globl {symbol}
    .section .rodata
    .balign 16
    .type {symbol}, @object
{symbol}:
    .incbin "{name}"
    .size {symbol}, . - {symbol}
    .section .note.GNU-stack,"",@progbits
"""


def run(*command: str | Path, within: Path) -> str:
    """Run a tool in a folder and return what it prints."""
    done = subprocess.run(command, cwd=within, capture_output=True, text=True, check=True)
    return done.stdout


def trim(library: Path, work: Path) -> tuple[int, int]:
    """Write the library anew; return how many pieces of data it had and has."""
    version = library.name.rpartition(".")[2]
    # The pieces are filed under the package's name: data of this version, little-endian.
    name = f"icudt{version}l.dat"
    whole = work / "whole" / name
    whole.parent.mkdir()
    run("objcopy", "-O", "binary", "-j", ".rodata", library, whole, within=work)
    pieces = run("icupkg", "-l", whole, within=work).split()
    dropped = [piece for piece in pieces if not KEPT.fullmatch(piece)]
    (work / "dropped.txt").write_text("\n".join(dropped) + "\n", encoding="ascii")
    run("icupkg", "-r", "dropped.txt", whole, name, within=work)
    (work / "data.s").write_text(
        ASSEMBLY.format(symbol=f"icudt{version}_dat", name=name), encoding="ascii"
    )
    run("as", "data.s", "-o", "data.o", within=work)
    run("ld", "-shared", "-soname", library.name, "-o", library, "data.o", within=work)
    return len(pieces), len(pieces) - len(dropped)


def main(libraries: list[Path]) -> None:
    """Trim the libraries named."""
    for library in libraries:
        with tempfile.TemporaryDirectory() as work:
            had, has = trim(library.resolve(), Path(work))
        print(f"{library.name}: {has} of {had} pieces of data kept")


main([Path(name) for name in sys.argv[1:]])
