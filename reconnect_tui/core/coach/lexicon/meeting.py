"""Meetings: formats, invitations, options, and plans without a day."""

from reconnect_tui.core.coach.lexicon import Phrases

FORMATS = {
    "call": r"calls?|phone|ring(?: you)?|telephone|skype|by phone",
    "video": r"video(?: call)?|zoom|teams|facetime|google meet|screen",
    "coffee": r"coffee|tea|espresso|cafe",
    "meal": r"lunch|dinner|breakfast|brunch|supper|bite|dumplings|pizza",
    "drink": r"drinks?|beer|pint|wine|aperitif",
    "walk": r"walk|stroll|hike|bike ride|swim|run together",
    "visit": r"visit|come (?:by|over|round)|drop (?:by|in)|stop by|in person|at your (?:office|"
    "place)",
    "writing": r"e-?mail|by mail|letter|messages?|writing|in writing|a few lines|notes by|"
    "exchange by|"
    r"voice (?:note|message)s?|text",
    "meeting": r"meet(?:ing|[- ]?up)?|get together|catch[- ]?up|see each other|chat|sit down",
}
"""Ways to meet or talk; two different ones are two options (playbook 4.2)."""

_MEET = "|".join(words for name, words in FORMATS.items() if name != "writing")

MEETING = Phrases(_MEET)

INVITING = Phrases(
    r"would you (?:like|be|have|care|fancy|prefer|meet|join|come)|(?:could|can|shall|may|might|"
    r"should) "
    r"(?:we|i (?:ring|call|come|invite|take|buy|meet|phone|see|drop))|let(?:'s| us)|how about|"
    r"what about|"
    r"fancy|(?:are you|if you(?:'re| are)|be) (?:free|up for|open to|around|in town|game|"
    r"available)|"
    r"suit(?:s)?|join (?:me|us)|do you have (?:time|half|twenty|a moment)|"
    r"i could (?:ring|call|come|drop|meet|phone|stop|be|visit)|i(?:'d| would) (?:love|like|be "
    r"happy|"
    r"be glad) to (?:meet|have|catch|see|take|invite|buy|treat|call|ring|get|sit|visit|chat|talk)|"
    r"we (?:could|should|must|might|can|ought to|need to|really)|would (?:\w+ ){0,6}(?:work|"
    r"suit|be "
    r"(?:lovely|ideal|good|nice|great|possible|welcome|equally))|invite you|on me|my treat|"
    r"(?:happy|glad|keen) to (?:meet|call|ring|talk|chat)|if you (?:have|fancy|like|would like) |"
    r"hope (?:we|to)|come (?:over|by|round|and)|time for|trade notes|compare"
)

REPORTED = Phrases(
    r"(?:over|at|during|after) (?:\w+ )?(?:lunch|coffee|dinner|tea|drinks?|breakfast|a beer|"
    r"the call|our "
    r"call)(?! (?:on|next|this))|(?:we|i) (?:had|met|shared|went|walked|talked|spoke)|"
    r"thank(?:s| you) for|"
    r"(?:was|were|am|is) (?:so |very )?(?:glad|happy|pleased|lucky|good) to (?:have met|meet|"
    r"met|see) you|"
    r"it was (?:good|great|nice|lovely|a pleasure)|last (?:call|lunch|meeting|coffee)"
)
"""What tells of a past meeting instead."""

CHOICE = Phrases(r"or|either|whichever|whatever suits|alternatively|otherwise")

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

TIME = Phrases(
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?|tomorrow|tonight|today|"
    r"(?:next|this) (?:week|weekend|month|morning|afternoon|evening)|"
    r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|"
    r"august|"
    r"september|october|november|december)|(?:january|february|march|april|june|july|august|"
    r"september|"
    r"october|november|december)(?: \d{1,2})?|\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)|at (?:noon|"
    r"four|five|"
    r"ten|eleven|nine|two|three|one)|the \d{1,2}(?:st|nd|rd|th)|in the (?:first|second|last) week"
)

SOMEDAY = Phrases(
    r"soon|sometime|some time|one day|some day|someday|at some (?:point|stage|moment)|whenever|"
    r"eventually|"
    r"in the (?:near )?future|one of these days|before long|down the (?:road|line)|"
    r"when (?:things|life|work|time|you (?:have|get|find|are less)|we (?:both )?(?:have|find|"
    r"get)|it)"
    r"(?: \w+){0,3} (?:calms?|settles?|quiet|allows?|permits?|time|slows?|less|down)|"
    r"find (?:a |some )?(?:time|date|day|moment) to|"
    r"(?:next time|when(?:ever)?) (?:you(?:'re| are)|i(?:'m| am)|we(?:'re| are)) (?:next|back|ever|"
    r"around|passing|in)|"
    r"when (?:time allows|things calm down|you have time|we have time)|again some|any time"
)

MEETING_UP = Phrases(
    r"catch(?:ing)? up|meet(?:ing)?(?: up)?|get(?:ting)? together|grab (?:\w+ ){0,2}(?:coffee|"
    r"lunch|drinks?|"
    r"beer|bite|dinner|tea|pint)|have (?:\w+ ){0,2}(?:coffee|lunch|drinks?|beer|dinner|tea|"
    r"call|chat|pint)|"
    r"see (?:each other|you)|(?:a |for a )?(?:coffee|lunch|drinks?|beers?|dinner|pint|chat|call)|"
    r"talk(?:ing)?|"
    r"hang out|"
    r"do (?:lunch|coffee)"
)

PLANNING = Phrases(
    r"we (?:really |absolutely |definitely )?(?:should|must|need to|ought to|have to|could|can|"
    r"might|will)|"
    r"let(?:'s| us)|(?:love|like|hope|hoping|want|great|lovely|good|nice|wonderful|fun) (?:for "
    r"us )?(?:to|if "
    r"we)|(?:could|can|shall|may) we|how about|hope (?:we|to)|be (?:great|lovely|good|nice|fun) to"
)
"""What makes a meeting a plan, however vague (C13)."""

BARE_PLAN = Phrases(
    r"(?:let(?:'s| us)|we (?:should|must|need to|ought to)) (?:really |definitely |all "
    r")?(?:catch up|meet up|"
    r"meet|get together|do lunch|have coffee|grab (?:a )?coffee)"
)
"""A plan that says nothing more."""

FAREWELL = Phrases(
    r"(?:hope|hoping|looking forward|look forward) to (?:see|seeing|hear|hearing|talk|talking|"
    r"speak|"
    r"speaking)(?: (?:from|to|with))? you(?: all| both)?(?: again)?(?: very)? soon|"
    r"see you (?:\w+ )?soon|(?:talk|speak) (?:to you )?soon"
)
"""A friendly word at the end that plans nothing (C13)."""
