"""List items in, bullets with their sub-bullets out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.reading.limits import MAX_LIST_DEPTH
from extract.reading.lines import Line, indent_of, is_lazy, width_of


@dataclass(slots=True)
class Bullet:
    """A list item: columns of its marker and of its text, its place, its lines and the items below it."""

    indent: int
    content_indent: int
    start: int
    end: int
    lines: list[Line]
    children: list[Bullet] = field(default_factory=list)
    paragraph_start: int = 0
    """Which of the lines starts its last paragraph."""
    mark: str = ""


class OpenList:
    """The list that is being read: its items, and the path to the innermost open one."""

    def __init__(self) -> None:
        """Start without items."""
        self.bullets: list[Bullet] = []
        self.path: list[Bullet] = []
        self.is_lifted = False
        """Whether an item was read one level higher already; one issue a list says so."""

    @property
    def innermost(self) -> Bullet | None:
        """The open item that a line below would continue."""
        return self.path[-1] if self.path else None

    def add_item(self, match: re.Match[str], line: Line) -> bool:
        """Add the item that `match` found; gives whether it had to be lifted, for lists may not nest deeper."""
        indent = width_of(match[1])
        gap = len(match[3] or " ")
        content_indent = indent + len(match[2]) + (gap if gap <= 4 else 1)
        text_start = line.start + (match.start(4) if match[4] else match.end(2))
        text = match[4] or ""
        if text[:1] == "[" and text[1:3] in _TICKS and text[3:4].isspace():
            text_start, text = text_start + _TICK, text[_TICK:]
        content = Line(text_start, line.end, text, line.quote_depth)
        mark = match[2]
        return self._add(Bullet(indent, content_indent, line.start + match.start(2), line.end, [content], mark=mark))

    def add_html_item(self, depth: int, content: Line, start: int) -> bool:
        """Add an item of a list of HTML that `depth` lists hold; gives whether it had to be lifted."""
        return self._add(Bullet(2 * depth, 2 * depth, start, content.end, [content]))

    def _add(self, bullet: Bullet) -> bool:
        while self.path and bullet.indent <= self.path[-1].indent + 1 and not _is_below(bullet, self.path[-1]):
            self.path.pop()
        is_lifted = len(self.path) >= MAX_LIST_DEPTH
        if is_lifted:
            self.path.pop()
        (self.path[-1].children if self.path else self.bullets).append(bullet)
        self.path.append(bullet)
        self._reach(bullet.end)
        return is_lifted

    def takes(self, line: Line, *, after_blank: bool) -> bool:
        """Whether a line of text continues an item; behind a blank line it must be indented."""
        if not self.path or (after_blank and line.quote_depth < self.path[0].lines[0].quote_depth):
            return False
        if indent_of(line.text) > self.path[0].indent:
            return True
        return not after_blank and is_lazy(self.path[-1].lines[-1].text, line.text)

    def add_line(self, line: Line, *, after_blank: bool) -> None:
        """Continue the innermost item, or behind a blank line the one that the indent tells."""
        indent = indent_of(line.text)
        while after_blank and len(self.path) > 1 and indent <= self.path[-1].indent:
            self.path.pop()
        bullet = self.path[-1]
        if after_blank:
            bullet.paragraph_start = len(bullet.lines)
        bullet.lines.append(line)
        self._reach(line.end)

    def start_item(self, line: Line) -> None:
        """Give the innermost item, which has no text yet, its first line."""
        self.path[-1].lines[-1] = line
        self._reach(line.end)

    def take_last_line(self) -> Line:
        """Remove the last line of the innermost item, and the item too if nothing is left."""
        bullet = self.path[-1]
        line = bullet.lines.pop()
        if not bullet.lines and not bullet.children:
            self.path.pop()
            (self.path[-1].children if self.path else self.bullets).remove(bullet)
        return line

    def _reach(self, end: int) -> None:
        for bullet in self.path:
            bullet.end = max(bullet.end, end)


_TICKS = (" ]", "x]", "X]")
"""Behind a bracket: a box of a list of tasks, which is shown as a box and is no text (GitHub's task lists)."""
_TICK = 4
"""Characters of such a box with the blank behind it."""
_DOTS = "•‣◦"
_BREAK = 1
"""Characters between the end of a line and the start of the next; longer breaks are made one before lists are read."""


def _is_below(bullet: Bullet, above: Bullet) -> bool:
    """Whether a dot on the line below a number belongs to it, for Markdown knows no item there: "1. Foo", "• 2B"."""
    is_next = bullet.indent == above.indent and bullet.start - above.end <= bullet.indent + _BREAK
    return is_next and bullet.mark != "" and bullet.mark in _DOTS and above.mark[:1].isdigit()
