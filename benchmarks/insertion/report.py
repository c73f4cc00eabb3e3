"""Prints what was measured and which promises were kept."""

from collections.abc import Sequence

from benchmarks.desktop.figures import Goal, print_table
from benchmarks.insertion.cases import Trouble
from benchmarks.insertion.results import CaseResult, PeerResult

_OF_PEER = 1 / 3


def print_report(results: Sequence[CaseResult], peers: Sequence[PeerResult]) -> None:
    """Print the tables and the goals."""
    print_table(
        "Insertion, ms from choosing to the text being there (p50 / p95)",
        ("case", "n", "ms", "right", "honest", "restored", "leaked", "outcomes"),
        [_case_row(result) for result in results],
    )
    if peers:
        print_table(
            "CopyQ copy(); paste() into the same targets, its command line's start included",
            ("target", "n", "ms", "of it start", "arrived", "restored", "kept in history"),
            [_peer_row(peer) for peer in peers],
        )
    print()
    for goal in goals(results, peers):
        print(goal)


def goals(results: Sequence[CaseResult], peers: Sequence[PeerResult]) -> list[Goal]:
    """Return every promise with what came of it."""
    rounds = sum(len(result.rounds) for result in results)
    right = sum(result.right for result in results)
    honest = sum(result.honest for result in results)
    kept = sum(result.leaked for result in results)
    return [
        Goal("outcome honest in every round", honest == rounds, f"{honest} of {rounds}"),
        Goal("outcome and clipboard as expected", right == rounds, f"{right} of {rounds}"),
        Goal("phrases in clipboard managers", kept == 0, str(kept)),
        *(_limit_goal(one) for one in results if one.limit_ms and one.trouble == Trouble.NONE),
        *(_peer_goal(results, peer) for peer in peers),
    ]


def _case_row(result: CaseResult) -> tuple[object, ...]:
    return (
        result.name, len(result.rounds), result.latency, result.right, result.honest,
        result.restored, result.leaked, result.outcomes,
    )  # fmt: skip


def _peer_row(peer: PeerResult) -> tuple[object, ...]:
    return (
        peer.kind, peer.rounds, peer.latency, f"{peer.start_ms:.0f}", peer.latency.n,
        peer.restored, peer.kept,
    )  # fmt: skip


def _limit_goal(result: CaseResult) -> Goal:
    met = bool(result.limit_ms and result.latency.p95 <= result.limit_ms)
    detail = f"p95 {result.latency.p95:.1f} ms"
    return Goal(f"{result.kind} within {result.limit_ms:.0f} ms", met, detail)


def _peer_goal(results: Sequence[CaseResult], peer: PeerResult) -> Goal:
    """Compare like with like: both with CopyQ running, middle with middle."""
    ours = next(
        one for one in results if one.kind == peer.kind and one.trouble == Trouble.COPYQ
    ).latency
    name = f"{peer.kind} at most a third of CopyQ's time"
    if not peer.latency.n:
        return Goal(name, met=True, detail=f"{ours.p50:.1f} ms, CopyQ put nothing there")
    share = ours.p50 / peer.latency.p50
    return Goal(name, share <= _OF_PEER, f"p50 {ours.p50:.1f} of {peer.latency.p50:.1f} ms")
