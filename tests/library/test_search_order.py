"""What decides between responses that fit alike: use, scenario, language, and last the id."""

from dataclasses import replace
from datetime import date

from agent_assist.library.response import CannedResponse, Status
from agent_assist.library.uses import Use, Uses
from agent_assist.runtime.context import Context
from tests.library.libraries import ANY_LANGUAGE, NOW, first, found, response, search_of


def _twins(count: int) -> list[CannedResponse]:
    return [response(f"r{number}", f"退款说明{number}") for number in range(count)]


def test_ties_are_ordered_by_id_however_the_library_is_ordered() -> None:
    responses = [response(name, "退款说明") for name in ("b", "d", "a", "c")]

    assert found(search_of(responses), "退款") == ["a", "b", "c", "d"]
    assert found(search_of(responses[::-1]), "退款") == ["a", "b", "c", "d"]


def test_the_response_used_most_comes_first() -> None:
    responses = _twins(5)
    responses[3] = replace(responses[3], uses=200, last_used_days=1.0)

    assert first(search_of(responses), "退款") == "r3"


def test_the_agents_own_uses_count() -> None:
    search = search_of(_twins(5))
    uses = Uses({"r4": Use(30, 0.5), "unknown": Use(9, 0.0)})

    assert search.find("退款", ANY_LANGUAGE, uses=uses)[0].response.id == "r4"
    assert search.find("退款", ANY_LANGUAGE)[0].response.id == "r0"


def test_the_first_uses_do_not_upset_the_order_of_evidence() -> None:
    search = search_of([response("exact", "退款"), response("homophone", "腿宽")])

    found_once = search.find("退款", ANY_LANGUAGE, uses=Uses({"homophone": Use(1, 0.0)}))

    assert found_once[0].response.id == "exact"


def test_the_scenario_of_the_conversation_comes_first() -> None:
    search = search_of(
        [response("a", "退款说明", scenario="other"), response("b", "退款说明", scenario="refund")]
    )

    assert first(search, "退款", Context("", NOW, scenario="refund")) == "b"
    assert first(search, "退款", Context("", NOW, scenario="unknown")) == "a"


def test_the_answer_is_the_variant_in_the_asked_language() -> None:
    search = search_of(
        [response("refund", "退款到账", "中文"), response("refund", "Refund", "English", "en")]
    )

    (result,) = search.find("tuikuan", Context("en", NOW))

    assert (result.response.language, result.response.body) == ("en", "English")
    assert result.match.language == "zh"


def test_without_a_language_the_variant_that_matched_is_answered() -> None:
    search = search_of(
        [response("refund", "退款到账", "中文"), response("refund", "Refund", "English", "en")]
    )

    (result,) = search.find("refund", ANY_LANGUAGE)

    assert (result.response.language, result.match.language) == ("en", "en")


def test_pages_without_the_asked_variant_come_last_and_show_it() -> None:
    search = search_of(
        [
            response("often", "退款到账", uses=500, last_used_days=0.0),
            response("both", "退款说明"),
            response("both", "Refund note", language="en"),
        ]
    )

    results = search.find("退款", Context("en", NOW))

    assert [result.response.id for result in results] == ["both", "often"]
    assert results[1].match.language == results[1].response.language == "zh"
    assert results[0].score > results[1].score


def test_a_traditional_reader_gets_the_simplified_page_where_there_is_no_other() -> None:
    search = search_of([response("refund", "退款到账")])

    (result,) = search.find("退款", Context("zh-Hant", NOW))

    assert result.response.language == "zh"


def test_what_is_not_offered_today_is_not_found() -> None:
    search = search_of(
        [
            response("live", "退款甲"),
            response("draft", "退款乙", status=Status.DRAFT),
            response("retired", "退款丙", status=Status.RETIRED),
            response("past", "退款丁", valid_until=date(2026, 3, 1)),
            response("later", "退款戊", valid_from=date(2026, 3, 3)),
            response("today", "退款己", valid_from=date(2026, 3, 2), valid_until=date(2026, 3, 2)),
        ]
    )

    assert sorted(found(search, "退款")) == ["live", "today"]


def test_a_retired_variant_is_not_given_as_an_answer() -> None:
    search = search_of(
        [
            response("refund", "退款到账"),
            response("refund", "Refund", language="en", status=Status.RETIRED),
        ]
    )

    (result,) = search.find("退款", Context("en", NOW))

    assert result.response.language == "zh"


def test_a_response_whose_asked_variant_is_retired_comes_last() -> None:
    search = search_of(
        [
            response("a", "退款说明"),
            response("a", "Refund", language="en", status=Status.RETIRED),
            response("b", "退款说明"),
            response("b", "Refund", language="en"),
        ]
    )

    assert found(search, "退款", Context("en", NOW)) == ["b", "a"]


def test_more_may_be_asked_for_than_there_is() -> None:
    search = search_of(_twins(5))

    assert len(search.suggest(ANY_LANGUAGE, limit=9_000)) == 5
    assert len(search.find("退款", ANY_LANGUAGE, limit=9_000)) == 5
    assert search.find("退款", ANY_LANGUAGE, limit=0) == ()


def test_among_very_many_the_best_standing_are_found() -> None:
    responses = [response(f"r{number:05}", "退款说明") for number in range(5_000)]
    responses[4_321] = replace(responses[4_321], uses=1_000, last_used_days=0.0)
    search = search_of(responses)
    own = Uses({"r04999": Use(900, 0.0)})

    ids = [result.response.id for result in search.find("退", ANY_LANGUAGE, limit=3, uses=own)]

    assert ids == ["r04321", "r04999", "r00000"]


def test_suggestions_are_what_is_used_most_in_the_scenario_first() -> None:
    search = search_of(
        [
            response("rare", "甲", scenario="refund"),
            response("often", "乙", scenario="refund", uses=90, last_used_days=1.0),
            response("most", "丙", scenario="other", uses=99, last_used_days=1.0),
        ]
    )

    suggested = search.suggest(Context("", NOW, scenario="refund"), limit=2)

    assert [result.response.id for result in suggested] == ["often", "most"]


def test_a_response_is_got_by_id_in_its_nearest_language() -> None:
    search = search_of([response("a", "退款"), response("a", "Refund", language="en")])

    traditional = search.get("a", "zh-Hant")

    assert traditional is not None
    assert traditional.language == "zh"
    assert search.get("a", "ru") is None
    assert search.get("b", "zh") is None
