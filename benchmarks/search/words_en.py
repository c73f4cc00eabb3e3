"""English words of the trade: what is sold or served and what customers ask about it.

``{p}`` in an act stands for the product; after ``=`` stand the keywords, parted by commas.
The order within a line is popularity: what comes first is asked for most.
"""

PRODUCTS: dict[str, str] = {
    "electronics": (
        "smartphone, laptop, wireless earbuds, tablet, charger, smart watch, power bank, keyboard, monitor,"
        " router, printer, phone case, webcam, USB-C cable, game controller, projector, e-reader, dash cam,"
        " memory card, bluetooth speaker, external drive, docking station, security camera, drone,"
        " noise-cancelling headphones, soundbar, graphics card, smart plug"
    ),
    "home": (
        "sofa, mattress, dishwasher, washing machine, fridge, air conditioner, vacuum cleaner, coffee machine,"
        " desk lamp, office chair, wardrobe, dining table, microwave, kettle, air fryer, bookshelf, curtains,"
        " rug, bed frame, water filter, heater, toaster, garden chair, lawn mower, paint, door lock"
    ),
    "fashion": (
        "dress, running shoes, winter jacket, jeans, t-shirt, suit, sweater, backpack, suitcase, handbag,"
        " belt, boots, sandals, swimsuit, scarf, gloves, sunglasses, wedding ring, necklace, school uniform,"
        " rain coat, leather wallet, perfume, lipstick, face cream, shampoo"
    ),
    "banking": (
        "credit card, debit card, savings account, mortgage, personal loan, car loan, overdraft,"
        " direct debit, standing order, wire transfer, business account, gift card, mobile banking,"
        " student account, joint account, prepaid card, cheque deposit, foreign currency card, pension plan,"
        " card reader"
    ),
    "telecom": (
        "mobile plan, home broadband, SIM card, eSIM, roaming pack, family plan, landline, TV box, data add-on,"
        " business line, voicemail, prepaid plan, fibre line, number porting, wifi extender, streaming bundle,"
        " call forwarding, international calling, insurance plan, student plan"
    ),
    "travel": (
        "flight, hotel room, train ticket, car rental, airport transfer, cruise, package tour, bus ticket,"
        " travel insurance, seat upgrade, extra baggage, lounge pass, holiday apartment, group booking,"
        " theme park ticket, concert ticket, visa service, parking space, breakfast voucher, loyalty account"
    ),
    "software": (
        "subscription, cloud storage, user account, team workspace, API key, email hosting, domain name,"
        " mobile app, invoice module, video meeting, backup service, payment gateway, help centre, chat widget,"
        " single sign-on, report builder, data export, antivirus, game account, online course"
    ),
}

GOODS_ACTS: dict[str, tuple[str, ...]] = {
    "Refunds": (
        "Refund status for {p}=money back, refund progress",
        "Refund for {p} not received=missing refund, bank",
        "Partial refund for {p}=discount, compensation",
        "Refund delay on {p}=late refund, waiting",
        "{p} price match request=price drop, cheaper",
    ),
    "Returns": (
        "Return label for {p}=send back, prepaid label",
        "Exchange {p} for another colour=swap, replace",
        "{p} arrived damaged=broken, cracked, defective",
        "Wrong {p} sent=incorrect item, mistake",
        "{p} return window expired=too late, policy",
        "Return shipping cost for {p}=postage, who pays",
        "{p} missing parts=incomplete, screws, accessories",
    ),
    "Shipping": (
        "Where is my {p}=tracking, delivery status, lost parcel",
        "{p} delivery delayed=late, stuck, courier",
        "Change delivery address for {p}=wrong address, move",
        "{p} marked delivered but not received=stolen, neighbour",
        "Split shipment of {p}=two parcels, partial order",
        "Customs charges on {p}=duty, import tax",
        "Reschedule {p} delivery=new date, not at home",
    ),
    "Orders": (
        "Cancel {p} order=stop order, changed mind",
        "{p} back in stock notice=availability, restock",
        "Duplicate {p} order=ordered twice, double charge",
        "Promo code not working on {p}=coupon, voucher, discount",
        "Pre-order date for {p}=release, launch",
        "Invoice copy for {p}=receipt, VAT",
    ),
    "Warranty": (
        "{p} warranty claim=guarantee, cover",
        "Repair booking for {p}=service centre, technician",
        "Extended warranty on {p}=protection plan",
        "{p} not working=faulty, will not start, dead",
        "How to clean {p}=care, maintenance",
        "Assembly guide for {p}=manual, setup, instructions",
        "{p} spare parts request=replacement part",
    ),
    "Complaints": (
        "Complaint about {p} quality=poor, unhappy, review",
        "{p} not as described=misleading, photo, different",
        "Goodwill voucher for {p}=apology, compensation",
    ),
}

SERVICE_ACTS: dict[str, tuple[str, ...]] = {
    "Billing": (
        "Unexpected charge on {p}=unknown payment, extra fee",
        "Charged twice for {p}=double payment, duplicate",
        "Payment failed for {p}=declined, card error",
        "Late fee waiver for {p}=penalty, remove fee",
        "Invoice copy for {p}=receipt, VAT",
        "Update payment method for {p}=new card, expired card",
        "{p} price increase explained=more expensive, tariff",
    ),
    "Changes": (
        "Cancel {p}=terminate, stop, end contract",
        "Upgrade {p}=better plan, premium",
        "Downgrade {p}=cheaper plan, reduce",
        "Renew {p}=extend, expiry",
        "Transfer {p} to another person=change owner",
        "Change date of {p}=reschedule, move",
        "Name correction on {p}=misspelled, typo",
        "Pause {p} temporarily=freeze, hold",
    ),
    "Access": (
        "Cannot log in to {p}=password, locked out",
        "Verification code for {p} not arriving=SMS, two-factor",
        "{p} blocked for security=suspended, fraud",
        "Activate {p}=set up, start using",
        "{p} lost or stolen=missing, block",
        "Close {p} permanently=delete, data removal",
    ),
    "Problems": (
        "{p} not working=outage, error, down",
        "{p} confirmation email missing=no email, booking reference",
        "Slow response from {p}=speed, lag",
        "Refund policy for {p}=money back, cancellation terms",
        "Compensation for {p} disruption=claim, delay",
        "Required documents for {p}=proof, ID, papers",
        "{p} application status=progress, pending, review",
        "Escalate {p} case to supervisor=manager, complaint",
    ),
}

GOODS_CONDITIONS: str = (
    "without receipt, bought on sale, paid by gift card, sent abroad, opened box, business customer,"
    " during the holidays, marketplace seller, in-store pickup, paid in instalments, after 30 days,"
    " loyalty member, refurbished unit, gift order, second request, remote area, personalised item, bulk order"
)

SERVICE_CONDITIONS: str = (
    "business customer, student, after the deadline, free trial, family member calling, expired ID,"
    " non-resident, during maintenance, second request, in the mobile app, by phone, medical reasons,"
    " annual contract, bereavement, account in arrears, first-time user, promotional rate, legacy system"
)

GENERAL: dict[str, tuple[str, ...]] = {
    "Greetings": (
        "Welcome greeting=hello, hi",
        "Good morning greeting=opening",
        "Verify caller identity=security, ID check",
        "Callback opening=returning your call",
        "No response check=are you there, silence",
    ),
    "Hold": (
        "Please hold for a moment=wait, one moment",
        "Thank you for holding=back, wait over",
        "Queue is busy notice=high volume, waiting time",
        "Checking with another team=ask colleague",
    ),
    "Empathy": (
        "Sincere apology=sorry, regret",
        "I understand your frustration=empathy, upset",
        "Calm an angry customer=shouting, rude",
        "Abusive language warning=swearing, insults",
        "Public review threat reply=social media, press",
    ),
    "Transfers": (
        "Transfer to supervisor=manager, escalate",
        "Transfer to technical team=second line, IT",
        "Promise a callback=call back, later",
        "Ticket raised confirmation=case number",
    ),
    "Closing": (
        "Closing thanks=goodbye, thank you",
        "Satisfaction survey invitation=rate, feedback",
        "Anything else I can help with=further help",
        "Out of hours message=closed, opening times",
        "Privacy notice=data protection, GDPR",
        "Scam warning=phishing, fraud",
    ),
}

GENERAL_CONDITIONS: str = "phone, live chat, email, VIP customer, returning customer, bad line, peak hours, weekend, complaint, night shift"

OPENINGS: tuple[str, ...] = (
    "Thank you for contacting us about {t}.",
    "Hello {{{{customer_name}}}}, I have looked into {t} for you.",
    "I am sorry for the trouble with {t}.",
    "Thanks for your patience while I checked {t}.",
    "I can certainly help with {t}.",
    "We have received your message on {t}.",
    "Good question - here is how {t} works with us.",
)

MIDDLES: tuple[str, ...] = (
    "For a {p}, {k} is normally settled within {n} working days.",
    "Please send a clear photo of the {p} and your order number {{{{order_no}}}} to our {d} team.",
    "Our {d} team reviews {k} every {n} hours and will write to you before {h} o'clock.",
    "The amount of {a} goes back to the original payment method of the {p}.",
    "Open the app, choose My orders, then {p}, and follow the {k} steps.",
    "If nothing has changed by day {n}, reply to this message and the {d} desk reopens the {p} case.",
    "A fee of {a} applies to the {p} unless {k} was reported within {n} days.",
    "I have added {n} loyalty points and a note about {k} to your account.",
    "Keep the packaging of the {p} until the {d} colleague has closed the case.",
    "You need an ID and the confirmation mail of the {p}; {d} checks both in {n} minutes.",
    "Between {h} and 20:00 you can reach {d} directly and quote {k}.",
    "Because the {p} falls under our {n}-day promise, {k} costs you nothing.",
    "A technician for the {p} can come within {n} days, the visit takes {h} hours at most.",
    "We cannot speed up {k}, but {d} will text you once the {p} moves.",
)

CLOSINGS: tuple[str, ...] = (
    "Is there anything else I can do for you?",
    "You can reach us any day until {h} p.m.",
    "Please keep this message for your records.",
    "Kind regards, {{{{agent_name}}}}",
    "We will keep you posted by e-mail.",
    "Thank you for being with us.",
)

TEAMS: str = (
    "returns, billing, logistics, warranty, complaints, technical, verification, sales, partner, fraud, quality,"
    " booking"
)
