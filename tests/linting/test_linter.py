import pytest

from agent_assist.linting.finding import LintContext, Scope, Severity
from agent_assist.linting.house import House
from agent_assist.sensitive import Sensitive
from tests.linting.making import END, found, linter, linter_of, only, page, rule


def test_case_width_script_and_invisible_marks_do_not_matter() -> None:
    some = linter('phrases = ["不清楚ok"]')
    assert found(some, "不\u200b清楚ＯＫ") == ["不\u200b清楚ＯＫ"]


def test_traditional_text_is_found_by_a_simplified_phrase() -> None:
    some = linter('phrases = ["会员过期"]')
    assert found(some, "您的會員過期了") == ["會員過期"]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("😀👨‍👩‍👧 ", "我不知道"),
        ("e\u0301\u0302 ", "我不知道"),
        ("行一\r\n", "我不知道"),
        ("ﬁ½", "我不知道"),
    ],
)
def test_places_point_into_the_text_as_it_was_written(before: str, text: str) -> None:
    some = linter('phrases = ["我不知道"]')
    finding = only(some, before + text + "了")
    assert (finding.start, finding.end) == (len(before), len(before) + len(text))


def test_a_letter_with_a_mark_behind_it_is_taken_whole() -> None:
    some = linter('phrases = ["мой"]', "negative.ru.toml")
    assert found(some, "это мои\u0306.") == ["мои\u0306"]


def test_latin_and_russian_phrases_end_at_word_edges_and_chinese_ones_do_not() -> None:
    english = linter('phrases = ["cover"]', "jargon.en.toml")
    assert found(english, "discovery, covers, cover!") == ["cover"]
    assert found(linter('phrases = ["延迟"]', "jargon.zh.toml"), "网络延迟高") == ["延迟"]


def test_a_contraction_is_another_word() -> None:
    some = linter('phrases = ["we can"]', "negative.en.toml")
    assert found(some, "we can't, we can") == ["we can"]


def test_a_fraction_is_no_ending_of_a_word() -> None:
    some = linter('phrases = ["гарантир*"]', "overpromise.ru.toml")
    assert found(some, "гарантируем¼, гарантируем") == ["гарантируем", "гарантируем"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("The game Please Stop Asking Now is here.", False),
        ("Please Stop Asking, I said.", True),
        ("OK, please stop asking.", True),
        ("just PLEASE STOP ASKING", True),
    ],
)
def test_a_name_with_capitals_is_not_what_the_agent_says(text: str, *, is_found: bool) -> None:
    some = linter('phrases = ["please stop asking"]', "irritation.en.toml")
    assert bool(found(some, text)) is is_found


def test_word_edges_can_be_switched_off() -> None:
    some = linter('phrases = ["cover"]\nwords = false', "jargon.en.toml")
    assert found(some, "discovery") == ["cover"]


def test_the_beginning_of_the_next_sentence_may_cancel_a_hit() -> None:
    some = linter('phrases = ["退不了"]\nunless_next = { any = ["可以"], within = 2 }')
    assert found(some, "现金退不了。您可以换券") == []
    assert found(some, "现金退不了！\n可以换券") == []
    assert found(some, "现金退不了，可以换券") == ["退不了"]
    assert found(some, "现金退不了。别的都可以") == ["退不了"]
    assert found(some, "现金退不了") == ["退不了"]


def test_a_question_with_a_word_and_its_denial_does_not_deny() -> None:
    some = linter('phrases = ["赌一把"]\nunless_before = { any = ["不要", "能"], within = 4 }')
    assert found(some, "要不要赌一把") == ["赌一把"]
    assert found(some, "请不要赌一把") == []


def test_an_exception_cancels_a_hit_that_lies_inside_it() -> None:
    some = linter('phrases = ["不清楚"]\nexcept = ["不清楚的地方"]')
    assert found(some, "不清楚的地方请问我，不清楚") == ["不清楚"]


def test_an_exception_cancels_a_longer_hit_around_it_too() -> None:
    some = linter('phrases = ["我{也|}不清楚", "不清楚"]\nexcept = ["不清楚的地方"]')
    assert found(some, "我不清楚的地方") == []


def test_a_window_cancels_within_its_clause_only() -> None:
    some = linter('phrases = ["不知道"]\nunless_before = { any = ["您", "你"], within = 4 }')
    assert found(some, "如果您不知道") == []
    assert found(some, "你好，不知道") == ["不知道"]


def test_a_window_may_reach_over_commas() -> None:
    some = linter(
        'phrases = ["不知道"]\nunless_before = { any = ["你"], within = 6, reach = "sentence" }'
    )
    assert found(some, "你好，不知道") == []
    assert found(some, "你好。不知道") == ["不知道"]


def test_a_window_may_ask_for_a_word() -> None:
    some = linter(
        'phrases = ["100%"]\nonly_after = { any = ["成功"], within = 4 }', "overpromise.zh.toml"
    )
    assert found(some, "100%能成功，100%纯棉") == ["100%"]


def test_words_of_windows_keep_their_edges() -> None:
    some = linter(
        'phrases = ["no idea"]\nunless_before = { any = ["if"], within = 10 }', "negative.en.toml"
    )
    assert found(some, "the gif has no idea") == ["no idea"]
    assert found(some, "if you have no idea") == []


@pytest.mark.parametrize(
    "text", ["您说“不知道”吗", "您说「不知道」", '客户写"不知道"', "> 不知道", "«不知道»"]
)
def test_quoted_words_are_let_pass(text: str) -> None:
    assert found(linter('phrases = ["不知道"]'), text) == []


def test_a_rule_may_look_into_quotes() -> None:
    assert found(linter('phrases = ["不知道"]\nquoted = "flag"'), "您说“不知道”") == ["不知道"]


def test_banned_topics_are_found_in_quotes_always() -> None:
    assert found(linter('phrases = ["赌博"]', "banned_topic.zh.toml"), "“赌博”") == ["赌博"]


def test_an_apostrophe_opens_no_quotation() -> None:
    some = linter('phrases = ["no idea"]', "negative.en.toml")
    assert found(some, "it’s that I’ve no idea, that’s all") == ["no idea"]


def test_english_rules_do_not_judge_chinese_clauses() -> None:
    some = linter('phrases = ["no"]', "negative.en.toml")
    assert found(some, "型号是No系列的那个产品, no") == ["no"]


def test_latin_phrases_of_a_chinese_page_hold_in_chinese_texts() -> None:
    some = linter('phrases = ["timeout"]', "jargon.zh.toml")
    assert found(some, "系统timeout了") == ["timeout"]
    assert found(some, "there was a timeout here") == []


def test_nothing_is_found_in_internal_notes_unless_a_rule_says_so() -> None:
    assert found(linter('phrases = ["不知道"]'), "不知道", channel="internal") == []
    some = linter('phrases = ["不知道"]\nchannels = ["internal"]')
    assert found(some, "不知道", channel="internal") == ["不知道"]


def test_only_the_named_roles_are_judged() -> None:
    some = linter('phrases = ["不知道"]')
    assert found(some, "不知道", role="customer") == []


def test_a_rule_holds_in_its_scenarios_only() -> None:
    some = linter('phrases = ["不知道"]\nscenarios = ["refund"]')
    assert found(some, "不知道") == []
    assert found(some, "不知道", scenario="refund") == ["不知道"]


def test_positive_wording_is_judged_only_where_the_scenario_is_known() -> None:
    some = linter('phrases = ["不能退"]', "positive_wording.zh.toml")
    assert found(some, "不能退") == []
    assert found(some, "不能退", scenario="refund") == ["不能退"]


def test_a_register_rule_holds_where_the_house_speaks_so() -> None:
    body = 'phrases = ["亲亲"]\nregister = "formal"'
    formal = linter(body, "register.zh.toml", House(register="formal"))
    casual = linter(body, "register.zh.toml", House(register="casual"))
    assert found(formal, "好的亲亲") == ["亲亲"]
    assert found(casual, "好的亲亲") == []


def test_warranty_terms_of_the_house_are_let_pass() -> None:
    body = 'phrases = ["终身"]'
    some = linter(body, "overpromise.zh.toml", House(warranty_terms=("终身保修",)))
    assert found(some, "终身保修，终身免费") == ["终身"]


def test_the_house_may_switch_off_and_regrade_rules() -> None:
    body = 'phrases = ["不知道"]'
    off = linter(body, house=House(disabled=frozenset({"negative.one"})))
    mild = linter(body, house=House(severities={"negative.one": Severity.HINT}))
    assert found(off, "不知道") == []
    assert only(mild, "不知道").severity is Severity.HINT


def test_a_regex_is_tried_around_its_anchor_and_may_name_the_part_to_mark() -> None:
    body = """regex = ['(?P<hit>\\d{1,3} ?%) (off|cheaper)']\nanchors = ["off", "cheaper"]"""
    some = linter(body, "overpromise.en.toml")
    assert found(some, "It is 20 % off today. 30% of it.") == ["20 %"]


def test_a_regex_may_be_anchored_at_any_digit() -> None:
    some = linter("""regex = ['\\d{3}块']\nanchors = ["<digit>"]""")
    assert found(some, "赔您500块") == ["500块"]


def test_placeholders_are_no_words() -> None:
    some = linter('phrases = ["account"]', "jargon.en.toml")
    assert found(some, "your {{account}} is open") == []


def test_findings_of_one_category_that_overlap_are_one() -> None:
    text = rule('phrases = ["不知道"]', "negative.one") + rule(
        'phrases = ["我不知道"]', "negative.two"
    )
    finding = only(linter_of(page(text)), "我不知道")
    assert (finding.rule, finding.also) == ("negative.two", ("negative.one",))


def test_findings_come_in_reading_order_and_worse_ones_first() -> None:
    hint = END.replace("error", "hint")
    pages = [
        page(f'[[rule]]\nid = "filler.a"\n{hint}phrases = ["嗯不知道"]', "filler.zh.toml"),
        page(rule('phrases = ["嗯"]', "negative.b")),
        page(rule('phrases = ["滚"]', "contempt.c"), "contempt.zh.toml"),
    ]
    findings = linter_of(*pages).check("嗯不知道滚")
    assert [f.rule for f in findings] == ["negative.b", "filler.a", "contempt.c"]


@pytest.mark.parametrize(
    "text", ["不-知-道", "不*知*道", "不 知 道", "卟知道", "不🙂知🙂道", "不矢口道", "不，知，道"]
)
def test_disguised_chinese_is_found(text: str) -> None:
    findings = linter('phrases = ["不知道"]').check(f"我{text}啊")
    assert [(f.text, f.rule) for f in findings] == [(text, "negative.one")]


@pytest.mark.parametrize(
    "text", ["d0n't kn0w", "d o n ' t  k n o w", "dоn't knоw", "dooon't know", "dön't know"]
)
def test_disguised_english_is_found(text: str) -> None:
    assert found(linter('phrases = ["don\'t know"]', "negative.en.toml"), f"I {text} that") == [
        text
    ]


@pytest.mark.parametrize("text", ["н.е з.н.а.ю", "нe знaю", "не знаааю"])
def test_disguised_russian_is_found(text: str) -> None:
    assert found(linter('phrases = ["не знаю"]', "negative.ru.toml"), f"Я {text} этого") == [text]


@pytest.mark.parametrize(
    ("phrase", "text", "name"),
    [
        ("ass", "142,455 items as Saturday", "contempt.en.toml"),
        ("不知道", "可以不？知道了", "negative.zh.toml"),
        ("hot wat", "hot water", "contempt.en.toml"),
    ],
)
def test_innocent_signs_make_no_word(phrase: str, text: str, name: str) -> None:
    assert found(linter(f'phrases = ["{phrase}"]', name), text) == []


def test_a_regex_sees_through_a_disguise_too() -> None:
    some = linter("regex = ['谁也(?:没|不)[^,]{0,2}办']\nanchors = [\"谁也\"]")
    assert found(some, "谁-也-没-法-办，您看") == ["谁-也-没-法-办"]
    assert found(some, "谁也没说过-这事好办") == []


def test_titles_in_brackets_are_quotations() -> None:
    assert found(linter('phrases = ["没门"]'), "演出叫《没门》，七点开始") == []


def test_disguises_are_let_pass_where_the_rule_says_so() -> None:
    assert found(linter('phrases = ["不知道"]\nskeleton = false'), "不-知-道") == []


def test_the_same_sound_is_a_hint_where_the_rule_asks_for_it() -> None:
    finding = only(linter('phrases = ["我不知道"]\nhomophones = true'), "窝布只到啊")
    assert (finding.text, finding.severity) == ("窝布只到", Severity.HINT)


def test_a_fix_that_is_itself_found_is_not_offered() -> None:
    body = 'phrases = ["不知道", "不晓得"]\nfixes = [{ text = "不晓得" }, { text = "我查一下" }]'
    text = rule(body).replace('no_fix = "none"\n', "")
    finding = only(linter_of(page(text)), "不知道")
    assert [fix.text for fix in finding.fixes] == ["我查一下"]


def test_a_fix_that_makes_a_finding_with_its_surroundings_is_not_offered() -> None:
    body = 'phrases = ["不知道", "您去问"]\nfixes = [{ text = "去问" }, { text = "我查" }]'
    text = rule(body).replace('no_fix = "none"\n', "")
    some = linter_of(page(text))
    finding = only(some, "您不知道")
    assert [fix.text for fix in finding.fixes] == ["去问", "我查"]
    assert [fix.text for fix in some.offered("您不知道", finding)] == ["我查"]


def test_a_known_value_fills_the_gap_of_a_fix_and_an_unknown_one_is_told() -> None:
    body = 'phrases = ["不知道"]\nfixes = [{ text = "我是{{agent_no}}号，{{date}}前答复" }]'
    some = linter_of(page(rule(body).replace('no_fix = "none"\n', "")))
    context = LintContext(values={"agent_no": Sensitive("1024")})
    finding = only(some, "不知道。")
    applied = some.apply("不知道。", finding.fixes[0], context)
    assert applied.text == "我是1024号，{{date}}前答复。"
    assert [applied.text[start:end] for start, end in applied.gaps] == ["{{date}}"]


@pytest.mark.parametrize(
    ("scope", "text", "after"),
    [
        ('text = "let me look"', "Well, no idea. Bye", "Well, let me look. Bye"),
        ('text = "let me look"', "No idea. Bye", "Let me look. Bye"),
        (
            'text = "I will look", scope = "sentence"',
            "Hi. Well, no idea! Bye",
            "Hi. I will look! Bye",
        ),
        ('scope = "delete"', "Well, no idea, bye", "Well, bye"),
        ('scope = "mask"', "Well, no idea", "Well, n* ****"),
    ],
)
def test_a_fix_changes_what_its_scope_says(scope: str, text: str, after: str) -> None:
    body = f'phrases = ["no idea"]\nfixes = [{{ {scope} }}]'
    made = rule(body).replace('no_fix = "none"\n', "")
    some = linter_of(page(made, "negative.en.toml"))
    assert some.apply(text, only(some, text).fixes[0]).text == after


def test_scopes_are_those_of_the_contract() -> None:
    assert [scope.value for scope in Scope] == ["span", "sentence", "delete", "mask"]


def test_an_empty_rule_set_finds_nothing() -> None:
    assert linter_of().check("随便 anything") == ()
