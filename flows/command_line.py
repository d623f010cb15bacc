"""The command `vlm-atlas`: arguments in, an exit code out (0 done, 1 failed and nothing published, 2 wrong use).

Every command has a module of its own under `flows/commands`, imported only when it is asked for, so that `--help`
stays quick and an ingest never pays for Prefect or Streamlit. Errors are one line on stderr; `--debug` shows the rest.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, NoReturn

import click

from extract.errors import AtlasError
from flows.interruptions import Terminated, ends_like_interrupt

PROGRAM = "vlm-atlas"

COMMANDS: dict[str, str] = {
    "up": "up",
    "ingest": "ingest",
    "extract": "extract",
    "sql": "sql",
    "dashboard": "dashboard",
    "schedule": "schedule",
    "changes": "changes",
    "sources": "sources",
    "check": "check",
    "export": "export",
    "releases": "releases",
    "rollback": "rollback",
    "review": "review",
}
"""Command → module under flows/commands that defines it, in the order in which --help lists them."""


class LazyCommands(dict[str, click.Command]):
    """Commands by name; a command's module is imported when the command is first looked up."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        super().__init__(dict.fromkeys(modules, click.Command(None)))
        self._modules = dict(modules)

    def __getitem__(self, name: str) -> click.Command:
        """The command of that name, with the `--debug` that every command takes."""
        if name in self._modules:
            command = importlib.import_module(f"flows.commands.{self._modules.pop(name)}").command
            command.params.append(_debug_option())
            self[name] = command
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """As in every mapping."""
        if name not in self:
            return default
        return self[name]


class CommandGroup(click.Group):
    """A group of lazily imported commands whose errors come out as one line."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.commands = LazyCommands(COMMANDS)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """All commands, in the order of the table above."""
        return list(self.commands)

    def main(  # type: ignore[override]  # click's overloads are about a standalone mode that we do not have
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **_extra: Any
    ) -> NoReturn:
        """Run one command and exit the process with its code."""
        run(self, list(sys.argv[1:] if args is None else args), prog_name or PROGRAM)


def _debug_option() -> click.Option:
    return click.Option(
        ["--debug"], is_flag=True, expose_value=False, is_eager=True, callback=_remember_debug, help="Show tracebacks."
    )


def _remember_debug(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_root().meta["debug"] = True
        sys.excepthook = sys.__excepthook__


def run(group: click.Group, arguments: list[str], program: str) -> NoReturn:
    """Run one command of the group and exit with its code: 0 done, 1 failed, 2 wrong use, 130 interrupted."""
    sys.excepthook = _print_unexpected
    meta: dict[str, object] = {}
    code: int | str = 0
    try:
        with ends_like_interrupt():
            context = group.make_context(program, arguments)
            meta = context.meta
            with context:
                group.invoke(context)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        code = _print_wrong_use(error, program)
    except (click.Abort, KeyboardInterrupt, Terminated):
        _print_error("stopped; nothing was published")
        code = 130
    except BrokenPipeError:
        code = _leave_closed_pipe()
    except (AtlasError, OSError) as error:
        if meta.get("debug"):
            raise
        _print_error(_one_line(error))
        code = 1
    sys.exit(code)


def _print_wrong_use(error: click.ClickException, program: str) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return 2
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else program
    _print_error(f"{_one_line_text(error.format_message())} (see '{path} --help')")
    return error.exit_code


def _one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return _one_line_text(str(error)) or type(error).__name__


def _one_line_text(text: str) -> str:
    return " ".join(text.split())


def _print_error(text: str) -> None:
    print(f"{PROGRAM}: {text}", file=sys.stderr)


def _print_unexpected(kind: type[BaseException], error: BaseException, _traceback: TracebackType | None) -> None:
    """Report a defect of ours in one line; installed as the hook for exceptions that nobody expects."""
    _print_error(f"unexpected {kind.__name__}: {_one_line_text(str(error))}; --debug shows where")


def _leave_closed_pipe() -> int:
    """End quietly when the reader of our output went away (`| head`), as Unix filters do."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


@click.group(
    cls=CommandGroup,
    params=[_debug_option()],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(package_name="vlm-atlas", prog_name=PROGRAM)
def main() -> None:
    """Read documents about vision-language models into a warehouse in which every number points to its source.

    \b
    Start:    vlm-atlas up                       ingest the seeds, serve the dashboard, schedule re-ingestion
    Read:     vlm-atlas ingest docs/*.md         one run; without arguments: seeds/sources.toml
    Ask:      vlm-atlas sql "FROM leaderboard"   read-only SQL
    """


if __name__ == "__main__":
    main()
