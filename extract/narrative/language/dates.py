"""How documents write dates: patterns to build others of, without groups."""

from __future__ import annotations

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
"""The English name of a month, or its beginning."""
YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DAY_OR_MONTH = (
    rf"(?:(?:{_DAY} )?{MONTH}\.?,? (?:{_DAY},? )?{YEAR}\b|(?<![\d/])\d{{1,2}}/\d{{1,2}}/{YEAR}\b|\b{YEAR}-\d\d-\d\d\b)"
)
"""A date that tells at least month and year: "3 March 2031", "Mar. 3rd, 2031", "3/31/2031", "2031-03-31"."""
DAY_OR_MONTH_IN_CHINESE = rf"{YEAR} ?(?:年 ?\d{{1,2}} ?月(?: ?\d{{1,2}} ?日)?|-\d\d-\d\d)"
"""The same in Chinese: "2031 年 3 月 31 日"."""
