"""Which moves fit, in which order, and why the others do not (playbook 5.4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reconnect_tui.core.contact import Contact, ContactId, FollowUp, PeopleNote, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.core.writing.drafting import compose, fitting_moves
from reconnect_tui.core.writing.moves import MOVES

TODAY = date(2026, 11, 23)
ADA = Contact(
    "Ada Ferrier",
    id=ContactId(3),
    given_name="Ada",
    closeness=3,
    how_met="at the dairy fair in Ghent",
    shared_memories=("the night we rewired the tide gauge",),
)


def ago(days: int) -> PartialDate:
    return PartialDate.on(TODAY - timedelta(days=days))


def spoke(days: int, kind: str = "other", direction: str = "both", move: str = "") -> Interaction:
    return Interaction(
        uid=f"{kind}-{days}-{direction}",
        date=ago(days),
        kind=kind,
        direction=direction,  # type: ignore[arg-type]
        move=move,
    )


def quiet(contact: Contact, days: int, *more: Interaction) -> Contact:
    return replace(contact, timeline=Timeline.of((spoke(days), *more)))


def order(contact: Contact) -> list[str]:
    return [fit.move.name for fit in fitting_moves(contact, TODAY) if fit.fits]


def because(contact: Contact, name: str) -> str:
    return next(fit.because for fit in fitting_moves(contact, TODAY) if fit.move.name == name)


def test_everything_at_once_stands_in_the_order_of_the_playbook() -> None:
    contact = replace(
        ADA,
        timeline=Timeline.of(
            (
                spoke(900),
                spoke(2, "call"),
                Interaction(uid="in", date=ago(1), kind="message", direction="in"),
            )
        ),
        reasons=(
            Reason("mutual_sighting", ago(9), "Otis on the night train"),
            Reason("article_saved", ago(5), "a piece on night trains"),
            Reason("promotion", ago(20), "director"),
        ),
    )
    assert order(contact)[:5] == [
        "reply",
        "thank_you",
        "congratulate",
        "share_article",
        "no_ask_hello",
    ]


@pytest.mark.parametrize(
    ("contact", "first"),
    [
        (quiet(ADA, 400), "shared_memory"),
        (quiet(replace(ADA, shared_memories=()), 400), "own_gap"),
        (quiet(replace(ADA, shared_memories=()), 1200), "reintroduce"),
        (quiet(ADA, 1200), "shared_memory"),
        (quiet(replace(ADA, closeness=1), 400), "reintroduce"),
        (quiet(replace(ADA, shared_memories=(), how_met=""), 1200), "own_gap"),
        (quiet(replace(ADA, shared_memories=()), 100), "no_ask_hello"),
        (quiet(ADA, 100), "shared_memory"),
        (replace(ADA, timeline=Timeline()), "shared_memory"),
        (replace(ADA, timeline=Timeline(), shared_memories=()), "reintroduce"),
        (Contact("Ada"), "no_ask_hello"),
        (quiet(replace(ADA, reasons=(Reason("layoff", ago(30)),)), 400), "support"),
    ],
)
def test_without_news_silence_and_closeness_decide(contact: Contact, first: str) -> None:
    assert order(contact)[0] == first


def test_every_move_is_listed_once_and_the_fitting_ones_come_first() -> None:
    fits = fitting_moves(quiet(ADA, 400), TODAY)
    assert sorted(fit.move.name for fit in fits) == sorted(move.name for move in MOVES)
    flags = [fit.fits for fit in fits]
    assert flags == sorted(flags, reverse=True)
    assert all(fit.because and not fit.because.endswith(".") for fit in fits)


@pytest.mark.parametrize(
    ("contact", "move", "words"),
    [
        (quiet(ADA, 800), "shared_memory", "Quiet for over two years and you share a memory"),
        (quiet(ADA, 800), "share_article", "No saved article for Ada"),
        (quiet(ADA, 800), "congratulate", "No happy news of Ada is recorded"),
        (
            quiet(ADA, 100),
            "own_gap",
            "You last spoke about three months ago: there is no gap to speak of",
        ),
        (
            ADA,
            "own_gap",
            "No contact is logged, so the length of the silence is not known",
        ),
        (
            replace(ADA, memories_used=ADA.shared_memories),
            "shared_memory",
            "Every shared memory has been used in a message",
        ),
        (quiet(ADA, 800), "reply", "Nothing from Ada is waiting for an answer"),
        (quiet(ADA, 800), "nudge", "No message to Ada is waiting for an answer"),
        (quiet(ADA, 800), "thank_you", "No talk with Ada is logged"),
    ],
)
def test_the_reason_is_told_in_words(contact: Contact, move: str, words: str) -> None:
    assert because(contact, move) == words


def test_hard_news_rules_out_congratulation_and_talk_of_the_silence() -> None:
    contact = replace(
        quiet(ADA, 800),
        reasons=(Reason("promotion", ago(60), "director"), Reason("layoff", ago(30))),
    )
    assert not {"congratulate", "own_gap"} & set(order(contact))
    assert "hard news" in because(contact, "congratulate")
    assert "hard news" in because(contact, "own_gap")


def test_happy_news_after_the_hard_news_may_be_congratulated_on() -> None:
    contact = replace(
        quiet(ADA, 800),
        reasons=(Reason("layoff", ago(100)), Reason("new_job", ago(10), "Cedar Labs")),
    )
    assert order(contact)[0] == "congratulate"


def test_hard_news_of_long_ago_rules_nothing_out() -> None:
    contact = replace(quiet(ADA, 800), reasons=(Reason("layoff", ago(181)),))
    assert order(contact)[0] == "shared_memory"


@pytest.mark.parametrize(
    ("kind", "days", "place"),
    [("promotion", 84, 0), ("promotion", 85, -1), ("award", 56, 0), ("award", 57, -1)],
)
def test_late_congratulations_come_after_everything_that_fits_better(
    kind: str, days: int, place: int
) -> None:
    contact = replace(quiet(ADA, 800), reasons=(Reason(kind, ago(days)),))
    assert order(contact)[place] == "congratulate"


def test_news_ahead_and_news_congratulated_on_are_no_news() -> None:
    ahead = replace(quiet(ADA, 800), reasons=(Reason("wedding", ago(-20)),))
    done = replace(
        quiet(ADA, 800, spoke(5, "email", "out", "congratulate")),
        reasons=(Reason("wedding", ago(20)),),
    )
    assert "congratulate" not in order(ahead)
    assert "congratulate" not in order(done)


def test_an_article_is_sent_once() -> None:
    contact = replace(ADA, reasons=(Reason("article_saved", ago(20), "night trains"),))
    assert order(quiet(contact, 800))[0] == "share_article"
    sent = quiet(contact, 800, spoke(5, "email", "out", "share_article"))
    assert "share_article" not in order(sent)


@pytest.mark.parametrize(
    ("days", "fits", "words"),
    [
        (3, False, "leave them some time"),
        (10, True, "had no answer"),
        (180, True, "had no answer"),
        (181, False, "better begin anew"),
    ],
)
def test_a_nudge_leaves_time_and_does_not_dig_up_old_messages(
    days: int, fits: bool, words: str
) -> None:
    contact = quiet(ADA, 800, spoke(days, "email", "out"))
    assert ("nudge" in order(contact)) is fits
    assert words in because(contact, "nudge")


def test_there_is_no_second_nudge() -> None:
    contact = quiet(ADA, 800, spoke(40, "email", "out"), spoke(20, "email", "out"))
    assert "let it rest" in because(contact, "nudge")


def test_a_nudge_whose_day_has_come_goes_before_news() -> None:
    contact = replace(
        quiet(ADA, 800, spoke(10, "email", "out")),
        state="waiting",
        followups=(FollowUp("nudge", ago(0)),),
        reasons=(Reason("promotion", ago(20)),),
    )
    assert order(contact)[:2] == ["nudge", "congratulate"]


@pytest.mark.parametrize(("days", "fits"), [(0, True), (3, True), (4, False)])
def test_thanks_belong_within_three_days(days: int, fits: bool) -> None:
    contact = quiet(ADA, 800, spoke(days, "meeting"))
    assert ("thank_you" in order(contact)) is fits


def test_thanks_that_are_due_may_come_later_but_not_twice() -> None:
    due = replace(quiet(ADA, 800, spoke(9, "call")), followups=(FollowUp("thank_you", ago(8)),))
    assert order(due)[0] == "thank_you"
    thanked = quiet(ADA, 800, spoke(2, "call"), spoke(1, "email", "out", "thank_you"))
    assert because(thanked, "thank_you") == "You have thanked Ada for your last talk"


def test_an_old_message_of_theirs_is_told_but_does_not_press() -> None:
    contact = replace(
        ADA,
        timeline=Timeline.of((Interaction(uid="in", date=ago(500), kind="email", direction="in"),)),
    )
    assert order(contact)[0] == "shared_memory"
    assert order(contact)[-1] == "reply"
    settled = replace(contact, settled_on=ago(400))
    assert "reply" not in order(settled)


def test_a_visit_to_their_city_is_a_moment_to_propose_a_coffee_there_on_the_day() -> None:
    visit = Reason("visiting_city", PartialDate.on(TODAY + timedelta(days=4)))
    contact = replace(quiet(ADA, 400), reasons=(visit,), city="Turin", closeness=3)
    assert order(contact)[0] == "invite"
    invite = next(fit for fit in fitting_moves(contact, TODAY) if fit.move.name == "invite")
    assert invite.because == "You are in their city in four days: a good moment to meet"
    body = compose(contact, Owner("Sam"), invite.move, TODAY).draft.body
    assert "a coffee in Turin on Friday 27 November" in body
    assert "a short call on Saturday 28 November" in body
    assert order(replace(contact, closeness=2))[0] != "invite"
    gone_by = replace(visit, date=ago(1))
    assert order(replace(contact, reasons=(gone_by,)))[0] != "invite"


def test_an_event_that_both_go_to_is_one_to_have_the_card_ready_for() -> None:
    event = Reason("event_both_attend", PartialDate.on(TODAY + timedelta(days=4)), "the dairy fair")
    contact = replace(quiet(ADA, 400), reasons=(event,))
    card = next(fit for fit in fitting_moves(contact, TODAY) if fit.move.name == "call_opener")
    assert (card.fits, card.because) == (True, "You may meet: the dairy fair")
    assert "call_opener" in order(contact)[:2]


def commented(days: int, contact: Contact = ADA) -> Contact:
    """Somebody whose post the user commented on, the message to follow being due."""
    comment = replace(spoke(days, "comment", "out", "comment"), channel="comment")
    step = FollowUp("private_message", PartialDate.on(TODAY))
    post = Reason("post", ago(days + 1), "about seals")
    return replace(
        quiet(contact, 800, comment), reasons=(post,), followups=(step,), state="waiting"
    )


def test_after_a_public_comment_the_message_takes_it_up() -> None:
    contact = commented(5)
    assert order(contact)[0] == "recent_activity"
    assert because(contact, "recent_activity") == (
        "You commented on it; a message of your own follows"
    )
    move = next(move for move in MOVES if move.name == "recent_activity")
    for tone in ("warm", "neutral", "formal"):
        body = compose(contact, Owner("Sam"), move, TODAY, tone=tone).draft.body
        assert "few words" in body or "comment" in body
    answered = replace(
        contact,
        timeline=contact.timeline.with_entry(spoke(1, "message", "in")),
    )
    assert "few words" not in compose(answered, Owner("Sam"), move, TODAY).draft.body


def test_every_third_sign_of_life_rests_on_something_personal() -> None:
    news = Reason("award", ago(9), "the medal")
    note = PeopleNote("daughter Ines", ok_to_mention=True)
    move = next(move for move in MOVES if move.name == "check_in")
    bodies = []
    for count in range(4):
        sent = [spoke(100 + 90 * one, "message", "out", "check_in") for one in range(count)]
        contact = replace(quiet(ADA, 900, *sent), reasons=(news,), people_notes=(note,))
        bodies.append(compose(contact, Owner("Sam"), move, TODAY).draft.body)
    assert ["your daughter Ines" in body for body in bodies] == [False, False, True, False]
    assert ["medal" in body for body in bodies] == [True, True, False, True]


def test_news_of_ones_life_is_for_those_who_were_told_it() -> None:
    child = Reason("new_child", ago(9), "a daughter")
    assert because(quiet(replace(ADA, reasons=(child,)), 400), "congratulate").startswith(
        "If they told you or it is public: "
    )
    told = replace(child, source="she wrote")
    assert because(quiet(replace(ADA, reasons=(told,)), 400), "congratulate").startswith(
        "Their news from "
    )
