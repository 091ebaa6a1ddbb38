"""The command `depesche`: one module a command.

Exit statuses: see `STATUSES`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from depesche.version import VERSION

INTERRUPTED = 130
STATUSES = {
    0: "all inputs were read",
    1: "an input could not be read or coded (its record says why), or a check found problems",
    2: "bad arguments: one line on standard error says which",
    INTERRUPTED: "interrupted (Ctrl-C); lines written are whole",
}
"""What the command's exit status means."""


COMMANDS = ("analyse", "check-data", "code", "explain", "kb", "times")


class Commands(click.Group):
    """The commands, each a module that is loaded when it is asked for: some need little of what others load."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"depesche.cli.{name}"), f"{name}_command")
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="depesche")
def depesche() -> None:
    """Read news on world affairs: who did what to whom, when, where, and according to whom."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit status."""
    try:
        status = depesche.main(
            args=list(arguments) if arguments is not None else None, prog_name="depesche", standalone_mode=False
        )
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(2)
    except click.UsageError as error:
        hint = f" (see {error.ctx.command_path} --help)" if error.ctx else ""
        click.echo(f"depesche: {error.format_message()}{hint}", err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(f"depesche: {error.format_message()}", err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)
