"""The table of structural checks: one kind a file, one line here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from agent_assist.linting.checks import (
    filler,
    leak_internal,
    leak_personal,
    must_say,
    raw_output,
    too_many_steps,
)
from agent_assist.linting.checks.check import Check

CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "too_many_steps": too_many_steps.CHECK,
        "raw_output": raw_output.CHECK,
        "leak_personal": leak_personal.CHECK,
        "leak_internal": leak_internal.CHECK,
        "must_say": must_say.CHECK,
        "filler": filler.CHECK,
    }
)
