"""What a channel holds."""

import pytest

from reconnect_tui.core.channels import room_in_words, sms_segments


@pytest.mark.parametrize(
    ("text", "encoding", "units", "parts"),
    [
        ("", "GSM-7", 0, 1),
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("a" * 306, "GSM-7", 306, 2),
        ("a" * 307, "GSM-7", 307, 3),
        ("€" * 80, "GSM-7", 160, 1),
        ("ü" * 160, "GSM-7", 160, 1),
        ("ł", "UCS-2", 1, 1),
        ("ł" * 70, "UCS-2", 70, 1),
        ("ł" * 71, "UCS-2", 71, 2),
        ("ł" * 134, "UCS-2", 134, 2),
        ("ł" * 135, "UCS-2", 135, 3),
        ("😀" * 35, "UCS-2", 70, 1),
    ],
)
def test_a_text_message_is_cut_as_networks_cut_it(
    text: str, encoding: str, units: int, parts: int
) -> None:
    cut = sms_segments(text)
    assert (cut.encoding, cut.units, cut.parts) == (encoding, units, parts)
    assert cut.units <= cut.fits


def test_the_room_is_told_in_words() -> None:
    assert room_in_words("a" * 12, "linkedin_note") == "12/200 characters"
    assert room_in_words("a" * 12, "linkedin_note", {"linkedin_note": 300}) == "12/300 characters"
    assert room_in_words("hello", "sms") == "5/160 GSM-7 · 1 part"
    assert room_in_words("ł" * 80, "sms") == "80/134 UCS-2 · 2 parts"
    assert room_in_words("hello", "email") == ""
