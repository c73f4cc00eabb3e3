"""What is there already, over the same phrases: sensitive-word, better-profanity, re, textlint.

Peers are installed beside the bench, not into the program's environment; one that cannot be had is
said to be missing.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from time import perf_counter

from agent_assist.paths import bundle
from benchmarks.lint.timing import Spread, typed

_FOLDER = bundle() / "build" / "lint-peers"
_SCRIPT = Path(__file__).parent / "textlint_peer.mjs"
_LONG = 100_000
Check = Callable[[str], object]


def spreads(
    phrases: list[str], drafts: dict[str, str]
) -> Iterator[tuple[str, dict[str, Spread] | str]]:
    """Yield each peer with its times a draft, or with why there are none."""
    for name, make in (
        ("re alternation", _alternation),
        ("sensitive-word (PyPI)", _sensitive_word),
        ("better-profanity", _better_profanity),
    ):
        try:
            check = make(phrases)
        except (ImportError, subprocess.SubprocessError, OSError) as error:
            yield name, f"not to be had: {error}"
            continue
        if name == "better-profanity":  # tens of milliseconds a key: the whole draft, thrice
            yield name, {script: _thrice(check, text) for script, text in drafts.items()}
        else:
            yield name, {script: typed(check, text) for script, text in drafts.items()}
    yield "textlint + prh (npm)", _textlint(phrases, drafts)
    yield "houbb/sensitive-word (Java)", _houbb()


def log_rates(phrases: list[str], text: str) -> Iterator[tuple[str, str]]:
    """Yield how many MB a second the peers read that can take a whole log."""
    for name, make in (
        ("re alternation", _alternation),
        ("sensitive-word (PyPI)", _sensitive_word),
    ):
        try:
            check = make(phrases)
        except (ImportError, subprocess.SubprocessError, OSError) as error:
            yield name, f"not to be had: {error}"
            continue
        start = perf_counter()
        for line in text.split("\n"):
            check(line)
        rate = len(text.encode()) / 1e6 / (perf_counter() - start)
        yield name, f"{rate:.2f} MB/s"


def _alternation(phrases: list[str]) -> Check:
    regex = re.compile(
        "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))), re.IGNORECASE
    )
    return regex.findall


def _sensitive_word(phrases: list[str]) -> Check:
    _install("sensitive-word", "textfilter")
    some = import_module("textfilter").DFAFilter()
    for phrase in phrases:
        some.add(phrase)
    check: Check = some.filter
    return check


def _better_profanity(phrases: list[str]) -> Check:
    _install("better-profanity", "better_profanity")
    some = import_module("better_profanity").Profanity()
    some.load_censor_words(phrases)
    check: Check = some.censor
    return check


def _install(package: str, module: str) -> None:
    target = _FOLDER / "python"
    if not (target / module).exists():
        command = (sys.executable, "-m", "pip", "install", "-q", "--target", str(target), package)
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    if str(target) not in sys.path:
        sys.path.append(str(target))


def _thrice(check: Check, text: str) -> Spread:
    times = []
    for _ in range(3):
        start = perf_counter()
        check(text)
        times.append((perf_counter() - start) * 1000)
    return Spread(sorted(times)[1], max(times))


def _textlint(phrases: list[str], drafts: dict[str, str]) -> dict[str, Spread] | str:
    folder = _FOLDER / "node"
    try:
        if not (folder / "node_modules" / "textlint").exists():
            folder.mkdir(parents=True, exist_ok=True)
            packages = ("textlint@15", "textlint-rule-prh@6")
            command = ("npm", "install", "--silent", "--prefix", str(folder), *packages)
            subprocess.run(command, check=True, capture_output=True, timeout=240)
        rules = [{"pattern": phrase, "expected": "ok"} for phrase in phrases]
        (folder / "prh.yml").write_text(
            json.dumps({"version": 1, "rules": rules}, ensure_ascii=False), encoding="utf-8"
        )
        (folder / "drafts.json").write_text(json.dumps(drafts), encoding="utf-8")
        (folder / "peer.mjs").write_text(_SCRIPT.read_text(encoding="utf-8"), encoding="utf-8")
        done = subprocess.run(
            ("node", "peer.mjs"), cwd=folder, check=True, capture_output=True, timeout=300
        )
    except (OSError, subprocess.SubprocessError) as error:
        return f"not to be had: {error}"
    return {script: Spread(*times) for script, times in json.loads(done.stdout).items()}


def _houbb() -> str:
    command = (
        "mvn", "-q", "-B", "dependency:get", "-Dartifact=com.github.houbb:sensitive-word:0.29.5",
    )  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return "not measured: mvn does not resolve it within a minute here"
    return "not measured: it resolves here, but no Java harness is part of this bench"
