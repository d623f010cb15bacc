"""A sentence's text in; the clauses out whose grammatical subject is written like a name: perhaps another model's.

Names that nobody knows carry no mark of a model but their place: "Osprey scores 71.2", "While Boreas reaches 60".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.narrative.language.cues import Span
from extract.narrative.subject_names import Subject, key_of

_NAME = r"(?P<name>[A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*){0,2})"
_SCORES = r"reach(?:es|ed)|gets|got|achiev(?:es|ed)|obtain(?:s|ed)|attain(?:s|ed)"
_SHAPED_HEAD = re.compile(
    r"\W*(?P<name>(?=\S*(?:\d|[a-z][A-Z]|-[A-Z])|[A-Z]\w* \d)[A-Z][\w.+-]*(?: \d[\w.]*)?)\s+(?:uses?d?"
    r"|employs?|employed"
    r"|relies|relied|has|had|adopts?|takes|took|builds|built on)\b"
)
"""A sentence that begins with a name written like a model's."""
_ACTING_HEAD = re.compile(
    r"\W*(?:(?:The|Its|Our|Their) (?:[a-z-]+ ){0,3}(?:brother|sister|sibling|cousin|successor|predecessor),? "
    r"|The (?:(?:later|larger|newer|older|bigger|smaller|original) )?)?"
    r"(?P<name>(?=\S*(?:\d|[a-z][A-Z]|-[A-Z])|[A-Z]\w* \d)[A-Z][\w.+-]*(?: \d[\w.]*)?)"
    r"(?:,? \([^()]{1,40}\))?,?(?: (?:on the other hand|however|by contrast|in contrast|meanwhile|in turn|instead"
    r"|though"
    r"|an?\s[^,;.]{1,40}|the\s[^,;.]{1,40}),)?"
    r"\s+(?:\w+ly |also |still |now )?"
    r"(?:(?:is|was)(?! (?:\w+ly )?(?:used|asked|prompted|employed|queried|called|applied|tasked|instructed|chosen))"
    r"|has|had|does|doesn['’]t|did|will|won['’]t|would|can|can['’]t|cannot|could"
    r"|needs?|requires|takes|took|runs|ran|fits|comes|came|reads|loads|offers|supports|weighs|costs|wants|keeps|kept"
    r"|remains|stays|appeared|arrived|follow(?:s|ed)|sits|shares|lacks|handles|targets|adds|drops|swaps|doubles|hears|speaks)\b"
)
"""A sentence that begins with a name written like a model's and says anything of it."""
_PLAIN_HEAD = re.compile(
    r"\W*(?:The (?:(?:later|larger|newer|older|bigger|smaller|original) )?|While |Whereas |Although |Though )?"
    rf"(?:[A-Z]\w+['’]s )?{_NAME}"
    r"(?:\s+(?:\w+ly )?(?:is|was) (?:tested|evaluated|measured|assessed|benchmarked|an?|another|the)\b"
    r"|\s+(?:is|was) (?:(?:much|far|even|slightly|a (?:lot|bit)|\w+ly) )?(?:larger|bigger|smaller|heavier|lighter|older"
    r"|newer"
    r"|stronger|weaker)\b"
    r"|\s+(?:will not|won['’]t|does not|doesn['’]t|cannot|can['’]t|can|will) (?:\w+ )?(?:fit|run|load)\b"
    r"|\s+(?:reads|sees|understands|was (?:released|announced|published|introduced))\b"
    r"|\s+(?:(?:has|have)(?!\s(?:\w+ed|built|made|shown)\b)|counts?|needs?|requires?|uses?|takes"
    r"|occup\w+|consumes?|comes (?:in|with)"
    r"|(?:runs|loads|fits) (?:on|in|into|with))\b"
    r"[^.;,]{0,40}?\d"
    r"|,\s+(?:with|which|whose|on the other hand|by contrast|in contrast)\b"
    r"|\s+(?:pairs|couples|combines|joins|connects|fuses|marries|bridges|stacks|glues|plugs|feeds)\b[^.;]{0,60}?"
    r"\b(?:with|to|into|and|onto)\b)"
)
"""A sentence that says of a plain name what is said of models."""
_NAMED_KIND = re.compile(
    rf"\W*(?:The\s+{_NAME}\s+(?:model|system|architecture)\b(?!\s+(?:of|for)\b)"
    r"|In\s+(?P<place>[A-Z][\w.+-]*(?: [\d.]+)?),\s"
    r"|(?:For|With|To run|To load|To serve|Running|Loading|Serving|Deploying)\s+"
    r"(?P<whom>(?=\S*[A-Za-z]\S*\d|\S*[a-z][A-Z]|\S*-[A-Z])[A-Z][\w.+-]*(?: [\d.]+)?)"
    r"(?:,\s+(?:we|the|it|there|our)|,?\s+(?:you|one|expect|plan|takes|needs|requires))\b)"
)
"""A sentence about "the Osprey model", or about what stands "in Osprey, …" or holds "for Osprey-2, …"."""
_CLAUSE = re.compile(
    r"(?:[,;]|\b(?:and|while|whereas|but))\s+(?!(?:The|This|It|Its|Both|Each|Our|These|They|We|All|A|An|In|As|For"
    r"|Only|Training|Pre)\b)"
    rf"{_NAME}(?:\s+(?:uses?|employs?|relies|has|adopts?|takes|builds|scores?|scored|{_SCORES})|,\s+(?:had|used))\b"
)
"""A clause behind the first whose subject is a name."""
_SCORER = re.compile(
    rf"(?<![\w.-]){_NAME}(?:['’]s (?:[\w-]+ ){{1,3}}| (?:model|system|assistant) | )(?:also |only |even |just |\w+ly )?"
    rf"(?:scored|scores(?! (?:of|for|from|are|were|and|to|across)\b|\s*:)|{_SCORES})\b"
)
"""A name before a verb of scoring, wherever it stands."""


class Clause(NamedTuple):
    """The name of a grammatical subject: its words, and where they begin and end."""

    name: str
    start: int
    end: int


def named_clauses(text: str, body: int) -> Iterator[Clause]:
    """Subjects written like names; `body` is where the sentence begins behind a heading of its own."""
    patterns = (_SHAPED_HEAD, _ACTING_HEAD, _PLAIN_HEAD, _NAMED_KIND)
    heads = [pattern.match(text, body) for pattern in patterns]
    for match in (*heads, *_CLAUSE.finditer(text), *_SCORER.finditer(text)):
        if match is not None:
            group = next(name for name in ("name", "place", "whom") if match.groupdict().get(name))
            yield Clause(match[group], match.start(group), match.end(group))


_FORMER = re.compile(
    r"\W*(?:The|Our)\s+(?:very\s+)?(?:first|original|previous|earlier|older|old|initial|former)\s+"
    r"(?P<name>[A-Z][\w.+-]*(?: \d[\w.]*)?)\s+(?:(?:still|also|only|once)\s+)?"
    r"(?P<past>(?:used|had|was|were|needed|required|relied|took|came|ran|kept|paired|joined|employed|combined|scored)\b)?"
)
"""A sentence about what bore the model's name before: "The first Foo still used …"."""
_WHERE = re.compile(
    r"\W*(?:Where|While|Whereas)\s+(?:the )?(?P<name>[A-Z][\w.+-]*(?: v?\d[\w.]*)?)\s+(?:still |only |once )?"
    r"(?:used|had|was|were|needed|required|relied|took|ran|kept|paired|joined|employed|combined|scored|got)\b[^,;]*"
)
"""What leads a sentence about a later model: "Where Foo 1 relied on X, the new model …"."""
_PROTOTYPE = re.compile(
    r"\W*(?:An?|The|Our|One|Its|Both|Two|Several)\s+(?:very\s+)?(?:early|earlier|earliest|first|initial|previous|abandoned|discarded|prior"
    r"|internal|preliminary)\s+(?:[\w-]+\s+){0,2}(?:prototypes?|attempts?|experiments?|drafts?|iterations?|trials?|builds?|designs?|mock-?ups?)\b"
)
"""What was before the model: "An early prototype with X …"."""
_NEXT_CLAUSE = re.compile(r";|,?\s+(?:while|whereas|but)\b")


def former_clause(text: str, body: int, subject: Subject) -> Span | None:
    """The clause about an earlier model of the subject's line; "the original Foo uses" may be said of Foo itself."""
    where = _WHERE.match(text, body)
    if where is not None and not subject.is_exactly(where["name"]) and _is_of_line(where["name"], subject):
        return Span(body, where.end(), "other")
    prototype = _PROTOTYPE.match(text, body)
    if prototype is not None:
        goes_on = _NEXT_CLAUSE.search(text, prototype.end())
        return Span(body, goes_on.start() if goes_on else len(text), "other")
    former = _FORMER.match(text, body)
    if former is None or not (subject.is_short(former["name"]) or subject.is_named(former["name"])):
        return None
    if subject.is_exactly(former["name"]) and not former["past"]:
        return None
    goes_on = _NEXT_CLAUSE.search(text, former.end())
    return Span(body, goes_on.start() if goes_on else len(text), "other")


def _is_of_line(name: str, subject: Subject) -> bool:
    """Whether a name is that of an earlier or a later model of the subject's line."""
    return key_of(name)[:1] == key_of(subject.model)[:1]
