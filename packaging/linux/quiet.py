"""Judge a trace of strace: what it connected to and where it wrote.

usage: quiet.py TRACE FOLDER...; the folders are the user's own. Exits with 1 when anything else
was connected to or written.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+|\?)")
FAMILY = re.compile(r"sa_family=(AF_\w+)")
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
LOCAL = {"AF_UNIX", "AF_NETLINK"}
"""A netlink socket asks the kernel for the list of network cards; nothing leaves the computer."""
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
OPENING = {"openat", "creat"}
SENDING = {"connect", "sendto", "sendmsg"}
DEVICES = ("/dev/null", "/dev/shm/", "/dev/dri/", "/dev/tty", "/proc/self/", "/memfd:")  # noqa: S108


def calls(trace: Path) -> Iterator[tuple[str, str]]:
    """Yield name and arguments of the calls that succeeded, or connect later on."""
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        found = CALL.match(line)
        if found and (
            not found[3].startswith("-") or "EINPROGRESS" in line or found[1] == "connect"
        ):
            yield found[1], found[2]


def judge(trace: Path, own: list[str]) -> tuple[Counter[str], Counter[str], list[str]]:
    """Return peers by family, writes by top folder, and what must not have been."""
    peers: Counter[str] = Counter()
    writes: Counter[str] = Counter()
    wrong: list[str] = []
    for name, arguments in calls(trace):
        if name in SENDING:
            for family in FAMILY.findall(arguments):
                peers[family] += 1
                if family not in LOCAL:
                    wrong.append(f"{name}: {arguments}")
        elif name not in OPENING or WRITES.search(arguments):
            for path in TEXT.findall(arguments):
                writes["/".join(path.split("/")[:3])] += 1
                if path.startswith("/") and not path.startswith((*own, *DEVICES)):
                    wrong.append(f"{name}: {path}")
    return peers, writes, wrong


def main(trace: Path, own: list[str]) -> int:
    """Print the verdict and return the exit code."""
    peers, writes, wrong = judge(trace, [folder.rstrip("/") + "/" for folder in own] + own)
    if not peers or not writes:
        print("The trace is empty: nothing was watched.")
        return 1
    print("connected to: " + ", ".join(f"{family} {n} times" for family, n in peers.items()))
    print("wrote below: " + ", ".join(f"{place} ({n})" for place, n in writes.most_common()))
    for line in dict.fromkeys(wrong):
        print(f"  not allowed: {line}")
    print("FAILED" if wrong else "Quiet: local sockets only, the user's own folders only.")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
