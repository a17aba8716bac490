"""Sentences that the program derives: lateness, patience, offers, ways to talk and ways out.

Each stock is by tone; which one of several is taken follows the variant of the wording.
"""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

Stock = Mapping[Tone, tuple[str, ...]]

LATE_CONGRATULATIONS: Stock = {
    "warm": (
        "I know it was {event_age}, so this is a belated note.",
        "It's belated, since it was {event_age}, but it comes from the heart.",
        "It was {event_age}, so this is belated, but I'm glad all the same.",
    ),
    "neutral": (
        "I know it was {event_age}, so this is belated.",
        "This is a belated message, as it was {event_age}.",
        "It was {event_age}, so I am belated with this, but no less pleased.",
    ),
    "formal": (
        "I know it was {event_age}, so my message is belated.",
        "My good wishes are belated, as it was {event_age}.",
        "As it was {event_age}, these are belated but sincere wishes.",
    ),
}

LATE_ANSWERS: Stock = {
    "warm": (
        "I'm sorry my answer took a while.",
        "My answer is late, and I'm sorry about that.",
        "Sorry this took me so long, your message deserved better.",
    ),
    "neutral": (
        "I am sorry that my answer took so long.",
        "My answer comes late, for which I apologise.",
        "I took too long over this answer, for which I am sorry.",
    ),
    "formal": (
        "I apologise for the lateness of my answer.",
        "I regret that my answer comes so late.",
        "Please excuse the delay in my answer.",
    ),
}

NO_REPLY_LINES: Stock = {
    "warm": (
        "Please don't feel you have to write back.",
        "You'll have plenty to do, so please leave this unanswered if you like.",
        "There's no need to answer this.",
    ),
    "neutral": (
        "You need not write back.",
        "Please feel free to leave this unanswered.",
        "No answer is needed.",
    ),
    "formal": (
        "Please do not feel obliged to reply.",
        "There is no need for you to reply.",
        "Please regard this as a message that needs no answer.",
    ),
}

NO_RUSH_LINES: Stock = {
    "warm": (
        "Take all the time you like.",
        "There's no hurry with this at all.",
        "It can wait until you have a quiet moment.",
    ),
    "neutral": (
        "Please take all the time you like.",
        "There is no hurry with this.",
        "It can wait until you have a quiet moment.",
    ),
    "formal": (
        "Please take all the time you wish.",
        "There is no hurry whatever.",
        "It can wait until a convenient moment.",
    ),
}

LIGHTER_ASKS: Stock = {
    "warm": (
        "I'd love to hear how you are, even if it's only a line.",
        "Let me know how you're doing, a word or two is plenty.",
        "If a long answer is too much right now, I'd love to hear one line instead.",
    ),
    "neutral": (
        "I would love to hear how you are, even in one line.",
        "Let me know how you are; a few words are enough.",
        "If a long answer is too much at present, one line would be welcome.",
    ),
    "formal": (
        "One line about how you are would be very welcome.",
        "Please let me know how you are; a few words are enough.",
        "If a long answer is inconvenient, one line would be welcome.",
    ),
}

INVITES: Stock = {
    "warm": (
        "If you feel like it, we could have a call or write back and forth, or neither.",
        "I'd be up for a call or a longer exchange by mail, and neither is fine, too.",
        "We could talk on the phone for a bit or trade a few mails, whichever you like better.",
    ),
    "neutral": (
        "If you like, we could have a short call or write to each other.",
        "I would be happy to have a short call, or to write to each other.",
        "A short call would be welcome, or a few mails, whichever you prefer.",
    ),
    "formal": (
        "If it is convenient for you, we could have a short call or exchange letters.",
        "Should it suit you, I would welcome a short call or a written exchange.",
        "I would be glad of a short call or of a few lines, whichever you prefer.",
    ),
}
"""Two ways to talk (playbook 5.1)."""

COMMENT_LINES: Stock = {
    "warm": (
        "I left a few words under it, and there was more to say.",
        "You may have seen my few words under it, here is the rest.",
        "My comment below it was short, so here's the longer version.",
    ),
    "neutral": (
        "I commented on it briefly, and there is more to say.",
        "You may have seen my short comment on it.",
        "My comment was brief, so here is the rest of the thought.",
    ),
    "formal": (
        "I commented on it briefly, and I would like to add a few words.",
        "You may have seen my short comment on it.",
        "My comment was brief, and this is what I left out.",
    ),
}
"""Where a private message follows a public comment (playbook M75)."""

TOGETHER: Stock = {
    "warm": (
        "Or we could all three have lunch some time, if that is nicer.",
        "Or shall we make it a walk for three?",
        "Or maybe the three of us could have a coffee together, that would be lovely, too.",
    ),
    "neutral": (
        "Or all three of us could meet for lunch, if you prefer.",
        "A meeting of all three of us would be a good way, too.",
        "Or perhaps the three of us could have a coffee together.",
    ),
    "formal": (
        "A meeting of all three of us, over lunch perhaps, would be a pleasure as well.",
        "Should you prefer it, the three of us might meet for lunch.",
        "Perhaps the three of us could also meet over a cup of coffee.",
    ),
}
"""A meeting of three instead of an introduction in writing (playbook M73)."""

THANKS_BACK: Stock = {
    "warm": (
        "Thank you for writing back, that made my day.",
        "How good to hear from you, and thank you for writing.",
        "It made me happy to read your message.",
    ),
    "neutral": (
        "Thank you for your message, it was good to hear from you.",
        "I was glad to read your message.",
        "Many thanks for writing.",
    ),
    "formal": (
        "Thank you very much for your message.",
        "I was very pleased to receive your message.",
        "I am grateful to you for writing.",
    ),
}
"""Where an invitation answers what they wrote (T17, M80)."""

SELF_JOKES: tuple[str, ...] = (
    "I could say that my letter got lost in the post, but I'd have to have written it first.",
    "Glaciers have been in touch more often than I have.",
    "If there were a prize for slow letters, I'd win it, and collect it late.",
    "Writing to you was on my list, and you can guess what became of the list.",
)
"""One line at the writer's own cost (T03)."""

TWO_WAYS: Stock = {
    "warm": (
        "A call on {day_a} or a few lines in writing would both be lovely.",
        "We could have a call on {day_a}, or you write back whenever you like.",
        "Shall we talk on {day_a}, or would you rather write a few lines?",
    ),
    "neutral": (
        "A short call on {day_a} or a few lines in writing would be equally welcome.",
        "We could have a short call on {day_a}, or you could answer in writing.",
        "Could we talk on {day_a}, or would you rather write a few lines?",
    ),
    "formal": (
        "A short call on {day_a} would be welcome, or a few lines in writing if you prefer.",
        "If it suits you, we could speak on {day_a}, or you could answer in writing.",
        "Might we speak on {day_a}, or would you prefer to write a few lines?",
    ),
}
"""Two ways to answer, the first with a day (playbook, C12)."""

OFFERS: Stock = {
    "warm": (
        "If there's anything I can do for you in return, just say so.",
        "And I'd be happy to help you with something on your side.",
        "And if I can help you with anything, I'd be glad to.",
    ),
    "neutral": (
        "If there is anything I can do for you in return, please say so.",
        "I would be happy to help you with something on your side.",
        "If I can help you with anything, I would be glad to.",
    ),
    "formal": (
        "If there is anything I can do for you in return, please let me know.",
        "I would be glad to help you with any matter of your own.",
        "If I can assist you in any matter, I would be glad to do so.",
    ),
}

OPT_OUTS: Stock = {
    "warm": (
        "Only if you're comfortable with it, of course. If not, that's completely fine.",
        "If it feels awkward, just say so, and I'll understand.",
        "And if it's not for you, no harm done: just say no.",
    ),
    "neutral": (
        "Only if you are comfortable with it. If not, that is completely fine.",
        "If it feels awkward, simply say so, and I will understand.",
        "If this is not for you, please simply say no; that is quite all right.",
    ),
    "formal": (
        "If it is not convenient for you, I will understand entirely.",
        "Only if you are comfortable with it; otherwise I will fully understand.",
        "Should you prefer not to, please say so; that is quite all right.",
    ),
}

EASY_OUTS: Stock = {
    "warm": (
        "If neither suits you, that's fine, too, and a few lines would make me just as happy.",
        "And if your days are full, leave it and tell me how you are.",
        "And if it's not the moment, that's no trouble at all.",
    ),
    "neutral": (
        "If neither suits you, a few lines would be just as welcome.",
        "If your days are full, please feel free to leave it.",
        "If this is not a good time, that is no trouble at all.",
    ),
    "formal": (
        "If neither is convenient, a few lines would be just as welcome.",
        "Should neither suit you, please feel free to say so.",
        "If this is not a good time, I will of course understand.",
    ),
}

NO_RETURN_LINES: Stock = {
    "warm": (
        "There's nothing you'd owe me for it.",
        "It comes without strings.",
        "It's simply yours if you want it.",
    ),
    "neutral": (
        "You would owe me nothing for it.",
        "It comes without strings.",
        "It is yours if you want it, and nothing is due for it.",
    ),
    "formal": (
        "Nothing is expected in return.",
        "You would not be indebted to me for it.",
        "It is offered freely, without any obligation.",
    ),
}

OTHER_ADDRESS_LINES: tuple[str, ...] = (
    "I am trying here in case my message went to an old address.",
    "I hope that a note here is all right; my mail may have gone astray.",
    "My last message may have gone to an old address, so I am writing here.",
)

THANKS: Stock = {
    "warm": (
        "Thank you for that, it has meant a lot to me.",
        "I wanted to thank you, and to give you the credit.",
        "I've been meaning to tell you that, and to say thank you.",
    ),
    "neutral": (
        "Thank you for that; it has been of great help.",
        "I would like to thank you, and to give you the credit.",
        "I have meant to tell you so for some time, and to thank you.",
    ),
    "formal": (
        "I thank you for it sincerely.",
        "I am grateful to you, and the credit is yours.",
        "I have long meant to tell you so, and to thank you.",
    ),
}

OPEN_DOORS: Stock = {
    "warm": (
        "You know where I am, and you're always welcome.",
        "My door stays open to you, at any time.",
        "Whenever you feel like it, I'd be glad to hear from you.",
    ),
    "neutral": (
        "You know where to find me, and you are always welcome.",
        "My door stays open to you at any time.",
        "Whenever you like, I would be glad to hear from you.",
    ),
    "formal": (
        "You would be welcome at any time.",
        "My door remains open to you at any time.",
        "I would be glad to hear from you whenever you wish.",
    ),
}

LENGTHS: Stock = {
    "warm": (
        "Twenty minutes would be plenty.",
        "Twenty minutes is all it takes.",
        "Twenty minutes, no more, would do nicely.",
    ),
    "neutral": (
        "Twenty minutes would be enough.",
        "It need not take more than twenty minutes.",
        "Twenty minutes would do.",
    ),
    "formal": (
        "Twenty minutes would be ample.",
        "It need not take more than twenty minutes of your time.",
        "Twenty minutes would be quite sufficient.",
    ),
}
"""How long a talk takes (M81)."""

NEXT_STEPS: Stock = {
    "warm": (
        "How about a coffee on {day_a}, or a call on {day_b}?",
        "Shall we meet on {day_a}, or rather talk on {day_b}?",
        "Could you manage a coffee on {day_a}, or is a call on {day_b} easier?",
    ),
    "neutral": (
        "Would a coffee on {day_a} suit you, or a call on {day_b}?",
        "Could we meet on {day_a}, or talk on {day_b}?",
        "Is a coffee on {day_a} possible, or is a call on {day_b} easier?",
    ),
    "formal": (
        "May I suggest a meeting on {day_a}, or a call on {day_b}?",
        "Would {day_a} suit you for a meeting, or {day_b} for a call?",
        "Might we meet on {day_a}, or speak by telephone on {day_b}?",
    ),
}
"""One next step with two days (M56)."""

GIFTS: tuple[str, ...] = (
    "read a draft of yours",
    "spare you an hour on the telephone",
    "introduce you to somebody who knows about it",
    "lend you my notes",
    "say a good word for you in public",
    "look over a page or a figure",
    "try it out and tell you what I find",
    "show you how we do it here",
    "listen while you think it through",
)
"""What one may have to give, as it follows “I could” (playbook M64 to M69)."""

BOTH_AGREED: Stock = {
    "warm": (
        "They know that I'm telling you, and would be glad to hear from you.",
        "I've asked them, and you're welcome to write to them.",
        "I haven't asked them yet: shall I put you two in touch?",
    ),
    "neutral": (
        "They know that I am telling you, and would be glad to hear from you.",
        "I have asked them, and you are welcome to write to them.",
        "I have not asked them yet: shall I put you in touch?",
    ),
    "formal": (
        "They know of it, and would be glad to hear from you.",
        "I have asked them, and you would be welcome to write to them.",
        "I have not asked them yet: may I put you in touch?",
    ),
}
"""Whether the one who is introduced has agreed (playbook M68, E29)."""

HOLIDAY_WISHES: Stock = {
    "warm": (
        "Happy {holiday} to you and yours.",
        "I'm thinking of you and wish you a happy {holiday}.",
        "All good wishes for {holiday}, to you and everyone around you.",
    ),
    "neutral": (
        "I wish you a happy {holiday}.",
        "My good wishes for {holiday} to you and yours.",
        "I hope that {holiday} is a good day for you.",
    ),
    "formal": (
        "I wish you and yours a happy {holiday}.",
        "Please accept my good wishes for {holiday}.",
        "My best wishes to you for {holiday}.",
    ),
}
"""On a day they keep, or shortly before it (playbook 5.5)."""

HOLIDAY_PAST: Stock = {
    "warm": (
        "I hope you had a happy {holiday}.",
        "I hope {holiday} was kind to you and yours.",
        "I thought of you at {holiday}, and I hope it was a good one.",
    ),
    "neutral": (
        "I hope that you had a happy {holiday}.",
        "I hope that {holiday} was a good day for you.",
        "I thought of you at {holiday}, and I hope it went well.",
    ),
    "formal": (
        "I hope that you and yours had a happy {holiday}.",
        "I hope that {holiday} was a good day for you.",
        "I thought of you at {holiday}, and I hope that all was well.",
    ),
}
"""Shortly after it."""
