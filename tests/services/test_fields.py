"""Setting a field of a contact from words."""

import contextlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import PROJECT, Contact, PeopleNote
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import ReconnectError, UnknownDate, UnknownField, WrongInput
from reconnect_tui.services.fields import editable_fields, with_field

TODAY = date(2026, 11, 23)
ADA = Contact(
    "Ada",
    organization="Cedar Labs",
    tags=("water",),
    emails=("ada@example.org",),
    closeness=4,
    rhythm_days=90,
    birthday="--03-07",
    do_not_contact=True,
    met_on=PartialDate.parse("2019"),
    snoozed_until=PartialDate.parse("2026-12-01"),
    mutuals=(3,),
)


def value_of(field: str, text: str, name: str = "") -> object:
    return getattr(with_field(ADA, field, text, TODAY), name or field)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("name", "  Ada \t Lovelace ", "Ada Lovelace"),
        ("name", "田中 愛子", "田中 愛子"),
        ("title", "Head of\nthe night desk", "Head of the night desk"),
        ("note", "One line\r\nand another", "One line\nand another"),
        ("title", "\x1b[31mred\u202e", "[31mred"),
        ("tags", "water, maps ; water,, ferries", ("water", "maps", "ferries")),
        ("nicknames", "Addie", ("Addie",)),
        (
            "shared_memories",
            "the night, by torchlight; the fair",
            ("the night, by torchlight", "the fair"),
        ),
        ("emails", "a@example.org b@example.net", ("a@example.org", "b@example.net")),
        ("mutuals", "3, 17 3", (3, 17)),
        ("family", "daughter Ines; wife", ("daughter Ines", "wife")),
        ("projects", "the roof garden, on the school", ("the roof garden, on the school",)),
        ("time_zone", "tokyo", "Asia/Tokyo"),
        ("time_zone", "america/lima", "America/Lima"),
        ("time_zone", "", ""),
        ("holidays", "8 November Diwali; 12-25 Christmas", ("11-08 Diwali", "12-25 Christmas")),
        ("holidays", "Jan 6 Old Christmas", ("01-06 Old Christmas",)),
        ("closeness", "5", 5),
        ("rhythm_days", "45", 45),
        ("do_not_contact", "no", False),
        ("senior", "Yes", True),
        ("different_field", "on", True),
        ("state", "Caught up", "caught_up"),
        ("state", "let-go", "let_go"),
        ("birthday", "1984-03-07", "1984-03-07"),
        ("birthday", "--02-29", "--02-29"),
        ("birthday", "7 March", "--03-07"),
        ("birthday", "march 7th, 1984", "1984-03-07"),
        ("birthday", "29. Feb", "--02-29"),
        ("met_on", "2019-03", PartialDate.parse("2019-03")),
        ("met_on", "yesterday", PartialDate.parse("2026-11-22")),
        ("snoozed_until", "2027-01-05", PartialDate.parse("2027-01-05")),
        ("snoozed_until", "tomorrow", PartialDate.parse("2026-11-24")),
        ("honest_reason", "I need a reference", "I need a reference"),
    ],
)
def test_words_become_the_value_of_a_field(field: str, text: str, value: object) -> None:
    assert value_of(field, text) == value


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("organization", ""),
        ("tags", ()),
        ("emails", ()),
        ("mutuals", ()),
        ("rhythm_days", 0),
        ("birthday", ""),
        ("met_on", None),
        ("snoozed_until", None),
        ("do_not_contact", False),
    ],
)
def test_an_empty_text_clears_a_field(field: str, empty: object) -> None:
    assert value_of(field, "  ") == empty


@pytest.mark.parametrize(
    ("short", "field"),
    [
        ("org", "organization"),
        ("company", "organization"),
        ("email", "emails"),
        ("phone", "phones"),
        ("url", "urls"),
        ("tag", "tags"),
        ("met", "how_met"),
        ("nickname", "nicknames"),
        ("goal", "goal_tags"),
        ("Shared-Keywords", "shared_keywords"),
    ],
)
def test_fields_have_short_names(short: str, field: str) -> None:
    expected = ("a@example.org",) if field == "emails" else None
    value = value_of(short, "a@example.org", field)
    assert value in (expected, "a@example.org", ("a@example.org",))
    assert value


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", "", "cannot be empty"),
        ("name", "\u200b", "cannot be empty"),
        ("closeness", "0", "from 1"),
        ("closeness", "3.5", "3.5"),
        ("closeness", "", "from 1"),
        ("rhythm_days", "-7", "-7"),
        ("rhythm_days", "4000", "4000"),
        ("rhythm_days", "often", "often"),
        ("rhythm_days", "٩٠", "no rhythm"),
        ("emails", "ada", "ada"),
        ("emails", "ada@", "no email address"),
        ("emails", "a@b@c.org", "no email address"),
        ("mutuals", "Grace", "Grace"),
        ("do_not_contact", "maybe", "neither yes nor no"),
        ("state", "happy", "dormant"),
        ("birthday", "7 Marzipan", "--03-07"),
        ("birthday", "--02-30", "no day of the calendar"),
        ("birthday", "1983-02-29", "no day of the calendar"),
    ],
)
def test_what_is_no_value_is_repeated_with_what_would_be_one(
    field: str, text: str, said: str
) -> None:
    with pytest.raises(WrongInput) as caught:
        with_field(ADA, field, text, TODAY)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("field", "text"),
    [("met_on", "one day"), ("snoozed_until", "2027"), ("snoozed_until", "whenever")],
)
def test_what_is_no_date_is_repeated(field: str, text: str) -> None:
    with pytest.raises(UnknownDate) as caught:
        with_field(ADA, field, text, TODAY)
    assert text in str(caught.value)


@pytest.mark.parametrize(
    "field",
    [
        "",
        "shoe_size",
        "__class__",
        "id",
        "uid",
        "timeline",
        "reasons",
        "promises",
        "followups",
        "sources",
        "extra",
        "created",
        "settled_on",
        "memories_used",
    ],
)
def test_other_fields_are_not_set_by_hand(field: str) -> None:
    with pytest.raises(UnknownField) as caught:
        with_field(ADA, field, "1", TODAY)
    assert f"“{field}”" in str(caught.value)
    assert "organization" in str(caught.value)


@pytest.mark.parametrize("field", sorted(set(editable_fields()) - {"name", "closeness", "state"}))
def test_every_other_field_can_be_cleared(field: str) -> None:
    assert not value_of(field, "")


@given(st.sampled_from(sorted(editable_fields())), st.text(max_size=40))
def test_no_text_does_worse_than_being_refused(field: str, text: str) -> None:
    with contextlib.suppress(ReconnectError):
        assert with_field(ADA, field, text, TODAY).name


def test_what_one_asks_after_keeps_its_day_and_what_is_not_to_be_mentioned_stays() -> None:
    secret = PeopleNote("divorce")
    earlier = PeopleNote("the roof garden", True, PROJECT, PartialDate.parse("2024-03"))
    ada = replace(ADA, people_notes=(secret, earlier))
    now = with_field(ada, "projects", "the roof garden; the well", TODAY)
    fresh = PeopleNote("the well", True, PROJECT, PartialDate.on(TODAY))
    assert now.people_notes == (secret, earlier, fresh)
    assert with_field(now, "family", "daughter Ines", TODAY).projects == now.projects
    assert with_field(now, "projects", "", TODAY).people_notes == (secret,)


@pytest.mark.parametrize(("typed", "meant"), [("titel", "title"), ("e-mial", "emails")])
def test_a_field_that_is_nearly_one_is_named(typed: str, meant: str) -> None:
    with pytest.raises(UnknownField, match=f"Did you mean “{meant}”"):
        with_field(ADA, typed, "x", TODAY)


@pytest.mark.parametrize("text", ["Diwali", "8 November", "31-31 Nothing", "Diwali 8 November"])
def test_a_holiday_needs_a_day_and_a_name(text: str) -> None:
    with pytest.raises(WrongInput, match="8 November Diwali"):
        with_field(ADA, "holidays", text, TODAY)
