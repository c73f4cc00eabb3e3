"""Telephone numbers at which the customer can be reached now, as E.164 with `;ext=`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from agent_assist.capture import labels
from agent_assist.capture.candidate import Candidate, Standing
from agent_assist.capture.extractors import phone_forms
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes

_RUN: Final = re.compile(
    r"(?<![a-zA-Z0-9*•$€£¥₽.])(?:\+ ?|\()*\d(?:[ ().\-–‑/\u00a0]{0,3}\d)*(?![\d*•%])"
)
_GROUP: Final = re.compile(r"\d+")
_EXTENSION: Final = re.compile(
    r"[ ,;(]{0,3}(?:[找请]?(?:前台|总机|总台)?转(?:接|分机)?|分机(?:号)?(?:是)?|内线|ext(?:ension|n)?\b\.?|x|доб(?:авочный)?\b\.?|#)"
    r"(?: ?номер)?[ :.]{0,3}(\d{1,6})(?!\d)"
)
_DASHED: Final = re.compile(r"[\-–](\d{2,5})(?![\d\-])")
_DIGIT_TOO_MANY: Final = re.compile(r"[\-–]\d(?![\d\-])")
# A mobile number with a digit lost or one too many.
_NEARLY: Final = re.compile(r"1[3-9]\d{8}|1[3-9]\d{10}|[78]9\d{8}|[78]9\d{10}")
_STRICT: Final = (
    r"电话(?:号码)?|手机(?:号码?)?|联系电话|座机|固话|手提|行动电话|phone(?: number)?|mobile(?: number)?|"
    r"cell(?: ?phone)?(?: number)?|landline|tel|телефон[а-я]{0,2}|тел|мобильн[а-я]{2,3}"
)
_OTHERS: Final = re.compile(
    r"(?:客服|热线|担保人|紧急联系人|房东|中介|(?:上一?个|前一?个|前)(?:客户|租客|机主|任|用户)|广告|(?<!会)(?<!人)员(?=的?(?:电话|手机|号))|快递(?:员|小哥)?|骑手|外卖员|派[件送]员|网点|驿站|配送员|司机|商家|卖家|店家|门店|店铺|师傅|总机|我们的?(?:电话|号码)|你们的?(?:电话|号码|热线)|本公司|我司|官方|"
    r"骚扰|诈骗|骗子|陌生|推销|物业|银行|报警|专线|传真|投诉(?:电话|热线)|经理|主管|同事|坐席|前房主|邻居|转账给)[^,.。;!?\n\d]{0,8}(?:\d[\dx\-]{4,} ?[和、/或及] ?)?$|"
    r"(?:hotline|landlord|letting agent|(?:previous|former) (?:tenant|owner|customer|resident|occupant)|\bex-?(?:wife|husband|partner|boyfriend|girlfriend)|stop (?:texting|calling|ringing)|emergency contact|taxi|help ?line|support|customer service|customer care|our (?:main |office )?(?:number|line|phone)|your (?:number|line|hotline)|courier|driver|delivery (?:man|guy)|seller|store|shop|"
    r"scam\w*|spam\w*|unknown number|caller id|fraud\w*|manager|supervisor|neighbou?r|colleague|hospital|police|missed calls?|fax)[^.;!?\n\d]{0,24}$|"
    r"(?:горяч\w+ лини\w+|бывш\w+|экстренн\w+|арендодател\w+|прежн\w+ (?:жил|владел)\w+|такси|курьер\w*|водител\w*|продавц?\w*|магазин\w*|поддержк\w*|колл-?центр\w*|наш\w{0,2} (?:номер\w*|телефон\w*)|ваш\w{0,2} (?:номер\w*|телефон\w*|лини\w+)|"
    r"мошенник\w*|спам\w*|неизвестн\w+|менеджер\w*|начальник\w*|сосед\w*|коллег\w*|банк\w*|факс\w*)[^.;!?\n\d]{0,20}$"
)
# “Not this but that”, in the words of Hong Kong.
_SAID_AGAIN: Final = re.compile(r"(?:唔系|,系) ?$")
_TO_CUSTOMER: Final = re.compile(
    r"[给联](?:系)?(?:她|他|客户|我|您|本人)|(?:call|ring|text|reach|phone) (?:me|her|him|them|the customer)|"
    r"(?:звонит\w*|перезвон\w+|позвон\w+|набрать) (?:мне|ей|ему|клиент\w*)"
)
_OF_OTHERS: Final = re.compile(
    r"[ ,()]{0,2}(?:[这那]个?(?:号码?|电话)?(?:一直|老是|总|天天)?打?(?:过?来)?(?:推销|骚扰|诈骗|冒充|要)|是[^,。;\d]{0,4}(?:同事|朋友|邻居|别人|他人|前任|房东|中介|物业|快递员?|师傅)的|冒充|打来骚扰|骚扰|诈骗|是骗子|是你们|是快递|这个骗子|is (?:a |the )?(?:scam|fraud|courier|your)|keeps calling|это (?:мошенник|курьер|ваш)|звонят)"
)
_BUSINESS: Final = re.compile(
    r"(?:公司|单位|企业|办公室?|office|work|business|рабоч\w+|офис\w*)[^,.;\n\d]{0,8}$"
)
_ORDER_WORD: Final = re.compile(r"订单|单号|order|заказ")
_LEAST_DIGITS: Final = 7
_MOST_DIGITS: Final = 15
_FEWEST_SHOWN: Final = 6
# Countries whose code is often written without its plus.
_CODES: Final = re.compile(r"44[127]\d{9}$|86\d{11}$|852\d{8}$|886\d{9}$|7[3489]\d{9}$")
_NATIONAL_DIGITS: Final = 10
_MOST_GROUPS: Final = 12


@dataclass(frozen=True, slots=True)
class _Read:
    number: str
    is_usual: bool


def find(notes: Notes, frame: Frame) -> Iterator[Candidate]:
    """Yield the numbers of the notes; a labelled one that cannot be a number is invalid."""
    seen: set[object] = set()
    for run in _RUN.finditer(notes.text):
        for candidate in _in_run(notes, frame, run.span()):
            if candidate.standing is Standing.INVALID or candidate.value not in seen:
                seen.add(candidate.value)
                yield candidate


def e164(text: str, language: str) -> str | None:
    """Return a number that was typed by hand as E.164, None when it cannot be one."""
    frame_digits = re.sub(r"\D", "", text)
    read = _read(text.strip(), frame_digits, language, is_labelled=True)
    return read.number if read else None


def _in_run(notes: Notes, frame: Frame, span: tuple[int, int]) -> Iterator[Candidate]:
    groups = [g.span() for g in _GROUP.finditer(notes.text, *span)]
    if sum(end - start for start, end in groups) < _FEWEST_SHOWN:
        return
    first, found = 0, False
    while first < len(groups):
        candidate, after = _from_group(notes, frame, groups, first, span[0])
        if candidate is None:
            first += 1
            continue
        found, first = True, after
        if candidate.field:
            yield candidate
    if not found and (wrong := _wrong(notes, span, groups)):
        yield wrong


def _from_group(
    notes: Notes, frame: Frame, groups: list[tuple[int, int]], first: int, low: int
) -> tuple[Candidate | None, int]:
    """Return the longest number that begins with a group, and the group that follows it."""
    start = _with_prefix(notes.text, groups[first][0], groups[first - 1][1] if first else low)
    is_labelled = labels.stands_before(labels.PHONE, notes.folded, start) or bool(
        _SAID_AGAIN.search(notes.folded, max(0, start - 16), start)
    )
    for last in range(min(len(groups), first + _MOST_GROUPS), first, -1):
        text = notes.text[start : groups[last - 1][1]]
        digits = re.sub(r"\D", "", text)
        if not _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS:
            continue
        # What was said in words is told apart from other numbers as a label would.
        is_spoken = not any(c.isdigit() for c in notes.raw(start, groups[last - 1][1]))
        read = _read(text, digits, frame.language, is_labelled=is_labelled or is_spoken)
        if read is not None:
            if _DIGIT_TOO_MANY.match(notes.text, groups[last - 1][1]):
                continue
            candidate = _candidate(notes, read, (start, groups[last - 1][1]), is_labelled)
            return candidate, _after(groups, candidate.end, last)
    return None, first + 1


def _after(groups: list[tuple[int, int]], end: int, last: int) -> int:
    while last < len(groups) and groups[last][0] < end:
        last += 1
    return last


def _with_prefix(text: str, start: int, low: int) -> int:
    while (start > low and text[start - 1] in "+(") or (
        start - 1 > low and text[start - 1] == " " and text[start - 2] == "+"
    ):
        start -= 1
    return start


def _read(text: str, digits: str, language: str, *, is_labelled: bool) -> _Read | None:
    if text.lstrip("( ").startswith("+") or (
        digits.startswith("00") and len(digits) > _NATIONAL_DIGITS
    ):
        return _parsed("+" + digits.removeprefix("00"), None)
    if (
        is_labelled
        and _CODES.match(digits)
        and (read := _parsed("+" + digits, None))
        and read.is_usual
    ):
        return read
    is_grouped = len(_GROUP.findall(text)) > 1
    for region in phone_forms.regions(
        digits, language, is_labelled=is_labelled, is_grouped=is_grouped
    ):
        if read := _parsed(digits, region):
            return read
    return None


def _parsed(digits: str, region: str | None) -> _Read | None:
    try:
        number = phonenumbers.parse(digits, region)
    except NumberParseException:
        return None
    written = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if phonenumbers.is_valid_number(number):
        return _Read(written, is_usual=True)
    return _Read(written, is_usual=False) if phone_forms.is_well_formed(written) else None


def _candidate(
    notes: Notes,
    read: _Read,
    span: tuple[int, int],
    is_labelled: bool,  # noqa: FBT001
) -> Candidate:
    start, end = span
    before = notes.folded[max(0, start - 32) : start]
    others = _OTHERS.search(before)
    is_customers = not (
        (others and not _TO_CUSTOMER.search(others[0])) or _OF_OTHERS.match(notes.folded, end)
    )
    if phone_forms.is_service(read.number) and not _BUSINESS.search(before):
        is_customers = False
    number = read.number
    extension = _EXTENSION.match(notes.folded, end) or (
        _DASHED.match(notes.folded, end) if number.startswith("+86") else None
    )
    if extension:
        number, end = f"{number};ext={extension[1]}", extension.end()
    candidate = Candidate(
        "phone" if is_customers else "", number, start, end, raw=notes.raw(start, end),
        source="label" if is_labelled else "form", validator="numbering_plan",
        confidence=0.95 if is_labelled else 0.85, why="" if read.is_usual else "unusual_number",
    )  # fmt: skip
    sentence = re.split(r"[.。!?\n;]", before)[-1]
    if not is_labelled and read.number.startswith("+861") and _ORDER_WORD.search(sentence):
        return replace(candidate, standing=Standing.ASK, why="phone_or_order")
    return candidate


def _wrong(notes: Notes, span: tuple[int, int], groups: list[tuple[int, int]]) -> Candidate | None:
    """Return digits that a label calls a number of the customer though they are none."""
    start, end = span
    digits = sum(high - low for low, high in groups)
    before = notes.folded[max(0, start - 32) : start]
    is_nearly = _NEARLY.fullmatch(re.sub(r"\D", "", notes.text[start:end])) is not None
    labelled = labels.PHONE if is_nearly else _STRICT
    if digits > _MOST_DIGITS or not labels.stands_before(labelled, notes.folded, start):
        return None
    follows = notes.text[end : end + 1]
    if _OTHERS.search(before) or (follows and follows in "元年月日*•"):
        return None
    return Candidate(
        "phone", notes.text[start:end], start, end, raw=notes.raw(start, end), source="label",
        validator="numbering_plan", standing=Standing.INVALID, why="not_a_number",
    )  # fmt: skip
