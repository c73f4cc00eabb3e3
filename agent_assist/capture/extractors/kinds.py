"""The extractors in the order in which they claim their places."""

from typing import Final

from agent_assist.capture.extractors import (
    account_no,
    address,
    amount,
    callback,
    email,
    name,
    national_id,
    order_no,
    other_no,
    phone,
    postcode,
    tax_no,
    tracking_no,
)
from agent_assist.capture.extractors.extractor import Extractor

EXTRACTORS: Final[tuple[Extractor, ...]] = (
    Extractor("email", email.find),
    Extractor("url", other_no.urls),
    Extractor("tax_no", tax_no.find),
    Extractor("national_id", national_id.find),
    Extractor("tracking_no", tracking_no.find),
    Extractor("other", other_no.find),
    Extractor("account_no", account_no.find),
    Extractor("order_no", order_no.find),
    Extractor("address", address.find),
    Extractor("phone", phone.find),
    Extractor("amount", amount.find),
    Extractor("callback", callback.find),
    Extractor("postcode", postcode.find, reads_claimed=True),
    Extractor("name", name.find),
)
