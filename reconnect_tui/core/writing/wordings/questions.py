"""Questions about them that the program derives, by tone; which one follows the variant."""

from collections.abc import Mapping

from reconnect_tui.core.writing.wordings.lines import Stock

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
    "warm": (
        "How are you these days?",
        "How are you doing at the moment?",
        "How are things with you just now?",
    ),
    "neutral": (
        "How are you at the moment?",
        "How are you these days?",
        "How are things with you at present?",
    ),
    "formal": (
        "May I ask how you are?",
        "How are you at present?",
        "May I ask how things are with you at present?",
    ),
}
"""Questions for a time of hard news."""

COMPANY_QUESTIONS: Stock = {
    "warm": (
        "How are things at {company}?",
        "What are you up to at {company} these days?",
        "What's keeping you busiest at {company} right now?",
    ),
    "neutral": (
        "How is your work at {company} going?",
        "What are you working on at {company} at the moment?",
        "What occupies you most at {company} just now?",
    ),
    "formal": (
        "May I ask how your work at {company} is progressing?",
        "How do you find your work at {company}?",
        "What occupies you most at {company} at present?",
    ),
}
"""Questions that name where they work; only where that was checked lately (playbook 5.2)."""

PROJECT_QUESTIONS: Stock = {
    "warm": (
        "How's it going with {project}?",
        "How are you, and how is {project} coming along?",
        "What's the latest on {project}?",
    ),
    "neutral": (
        "How is it going with {project}?",
        "How are you, and how is {project} coming along?",
        "What is the latest on {project}?",
    ),
    "formal": (
        "May I ask how {project} is progressing?",
        "May I ask how you are, and how it stands with {project}?",
        "How has it gone with {project}?",
    ),
}
"""Questions about something they were busy with when it was last heard of (playbook M44)."""

INTEREST_QUESTIONS: Stock = {
    "warm": (
        "How are you, and do you still enjoy {interest}?",
        "What are you up to, and are you still as fond of {interest}?",
        "How's life, and does {interest} still get a share of it?",
    ),
    "neutral": (
        "How are you, and do you still enjoy {interest}?",
        "What are you working on, and are you still as interested in {interest}?",
        "How have you been, and is there still time for {interest}?",
    ),
    "formal": (
        "May I ask how you are, and whether you still enjoy {interest}?",
        "How have you been, and do you still take an interest in {interest}?",
        "May I ask how you have been, and whether there is still time for {interest}?",
    ),
}
"""Questions about something they like."""

NEWS_QUESTIONS: Mapping[str, Stock] = {
    "new_job": {
        "warm": (
            "How's the new job so far?",
            "What do you like most about the new job?",
            "How are you settling in at the new job?",
        ),
        "neutral": (
            "How is the new job so far?",
            "What do you like most about the new job?",
            "How are you settling in at the new job?",
        ),
        "formal": (
            "May I ask how you find your new position?",
            "Which part of your new position do you enjoy most?",
            "May I ask how you are settling in?",
        ),
    },
    "promotion": {
        "warm": (
            "How's the new role so far?",
            "What do you want to do first in the new role?",
            "What has changed most for you since?",
        ),
        "neutral": (
            "How is the new role so far?",
            "What would you like to do first?",
            "What has changed most for you since?",
        ),
        "formal": (
            "May I ask how you find the new responsibilities?",
            "Which of your new duties interests you most?",
            "May I ask what has changed most for you since?",
        ),
    },
    "business_opened": {
        "warm": (
            "How has the start been?",
            "Who were your first customers?",
            "What has surprised you most so far?",
        ),
        "neutral": (
            "How has the start been?",
            "Who were your first customers?",
            "What has surprised you most so far?",
        ),
        "formal": (
            "May I ask how the opening went?",
            "How have the first weeks been?",
            "What has surprised you most since you opened?",
        ),
    },
    "award": {
        "warm": (
            "How did you hear about it?",
            "How did you celebrate?",
            "Who was the first person you told?",
        ),
        "neutral": (
            "How did you hear about it?",
            "What does it make possible for you?",
            "Who was the first to congratulate you?",
        ),
        "formal": (
            "May I ask what it makes possible for you?",
            "How did the news reach you?",
            "May I ask what led up to it?",
        ),
    },
    "publication": {
        "warm": (
            "What led you to write it?",
            "Which part did you enjoy writing most?",
            "What have readers said to you about it?",
        ),
        "neutral": (
            "What led you to write it?",
            "What have readers said to you about it?",
            "Which part did you enjoy writing most?",
        ),
        "formal": (
            "May I ask what led you to write it?",
            "How has it been received?",
            "Which part of it did you enjoy writing most?",
        ),
    },
    "talk": {
        "warm": (
            "What did people ask you afterwards?",
            "How did it go?",
            "Which part did you enjoy most?",
        ),
        "neutral": (
            "What did people ask you afterwards?",
            "How did it go?",
            "Which part did you enjoy most?",
        ),
        "formal": (
            "May I ask how it was received?",
            "Which questions came from the audience?",
            "Which part of it did you enjoy most?",
        ),
    },
    "project_done": {
        "warm": (
            "What comes next for you?",
            "Which part are you proudest of?",
            "What are you going to miss about it?",
        ),
        "neutral": (
            "What comes next for you?",
            "Which part are you most satisfied with?",
            "What did you learn from it?",
        ),
        "formal": (
            "May I ask what comes next for you?",
            "Which part satisfies you most?",
            "What did you learn from it?",
        ),
    },
    "degree": {
        "warm": (
            "What comes next for you?",
            "How did you celebrate?",
            "Which part of it did you enjoy most?",
        ),
        "neutral": (
            "What comes next for you?",
            "Which part of it did you enjoy most?",
            "How did you celebrate?",
        ),
        "formal": (
            "May I ask what comes next for you?",
            "What are your plans now?",
            "Which part of it did you enjoy most?",
        ),
    },
}
"""Questions about a piece of news, by the type of the reason."""

NEWS_IN_PASSING: Mapping[str, Stock] = {
    "new_job": {
        "warm": (
            "I hear you have a new job: how is it so far?",
            "How are you, and how's the new job going?",
            "What's the new job I've heard about like?",
        ),
        "neutral": (
            "I hear that you have a new job: how is it so far?",
            "How are you, and how is the new job going?",
            "What is the new job like that I have heard about?",
        ),
        "formal": (
            "I hear that you have taken up a new position: may I ask how you find it?",
            "May I ask how you are, and how you find your new position?",
            "I have heard of your new position: how have the first weeks been?",
        ),
    },
    "promotion": {
        "warm": (
            "I hear you've been promoted: how is the new role so far?",
            "How are you, and how's the new role treating you?",
            "I heard about your new role: what's different now?",
        ),
        "neutral": (
            "I hear that you have been promoted: how is the new role so far?",
            "How are you, and how is the new role?",
            "I heard about your new role: what is different now?",
        ),
        "formal": (
            "I hear that you have been promoted: may I ask how you find the new duties?",
            "May I ask how you are, and how you find your new responsibilities?",
            "I have heard of your promotion: what has changed for you?",
        ),
    },
}
"""Questions about news in a message that is about something else: they name it themselves."""

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

SHORT_QUESTIONS: Stock = {
    "warm": ("How are you?", "How's life?", "What are you up to?"),
    "neutral": ("How are you?", "How have you been?", "What are you working on?"),
    "formal": ("May I ask how you are?", "How have you been?", "How are you at present?"),
}
"""For channels that hold little."""

WELLBEING: Stock = {
    "warm": (
        "How are you, and how is everyone around you?",
        "How are you and yours these days?",
        "How are things with you and with everyone at home?",
    ),
    "neutral": (
        "How are you, and how is everyone around you?",
        "How are you and yours at present?",
        "How are things with you and with everyone at home?",
    ),
    "formal": (
        "May I ask how you are, and how everyone around you is?",
        "How are you and yours at present?",
        "May I ask how things are with you and with everyone at home?",
    ),
}
"""Asked before all else where a person expects it (playbook 5.5)."""
