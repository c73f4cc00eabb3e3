"""What a read-back is made of: the line, and what each language must be able to say."""

from dataclasses import dataclass
from typing import Protocol

from agent_assist.capture.candidate import Amount
from agent_assist.capture.read_back.phone_groups import Number
from agent_assist.dates.due import Due


@dataclass(frozen=True, slots=True)
class Line:
    """The sentence for one value: `say` as spoken, `groups` as stored, for the screen."""

    field: str
    say: str
    groups: tuple[str, ...]

    def row(self) -> dict[str, object]:
        """Return the keys of the contract."""
        return {"field": self.field, "say": self.say, "groups": list(self.groups)}


class Speaker(Protocol):
    """Says values in one language; each method returns the spoken value without the question."""

    def ask(self, field: str, spoken: str) -> str:
        """Return the closed question about a spoken value of a field."""
        ...

    def name(self, value: str) -> str:
        """Return a name, with what tells it from names that sound alike."""
        ...

    def phone(self, number: Number) -> str:
        """Return a telephone number, digit by digit in its groups."""
        ...

    def email(self, groups: tuple[str, ...]) -> str:
        """Return an e-mail address, the part before the sign letter by letter."""
        ...

    def address(self, value: str) -> str:
        """Return an address with its numbers as they are heard."""
        ...

    def number(self, groups: tuple[str, ...]) -> str:
        """Return a number of letters and digits."""
        ...

    def identity(self, groups: tuple[str, ...]) -> str:
        """Return an identity number."""
        ...

    def amount(self, amount: Amount) -> str:
        """Return a sum in words and in figures."""
        ...

    def due(self, due: Due) -> str:
        """Return a time with its weekday."""
        ...
