"""The words on the screen: each has a translation with the same gaps in every catalogue."""

import ast
import string
from functools import lru_cache

import pytest
from babel.messages import pofile
from babel.messages.catalog import Catalog

from agent_assist.paths import resources
from agent_assist.runtime.languages import INTERFACE_LANGUAGES
from agent_assist.screens.actions import ACTIONS, BY_ID, Action, Place
from tests.architecture.source import modules

SOURCE_LANGUAGE = "en"
MARKS = {"_": 1, "N_": 1, "ngettext": 2}
LOCALE = resources() / "locale"
TRANSLATED = [language for language in INTERFACE_LANGUAGES if language != SOURCE_LANGUAGE]


@lru_cache
def catalogue(language: str) -> Catalog:
    """Return the catalogue of a language, empty when there is none."""
    path = LOCALE / language / "LC_MESSAGES" / "agent_assist.po"
    if not path.is_file():
        return Catalog(language)
    with path.open("rb") as file:
        return pofile.read_po(file, locale=language)


def is_begun(language: str) -> bool:
    """Tell whether anything of a catalogue has been translated."""
    strings = [message.string for message in catalogue(language) if message.id]
    return any(any(text) if isinstance(text, tuple) else text for text in strings)


needs_catalogues = pytest.mark.xfail(
    not all(is_begun(language) for language in TRANSLATED),
    reason="the catalogues are being written",
    strict=False,
)


def marked_texts() -> dict[tuple[str, ...], str]:
    """Return every text marked for translation (with its plural) and where it stands."""
    found: dict[tuple[str, ...], str] = {}
    for module in modules():
        for node in ast.walk(module.tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            texts = node.args[: MARKS.get(node.func.id, 0)]
            values = [t.value for t in texts if isinstance(t, ast.Constant) and t.value]
            if values and len(values) == len(texts):
                found[tuple(values)] = f"{module.name}:{node.lineno}"
    return found


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def forms(language: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the translation in all its forms; empty when there is none."""
    message = catalogue(language).get(texts[0])
    if message is None or message.fuzzy:
        return ()
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


@needs_catalogues
@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_has_a_translation(language: str) -> None:
    missing = [
        f"{place}: {texts[0]}"
        for texts, place in marked_texts().items()
        if not forms(language, texts) or not all(forms(language, texts))
    ]
    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_not_marked_as_unfinished(language: str) -> None:
    # A catalogue marked so is not compiled at all: the window would speak English.
    assert not catalogue(language).fuzzy


@needs_catalogues
@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_has_the_gaps_of_its_text(language: str) -> None:
    wrong = [
        (texts[0], form)
        for texts in marked_texts()
        for form in forms(language, texts)
        if form and gaps(form) != gaps(texts[-1]) and gaps(form) != gaps(texts[0])
    ]
    assert wrong == []


@needs_catalogues
@pytest.mark.parametrize(("language", "count"), [("ru", 3), ("zh", 1)])
def test_a_number_has_the_forms_of_the_language(language: str, count: int) -> None:
    plural = [texts for texts in marked_texts() if len(texts) > 1]
    assert {len(forms(language, texts)) for texts in plural} == {count}


@needs_catalogues
@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_action_has_words_in_every_language(language: str) -> None:
    for action in ACTIONS:
        if action.label:
            assert language == SOURCE_LANGUAGE or all(forms(language, (action.label,)))


def test_every_action_that_is_listed_has_words() -> None:
    assert [action.id for action in ACTIONS if action.is_listed and not action.label] == []


def test_no_two_actions_share_an_id() -> None:
    assert len(BY_ID) == len(ACTIONS)


def test_a_key_does_one_thing_wherever_the_cursor_is() -> None:
    # Find, draft and record are places for the cursor; only they may give a key several meanings.
    def place(action: Action) -> Place:
        return action.place if action.place in {Place.DRAFT, Place.RECORD} else Place.FIND

    owners: dict[tuple[Place, str], list[str]] = {}
    for action in ACTIONS:
        for key in action.keys:
            owners.setdefault((place(action), key), []).append(action.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_no_digit_or_letter_alone_is_a_key() -> None:
    assert [key for action in ACTIONS for key in action.keys if len(key) == 1] == []


def test_places_of_actions_are_those_of_the_card() -> None:
    assert {action.place for action in ACTIONS} <= set(Place)


@pytest.mark.parametrize("action", [a for a in ACTIONS if a.icon], ids=lambda action: action.id)
def test_the_icon_of_an_action_is_there(action: Action) -> None:
    assert (resources() / "icons" / f"{action.icon}.svg").is_file()


def test_texts_follow_the_voice_of_the_screen() -> None:
    loud = [
        texts for texts in marked_texts() if any("!" in t or "successfully" in t for t in texts)
    ]
    assert loud == []
