"""Lay the frozen program out as a Debian package and build it.

usage: deb.py [--folder dist/agent-assist] [--version V] [--compression xz|zstd|none] [--to dist]
The package has no maintainer scripts: menus and icons are refreshed by the distribution's triggers.
"""

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import needs
import words

from agent_assist import __version__

FILES = Path(__file__).resolve().parent / "files"
EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
DATE = datetime.fromtimestamp(EPOCH, UTC).strftime("%Y-%m-%d")
CONFIGURATION = "/etc/xdg/autostart/agent-assist.desktop"
RECOMMENDED = "desktop-file-utils, fonts-noto-cjk, fonts-noto-core, hicolor-icon-theme, xdg-utils"
SUGGESTED = "dbus-daemon, openbox, xvfb"
LEVELS = {"xz": ("-Zxz",), "zstd": ("-Zzstd",), "none": ("-Znone",)}


def lay_out(tree: Path, folder: Path, version: str) -> None:
    """Put every file of the package where it belongs below `tree`."""
    shutil.copytree(folder, tree / "opt/agent-assist", symlinks=True)
    put_link(tree / "usr/bin/agent-assist", "/opt/agent-assist/agent-assist")
    share = tree / "usr/share"
    for name in ("agent-assist.desktop", "agent-assist-address.desktop"):
        put(share / "applications" / name, (FILES / name).read_text(encoding="utf-8"))
    autostart = (FILES / "autostart.desktop").read_text(encoding="utf-8")
    put(tree / CONFIGURATION.lstrip("/"), autostart)
    metainfo = (FILES / "agent-assist.metainfo.xml").read_text(encoding="utf-8")
    metainfo = metainfo.replace("@VERSION@", version).replace("@DATE@", DATE)
    put(share / "metainfo/agentassist.AgentAssist.metainfo.xml", metainfo)
    icons = share / "icons/hicolor"
    picture = (ROOT / "resources/icons/agent-assist.svg").read_text(encoding="utf-8")
    put(icons / "scalable/apps/agent-assist.svg", picture)
    python = ROOT / ".venv/bin/python"
    subprocess.run((python, ROOT / "packaging/icons.py", "png", icons), check=True)
    lay_out_words(share, folder / "agent-assist", version)


def lay_out_words(share: Path, program: Path, version: str) -> None:
    """Put the manual, the completions and the documents below /usr/share."""
    known = words.flags(program)
    put(share / "bash-completion/completions/agent-assist", words.bash(known))
    put(share / "zsh/vendor-completions/_agent-assist", words.zsh(known))
    put(share / "fish/vendor_completions.d/agent-assist.fish", words.fish(known))
    put_packed(share / "man/man1/agent-assist.1.gz", words.manual(version, DATE))
    document = share / "doc/agent-assist"
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    indented = "\n".join(f" {line}" if line else " ." for line in licence.splitlines())
    copyright_text = (FILES / "copyright").read_text(encoding="utf-8")
    put(document / "copyright", copyright_text.replace("@LICENCE@", indented))
    put_packed(document / "changelog.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    policy = (FILES / "policy.toml").read_text(encoding="utf-8")
    put(document / "examples/policy.toml", policy)


def put(place: Path, text: str) -> None:
    """Write a file and the folders above it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def put_packed(place: Path, text: str) -> None:
    """Write a gzip file that is the same each time."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(gzip.compress(text.encode(), mtime=0))


def put_link(place: Path, target: str) -> None:
    """Make a symbolic link and the folders above it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


def control(tree: Path, version: str) -> str:
    """Return the control file: what the package is, how large, and what it needs."""
    files = needs.compiled(tree / "opt/agent-assist")
    libc = f"libc6 (>= {needs.glibc(files)})"
    size = sum(-(-p.lstat().st_size // 1024) for p in tree.rglob("*") if not p.is_dir())
    return (
        f"Package: agent-assist\nVersion: {version}\nArchitecture: amd64\n"
        "Maintainer: Agent Assist <agent-assist@localhost>\n"
        f"Installed-Size: {size}\nSection: misc\nPriority: optional\n"
        f"Depends: {', '.join((libc, *needs.packages(files)))}\n"
        f"Recommends: {RECOMMENDED}\nSuggests: {SUGGESTED}\n"
        "Description: companion of a customer-service agent beside the softphone\n"
        " Finds the right canned response, puts it into the window at work and checks drafts\n"
        " for what must not be said, in Chinese, English and Russian. Works offline.\n"
    )


def set_modes(tree: Path) -> None:
    """Give files and folders the modes of a package, whatever umask the builder has."""
    program = tree / "opt/agent-assist/agent-assist"
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)


def build(options: argparse.Namespace) -> Path:
    """Build the package and return its file."""
    tree = ROOT / "build" / f"deb-{options.version}"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(tree, options.folder.resolve(), options.version)
    put(tree / "DEBIAN/control", control(tree, options.version))
    put(tree / "DEBIAN/conffiles", f"{CONFIGURATION}\n")
    set_modes(tree)
    options.to.mkdir(parents=True, exist_ok=True)
    made = options.to / f"agent-assist_{options.version}_amd64.deb"
    level = LEVELS[options.compression]
    subprocess.run(("dpkg-deb", "--root-owner-group", *level, "--build", tree, made), check=True)
    shutil.rmtree(tree)
    return made


def main() -> None:
    """Read the arguments and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "dist/agent-assist")
    parser.add_argument("--version", default=__version__)
    parser.add_argument("--compression", choices=LEVELS, default="xz")
    parser.add_argument("--to", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    if not re.fullmatch(r"\d[\w.+~]*", options.version):
        parser.error(f"{options.version} is no version of a package")
    print(build(options))


main()
