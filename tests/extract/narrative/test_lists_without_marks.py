"""Lists of memory as people set them: with marks or without, with a colon, a dash, an arrow or a verb between."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records import Understanding

Understand = Callable[[str], Understanding]

_NEEDS = {"Wren-VL-3B": 8.1, "Tern 0.5B": 2.9, "Egret-V 2.5": 18.4, "Heron 2 3B": 7.3}
_JOINTS = (" - ", ": ", " – ", " — ", " = ", " → ")


@pytest.mark.parametrize("joint", _JOINTS)
@pytest.mark.parametrize("mark", ["- ", "* ", "1. ", ""])
@pytest.mark.parametrize("lead", ["VRAM needed:", "GPU memory in my setup (fp16)", "## VRAM"])
def test_each_amount_is_of_the_name_before_it(understand: Understand, lead: str, mark: str, joint: str) -> None:
    lines = "\n".join(f"{mark}{name}{joint}{amount} GB" for name, amount in _NEEDS.items())
    claims = understand(f"# Notes\n\nModels that I tried.\n\n{lead}\n\n{lines}\n").claims
    found = [(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb"]
    assert found == list(_NEEDS.items())


@pytest.mark.parametrize("mark", ["- ", "* ", "1. ", ""])
def test_no_name_has_the_amount_of_another(understand: Understand, mark: str) -> None:
    lines = "\n".join(f"{mark}{name} needs {amount} GB" for name, amount in _NEEDS.items())
    claims = understand(f"# Notes\n\nVRAM needed:\n\n{lines}\n").claims
    found = {(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb"}
    assert ("Wren-VL-3B", 8.1) in found
    assert found <= set(_NEEDS.items())


def test_a_line_that_has_no_amount_does_not_end_the_list(understand: Understand) -> None:
    text = "VRAM needed:\n\nWren-VL-3B: 8.1 GB\nTern 0.5B: 2.9 GB\nHeron 2 3B: 7.3 GB\nEgret-V 12B: did not fit\n"
    claims = understand(f"# Notes\n\n{text}").claims
    found = {(c.model, c.value_number) for c in claims if c.attribute == "min_gpu_ram_gb" and c.status == "ok"}
    assert found == {("Wren-VL-3B", 8.1), ("Tern 0.5B", 2.9), ("Heron 2 3B", 7.3)}


_SHARED = """\
# Catalogue

### **Foo 4 Scout and Maverick: Seeing Far**

Foo 4 sees images.

Ann Roe, Bo Lund

<details>
<summary>More</summary>

**Foo 4 Scout** and **Foo 4 Maverick** see. Scout has 109B parameters and Maverick about 400B across 128 experts.
Scout supports a 10M-token context. Maverick needs 40 GB of VRAM.

</details>

### **Bar K2.5 and K2.6: Acting**

Bar K2.5 acts.

Cem Kaya, Dan Orr

<details>
<summary>More</summary>

**Bar K2.5** has 3B parameters. **Bar K2.6** has 5B parameters.

</details>
"""


def test_models_that_share_a_section_have_each_their_own(understand: Understand) -> None:
    kept = {"params_total_b", "context_length_tokens", "min_gpu_ram_gb"}
    said = {(c.model, c.attribute, c.value_number) for c in understand(_SHARED).claims if c.attribute in kept}
    assert said == {
        ("Foo 4 Scout", "params_total_b", 109.0),
        ("Foo 4 Maverick", "params_total_b", 400.0),
        ("Foo 4 Scout", "context_length_tokens", 10_000_000.0),
        ("Foo 4 Maverick", "min_gpu_ram_gb", 40.0),
        ("Bar K2.5", "params_total_b", 3.0),
        ("Bar K2.6", "params_total_b", 5.0),
    }


@pytest.mark.parametrize("label", ["1.5", "int4", "Foo 0.5B"])
def test_a_link_that_says_how_its_repository_ends_is_its_own(understand: Understand, label: str) -> None:
    target = f"acme/foo-{label.rpartition(' ')[2].lower()}"
    text = f"# Models\n\n- `acme/foo`\n    - [HF](https://huggingface.co/acme/foo)\n    - [{label}](https://huggingface.co/{target})\n"
    assert {c.value_text for c in understand(text).claims if c.attribute == "hf_id"} == {"acme/foo", target}
