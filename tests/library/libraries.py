"""Small libraries for tests of search."""

from collections.abc import Sequence
from datetime import datetime

from agent_assist.library.response import CannedResponse
from agent_assist.library.search import Search
from agent_assist.runtime.context import Context

NOW = datetime.fromisoformat("2026-03-02T10:00")
ANY_LANGUAGE = Context("", NOW)


def response(
    response_id: str, title: str, body: str = "", language: str = "zh", **others: object
) -> CannedResponse:
    """Return a response; the body is the title with a mark when none is given."""
    scenario = str(others.pop("scenario", "general"))
    return CannedResponse(
        id=response_id,
        language=language,
        scenario=scenario,
        title=title,
        body=body or f"<{response_id}>",
        **others,  # type: ignore[arg-type]
    )


def service_desk() -> tuple[CannedResponse, ...]:
    """Return a library with all four languages and a bit of everything."""
    return (
        response("refund_arrival", "退款到账时间", "您的退款预计三到五个工作日到账，请留意短信。",
                 scenario="退款", keywords=("退钱", "多久到账"), shortcut="tkdz"),
        response("refund_address", "退货地址与运费说明", scenario="退货", keywords=("寄回",)),
        response("repay", "还款方式变更", scenario="支付", keywords=("换卡",)),
        response("reship", "订单重新发货", scenario="物流", shortcut="cxfh"),
        response("crash", "APP闪退怎么办", "请先更新到最新版本，再重新打开。", scenario="故障"),
        response("invoice", "电子发票开具说明", "電子發票將寄往您的信箱。", scenario="发票"),
        response("invoice_tw", "電子發票載具設定", language="zh-Hant", scenario="发票"),
        response("ice", "冰箱质量问题退换", scenario="售后"),
        response("greet", "结束语感谢来电", scenario="结束"),
        response("address", "修改收货地址", scenario="物流"),
        response("minor", "未成年人充值退费", scenario="游戏"),
        response("late_en", "Refund delayed by the bank", "Your bank needs two more days.",
                 language="en", scenario="refunds", keywords=("slow", "waiting"), shortcut="/rd"),
        response("change_en", "Change the delivery address", language="en", scenario="delivery"),
        response("cancel_en", "Cancel an order", language="en", scenario="orders"),
        response("hello_ru", "Приветствие клиента", language="ru", scenario="начало"),
        response("money_ru", "Возврат денег на карту", "Деньги придут за три дня.",
                 language="ru", scenario="возврат", keywords=("когда вернут",)),
        response("work_ru", "Нерабочее время", language="ru", scenario="начало"),
    )  # fmt: skip


def found(search: Search, query: str, context: Context = ANY_LANGUAGE) -> list[str]:
    """Return the ids that a query finds, best first."""
    return [result.response.id for result in search.find(query, context)]


def first(search: Search, query: str, context: Context = ANY_LANGUAGE) -> str:
    """Return the id of the first result."""
    return found(search, query, context)[0]


def search_of(responses: Sequence[CannedResponse]) -> Search:
    """Return a search over responses."""
    return Search.of(responses)
