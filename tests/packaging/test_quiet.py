"""What the judge of a traced tour lets pass and what it names."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "packaging" / "linux" / "quiet.py"
LOCAL = '7 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X99"}, 20) = 0'
OWN = '7 openat(AT_FDCWD, "/home/a/data/usage.db", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 5'
READING = '7 openat(AT_FDCWD, "/etc/fonts/fonts.conf", O_RDONLY|O_CLOEXEC) = 5'


@pytest.fixture
def quiet() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quiet", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "line",
    [
        '7 connect(3, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = 0',
        "7 connect(3, {sa_family=AF_INET6, sin6_port=htons(443)}, 28) = -1 ENETUNREACH (Network is unreachable)",
        '7 sendto(4, "..", 28, 0, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 28',
        '7 openat(AT_FDCWD, "/opt/agent-assist/x", O_WRONLY|O_CREAT, 0644) = 5',
        '7 rename("/home/a/x", "/usr/share/x") = 0',
        '7 mkdir("/var/lib/agent-assist", 0777) = 0',
    ],
)  # fmt: skip
def test_the_network_and_foreign_folders_are_named(
    quiet: ModuleType, tmp_path: Path, line: str
) -> None:
    trace = tmp_path / "trace"
    trace.write_text("\n".join((LOCAL, OWN, READING, line)) + "\n")
    assert quiet.main(trace, ["/home/a"]) == 1


def test_local_sockets_and_own_folders_pass(quiet: ModuleType, tmp_path: Path) -> None:
    refused = '7 openat(AT_FDCWD, "/usr/lib/x", O_RDWR) = -1 EACCES (Permission denied)'
    trace = tmp_path / "trace"
    trace.write_text("\n".join((LOCAL, OWN, READING, refused)) + "\n")
    assert quiet.main(trace, ["/home/a"]) == 0


def test_an_empty_trace_proves_nothing(quiet: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "trace").write_text("")
    assert quiet.main(tmp_path / "trace", ["/home/a"]) == 1
