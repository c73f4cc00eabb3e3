"""`agent-assist self-test`: tries every part of the installed program, down to a real insertion.

A table of checks, each feature adds its row. They run on the stage of the tour: a profile of their
own, and the windows of this display or of a virtual one.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCollator, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from agent_assist import bootstrap, i18n, paths, stage
from agent_assist.capture.engine import extract
from agent_assist.capture.ports import VaultState
from agent_assist.capture.row import row
from agent_assist.i18n import N_, _
from agent_assist.linting.finding import LintContext
from agent_assist.linting.rule_trials import context_of
from agent_assist.runtime.context import Context
from agent_assist.runtime.desktop import Outcome, OutcomeKind
from agent_assist.runtime.languages import INTERFACE_LANGUAGES
from agent_assist.sensitive import Sensitive
from agent_assist.stage import Stage, StepFailed, chat_window, until

FINE: Final = 0
BROKEN: Final = 1
SUMS: Final = "data.sha256"
"""The digests of all data files, written when the program is frozen; a source tree has none."""

_PLUGINS: Final = {
    "linux": (
        "platforms/libqxcb.so",
        "platforms/libqwayland.so",
        "platforms/libqoffscreen.so",
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
        "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "imageformats/libqsvg.so",
    ),
    "win32": ("platforms/qwindows.dll", "imageformats/qsvg.dll"),
}
_SORTED: Final = {"zh_CN": ("阿", "银行", "中"), "ru_RU": ("е", "ё", "ж"), "en_GB": ("a", "Ä", "b")}
_NOTES: Final = "电话 138 0013 8000，邮箱 li@example.com"
_NOTED: Final = {"phone": ["+8613800138000"], "email": ["li@example.com"]}
_QUERIES: Final = (("tkdz", "zh"), ("refnd date", "en"))
_WANTED: Final = "refund_arrival_date"
_INSERTED: Final = "Self-test 自检 самопроверка\n2"
_OWN_NOTE: Final = "my own note"
_KEY_STORES: Final = {
    "linux": ("keyring.backends.SecretService", "keyring.backends.kwallet"),
    "win32": ("keyring.backends.Windows",),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One row: its name for programs, its words for people, and what tries it.

    `act` returns a detail worth reading and raises StepFailed with what is wrong.
    """

    name: str
    says: str
    act: Callable[[Stage], str]


@dataclass(frozen=True, slots=True)
class Line:
    """How a check came out."""

    name: str
    says: str
    works: bool
    detail: str


def damaged(bundle: Path) -> tuple[str, ...]:
    """Return the data files that are missing or not as they were when the program was frozen."""
    lines = (bundle / SUMS).read_text(encoding="utf-8").splitlines()
    expected = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    return tuple(name for name, digest in expected.items() if _digest(bundle / name) != digest)


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _data_files(_scene: Stage) -> str:
    bundle = paths.bundle()
    if not (bundle / SUMS).is_file():
        if not paths.shipped_packs().is_dir() or not paths.resources().is_dir():
            raise StepFailed(str(bundle))
        return str(bundle)
    if wrong := damaged(bundle):
        raise StepFailed(", ".join(wrong))
    count = len((bundle / SUMS).read_text(encoding="utf-8").splitlines())
    return _("{n} files as they were made").format(n=count)


def _plugins(_scene: Stage) -> str:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    missing = [name for name in _PLUGINS.get(sys.platform, ()) if not (folder / name).is_file()]
    if missing:
        raise StepFailed(", ".join(missing))
    for locale, words in _SORTED.items():
        collator = QCollator(QLocale(locale))
        if any(collator.compare(*pair) >= 0 for pair in pairwise(words)):
            raise StepFailed(f"sorting: {locale}")
    return QGuiApplication.platformName()


def _translations(_scene: Stage) -> str:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    before = i18n.current()
    for language in INTERFACE_LANGUAGES:
        i18n.use(language)
        if language != "en" and _("Settings") == "Settings":
            raise StepFailed(language)
        if language != "en" and not QTranslator().load(i18n.qt_catalogue(), folder):
            raise StepFailed(i18n.qt_catalogue())
    i18n.use(before)
    return ", ".join(INTERFACE_LANGUAGES)


def _capture(_scene: Stage) -> str:
    found = row(extract(_NOTES, datetime(2026, 3, 12, 10, 30)))["fields"]  # noqa: DTZ001 - local
    if found != _NOTED:
        raise StepFailed(json.dumps(found, ensure_ascii=False))
    return ", ".join(_NOTED)


def _encryption(scene: Stage) -> str:
    """Keep a note encrypted under a key in memory; look for it in the file; open it again."""
    places, clock = scene.program.places, scene.program.clock
    vault = bootstrap.record_vault(places, clock, bootstrap.memory_keys())
    drafts = bootstrap.draft_keeper(vault, clock)
    if (state := vault.open()) is not VaultState.OPEN:
        raise StepFailed(state)
    drafts.keep("1", Sensitive(_OWN_NOTE))
    vault.lock()
    if any(_OWN_NOTE.encode() in file.read_bytes() for file in places.data.glob("records.db*")):
        raise StepFailed("the note stands in the file for everybody to read")
    vault.open()
    if [text.reveal() for _id, text in drafts.kept()] != [_OWN_NOTE]:
        raise StepFailed("the note is gone")
    vault.lock()
    if missing := [name for name in _KEY_STORES.get(sys.platform, ()) if not find_spec(name)]:
        raise StepFailed(", ".join(missing))
    return "records.db"


def _window(scene: Stage) -> str:
    stage.open_window(scene.program)
    picture = scene.program.windows.main.grab().toImage()
    if picture.isNull() or picture.allGray():
        raise StepFailed("the window is painted without colour")
    return f"{picture.width()} x {picture.height()}"


def _search(scene: Stage) -> str:
    library, now = scene.program.collection, scene.program.clock.now()
    if faults := library.faults():
        raise StepFailed(str(faults[0].path))
    for query, language in _QUERIES:
        results = library.find(query, Context(language, now), limit=1)
        if not results or results[0].response.id != _WANTED:
            raise StepFailed(query)
    return ", ".join(query for query, _language in _QUERIES)


def _lint(scene: Stage) -> str:
    places = scene.program.places
    packs = bootstrap.installed_packs(places)
    linter, faults = bootstrap.open_linter(places, packs)
    if faults:
        raise StepFailed(f"{faults[0].path}:{faults[0].line}")
    rules = bootstrap.read_rules(packs)
    silent = [
        rule.id
        for rule in rules
        for example in rule.bad
        if not linter.check(example.text, context_of(rule, example))
    ]
    if silent or not rules or linter.check("", LintContext()):
        raise StepFailed(", ".join(silent))
    return _("{n} rules find their examples").format(n=len(rules))


def _insertion(scene: Stage) -> str:
    """Put a text into the window of another process and find the clipboard as it was."""
    program = scene.program
    QGuiApplication.clipboard().setText(_OWN_NOTE)
    target = chat_window(program)
    outcomes: list[Outcome] = []
    program.desktop.inserter.insert(_INSERTED, target, outcomes.append)
    until(lambda: bool(outcomes), "no outcome")
    if outcomes[0].kind is not OutcomeKind.INSERTED:
        raise StepFailed(f"{outcomes[0].kind}, {outcomes[0].reason}")
    until(lambda: scene.chat.read_text(encoding="utf-8") == _INSERTED, "the text did not arrive")
    stage.paste_and_find(scene, _OWN_NOTE)
    return _("simulated") if scene.is_simulated else target.title


CHECKS: Final[tuple[Check, ...]] = (
    Check("data_files", N_("Data files"), _data_files),
    Check("plugins", N_("Parts of Qt"), _plugins),
    Check("translations", N_("Translations"), _translations),
    Check("capture", N_("Taking details down"), _capture),
    Check("encryption", N_("Encryption"), _encryption),
    Check("window", N_("Window"), _window),
    Check("search", N_("Search"), _search),
    Check("lint", N_("Rules"), _lint),
    Check("insertion", N_("Insertion into another window"), _insertion),
)


def tried(scene: Stage, checks: Sequence[Check]) -> tuple[Line, ...]:
    """Try each check, whatever came of those before."""
    return tuple(_tried(check, scene) for check in checks)


def _tried(check: Check, scene: Stage) -> Line:
    try:
        return Line(check.name, _(check.says), works=True, detail=check.act(scene))
    except StepFailed as error:
        return Line(check.name, _(check.says), works=False, detail=str(error))


def main(arguments: Sequence[str]) -> int:
    """Run the checks and return the exit code: 0 when all came out right, else 1."""
    parser = argparse.ArgumentParser(prog="agent-assist self-test", description=__doc__)
    parser.add_argument("--format", choices=("text", "json", "jsonl"), default="text")
    options = parser.parse_args(arguments)
    i18n.use("system")
    code = stage.on_own_display("self-test", "--format", options.format)
    if code is not None:
        return code
    with stage.opened() as scene:
        lines = tried(scene, CHECKS)
    sys.stdout.write(_written(lines, options.format))
    return FINE if all(line.works for line in lines) else BROKEN


def _written(lines: Sequence[Line], form: str) -> str:
    rows = [json.dumps(asdict(line), ensure_ascii=False) for line in lines]
    if form == "json":
        return "[" + ",\n ".join(rows) + "]\n"
    if form == "jsonl":
        return "\n".join(rows) + "\n"
    marks = {True: "✓", False: "✗"}
    return "".join(f"{marks[line.works]} {line.says} — {line.detail}\n" for line in lines)
