"""The program's source as trees, for tests that look at how it is written."""

import ast
import io
import tokenize
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "agent_assist"
Function = ast.FunctionDef | ast.AsyncFunctionDef
_NO_CODE = {
    tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT,
    tokenize.ENCODING, tokenize.ENDMARKER,
}  # fmt: skip


@dataclass(frozen=True)
class Module:
    """One module: where it stands and its tree."""

    path: Path

    @property
    def name(self) -> str:
        """Its path below the package."""
        return self.path.relative_to(PACKAGE).as_posix()

    @cached_property
    def text(self) -> str:
        """Its source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its source as a tree."""
        return ast.parse(self.text)

    @cached_property
    def code_lines(self) -> frozenset[int]:
        """The numbers of its lines without blank ones, comments and docstrings."""
        lines: set[int] = set()
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            if token.type not in _NO_CODE:
                lines.update(range(token.start[0], token.end[0] + 1))
        for node in ast.walk(self.tree):
            if isinstance(node, Function | ast.ClassDef | ast.Module) and ast.get_docstring(node):
                docstring = node.body[0]
                lines.difference_update(range(docstring.lineno, (docstring.end_lineno or 0) + 1))
        return frozenset(lines)

    def length(self, node: ast.stmt) -> int:
        """Return how many of its code lines a node takes."""
        return sum(node.lineno <= line <= (node.end_lineno or 0) for line in self.code_lines)

    def functions(self) -> list[Function]:
        """Return every function and method in it."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


@lru_cache(maxsize=1)
def modules() -> tuple[Module, ...]:
    """Return all modules of the program."""
    return tuple(Module(path) for path in sorted(PACKAGE.rglob("*.py")))
