"""The silence between two people, apologies for it, and what both remember."""

from reconnect_tui.core.coach.lexicon import Phrases

NUMBER_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]

_COUNT = (
    r"(?:an?|half an?|\d{1,3}(?:[.,]\d)?|"
    + "|".join(NUMBER_WORDS)
    + r"|a few|several|a couple(?: of)?|many|some|too many|so many|countless)"
)
_UNIT = r"(?:years?|yrs?|months?|decades?|summers|winters)"

SPAN = Phrases(rf"{_COUNT} (?:and a half |or so |long |full |good |whole |more )?{_UNIT}(?:'s?)?")
"""A span of months or years."""

NOT_A_GAP = Phrases(
    r"experience|years? old|months? old|years? of age|for the (?:last|past|next)|"
    r"in (?:two|three|four|five|six|ten|a few|a couple of) (?:years|months)|contract|warranty|"
    r"(?:two|three|four|five|six|\d+)-(?:year|month)s?|for a year|each year|a year's worth|per "
    r"year|"
    r"next year|this year|married|marriage|of marriage|degree|over the next"
)
"""What a span may be about besides the silence."""

GAP = Phrases(
    r"(?:been|be|is|was|such|far|after|passed|for|quite|so) (?:\w+ )?(?:a (?:very |rather |good |"
    r"terribly |really |little )?(?:long|good) (?:time|while)|too long|so long|far too long|ages|"
    r"forever|some time|quite some time|a while|quite a while|a minute|an age|an eternity|yonks|"
    r"an embarrassingly long time)",
    r"(?:a long|long) time (?:has )?(?:passed|since|no|ago|without|coming)",
    r"long while|so long ago|ages since|ages ago|years since|months since|years without|years "
    r"too late|"
    r"years late|months late|years on|years later|years ago today|years? already|"
    r"years (?:have|had) (?:passed|gone|slipped|flown|gone by)|years (?:slipped|went|flew|"
    r"passed) by",
    r"(?:lost|lose|losing) (?:touch|contact|track|sight)|lost (?:you|each other|one another)",
    r"(?:out of|fell out of|fallen out of) (?:touch|contact)|drift(?:ed|ing) apart|drifted",
    r"(?:dropped|let go of|lost) the thread|let (?:it|this|things|us|that|contact) (?:drop|"
    r"slip|slide|"
    r"lapse|go quiet)",
    r"(?:went|gone|go|going|been|was|have been|fell|stayed) (?:so |very |rather |far too )?"
    r"(?:quiet|silent|missing|absent)",
    r"(?:the|this|my|our|that|long|a) (?:\w+ )?(?:quiet|silence|gap|hiatus|interruption)|radio "
    r"silence|"
    r"(?:interruption|hiatus|pause|lapse) in our|(?:years|months|weeks) (?:go|went|gone|slip|"
    r"pass|fly)",
    r"(?:have not|haven't|had not|hadn't|never) (?:really |properly |actually )?(?:spoken|talked|"
    r"been in (?:touch|contact)|written|wrote|heard|met|seen (?:you|each other)|called|kept in "
    r"touch|"
    r"kept up|caught up|crossed paths|stayed in touch|exchanged|been back|replied|answered)",
    r"last (?:spoke|talked|met|saw|wrote|worked|heard|shared|sat|stood|were|crossed|exchanged|"
    r"time we|email|message|letter|lunch|conversation|sailed|had|walked|contact)",
    r"since (?:we|our|i|you|your|my|that|the|those|then|last|20\d\d|19\d\d)",
    r"(?:stopped|stop) writing|should have (?:written|been in touch|called|replied|answered|"
    r"got back)",
    r"overdue|out of the blue|blast from the past|belated hello|after all (?:this|that|these) "
    r"(?:time|years)|all these years|all this time|(?:slow|late) (?:to|in) (?:writ|repl|answer)\w*",
    r"(?:disappear|vanish)(?:ed|ing)?|kept in touch|keep in touch better|poor correspondent",
    r"(?:terrible|bad|poor|hopeless|awful|rubbish|useless|lousy) (?:correspondent|pen ?friend|at "
    r"(?:writing|keeping|staying))|last you heard|hot minute|(?:come|came) and (?:gone|went)",
    r"(?:fell|fallen|fall|drop|dropped|dropping|disappeared) off (?:the |your |everyone's "
    r")?(?:radar|"
    r"map|grid|face|earth)|(?:trail|fizzl|peter|tail)(?:ed|ing)? (?:off|out)|fizzle out",
    r"(?:that|it|this) was (?:back )?in (?:\w+ )?(?:19|20)\d\d",
    r"we (?:both |last |first )?(?:met|spoke|worked|talked|shared|saw|sat|did|ran|built) (?:\w+ "
    r"){0,6}?"
    r"(?:19|20)\d\d",
    r"without a word|not a word|lately have|been too long|way too long|where did the time go|"
    r"time flies|how time flies|older than",
    r"(?:\d{1,2}|"
    + "|".join(NUMBER_WORDS)
    + r") (?:and a half )?(?:years?|months?) (?:have|has|is|"
    r"of silence|of quiet|without|on\b|late\b|late,)",
)
"""Words about the silence, without its length."""

GAP_CUE = Phrases(
    r"(?:been|pass|passed|gone|slipped|flown|went|gone by) ?(?:by)?|since|last (?:\w+ "
    r")?(?:spoke|talked|"
    r"met|saw|wrote|worked|heard|shared|sat|stood|email|message|time)|lost (?:touch|contact)|"
    r"without (?:a word|writing|speaking|talking|news|contact)|silence|the gap|long gap|out of "
    r"touch|"
    r"haven't|have not|not (?:spoken|talked|been in)|years on|years later|late\b|already|in "
    r"contact",
    r"had (?:a|any|our last) (?:\w+ )?(?:talk|chat|word|conversation|catch[- ]?up|drink|coffee|"
    r"lunch|meal)",
)
"""What tells that a span in the sentence is the silence (C06)."""

AGO = Phrases(r"ago|back")
"""What puts a span at some time past (C06)."""

LAST_SPOKE = Phrases(
    r"(?:we|you|i) last (?:spoke|talked|met|saw|wrote|heard|exchanged|corresponded|emailed|called)"
)
"""What makes that time the one of the last contact (C06)."""

OTHER_SPAN = Phrases(
    r"since (?:i|he|she|they|my \w+|the \w+) (?!last|saw|heard|wrote|spoke|talked|met|sat|visited|"
    r"worked|said|called|and)\w+",
    r"(?:years?|months?|weeks?) (?:here|at|as an?|of (?!silence|quiet))",
    r"for the (?:last|past|next)|experience|old|in (?:the )?(?:next|coming)|every|per|a week|"
    r"contract|warranty|lasted|took (?:us|me|you)",
)
"""What tells that it is not (C06)."""

APOLOGY = Phrases(
    r"(?:so |very |really |truly |terribly |deeply )*sorry(?! (?:to (?:hear|learn|read|see)|"
    r"for your|"
    r"about your|you had|you have|you were|that you|we lost|they|she|he))",
    r"(?<!no need to )(?<!no need for )(?<!not )(?<!n't )(?<!no )apolog(?:y|ies|i[sz]e|i[sz]ing)",
    r"(?:please )?forgive (?:me|my|the)",
    r"my (?:bad|fault|mistake)|mea culpa",
    r"(?:feel|felt|feeling) (?:so |really |very |quite |just )?(?:awful|terrible|bad|guilty|"
    r"ashamed|"
    r"dreadful|horrible|rotten|embarrassed)",
    r"no excuse|inexcusable|unforgivable|ashamed|beg your pardon|"
    r"(?:bad|terrible|hopeless|awful|rubbish|useless|lousy|poor|dreadful) friend|"
    r"rude of me|shame on me|i regret|my guilt|guilty",
)

MEMORY = Phrases(
    r"when (?:we|you (?:and i|both)|you (?:taught|showed|told|said|were|had|came|lent))",
    r"we (?:\w+ )?(?:built|shared|worked|met|sat|stood|played|wrote|shipped|launched|ran|made|"
    r"studied|taught|fought|carried|finished|sailed|travelled|traveled|argued|sang|planned|"
    r"designed|"
    r"drew|cooked|moved|spent|used to|were|had|did|danced|laughed|survived|rescued|closed|opened|"
    r"fixed|repaired|tested|painted|walked|drove|organi[sz]ed|rebuilt|started)",
    r"(?:you|your) (?:once |always |used to )?(?:taught|told|said|showed|lent|gave|explained|"
    r"labelled|talked|warned|let|brought|introduced|saved|used to|insisted|asked)",
    r"(?:i|we) (?:still |often |always |fondly |clearly )*(?:remember|recall|think (?:of|back)|"
    r"tell|"
    r"use|have (?:your|the)|hear|laugh|keep|quote|miss)",
    r"remember(?:ed|ing|s)?|back (?:in|at|when)|those (?:days|years|evenings|nights)|the "
    r"(?:time|day|"
    r"night|week|summer|winter|year|afternoon|evening) (?:we|you|that)|our (?:old |last |first |"
    r"long |\w+ )?(?:project|team|office|days|class|course|trip|tour|shift|desk|studio|workshop|"
    r"ritual|conversation|talks?|lunches|walks|time)",
    r"introduced us|(?:reminded|reminds) me of (?:you|our|your)|took me (?:straight )?back|"
    r"together",
    r"(?:your|the) old (?:joke|line|rule|trick|saying|advice)|your (?:advice|rule|line|words)",
)
"""Cues that something shared is named (C07); they do below the strict level."""
