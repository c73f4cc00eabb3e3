"""Check codes of cards and one-time codes, before or behind the words that name them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from agent_assist.capture import labels
from agent_assist.capture.secret_places import SPOKEN, Secret, after, before, values

_ONE: Final = "(?:card |amex |visa )?"
_CHECK: Final = re.compile(
    r"(?<![a-z])(?:cvv2?|cvc2?|cvn2?|cv2|csc|cid)(?![a-z])|(?<![а-я])(?:цвв|свв)|安全(?:校验)?(?:码|数字)|卡?检[查核]码|(?<!手机)(?<!号码)[末后][三3]码|"
    r"(?:卡|末尾)[^0-9\n,]{0,6}?[三3] ?(?:(?:位|个)(?:数字?)?码?|数字?|码)|(?:背面|背后|反面|签名[栏条]|正面|运通)[^0-9\n,]{0,6}?[三34四] ?(?:(?:位|个)(?:数字?)?码?|数字?|码)|签名[栏条][^0-9\n,]{0,4}[后末][三3]位|(?:背面|背后)的?数字|"
    r"(?:three|four|[34])(?: digits?)? above the card|\bsec(?:urity)?\.? (?:code|number(?! plate)|no\b|digits)|\bcard code|card verification (?:value|code|number)|signature (?:strip|panel) (?:number|code|digits)|"
    r"(?:three|four|[34])(?:[ -]digits?)?(?: code| numbers?)? (?:on|at|from|off) (?:the |her |his )?(?:back|front|reverse)(?: of (?:the|her|his|my) card)?|(?:numbers?|digits|code) (?:on|at|from|off) (?:the )?(?:back|front)|"
    r"защитн\w+ код|(?:(?:три|четыре|[34]) )?(?:код|цифр\w)[^0-9\n,]{0,16}(?:безопасности|(?:на|с) обор\w+|с обратной стороны|на задней стороне|сзади|спереди|на лицевой|на полоске)(?: карты)?|(?:сзади|на обороте|спереди)(?: на)?(?: карт\w+)?[^0-9\n]{0,8}цифры?"
)
# Such words speak of a check code only where a card is spoken of.
_CHECK_NEAR_CARD: Final = re.compile(
    r"\breverse\b|[后末](?:面)?的?[三3](?:位|个)(?:数字?)?|背后|signature (?:strip|panel)|back of (?:the |her |his )?card|[三3](?:位|个)数字?|背面|反面|\b(?:three|3|four|4)(?:[ -]digits?)?(?: numbers?)?(?= )|\bdigits\b|\b(?:on|from) the back\b|"
    r"\b(?:три|четыре|3|4) цифр\w|на об(?:ороте|ратной стороне)|сзади|(?<![а-я\-])код(?![а-я])|(?<![a-z] )\bcode\b"
)
_OF_CARD: Final = re.compile(
    rf"{labels.CARD}|有效期|到期日|\bexp(?:iry|ires|\.)?\b|valid (?:t\w+|until)|(?<![а-я])срок|амекс|卡片|把卡|拍了?卡|照片|\bphoto\b|фото"
)
_NOT_ONE_TIME: Final = r"(?<!postal )(?<!zip )(?<!area )(?<!error )(?<!country )(?<!promo )(?<!product )(?<!discount )(?<!order )(?<!booking )(?<!sort )(?<!status )(?<!dress )(?<!branch )(?<!reason )(?<!coupon )(?<!color )(?<!colour )(?<!short )(?<!key )(?<!qr )(?<!bar )(?<!swift )(?<!tax )(?<!tracking )(?<!voucher )(?<!referral )"
_ONE_TIME: Final = re.compile(
    r"验证码|校验码|随机码|动态(?:验证)?码|动态密码|动态口令|一次性密码|(?:短信|简讯)(?:密码|码)|验证器|(?:登录|激活|恢复|备用)码|认证码|(?:发|收到)的码|收到[^0-9\n,。]{0,4}?(?:[四五六4568]位(?:数字?|码)|数字)|短信[^0-9\n,。]{0,4}数字|"
    r"(?<![a-z])(?:otp|2fa|mfa)(?![a-z])|(?:two|2)[ -]factor|verification (?:came|is|was|text)|login verification|(?:five|six|eight|[4-8]) digits (?:were|are|is)\b|pin (?:from|by|via|in) (?:the |a )?(?:text|sms)|what (?:the|his|her) (?:app|text|sms|phone) (?:showed|shows|said|says)|authenticator|(?:verification|one[- ]time|sms|auth(?:entication|orisation|orization)?|login|security|access|confirmation|backup|recovery|activation|texted|mfa|magic|unlock|whatsapp|telegram) (?:pass)?(?:code|number(?! plate)|pin)|"
    r"one[- ]time (?:pin|pass(?:word|code))|(?:number|code|digits) (?:we|they|you|she|he) (?:just )?(?:text(?:ed)?|sent|received?|got)|(?:[4-8]|four|five|six|eight)[ -]digits? (?:pass)?(?:code|number)|passcode (?:by|via|from) (?:sms|text)|"
    r"(?:смс|sms)[- ]?код|(?<![а-я\-])код(?: подтверждения|-подтверждение| активации| авторизации| доступа| входа| для (?:входа|подтверждени\w)| кабинета)|(?:код|цифр\w) (?:из|с|от) (?:смс|sms|сообщени|приложени|телефон|пуш|письм|почт|уведомлени|банк)\w*|проверочн\w+ код|одноразов\w+ (?:код|пароль)|(?:четырех|шести|пяти)значн\w+ код|"
    r"(?:пришли|прислали) цифры|(?:прише?л|приходи\w+|сообщи\w+|набира\w+|пере(?:сла|да)\w+|прислали|получил\w*|назвал\w*|продиктовал\w*|сказал\w*|ввел\w*|ввожу|ввод\w+) (?:\w+ )?код(?![а-я])|(?<![а-я\-])код(?= ?[:\-–—] ?\d| (?:пришел|такой|это))|"
    rf"(?:read|gave|told|sent|got|received|gives|reads|entered|pasted|forwarded|shared|typed|passed|spelled)[^.;,\n\d]{{0,24}}{_NOT_ONE_TIME}\bcode\b|{_NOT_ONE_TIME}\bcode(?= (?:is|was|i got|they|you|s?he|customer|client|from|on (?:his|her|the|my)|sent|received|texted)\b)"
)
_BY_TEXT: Final = re.compile(
    r"(?:短信|短消息)(?![给到至号通])|(?<![a-z])sms(?![a-z])(?! (?:was |is )?(?:sent )?to\b)|\btext(?: message)?\b(?= (?:with|said|says))|\btexted (?:him|her|them|me)\b|(?<![а-я])смс(?:ке)?(?![а-я])(?! (?:на|от|с(?! код)) )"
)
_FROM_TEXT: Final = re.compile(
    r"(?<![\w.,/:])(\d{4,8}) (?:из|в|from|in) (?:the |a |her |his )?(?:смс|sms|text|сообщени)"
)
_BARE: Final = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[个的]))码|{_NOT_ONE_TIME}\bcode\b|(?<![а-я\-])код[ае]?(?![а-я])"
)
_NEAR_BARE: Final = re.compile(
    r"\bsms\b|\btext\b|\bphone\b|\bapp\b|\bverif|\blog(?:ged)? ?(?:in|on)\b|смс|\bsms|прилож|\bпуш|прише?л|прислал|телефон|назвал|продикт|ввел|сообщени|手机|短信|收到"
)
_THREE_FOUR: Final = values(rf"\d{{3,4}}|\d(?:[ \-]\d){{2,3}}|{SPOKEN}")
_DIGITS: Final = (
    r"\d{4,8}|\d{2}(?:[ \-]\d{2}){1,3}|\d(?:[ \-]\d){3,7}|\d{3}[ \-]\d{3}|\d{4}[ \-]\d{4}"
)
_LETTERED: Final = r"(?=[a-z\-]*\d)(?=[\d\-]*[a-z])[a-z0-9]{2,8}(?:-[a-z0-9]{2,8})?"
_FOUR_EIGHT: Final = values(
    rf"(?:g-)?(?:{_DIGITS})|{SPOKEN}|(?<![a-z0-9])(?=[a-z0-9\-]{{4,}}){_LETTERED}"
)
_FOUR_EIGHT_DIGITS: Final = values(_DIGITS)
_FROM_BACK: Final = re.compile(r"(?<![\w.,/:#])(\d{3,4}) (?:from|on|off) the (?:back|front)")
# A card that was taken out while its check code was not typed yet.
_MASKED: Final = re.compile(r"\d{6}\*{6}\d{4}")
_EXPIRY: Final = re.compile(
    r"(?:有效期|到期日?|\bexp(?:iry|ires|\.)?\b|valid (?:t\w+|until)|(?<![а-я])срок)(?=[^0-9\n]{0,16}(?:\d{2} ?/ ?\d{2}|\d{4})| карты и )"
)
_NEAR: Final = 70
# Behind a card: its date, and then three or four digits that are told to be its code, or stand bare.
_AFTER_CARD: Final = re.compile(
    r"(?:[^0-9\n]{0,26}?(?P<date>\d{2} ?/? ?\d{2,4}(?!\d)))?(?P<words>[^0-9\n]{0,24}?)(?P<code>\d{3,4})(?![\d/:]|[.,\-]\d| ?(?:[元块个天次点月日年]|руб|usd|dollars?|р\b))"
)
_CODE_WORDS: Final = re.compile(
    r"цифр|код|digit|back|code|cv|[位码]|背|反面|^[ ,/]*(?:and then|and|then|(?:карты )?и потом(?: еще)?|потом|и)?[ ,]*$"
)


def check_codes(folded: str, cards: Iterable[Secret]) -> Iterator[Secret]:
    """Yield the check codes; three digits on the back are one where a card is spoken of."""
    ends = [card.end for card in cards]
    expiries = [match.end() for match in (*_EXPIRY.finditer(folded), *_MASKED.finditer(folded))]
    for end in (*ends, *expiries):
        code = _AFTER_CARD.match(folded, end)
        if code is None or not _CODE_WORDS.search(code["words"]):
            continue
        if end in ends or code["date"] or "потом" in code["words"]:
            yield Secret("cvv", *code.span("code"))
    for label in _CHECK.finditer(folded):
        yield from _around("cvv", folded, label.span(), _THREE_FOUR)
    for label in _CHECK_NEAR_CARD.finditer(folded):
        low = max(0, label.start() - _NEAR)
        if any(low <= end <= label.start() for end in ends) or _OF_CARD.search(
            folded, low, label.end() + 12
        ):
            for span in after(folded, label.end(), _THREE_FOUR, reach=26):
                yield Secret("cvv", *span)
            for value in _FROM_BACK.finditer(folded, low, label.end()):
                yield Secret("cvv", *value.span(1))
            for span in before(folded, label.start(), _THREE_FOUR):
                yield Secret("cvv", *span)


def one_time_codes(folded: str) -> Iterator[Secret]:
    """Yield the codes that were sent to the customer to be used once."""
    for label in _ONE_TIME.finditer(folded):
        yield from _around("code", folded, label.span(), _FOUR_EIGHT)
    for label in _BY_TEXT.finditer(folded):
        for span in after(folded, label.end(), _FOUR_EIGHT_DIGITS, reach=12):
            if not folded[span[1] : span[1] + 2].strip().isdigit():
                yield Secret("code", *span)
    for match in _FROM_TEXT.finditer(folded):
        yield Secret("code", *match.span(1))
    for label in _BARE.finditer(folded):
        near = max(0, label.start() - _NEAR), label.end() + _NEAR
        if _NEAR_BARE.search(folded, *near):
            for span in after(folded, label.end(), _FOUR_EIGHT_DIGITS, reach=4):
                yield Secret("code", *span)
        for span in before(folded, label.start(), _FOUR_EIGHT_DIGITS):
            yield Secret("code", *span)


def _around(
    kind: str, folded: str, label: tuple[int, int], value: re.Pattern[str]
) -> Iterator[Secret]:
    for span in after(folded, label[1], value):
        yield Secret(kind, *span)
    for span in before(folded, label[0], value):
        yield Secret(kind, *span)
