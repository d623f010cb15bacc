"""The forms in which a sentence sets a number beside a benchmark; each is matched where the benchmark stands."""

from __future__ import annotations

import re

from extract.narrative.scores.score_claims import BESIDE, NUMBER

ON = re.compile(
    rf"{NUMBER.format('value')}\s+(?:\([+−-]\d[\d.]*\s?%?(?: points?)?\)\s+)?"
    r"(?:(?:(?!high|low|bett|wors|more|less|few|great|improve|increase|reduce|decrease|relative|absolute|additional|extra)"
    r"[a-z][a-z-]*\s+){0,2}(?:accuracy|score|rate|recall|precision|similarity|points|CIDEr|ANLS|F1|BLEU(?:-\d)?|m?IoU"
    r"|m?AP\d*|AUC|WER|CER|EM|R@\d+|pass@1)\s+)?(?:on"
    rf"|in)\s+(?:the\s+)?"
    r"(?:(?:latest|new|full|official|hard|whole) (?:version|release|split|subset|set) of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
RESULTS_ON = re.compile(r"\b(?:results?|performance)\s+(?:\w+\s+){0,3}?on\s+(?:the\s+)?$", re.IGNORECASE)
SCORE_BEHIND = re.compile(
    rf"{BESIDE},?\s+(?:with|at|reaching|scoring)\s+(?:an? (?:\w+ )?(?:score|accuracy|result|average)\s+of\s+)"
    rf"{NUMBER.format('value')}(?=\s*(?:[,;.)]|$|and\b))"
)
"""Around a benchmark: "competitive results on the VQAv2 benchmark, with a score of 80.3"."""
WITH_BEHIND = re.compile(
    r"(?:\s*\([^()]{1,14}\)|[ -](?:val|test|testmini|dev)\b)?,?\s+(?:with|at)\s+(?:an? (?:score|accuracy"
    r"|result|average) of\s+)?"
    rf"{NUMBER.format('value')}(?=\s*(?:[,;.)]|$|and\b))"
)
"""Behind a benchmark on which a model leads: "tops its class on MathVista with 66.4"."""
OF = re.compile(
    rf"\s*(?:\([^()]{{1,14}}\)\s*)?(?:score|accuracy|result|F1|CIDEr|ANLS|mIoU)\s+(?:of|is|was|at|:|reached"
    rf"|reaches|stands at)\s+(?:only |just |merely |about |a mere )?{NUMBER.format('value')}",
    re.IGNORECASE,
)
THEN = re.compile(
    rf"{BESIDE}\s*,?\s+"
    r"(?P<who>(?:[^,;:.()]|\.(?=\d)|\(\w+\)){1,60}?)\s+"
    r"(?:also |even |only |just |\w+ly )?"
    r"(?:scores?|scored|reach(?:es|ed)?|achiev(?:es?|ed)|gets?|got|attain(?:s|ed)?|obtain(?:s|ed)?"
    r"|yields?|manages?|managed|notches|posts?|hits?|records?|lists?|reports?|gives?|measured?|saw|sees?|finds?|found|observed?"
    r"|(?:stands?|stood|land(?:s|ed)|ends?|ended|comes? in|came in) at"
    r"|(?:falls|drops|rises|climbs|gets|comes|goes) to)\s+"
    rf"(?:(?:an?|the|about|overall|average|mean|top|elo|score|rating|accuracy|of)\s+)*[*_]{{0,2}}{NUMBER.format('value')}",
    re.IGNORECASE,
)
"""`On VQAv2 (val), the 7B model reaches 80.3`."""
AGAINST = re.compile(
    rf"{BESIDE}\s*,?\s+"
    r"(?P<who>(?:[^,;:.()]|\.(?=\d)|\(\w+\)){1,60}?)\s+"
    r"(?:only |just |narrowly |clearly )?(?:trails|leads|beats|outperforms|surpasses|follows|lags behind"
    r"|is (?:ahead of|behind)|comes (?:after|before))\s+"
    r"(?:[^,;:.()]|\.(?=\d)){2,40}?(?:\s\([\d.]+\))?\s+(?:with|at)\s+"
    rf"{NUMBER.format('value')}",
    re.IGNORECASE,
)
"""`On VQAv2 it trails Bar (80.8) with 73.4`."""
IS = re.compile(
    rf"{BESIDE}\s+(?:is|was|reaches|reached|stands at|comes to)\s+(?:now\s+)?"
    rf"{NUMBER.format('value')}",
    re.IGNORECASE,
)
PLAIN_OF = re.compile(
    r"(?:\s*\([^()]{1,14}\))? (?:score, "
    r"|of )(?P<value>\d{1,3}\.\d{1,2})\s?(?P<value_unit>%)?(?=[,;.)](?:\s|$)|$| (?:and|is|was|puts|makes|places)\b)"
)
"""`MMMU of 54.2`, `its DocVQA score, 78.4, is modest`."""
SCORE_IS = re.compile(
    rf"{BESIDE},?\s+(?:the|its|our)\s+(?:\w+ )?(?:score|accuracy|result)\s+(?:is|was|stands at|reaches|comes to)\s+"
    rf"(?:now |about |only )?{NUMBER.format('value')}"
)
"""`On VQAv2 (val) the score is 80.3`."""
BRACKETED = re.compile(r"\s*\(\s*(?P<value>\d{1,3}\.\d{1,2}(?=\s?(?P<value_unit>%)?\s*\))|\d{1,3}(?=%\s*\)))%?\s*\)")
"""`the best results on VQAv2 (80.3)`: a number with a point or a sign, for a plain one may count anything."""
BEATS_ON = re.compile(
    r"\b(?:beats?|surpass(?:es|ed)|outperform(?:s|ed)|edge[sd] out|exceed(?:s|ed)|outdoes|overtakes?|overtook"
    r"|trails?|trailed)\b"
    r"(?:[^;:.]|\.\d){2,60}\b(?:on|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""`It surpasses Foo (71.9%) on MMMU with 73.0%`."""
LABELLED = re.compile(
    rf"(?:\s*\([^()]{{1,14}}\))?(?:\s?[:=]\s*|\s(?=\d+\.\d)){NUMBER.format('value')}"
    r"(?=\s*(?:ANLS|F1|CIDEr|accuracy)?"
    r"\s*(?:\((?:fine-?tuned|zero-shot|few-shot|\d+-shot)\))?\s*(?:[;.]|$|,\s+\d[\d.]* before))"
)
RAISED = re.compile(
    r"(?:\s*\([^()]{1,14}\))?\s+(?:improve[sd]|rises|rose|climb(?:s|ed)|jump(?:s|ed)|grows|grew|increase[sd]|falls|fell|drop(?:s|ped)"
    r"|(?:goes|went|is|was) (?:up|down))(?: further)?(?: by (?:about "
    r"|over )?\d[\d.]*\s?%?(?: (?:percentage )?points?)?,?)? to "
    rf"{NUMBER.format('value')}"
)
"""`DocVQA improves to 94.0`, `goes up by 3.1 points to 94.0`."""
STANDS = re.compile(
    rf"(?:\s*\([^()]{{1,14}}\))?\s+(?:(?:is|was|(?:stands|stays|remains|comes (?:in|out)|ends|ended|lands|landed"
    rf"|finishes|settles|sits|arrives|closes|hovers|peaks)"
    rf"(?: (?:flat|level|steady|put|constant))? (?:at|around))\s+|(?:is|stays|was) unchanged \()"
    rf"{NUMBER.format('value')}(?=\)?\s*(?:[.;](?:\s|$)|$|,?\s+and\s+(?!\d)|,\s+(?=(?:[A-Z]|compared|against|versus))"
    rf"|,\s+(?:\w+ )?(?:below|above|behind|ahead|short)\b))"
)
"""`DocVQA is 88.4.`, `DocVQA stays at 88.4, far below …`: all of a sentence."""
JUDGED = re.compile(
    rf"\s+(?:is|was|remains) (?:\w+ ){{0,6}}\w+: {NUMBER.format('value')}(?=\s*(?:[.;(]|,\s+(?:\w+ )?(?:below"
    rf"|above|behind)|$))"
)
"""`MMMU is not its strength: 44.0`."""
