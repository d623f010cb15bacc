"""The front matter of a page in, the model that it says the page is about out; "" where it names none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.records import Reading

_INDEXED = re.compile(r"\W*name:\s*[\"']?(?P<name>[^,\"']+)")
_INDEX = re.compile(r"^model-index:[ \t]*\n(?:[ \t-][^\n]*\n)*", re.MULTILINE)
_ENTRY = re.compile(r"^(?:-| {2}-) name:[ \t]*([^\n#]+)", re.MULTILINE)
_NAMED = ("model_name", "model-name", "model", "model_id", "modelname")
_TITLED = ("title", "pretty_name", "name")


def fronted_names(reading: Reading) -> tuple[str, ...]:
    """What stands under the keys that name a model, without its owner: `model_name: acme/Foo-VL` is Foo-VL."""
    values = _values(reading)
    indexed = _INDEXED.match(values.get("model-index", ""))
    named = [values.get(name, "") for name in _NAMED] + ([indexed["name"]] if indexed is not None else [])
    return tuple(dict.fromkeys(name.strip().rpartition("/")[2] for name in named if name.strip()))


def indexed_names(reading: Reading) -> tuple[str, ...]:
    """The models whose scores the `model-index` lists: the `name` of each entry, and of no result or data set."""
    front = next((record for record in reading.records if record.kind == "front_matter"), None)
    index = _INDEX.search(reading.document.text, front.start, front.end) if front is not None else None
    found = _ENTRY.findall(index.group()) if index is not None else []
    return tuple(dict.fromkeys(name.strip(" \"'") for name in found))


def fronted_titles(reading: Reading) -> tuple[str, ...]:
    """The titles that the front matter gives the page."""
    values = _values(reading)
    return tuple(values[name] for name in _TITLED if values.get(name))


def _values(reading: Reading) -> Mapping[str, str]:
    front = next((record for record in reading.records if record.kind == "front_matter"), None)
    return {field.name.casefold(): field.text for field in front.fields} if front is not None else {}
