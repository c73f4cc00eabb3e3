"""Chinese names: a surname of the list and one or two characters more."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture.notes import CLAIMED, Notes
from agent_assist.text.scripts import HAN

_COMPOUND: Final = "欧阳|司马|上官|诸葛|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|南宫|轩辕|长孙|宇文|独孤|申屠|呼延|完颜|司空|闻人"
_SINGLE: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方"
    "白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘"
    "祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费"
    "卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝肖萧傅郁盛常荆晁仇谌匡濮晋屠糜凌岳储蔺荀鄢隋栗楚闻"
    "洪裘鞠揭粟逄莘赖幸楼尧洛班燕冼禹邸惠宓丰冀郗鹿杭宣郜靖庾鄂璩亓"
)
_SURNAME: Final = f"(?:{_COMPOUND}|[{_SINGLE}])"
_TITLE: Final = r"(?:先生|女士|小姐|太太|同学|老师|阿姨|大爷|大妈|大姐|大哥|叔叔|太(?![一-龥]))"
_LABEL: Final = re.compile(
    r"(?:客户姓名|客户名|会员名|会员姓名|姓名|名字|名叫|全名|联系人|联络人|客人|收件者|收件人|收货人|寄件人|机主|户主|户名|开户人|持卡人|本人,|本人|老板|财务|会计|行政的?|客人|车主|乘机人|乘客|旅客|收件|收货|店主|住户|租客|房客|负责人|订房人|预订人|预定人|报修人|下单人|投保人|被保人|经办人|委托人|学员|患者|考生|对接人|厂务|核身|实名|来电人|投诉人|申请人|用户|顾客|客户|会员|买家|业主|我叫|我是|叫做?|称呼|抬头)"
    r"(?:姓名|名字|名|拼音|英文名|叫做?|改为|改成|换成|变更为|是|为|：|:| ){0,4}"
)
# Who is to be rung, and a surname that is said before the whole name.
_CALLED: Final = re.compile(rf"(?:打给|回给|回电给|联系|致电|转告|告知|通知|找)(?={_SURNAME})")
_SURNAMED: Final = re.compile(rf"姓({_SURNAME})[,。 ]{{1,2}}(?:全名)?(?:叫|是)?(?=\1)")
# Names of other peoples: parts with a dot between, and the names that are most frequent.
_DOTTED: Final = re.compile(
    rf"(?<![{HAN}])([{HAN}]{{1,7}}(?:·[{HAN}]{{1,8}}?){{1,3}}?)(?=[^{HAN}·]|$|{_TITLE}|来电|致电|反映|反馈|要|想|说|的|收)"
)
_PARTS: Final = (
    "扎西|次仁|卓玛|央金|丹增|格桑|白玛|洛桑|达瓦|尼玛|多吉|拉姆|旺堆|平措|边巴|阿依|古丽|买买提|艾合买提|吐尔逊|艾力|热依|帕提|阿迪力|"
    "其其格|巴特尔|乌云|娜仁|斯琴|苏日娜|萨仁|高娃|特木尔|那日苏|阿古拉|努尔|哈力|玛依拉|迪丽|热巴|米热|木合塔|依木|阿不都"
)
_OTHER_PEOPLES: Final = re.compile(
    rf"(?<![{HAN}·])((?:{_PARTS})(?:{_PARTS}|[{HAN}](?=[ ,。]|$)){{0,2}})(?=[^{HAN}·]|$|{_TITLE}|来电|致电|反映|反馈|要|想|说|的|收)"
)
_RUNG: Final = re.compile(rf"给({_SURNAME}[{HAN}]{{1,2}}?)(?=打|回电|回个|去电|发)")
# Whoever calls first in a note, when no word of a role stands there.
_CALLER: Final = re.compile(
    rf"(?:^|\n)((?![{HAN}]*(?:[客户主员人今昨明再次又刚已本每前先后]|家|先生|女士|小姐|银行|公司|物业|快递|门店|学生|师傅|司机|投诉|订单))[{HAN}]{{2,5}}) ?(?=来电|致电)"
)
_INSTEAD: Final = re.compile(rf"不是[{HAN}]{{2,4}}[,。 ]{{0,2}}(?:而)?是(?={_SURNAME})")
_RECEIVER: Final = re.compile(r"([A-Z][a-z]+(?: [A-Z][a-z]+){1,2}) ?(?=[收说])")
_SPACED: Final = re.compile(rf"(?:^|[ ,。:])({_SURNAME}(?: [{HAN}]){{2}})(?=[ ,。]|$)")
# A name and nothing else between two marks; surnames that are verbs as well are left out.
_SEGMENT: Final = re.compile(
    rf"(?:^|[ \n\t,。;:()、|\-–—]|{CLAIMED})((?![和查向应于连时全解单关]){_SURNAME}[{HAN}]{{1,2}}(?<![约共为是在了的]))"
    rf"(?=$|[ \n\t,。;()、|<]|{CLAIMED})"
)
_LATIN: Final = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z][a-z'’\-]+(?:[A-Z][a-z]+)?(?: [A-Z][a-zA-Z'’\-]+){0,2}|[A-Z]{2,}(?: [A-Z]{2,}){1,2}"
)
_TITLED: Final = re.compile(rf"({_SURNAME})([{HAN}]{{0,2}}?)({_TITLE})")
# A rare surname is one when a title follows.
_RARE: Final = re.compile(
    rf"(?<![{HAN}])([{HAN}])(?<![这那该位的了男女两几各])(先生|女士|小姐|太太)"
)
_START: Final = re.compile(rf"(?:(?:^|\n)\W{{0,3}}|{CLAIMED}[ \t,;/|(]{{1,2}})(?={_SURNAME})")
_NEXT: Final = re.compile(
    rf"$|[^{HAN}]|{CLAIMED}|{_TITLE}|(?:来电|来信|致电|进线|反映|反馈|说|称|要求|要|想|投诉|的|电话|手机|号码|需要|在|于|打|问|咨询|今天|昨天|明天|表示|希望|申请|购买|买了?|订|下单|"
    r"住|地址|身份证|邮箱|是|已|把|被|收|没|退|换|不|因|对|请|让|给|跟|和|与|有|又|再|还|也|就|现|于|从|这|那|确认|核对|登记|报|催|联系|通过|微信|订单|尾号|男|女|本人|家|公司|发|留|补|改|更|拍|付|充|办|忘|登|查|回|约|预|晚|早|下午|上午|周|后天|三|两)"
)
_NO_NAME: Final = re.compile(
    r"(?:.[了过着]|查[一下查这那他她此该个]|单[据证号个这]|[向和应][他她其您]|高兴|方便|方式|金额|任何|周[一二三四五六日末]|安装|成功|时间|文件|明天|明日|应该|马上|全部|单号|连接|全额|华为|路由|包裹|何时|石油|金牌|白色|黄色|明确|时候|温馨|万一|关于|向我|于是|和我|解决|和平|江苏|江西|云南|安徽|贵州|广|车辆|文字|方案|管理|查询|查看|简单|关机|费用|成都|钱|时段|时限|应用|商品|商家|卖家|米|麻烦|师傅|谢谢|顾客|司机|白天|石家|游客|游戏|单子|单元|牛奶|温度|高温|高峰|高速|任务|安全|安排|安检|平台|平时|平板|成都|成交|成本|解释|解绑|解除|时长|时效|路上|路线|关机|关闭|关联|连续|连不|和上|全部|全家|全款|全程|夏天|秋天|冬天|毛病|查到|查不|景区|车票|车子|车主|祝您|易碎|易购|符合|方向|管家|边上|包装|包邮|包月|金币|金卡|江北|云端|房间|房东|单价|单独|简直|程序|明后|明早|明晚|龙卡|白条|花呗|花费|计费|文档|应该|应付|应答|钟点|钟头|阳台|宫保|项目|麦克|牛肉|毛衣|童装|童车|鲜花|梅雨|柳州|温州|郑州|苏州|杭州|徐州|常州|广州|福州|贺卡|康复|施工|路由|温控|尚未|常用|常见|顾问|莫名|武汉|安卓|何人|何处|何地|米面|麻将|马桶|余额|余款|余票|任意|申报|申诉|申领|查收|查账|支付|单位|幸好|幸亏|幸运|楼上|楼下|楼层|楼道|楼管|洪水|洪涝|班次|班车|班主任|洛阳|惠州|惠民|惠普|宣传|宣称|丰巢|丰田|燕窝|鹿晗|揭露|揭阳|杭州|赖账|赖皮|冀州|储蓄|储值|安静|安抚|查[物询订快单进不到过]|左右|和(?=[^平珅])|安全|安心|金额|全新|明细|明显|常规|高级|高铁|高德|程度|方法|成为|白天|余下|万能|花园|应该|应急|温柔|平均|平方|平安(?=银行|保险)|易拉|童车|连锁|连不|黄金|白银|石材|金属|时装|时区|房租|车位|车费|毛巾|牛仔|雷雨|雷电|冷冻|冷藏|苗木|水果|米饭|苏打|蓝牙|蓝色|红色|白条|黄牛|左边|右边|左侧|向左|向右|关注|关心|顾问|祝福|钟表|景点|柴油|滑动|党员|党费|国内|贺年|经常|强烈|严重|严格|谢绝|贵司|卖家|龙头|沙发|路口|路费|费率|史上|于今|申通|韵达|圆通|中通)"
)
_OTHERS: Final = re.compile(
    r"(?:客服|坐席|快递员|骑手|司机|师傅|经理|主管|同事|店员|店长|销售|工程师|推荐人|专员|不是|前任|旧)[:是叫为 ]{0,2}$"
)
_SPELLED: Final = re.compile(rf"([{HAN}])(?:字)?")


def spans(notes: Notes) -> Iterator[tuple[int, int, str]]:
    """Yield start, end (half-open) and what led to each name."""
    folded = notes.folded
    for match in _TITLED.finditer(folded):
        if _OTHERS.search(folded[max(0, match.start() - 8) : match.start()]):
            continue
        if match[2] and not _NO_NAME.match(match[0]):
            yield match.start(), match.end(2), "label"
        elif not match[2] and match[3] not in {"同学", "老师"}:
            yield match.start(), match.end(), "label"
    for match in _LABEL.finditer(folded):
        if _OTHERS.search(folded[max(0, match.start() - 6) : match.start()]):
            continue
        if latin := _LATIN.match(notes.text, match.end()):
            yield *latin.span(), "label"
        elif end := _end(folded, match.end()):
            yield match.end(), end, "label"
    for match in _SURNAMED.finditer(folded):
        if end := _end(folded, match.end()):
            yield match.end(), end, "label"
    for pattern in (_CALLED, _START):
        yield from _placed(folded, pattern)
    yield from _unlabelled(notes)


def _unlabelled(notes: Notes) -> Iterator[tuple[int, int, str]]:
    """Yield the names that stand for themselves: of other peoples, or between two marks."""
    for match in _RARE.finditer(notes.folded):
        yield *match.span(), "form"
    for pattern in (_DOTTED, _OTHER_PEOPLES, _SPACED, _RUNG):
        for match in pattern.finditer(notes.folded):
            yield *match.span(1), "form"
    for match in _CALLER.finditer(notes.folded):
        yield *match.span(1), "segment"
    for match in _RECEIVER.finditer(notes.text):
        yield *match.span(1), "form"
    for match in _INSTEAD.finditer(notes.folded):
        if end := _end(notes.folded, match.end()):
            yield match.end(), end, "label"
    for match in _SEGMENT.finditer(notes.folded):
        if not _NO_NAME.match(match[1]) and not _NEXT.match(notes.folded, match.start(1)):
            yield *match.span(1), "segment"


def _placed(folded: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(folded):
        if end := _end(folded, match.end(), is_bare=True):
            yield match.end(), end, "place"


def _end(folded: str, start: int, *, is_bare: bool = False) -> int:
    """Return where a name that begins at `start` ends, 0 when none begins there."""
    surname = re.compile(_SURNAME).match(folded, start)
    if surname is None or _NO_NAME.match(folded, start):
        return 0
    han = re.compile(f"[{HAN}]{{1,2}}")
    given = han.match(folded, surname.end())
    if given is None:
        return 0
    if folded[given.end() : given.end() + 1] == "·":
        return 0
    for end in range(given.end(), surname.end(), -1):
        follows = folded[end : end + 1]
        if _NEXT.match(folded, end) and not _NEXT_INSIDE.match(folded, surname.end(), end):
            if re.match(_TITLE, folded[end:]):
                return 0
            return end if not is_bare or not follows or _BARE.match(folded, end) else 0
    return 0


_BARE: Final = re.compile(
    rf"[ ,:;/|\n\t\d(（+{CLAIMED}]|来电|致电|反映|要求|电话|手机|投诉|说|称|咨询|申请|报(?=[的了出给来过])|念(?=[的了出给])|收(?=$|[^一-龥])"
)
# A given name holds none of the words that follow names.
_NEXT_INSIDE: Final = re.compile(
    r".?(?:来电|来信|致电|进线|反映|反馈|要求|投诉|电话|手机|需要|咨询|表示|希望|申请|说|称|的|想|退|没|打|是|住|问|买)"
)
