"""What a kind of structural check is: its parameters, what wakes it, and how it finds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from agent_assist.linting.passage import Cue, Passage, Place
from agent_assist.linting.rule import Parameter, Rule

NEVER: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Wake:
    """From how many cues, digits or signs on a check is worth calling; any of them will do.

    Signs are @ and the marks of machine text: braces, brackets, <, >, =, |, _ and tabs.
    """

    cues: int = NEVER
    digits: int = NEVER
    signs: int = NEVER

    def is_due(self, cues: int, digits: int, signs: int) -> bool:
        """Tell whether a reply has enough of anything."""
        return cues >= self.cues or digits >= self.digits or signs >= self.signs


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of check.

    `parameters` are the keys it takes with their defaults, from which their types are known;
    `words` are those of them that hold phrases, which the automaton looks for and hands over as
    cues, and `always` are phrases of its own that come as cues too. `find` yields places in the
    source. Words that stand in every other sentence are `is_dense`: they get an automaton of their
    own, so that whole logs need not look at each of them.
    """

    parameters: Mapping[str, Parameter]
    words: tuple[str, ...]
    wake: Callable[[Rule], Wake]
    find: Callable[[Passage, Rule, Sequence[Cue]], Iterable[Place]]
    always: tuple[str, ...] = ()
    is_dense: bool = False
