"""One sentence for each fault of a page: what is wrong and what to do."""

from typing import Final

from agent_assist.errors import Fault, FileProblem
from agent_assist.i18n import N_, _

_WHAT: Final = {
    "too_large": N_("The page is larger than 1 MiB."),
    "binary": N_("The file holds binary data, not text."),
    "not_utf8": N_("The file is not in UTF-8."),
    "no_head": N_("The head between two +++ lines is missing."),
    "toml": N_("The head cannot be read: {reason}."),
    "bad_name": N_("The file's name is not <id>.<language>.md."),
    "unknown_language": N_("“{value}” is not a language of the library."),
    "missing_key": N_("“{key}” is missing."),
    "unknown_key": N_("“{key}” is not a key of the head."),
    "unknown_value": N_("“{key}” does not take “{value}”."),
    "wrong_type": N_("“{key}” has a value of the wrong kind."),
    "empty_body": N_("There is no text below the head."),
    "not_json": N_("The line is not a JSON object."),
    "bad_row": N_("The row cannot be used: {reason}."),
    "twin": N_("Another page of the pack has the same id and language: {other}."),
    "undeclared_placeholder": N_("{{{{{name}}}}} has no [placeholders.{name}] table."),
    "unused_placeholder": N_("[placeholders.{name}] is not used in the text."),
    "malformed_placeholder": N_("Braces that belong to no placeholder."),
    "no_prompt": N_("[placeholders.{name}] has no prompt."),
    "no_choices": N_("[placeholders.{name}] offers no choices."),
    "shortcut_form": N_("The shortcut “{value}” is not two to five letters."),
    "shortcut_taken": N_("The shortcut “{value}” belongs to {other} already."),
    "title_taken": N_("The title is that of {other} as well."),
    "other_placeholders": N_("The placeholders differ from those of {other}."),
    "keyword_count": N_("{count} keywords; six to twelve are wanted."),
    "keyword_in_title": N_("The keyword “{value}” stands in the title already."),
    "too_long_han": N_("The text has {count} Han characters; at most {limit} are wanted in this channel."),
    "too_long_words": N_("The text has {count} words; at most {limit} are wanted in this channel."),
    "unknown_scenario": N_("The pack has no scenario “{value}”."),
    "id_elsewhere": N_("The id stands in another scenario too: {other}."),
    "cache_unwritable": N_("The search index cannot be stored: {reason}."),
    "unreadable": N_("The file cannot be read: {reason}."),
}  # fmt: skip
_DO: Final = {
    "too_large": N_("Split it, or move it out of the folder."),
    "binary": N_("Save it as plain text, or move it out of the folder."),
    "not_utf8": N_("Save it as UTF-8 in your editor."),
    "no_head": N_("Begin the page with +++, the head, and +++ again."),
    "toml": N_("Mend the line; texts stand in double quotes."),
    "bad_name": N_("Rename it, such as refund_date.zh.md."),
    "unknown_language": N_("Use zh, zh-Hant, en or ru."),
    "missing_key": N_("Add it to the head."),
    "unknown_key": N_("Remove it or mend the spelling."),
    "unknown_value": N_("See the list of values in the guide for pages."),
    "wrong_type": N_("See the kinds of values in the guide for pages."),
    "empty_body": N_("Write the response, or remove the page."),
    "not_json": N_("Write one JSON object a line, in UTF-8."),
    "bad_row": N_("Mend the row."),
    "twin": N_("Rename or remove one of them."),
    "undeclared_placeholder": N_("Add the table, or remove the placeholder."),
    "unused_placeholder": N_("Remove the table, or use the placeholder."),
    "malformed_placeholder": N_("Write {{{{name}}}} with two braces on each side."),
    "no_prompt": N_("Say in a word or two what goes in."),
    "no_choices": N_("Add choices, or another kind."),
    "shortcut_form": N_("Take the initials of what the response does."),
    "shortcut_taken": N_("Choose another."),
    "title_taken": N_("Name the one job that only this page does."),
    "other_placeholders": N_("Use the same names in every language."),
    "keyword_count": N_("Write how agents and customers type it."),
    "keyword_in_title": N_("Remove it; titles are searched anyway."),
    "too_long_han": N_("Shorten it, or make two pages of it."),
    "too_long_words": N_("Shorten it, or make two pages of it."),
    "unknown_scenario": N_("Move the page, or add the scenario’s page."),
    "id_elsewhere": N_("Rename one of them."),
    "cache_unwritable": N_("Free the disk or give yourself the right to write there; until then each start takes longer."),
    "unreadable": N_("Look at the rights of the file."),
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


def file_problem(problem: FileProblem) -> str:
    """Return the sentence for a file that the system does not give out or take."""
    return _(
        "{path} cannot be used: {reason}. Look at the rights of the file and the disk."
    ).format(path=problem.path, reason=problem.reason)


class _Facts(dict[str, str]):
    """The facts of a fault; one that is missing shows as an ellipsis instead of failing."""

    def __missing__(self, key: str) -> str:
        return "…"
