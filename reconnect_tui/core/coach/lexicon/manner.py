"""Tone: flattery, worn phrases, pressure, softeners, cheer, and what is too near or too stiff."""

from reconnect_tui.core.coach.lexicon import Phrases

HYPE = Phrases(
    r"visionary|genius|legend(?:ary|s)?|rock ?star|guru|ninja|wizard|amazing|incredible|incredibly|"
    r"awesome|phenomenal|world[- ]class|game[- ]chang(?:er|ing)|outstanding|extraordinary|"
    r"mind[- ]?blowing|epic|super ?star|unbelievable|inspir(?:ing|ational|ation)|"
    r"fantastic|stunning|spectacular|magnificent|exceptional|unparalleled|incomparable|brilliant|"
    r"iconic|thought leader|trailblazer|trailblazing|second to none|best of the best|the very best|"
    r"absolute best|hero|goat|crushing it|killing it|nailed it|unstoppable|breathtaking|"
    r"remarkable|groundbreaking|ground-breaking|wonderful|marvel(?:lous|ous)|sensational|"
    r"simply the best|the greatest|absolute star|one in a million|superhuman|"
    r"the best (?:\w+ )?(?:ever|in the (?:world|business|country))|"
    r"out of this world|one of a kind|unmatched|impeccable"
)

STOCK = Phrases(
    r"(?:hope|trust|hoping) (?:that )?(?:this|my|the) ?(?:e-?mail|message|note|mail|letter|dm)? ?"
    r"(?:finds|reaches|catches) you(?: (?:well|in (?:good|the best)))?",
    r"long time,? no (?:see|speak|talk|hear|chat)",
    r"touch(?:ing)? base",
    r"(?:reaching|reached|reach) out",
    r"circl(?:e|ing) back",
    r"just checking in|just (?:wanted|wanting|thought i'd|thought i would) (?:to )?check in",
)

BRAIN = Phrases(r"pick(?:ing)? (?:your|ur|ya|thy) (?:\w+ ){0,3}?brains?|brain[- ]?picking")

_ANSWER = r"(?:reply|answer|respond|get back to me|write back|confirm|let me know|call me)"
_BY_WHEN = (
    r"(?:by|before|no later than|until) (?:the )?(?:end of )?(?:today|tonight|tomorrow|monday|"
    r"tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|noon|this|next|week|day|month|eod|cob|close|\d+)"
)

URGENCY = Phrases(
    r"(?<!not )(?<!n't )(?<!nothing )(?<!never )(?<!no )(?<!hardly )urgent(?:ly)?"
    r"(?! (?:care|clinic|ward))",
    r"asap|a\.s\.a\.p\.?|as soon as (?:possible|you can)|at your earliest(?: convenience)?|"
    r"at the earliest|without delay|time[- ]sensitive",
    r"(?<!no )(?<!not a )(?<!without a )(?:last chance|final (?:reminder|notice|attempt)|"
    r"time is running out|clock is ticking|tight deadline|hard deadline|the deadline is|"
    r"deadline's)",
    rf"(?<!no )(?<!need to )(?<!have to ){_ANSWER}(?: \w+)? (?:{_BY_WHEN}|today|tonight|now|"
    rf"immediately|right away|at once|this week|quickly|promptly)"
    r"(?! if (?:possible|you can|it suits|that suits))",
    rf"(?<!no )(?<!need to )(?<!have to ){_ANSWER} to (?:me|this) (?:{_BY_WHEN}|today|tonight|"
    rf"now|immediately|this week|quickly)",
    rf"(?:need|expect|require|must have|want) (?:an?|your|the) (?:\w+ )?(?:answer|reply|"
    rf"response|decision|"
    rf"confirmation) (?:{_BY_WHEN}|today|tonight|now|soon|quickly|this week)",
    rf"i(?:'d| would|'ll| will)? (?:need|must have|have to have) (?:to know|to have|to hear|it|"
    rf"this|them|yours|that)(?: \w+){{0,2}} (?:{_BY_WHEN}|today|now)",
    r"please (?:hurry|be quick)|(?<!feel )(?<!feel that )(?<!think )you (?:must|have to|need "
    r"to) (?:reply|answer|respond|decide)",
)

BLAME = Phrases(
    r"you (?:still )?(?:have not|haven't|have yet to|did not|didn't|never|don't|do not|failed to) "
    r"(?:yet |even |once |ever )?(?:replied|answered|responded|written back|wrote back|got back|"
    r"gotten back|come back|reply|answer|respond|write back|get back|acknowledge\w*|bother\w*)",
    r"(?:no|any) (?:reply|answer|response|word|reaction|feedback) (?:from you|yet|so far)",
    r"(?:i am|i'm|still|been|keep) (?:still )?(?:waiting|hoping) for (?:your|an|a|some) "
    r"(?:reply|answer|response|word)|still waiting|i keep waiting",
    r"(?:did|have) you (?:even |ever )?(?:get|got|receive|received|see|seen|read|had a chance) "
    r"(?:my|to (?:read|see|look))",
    r"(?:second|third|fourth|fifth|2nd|3rd|4th) (?:and last |and final )?(?:message|e-?mail|"
    r"mail|time|"
    r"attempt|try|note|reminder)",
    r"(?:surprised|disappointed|hurt|puzzled|upset) (?:not to (?:hear|get|have|receive|see)|"
    r"(?:that )?you (?:didn't|haven't|did not|have not|never))",
    r"you must have (?:missed|overlooked|forgotten|not seen) (?:my|the|this)",
    r"heard nothing|hear nothing|haven't heard (?:back|from you|anything)|have not heard "
    r"(?:back|from "
    r"you|anything)|never heard (?:back|from you)|hearing nothing",
    r"(?:ignor(?:e|ed|ing)|avoid(?:ed|ing)) (?:me|my|us)|without (?:a|any) (?:reply|answer|"
    r"response)",
    r"as i (?:already )?(?:wrote|said|mentioned|asked)(?: (?:before|already|last))?|per my (?:last|"
    r"previous)|as per my",
    r"i(?:'ve| have)? (?:already )?(?:written|wrote|emailed|e-mailed|messaged|called|asked|"
    r"tried) (?:to )?"
    r"(?:you )?(?:twice|three times|several times|many times|already|repeatedly)",
    r"why (?:haven't|have not|didn't|did not|don't) you|bumping this|following up (?:again|on my)|"
    r"friendly reminder|gentle reminder|chasing",
)

HEDGE = Phrases(
    r"just (?:wondering|wanted|want|thought|hoping|checking|thinking)",
    r"(?<!just )wonder(?:ing|ed) (?:if|whether)",
    r"maybe|perhaps|possibly|sort of|kind of|kinda|sorta|i guess|i suppose|probably|somewhat|"
    r"a (?:little )?bit|hopefully|potentially|or something|or anything|somehow|"
    r"if (?:it's|it is|that's|that is|this is) (?:not )?(?:too much|ok|okay|all right|alright|"
    r"possible|"
    r"right|fine|at all possible|a bother|any trouble)",
    r"if (?:you don't|you do not|you wouldn't) mind|if i may|if at all|if that makes sense|"
    r"not sure (?:if|whether)|i (?:might|may) be wrong|no worries if not|no worries at all|"
    r"i (?:don't|do not) (?:want|mean|wish) to (?:bother|impose|intrude|be a)|feel free to ignore|"
    r"you(?:'re| are) probably (?:very |too |so )?busy|this (?:is|may be|might be) (?:a bit |"
    r"sort of )?"
    r"(?:random|silly|weird|strange)|it might be",
)

SLANG = Phrases(
    r"hun|babe|baby|buddy|mate|dude|bro|bruh|lol|lmao|rofl|omg|wassup|what's up|wazzup|sup|wtf|"
    r"miss (?:you|ya|u) (?:loads|tons|so much|heaps|like crazy)|love (?:ya|you loads|u)|x{2,}|"
    r"xoxo?|"
    r"gonna|wanna|gotta|bestie|sweetie|honey|darling|darlin|luv|u r|ur|thx|pls|plz|hiya|yo|"
    r"hey you|long time no see|chillin|hang out|wicked|gr8|cya|ttyl|bff|homie|pal"
)

STIFF = Phrases(
    r"yours faithfully|dear (?:sir|madam)|to whom it may concern|formally|enquire|hereby|herewith|"
    r"pursuant|aforementioned|esteemed|kindly be advised|please be advised|with reference to|"
    r"i (?:am writing|write) to (?:inform|enquire|inquire|request|acknowledge|formally)|"
    r"do not hesitate|at your earliest convenience|i remain|respectfully yours|"
    r"re-establish communication|professional correspondence|further to (?:our|my)|henceforth|"
    r"i trust this (?:message|letter|email)"
)

CHEER = Phrases(
    r"blessing in disguise|everything happens for a reason|happens for a reason|silver lining|"
    r"exciting (?:new )?(?:opportunit(?:y|ies)|chapter|adventure|times?|challenge|journey)|"
    r"fresh start|new (?:chapter|beginnings?|adventure)|when one door closes|one door closes|"
    r"time heals|at least (?:you|he|she|they|it)|better place|cheer up|look on the bright side|"
    r"all for the best|for the best|stay (?:strong|positive)|chin up|god's plan|meant to be|"
    r"plenty (?:of|more) fish|bright side|free time now|enjoy the (?:break|freedom|time off)|"
    r"(?:the|your) time off|best thing (?:that|to) (?:\w+ ){0,2}happen\w*|every cloud|"
    r"good riddance|onwards and upwards|better things|bigger and better"
)

CONGRATULATION = Phrases(
    r"congratulat(?:e|ions?|ing)|congrats|kudos|well done|bravo|hats off|felicitations|mazel tov|"
    r"(?:pleased|delighted|thrilled|happy|glad|overjoyed) to (?:hear|read|learn|see) (?:about|of) "
    r"your "
    r"(?:\w+ )?(?:promotion|award|prize|wedding|engagement|appointment|degree|doctorate|baby|"
    r"business|"
    r"new (?:job|role|post))|"
    r"happy birthday|happy (?:work )?anniversary|many happy returns|felicidades|auguri"
)

LATENESS = Phrases(
    r"(?:only|just) (?:now |just )?(?:heard|saw|seen|read|learned|learnt|found out|discovered|"
    r"noticed)|"
    r"belated(?:ly)?|late|lately heard|i know (?:it|this|that) (?:was|is|happened)|"
    r"catching up (?:with|on) (?:the |your )?news|missed (?:it|this|the news)|better late|"
    r"months? (?:ago|late|after)|weeks? (?:ago|late|after)|old news|behind (?:with|on)|"
    r"passed me by|(?:slipped|went) past me|until (?:today|now|yesterday)|half a year|took me "
    r"until|"
    r"(?:only |has |have )just reached|"
    r"some time ago|a while (?:ago|back)|overdue|earlier this year|back in (?:january|february|"
    r"march|"
    r"april|may|june|july|august|september|october|november|december)|slow to"
)

PLEASANTRY = Phrases(
    r"(?:i )?(?:hope|trust) (?:that )?(?:this|you|all|everything|life|things)|how are you|"
    r"how have you been|how are things|long time,? no|it's been (?:a while|ages|too long)|"
    r"happy new year|good to|nice to"
)

NEWS_OF_THEM = Phrases(
    r"(?:saw|read|heard|see|hear|noticed|watched|enjoyed|followed|loved|hear that|gather|told me)"
    r"(?: \w+){0,2} (?:you|your)|your (?:new|recent|latest|current|own|last|post|talk|article|"
    r"paper|"
    r"book|series|work|team|project|guide|film|concert|photographs?|photos?|video|lecture|move)",
    r"i hope (?:that )?your|how (?:are|is|was|were|did|do|does|have|has|goes|you|things|life|"
    r"the|your)|"
    r"hear (?:what|how|about|from|all|more)|what (?:you|are you|have you|is|keeps)|"
    r"congratulat\w+|you (?:now|have moved|have become|have taken|are now|became)|"
    r"wonder(?:ed|ing)? (?:how|what|whether) (?:you|your)|curious (?:how|what|about)|"
    r"tell me (?:how|what|about|everything)|with you|thinking of you|your news",
)

SOFT_CUE = Phrases(
    r"let me know|(?:love|like|enjoy|happy|glad|curious|lovely|good|great|nice|keen|pleased) to "
    r"(?:hear|know|read|learn|see)|tell me|drop me|(?:one|a|two|a few) lines?|write (?:back|to "
    r"me|when)|"
    r"keep me posted|wonder (?:how|what|whether|if)|curious (?:how|what|about)|"
    r"no (?:need|hurry|rush|reply|answer|pressure)|whenever (?:you|suits|it)|"
    r"(?:do not|don't|you need not|please do not) (?:have to|trouble|feel|need)|"
    r"say hello|until (?:then|soon)|look(?:ing)? forward|my (?:door|line|number)|"
    r"(?:when|if) you (?:have|find|get|feel|like)"
)

TAKEAWAY = Phrases(
    r"(?:what|something|everything|things?|the \w+|a \w+|that \w+|\w+) (?:that )?you (?:said|told|"
    r"mentioned|explained|shared|described|showed|suggested|drew|recommended|gave|taught|pointed)",
    r"your (?:\w+ )?(?:points?|lines?|advice|stor(?:y|ies)|ideas?|warnings?|tips?|remarks?|"
    r"questions?|"
    r"examples?|charts?|suggestions?|comments?|thoughts?|explanations?|descriptions?|rules?|"
    r"approach|sketch|drawing|list|way of|experience|take|view) (?:about|on|of|that|to|for|"
    r"with|when|"
    r"has|have|is|was|made|saved|cleared|helped|will)",
    r"the (?:bit|part|line|story|point|idea|thing|passage|example) (?:about|on|with|where|of) \w+",
    r"you (?:made|helped|gave|reminded|taught|convinced|changed|cleared|saved) (?:me|us|my|up)",
    r"(?:i|we)(?:'ve| have)? (?:already |since )?(?:tried|used|changed|rewrote|rewritten|wrote "
    r"down|"
    r"took away|learned|learnt|started|redid|moved|dropped|applied|ordered|asked|printed|put)",
    r"made (?:me|us) (?:think|rethink|redo|see|laugh|look|reconsider)|stayed with (?:me|us)|"
    r"on (?:my|our) (?:wall|desk|whiteboard)|takeaway|stuck with me|changed (?:my|how|our)",
)
