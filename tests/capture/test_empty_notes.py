import subprocess
import sys

LOADS = """
import sys
from datetime import datetime
from agent_assist.bootstrap import extract
found = extract(" \\n", datetime(2024, 5, 6, 12, 0), "zh")
assert (found.candidates, found.removed, found.text) == ((), (), " \\n")
sys.exit("phonenumbers" in sys.modules)
"""


def test_empty_notes_load_no_numbering_plans() -> None:
    assert subprocess.run((sys.executable, "-c", LOADS), check=False).returncode == 0
