"""Takes back what PySide6 does to `import`; stands before all other imports of a program with Qt.

PySide6 replaces `import` by one that reads the source of each module that is imported, to serve
`from __feature__ import`, and keeps these sources: 10 MB and a sixth of the time of a start for
what we do not use.
"""

import builtins

_plain = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401 - between the two lines that this is about

builtins.__import__ = _plain
