"""When a move suits and when it does not, as playbook 5.3 and 5.4 name it for each."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from reconnect_tui.core.contact import Contact, FollowUp, Promise, Reason
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.core.writing.circumstances import MET_IN_PERSON
from reconnect_tui.core.writing.drafting import Fit, compose, fitting_moves, memory_used_in
from reconnect_tui.core.writing.manner import channels_for, usual_channel
from reconnect_tui.core.writing.moves import MOVES, move_named

TODAY = date(2026, 11, 23)
SAM = Owner("Sam Okonjo-Reyes", "Sam")


def ago(days: int) -> PartialDate:
    return PartialDate.on(TODAY - timedelta(days=days))


def entry(days: int, direction: Any = "both", move: str = "", channel: str = "") -> Interaction:
    kind = "meeting" if direction == "both" else "message"
    return Interaction("", ago(days), kind, direction, move=move, channel=channel)


def quiet(contact: Contact, *days: int) -> Contact:
    return replace(contact, timeline=Timeline.of(entry(number) for number in days))


def fits(contact: Contact) -> dict[str, Fit]:
    return {fit.move.name: fit for fit in fitting_moves(contact, TODAY)}


def first(contact: Contact) -> str:
    return fitting_moves(contact, TODAY)[0].move.name


def body(contact: Contact, move: str, **values: Any) -> str:
    return compose(contact, SAM, move_named(move), TODAY, **values).draft.body


ADA = Contact("Ada Ferrier", given_name="Ada", family_name="Ferrier", closeness=3)


def test_what_was_promised_for_today_leads_and_is_spoken_of() -> None:
    due = replace(
        quiet(ADA, 500),
        reasons=(Reason("promotion", ago(5), "head of the desk"),),
        promises=(Promise("send the crane figures", ago(0)),),
    )
    best = fitting_moves(due, TODAY)[0]
    assert best.because == "You promised, and the day has come: send the crane figures"
    assert "send the crane figures" in body(due, best.move.name)
    later = replace(due, promises=(Promise("send the crane figures", ago(-9)),))
    assert first(later) == "congratulate"
    done = replace(due, promises=(Promise("send the crane figures", ago(9), ago(1)),))
    assert first(done) == "congratulate"


def test_a_sign_of_life_comes_after_news_and_only_when_the_rhythm_says_so() -> None:
    kept = replace(ADA, state="keeping", rhythm_days=180, how_met="at sea")
    assert "time" not in fits(quiet(kept, 21))["check_in"].because
    assert first(quiet(kept, 21)) != "check_in"
    assert fits(quiet(kept, 200))["check_in"].because == (
        "You keep in touch in a rhythm, and it is time"
    )
    due = replace(quiet(kept, 200), followups=(FollowUp("check_in", ago(0)),))
    assert first(due) == "check_in"
    news = replace(due, reasons=(Reason("award", ago(5), "the medal"),))
    assert first(news) == "congratulate"


@pytest.mark.parametrize(("days", "suits"), [(13, False), (89, False), (90, True), (2000, True)])
def test_nobody_is_told_who_writes_who_knows_it(days: int, suits: bool) -> None:
    met_once = replace(ADA, closeness=1, how_met="at the fair")
    assert fits(quiet(met_once, days))["reintroduce"].fits is suits


def test_the_name_of_a_company_is_no_memory() -> None:
    bare = replace(quiet(ADA, 800), shared_memories=("Cedar Labs.",))
    assert fits(bare)["shared_memory"].fits
    assert not fits(replace(bare, organization="cedar labs"))["shared_memory"].fits
    assert not fits(replace(bare, past_organizations=("Cedar Labs",)))["shared_memory"].fits


def test_an_aim_does_not_lift_a_request_when_one_has_asked_too_often() -> None:
    asked = [replace(entry(days, "out"), asked=True) for days in (400, 500)]
    ada = replace(quiet(ADA, 600), intent="advice")
    assert first(ada) == "mentorship"
    both = replace(ada, timeline=Timeline.of((*ada.timeline, *asked)))
    assert first(both) != "mentorship"


@pytest.mark.parametrize(
    ("goal", "move"), [("mentorship", "mentorship"), ("networking", "networking")]
)
def test_a_goal_brings_its_move_forward(goal: str, move: str) -> None:
    plain, aimed = quiet(ADA, 100), replace(quiet(ADA, 100), goal_tags=(goal,))
    names = [fit.move.name for fit in fitting_moves(aimed, TODAY)]
    assert names.index(move) < [fit.move.name for fit in fitting_moves(plain, TODAY)].index(move)
    assert fits(aimed)[move].because.startswith(f"Fits your goal: {goal}")


def test_ideas_are_exchanged_with_peers() -> None:
    assert fits(quiet(ADA, 400))["networking"].fits
    assert not fits(replace(quiet(ADA, 400), relationship="professor"))["networking"].fits
    assert not fits(replace(quiet(ADA, 400), address_form="Dr Ferrier"))["networking"].fits


def test_another_channel_is_tried_once_and_only_where_there_is_one() -> None:
    sent = (entry(60, "out", channel="email"), entry(40, "out", channel="email"))
    ada = replace(ADA, emails=("a@example.org",), timeline=Timeline.of((entry(900), *sent)))
    assert fits(ada)["second_channel"].because == "No other way to reach them is noted"
    reachable = replace(ada, phones=("+44 7700 900103",))
    assert fits(reachable)["second_channel"].fits
    again = entry(30, "out", "second_channel", "sms")
    tried = replace(reachable, timeline=reachable.timeline.with_entry(again))
    assert "already" in fits(tried)["second_channel"].because


def test_nothing_suits_whoever_asked_not_to_be_contacted() -> None:
    left_alone = fitting_moves(replace(quiet(ADA, 800), do_not_contact=True), TODAY)
    assert {(one.fits, one.because) for one in left_alone} == {
        (False, "They asked not to be contacted")
    }
    assert len(left_alone) == len(MOVES)


def test_a_request_is_left_out_of_sympathy_and_hard_news_out_of_the_public() -> None:
    hard = replace(quiet(ADA, 400), reasons=(Reason("illness", ago(9)), Reason("post", ago(3))))
    assert fits(replace(hard, intent="ask_later"))["support"].because.endswith(
        "leave your request out of it"
    )
    assert not fits(hard)["comment"].fits
    with pytest.raises(WrongInput, match="public"):
        body(hard, "support", channel="comment")
    assert "comment" not in channels_for(move_named("support"))
    assert "comment" in channels_for(move_named("congratulate"))


def test_news_of_a_life_that_one_only_heard_of_is_not_taken_up() -> None:
    child = Reason("new_child", ago(9), "a daughter", source="gossip from Max")
    assert not fits(replace(quiet(ADA, 400), reasons=(child,)))["congratulate"].fits
    for source in ("", "screen", "command"):
        known = replace(quiet(ADA, 400), reasons=(replace(child, source=source),))
        assert "If they told you" in fits(known)["congratulate"].because


def test_old_news_is_to_be_made_sure_of() -> None:
    job = Reason("new_job", ago(60), "Cedar Labs", checked_on=ago(60))
    ada = replace(quiet(ADA, 400), organization="Cedar Labs", reasons=(job,))
    assert "make sure" not in fits(ada)["congratulate"].because
    assert "Cedar Labs" in body(ada, "congratulate")
    award = Reason("award", PartialDate.on(TODAY - timedelta(days=50)), "x", checked_on=ago(91))
    assert "make sure of it" in fits(replace(ada, reasons=(award,)))["congratulate"].because
    old = Reason("new_job", ago(80), "Cedar Labs", checked_on=ago(175))
    assert "Cedar Labs" not in body(replace(ada, reasons=(old,)), "congratulate")


def test_other_news_says_nothing_about_where_they_work() -> None:
    bakery = Reason("business_opened", ago(20), "her own bakery")
    ada = replace(quiet(ADA, 400), organization="Cedar Labs", reasons=(bakery,))
    slots = compose(ada, SAM, move_named("own_gap"), TODAY).slots
    questions = next(slot for slot in slots if slot.name == "question")
    assert not any("Cedar Labs" in words for words in (questions.value, *questions.suggestions))


def test_whom_one_met_is_not_told_of_meeting_the_other() -> None:
    met = Reason("mutual_sighting", ago(3), "Anneke Dijkgraaf", source=MET_IN_PERSON)
    tess = replace(quiet(ADA, 400), reasons=(met,))
    assert "Anneke" not in body(tess, "no_ask_hello")
    assert "both know" not in fits(tess)["no_ask_hello"].because
    anneke = replace(tess, reasons=(replace(met, label="Tess", source=""),))
    assert "Tess" in body(anneke, "no_ask_hello")


def test_a_comment_of_theirs_is_something_to_take_up() -> None:
    comment = replace(entry(5, "in", channel="comment"), kind="comment")
    ada = replace(ADA, timeline=Timeline.of((entry(900), comment)))
    assert "your comment" in body(ada, "recent_activity")
    assert not fits(quiet(ADA, 900))["recent_activity"].fits


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("The boats were late.", False),
        ("I still think of the boat.", True),
        ("Do you recall how you and I rewired that old tide gauge by night?", False),
    ],
)
def test_a_memory_is_known_again_by_its_whole_words(words: str, is_told: bool) -> None:
    assert bool(memory_used_in(words, replace(ADA, shared_memories=("the boat",)))) is is_told


def test_a_memory_in_other_words_is_spent_too() -> None:
    gauge = "the night we rewired the tide gauge by torchlight"
    ada = replace(ADA, shared_memories=(gauge,))
    reworded = "By torchlight, that night, you and I rewired a tide gauge. Remember?"
    assert memory_used_in(reworded, ada) == gauge
    assert memory_used_in("The night was long. The tide came in.", ada) == ""


@pytest.mark.parametrize("slot", ["update", "one_question"])
def test_where_one_sentence_is_enough_more_are_refused(slot: str) -> None:
    move = "own_gap" if slot == "update" else "mentorship"
    with pytest.raises(WrongInput, match="one sentence is enough"):
        body(quiet(ADA, 800), move, values={slot: "I moved to Leeds. I bought a boat."})
    assert "Leeds" in body(quiet(ADA, 800), move, values={slot: "I moved to Leeds."})


def test_a_promise_to_keep_in_touch_is_owned_up_to() -> None:
    ada = replace(quiet(ADA, 1200), how_met="at the fair", said_would_keep_in_touch=True)
    assert "to keep in touch" in body(ada, "reintroduce")
    assert "to keep in touch" not in body(quiet(ada, 1200), "own_gap")


@pytest.mark.parametrize("tone", ["warm", "neutral", "formal"])
def test_a_greeting_of_their_own_takes_the_place_of_ours(tone: Any) -> None:
    assert body(replace(quiet(ADA, 800), greeting="Kia ora"), "own_gap", tone=tone).startswith(
        "Kia ora Ada"
    )


@pytest.mark.parametrize("move", [move.name for move in MOVES if move.stage == "first_contact"])
def test_whoever_expects_it_is_asked_how_they_are_before_all_else(move: str) -> None:
    if move_named(move).layout != "letter":
        return
    text = body(replace(quiet(ADA, 800), asks_first=True), move)
    asked = text.split("\n\n")[1]
    assert "?" in asked or "how are you" in text.lower()


def test_a_talk_by_telephone_has_lines_and_no_letter() -> None:
    lines = body(quiet(ADA, 800), "own_gap", channel="phone").splitlines()
    assert lines[0] == "Ada, it's Sam."
    assert not any(line in ("Hi Ada,", "Warmly,", "") for line in lines)
    formal = replace(quiet(ADA, 800), title="Professor, Hydraulics")
    spoken = body(formal, "call_opener", tone="formal").splitlines()[0]
    assert spoken.startswith("“Professor Ferrier, this is Sam Okonjo-Reyes.”")
    assert "Dear Professor Ferrier," in body(formal, "own_gap", tone="formal")


def test_a_link_with_its_reason_goes_where_there_is_room() -> None:
    page = "a long and most thorough study of night trains and of why they stopped"
    saved = Reason("article_saved", ago(3), f"{page} https://example.org/{'x' * 190}")
    noted = Contact(
        "Ada", urls=("https://www.linkedin.com/in/ada",), closeness=1, reasons=(saved,),
        timeline=Timeline.of((entry(60, "in", channel="sms"),)),
    )  # fmt: skip
    assert usual_channel(noted) == "sms"
    assert compose(noted, SAM, move_named("check_in"), TODAY).draft.channel == "email"


def test_a_friend_gets_a_message_and_an_acquaintance_an_email() -> None:
    known = replace(ADA, emails=("a@example.org",), phones=("+44 7700 900103",))
    assert usual_channel(known) == "email"
    assert usual_channel(replace(known, closeness=4)) == "sms"


def test_the_shortest_hello_to_a_friend_has_three_sentences() -> None:
    bodies = [
        body(replace(quiet(ADA, 800), uid=str(number), shared_memories=("the boat",)), "personal")
        for number in range(12)
    ]
    assert min(text.count(".") + text.count("?") for text in bodies) == 3


def test_a_hello_waits_while_a_message_waits_for_its_answer() -> None:
    ada = replace(ADA, timeline=Timeline.of((entry(900), entry(20, "out"))))
    assert fits(ada)["no_ask_hello"].because.endswith("had no answer; bring something new")
    assert first(ada) not in ("no_ask_hello", "own_gap", "shared_memory")
    later = replace(ADA, timeline=Timeline.of((entry(900), entry(400, "out"))))
    assert fits(later)["no_ask_hello"].because.startswith("A hello that asks for nothing")


@pytest.mark.parametrize(
    ("day", "words"),
    [("11-26", "in three days"), ("11-23", "today"), ("11-20", "three days ago")],
)
def test_a_day_they_keep_is_an_occasion_for_a_sign_of_life(day: str, words: str) -> None:
    note = Reason("article_saved", ago(2), "a piece https://example.org/a")
    ada = replace(quiet(ADA, 100), holidays=(f"{day} Founders' Day",), reasons=(note,))
    assert fits(ada)["check_in"].because == f"Founders' Day, a day they keep: {words}"
    text = body(ada, "check_in")
    assert "Founders' Day" in text
    assert ("had a" in text or "was" in text) is (words == "three days ago")
    assert "example.org" not in text


def test_good_wishes_are_sent_once_near_the_day_and_not_beside_hard_news() -> None:
    ada = replace(quiet(ADA, 100), holidays=("11-24 Founders' Day", "nonsense", "02-31 Never"))
    assert "Founders' Day" in body(ada, "check_in")
    wished = replace(ada, timeline=ada.timeline.with_entry(entry(1, "out", "check_in")))
    assert "Founders' Day" not in body(wished, "check_in")
    assert "Founders' Day" not in body(replace(ada, holidays=("11-28 Founders' Day",)), "check_in")
    grieving = replace(ada, reasons=(Reason("illness", ago(9)),))
    assert "Founders' Day" not in body(grieving, "check_in")
