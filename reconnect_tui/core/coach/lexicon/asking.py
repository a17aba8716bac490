"""Requests, advice, offers, promises, and ways to say no."""

from collections.abc import Mapping

from reconnect_tui.core.coach.lexicon import Phrases

_DEED = (
    r"(?:introduc(?:e|ing)|connect(?:ing)?|refer(?:ring)?|recommend(?:ing)?|forward(?:ing)?|"
    r"send(?:ing)?(?! (?:me |us )?(?:news|word|a (?:line|postcard|photo)|photos|pictures))|"
    r"shar(?:e|ing)|review(?:ing)?|read(?:ing)?|look(?:ing)? (?:over|at|through|into)|"
    r"check(?:ing)?|proofread(?:ing)?|pass(?:ing)?(?! (?:on |along )?"
    r"(?:my|our) (?:love|regards|best|greetings|thanks|congratulations|condolences|good wishes))|"
    r"put(?:ting)? (?:me|us|my|in)|help(?:ing)?|"
    r"writ(?:e|ing)|giv(?:e|ing) (?:me|us|my)"
    r"(?! (?:love|regards|best|greetings|thanks|a (?:call|ring|shout|bell|buzz|wave)))|"
    r"get(?:ting)? (?:me|us|my)|arrang(?:e|ing)|"
    r"set(?:ting)? (?:me|us|up)|hir(?:e|ing)|vouch(?:ing)?|endors(?:e|ing)|nominat(?:e|ing)|"
    r"lend(?:ing)?|sponsor(?:ing)?|fund(?:ing)?|donat(?:e|ing)|invest(?:ing)?|buy(?:ing)?|"
    r"sign(?:ing)?|vot(?:e|ing)|mention(?:ing)? (?:me|my|us|it)|speak(?:ing)? to|talk(?:ing)? to|"
    r"act(?:ing)? as|be (?:a|my|our) (?:referee|reference|sponsor|mentor)|provid(?:e|ing)|"
    r"point(?:ing)? (?:me|us)|host(?:ing)?|edit(?:ing)?|comment(?:ing)? on|"
    r"give (?:it|this|that) a (?:look|read)|take a look|have a look|do me|let me use|"
    r"find (?:me|us|out)|ask (?:him|her|them|your|around|whether|if)|fill (?:in|out)|"
    r"go(?:ing)? (?:over|through)|let(?:ting)? (?:me|us) (?:have|borrow)|"
    r"(?:run|cast)(?:ning|ing)? (?:your|an) eye|speak(?:ing)? at|talk(?:ing)? at|spar(?:e|ing) "
    r"(?:me|us)|"
    r"support(?:ing)? (?:me|us|my|our)|back(?:ing)? (?:me|us|my|our)|judg(?:e|ing)|chair(?:ing)?|"
    r"contribut(?:e|ing)|translat(?:e|ing)|print(?:ing)?|order(?:ing)?|make (?:an|the) intro)"
)
_TO_DO = (
    r"(?:(?:please|kindly|also|perhaps|possibly|maybe|then|just|be|able|willing|open|happy|ready|"
    r"prepared|kind enough|so kind as|to|consider|mind|have time to|spare (?:a|an|ten) \w+ to) )*"
)

FAVOUR = Phrases(
    rf"(?:can|could|would|will|might) you (?!send your love){_TO_DO}{_DEED}",
    rf"(?:do you think|any chance|is there any way|i wonder(?:ed)? if|i was wondering if|"
    rf"wondering whether|would it be possible|i was hoping|i hope|i'd (?:like|love)|"
    rf"i would (?:like|love)|i'd be grateful if|i would be (?:so |very )?grateful if|"
    rf"i'd appreciate it if|i would appreciate it if|it would be great if|it'd be great if|"
    rf"(?:it would|it'd) be (?:so )?(?:wonderful|lovely|fantastic|brilliant|helpful|kind|ideal|"
    rf"good) "
    rf"if) (?:for )?you(?:'d)? (?:(?:can|could|would|will|might|to) )?{_TO_DO}{_DEED}",
    r"do you (?:happen to )?know (?:of )?(?:any|some)(?:one|body)? (?:[\w']+ ){0,3}?"
    r"(?:hiring|hires|recruit\w*|invest\w*|looking for|who (?:needs|wants|is looking|could|might)|"
    r"vacanc\w+|openings?|jobs?|rooms?|flats?)",
    r"i(?:'d| would| could)(?: really| very much| so| greatly)* (?:appreciate|use|like|love|"
    r"welcome|"
    r"value) (?:your |some |a |any )?(?:\w+ )?(?:help|support|assistance|hand)",
    r"ask(?:ing)? (?:you )?for (?:your |some |a )?(?:\w+ )?(?:support|help|assistance|hand|"
    r"donation|"
    r"backing|sponsorship)",
    r"(?:do|would|might) you have (?:the |any |some )?(?:time|capacity|room|energy) to "
    r"(?:review|read (?:my|our|the|a|this|over|through)|look (?:at|over|through)|check|teach|help)",
    r"i(?:'m| am) (?:currently |now |actively )?job[- ]?(?:hunting|searching)",
    rf"please (?:(?:could|can|would|will) you )?(?:also |kindly )?"
    rf"(?!read|look|help yourself|(?:send|give|pass)(?: on)? (?:my|her|him|them|everyone))"
    rf"{_DEED}",
    r"(?:introduce|connect) (?:me|us) (?:to|with)",
    r"put (?:me|us) in touch",
    r"(?<!nothing )(?<!no )(?<!all )i (?:really |still |badly |urgently )?need "
    r"(?:an? |some|someone|somebody|your|help|two|three|the (?:contact|name|address|number))"
    r"(?! (?:moment|minute|break|holiday))(?:\b)?",
    r"i(?:'m| am) (?:currently |now |actively )?(?:looking for|on the lookout for|in search of|"
    r"hunting for) (?!the photo)"
    r"(?:an?|some|new|work|investors?|clients?|funding|someone|somebody|help|partners?|"
    r"opportunit\w+|jobs?|roles?|positions?)",
    r"i (?:want|would like|'d like|am after|am hoping for|hope for) (?:an? )?"
    r"(?:introduction|intro|referral|reference|recommendation|meeting with your)",
    r"(?<!no )(?<!not asking )(?<!not a )(?<!return the )(?<!return a )(?<!returned the )"
    r"(?<!did me a )(?<!owe you a )(?:small |quick |little |big |huge |tiny )?"
    r"favou?r (?:to ask|of you|from you|i)",
    r"(?:need|ask|have|want|request|beg) (?:you )?(?:for )?(?:an?|one|another) "
    r"(?:small |quick |little |big |huge |tiny |last )?favou?r",
    r"do (?:me|us) (?:an?|one|the) (?:small |quick |little |big |huge |tiny )?(?:favou?r|kindness)",
    r"(?<!you )(?<!you ever )(?<!they )(?:need|want|appreciate|love|like|grateful for|hoping for|"
    r"ask(?:ing)? (?:you )?for|use) "
    r"(?:[\w']+ ){0,4}?(?:referral|reference|intro|introduction|recommendation|testimonial|"
    r"endorsement|letter of support)",
    r"(?:any|an) (?:job |current |suitable )?(?:openings?|vacanc(?:y|ies))",
    r"(?:are|is) (?:you|your \w+(?: \w+)?) (?:currently |still )?hiring",
    r"if (?:you|your \w+) (?:are|is|hear of|know of|have) (?:hiring|any (?:jobs?|roles?|openings?|"
    r"positions?|work|vacanc\w+)|anything open|something open)",
    r"keep (?:me|my \w+) in mind",
    r"put in an? (?:good |kind |nice )?word",
    r"(?:pass(?:ing)?|hand(?:ing)?) (?:on |along |over )?my (?:cv|resume|details|name|portfolio)",
    r"forward(?:ing)? my",
    rf"would you mind {_DEED}",
    r"would you be (?:a|my|our) (?:referee|reference|sponsor|mentor)",
    r"honoured if you would be",
    r"(?:want|would like|'d like|would love|'d love) you to (?!know|meet|see|come|enjoy|be the "
    r"first)",
    r"you (?:\w+ )?(?:be|are) (?:open to|willing to|able to|up for|happy to|kind enough to) "
    rf"(?!meet|a call|a chat|talk|catch|chat|have (?:a )?(?:coffee|lunch)){_DEED}",
)
"""Requests that cost effort or reputation; a question out of interest is none."""

ADVICE = Phrases(
    r"(?:value|love|appreciate|welcome|like|treasure|be grateful for|be glad of|be glad to have|"
    r"use|need|want|get|have|hear|ask (?:you )?for|seek(?:ing)?|enjoy) (?:to (?:have|hear|get) )?"
    r"(?:some |any |a little |a bit of )?(?:of )?your (?:honest |candid |frank |expert |kind )?"
    r"(?:advice|views?|perspectives?|opinions?|thoughts?|take|guidance|insights?|feedback|input|"
    r"wisdom|counsel|judgement|judgment)",
    r"learn from your (?:experience|example|career)",
    r"pick(?:ing)? (?:your|ur) brains?",
    r"what would you (?:advise|recommend|suggest)",
    r"(?:could|can|would|will|might) you (?:please |possibly )?(?:advise|mentor|coach|guide) ",
    r"ask (?:you )?for advice",
    r"(?:do|would) you have (?:the |any |some )?(?:time|capacity|room) to (?:mentor|coach|advise|"
    r"guide)",
    r"some advice (?:on|about|from)",
)

_GIVE = (
    r"(?:send|share|help|introduce|read|review|return|show|lend|give|write (?:you|up)|"
    r"look (?:over|at|through|after)|pass|host|cook|do (?:the same|yours|it for)|make (?:you|a "
    r"copy)|put you|"
    r"bring|mark|swap|trade|offer|donate|teach|explain|proofread|translate|drive|"
    r"fetch|repay|support|take (?:you|notes|the)|carry|print|walk you|go through|listen|buy "
    r"you|pay|fix|test|"
    r"connect|forward|post|mail|collect|contribute|babysit|mend|pick up)"
)

OFFER = Phrases(
    rf"(?:happy|glad|delighted|pleased|willing|ready|love|like|honoured) to {_GIVE}",
    rf"(?<!if )(?<!whether )i(?:'d| would|'ll| will| can| could| may)(?: also| then| gladly| "
    rf"happily| easily| always| "
    rf"certainly| at least)* {_GIVE}(?! you (?:in |on )?(?:a call|ring))",
    rf"(?:let|allow) me {_GIVE}",
    r"(?:anything|something|any way|somehow) i (?:can|could|might) (?:do|help|give|bring)",
    r"if i can (?:ever )?(?:help|be of|do|return|repay)",
    r"(?:if|should) you (?:ever )?need (?!to)",
    r"i(?:'ll| will|'d| would) (?:gladly|happily|be (?:very )?(?:glad|happy) to) (?!hear|"
    r"accept|have|get)\w+",
    r"and (?:can|could|will) (?:gladly |happily )?(?:send|bring|lend|share|pass|show|give)(?! "
    r"(?:me|us))",
    r"(?:in|by way of) (?:return|exchange)",
    r"return (?:the|your|a) (?:favou?r|kindness|effort|compliment|help)",
    r"(?:is|are|be|'s)(?: all)? on me",
    r"my treat|lunch is mine|coffee is mine|the (?:coffee|lunch|drinks?) (?:is|are) mine",
    r"(?:thought|thinking) of you",
    r"i(?:'ve| have) (?:put together|kept|saved|collected|written up|attached|enclosed|marked|"
    r"made a copy|a copy|a spare|copied|set aside|prepared|drawn up)",
    r"(?<!cv )(?<!resume )(?:is|are) (?:attached|enclosed)",
    r"you (?:may|can|are welcome to|could|might) (?:copy|have|use|borrow|keep|take|stay)",
    r"at your (?:disposal|service)",
    r"yours (?:if you|to (?:keep|use|have))",
    r"count on me",
    r"offer you|i(?:'ll| will)? owe you|for free",
    r"i(?:'d| would|'ll| will| can)(?: of course| gladly| happily| certainly| also| always)* "
    r"(?:(?:come|drop|pop|drive|get)(?: \w+){0,2} and )?"
    r"(?!(?:love|like|appreciate|value|welcome|need|want|use|take|follow|read|respect|understand|"
    r"enjoy|know|hear|see|remember|miss|follow|attach|get|have|be|try|ask|mention|call|pick|learn|"
    r"join|accept|visit|borrow|forward)\b)\w+ your "
    r"(?:next |new |old |whole )?\w+",
    r"congratulations?|congrats|well done|bravo|kudos",
    r"you(?:'ll| will)? get (?:a|an|the|my|your|one)|no invoice|free of charge|no strings",
)

_TO_THEM = r"(?:you|him|her|them|it|this|that|the|a|an|my|our|some|both)"
_DEEDS = (
    r"(?:ask|bring|call|check|connect|copy|dig out|email|find|forward|give|introduce|invite|lend|"
    r"mail|mention|pass|post|prepare|print|recommend|return|review|ring|scan|send|share|show|"
    r"speak|suggest|translate|ask around)|"
    r"(?:read|text|put|make|talk to|tell|write|write up|write to|look at|look into|look for|"
    r"look up|get|get back to|get hold of) "
    rf"{_TO_THEM}|look (?:it|them|this|that) up"
)

PROMISE = Phrases(
    r"i(?:'ll| will| shall| am going to|'m going to)(?: also| gladly| happily| then| soon)?"
    rf"(?: try to)? (?P<said>{_DEEDS})",
    rf"let me (?!ask you|tell you|give you a hand|introduce myself)(?P<let>{_DEEDS})",
    r"i promised? to (?P<vowed>\w+)",
)
"""What the writer says they will do (playbook 4.5); the one group that is filled holds the deed."""

DO_BETTER = Phrases(
    r"(?:promise to|i'll|i will|i mean to|i want to) (?:do|be) better",
    r"(?:promise to|i'll|i will|i mean to|i want to) (?:write|call|be in touch|keep in touch|"
    r"stay in touch) (?:more often|sooner|more regularly|from now on|better)",
)
"""A light promise not to be silent so long again (playbook M54); it is kept by a rhythm."""

WAY_OUT = Phrases(
    r"(?:only )?if (?:you are|you're|you feel|it is|it's|it feels|that is|that's|this is|you would|"
    r"you'd) (?:comfortable|ok|okay|fine|happy|willing|right|awkward|too much|not|uncomfortable|"
    r"at ease|good|convenient|inconvenient|rather not|prefer not)",
    r"if (?:not|you'd rather|you would rather|you prefer not|it does not|it doesn't|you can't|"
    r"you cannot|this does not|that doesn't)",
    r"no (?:pressure|obligation|hard feelings|worries|problem|offence|offense)",
    r"feel free to (?:say no|decline|ignore|refuse|skip|pass)",
    r"(?:just |simply |please )?say (?:so|no)",
    r"(?:completely|perfectly|entirely|quite|totally|absolutely|also|just as) "
    r"(?:fine|understand\w*|ok|okay|all right|alright)",
    r"(?:i|we)(?:'ll| will|'d| would) (?:completely |entirely |fully |quite |perfectly "
    r")?understand",
    r"would(?: not|n't) mind|happy either way|fine either way|up to you|your call|as you see fit",
    r"only if|don't feel|do not feel|you don't have to|you do not have to|forget i asked|"
    r"find another (?:way|route)|need not|needn't|that is the end of it|or not at all|or neither",
)

OWN_NEED = Phrases(
    r"(?:i|we|my \w+) (?:\w+ )?(?:need|want|hope for|look(?:ing)? for|am after|'m after) "
    r"(?:\w+ ){0,4}?"
    r"(?:jobs?|work|referral|referee|references?|introduction|intro|investor|investment|money|"
    r"funding|loan|clients?|customers?|contracts?|orders?|recommendation|favou?r|help|contacts?)",
    r"(?:want|need|hope|like) (?:him|her|them) to",
    r"(?:get|find|land) (?:me )?(?:an?|the|my next|some) (?:\w+ ){0,2}(?:job|role|position|"
    r"introduction|referral|client|contract|investor)",
    r"ask (?:him|her|them) (?:for|to|if|whether)|a favou?r|refer me|introduce me|hire me",
    r"(?:he|she|they) (?:could|can|might) (?:help|hire|introduce|refer|recommend|fund|get) me",
)
"""What an honest reason says that is a request (M27)."""

KINDS: Mapping[str, str] = {
    "an introduction": r"introduc|\bintro\b|connect (?:me|us)|in touch|contact (?:at|of|in)|"
    r"speak to your|talk to your|\bhost",
    "a job": r"hiring|\bhire|openings?\b|referral|refer me|vacanc|\bjobs?\b|\brole\b|position|"
    "good word|"
    "\bword for\b|"
    r"(?:forward|pass|hand)\w* (?:on |along |over )?my (?:cv|resume)|keep me in mind|looking "
    r"for work",
    "a recommendation": r"recommend|referee|\breference|vouch|endorse|testimonial|nominat|"
    r"letter of support",
    "a review": r"\breview|\bread\b|reading|look(?:ing)? (?:over|at|through)|check|proofread|"
    r"comment on|feedback|\bedit|a look\b",
    "material": r"\bsend|\bshare|copy of|names? of|list of|template|slides|\bdata\b|lend|provide|"
    r"translate|\bforward (?!my)",
    "money": r"\bfund(?:s|ing)?\b|\bmoney|invest|donat|sponsor|\bloan|\bbuy\b|(?<!in )\border\b",
}
"""Kinds of requests (C17); one request described twice falls into one kind."""
