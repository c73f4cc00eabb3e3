"""Every way of typing that search understands, each on a small library."""

import pytest

from agent_assist.library.match import MatchKind
from agent_assist.library.search import Search
from tests.library.libraries import ANY_LANGUAGE, first, found, search_of, service_desk


@pytest.fixture(scope="module")
def search() -> Search:
    return search_of(service_desk())


@pytest.mark.parametrize(
    ("query", "wanted", "kind"),
    [
        ("退款到账时间", "refund_arrival", MatchKind.EXACT),
        ("退款", "refund_arrival", MatchKind.PREFIX),
        ("到账", "refund_arrival", MatchKind.SUBSTRING),
        ("退款 到账", "refund_arrival", MatchKind.PREFIX),
        ("還款方式", "repay", MatchKind.TRADITIONAL),
        ("电子发票载具", "invoice_tw", MatchKind.TRADITIONAL),
        ("tuikuan", "refund_arrival", MatchKind.PINYIN),
        ("tui kuan", "refund_arrival", MatchKind.PINYIN),
        ("TuiKuanDao", "refund_arrival", MatchKind.PINYIN),
        ("chongxinfa", "reship", MatchKind.PINYIN),
        ("huankuan", "repay", MatchKind.PINYIN),
        ("tkdzsj", "refund_arrival", MatchKind.INITIALS),
        ("appst", "crash", MatchKind.INITIALS),
        ("退宽", "refund_arrival", MatchKind.HOMOPHONE),
        ("定单重新", "reship", MatchKind.HOMOPHONE),
        ("退款dz", "refund_arrival", MatchKind.PINYIN),
        ("tuikuan到账", "refund_arrival", MatchKind.PINYIN),
        ("dizhi yunfei", "refund_address", MatchKind.WORDS),
        ("冰箱退", "ice", MatchKind.SUBSEQUENCE),
        ("退换冰箱", "ice", MatchKind.WORDS),
        ("修该收货地址", "address", MatchKind.HOMOPHONE),
        ("未成车人充值", "minor", MatchKind.TYPO),
        ("tuikaun", "refund_arrival", MatchKind.TYPO),
        ("tuikuang", "refund_arrival", MatchKind.TYPO),
        ("gansie", "greet", MatchKind.TYPO),
        ("Refund delay", "late_en", MatchKind.PREFIX),
        ("refnd", "late_en", MatchKind.TYPO),
        ("adress", "change_en", MatchKind.TYPO),
        ("cnacel", "cancel_en", MatchKind.TYPO),
        ("возрат денег", "money_ru", MatchKind.TYPO),
        ("Привествие", "hello_ru", MatchKind.TYPO),
        ("деньги карта", "money_ru", MatchKind.TYPO),
        ("ghbdtn", "hello_ru", MatchKind.LAYOUT),
        ("ythf,jxtt", "work_ru", MatchKind.LAYOUT),
        ("куагтв вуд", "late_en", MatchKind.LAYOUT),
        ("tkdz", "refund_arrival", MatchKind.TRIGGER),
        ("/CXFH", "reship", MatchKind.TRIGGER),
        ("cxf", "reship", MatchKind.TRIGGER),
        ("ｒｄ", "late_en", MatchKind.TRIGGER),
        ("五个工作日到账", "refund_arrival", MatchKind.BODY),
        ("two more days", "late_en", MatchKind.BODY),
        ("придут за", "money_ru", MatchKind.BODY),
        ("寄往您的信箱", "invoice", MatchKind.BODY),
    ],
)
def test_a_way_of_typing_finds_its_response_first(
    search: Search, query: str, wanted: str, kind: MatchKind
) -> None:
    result = search.find(query, ANY_LANGUAGE)[0]

    assert (result.response.id, result.match.kind) == (wanted, kind)


@pytest.mark.parametrize("query", ["退钱", "tuiqian", "多久到账", "物流 重新", "退款 多久"])
def test_keywords_and_scenario_find_a_response(search: Search, query: str) -> None:
    assert first(search, query) in {"refund_arrival", "reship"}


def test_words_may_be_spread_over_title_and_scenario(search: Search) -> None:
    result = search.find("发票 说明", ANY_LANGUAGE)[0]

    assert (result.response.id, result.match.kind) == ("invoice", MatchKind.WORDS)


@pytest.mark.parametrize("query", ["", "   ", "，。", "👍", "\u200b", "\x00"])
def test_a_query_without_letters_finds_nothing(search: Search, query: str) -> None:
    assert search.find(query, ANY_LANGUAGE) == ()


@pytest.mark.parametrize(
    "query", ["zzqxw", "𠀀𠀁", "ひらがな", "qqqqqqqqqqqqqqqqqqqqqqqqq", "9" * 500]
)
def test_nonsense_is_answered_with_nothing(search: Search, query: str) -> None:
    assert search.find(query, ANY_LANGUAGE) == ()


def test_an_id_comes_once(search: Search) -> None:
    ids = found(search, "退")

    assert len(ids) == len(set(ids))


def test_at_most_the_limit_is_returned(search: Search) -> None:
    assert len(search.find("t", ANY_LANGUAGE, limit=2)) == 2


def test_scores_fall_from_first_to_last(search: Search) -> None:
    scores = [result.score for result in search.find("退", ANY_LANGUAGE)]

    assert scores == sorted(scores, reverse=True)
