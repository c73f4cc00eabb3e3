"""One sentence for each fault of a rule, a log or the linter's settings, and what to do."""

from typing import Final

from agent_assist.errors import Fault
from agent_assist.i18n import N_, _

_WHAT: Final = {
    "too_large": N_("The page is larger than 1 MiB."),
    "binary": N_("The file holds binary data, not text."),
    "not_utf8": N_("The file is not in UTF-8."),
    "toml": N_("The rule cannot be read: {reason}."),
    "bad_name": N_("The file's name is not <category>.<language>.toml."),
    "unknown_category": N_("“{value}” is not a category."),
    "unknown_language": N_("“{value}” is not a language of rules."),
    "unknown_key": N_("“{key}” is not a key here."),
    "missing_key": N_("“{key}” is missing."),
    "wrong_type": N_("“{key}” has a value of the wrong kind."),
    "unknown_value": N_("“{key}” does not take “{value}”."),
    "bad_id": N_("The id “{value}” does not begin with “{category}.”."),
    "id_twice": N_("Another rule of the pack has the id {value}: {other}."),
    "nothing_to_find": N_("The rule says nothing to look for."),
    "two_kinds": N_("A rule with a check looks for phrases as well."),
    "regex_no_anchor": N_("The regex has no anchors."),
    "fix_text": N_("A fix of the scope “{scope}” has a text it must not have, or none."),
    "example_mark": N_("The example “{value}” is empty, or is marked wrongly."),
    "list_missing": N_("There is no list “{value}”."),
    "braces": N_("The braces in “{value}” do not match."),
    "too_many_ways": N_("“{value}” can be read in more than 1,000 ways."),
    "empty_phrase": N_("“{value}” leaves nothing to look for."),
    "phrase_twice": N_("“{value}” is given twice."),
    "phrase_covered": N_("An exception of the rule always covers “{value}”."),
    "regex_wrong": N_("The regex “{value}” does not compile: {reason}."),
    "regex_runaway": N_("The regex “{value}” can run away at “{reason}”."),
    "regex_empty": N_("The regex “{value}” matches the empty text."),
    "example_missed": N_("{rule} does not find exactly what is marked in “{value}”, but: {found}."),
    "example_found": N_("{rule} finds “{found}” in the good example “{value}”."),
    "phrase_unreachable": N_("{rule} never finds its phrase “{value}”."),
    "phrase_shared": N_("{rule} looks for “{value}”, and so does {other}."),
    "fix_unclean": N_("The fix “{value}” of {rule} is itself found by {other}."),
    "fix_useless": N_("The fix “{value}” of {rule} leaves the finding in “{other}”."),
    "too_few_examples": N_("{rule} has {count} examples under “{key}”; two are wanted."),
    "exception_untested": N_("No good example of {rule} needs the exception “{value}”."),
    "window_untested": N_("No good example of {rule} needs “{key}”."),
    "line_too_long": N_("The line is longer than 1 MiB and was left out."),
    "line_encoding": N_("The line is not {value} and was left out."),
    "line_binary": N_("The line holds NUL bytes and was left out."),
    "too_few_columns": N_("The row has {count} columns; the text is in column {wanted}."),
    "bad_row": N_("The row cannot be used: {reason}."),
    "not_json": N_("The line is not a JSON object."),
    "no_text": N_("“{key}” is missing or is no text."),
    "no_column": N_("The table has no column “{key}”."),
    "unused_ignore": N_("The comment that ignores {value} lets nothing pass."),
    "ignore_without_reason": N_("The comment that ignores {value} gives no reason."),
    "unreadable": N_("The file cannot be read: {reason}."),
    "unwritable": N_("The file cannot be written: {reason}."),
}  # fmt: skip
_DO: Final = {
    "too_large": N_("Split it, or move long lists to lists/."),
    "binary": N_("Save it as plain text, or move it out of the folder."),
    "not_utf8": N_("Save it as UTF-8 in your editor."),
    "toml": N_("Mend the line; texts stand in double quotes, regexes in single ones."),
    "bad_name": N_("Rename it, such as negative.zh.toml."),
    "unknown_category": N_("Use one of the sixteen of the guide for rules."),
    "unknown_language": N_("Use zh, en or ru; zh covers both scripts."),
    "unknown_key": N_("Remove it or mend the spelling."),
    "missing_key": N_("Add it; instead of fixes there may be no_fix with a reason."),
    "wrong_type": N_("See the kinds of values in the guide for rules."),
    "unknown_value": N_("See the list of values in the guide for rules."),
    "bad_id": N_("Begin it with the category of the file."),
    "id_twice": N_("Give one of them another id."),
    "nothing_to_find": N_("Add phrases, lists, a regex or a check."),
    "two_kinds": N_("Make two rules of it."),
    "regex_no_anchor": N_("Name the texts of which one stands in every match."),
    "fix_text": N_("Scopes delete and mask have no text, the others do."),
    "example_mark": N_("Mark what is found with [[ ]] in bad examples, nothing in good ones."),
    "list_missing": N_("Put it into rules/lists/ of the same pack."),
    "braces": N_("Write {{a|b}}; a brace itself is \\{{."),
    "too_many_ways": N_("Make two phrases of it."),
    "empty_phrase": N_("Write at least one letter before a * or ~."),
    "phrase_twice": N_("Remove one of them."),
    "phrase_covered": N_("Remove the phrase or the exception."),
    "regex_wrong": N_("Mend it; write it between single quotes."),
    "regex_runaway": N_("Give every repeat an upper bound, such as {{0,20}}, and repeat no group."),
    "regex_empty": N_("Make a part of it necessary."),
    "example_missed": N_("Mend the phrases or the mark."),
    "example_found": N_("Add an exception or a window."),
    "phrase_unreachable": N_("Remove it, or mend what cancels it."),
    "phrase_shared": N_("Keep it in one of them."),
    "fix_unclean": N_("Word the fix in another way."),
    "fix_useless": N_("Change the fix or its scope."),
    "too_few_examples": N_("Add some."),
    "exception_untested": N_("Add a good example that it lets pass, or remove it."),
    "window_untested": N_("Add a good example that it lets pass, or remove it."),
    "line_too_long": N_("Look at how the log was written."),
    "line_encoding": N_("Look at how the log was written."),
    "line_binary": N_("Look at how the log was written."),
    "too_few_columns": N_("Mend the row, or name the column with --column text=N."),
    "bad_row": N_("Mend the row."),
    "not_json": N_("Write one JSON object a line."),
    "no_text": N_("Add it, or name it with --column text=NAME."),
    "no_column": N_("Add it to the first row, or name it with --column {key}=N."),
    "unused_ignore": N_("Remove it."),
    "ignore_without_reason": N_("Add -- and the reason."),
    "unreadable": N_("Look at its name and rights."),
    "unwritable": N_("Look at the folder, its rights and the disk."),
}  # fmt: skip


def what(fault: Fault) -> str:
    """Return the sentence that says what is wrong."""
    return _(_WHAT[fault.code]).format_map(_Facts(fault.facts))


def cure(fault: Fault) -> str:
    """Return the sentence that says what to do."""
    return _(_DO[fault.code]).format_map(_Facts(fault.facts))


def line(fault: Fault) -> str:
    """Return the fault as one line: place, what is wrong, what to do."""
    return f"{fault.path}:{fault.line}: {what(fault)} {cure(fault)}"


class _Facts(dict[str, str]):
    """The facts of a fault; one that is missing shows as an ellipsis instead of failing."""

    def __missing__(self, key: str) -> str:
        return "…"
