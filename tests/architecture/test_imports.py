"""Who may import whom, and what is imported late."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, Function, Module, modules

LATE = {"__main__.py", "bootstrap.py"}
BY_NAME = LATE | {"desktop/choose.py"}
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
NAMES = [contract["name"] for contract in CONTRACTS]

# A wrong import for each contract: the module that gets it, and the line.
PLANTED = {
    "Each layer sees only those below it": (
        "text/layouts.py", "from agent_assist.library import response"),
    "Screens and desktop never see storage nor the composition": (
        "screens/current.py", "from agent_assist.storage import usage"),
    "Widgets see screens and the ground, no feature and no adapter": (
        "ui/tray.py", "from agent_assist.library import search"),
    "Qt only in windows, desktop adapters and the roots that start them": (
        "library/quick.py", "from PySide6 import QtCore"),
    "Databases and keys only in storage": ("cli/library.py", "import sqlite3"),
}  # fmt: skip


def checked(folder: Path) -> str:
    """Return what the linter says of the tree in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    done = subprocess.run(
        [LINT_IMPORTS, "--no-cache"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree, for wrong imports to be planted in."""
    folder = tmp_path_factory.mktemp("tree")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, folder / "agent_assist", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture(scope="module")
def verdict_on_planted(copy: Path) -> str:
    """What the linter says of the copy with a wrong import for each contract."""
    for module, line in PLANTED.values():
        path = copy / "agent_assist" / module
        path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    return checked(copy)


def test_every_contract_is_kept() -> None:
    verdict = checked(ROOT)
    assert "0 broken" in verdict, verdict


def test_every_contract_has_a_wrong_import_to_catch() -> None:
    assert set(PLANTED) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_import_is_caught(name: str, verdict_on_planted: str) -> None:
    assert f"{name} BROKEN" in verdict_on_planted


def test_no_contract_has_a_list_of_exceptions() -> None:
    assert [c["name"] for c in CONTRACTS if c.get("ignore_imports")] == []


def imports_in_functions(module: Module) -> list[int]:
    return [
        node.lineno
        for function in module.functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def test_late_imports_stand_in_two_files_only() -> None:
    assert {module.name for module in modules() if imports_in_functions(module)} <= LATE


def test_imports_by_name_stand_where_a_table_says_what_they_import() -> None:
    by_name = {
        module.name
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__"))
    }  # fmt: skip
    assert by_name <= BY_NAME


def test_packages_of_features_have_nothing_in_their_init() -> None:
    inits = {m.name for m in modules() if m.path.name == "__init__.py" and m.code_lines}
    assert inits == {"__init__.py"}


def test_threads_are_started_by_adapters_and_the_one_runner_only() -> None:
    starting = {
        module.name
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in {"Thread", "ThreadPoolExecutor", "QThread"}
    }
    assert {name for name in starting if not name.startswith("desktop/")} <= {"ui/task_runner.py"}


def test_functions_are_found_at_all() -> None:
    assert any(isinstance(node, Function) for module in modules() for node in module.functions())
