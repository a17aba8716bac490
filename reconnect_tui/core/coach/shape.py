"""Rules on shape: blanks, length, limits, the subject, how it reads, links, dates, secrets."""

import re
from collections.abc import Iterator

from reconnect_tui.core.channels import SMS_PARTS, sms_segments
from reconnect_tui.core.coach.case import Case
from reconnect_tui.core.coach.finding import Finding
from reconnect_tui.core.coach.lexicon import Phrases
from reconnect_tui.core.coach.lexicon.manner import TAKEAWAY
from reconnect_tui.core.coach.prepared import WORD, fold
from reconnect_tui.core.dates import gap_in_words

_BLANK = re.compile(
    r"\[(?!(?:sic|pdf|video|link|audio|image|photo|\d+|\.\.\.|…|x| )\])[^\[\]\n]{1,60}\](?!\()"
    r"|\{[^{}\n]{1,60}\}|<(?!https?:|www\.|3|[^<>@\s]+@)[A-Za-z][\w '-]{0,40}>|_{3,}|"
    r"\bX{2,}\b|\bTODO\b|\bTBD\b|\bFIXME\b|\bINSERT\b(?: [A-Z]+)*|\b(?:YOUR |FIRST |LAST "
    r")?NAME HERE\b|"
    r"\b[Ll]orem ipsum\b|\bdolor sit amet\b",
)
_ALLOWED = re.compile(r"\[(?:sic|pdf|video|link|audio|image|photo|\d+)\]", re.IGNORECASE)
_NO_LENGTH = frozenset({"comment", "phone", "letter", "in_person"})
_NOT_GRADED = frozenset({"linkedin_note", "sms", "comment"})
_VOWELS = re.compile(r"[aeiouy]+")
_REASON = Phrases(
    r"because|since you|took (?:me|us) back|quotes? you|quoted you|how you (?:feel|felt|think)|"
    r"(?:exactly|precisely) (?:the|what|how)|given (?:your|that you|how you|what you)|(?:think|"
    r"thought|thinking|"
    r"reminded|"
    r"reminds|remind) (?:me )?of (?:you|your|our|what you|how you|the \w+ you)|"
    r"you(?:'ve| have)? (?:once|used to|always|often|never|both|told|mentioned|said|asked|"
    r"argued|guessed|"
    r"drew|wrote|taught|were (?:asking|wondering|working|right|looking|the)|are (?:working|"
    r"building|"
    r"writing|planning|the one)|described|predicted|built|made|showed|love|loved|care|cared|wanted|"
    r"complained|insisted|worked|work|run|teach|study|warned|proved|started|had|wondered)",
    r"your (?!self|day|week|weekend|message|note|e-?mail|reply|thoughts|time|family)(?:\w+)",
    r"for (?:you|your \w+)(?: in particular| especially|,? because)|(?:relevant|useful|helpful|"
    r"interesting) (?:to|for) (?:your|someone who|anyone who|people who)|right up your|speaks "
    r"to your|"
    r"as (?:you|someone who)|exactly what you|the very \w+ (?:\w+ )?you|with your|to your|of your|"
    r"our (?:old |long |last )?(?:talk|conversation|debate|argument|discussion|project|\w+)|"
    r"we (?:once |used to |often |always )?(?:talked|argued|spoke|wondered|discussed|debated|"
    r"worked|"
    r"tried|built|saw|had)",
)


def blanks(case: Case) -> Iterator[Finding]:
    """C01: places that still wait for words."""
    for field, text in (("body", case.message.body), ("subject", case.message.subject)):
        for match in _BLANK.finditer(text):
            if _ALLOWED.fullmatch(match[0]):
                continue
            yield Finding(
                "C01",
                "block",
                f"There is still a gap to fill: {match[0]}.",
                match.start(),
                match.end(),
                match[0],
                "subject" if field == "subject" else "body",
                "fill_slot",
            )


def too_long(case: Case) -> Iterator[Finding]:
    """C14: longer than what is answered most."""
    message, count = case.message, len(case.text.words)
    if message.stage == "reply" or message.channel in _NO_LENGTH:
        return
    most = case.limits.long.get(message.channel) if case.is_first else case.limits.long_later
    if most is not None and count > most:
        yield Finding("C14", "hint", f"{count} words. Most answered messages have 50 to 125.")


def too_thin(case: Case) -> Iterator[Finding]:
    """C15: too little to answer."""
    count = len(case.text.words)
    least = case.limits.thin.get(case.message.channel)
    if not case.is_first or least is None or count >= least:
        return
    gap = f" after {gap_in_words(case.to.gap_days)}" if case.to.gap_days is not None else ""
    yield Finding("C15", "hint", f"{count} words{gap}: add one specific line.")


def over_the_limit(case: Case) -> Iterator[Finding]:
    """C28: the channel would cut it off."""
    body, channel = case.message.body, case.message.channel
    if channel == "sms":
        cut = sms_segments(body)
        if cut.parts > SMS_PARTS:
            alone = 306 if cut.encoding == "GSM-7" else 134
            yield Finding(
                "C28",
                "block",
                f"{cut.units} of {alone}: {cut.parts} text messages; this belongs in an email.",
                fix="other_channel",
            )
        return
    limit = case.limits.limits.get(channel)
    if limit is not None and len(body) > limit:
        yield Finding(
            "C28",
            "block",
            f"{len(body)} of {limit}: this will be cut off.",
            limit,
            len(body),
            body[limit:],
            fix="other_channel",
        )


def subject_line(case: Case) -> Iterator[Finding]:
    """C29: a subject that helps nobody."""
    message = case.message
    if message.channel not in {"email", "inmail"} or message.stage == "reply":
        return
    subject = message.subject.strip()
    letters = [sign for sign in subject if sign.isalpha()]
    if not subject:
        why = "There is no subject"
    elif case.is_first and re.match(r"(?:re|fwd?|aw|wg)\s*:", subject, re.IGNORECASE):
        why = "It looks like an answer to nothing"
    elif len(letters) > 3 and subject == subject.upper() and subject != subject.lower():
        why = "Capitals shout"
    elif (
        len(subject) > case.limits.subject_characters
        or len(subject.split()) > case.limits.subject_words
    ):
        why = "It is long"
    else:
        return
    yield Finding(
        "C29",
        "hint",
        f"{why}: 3 to 4 plain words work best.",
        0,
        len(message.subject),
        message.subject,
        "subject",
    )


def hard_to_read(case: Case) -> Iterator[Finding]:
    """C30: long sentences of long words."""
    words = case.text.words
    if len(words) < case.limits.reading_words or case.message.channel in _NOT_GRADED:
        return
    grade = reading_grade(case)
    if grade > case.limits.reading_grade:
        yield Finding(
            "C30", "hint", f"Reads at grade {round(grade)}. Shorter sentences, plainer words."
        )


def reading_grade(case: Case) -> float:
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    words = syllables = 0
    for sentence in case.text.sentences:
        for number, match in enumerate(WORD.finditer(sentence.text)):
            words += 1
            place = case.text.place(sentence.start + match.start(), sentence.start + match.start())
            capital = case.message.body[place[0] : place[0] + 1].isupper()
            syllables += 1 if number and capital else _syllables(match[0])
    count = len(case.text.sentences)
    return 0.39 * words / max(1, count) + 11.8 * syllables / max(1, words) - 15.59


def _syllables(word: str) -> int:
    bare = re.sub(r"(?:es|ed|e)$", "", word) if len(word) > 3 else word
    return max(1, len(_VOWELS.findall(bare)))


def link_without_reason(case: Case) -> Iterator[Finding]:
    """C34: something to read, and not why it is for them."""
    start, end = case.text.bounds
    links = [link for link in case.text.links if start <= link[0] < end]
    if not links and case.message.move != "share_article":
        return
    reasons = (
        sentence
        for sentence in case.text.sentences
        if _REASON.search(sentence.text) and not _is_pleasantry(sentence.text)
    )
    if next(reasons, None) is not None:
        return
    where = links[0] if links else (0, 0)
    yield case.at("C34", "warn", f"Say why this is for {case.to.first_name}.", *where)


_TRIVIAL = Phrases(
    r"how are you|hope (?:you|your|that you|all)|since we|it has been|it's been|your (?:family|"
    r"health)|"
    r"good to|what are you|thank you for your"
)


def _is_pleasantry(sentence: str) -> bool:
    return _TRIVIAL.search(sentence) is not None and "because" not in sentence


def private_words(case: Case) -> Iterator[Finding]:
    """C35: words of a private note."""
    run = case.limits.private_run
    secret = {
        tuple(words[at : at + run])
        for text in case.to.private
        if text
        for words in [WORD.findall(fold(text))]
        for at in range(len(words) - run + 1)
    }
    if not secret:
        return
    said = list(WORD.finditer(case.text.folded))
    for at in range(len(said) - run + 1):
        if tuple(match[0] for match in said[at : at + run]) in secret:
            last = at + run
            while (
                last < len(said) and tuple(m[0] for m in said[last - run + 1 : last + 1]) in secret
            ):
                last += 1
            start, end = said[at].start(), said[last - 1].end()
            begin, stop = case.text.place(start, end)
            words = case.message.body[begin:stop]
            yield case.at(
                "C35", "block", f"These words come from your private notes: “{words}”.", start, end
            )
            return


def thanks_without_content(case: Case) -> Iterator[Finding]:
    """C38: thanks that anybody could have had."""
    if case.message.stage != "thank_you" and case.message.move != "thank_you":
        return
    if any(case.mentions(word) for word in case.message.meeting_keywords) or case.has(TAKEAWAY):
        return
    yield Finding("C38", "hint", "Name one thing you took away.")
