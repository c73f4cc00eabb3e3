"""English names: capitalised words behind a label, a title, or at the start of the notes."""

import re
from typing import Final

from agent_assist.capture.extractors.name_lettered import Forms

_WORD: Final = r"(?!(?:I|The|Order|Phone|Mobile|Email|E-mail|Tel|Customer|Call|Calls|Called|Caller|Wants|Please|Account|Refund|Address|Number|Ref|Ticket|Case|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Says|Said|Asked|Asks|He|She|They|It|We|You|My|His|Her|Our|Their|This|That|Also|And|But|No|Not|Yes|New|Old|Paid|Has|Had|Is|Was|Will|Can|From|To|At|On|In|Via|Service|Support|Delivery|Complaint|Issue|Problem|Hi|Hello|Hey|Dear|Thanks|Thank|Regards|Best|Kind|Street|Road|Flat|Unit|Apt|Visa|Card|Invoice|Tracking|Parcel|Package|Broadband|Internet|Damaged|Late|Missing|Lost|Wrong|Double|Charged|Callback|Name|Date|Time|Note|Notes|Re|Subject|Cust|Cx|Guest|Patient|Client|Member|Tenant|Buyer|PO|CB|Hotline|Attn|Attention|Courier|Driver|Alt)\b)(?:d')?[A-ZÀ-Þ][a-zA-ZÀ-ÿ'’\-]+"
_INITIAL: Final = r"(?: [A-Z]\.)?"
_FULL: Final = rf"{_WORD}{_INITIAL}(?: (?:(?:de|del|van|von|der|den|la|le|al|el|bin|da|dos|di) ){{0,2}}{_WORD}){{1,2}}"
_TITLED: Final = re.compile(
    rf"\b((?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\b\.?) ({_WORD}(?:{_INITIAL} {_WORD}){{0,2}})"
)
_LABELLED: Final = re.compile(
    rf"(?:(?:[Nn]ame(?:'s| is|:)?|NAME:?|[Mm]y name is|[Cc]ust(?:omer)?(?: name)?(?: is|:)?|[Cc]x:?|CUST(?:OMER)?:?|[Cc]aller(?: is|:)?|(?:[Cc]lient|[Gg]uest|[Pp]atient|[Tt]enant|[Cc]laimant|[Ii]nsured|[Aa]pplicant|[Rr]esident|[Ss]tudent|[Bb]uyer|[Pp]assenger):?|[Tt]his is|[Ii]'m|I am|[Cc]ontact(?: name)?:?|[Ss]peaking with|[Ss]poke (?:to|with)|(?:[Aa]ccount|[Aa]cct|[Pp]olicy) ?holder:?|[Rr]ecipient:?|[Cc]all from|[Ff]rom:|[Aa]sk for|[Ii]t's(?= [A-Z][a-z'’\-]+ [A-Z])|[Bb]ehalf of|[Aa]ttn\.?:?|ATTN\.?:?|[Aa]ttention:|(?:FAO|[Ff]ao):?|[Cc]/o:?)[ :]{{1,2}})"
    rf"(?!(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\b)({_FULL}|{_WORD}(?=[ ]*(?:[,.;\n(]|$| from\b| on\b| at\b| called\b| wants\b| says\b| phone\b| here\b| tel\b)))"
)
# Words of places, makers and goods, of which none is part of a name between two marks.
_GOODS: Final = (
    r"(?:[A-Z][a-z]+ ){0,2}(?:York|Angeles|London|Bridge|Yorkshire|City|Park|Street|Road|Birthday|Friday|Monday|Sunday|Holiday|Shipping|Pay|Galaxy|"
    r"Samsung|Apple|Google|Amazon|Machine|Video|Prime|Stick|Fire|Free|Happy|Black|Bank|Credit|Debit|Gift|Terms|Conditions|Section|New|North|South|East|West|"
    r"United|Kingdom|States|Los|San|Las|Great|Britain|Customer|Home|Office|Smart|Watch|Phone|Mini|Pro|Max|Plus|Air|Book|Box|Tv|Fibre|Mobile|Team|"
    r"Department|Express|Mail|Post|Royal|First|Class|Next|Day|Merry|Christmas|Year|Easter|Store|Shop|Centre|Center|Limited|Ltd|Inc|Company|Group|Club)\b"
)
_START: Final = re.compile(
    rf"(?:^|\n)[\W]{{0,2}}(?!(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\b)(?!{_GOODS})({_FULL})(?=[,:;(\n\ufffc]| ?[-–—|/] ?| (?:called|rang|calling|wants|says|said|asked|asks|reports?|reported|from|phone|tel|phoned|would|is|needs|has|complain\w*|requests?|requested|can|[+(]?\d)|$)"
)
_ALONE: Final = re.compile(rf"(?:^|\n)(?![A-Z]{{2,}}\b)({_WORD})(?=[,:] ?\ufffc)")
_OTHERS: Final = re.compile(
    r"(?:agent|colleague|manager|supervisor|courier|driver|technician|engineer|advisor|representative|rep|not)[ :,]{1,2}(?:named |called |is )?$",
    re.IGNORECASE,
)

# A name and nothing else between two marks.
_ALONE_WHOLE: Final = re.compile(
    rf"(?:^|[\n\t(:;,.!?|\ufffc–—\-][ \t]*)(?!{_GOODS})({_FULL})(?=[ \t]*(?:[,.;!?)(|\n\t\ufffc<–—]|-|$| wants\b| says\b| here\b))"
)
FORMS: Final = Forms(
    titled=_TITLED,
    labelled=(_LABELLED,),
    placed=(_START, _ALONE),
    alone=(_ALONE_WHOLE,),
    others=_OTHERS,
)
