"""Say how large the packages are, the ten largest parts, and why each is there.

usage: sizes.py FOLDER PACKAGE...; exits with 1 when a .deb packed with xz is over the limit
(another packing is for trying things, and larger).
"""

import re
import sys
from pathlib import Path

LIMIT_MIB, AIM_MIB = 50, 45
LARGEST = 10
MIB = 1 << 20
HEAD = 8192
REASONS = (
    (r"libicudata", "Unicode data of three languages for Qt (icu.py trims it)"),
    (r"openblas", "numpy's core is linked to it"),
    (r"libgfortran", "OpenBLAS is linked to it"),
    (r"_multiarray_umath", "numpy: the index of search"),
    (r"libQt6Gui|QtGui\.", "Qt: fonts, pictures, keys; its binding"),
    (r"libQt6Widgets|QtWidgets\.", "Qt: the widgets; their binding"),
    (r"libQt6Core|QtCore\.", "Qt: its core; its binding"),
    (r"libicu", "Unicode for Qt: sorting and conversion"),
    (r"libpython", "Python itself"),
    (r"^agent-assist$|-window", "start file with the pure Python modules, ours and others'"),
    (r"rapidfuzz", "similarity in the last stage of search, with and without AVX2"),
    (r"sqlcipher", "encrypted database, with its own cryptography"),
    (r"cryptography|_rust", "cryptography of the key ring and of backups"),
    (r"libQt6Network|QtNetwork", "Qt: the local socket of a second start"),
)


def reason(name: str) -> str:
    """Return why a part is there."""
    return next((why for pattern, why in REASONS if re.search(pattern, name)), "?")


def packed_with_xz(package: Path) -> bool:
    """Tell how a .deb is packed: the names of its members stand near its beginning."""
    with package.open("rb") as file:
        return b"data.tar.xz" in file.read(HEAD)


def main(folder: Path, packages: list[Path]) -> int:
    """Print the table and return the exit code."""
    files = [p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()]
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}
    print(f"installed: {sum(sizes.values()) / MIB:.1f} MiB in {len(sizes)} files; the largest:")
    for name in sorted(sizes, key=lambda n: -sizes[n])[:LARGEST]:
        print(f"  {sizes[name] / MIB:6.1f}  {Path(name).name:48.48}  {reason(name)}")
    is_over = False
    for package in packages:
        size = package.stat().st_size / MIB
        is_release = package.suffix == ".deb" and packed_with_xz(package)
        aim = f" (aim {AIM_MIB}, limit {LIMIT_MIB})" if is_release else ""
        print(f"{package.name}: {size:.1f} MiB{aim}")
        is_over = is_over or (is_release and size > LIMIT_MIB)
    return int(is_over)


sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
