"""Prints how well and how fast details are taken out of notes.

`python -m benchmarks.capture [--set FILE] [--mistakes]`
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.capture import notes, peers, timing
from benchmarks.capture.score import FIELDS, Score, Tally, score

_LANGUAGES = ("zh", "zh-Hant", "en", "ru")
_TARGETS = {
    **dict.fromkeys(("phone", "email", "order_no", "national_id"), "P >= .98 R >= .92"),
    "amount": ">= .90",
    "callback": ">= .85",
}


def main(arguments: list[str]) -> int:
    """Score and time one set or all; return the exit code."""
    options = _options(arguments)
    paths = [options.set] if options.set else notes.sets()
    for path in paths:
        labelled = notes.read(path)
        found = score(labelled)
        print(f"{path.stem}: {found.notes} notes")
        print("\n".join(_table(found)))
        alone = score(labelled, peers.phonenumbers_alone)
        print(f"  phonenumbers alone, phone: {_share(alone.of('phone'))}, "
              f"{alone.forbidden['phone']} must-not numbers offered\n")  # fmt: skip
        if options.mistakes:
            for mistake in found.mistakes:
                print("  ", *mistake)
    every = [note for path in paths for note in notes.read(path)]
    print(f"A note of {timing.CHARACTERS} characters, ms, median / p95 (<= 20)")
    for language in _LANGUAGES:
        if any(note.language == language for note in every):
            print("  {:<8} {:.1f} / {:.1f}".format(language, *timing.extraction(every, language)))
    print("Secrets of one line, ms, median / p95 (<= 1): {:.2f} / {:.2f}".format(
        *timing.cleaning(every)))  # fmt: skip
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.capture")
    parser.add_argument("--set", type=Path, help="a file of labelled notes; default: our own sets")
    parser.add_argument("--mistakes", action="store_true", help="name every mistake")
    return parser.parse_args(arguments)


def _table(found: Score) -> Iterator[str]:
    yield f"  {'precision/recall':<16}{'all':>14}" + "".join(f"{tag:>14}" for tag in _LANGUAGES)
    for name in FIELDS:
        cells = [_share(found.of(name))] + [_share(found.of(name, tag)) for tag in _LANGUAGES]
        yield f"  {name:<16}" + "".join(f"{c:>14}" for c in cells) + f"  {_TARGETS.get(name, '')}"
    counts = found.callbacks
    yield (
        f"  callbacks: {counts['right']} of {counts['meant']} right "
        f"({found.callback_share('right'):.3f} >= .85), {counts['asked']} asked, "
        f"{counts['silent']} silently wrong ({found.callback_share('silent'):.3f} <= .02)"
    )
    yield f"  shown as invalid: {_share(found.invalid)}   removed: {_share(found.removed)}"
    offered = ", ".join(f"{name} {count}" for name, count in sorted(found.forbidden.items()))
    yield f"  offered or stored though forbidden: {offered or 'nothing'}"


def _share(tally: Tally) -> str:
    meant = tally.right + tally.missed
    if not meant and not tally.wrong:
        return "-"
    return f"{tally.precision():.2f}/{tally.recall():.2f} {meant}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
