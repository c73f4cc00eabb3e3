"""Scores the shipped rules on replies that were judged by somebody who has not read the rules."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agent_assist.linting.compiled import compile_rules
from agent_assist.linting.finding import CATEGORIES, LintContext
from agent_assist.linting.linter import Linter
from agent_assist.linting.reading import read_rule_files
from agent_assist.linting.rules import load
from agent_assist.packs.files import Origin, Pack
from agent_assist.paths import bundle, shipped_packs
from agent_assist.runtime.context import Channel
from agent_assist.runtime.languages import from_tag

_FRESH = "fresh"
REPLIES = bundle() / "tests" / "content" / "replies"


@dataclass(slots=True)
class Score:
    """Counts over a set, per category: found rightly, found wrongly, missed."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    clean_flagged: int = 0
    disguised: int = 0
    disguised_caught: int = 0

    def precision(self, category: str = "") -> float:
        """Return the share of what was found that is right; 1 if nothing was found."""
        right, wrong = self._of(self.right, category), self._of(self.wrong, category)
        return right / (right + wrong) if right + wrong else 1.0

    def recall(self, category: str = "") -> float:
        """Return the share of what there is that was found; 1 if there is nothing."""
        right, missed = self._of(self.right, category), self._of(self.missed, category)
        return right / (right + missed) if right + missed else 1.0

    def _of(self, counter: Counter[str], category: str) -> int:
        return counter[category] if category else counter.total()


def shipped_linter() -> Linter:
    """Return the linter over the shipped rules."""
    root = shipped_packs()
    packs = [Pack(path.name, path, Origin.SHIPPED) for path in sorted(root.iterdir())]
    files, _ = read_rule_files(packs)
    return Linter(compile_rules(load(files)[0]))


def score(some: Linter, rows: list[dict[str, Any]]) -> Score:
    """Return the score on judged rows: id, text, channel, lang, role, scenario, labels, kind."""
    result = Score()
    for row in rows:
        wanted = {label["category"] for label in row["labels"]}
        found = {finding.category for finding in some.check(row["text"], context_of(row))}
        result.right.update(wanted & found)
        result.wrong.update(found - wanted)
        result.missed.update(wanted - found)
        result.clean += not wanted
        result.clean_flagged += bool(found) and not wanted
        if "disguise" in str(row.get("kind", "")):
            result.disguised += 1
            result.disguised_caught += bool(wanted & found)
    return result


def context_of(row: dict[str, Any]) -> LintContext:
    """Return what a judged row says about its reply."""
    return LintContext(
        Channel(row.get("channel") or "chat"),
        from_tag(row.get("lang") or "") or "",
        row.get("role") or "agent",
        row.get("scenario") or "",
    )


def rows_of(name: str) -> list[dict[str, Any]]:
    """Return the rows of a judged set."""
    path = REPLIES / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [json.loads(line) for line in lines if line.strip()]


def sets(*, with_fresh: bool) -> list[str]:
    """Return the names of the judged sets; the fresh one told something only once, unread."""
    names = [path.stem for path in sorted(Path(REPLIES).glob("*.jsonl"))]
    return [name for name in names if with_fresh or name != _FRESH]


def lines(name: str, result: Score) -> Iterator[str]:
    """Yield the score as a table."""
    yield (
        f"{name}: precision {result.precision():.3f} (>= 0.97), recall {result.recall():.3f} "
        f"(>= 0.90), clean flagged {result.clean_flagged}/{result.clean} (<= 3 %), disguised "
        f"caught {result.disguised_caught}/{result.disguised} (>= 75 %)"
    )
    for category in CATEGORIES:
        there = result.right[category] + result.missed[category]
        yield (
            f"  {category:<18}{there:>4}  precision {result.precision(category):.2f}  "
            f"recall {result.recall(category):.2f}"
        )
