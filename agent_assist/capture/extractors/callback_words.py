"""Words that say what a time is for: to reach the customer, or something else."""

import re
from enum import IntEnum
from typing import Final

from agent_assist.capture.notes import CLAIMED

_ZH_CUE: Final = (
    r"可以?(?:来电|致电|打)|回呼|(?:专员|专人|你们|客服|工作人员)(?:再)?(?:来电|致电|打)|(?<=准时|按时)(?:来电|致电)|回电(?!过|失败|没)|回拨|回个?(?:电话|信|话|消息)|回(?:她|他|您|你|客户|复|覆|访)(?!过)|答复|联[系络](?!过|不上|不到|方式|电话|人|地址|邮[箱件]|信箱|微信|qq)|打给|打过[来去]|再打|再试|回过去|(?<=[后前点半晚午上分钟时内天])回(?![来家款执过程])|(?<=[间前后内整正])(?:来电|致电)|致电(?:本人|我|客人|客户|给|他|她|您|用户)|"
    r"打(?:个)?(?:电话|来)(?!过)|打(?:她|他|我|您|客户)|给(?:她|他|我|您|客户)打(?![折过])|打(?= ?\ufffc)|拨打(?!过)|再拨|拨(?:给|过去|回)|覆电|电话(?:会议|沟通|采访|面试|核实|确认)|(?<= )打(?=$|[ ,。;!])|通电?话|来个?电话|(?:那会儿|到时候?|届时)(?:再)?打|都行|都可以|均可|[要有出](?:个)?(?:说法|答复|结果|回复|回音)|[给等].{0,6}(?:电话|消息|答[复覆]|说法|回音|准信|准话|信儿|结果|交代|答案|意见|方案|回应|解释)|通知|跟进|告知|告诉|给(?:她|他|我|您|客户)回|反馈|方便(?!面)|"
    r"接(?:电话|听)|(?:能|可以?|方便|好)接(?![受送])|有空|有时间|约定?(?!\d)|沟通|call|再说|去电|(?:可以?|能|方便|先|好)打(?![开折扣])|(?<=[后前点半晚午上间早日])打(?![折扣]|过)"
)
_ZH_EVENT: Final = (
    r"送货|送达|送到|到货|发货|签收|配送|派送|上门|安装|派(?:师傅|人|件|工)|来人|来修|维修|检修|补发|重发|重开|补寄|取货|换货|出差|回来|考试|结婚|搬家|手术|出院|退款?(?!进度)|到账|下单|购买|付款|扣款|激活|过期|到期|收到|寄出|发出|买的|"
    r"来电|打来过|致电|打过|联系过|联系不上|回过|开始|故障|坏|断网|入住|出发|航班|开会|(?<!一)上班(?![时以之前后])|下班(?![时以之前后])|未接|没接|无人接|挂断|挂了|生日|缴费|充值|活动|截止|取件|自提|办理|注册|营业"
)
_EN_CUE: Final = (
    r"call(?:ing)? (?:me|him|her|them|us|back|the customer|again|mr|mrs|ms)|call ?back|ring (?:me|him|her|them|back)|phone (?:me|him|her|them|back)|"
    r"give (?:me|him|her|them|us|the customer) (?:a )?(?:quick )?(?:call|ring|bell|shout)|\bc/?b\b|\b(?:an|the|her|his|their) answer\b|\banswer (?:by|before|on|within|her|him|them|the customer)\b|\b(?:phone|ring|call)(?= (?:on|at|within|in|by|before|after|between) )|give [\w.' ]{1,24}? a (?:quick )?(?:call|ring|bell|shout|buzz)|\b(?:by|over the|on the) phone\b|answers? (?:is |are )?(?:needed|required|expected)|reach(?:ed|able)?\b|contact(?:ed)?\b|get(?:ting)? back|follow[ -]?up|repl(?:y|ies)|"
    r"respond|available|free\b|text (?:me|him|her|them)|speak|in touch|\bsuits?\b|\bworks\b(?! (?:nights|at|in|as|from|there))|works for|\bbest\b(?= (?:after|before|between|at|on|by|from))|get(?:ting)? bk\b|\brung\b|\be-?mail (?:me|him|her|them|back)|\btry\b(?! to)|try (?:again|her|him|them)|hear (?:back|from)|(?:best|good|convenient|preferred) time|\b(?:a|the) call\b|"
    r"\bcall(?= (?:tomorrow|after|before|at|on|between|in|within|by|tonight|today|next|this|mon|tue|wed|thu|fri|sat|sun|any))|update (?:me|him|her|them|cust|the cust|client|the client)|let (?:me|him|her|them) know|(?<!the )(?<!last )(?<!this )(?<!previous )(?<!long )(?<!your )(?<!our )\bcall\b(?! (?:from|cent|log|was|about|dropped|ended|quality|taker|regarding|lasted|charge))|\bring\b(?! (?:main|binder|fence))|(?:is|'s|be|am) around(?= until| till?| from| after)|\b(?:call|ring)(?= ?\ufffc)|\bring(?= (?:tomorrow|after|before|at|on|between))"
)
_EN_EVENT: Final = (
    r"deliver\w*|arriv\w*|order(?:ed|s)?\b|bought|purchas\w*|paid|charged|ship\w*|dispatch\w*|receiv\w*|refund\w*(?! (?:team|dept|department))|expire\w*|install\w*|collect\w*|called\b(?! back)|rang\b|"
    r"since|renew\w*|picked up|pick up|visit\w*|engineer|technician|flight|meeting|started|stopped|broke|open(?:s|ed)?\b|clos(?:e|es|ed)\b|born|billed|(?<!call )(?<!callback )due\b|outage|went down|reserv\w+|(?<!callback )(?<!call )book(?:ing|ed)|check[- ]?in|needs? (?:it|them|this)|dentist|appointment|leav(?:e|es|ing)|(?:is|be|'s|i'm|are) at work|in a meeting|\boff\b"
)
_RU_CUE: Final = (
    r"перезвон\b|созвон\w*|ещ?е раз\b|удобнее|перезвон(?:ить|ите|им|ю|и|ят)\b|позвон(?:ить|ите|им|ю|и|ят)\b|свя(?:заться|житесь|жемся|жутся|жусь|жется|зь)\w*|набрать|набер\w+|(?<!\w)ответ(?:ить|им|ят|а|ите|ьте|ь)?\b|(?:со)?звон(?:ить|ок|ите|ка|имся)?\b|"
    r"сообщ(?:ить|им|ите)|на связи|удобно|удобное|свобод\w+|доступ(?:ен|на)|контакт\w*|дать ответ|обратн\w+ связ\w+|обратн\w+ звон\w+|напомн\w+|уведом\w+"
)
_RU_EVENT: Final = (
    r"доставк\w*|достав\w+|привез\w*|получ\w+|заказ(?:ал|ала|ывал)\w*|оплат\w*|купи\w+|списа\w+|звонил\w*|приня\w+|отправ\w+|возврат\w*|верн\w+|прибы\w*|истека\w*|мастер\w*|установ\w*|"
    r"(?<=, )что\b|на работе|на смене|в отпуске|течет|не работа\w+|барахл\w+|пропал\w*|завис\w*|оформл\w+|собран|сломал\w*|работает|началось|закры\w+|откры\w+|продл\w+|рейс\w*|встреч\w+|заверш\w+|самовывоз\w*"
)
_REFUSED: Final = {
    "zh": r"唔好|唔得|唔使|除了|除[^,。]{1,6}[以之]?外|不要|别|勿|不方便|不能接|没空|不在|没时间|不接",
    "en": r"\bdon'?t\b|\bdo not\b|\bnot available\b|\bunavailable\b|\bbusy\b|\bcan'?t\b|\bnot free\b|\bnever\b",
    "ru": r"\bне (?:звон\w+|надо|нужно|удобно|беспоко\w+|сможет|может)\b|\bзанят\w*|неудобно",
}
_CUES: Final = {"zh": _ZH_CUE, "en": _EN_CUE, "ru": _RU_CUE}
_EVENTS: Final = {"zh": _ZH_EVENT, "en": _EN_EVENT, "ru": _RU_EVENT}
# Somebody was told something, or somebody else is to be rung: what follows is no time for a call.
_TOLD: Final = {
    "zh": r"联系(?:快递|仓库|商家|店|厂家|师傅|物流|司机|骑手|网点)|已(?:电话|短信)?(?:通知|告知|回电|联系|回复)",
    "en": r"\b(?:told|informed|advised|notified|reminded|explained|texted|recorded|logged)\b|contact(?:ed)? (?:the )?(?:courier|warehouse|store|shop|driver|supplier|carrier|bank)",
    "ru": r"(?:напомн|сообщ|уведом|ответ|предупред)\w+[^,.;\n]{0,20}, что|(?:связ|позвон|звон|набр)\w+ (?:со? )?(?:курьер|склад|магазин|продавц|мастер|водител)\w*|(?:перезвон|позвон)ил[аи]?\b|набрал[аи]?\b",
}
_VERBS: Final = {
    name: re.compile(f"(?P<told>{_TOLD[name]})|(?P<cue>{_CUES[name]})|(?P<event>{_EVENTS[name]})")
    for name in _CUES
}
_NO: Final = {name: re.compile(pattern) for name, pattern in _REFUSED.items()}
# A time that was agreed before and holds no more.
_CANCELLED: Final = re.compile(
    r"(?:原定|原约|原本约?|(?:之前|原来|上次|本来)约?定?)的?(?:时间)?(?:是|在)?$|"
    r"\b(?:instead of|rather than|originally|was)(?: on| at)? $|\b(?:вместо|а не|раньше было|был[аои]? на)(?: в)? $"
)
_CANCELLED_AFTER: Final = re.compile(r"[^,。;\n]{0,6}(?:取消|作废)| (?:is |was )?cancell?ed| отмен")
_THEN: Final = re.compile(
    r"[,。;]? ?(?:那会儿|那时候?|到时候?|届时)(?:再)?[^,。;\n]{0,4}(?:打|联系|回|call)"
)
# That a call is asked for, and not that one came in.
_TELLING: Final = frozenset({"通知", "告知", "告诉"})
_RINGING: Final = frozenset({"来电", "致电"})
_ASKED: Final = re.compile(r"请|要求|希望|让|约|登记|务必|记得|答应|承诺|[需想]要?")
_CLAUSE: Final = re.compile(r"[,。;!?\n|]| [\-–—] |(?<!\d)\.|\.(?!\d)|、")
_SENTENCE: Final = re.compile(r"[。;!?\n|]|(?<!\d)\.(?= |$)|\.(?= [A-ZА-Яa-zа-я])")
# Words that add nothing to a time that stands alone.
_FILLERS: Final = {
    "zh": re.compile(
        rf"[\W{CLAIMED}]|客户|顾客|他|她|您|请|麻烦|先|按|都行|都可以|随时|随便|左右|大概|大约|尽量|最好|吧|就行|即可|之间|时间|约|改到?|不|是|[上下]?(?:周|星期|礼拜)[一二三四五六日天末]|的|要|登记|那天|刚[才刚]|说|改?成"
    ),
    "en": re.compile(
        rf"[\W{CLAIMED}]|\b(?:pls|plz|please|ok|okay|yes|if|poss(?:ible)?|any ?time|about|around|approx|or|so|today|tomorrow|tmrw|on|in|the|at|for|make|it|not|instead|she|he|they|her|him|says?|said|asked|asks|wants?|wanted|sometime|preferably|latest|asap|time|slot|window|is|fine|good|great|only|cust(?:omer)?|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thur?s?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
    ),
    "ru": re.compile(
        rf"[\W{CLAIMED}]|\b(?:не|а|в|во|с|на|или|лучше|пожалуйста|плиз|примерно|где-то|около|можно|ок|да|только|строго|клиент(?:у|ка|ке)?|ему|ей|им|просит|сегодня|завтра|это|время|число|понедельник\w*|вторник\w*|сред[уеы]|четверг\w*|пятниц[уеы]|суббот[уеы]|воскресень[еюя])\b"
    ),
}
_SHORT: Final = {"zh": 8, "en": 24, "ru": 24}


class Sign(IntEnum):
    """How plainly a time is one to reach the customer at."""

    NONE = 0
    AROUND = 1
    """The words around say so, or none says anything."""
    BESIDE = 2


def sign(folded: str, span: tuple[int, int], language: str, *, bare: str = "") -> Sign:
    """Return how plainly a time at `span` is when the customer is to be reached.

    `bare` is the text with its times blanked out, if this one may stand alone: then it does when
    its clause has nothing else to say.
    """
    name = "zh" if language.startswith("zh") else language
    low, high = _around(_CLAUSE, folded, span)
    if _is_cancelled(folded, span) or _is_refused(folded, (low, high), span, name):
        return Sign.NONE
    if _THEN.match(folded, high):
        return Sign.BESIDE
    nearest = _nearest(folded, (low, high), span, name)
    if nearest is not None:
        return Sign.BESIDE if nearest == "cue" else Sign.NONE
    rest = (bare or folded)[low : span[0]] + " " + (bare or folded)[span[1] : high]
    if len(rest) - rest.count(CLAIMED) > _SHORT[name]:
        low_sentence, _high = _around(_SENTENCE, folded, span)
        return Sign(_last(folded, low_sentence, low, name) == "cue")
    told = _told_around(folded, (low, high), span, name)
    if told is None:
        told = bool(bare) and not _FILLERS[name].sub("", rest)
    return Sign(told)


def _told_around(
    folded: str, clause: tuple[int, int], span: tuple[int, int], name: str
) -> bool | None:
    """Tell what the clauses around a short one say, None when they say nothing."""
    sentence = _around(_SENTENCE, folded, span)
    after = _first(folded, clause[1], sentence[1], name)
    before = _last(folded, sentence[0], clause[0], name)
    if after is None and before is None:
        earlier = _last(folded, max(0, sentence[0] - 30), clause[0], name)
        return None if earlier is None else earlier == "cue"
    return "cue" in {after, before}


def _is_refused(folded: str, clause: tuple[int, int], span: tuple[int, int], name: str) -> bool:
    low, high = clause
    if name == "zh":  # a space parts clauses as a comma does
        space = folded.find(" ", span[1], high)
        low = max(low, folded.rfind("改", low, span[0]), folded.rfind(" ", low, span[0]))
        high = space if space > 0 else high
    return _NO[name].search(folded, low, high) is not None


def _is_cancelled(folded: str, span: tuple[int, int]) -> bool:
    before = folded[max(0, span[0] - 12) : span[0]]
    return bool(_CANCELLED.search(before) or _CANCELLED_AFTER.match(folded, span[1]))


def _around(edge: re.Pattern[str], folded: str, span: tuple[int, int]) -> tuple[int, int]:
    low = 0
    for match in edge.finditer(folded, max(0, span[0] - 120), span[0]):
        low = match.end()
    following = edge.search(folded, span[1])
    return low, following.start() if following else len(folded)


def _nearest(folded: str, clause: tuple[int, int], span: tuple[int, int], name: str) -> str | None:
    """Return whether a cue or an event stands nearest; in Chinese the verb follows its time."""
    found: list[tuple[int, str]] = []
    for match in _VERBS[name].finditer(folded, *clause):
        is_after = match.start() >= span[1]
        distance = match.start() - span[1] if is_after else span[0] - match.end()
        if distance >= 0:
            late = is_after != (name == "zh")
            kind = match.lastgroup or ""
            if match[0] in _TELLING and not is_after:
                kind = "told"
            if is_after and match[0] in _RINGING and _ASKED.search(folded, clause[0], span[0]):
                kind = "cue"
            found.append((distance + (30 if late else 0), kind))
    return min(found)[1] if found else None


def _first(folded: str, low: int, high: int, name: str) -> str | None:
    match = _VERBS[name].search(folded, low, min(high, low + 14))
    return match.lastgroup if match else None


def _last(folded: str, low: int, high: int, name: str) -> str | None:
    found = [match.lastgroup for match in _VERBS[name].finditer(folded, low, high)]
    return found[-1] if found else None
