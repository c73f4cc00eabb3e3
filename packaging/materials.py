"""Say what is in the frozen folder: licences of all parts, bill of materials, digests of data.

usage: materials.py FOLDER, after PyInstaller. Writes FOLDER/licences/, FOLDER/sbom.cdx.json
(CycloneDX 1.5) and the list of digests by which `agent-assist self-test` knows its data files.
"""

import ast
import hashlib
import json
import os
import platform
import shutil
import sys
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MODULES = HERE.parent / "build" / "build" / "PYZ-00.toc"
DATA = ("resources", "scripts_db")
SUMS = "data.sha256"
OURS = "agent-assist"
# Wheels that name their licence without bringing its text.
TEXTS = {"LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": ("LGPL-3.0.txt", "GPL-3.0.txt")}
BOOTLOADER = (
    "The start file is PyInstaller's bootloader, GPL-2.0-or-later with an exception that allows "
    "any program to be distributed with it under any licence: https://pyinstaller.org/license.html\n"
)


def frozen(folder: Path) -> list[Distribution]:
    """Return the distributions of which something is in the folder, by name."""
    _, modules = ast.literal_eval(MODULES.read_text(encoding="utf-8"))
    roots = {name.partition(".")[0] for name, _, _ in modules}
    roots |= {path.name.partition(".")[0] for path in (folder / "_internal").iterdir()}
    known = packages_distributions()
    names = {name.lower() for root in roots for name in known.get(root, ())} - {OURS}
    return [distribution(name) for name in sorted(names)]


def licence_of(part: Distribution) -> str:
    """Return the licence by its SPDX expression, or as the project words it."""
    meta = part.metadata
    return meta.get("License-Expression") or meta.get("License") or "see text"


def licence_texts(part: Distribution) -> Iterator[tuple[str, str]]:
    """Yield name and text of the licence files that a distribution brings or stands under."""
    for file in part.files or ():
        name = file.name.upper()
        if ".dist-info" in file.parts[0] and name.startswith(
            ("LICEN", "COPYING", "NOTICE", "AUTHORS")
        ):
            yield str(file), Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
    for name in TEXTS.get(licence_of(part), ()):
        yield name, (HERE / "licences" / name).read_text(encoding="utf-8")


def write_licences(folder: Path, parts: Iterable[Distribution]) -> None:
    """Put one file of licences a part into `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for part in parts:
        head = f"{part.name} {part.version}: {licence_of(part)}\n"
        texts = [f"\n--- {name} ---\n\n{text}" for name, text in licence_texts(part)]
        if not texts:
            sys.exit(f"{part.name} brings no licence text: add it to packaging/licences")
        (folder / f"{part.name}.txt").write_text(head + "".join(texts), encoding="utf-8")
    places = (Path(os.__file__).parent, Path(sys.base_prefix))
    text = next(place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file())
    shutil.copy(text, folder / "Python.txt")
    shutil.copy(HERE.parent / "LICENSE", folder / "Agent-Assist.txt")
    shutil.copy(HERE.parent / "resources" / "icons" / "LICENSE", folder / "icons.txt")
    (folder / "PyInstaller.txt").write_text(BOOTLOADER, encoding="utf-8")


def component(part: Distribution) -> dict[str, Any]:
    """Return a distribution as CycloneDX writes it."""
    reference = f"pkg:pypi/{part.name.lower().replace('_', '-')}@{part.version}"
    return {
        "type": "library",
        "bom-ref": reference,
        "name": part.name,
        "version": part.version,
        "purl": reference,
        "licenses": [{"license": {"name": licence_of(part).splitlines()[0]}}],
    }


def native(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield every compiled file with its digest."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        if ".so" in path.name or path.suffix in {".dll", ".pyd", ".exe"} or path.parent == folder:
            name = path.relative_to(folder).as_posix()
            yield {
                "type": "file",
                "name": name,
                "hashes": [{"alg": "SHA-256", "content": digest(path)}],
            }


def bill(folder: Path, parts: Iterable[Distribution]) -> dict[str, Any]:
    """Return the bill of materials; the same folder gives the same bill."""
    ours = distribution(OURS)
    python = {
        "type": "library",
        "bom-ref": f"pkg:generic/python@{platform.python_version()}",
        "name": "Python",
        "version": platform.python_version(),
        "purl": f"pkg:generic/python@{platform.python_version()}",
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }
    components = [python, *map(component, parts), *native(folder)]
    built = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    number = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(components, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {
            "timestamp": built.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": OURS,
                "name": OURS,
                "version": ours.version,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": components,
    }


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_sums(bundle: Path) -> None:
    """Write the digests of all data files, as sha256sum does."""
    paths = sorted(path for name in DATA for path in (bundle / name).rglob("*") if path.is_file())
    lines = [f"{digest(path)}  {path.relative_to(bundle).as_posix()}\n" for path in paths]
    (bundle / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def main(folder: Path) -> None:
    """Write everything into the frozen folder."""
    parts = frozen(folder)
    write_licences(folder / "licences", parts)
    write_sums(folder / "_internal")
    text = json.dumps(bill(folder, parts), indent=1) + "\n"
    (folder / "sbom.cdx.json").write_text(text, encoding="utf-8")
    print(f"{len(parts)} parts: {', '.join(f'{p.name} {p.version}' for p in parts)}")


main(Path(sys.argv[1]))
