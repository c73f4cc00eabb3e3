"""Words that take back what was said before them, and values that repair a part of it."""

import re
from typing import Final

_ONE_BREATH: Final = 40
CUE: Final = re.compile(
    r"不对|不是|说错|讲错|错了|报错|记错|写错|改[成为到打拨用]|改(?=\s*$|周|星期|礼拜|明|后天|下|\d)|换打|换用|不不|(?<![要是])不,|更正|纠正|应该是|应为|[换变]成|[换变]为|变更为|->|=>|→|搞错|正确的?(?:号码?|地址)?(?:是|应)|报成|写成|哦不|呃不|"
    r"\bno\b(?! (?:answer|reply|luck|joy|one|good|problem|need|longer|pick|rush)),?|\bwait\b|\bsorry\b|\bactually\b|\bcorrection\b|\bscratch that\b|\bi mean\b|\bmy mistake\b|\b(?:digits|[234]|four|three|two) (?:are |were |was )?wrong\b|\brather\b|\bmake (?:it|that)\b|\b(?:correct|right) (?:one|number|address|e-?mail)\b|\bchanged? (?:it )?to\b|\bnot that\b|\bshould (?:read|be)\b|"
    r"\bой\b|\bнет\b|\bвернее\b|\bточнее\b|\bне так\b|\bошиб\w+|\bпростите\b|\bизвините\b|\bто есть\b|\b(?:пере|по)пута\w+|\bпоправ\w+|\bисправ\w+|\bизменил\w* на\b|\bменя\w+ на\b"
)
# What replaces a number or an address, though nothing was said wrong.
NEWER: Final = re.compile(
    r"现在?(?:用|改|换|是|号)|新(?:号|的|手机|电话|地址|邮箱|址)|\bnow\b|\bnew (?:one|number|phone|address|e-?mail)|\bтеперь\b|\bсейчас\b|\bнов(?:ый|ая|ое)\b"
)
# A value that is denied or called old right before it stands.
DENIED: Final = re.compile(
    r"(?:不是|不要(?:打|用|再打|再用)?|别(?:打|再打|用)|勿(?:打|拨)|(?<!还是)旧(?:的|号码?|手机号?|地址|邮箱|电话)?|(?<!还是)老(?:号码?|的|地址|电话)|原来(?:的|是|用)?|以前(?:的|是|用)?|之前(?:的|是|用|留|登记|填)?(?:的)?|原(?:手机号?|号码?|电话|地址|邮箱)|原先|打错过(?:一次)?|(?:刚刚|刚才|前面|上面)那个|(?<![一-龥])原|停用的?|已?作废的?|注销的?)"
    r"(?:是|为|手机号?|号码?|电话|地址|邮箱|座机|固话|那个|的|[: ]){0,5}$|"
    r"(?:\bnot\b|\bisn'?t\b|\bno longer\b|\bnever\b|don'?t (?:call|use|ring)|\bold\b|\bprevious(?:ly)?\b|\bformer(?:ly)?\b|\bused to be\b|\binstead of\b|\bdisconnected\b|\b(?:changed?|moved?|moving|updated?|switch(?:ed)?|corrected)\b[^.;\d]{0,24}\bfrom\b)"
    r"(?: (?:number|phone|e-?mail|address|one|mobile|account|acct|order|was|is|on|the|my|to|at|being))*[ :]{0,2}$|"
    r"(?:\bне\b|\bбыл[аио]?\b|\bстар\w+|\bпрежн\w+|\bраньше (?:был\w*)?|\bбывш\w+|\bвместо\b|\b(?:смен|поменя|измен|переех)\w+[^.;\d]{0,24}\bсо?\b)(?: (?:мо[йяеи]\w*|этот|тот|номер\w*|телефон\w*|почт\w+|адрес\w*|был\w*|это|на|звон\w+))*[ :\-–—]{0,3}$"
)
NOT: Final = re.compile(
    r"(?:不是|唔系|唔是)(?:[ :]|是|为)?$|\bnot (?:for )?[$£€]?$|(?<![а-я])не (?:на )?$"
)
_HELD: Final = r"[ ,()]{0,2}(?:(?:(?:that |which )?(?:we|you|they) (?:have|hold|got) )?(?:on|in) (?:our |the |his |her |your )?(?:files?|records?|account|system|profile) )?"
# The same, right after it.
ENDED: Final = re.compile(
    r"[ ,()]{0,2}(?:这个?(?:号码?|手机)?)?(?:(?:是|就是|\()(?:旧|老(?=[号的])|以前|原来|之前)的?(?:号码?|地址)?(?!\D{0,6}\d)|已经?(?:停用|不用|停机|注销|作废|换了?)|不用了|停机|打不通(?!再|就|的话|则|请|可以)|空号|[打报说记]错(?!过)|录错|请?删掉|请?删除|不要联系|别联系|不对|错了|错的|作废|弃用|(?:别|不要)打(?!电话|给|错))|"
    rf" ?\(old\)|{_HELD}(?:is |was |which is )(?:the |my |his |her |an )?old\b(?! (?:acct|account|number|one|order|phone|mobile|address|e-?mail)(?! ?[,.;]| and\b|$))|{_HELD}(?:is |was |which is )?(?:no longer|doesn'?t work|not in use|disconnected|out of service|still on file|by mistake|in error|(?:is|was) (?:old|wrong)|wrong\b|isn'?t (?:mine|right|correct))|"
    r"[^.;\n\d]{0,24}(?:don'?t|do not) (?:call|ring|use)(?: him| her| that| this| it)?\b(?! (?:before|after|until|at|on))|"
    r" ?[(\-–—] ?(?:это )?стар\w+(?! (?:номер|адрес|тел|почт))|[ ,()\-–—]{0,3}(?:это )?(?:не работает|убрать|удалить|не звони\w+(?! (?:до|после|раньше))|больше не|отключ\w+|неверн\w+|неправильн\w+|заблокирован\w*|недоступ\w+)"
)
# Only the last digits are said anew; the group is how they go.
TAIL: Final = re.compile(
    r"(?:尾号|后四位|后4位|末四位|最后四位|最后四个数?字?|后面四位|后三位|最后三位|最后两位|后两位|结尾|"
    r"ends? (?:in|with)|ending(?: in)?|last (?:four|three|two|4|3|2)(?: digits)?|"
    r"последн\w+(?: (?:четыре|три|две|4|3|2))?(?: цифр\w+)?|в конце|(?:за|о)канчивается(?: на)?)"
    r"(?:[ ,:是为\-–—]|(?:我|刚才?)?(?:[说报念写打记]错|不对|错)了?|(?:was |were )?wrong|sorry|it'?s|they'?re|перепут\w+|не т[аео]к?\w?|ошиб\w+|поправил\w*|исправил\w*|другие|should be|are|is|not \d+ but|应该是|应为|不是\d{2,4}[,]?是?|(?:не \d[\d \-]*,? а)){0,9}((?:\d[ \-]?){1,5}\d|\d{2,6})(?!\d)"
)
# The same, with the digits first.
TAIL_FIRST: Final = re.compile(
    r"(?<!\d)(\d{2,6})(?= ?(?:at the end|是尾号|结尾|на конце|в конце)(?![a-zа-я]))"
)
# Only the first three of a mainland mobile number are said anew.
HEAD: Final = re.compile(
    r"(?:是|改成|应该是|应为)(1[3-9]\d)(?![\d-])(?!(?:开头|打头|的)*[ ,:]{0,2}\d)(?:开头|打头)?"
)


def takes_back(
    folded: str, earlier: tuple[int, int], later: tuple[int, int], *, is_renewed: bool = False
) -> bool:
    """Tell whether a word between two values takes the earlier one back, or renews it."""
    between = folded[earlier[1] : later[0]]
    if len(between) > _ONE_BREATH:
        return False
    return bool(CUE.search(between) or (is_renewed and NEWER.search(between)))


def is_denied(folded: str, start: int, end: int, *, reads_on: bool) -> bool:
    """Tell whether the words before a value, or after it too, say that it holds no more."""
    before = folded[max(0, start - 28) : start]
    if NOT.search(before) or (reads_on and DENIED.search(before)):
        return True
    return reads_on and ENDED.match(folded, end) is not None
