"""Words and syllables of the library put slips right."""

import pytest

from agent_assist.library.decoder import Decoded, decode
from agent_assist.library.index import build
from agent_assist.library.lexicon import Lexicon
from tests.library.libraries import response, service_desk


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(build(service_desk()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("refnd", "refund"), ("refudn", "refund"), ("rrefund", "refund"), ("resund", "refund"),
     ("денен", "денег"), ("приветсвие", "приветствие")],
)  # fmt: skip
def test_one_slip_in_a_word_is_put_right(lexicon: Lexicon, typed: str, meant: str) -> None:
    assert lexicon.corrections(typed, 3, is_open=True)[0] == meant


def test_an_unfinished_word_is_put_right_only_while_it_is_open(lexicon: Lexicon) -> None:
    assert "deliv" in lexicon.corrections("delib", 9, is_open=True)
    assert lexicon.corrections("delib", 9, is_open=False) == []


def test_words_and_their_beginnings_are_known(lexicon: Lexicon) -> None:
    assert lexicon.knows("refu")
    assert not lexicon.is_word("refu")
    assert lexicon.is_word("refund")
    assert not lexicon.knows("zebra")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tuikuna", Decoded(("tui", "kuan"))),
        ("tikuan", Decoded(("tui", "kuan"))),
        ("tuiukan", Decoded(("tui", "kuan"))),
        ("tuikkuand", Decoded(("tui", "kuan"), "d")),
    ],
)
def test_pinyin_with_a_slip_is_read_as_syllables_of_the_library(
    lexicon: Lexicon, typed: str, meant: Decoded
) -> None:
    assert meant in decode(typed, lexicon.pairs)


def test_syllables_that_are_nowhere_neighbours_are_not_read(lexicon: Lexicon) -> None:
    assert decode("binpang", lexicon.pairs) == []


def test_a_library_without_text_has_no_words() -> None:
    lexicon = Lexicon(build([response("a", "退款", scenario="")]))

    assert lexicon.words == []
    assert lexicon.corrections("refnd", 3, is_open=True) == []
