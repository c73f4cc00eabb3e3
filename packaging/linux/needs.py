"""What the frozen folder needs of the distribution: packages by their libraries, and its glibc."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

MAGIC = b"\x7fELF"


def compiled(folder: Path) -> tuple[Path, ...]:
    """Return the programs and libraries in a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return tuple(path for path in files if path.open("rb").read(4) == MAGIC)


def packages(files: Iterable[Path]) -> tuple[str, ...]:
    """Return the packages of the libraries that these files ask for and do not bring.

    Raises:
        LookupError: a library that no installed package has.
    """
    files = tuple(files)
    brought = {path.name for path in files}
    wanted = {name for path in files for name in _needed(path)} - brought
    found = {_package_of(name) for name in sorted(wanted)}
    return tuple(sorted(found - {"libc6"}))


def glibc(files: Iterable[Path]) -> str:
    """Return the oldest glibc with all symbols that these files use."""
    versions = {
        tuple(map(int, found.split(".")))
        for path in files
        for found in re.findall(r"GLIBC_([\d.]+)", _dump("-T", path))
    }
    return ".".join(map(str, max(versions)))


def _needed(path: Path) -> Iterator[str]:
    return iter(re.findall(r"NEEDED\s+(\S+)", _dump("-p", path)))


def _dump(option: str, path: Path) -> str:
    done = subprocess.run(("objdump", option, path), capture_output=True, text=True, check=True)
    return done.stdout


def _package_of(library: str) -> str:
    done = subprocess.run(
        ("dpkg", "-S", f"*/{library}"), capture_output=True, text=True, check=False
    )
    found = re.findall(
        rf"^([^:\s]+)(?::\w+)?: /(?:usr/)?lib\S*/{re.escape(library)}$", done.stdout, re.MULTILINE
    )
    if not found:
        raise LookupError(library)
    return str(found[0])
