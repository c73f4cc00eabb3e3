"""The shipped pages: faultless, complete over scenarios and languages, and found by their keys."""

from collections import Counter, defaultdict
from functools import lru_cache

import pytest

from agent_assist.errors import Fault
from agent_assist.library.check import CheckedPage, check
from agent_assist.library.reading import read_library, read_pages, read_scenarios
from agent_assist.library.response import CannedResponse, Status
from agent_assist.library.search import Search
from agent_assist.packs import folders
from agent_assist.packs.files import Origin, Pack
from agent_assist.paths import shipped_packs
from agent_assist.runtime.context import Channel, Context
from agent_assist.screens.messages.library import line
from tests.fakes.clock import MONDAY

LANGUAGES = ("zh", "en", "ru")
OPENING = ("greet_phone", "greet_chat", "chat_ask_details", "chat_answer_now", "chat_ask_to_wait")
DURING = (
    "bad_line", "language_barrier", "read_back_details", "agent_slow", "hold", "no_answer_yet",
    "customer_swears", "other_department", "suggestion", "not_understood", "repeated_question",
    "differing_view", "intent_unclear", "paraphrase", "transfer", "dropped_call",
)  # fmt: skip
CASES = (
    "delivery_late", "return_exchange", "refund", "damaged_goods", "technical_fault",
    "disputed_charge", "contract_terms", "quality_complaint", "password_reset", "lost_order",
    "invoice", "account_change", "complaint_about_agent", "escalation_threat", "mass_fault",
    "wants_human", "customer_abroad", "presale_question", "order_unpaid",
)  # fmt: skip
CLOSING = ("anything_else", "closing_summary", "thanks_farewell", "callback_visit",
           "survey_invitation", "low_score_call")  # fmt: skip
SCENARIOS = (*OPENING, *DURING, *CASES, *CLOSING)
CASE_RESPONSES = 3
FIRST_FIVE = 5


@lru_cache(maxsize=1)
def packs() -> tuple[Pack, ...]:
    """Return the shipped packs."""
    return folders.at(shipped_packs(), Origin.SHIPPED)


@lru_cache(maxsize=1)
def pages() -> tuple[tuple[CheckedPage, ...], tuple[Fault, ...]]:
    """Return every page of every shipped pack, and what is wrong with them by themselves."""
    faults: list[Fault] = []
    found = [page for pack in packs() for page in read_pages(pack, faults)]
    return tuple(found), tuple(faults)


@lru_cache(maxsize=1)
def responses() -> tuple[CannedResponse, ...]:
    """Return the responses in force."""
    return read_library(packs(), MONDAY.date()).responses


@lru_cache(maxsize=1)
def search() -> Search:
    """Return the search over them."""
    return Search.of(responses())


def by_scenario(language: str) -> dict[str, list[CannedResponse]]:
    found: dict[str, list[CannedResponse]] = defaultdict(list)
    for response in responses():
        if response.language == language:
            found[response.scenario].append(response)
    return found


def test_the_list_of_scenarios_is_the_domains() -> None:
    assert len(set(SCENARIOS)) == 46


def test_every_page_can_be_read() -> None:
    assert [line(fault) for fault in pages()[1]] == []


def test_the_pages_are_faultless() -> None:
    faults: list[Fault] = []
    scenarios = read_scenarios(packs(), faults)
    faults += check(pages()[0], scenarios)
    assert [line(fault) for fault in faults] == []


def test_no_page_hides_another() -> None:
    assert read_library(packs(), MONDAY.date()).shelf.faults == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_has_a_name(language: str) -> None:
    scenarios = read_scenarios(packs(), [])
    assert [s for s in SCENARIOS if language not in dict(scenarios[s].titles)] == []


def test_scenarios_are_those_of_the_domain_in_a_place_of_their_own() -> None:
    scenarios = read_scenarios(packs(), [])
    assert set(scenarios) == set(SCENARIOS)
    assert max(Counter(scenario.place for scenario in scenarios.values()).values()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_has_a_response(language: str) -> None:
    assert sorted(set(SCENARIOS) - by_scenario(language).keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_has_several_responses(language: str) -> None:
    found = by_scenario(language)
    assert {case: n for case in CASES if (n := len(found[case])) < CASE_RESPONSES} == {}


def test_every_page_has_its_variant_in_each_language() -> None:
    known: dict[str, set[str]] = defaultdict(set)
    for response in responses():
        known[response.id].add(response.language)
    assert {id_: tags for id_, tags in known.items() if not tags >= set(LANGUAGES)} == {}


def test_every_page_is_in_use() -> None:
    assert [r.key for r in responses() if r.status is not Status.LIVE] == []


def test_every_page_has_a_shortcut() -> None:
    assert [r.key for r in responses() if not r.shortcut] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", ["greet_phone", "greet_chat"])
def test_a_greeting_says_the_agents_number(language: str, scenario: str) -> None:
    greetings = by_scenario(language)[scenario]
    assert [r.id for r in greetings if "{{agent_no}}" not in r.body] == []


def test_a_public_answer_asks_for_nothing_personal() -> None:
    personal = {"phone", "order_no", "tracking_no", "account_no", "national_id", "address", "email"}
    telling = [
        response.key
        for response in responses()
        if Channel.PUBLIC in response.channels
        and personal & {blank.name for blank in response.placeholders}
    ]
    assert telling == []


def test_a_letter_has_a_subject() -> None:
    letters = [r for r in responses() if r.channels == (Channel.EMAIL,)]
    assert [r.key for r in letters if not r.subject] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_response_is_among_the_first_five_for_its_own_shortcut(language: str) -> None:
    here = Context(language, MONDAY)
    lost = []
    for response in responses():
        if response.language == language:
            found = search().find(response.shortcut, here, limit=FIRST_FIVE)
            if response.id not in {result.response.id for result in found}:
                lost.append((response.shortcut, response.id))
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_response_is_first_for_its_own_title(language: str) -> None:
    here = Context(language, MONDAY)
    lost = []
    for response in responses():
        if response.language == language:
            found = search().find(response.title, here, limit=1)
            if [result.response.id for result in found] != [response.id]:
                lost.append((response.title, response.id))
    assert lost == []
