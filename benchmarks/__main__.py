"""Runs every benchmark, one after the other: `python -m benchmarks [NAME ...]`."""

import subprocess
import sys

BENCHMARKS = ("search", "lint", "capture", "storage", "start", "hotkey", "insertion")


def main(names: list[str]) -> int:
    """Run the benchmarks named, or all; return 1 when one of them could not be run."""
    code = 0
    for name in names or BENCHMARKS:
        print(f"\n=== {name} ===\n", flush=True)
        done = subprocess.run((sys.executable, "-m", f"benchmarks.{name}"), check=False)
        code = code or int(done.returncode != 0)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
