"""The words before a value that say what it is, for folded text in all languages."""

import re
from functools import lru_cache
from typing import Final

# What may stand between a label and its value.
LINK: Final = (
    r"(?:[ \t:#№=()\[\]\"'“”「」«»\-–—|]|号码|号|是|为|就是|numbers?(?![a-zа-я])|nos?(?![a-zа-я])\.?|nr(?![a-zа-я])|num(?![a-zа-я])|id(?![a-zа-я])|is(?![a-zа-я])|was(?![a-zа-я])|"
    r"it's(?![a-zа-я])|will be(?![a-zа-я])|номер[а-я]{0,2}(?![a-zа-я])|n(?![a-zа-я]|\d{7}(?!\d))|\.(?= ?[\d:])){0,8}"
)

ORDER: Final = (
    r"(?:订位|预订|预定|订房|订座)(?:代码|编号|号码?|单号|码)|订单(?:编号)?|(?:淘宝|京东|天猫|拼多多|抖音|快手|美团|饿了么|闲鱼|唯品会|苏宁|微店)的?订?单|[新旧原这那]单(?!位|子|价|独|元)|单号|(?:下|买|定|订)的单|orders,|(?<![a-z])ord(?=[#.: ])|з-з|зак(?=[.№ :]{1,3}[a-zа-я]{0,3}-?\d)|orders?(?: (?:ref(?:erence)?|code))?|purchase(?: order)?|(?<![a-zа-я])po|"
    r"booking(?: ref(?:erence)?| code)?|reservation|confirmation(?: code)?|"
    r"заказ(?:а|у|ом|е|ы|ов)?|номер заказа|брон[ьи]|бронировани[ея]"
)
TRACKING: Final = (
    r"(?:快递|物流|运|货运|包裹|配送|邮件|宅配|宅急便|黑猫|新竹|托运|顺丰|中通|圆通|申通|韵达|极兔|京东物流|ems|邮政)(?:单)?(?:编)?(?:单号|号码|号|单)|"
    r"(?:顺丰|中通|圆通|申通|韵达|极兔|邮政快递)(?=[ :]?[a-z]{0,3}\d{9})|"
    r"运单|快递单|tracking(?: (?:code|ref))?|track|waybill|awb|consignment|parcel|shipment|"
    r"(?:usps|fedex|ups|dhl|dpd|evri|royal mail|сдэк|cdek|почт[аы] россии)(?=[ :]{0,2}[a-z]{0,2}\d{8})|"
    r"трек(?:-?номер|-?код)?[а-я]{0,2}|накладн[а-я]{2,3}|наклад(?=\.)|отправлени[а-я]|посылк[а-я]"
)
ACCOUNT: Final = (
    r"账[号户]|帐[号户]|(?<![a-z])uid|积分卡|户号|保单(?:编?号)?|客户(?:编)?号|会员(?:卡)?(?:编)?号|会员卡|会员id|用户(?:编)?[号名]|用户id|缴费号|"
    r"account(?: (?:ref|code))?|acct|a/c|customer(?= (?:id|number|no(?![a-zа-я])|#))|member(?:ship)?|policy|"
    r"loyalty card|gift card|"
    r"лицев[а-я]{2,3} сч[её]т[а-я]{0,2}|л/с|аккаунт[а-я]{0,2}|договор[а-я]{0,2}|абонент[а-я]{0,2}|сч[её]т[а-я]{0,2}|"
    r"карт[а-я]{1,2} лояльности|бонусн[а-я]{2} карт[а-я]{1,2}|личн[а-я]{2} кабинет[а-я]{0,2}|клиентск[а-я]{2,3}"
)
TAX: Final = (
    r"税号|纳税人识别号|统一社会信用代码|信用代码|统一编号|统编|统一發票编号|"
    r"tax(?:payer)?(?: id(?:entification)?)?|vat(?: reg(?:istration)?)?|(?<![a-zа-я])ein|(?<![a-zа-я])tin|инн/кпп|инн(?: (?:организации|компании|физлица|юрлица|ип))?|огрн(?:ип)?"
)
NATIONAL_ID: Final = (
    r"身份证(?:件)?|身分证(?:字号)?|证件|(?<![登购])证号|护照|回乡证|通行证|居住证|id card|passport|ssn|social security|national id|"
    r"identity card|national insurance|nino?(?![a-z])|ni(?= number| no)|hkid|снилс[а-я]{0,2}|страхов[а-я]{2,3} номер[а-я]?|паспорт[а-я]{0,2}(?: рф)?(?:,? серия(?: и)?)?|"
    r"серия(?: и)?"
)
OTHER: Final = (
    r"工单(?:号)?|流水号|工号|坐席|序列号|sn码|机身|型号|发票(?:代码|号码|号)?|合同(?:编)?号|案件|投诉单|"
    r"(?<!单)(?<!户)(?<!员)(?<!位)(?<!订)(?<!定)(?<!房)(?<!座)编号|批号|条码|版本|错误码?|(?<!订位)(?<!预订)(?<!预定)(?<!订房)代码|商品|货号|楼号|qq|微信|"
    r"ticket|case|incident|serial|s/n|imei|invoice|receipt|model|sku|version|build|error(?: code)?|"
    r"agent|operator|employee|promo(?: code)?|voucher(?: code)?|coupon(?: code)?|iban|sort code|"
    r"обращени[а-я]|тикет[а-я]{0,2}|заявк[а-я]|серийн[а-я]{2,3}|инвойс[а-я]{0,2}|чек[а-я]{0,2}|артикул[а-я]{0,2}|модел[а-я]|"
    r"верси[а-я]|ошибк[а-я]|оператор[а-я]{0,2}|жалоб[а-я]|промокод[а-я]{0,2}|кпп|бик|таб(?:ельн[а-я]{2})?"
)
PHONE: Final = (
    r"电话|手机|联系方式|联系号|号码|座机|固话|回拨|回电|致电|拨打|手提|行动电话|联络|打给?|tel|分机|"
    r"phone|mobile|cell|landline|number|whatsapp|line|alt(?:ernat(?:e|ive))?|back-?up|home|work|office|(?:call(?:back)?|ring|text|reach|contact)(?: me| him| her| us| them)?(?: back)?(?: at| on)?|"
    r"телефон[а-я]{0,2}|тел(?![a-zа-я])|моб(?:ильн[а-я]{2,3})?|сотов[а-я]{2,3}|номер[а-я]{0,2}|звон[а-я]+|перезвон[а-я]+|"
    r"позвон[а-я]+|связ[а-я]+|на|вотсап|whatsapp|конт[а-я]+"
)
CARD: Final = (
    r"(?:银行|信用|借记|储蓄|贷记|付款)卡|卡号|刷卡|银联|visa|master ?card|mastercard|amex|american express|unionpay|"
    r"(?<!id )(?<!sim )card|карт[а-я]{1,2}|мир(?![a-zа-я])"
)


@lru_cache(maxsize=64)
def before(labels: str) -> re.Pattern[str]:
    """Return the pattern of a label and what links it to its value, up to the value."""
    return re.compile(rf"(?<![a-zа-я])(?:{labels}){LINK}")


@lru_cache(maxsize=64)
def _ending(labels: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-zа-я])(?:{labels}){LINK}$")


def stands_before(labels: str, folded: str, start: int, *, reach: int = 28) -> bool:
    """Tell whether one of these labels leads up to the character `start`."""
    low = max(0, start - reach)
    return _ending(labels).search(folded[low:start]) is not None
