"""The fixtures of the virtual desktop and of the real programs on it."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.rig.child import Child
from tests.rig.desktop import VirtualDesktop, open_desktop, package_missing
from tests.rig.targets import CopyQ, Target, copyq

_PROGRAM_OF = {"textarea": "chromium", "contenteditable": "chromium"}
_PICTURE_BYTES = 50_000


def need(*programs: str) -> None:
    """Skip the test with the package's name when a program is missing; in CI, fail."""
    package = package_missing(*programs)
    if package and os.environ.get("CI"):
        pytest.fail(f"install {package}")
    if package:
        pytest.skip(f"install {package}")


@pytest.fixture(scope="session")
def virtual_desktop() -> Iterator[VirtualDesktop]:
    """An X server, a message bus and a window manager, once for the whole run."""
    need("Xvfb", "dbus-daemon", "openbox", "setpriv")
    with open_desktop() as desktop:
        yield desktop


@pytest.fixture
def open_target(virtual_desktop: VirtualDesktop) -> Iterator[Callable[..., Target]]:
    """Open real programs to insert into: `open_target("editor", lag_ms=400)`, `"xterm"`,
    `"mousepad"`, `"textarea"`, `"contenteditable"`; each stands in front when it is returned."""
    with ExitStack() as stack:

        def open_one(kind: str, **options: object) -> Target:
            if kind != "editor":
                need(_PROGRAM_OF.get(kind, kind))
            return stack.enter_context(virtual_desktop.target(kind, **options))

        yield open_one


@pytest.fixture
def user_clipboard(virtual_desktop: VirtualDesktop) -> Iterator[Child]:
    """A person's program that has just copied text, HTML, a picture and files; asked with
    `ask("copied", do="copy")` it copies again."""
    child = virtual_desktop.program("clipboard_user", str(_PICTURE_BYTES))
    yield child
    child.end()


@pytest.fixture
def greedy_manager(virtual_desktop: VirtualDesktop) -> Iterator[Child]:
    """A clipboard manager that reads every format of every new owner; it says what it `saw`."""
    child = virtual_desktop.program("greedy_manager")
    yield child
    child.end()


@pytest.fixture
def focus_thief(virtual_desktop: VirtualDesktop) -> Iterator[Child]:
    """A window that takes the focus when told to `steal`, or to `lurk` for an insertion."""
    child = virtual_desktop.program("focus_thief")
    yield child
    child.end()


@pytest.fixture
def running_copyq(virtual_desktop: VirtualDesktop) -> Iterator[CopyQ]:
    """CopyQ as the clipboard manager of the desktop."""
    need("copyq")
    with copyq(virtual_desktop.environ) as manager:
        yield manager
