"""The plain search that answers until the index is there."""

import subprocess
import sys

from agent_assist.library.match import MatchKind
from agent_assist.library.quick import QuickFind
from agent_assist.library.response import Status
from agent_assist.runtime.context import Context
from tests.library.libraries import ANY_LANGUAGE, NOW, response, service_desk


def test_part_of_a_title_is_found_in_any_case() -> None:
    results = QuickFind(service_desk()).find("DELAYED", ANY_LANGUAGE)

    assert [result.response.id for result in results] == ["late_en"]
    assert results[0].match.spans == ((7, 14),)


def test_a_shortcut_comes_before_titles() -> None:
    finder = QuickFind([response("title", "rd means this"), response("short", "x", shortcut="/rd")])

    results = finder.find("rd", ANY_LANGUAGE)

    assert [result.response.id for result in results] == ["short", "title"]
    assert results[0].match.kind is MatchKind.TRIGGER


def test_the_asked_language_comes_first_and_an_id_once() -> None:
    finder = QuickFind([response("a", "VIP 甲"), response("b", "VIP", language="en"),
                        response("b", "VIP 乙")])  # fmt: skip

    results = finder.find("vip", Context("en", NOW))

    assert [(r.response.id, r.response.language) for r in results] == [("b", "en"), ("a", "zh")]


def test_retired_responses_and_empty_queries_give_nothing() -> None:
    finder = QuickFind([response("a", "退款", status=Status.RETIRED)])

    assert finder.find("退款", ANY_LANGUAGE) == ()
    assert finder.find("  ", ANY_LANGUAGE) == ()


def test_nothing_heavy_is_imported_for_it() -> None:
    code = (
        "import sys, agent_assist.library.quick, agent_assist.library.uses;"
        "print({'numpy', 'rapidfuzz'} & set(sys.modules))"
    )

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == "set()"
