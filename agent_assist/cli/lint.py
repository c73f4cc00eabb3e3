"""`agent-assist lint`: check replies, pages and chat logs against the rules (contracts 3)."""

import argparse
import secrets
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from agent_assist import i18n
from agent_assist.cli.lint_batch import Batch
from agent_assist.cli.lint_fixes import diff, fixed
from agent_assist.cli.lint_run import Run
from agent_assist.cli.lint_sources import STDIN, files_of, is_log, messages
from agent_assist.cli.rule_sources import find_config, open_linter, tell
from agent_assist.errors import CacheUnusable, Fault, FileProblem
from agent_assist.linting import baseline
from agent_assist.linting.config import LintConfig
from agent_assist.linting.finding import LintContext, Severity
from agent_assist.linting.linter import Linter
from agent_assist.linting.logs.columns import FIELDS
from agent_assist.linting.outputs.kinds import OUTPUTS
from agent_assist.linting.redaction import Redaction
from agent_assist.linting.wording import Wording
from agent_assist.packs.own import write
from agent_assist.runtime.context import Channel
from agent_assist.runtime.languages import LANGUAGES, from_tag

FINE, FOUND, WRONG = 0, 1, 2
_SEVERITIES: Final = tuple(severity.word for severity in Severity)


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    made = argparse.ArgumentParser(prog="agent-assist lint", description=__doc__)
    configure(made)
    return run(made.parse_args(arguments))


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - is stdin")
    parser.add_argument("--stdin", action="store_true", help="read one JSON row a line")
    parser.add_argument("--format", choices=tuple(OUTPUTS), default="text")
    parser.add_argument("--channel", choices=tuple(Channel))
    parser.add_argument("--language", type=_language)
    parser.add_argument("--role", choices=("agent", "customer", "bot"))
    parser.add_argument("--scenario", default="")
    parser.add_argument("--rules", type=Path, action="append", default=[], help="instead of packs")
    parser.add_argument("--fail-on", choices=(*_SEVERITIES, "never"))
    parser.add_argument("--fix", action="store_true", help="apply the safe fixes")
    parser.add_argument("--diff", action="store_true", help="show what --fix would change")
    parser.add_argument(
        "--redact",
        action=argparse.BooleanOptionalAction,
        help="cut down what was found (without it: only leaks and raw output)",
    )
    parser.add_argument("--statistics", action="store_true")
    parser.add_argument(
        "--column",
        type=_column,
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help=f"column of a log by number or name; fields: {', '.join(FIELDS)}",
    )
    parser.add_argument("--baseline", type=Path, help="known findings, which do not count")
    parser.add_argument("--write-baseline", type=Path, help="make them known")
    parser.add_argument("--output", type=Path, help="write the report to a file")
    parser.add_argument("--config", type=Path, help="this agent-assist.toml")
    parser.add_argument("--no-config", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Run the command as its arguments say and return its exit code."""
    i18n.use("system")
    if bool(arguments.paths) == arguments.stdin:
        sys.stderr.write("agent-assist lint: give either PATHs or --stdin\n")
        return WRONG
    try:
        config = _config(arguments)
        known = _baseline(arguments, config)
    except (OSError, UnicodeDecodeError) as error:
        tell([Fault(arguments.config or arguments.baseline, 1, "unreadable",
                    (("reason", str(error)),))])  # fmt: skip
        return WRONG
    except CacheUnusable as error:
        sys.stderr.write(f"agent-assist lint: the baseline cannot be read: {error}\n")
        return WRONG
    linter = open_linter(arguments.rules, config)
    context = LintContext(config.channel, config.language, config.role, arguments.scenario)
    if arguments.stdin:
        return _batch(arguments, linter, context, config)
    if arguments.fix or arguments.diff:
        return _fix(arguments, linter, context)
    made = Run(linter, context, config, _redaction(arguments), OUTPUTS[arguments.format](), known)
    made.wording = Wording.of_rules(linter.rules, i18n.asked_for())
    made.keeps_known = arguments.write_baseline is not None
    return _report(arguments, made)


def _report(arguments: argparse.Namespace, made: Run) -> int:
    """Write the report; one that cannot be written is told."""
    try:
        return _written(arguments, made)
    except BrokenPipeError:
        raise
    except FileProblem as error:
        tell([Fault(error.path, 1, "unwritable", (("reason", error.reason),))])
    except OSError as error:
        reason = error.strerror or str(error)
        tell([Fault(arguments.output, 1, "unwritable", (("reason", reason),))])
    return WRONG


def _written(arguments: argparse.Namespace, made: Run) -> int:
    out = arguments.output.open("wb") if arguments.output else sys.stdout.buffer
    try:
        for piece in made.over(files_of(arguments.paths)):
            out.write(piece.encode("utf-8", "backslashreplace"))
        statistics = made.statistics if arguments.statistics else None
        out.write(made.output.end(statistics).encode("utf-8", "backslashreplace"))
        out.flush()
    finally:
        if arguments.output:
            out.close()
    if made.keeps_known and not made.is_interrupted:
        write(arguments.write_baseline, baseline.dumps(made.known, secrets.token_hex(16)))
        return FINE
    if made.is_interrupted:
        sys.stderr.write(f"\ninterrupted after {made.statistics.texts} texts\n")
    if made.has_faults or made.is_interrupted:
        return WRONG
    return FOUND if made.reaches(made.config.fail_on) else FINE


def _batch(
    arguments: argparse.Namespace, linter: Linter, context: LintContext, config: LintConfig
) -> int:
    batch = Batch(linter, context, _redaction(arguments))
    if code := batch.run(sys.stdin.buffer, sys.stdout.buffer):
        return code
    fails = config.fail_on != "never" and batch.worst >= Severity[config.fail_on.upper()]
    return FOUND if fails else FINE


def _fix(arguments: argparse.Namespace, linter: Linter, context: LintContext) -> int:
    code = FINE
    for path in files_of(arguments.paths):
        if is_log(path):
            sys.stderr.write(f"{path}: only plain texts are fixed, not logs\n")
            code = WRONG
            continue
        try:
            for message in messages(path, context, {}):
                if isinstance(message, Fault):
                    tell([message])
                    code = WRONG
                else:
                    _fix_one(arguments, path, message.text, fixed(message.text, linter, context))
        except (OSError, FileProblem) as error:
            tell([Fault(path, 1, "unreadable", (("reason", str(error)),))])
            code = WRONG
    return code


def _fix_one(arguments: argparse.Namespace, path: Path, before: str, after: str) -> None:
    if arguments.diff:
        shown = diff(before, after, str(path))
    elif str(path) == STDIN:
        shown = after
    else:
        shown = ""
        if after != before:
            write(path, after)
    sys.stdout.buffer.write(shown.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _config(arguments: argparse.Namespace) -> LintConfig:
    config = LintConfig()
    if not arguments.no_config:
        config = find_config(arguments.config, Path.cwd())
    return replace(
        config,
        channel=Channel(arguments.channel or config.channel),
        language=arguments.language or config.language,
        role=arguments.role or config.role,
        fail_on=arguments.fail_on or config.fail_on,
        columns={**config.columns, **dict(arguments.column)},
    )


def _baseline(arguments: argparse.Namespace, config: LintConfig) -> baseline.Baseline | None:
    file = arguments.baseline or config.baseline
    return baseline.loads(file.read_text(encoding="utf-8")) if file else None


def _redaction(arguments: argparse.Namespace) -> Redaction:
    if arguments.redact is None:
        return Redaction.LEAKS
    return Redaction.ALL if arguments.redact else Redaction.NONE


def _language(tag: str) -> str:
    language = from_tag(tag)
    if language is None:
        raise argparse.ArgumentTypeError(f"use one of {', '.join(LANGUAGES)}")
    return language


def _column(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    name = {"lang": "language"}.get(name, name)
    if name not in FIELDS or not value or value == "0":
        raise argparse.ArgumentTypeError(f"write FIELD=COLUMN with one of {', '.join(FIELDS)}")
    return name, value
