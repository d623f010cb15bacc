"""Records that are made quickly are still what dataclasses make: the same arguments, frozen, equal by value."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from extract.quick import maker, quickly_made


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


new_bird = maker(Bird)
nest_in_order = maker(Nest, by_name=False)


def test_what_a_maker_makes_is_what_the_class_makes() -> None:
    for made, slow in (
        (new_bird(name="heron"), Bird(name="heron")),
        (new_bird(name="wren", wings=1), Bird(name="wren", wings=1)),
    ):
        assert made == slow
        assert type(made) is Bird
        assert hash(made) == hash(slow)
        assert repr(made) == repr(slow)
    assert nest_in_order("oak", 3) == Nest("oak", 3)
    with pytest.raises(FrozenInstanceError):
        new_bird(name="heron").name = "wren"  # type: ignore[misc]


@pytest.mark.parametrize("make", [lambda: new_bird(), lambda: new_bird("heron"), lambda: new_bird(name="x", legs=2)])
def test_a_maker_refuses_wrong_arguments(make: object) -> None:
    with pytest.raises(TypeError):
        make()  # type: ignore[operator]


def test_a_field_cannot_be_set_again() -> None:
    with pytest.raises(FrozenInstanceError):
        Bird(name="heron").name = "wren"  # type: ignore[misc]
