"""Sentences that the program derives: questions about them, lateness, patience, ways to talk.

Each stock is by tone; which one of several is taken follows the variant of the wording.
"""

from collections.abc import Mapping

from reconnect_tui.core.draft import Tone

Stock = Mapping[Tone, tuple[str, ...]]

QUESTIONS: Stock = {
    "warm": (
        "What are you working on these days?",
        "How has this year been treating you so far?",
        "What's new on your side, and what's keeping you busy?",
        "How are you, and what are you looking forward to?",
    ),
    "neutral": (
        "How are you, and what are you working on now?",
        "What has been keeping you busy this year?",
        "How have you been, and what has changed for you?",
        "What is the most interesting thing you are doing at present?",
    ),
    "formal": (
        "May I ask how you are, and what you are working on at present?",
        "How have you been, and what are you engaged in now?",
        "May I ask how your work has developed in the meantime?",
    ),
}
"""Open questions about them that fit anybody."""

GENTLE_QUESTIONS: Stock = {
    "warm": ("How are you these days?", "How are you doing at the moment?"),
    "neutral": ("How are you at the moment?", "How are you these days?"),
    "formal": ("May I ask how you are?", "How are you at present?"),
}
"""Questions for a time of hard news."""

COMPANY_QUESTIONS: Stock = {
    "warm": ("How are things at {company}?", "What are you up to at {company} these days?"),
    "neutral": (
        "How is your work at {company} going?",
        "What are you working on at {company} at the moment?",
    ),
    "formal": (
        "May I ask how your work at {company} is progressing?",
        "How do you find your work at {company}?",
    ),
}
"""Questions that name where they work; only where that was checked lately (playbook 5.2)."""

INTEREST_QUESTIONS: Stock = {
    "warm": (
        "How are you, and do you still enjoy {interest}?",
        "What are you up to, and are you still as fond of {interest}?",
    ),
    "neutral": (
        "How are you, and do you still enjoy {interest}?",
        "What are you working on, and are you still as interested in {interest}?",
    ),
    "formal": (
        "May I ask how you are, and whether you still enjoy {interest}?",
        "How have you been, and do you still take an interest in {interest}?",
    ),
}
"""Questions about something they like."""

NEWS_QUESTIONS: Mapping[str, Stock] = {
    "new_job": {
        "warm": ("How's the new job so far?", "What do you like most about the new job?"),
        "neutral": ("How is the new job so far?", "What do you like most about the new job?"),
        "formal": (
            "May I ask how you find your new position?",
            "Which part of your new position do you enjoy most?",
        ),
    },
    "promotion": {
        "warm": ("How's the new role so far?", "What do you want to do first in the new role?"),
        "neutral": ("How is the new role so far?", "What would you like to do first?"),
        "formal": (
            "May I ask how you find the new responsibilities?",
            "Which of your new duties interests you most?",
        ),
    },
    "business_opened": {
        "warm": ("How has the start been?", "Who were your first customers?"),
        "neutral": ("How has the start been?", "Who were your first customers?"),
        "formal": ("May I ask how the opening went?", "How have the first weeks been?"),
    },
    "award": {
        "warm": ("How did you hear about it?", "How did you celebrate?"),
        "neutral": ("How did you hear about it?", "What does it make possible for you?"),
        "formal": ("May I ask what it makes possible for you?", "How did the news reach you?"),
    },
    "publication": {
        "warm": ("What led you to write it?", "Which part did you enjoy writing most?"),
        "neutral": ("What led you to write it?", "What have readers said to you about it?"),
        "formal": ("May I ask what led you to write it?", "How has it been received?"),
    },
    "talk": {
        "warm": ("What did people ask you afterwards?", "How did it go?"),
        "neutral": ("What did people ask you afterwards?", "How did it go?"),
        "formal": ("May I ask how it was received?", "Which questions came from the audience?"),
    },
    "project_done": {
        "warm": ("What comes next for you?", "Which part are you proudest of?"),
        "neutral": ("What comes next for you?", "Which part are you most satisfied with?"),
        "formal": ("May I ask what comes next for you?", "Which part satisfies you most?"),
    },
    "degree": {
        "warm": ("What comes next for you?", "How did you celebrate?"),
        "neutral": ("What comes next for you?", "Which part of it did you enjoy most?"),
        "formal": ("May I ask what comes next for you?", "What are your plans now?"),
    },
}
"""Questions about a piece of news, by the type of the reason."""

NEWS_THAT_SPEAKS_FOR_ITSELF = frozenset({"new_job", "promotion"})
"""Types whose questions make sense where the message has not named the news before."""

OPINION_QUESTIONS: Stock = {
    "warm": (
        "What do you make of it?",
        "Does it match what you've seen yourself?",
        "Where would you disagree with it?",
    ),
    "neutral": (
        "What do you think of it?",
        "Does it match your own experience?",
        "Which part do you find convincing?",
    ),
    "formal": (
        "May I ask what you think of it?",
        "Does it agree with your own experience?",
        "Which of its points do you find convincing?",
    ),
}

LATE_CONGRATULATIONS: Stock = {
    "warm": (
        "I know it was {event_age}, so this is a belated note.",
        "It's belated, since it was {event_age}, but it comes from the heart.",
    ),
    "neutral": (
        "I know it was {event_age}, so this is belated.",
        "This is a belated message, as it was {event_age}.",
    ),
    "formal": (
        "I know it was {event_age}, so my message is belated.",
        "My good wishes are belated, as it was {event_age}.",
    ),
}

LATE_ANSWERS: Stock = {
    "warm": ("I'm sorry my answer took a while.", "My answer is late, and I'm sorry about that."),
    "neutral": (
        "I am sorry that my answer took so long.",
        "My answer comes late, for which I apologise.",
    ),
    "formal": (
        "I apologise for the lateness of my answer.",
        "I regret that my answer comes so late.",
    ),
}

NO_REPLY_LINES: Stock = {
    "warm": (
        "Please don't feel you have to write back.",
        "You'll have plenty to do, so please leave this unanswered if you like.",
    ),
    "neutral": (
        "You need not write back.",
        "Please feel free to leave this unanswered.",
    ),
    "formal": (
        "Please do not feel obliged to reply.",
        "There is no need for you to reply.",
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
    ),
    "neutral": (
        "If you like, we could have a short call or write to each other.",
        "I would be happy to have a short call, or to write to each other.",
    ),
    "formal": (
        "If it is convenient for you, we could have a short call or exchange letters.",
        "Should it suit you, I would welcome a short call or a written exchange.",
    ),
}
"""Two ways to talk (playbook 5.1)."""

COMMENT_LINES: Stock = {
    "warm": (
        "I left a few words under it, and there was more to say.",
        "You may have seen my few words under it, here is the rest.",
    ),
    "neutral": (
        "I commented on it briefly, and there is more to say.",
        "You may have seen my short comment on it.",
    ),
    "formal": (
        "I commented on it briefly, and I would like to add a few words.",
        "You may have seen my short comment on it.",
    ),
}
"""Where a private message follows a public comment (playbook M75)."""

TOGETHER: Stock = {
    "warm": (
        "Or we could all three have lunch some time, if that is nicer.",
        "Or shall we make it a walk for three?",
    ),
    "neutral": (
        "Or all three of us could meet for lunch, if you prefer.",
        "A meeting of all three of us would be a good way, too.",
    ),
    "formal": (
        "A meeting of all three of us, over lunch perhaps, would be a pleasure as well.",
        "Should you prefer it, the three of us might meet for lunch.",
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
    ),
    "neutral": (
        "A short call on {day_a} or a few lines in writing would be equally welcome.",
        "We could have a short call on {day_a}, or you could answer in writing.",
    ),
    "formal": (
        "A short call on {day_a} would be welcome, or a few lines in writing if you prefer.",
        "If it suits you, we could speak on {day_a}, or you could answer in writing.",
    ),
}
"""Two ways to answer, the first with a day (playbook, C12)."""

OFFERS: Stock = {
    "warm": (
        "If there's anything I can do for you in return, just say so.",
        "And I'd be happy to help you with something on your side.",
    ),
    "neutral": (
        "If there is anything I can do for you in return, please say so.",
        "I would be happy to help you with something on your side.",
    ),
    "formal": (
        "If there is anything I can do for you in return, please let me know.",
        "I would be glad to help you with any matter of your own.",
    ),
}

OPT_OUTS: Stock = {
    "warm": (
        "Only if you're comfortable with it, of course. If not, that's completely fine.",
        "If it feels awkward, just say so, and I'll understand.",
    ),
    "neutral": (
        "Only if you are comfortable with it. If not, that is completely fine.",
        "If it feels awkward, simply say so, and I will understand.",
    ),
    "formal": (
        "If it is not convenient for you, I will understand entirely.",
        "Only if you are comfortable with it; otherwise I will fully understand.",
    ),
}

EASY_OUTS: Stock = {
    "warm": (
        "If neither suits you, that's fine, too, and a few lines would make me just as happy.",
        "And if your days are full, leave it and tell me how you are.",
    ),
    "neutral": (
        "If neither suits you, a few lines would be just as welcome.",
        "If your days are full, please feel free to leave it.",
    ),
    "formal": (
        "If neither is convenient, a few lines would be just as welcome.",
        "Should neither suit you, please feel free to say so.",
    ),
}

NO_RETURN_LINES: Stock = {
    "warm": ("There's nothing you'd owe me for it.", "It comes without strings."),
    "neutral": ("You would owe me nothing for it.", "It comes without strings."),
    "formal": ("Nothing is expected in return.", "You would not be indebted to me for it."),
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
    ),
    "neutral": (
        "Thank you for that; it has been of great help.",
        "I would like to thank you, and to give you the credit.",
    ),
    "formal": (
        "I thank you for it sincerely.",
        "I am grateful to you, and the credit is yours.",
    ),
}

OPEN_DOORS: Stock = {
    "warm": (
        "You know where I am, and you're always welcome.",
        "My door stays open to you, at any time.",
    ),
    "neutral": (
        "You know where to find me, and you are always welcome.",
        "My door stays open to you at any time.",
    ),
    "formal": (
        "You would be welcome at any time.",
        "My door remains open to you at any time.",
    ),
}

LENGTHS: Stock = {
    "warm": ("Twenty minutes would be plenty.", "Twenty minutes is all it takes."),
    "neutral": ("Twenty minutes would be enough.", "It need not take more than twenty minutes."),
    "formal": (
        "Twenty minutes would be ample.",
        "It need not take more than twenty minutes of your time.",
    ),
}
"""How long a talk takes (M81)."""

NEXT_STEPS: Stock = {
    "warm": (
        "How about a coffee on {day_a}, or a call on {day_b}?",
        "Shall we meet on {day_a}, or rather talk on {day_b}?",
    ),
    "neutral": (
        "Would a coffee on {day_a} suit you, or a call on {day_b}?",
        "Could we meet on {day_a}, or talk on {day_b}?",
    ),
    "formal": (
        "May I suggest a meeting on {day_a}, or a call on {day_b}?",
        "Would {day_a} suit you for a meeting, or {day_b} for a call?",
    ),
}
"""One next step with two days (M56)."""
