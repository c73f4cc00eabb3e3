"""Spoken digits of all languages written as digits, so that extractors read one form."""

from agent_assist.capture.notes import Notes
from agent_assist.capture.spoken import en, ru, zh
from agent_assist.text.scripts import has_cyrillic, has_han, has_latin


def written(notes: Notes) -> Notes:
    """Return the notes with spoken digits as digits; what they stand for keeps its place."""
    for is_there, module in ((has_han, zh), (has_latin, en), (has_cyrillic, ru)):
        if is_there(notes.folded):
            found = sorted(module.replacements(notes.folded))
            notes = notes.rewritten(found) if found else notes
    return notes
