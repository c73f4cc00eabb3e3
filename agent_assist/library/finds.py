"""What a search has found so far, and how good a response must be to be shown at all."""

from agent_assist.library.evidence import Evidence
from agent_assist.library.index import Index
from agent_assist.library.standing import Standing


class Finds:
    """The best evidence by response number, of one search over one index.

    A response is worth its evidence and its standing together; `bar` is what the last of those
    that will be shown is worth. Variants of one id are shown once and count once.
    """

    def __init__(self, index: Index, standing: Standing, shown: int) -> None:
        self.evidence: dict[int, Evidence] = {}
        self._bonus = standing.bonus.data
        self._groups = index.groups.data
        self._shown = shown
        self._totals: dict[int, float] = {}

    def add(self, doc: int, evidence: Evidence) -> None:
        """Note evidence for a response, unless better is known."""
        known = self.evidence.get(doc)
        if known is None or evidence.points > known.points:
            self.evidence[doc] = evidence
            group, total = self._groups[doc], evidence.points + self._bonus[doc]
            if total > self._totals.get(group, -1e9):
                self._totals[group] = total

    def has(self, points: float, count: int) -> bool:
        """Tell whether this many responses have evidence of so many points or more."""
        return sum(e.points >= points for e in self.evidence.values()) >= count

    @property
    def bar(self) -> float:
        """The worth below which nothing will be shown."""
        if len(self._totals) < self._shown:
            return float("-inf")
        return sorted(self._totals.values())[-self._shown]

    def shown(self) -> list[tuple[float, int, Evidence]]:
        """Return worth, number and evidence of what may be shown, in no order."""
        bar, bonus = self.bar, self._bonus
        worth = [(e.points + bonus[doc], doc, e) for doc, e in self.evidence.items()]
        return [one for one in worth if one[0] >= bar]
