"""The frozen program's first lines."""

import sys

from agent_assist.__main__ import main

sys.exit(main())
