"""What only colleagues may know: extensions, private addresses, internal hosts and mailboxes."""

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from agent_assist.linting.checks.check import Check, Wake
from agent_assist.linting.passage import Cue, Passage, Place
from agent_assist.linting.rule import Rule
from agent_assist.text.detectors import email

_PRIVATE_IP: Final = re.compile(
    r"(?<![\d.])(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}(?::\d{2,5})?(?![\d.]\d)"
)
_HOST: Final = re.compile(
    r"(?<![\w@.-])(?:https?://)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{2,5})?(?:/[\w/.?=&-]*)?",
    re.ASCII,
)
_NUMBER: Final = re.compile(r"[\s:：#№.=是为]{0,4}(\d[\d-]{1,11})(?!\d)")
_IP_PARTS: Final = 4
_TELLING: Final = ("10.", "127.", "192.168.", "172.")


def find(passage: Passage, rule: Rule, cues: Sequence[Cue]) -> Iterator[Place]:
    """Yield the places of internal contacts and addresses."""
    wanted = rule.words("detect")
    groups = {cue.group for cue in cues}
    hosts = (*rule.words("hosts"), *passage.house.internal_hosts) if "hosts" in groups else ()
    if "private_ip" in wanted:
        for match in _PRIVATE_IP.finditer(passage.source):
            if match[0].split(":")[0].count(".") == _IP_PARTS - 1:
                yield match.span()
    if hosts and "internal_mail" in wanted:
        for address in email.find(passage.source):
            if _is_inside(address.value.rpartition("@")[2], hosts):
                yield address.start, address.end
    if hosts and "internal_host" in wanted:
        yield from _hosts(passage.source, hosts)
    for cue in cues:
        if cue.group != "labels":
            continue
        _, label_end = passage.view.source_span(cue.start, cue.end)
        if number := _NUMBER.match(passage.source, label_end):
            yield number.span(1)


def _hosts(source: str, hosts: Sequence[str]) -> Iterator[Place]:
    for match in _HOST.finditer(source):
        name = re.split(r"[:/]", match[0].removeprefix("http://").removeprefix("https://"))[0]
        if _is_inside(name.lower(), hosts):
            yield match.span()


def _is_inside(name: str, hosts: Sequence[str]) -> bool:
    return any(_is_of(name, host.lower().lstrip(".")) for host in hosts)


def _is_of(name: str, host: str) -> bool:
    return name.endswith("." + host) or ("." in host and name == host)


def cue_of_host(host: str) -> str:
    """Return what wakes the check for a host: a domain itself, but only the ending `.local`."""
    bare = host.lstrip(".")
    return bare if "." in bare else host


def _wake(_rule: Rule) -> Wake:
    return Wake(cues=1)


CHECK: Final = Check(
    parameters=MappingProxyType({"detect": (), "labels": (), "hosts": ()}),
    words=("labels", "hosts"),
    wake=_wake,
    find=find,
    always=_TELLING,
)
