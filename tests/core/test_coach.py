"""The coach on labelled drafts, and what holds for every text."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.coach.finding import SEVERITIES
from reconnect_tui.core.coach.message import Message, Recipient
from reconnect_tui.core.coach.review import IN_EVERY_LANGUAGE, RULES, reviewed
from reconnect_tui.core.coach.thresholds import STANDARD
from reconnect_tui.core.dates import gap_in_words
from tests.core.coaching import drafts_in, examples, review_of, rules_in

TODAY = date(2026, 11, 23)
LABELLED = [
    draft
    for name in (
        "corpus",
        "own_drafts",
        "more_drafts",
        "unseen_drafts",
        "fresh_drafts",
        "sixty_drafts",
    )
    for draft in drafts_in(f"{name}.json")
]
"""The corpus, and drafts written before the rules or by somebody who had not seen them."""
JAMIE = Recipient(
    first_name="Jamie",
    names=("Jamie", "Rivera", "Jamie Rivera"),
    organization="Cedar Labs",
    past_organizations=("Orbit Foods",),
    anchors=("packing line",),
    gap_days=733,
    last_contact=date(2024, 11, 20),
    closeness=3,
    sender="Robin",
)
GOOD = (
    "Hi Jamie,\n\nIt has been two years since the packing line, and your torque table saved me "
    "again this morning. How is the new plant treating you, and did the canteen ever improve?\n\n"
    "Warmly,\nRobin"
)


@pytest.mark.parametrize("draft", LABELLED, ids=lambda draft: draft["id"])
def test_a_labelled_draft_has_exactly_the_findings_it_should(draft: dict[str, Any]) -> None:
    assert rules_in(review_of(draft)) == sorted(draft["expected"])


@pytest.mark.parametrize("draft", examples(), ids=lambda draft: draft["rule"])
def test_a_rule_fires_where_it_should_and_nowhere_else(draft: dict[str, Any]) -> None:
    assert (draft["rule"] in rules_in(review_of(draft))) is draft["fires"]


@pytest.mark.parametrize(
    "draft", examples("paraphrases.json"), ids=lambda draft: f"{draft['rule']}-{draft['fires']}"
)
def test_a_rule_knows_a_thing_in_other_words_too(draft: dict[str, Any]) -> None:
    assert (draft["rule"] in rules_in(review_of(draft))) is draft["fires"]


def seen(body: str, **changes: Any) -> list[str]:
    message = Message(body, "The packing line", "own_gap")
    to = replace(JAMIE, **changes.pop("to", {}))
    return rules_in(reviewed(replace(message, **changes), to, TODAY))


def test_a_good_draft_lights_all_five_parts() -> None:
    review = reviewed(Message(GOOD, "Your torque table", "own_gap"), JAMIE, TODAY)
    assert review.findings == ()
    assert [part.name for part in review.meter] == [
        "Remember",
        "Catch up",
        "Match",
        "Offer",
        "Easy yes",
    ]
    assert all(part.lit for part in review.meter)


def test_the_meter_tells_what_would_light_a_part() -> None:
    review = reviewed(Message("Hi Jamie, I need a referral for a job.", ""), JAMIE, TODAY)
    dark = {part.name for part in review.meter if not part.lit}
    assert {"Remember", "Catch up", "Offer", "Easy yes"} <= dark
    assert all(part.hint for part in review.meter)


@pytest.mark.parametrize(
    ("wins", "hidden", "body"),
    [
        ("C01", "C02", "Dear [name], how are you?"),
        ("C13", "C12", "Let's have a coffee soon."),
    ],
)
def test_one_finding_leaves_another_out(wins: str, hidden: str, body: str) -> None:
    rules = seen(body)
    assert wins in rules
    assert hidden not in rules


def test_nothing_is_said_of_an_empty_draft_or_of_two_words() -> None:
    assert seen("") == []
    assert seen("Hi Jamie") == []
    assert seen("Hi {name}") == ["C01"]


def test_other_languages_have_only_the_rules_that_know_no_words() -> None:
    body = "Liebe Monica,\n\nlange nicht gesehen. [Ort]\n\n" + "Wie geht es dir? " * 6
    rules = seen(body, to={"language": "de"})
    assert set(rules) <= IN_EVERY_LANGUAGE
    assert "C01" in rules
    assert "C24" in rules


def test_a_threshold_is_a_setting() -> None:
    message = Message("Hi Jamie, how is the packing line, and how are you these days?", "Hello")
    strict = replace(STANDARD, gap=9_999, thin={})
    assert "C05" in rules_in(reviewed(message, JAMIE, TODAY))
    assert rules_in(reviewed(message, JAMIE, TODAY, strict)) == []


@pytest.mark.parametrize("days", range(60, 9_001, 7))
def test_the_words_of_the_products_own_gap_are_never_called_wrong(days: int) -> None:
    to = {"gap_days": days, "last_contact": TODAY - timedelta(days=days)}
    body = f"Hi Jamie,\n\nIt has been {gap_in_words(days)} since we last spoke."
    assert "C06" not in seen(body, to=to)


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("It has been well over a year and a half since we last spoke.", False),
        ("It has been nearly two years since we last spoke.", False),
        ("It has been two years and a bit since we last spoke.", False),
        ("It has been a couple of years since we last spoke.", False),
        ("It has been twenty-odd years since we last spoke.", False),
        ("It has been a decade since we last spoke.", True),
        ("It has been ten years since we last spoke.", True),
        ("It has been three months since we last spoke.", True),
        ("We last spoke in 2019.", True),
        ("We last spoke in 2024.", False),
        ("Ten years ago we built the packing line.", False),
    ],
)
def test_a_length_of_the_silence_is_compared_with_the_record(words: str, is_wrong: bool) -> None:
    assert ("C06" in seen(f"Hi Jamie,\n\n{words}")) is is_wrong


@pytest.mark.parametrize(
    ("greeting", "is_wrong"),
    [
        ("Hi Jamie,", False),
        ("Dear Ms Rivera,", False),
        ("Hello jamie,", False),
        ("Hi there,", False),
        ("Good morning Jamie,", False),
        ("Hi all,", False),
        ("Hi Jaime,", True),
        ("Dear Monica,", True),
        ("Hey James!", True),
    ],
)
def test_the_name_in_the_greeting_is_theirs(greeting: str, is_wrong: bool) -> None:
    assert ("C02" in seen(f"{greeting}\n\nhow is the packing line these days?")) is is_wrong


def test_names_with_accents_and_without_spaces_are_known() -> None:
    zoe = {"first_name": "Zoë", "names": ("Zoë", "Kravitz")}
    assert "C02" not in seen("Hi Zoe,\n\nhow is the packing line?", to=zoe)
    aiko = {"first_name": "愛子", "names": ("田中 愛子", "愛子", "田中")}
    assert "C02" not in seen("Hi 田中さん,\n\nhow is the packing line?", to=aiko)


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("Could we meet on Tuesday 1 December?", False),
        ("Could we meet on Wednesday 1 December?", True),
        ("Could we meet on December 3rd?", False),
        ("Could we meet on 31 November?", True),
        ("Could we meet on 3 March 2026?", True),
        ("We met on Saturday 3 October 2026.", False),
        ("The plan is for 30.02.2027.", True),
    ],
)
def test_dates_exist_and_match_their_weekday(words: str, is_wrong: bool) -> None:
    assert ("C36" in seen(f"Hi Jamie,\n\n{words}")) is is_wrong


def test_a_promise_is_seen_and_a_question_is_none() -> None:
    body = "Hi Jamie,\n\nI will send you the drawings. Let me find the link. Will I send it?"
    promises = reviewed(Message(body), JAMIE, TODAY).promises
    assert [promise.text for promise in promises] == ["send you the drawings", "find the link"]
    assert [body[p.start : p.end] for p in promises] == [p.text for p in promises]


def test_a_link_is_one_word_and_never_a_finding_by_itself() -> None:
    body = GOOD.replace("this morning", "(https://example.org/[a]/{b}/TODO) this morning")
    assert "C30" not in seen(body)


def test_every_rule_of_the_playbook_is_there() -> None:
    assert [number for number, _ in RULES] == [f"C{number:02}" for number in range(1, 40)]


texts = st.one_of(
    st.text(max_size=400),
    st.lists(
        st.sampled_from(
            [
                "Hi Jamie,",
                "\n",
                "It has been ten years.",
                "Could you review my CV?",
                "[here]",
                "ﬁne ß İ ŉ",
                "let's meet soon!",
                "on 31 June",
                "é́",
                "https://a.b/c",
                "👩‍👩‍👧 sorry sorry",
                "Congratulations on joining Silver Dairy",
            ]
        ),
        max_size=30,
    ).map(" ".join),
)


@given(texts, st.text(max_size=60), st.sampled_from(["email", "sms", "linkedin_note", "comment"]))
def test_every_finding_lies_in_the_text_and_says_what_it_shows(
    body: str, subject: str, channel: str
) -> None:
    message = Message(body, subject, "shared_memory", channel)
    to = replace(JAMIE, private=("the secret budget for the board",))
    review = reviewed(message, to, TODAY)
    for finding in review.findings:
        text = subject if finding.field == "subject" else body
        assert 0 <= finding.start <= finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.excerpt
        assert finding.message.endswith((".", "?", "”")) or "“" in finding.message
    order = [SEVERITIES.index(finding.severity) for finding in review.findings]
    assert order == sorted(order)
    for promise in review.promises:
        assert 0 <= promise.start <= promise.end <= len(body)
    assert (
        reviewed(message, replace(JAMIE, private=("the secret budget for the board",)), TODAY)
        == review
    )


@pytest.mark.parametrize(
    "draft",
    # A curly quote makes a text message longer.
    [draft for draft in LABELLED if draft["message"]["channel"] != "sms"],
    ids=lambda draft: draft["id"],
)
def test_curly_quotes_change_nothing(draft: dict[str, Any]) -> None:
    curly = draft | {"body": draft["body"].replace("'", "’")}
    assert rules_in(review_of(curly)) == rules_in(review_of(draft))
