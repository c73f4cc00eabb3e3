"""How the source is cut: lengths, parameters and names."""

import ast
import re
from statistics import median

from tests.architecture.source import modules

MAX_MODULE = 400
MAX_FUNCTION = 50
MAX_POSITIONAL = 5
USUAL_MODULE = 120
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler"}
EMPTY_SUFFIX = re.compile(r"(Manager|Helper|Handler|Data|Info|Utils)\Z")
LOG_LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
CAPTURED = {
    "text", "body", "query", "value", "values", "title", "note", "notes", "capture", "customer",
    "phone", "email", "address", "draft", "message", "clipboard", "selected",
}  # fmt: skip


def test_no_module_is_too_long() -> None:
    assert {m.name: n for m in modules() if (n := len(m.code_lines)) > MAX_MODULE} == {}


def test_modules_are_mostly_short() -> None:
    lengths = [len(module.code_lines) for module in modules() if module.code_lines]
    assert median(lengths) <= USUAL_MODULE


def test_no_function_is_too_long() -> None:
    long = {
        f"{module.name}:{function.lineno} {function.name}": module.length(function)
        for module in modules()
        for function in module.functions()
        if module.length(function) > MAX_FUNCTION
    }
    assert long == {}


def test_no_function_takes_too_many_values_by_place() -> None:
    crowded = []
    for module in modules():
        for function in module.functions():
            names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
            if len([name for name in names if name not in {"self", "cls"}]) > MAX_POSITIONAL:
                crowded.append(f"{module.name}:{function.lineno} {function.name}")
    assert crowded == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = [m.name for m in modules() if EMPTY_NAMES & set(re.split(r"[/.]", m.name))]
    assert empty == []


def test_no_class_has_a_name_that_says_nothing() -> None:
    empty = [
        f"{module.name}: {node.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and EMPTY_SUFFIX.search(node.name)
    ]
    assert empty == []


def test_every_module_says_what_it_holds() -> None:
    assert [m.name for m in modules() if m.code_lines and not ast.get_docstring(m.tree)] == []


def test_nothing_is_put_off_in_a_comment() -> None:
    assert [m.name for m in modules() if re.search(r"#.*\b(TODO|FIXME|XXX|HACK)\b", m.text)] == []


def _log_calls() -> list[tuple[str, ast.Call]]:
    return [
        (f"{module.name}:{node.lineno}", node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in LOG_LEVELS
        and ast.unparse(node.func.value) in {"log", "logging", "_log", "logger", "self._log"}
    ]


def test_a_log_line_is_a_plain_text_with_gaps() -> None:
    made_up = [
        place
        for place, call in _log_calls()
        if not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert made_up == []


def test_no_log_line_holds_what_a_customer_said() -> None:
    telling = [
        place
        for place, call in _log_calls()
        for argument in call.args[1:]
        for node in ast.walk(argument)
        if (isinstance(node, ast.Name) and node.id in CAPTURED)
        or (isinstance(node, ast.Attribute) and node.attr in CAPTURED | {"reveal"})
    ]
    assert telling == []
