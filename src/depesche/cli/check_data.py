"""`depesche check-data`: every data file read and checked, every problem with its file and line."""

from __future__ import annotations

from pathlib import Path

import click

from depesche.cli.common import example, plural
from depesche.pack.check import check_all


@click.command("check-data", epilog=example("depesche check-data"))
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--examples", is_flag=True, help="Also read every rule's examples with the analyser (slower).")
def check_data_command(folder: Path | None, examples: bool) -> int:
    """Check the data files: ontology, language packs and knowledge base.

    FOLDER is a data folder laid out like the one that ships (the default).
    """
    checked = check_all(folder)
    for problem in checked.problems:
        click.echo(str(problem))
    failed = len(checked.problems)
    if examples and not failed:
        from depesche.cli.examples import failing_examples

        for line in failing_examples():
            click.echo(line)
            failed += 1
    rows = plural(checked.rows, "row and rule", "rows and rules")
    click.echo(f"{plural(checked.files, 'file')}, {rows}, {plural(failed, 'problem')}")
    return 1 if failed else 0
