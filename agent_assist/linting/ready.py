"""Makes the rules of pages ready to check with, from the cache if nothing has changed."""

import sys
from collections.abc import Sequence
from hashlib import sha256

from agent_assist.errors import CacheUnusable, Fault
from agent_assist.linting.compiled import VERSION, Compiled, compile_rules, dumps, loads
from agent_assist.linting.ports import RulesCache
from agent_assist.linting.rules import load
from agent_assist.packs.files import PackFile


def ready(files: Sequence[PackFile], cache: RulesCache) -> tuple[Compiled, tuple[Fault, ...]]:
    """Return the rules of pages and lists made ready, and the faults of those that are not.

    Files come lowest pack first, as `rules.load` takes them.
    """
    digest = _digest(files)
    if kept := cache.read(digest):
        try:
            return loads(kept)
        except CacheUnusable:
            pass  # made again below and written over
    rule_set, faults = load(files)
    compiled = compile_rules(rule_set)
    cache.write(digest, dumps(compiled, faults))
    return compiled, faults


def _digest(files: Sequence[PackFile]) -> str:
    # Unicode tables of another Python fold characters in another way.
    digest = sha256(f"{VERSION} {sys.version_info[:2]}".encode())
    for file in files:
        digest.update(f"\0{file.pack.name}\0{file.path}\0{file.digest}".encode())
    return digest.hexdigest()
