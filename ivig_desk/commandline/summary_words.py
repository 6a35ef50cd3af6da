"""The words of `records summary`."""

import argparse
from pathlib import Path

from ivig_desk.commandline.wanted import SummaryWanted
from ivig_desk.commandline.who import Who
from ivig_desk.commandline.wrong_use import WrongUse
from ivig_desk.presenters.paper_door import Paper


def add_summary(command: argparse.ArgumentParser) -> None:
    """Add the words of the command."""
    command.add_argument("infusion", metavar="ID")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--pdf", type=Path, metavar="FILE", help="write it there, not encrypted; a file not there yet")
    form.add_argument("--text", action="store_true", help="print it, as it does where no file is named")
    command.add_argument("--paper", choices=[paper.value for paper in Paper], help="of the file; left out, a4")


def summary_wanted(typed: argparse.Namespace, who: Who) -> SummaryWanted:
    """Return what the words ask for; raises WrongUse for a paper that nothing is written on."""
    if typed.paper is not None and typed.pdf is None:
        raise WrongUse("records summary: --paper is of a file; name one with --pdf")
    return SummaryWanted(
        data=typed.data,
        who=who,
        infusion_id=typed.infusion,
        pdf=None if typed.pdf is None else typed.pdf.absolute(),
        paper=Paper.A4 if typed.paper is None else Paper(typed.paper),
    )
