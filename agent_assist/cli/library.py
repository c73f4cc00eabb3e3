"""`agent-assist library`: check, list and compile packs."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from agent_assist import bootstrap, i18n, paths, settings
from agent_assist.errors import Fault
from agent_assist.library.check import CheckedPage, check
from agent_assist.library.reading import read_pages, read_scenarios, read_tables
from agent_assist.packs.files import Pack
from agent_assist.runtime.clock import SystemClock
from agent_assist.screens.messages.library import cure, line, what

FINE: Final = 0
FAULTY: Final = 2


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    i18n.use("system")
    options = _parser().parse_args(arguments)
    places = paths.places()
    known, _problems = settings.load(places.settings_file, places.policy)
    packs = (
        bootstrap.packs_at(options.library)
        if getattr(options, "library", None)
        else bootstrap.find_packs(places, known)
    )
    if options.action == "check":
        return _check(packs, options.format)
    if options.action == "list":
        return _list(packs, options.format)
    return _build(packs, places.cache)


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="agent-assist library", description=__doc__)
    actions = made.add_subparsers(dest="action", required=True)
    for name, does in (
        ("check", "name file, line and cure of every fault"),
        ("list", "list the responses in force"),
        ("build-cache", "compile the library for a quick start"),
    ):
        action = actions.add_parser(name, help=does, description=does)
        action.add_argument("--library", type=Path, help="a pack, or a folder of packs")
        action.add_argument("--format", choices=("text", "json", "jsonl"), default="text")
    return made


def _check(packs: Sequence[Pack], form: str) -> int:
    faults: list[Fault] = []
    count = 0
    scenarios = read_scenarios(packs, faults)
    for pack in packs:
        pages: list[CheckedPage] = list(read_pages(pack, faults))
        faults += check(pages, scenarios)
        count += len(pages) + sum(1 for _ in read_tables(pack, faults))
    faults.sort(key=lambda fault: (str(fault.path), fault.line, fault.code))
    if form == "text":
        for fault in faults:
            print(line(fault))
        print(f"{count} responses, {len(faults)} faults", file=sys.stderr)
    else:
        _print_rows((_fault_row(fault) for fault in faults), form)
    return FAULTY if faults else FINE


def _list(packs: Sequence[Pack], form: str) -> int:
    now = SystemClock().now().date()
    faults: list[Fault] = []
    rows = (
        {
            "id": response.id,
            "language": response.language,
            "scenario": response.scenario,
            "title": response.title,
            "shortcut": response.shortcut,
            "pack": response.pack,
            "status": response.status.value,
        }
        for response in bootstrap.read(packs, now, faults)
    )
    if form == "text":
        for row in rows:
            print("\t".join(str(value) for value in row.values()))
    else:
        _print_rows(rows, form)
    for fault in faults:
        print(line(fault), file=sys.stderr)
    return FINE


def _build(packs: Sequence[Pack], cache: Path) -> int:
    now = SystemClock().now().date()
    shelf, search = bootstrap.build_library(packs, cache / "library", now, lambda _: None)
    for fault in shelf.faults:
        print(line(fault), file=sys.stderr)
    print(f"{len(search)} responses compiled into {cache / 'library'}")
    return FAULTY if any(fault.code == "cache_unwritable" for fault in shelf.faults) else FINE


def _fault_row(fault: Fault) -> dict[str, object]:
    place = {"path": str(fault.path), "line": fault.line, "code": fault.code}
    return {**place, "what": what(fault), "do": cure(fault)}


def _print_rows(rows: Iterable[Mapping[str, object]], form: str) -> None:
    if form == "json":
        print(json.dumps(list(rows), ensure_ascii=False, indent=1))
        return
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
