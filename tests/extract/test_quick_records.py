"""Records that are made quickly are still what dataclasses make: the same arguments, frozen, equal by value."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from extract.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Bird:
    name: str
    wings: int = 2


@quickly_made
@dataclass(frozen=True, slots=True)
class Nest:
    tree: str
    eggs: int = 0


def test_defaults_and_keywords_are_those_of_the_class() -> None:
    assert Bird(name="heron") == Bird(wings=2, name="heron")
    assert replace(Bird(name="heron"), wings=1).wings == 1
    assert Nest("oak", 3) == Nest(tree="oak", eggs=3)


@pytest.mark.parametrize(
    "make", [lambda: Bird(), lambda: Bird("heron"), lambda: Bird(name="x", legs=2), lambda: Nest()]
)
def test_wrong_arguments_are_refused(make: object) -> None:
    with pytest.raises(TypeError):
        make()  # type: ignore[operator]


def test_a_field_cannot_be_set_again() -> None:
    with pytest.raises(FrozenInstanceError):
        Bird(name="heron").name = "wren"  # type: ignore[misc]
