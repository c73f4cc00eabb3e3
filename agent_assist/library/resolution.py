"""Which page wins when packs hold the same response: shipped < team < own (contracts 2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from agent_assist.library.response import CannedResponse, Key, Status
from agent_assist.packs.folders import OWN


@dataclass(frozen=True, slots=True)
class Underneath:
    """An own copy whose page below has changed since it was copied."""

    copy: CannedResponse
    below: CannedResponse


@dataclass(frozen=True, slots=True)
class Resolution:
    """The responses in force, the copies to look at again, and pages hidden by a namesake.

    `twins` are pages that share id and language with another page of the same pack; the first of
    them is used.
    """

    responses: tuple[CannedResponse, ...]
    underneath: tuple[Underneath, ...] = ()
    twins: tuple[CannedResponse, ...] = field(default=())


def resolve(packs: Sequence[Iterable[CannedResponse]], today: date) -> Resolution:
    """Return what is in force; `packs` come lowest first.

    A lower page that is retired or past `valid_until` wins over any copy, so that a recalled
    wording is gone for everybody at once.
    """
    chosen: dict[Key, CannedResponse] = {}
    underneath: dict[Key, Underneath] = {}
    twins: list[CannedResponse] = []
    for pack in packs:
        seen: set[Key] = set()
        for response in pack:
            key = response.key
            if key in seen:
                twins.append(response)
                continue
            seen.add(key)
            below = chosen.get(key)
            if below is not None and _is_recalled(below, today):
                continue
            chosen[key] = response
            if below is not None and _is_stale_copy(response, below):
                underneath[key] = Underneath(response, below)
    return Resolution(tuple(chosen.values()), tuple(underneath.values()), tuple(twins))


def _is_stale_copy(response: CannedResponse, below: CannedResponse) -> bool:
    return response.pack == OWN and response.based_on not in {"", below.digest}


def _is_recalled(response: CannedResponse, today: date) -> bool:
    past = response.valid_until is not None and response.valid_until < today
    return response.status is Status.RETIRED or past
