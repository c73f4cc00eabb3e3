"""`agent-assist rules`: try the rules on their examples, list, explain and import them."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from agent_assist import i18n
from agent_assist.cli.rule_sources import packs, tell
from agent_assist.errors import Fault, FileProblem
from agent_assist.linting.logs.lines import Line, lines_of
from agent_assist.linting.reading import read_rule_files
from agent_assist.linting.rule import Rule
from agent_assist.linting.rule_import import Import, import_rows, rows_of_csv
from agent_assist.linting.rule_import_xlsx import rows_of_xlsx
from agent_assist.linting.rule_trials import try_rules
from agent_assist.linting.rules import RuleSet, load
from agent_assist.packs.own import write
from agent_assist.screens.messages.rules import cure, line, what

FINE, FOUND, WRONG = 0, 1, 2
_FORMATS: Final = ("text", "json", "jsonl")


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    made = argparse.ArgumentParser(prog="agent-assist rules", description=__doc__)
    configure(made)
    return run(made.parse_args(arguments))


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    actions = parser.add_subparsers(dest="what", required=True)
    test = actions.add_parser("test", help="try each rule on its examples, phrases and fixes")
    test.add_argument("--coverage", action="store_true", help="ask for enough examples too")
    listed = actions.add_parser("list", help="list the rules in force")
    explain = actions.add_parser("explain", help="say what a rule is, why, and its examples")
    explain.add_argument("id")
    imported = actions.add_parser("import", help="make rules of a CSV or XLSX list")
    imported.add_argument("file", type=Path)
    imported.add_argument("--dry-run", action="store_true", help="show the pages, write nothing")
    imported.add_argument("--to", type=Path, default=Path("rules"), help="folder of the pages")
    for action in (test, listed, explain, imported):
        action.add_argument("--format", choices=_FORMATS, default="text")
        action.add_argument("--rules", type=Path, action="append", default=[])


def run(arguments: argparse.Namespace) -> int:
    """Run the command as its arguments say and return its exit code."""
    i18n.use("system")
    if arguments.what == "import":
        return _import(arguments)
    files, unreadable = read_rule_files(packs(arguments.rules))
    rule_set, faults = load(files)
    faults = (*unreadable, *faults)
    if arguments.what == "test":
        return _test(arguments, rule_set, faults)
    tell(faults)
    if arguments.what == "list":
        _print([_short(rule) for rule in rule_set.rules], arguments.format)
        return FINE
    found = rule_set.of(arguments.id)
    if not found:
        sys.stderr.write(f"agent-assist rules: there is no rule “{arguments.id}”.\n")
    _print([_long(rule) for rule in found], arguments.format)
    return FINE if found else FOUND


def _test(arguments: argparse.Namespace, rule_set: RuleSet, faults: Sequence[Fault]) -> int:
    trial = try_rules(rule_set, coverage=arguments.coverage)
    everything = (*faults, *trial.faults)
    if arguments.format == "text":
        for fault in everything:
            print(line(fault))
        print(
            f"{trial.rules} rules, {trial.phrases} phrases, {trial.examples} examples, "
            f"{len(everything)} faults",
            file=sys.stderr,
        )
    else:
        _print([_fault_row(fault) for fault in everything], arguments.format)
    if faults:
        return WRONG
    return FOUND if trial.faults else FINE


def _import(arguments: argparse.Namespace) -> int:
    try:
        made = _imported(arguments.file)
    except (OSError, FileProblem) as error:
        tell([Fault(arguments.file, 1, "unreadable", (("reason", str(error)),))])
        return WRONG
    tell(made.faults)
    for name, text in made.pages:
        file = arguments.to / name
        if arguments.dry_run:
            print(f"# {file}\n{text}")
        elif file.exists():
            print(f"{file} is there already; it was left as it is.", file=sys.stderr)
            return WRONG
        else:
            write(file, text)
    print(f"{made.phrases} phrases in {len(made.pages)} pages", file=sys.stderr)
    return WRONG if made.faults else FINE


def _imported(file: Path) -> Import:
    if file.suffix.lower() == ".xlsx":
        return import_rows(rows_of_xlsx(file.read_bytes(), file), file)
    with file.open("rb") as opened:
        lines = list(lines_of(opened, file))
    faults = tuple(item for item in lines if isinstance(item, Fault))
    text = "\n".join(item.text for item in lines if isinstance(item, Line))
    made = import_rows(rows_of_csv(text), file)
    return Import(made.pages, made.phrases, (*faults, *made.faults))


def _short(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "language": rule.language,
        "category": rule.category,
        "severity": rule.severity.word,
        "action": rule.action.value,
        "pack": rule.pack,
        "message": rule.message,
    }


def _long(rule: Rule) -> dict[str, Any]:
    return _short(rule) | {
        "why": rule.why,
        "fixes": [fix.text or fix.scope for fix in rule.fixes] or [rule.no_fix],
        "channels": [channel.value for channel in rule.channels],
        "check": rule.check,
        "phrases": list(rule.phrases or rule.regex),
        "bad": [example.text for example in rule.bad],
        "good": [example.text for example in rule.good],
        "path": f"{rule.path}:{rule.line}",
    }


def _fault_row(fault: Fault) -> dict[str, Any]:
    place = {"path": str(fault.path), "line": fault.line, "code": fault.code}
    return {**place, "what": what(fault), "do": cure(fault)}


def _print(rows: Sequence[dict[str, Any]], form: str) -> None:
    if form == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        print(json.dumps(row, ensure_ascii=False) if form == "jsonl" else _rendered(row))


def _rendered(row: dict[str, Any]) -> str:
    if "why" not in row:
        return "\t".join(str(value) for value in row.values())
    lines = []
    for key, value in row.items():
        some = value if isinstance(value, list) else [value]
        lines += [f"{key if place == 0 else '':<10}{item}" for place, item in enumerate(some)]
    return "\n".join([*lines, ""])
