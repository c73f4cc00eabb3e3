"""`agent-assist doctor`: what works on this computer, and what to do about the rest."""

import argparse
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from agent_assist import bootstrap, i18n, paths, settings
from agent_assist.desktop.inspection import inspect
from agent_assist.i18n import _
from agent_assist.paths import Places
from agent_assist.runtime.clock import SystemClock
from agent_assist.runtime.desktop import Capability
from agent_assist.screens.capabilities import NEEDED, Line, report

if TYPE_CHECKING:
    from agent_assist.errors import Fault

FINE: Final = 0
MISSING: Final = 1
ROOM_BYTES: Final = 200_000_000
"""With less, saving will soon be refused."""


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code: 1 when something is missing that is needed."""
    parser = argparse.ArgumentParser(prog="agent-assist doctor", description=__doc__)
    parser.add_argument("--format", choices=("text", "json", "jsonl"), default="text")
    options = parser.parse_args(arguments)
    places = paths.places()
    known, problems = settings.load(places.settings_file, places.policy)
    i18n.use(known.text("language"))
    found = (
        *inspect((known.text("palette_hotkey"), known.text("save_hotkey"))),
        _data_folder(places),
        *_records(places),
        _library(places, known),
        Capability("settings", not problems, str(places.settings_file)),
    )
    _print(report(found), options.format)
    return MISSING if any(c.name in NEEDED and not c.works for c in found) else FINE


def _data_folder(places: Places) -> Capability:
    probe = places.data / f".probe-{os.getpid()}"
    try:
        places.data.mkdir(parents=True, exist_ok=True)
        probe.write_text("", encoding="utf-8")
        probe.unlink()
    except OSError as error:
        return Capability("data_folder", works=False, detail=f"{places.data}: {error.strerror}")
    return Capability("data_folder", works=True, detail=str(places.data))


def _records(places: Places) -> tuple[Capability, ...]:
    keys = Capability("record_keys", bootstrap.has_key_store(places))
    try:
        free = shutil.disk_usage(places.data).free
    except OSError:
        return (keys,)
    detail = _("{n} MB free").format(n=free // 1_000_000)
    return (keys, Capability("room", free >= ROOM_BYTES, detail))


def _library(places: Places, known: settings.Settings) -> Capability:
    faults: list[Fault] = []
    packs = bootstrap.find_packs(places, known)
    responses = bootstrap.read(packs, SystemClock().now().date(), faults)
    detail = _("{n} responses").format(n=len(responses))
    return Capability("library", works=bool(responses) and not faults, detail=detail)


def _print(lines: Sequence[Line], form: str) -> None:
    if form == "json":
        print(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1))
    elif form == "jsonl":
        for line in lines:
            print(json.dumps(asdict(line), ensure_ascii=False))
    else:
        for line in lines:
            mark = "✓" if line.works else "✗"
            parts = (f"{mark} {line.name}", line.detail, line.cure)
            print(" — ".join(part for part in parts if part))
