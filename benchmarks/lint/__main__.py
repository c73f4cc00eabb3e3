"""Prints the figures of the linter beside its peers: `python -m benchmarks.lint [--quick] [--fresh]`."""

import sys

from benchmarks.lint import material, ours, peers, score
from benchmarks.lint.timing import Spread, typed

_LOG_MB = 50.0
_PEER_LOG_MB = 1.0


def main(arguments: list[str]) -> int:
    is_quick = "--quick" in arguments
    drafts = material.drafts()
    phrases = [phrase for _, phrase in material.phrases(ours.RULES)]
    print(f"Drafts of 500 characters, typed key by key, {ours.RULES} rules; ms, median / p95")
    some = ours.linter()
    _row("ours (<= 0.3 / 1)", {name: typed(some.check, text) for name, text in drafts.items()})
    if not is_quick:
        for name, found in peers.spreads(phrases, drafts):
            if isinstance(found, str):
                print(f"  {name:<28}{found}")
            else:
                _row(name, found)
    print("\nChat log (>= 20 MB/s)")
    print(f"  ours: {ours.log_rate(5.0 if is_quick else _LOG_MB)}")
    if not is_quick:
        text = "".join(material.log_rows(_PEER_LOG_MB))
        for name, rate in peers.log_rates(phrases, text):
            print(f"  {name}: {rate}")
    print(f"\nStart (warm <= 0.4 s)\n  {ours.starts()}\n\nJudged replies")
    shipped = score.shipped_linter()
    for name in score.sets(with_fresh="--fresh" in arguments):
        print("\n".join(score.lines(name, score.score(shipped, score.rows_of(name)))))
    return 0


def _row(name: str, found: dict[str, Spread]) -> None:
    cells = (f"{script} {s.median:.3f} / {s.p95:.3f}" for script, s in found.items())
    print(f"  {name:<28}" + "   ".join(cells), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
