"""The adapters under test, where they can run."""

import sys

if sys.platform == "linux":
    from tests.desktop.x11_session import session  # noqa: F401  (a fixture)
else:
    collect_ignore_glob = ["test_x11_*.py", "test_rig.py", "test_virtual_display.py"]
