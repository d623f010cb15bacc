"""One module a command of `vlm-atlas`; each defines `command`."""
