"""The words of every command; whatever is wrong with them is one line."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, Protocol

from ivig_desk.commandline.doors import DeskKind
from ivig_desk.commandline.export_arguments import add_export_words, export_wanted
from ivig_desk.commandline.summary_words import add_summary, summary_wanted
from ivig_desk.commandline.wanted import (
    BackupWanted,
    Detail,
    Form,
    HeldWanted,
    OfRecords,
    PlanWanted,
    ProfilesWanted,
    RecordsWanted,
    RehearsalWanted,
    RestoreWanted,
    SelfCheckWanted,
    Through,
    VerifyWanted,
    Wanted,
    WindowWanted,
)
from ivig_desk.commandline.who import KeyOnInput, SignsIn, Who
from ivig_desk.commandline.wrong_use import WrongUse
from ivig_desk.domain.formulary.order import Tolerance
from ivig_desk.domain.patient.patient import Earlier, Risk

PROGRAM = "ivig-desk"
_DATA = "folder of the records and of the ward’s own files"


def read_words(words: Sequence[str]) -> Wanted:
    """Return what the words ask for; raises WrongUse with one line, and SystemExit after help that was asked for."""
    parser = _parser()
    typed, unknown = parser.parse_known_args(words)
    if unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    match typed.command:
        case "plan":
            return _plan(typed)
        case "rehearse":
            return _rehearsal(typed)
        case "profiles":
            return ProfilesWanted(data=typed.data, files=tuple(getattr(typed, "files", ())))
        case "records":
            return _records(typed)
        case "self-check":
            return SelfCheckWanted(data=typed.data)
        case _:
            return WindowWanted(data=typed.data, kind=DeskKind.PRACTICE if typed.practice else DeskKind.WARD)


class _OneLineParser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the whole usage above it."""

    def error(self, message: str) -> NoReturn:
        """Raise WrongUse."""
        command = self.prog.removeprefix(PROGRAM).strip()
        raise WrongUse(f"{command}: {message}" if command else message)


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(
        prog=PROGRAM, description="The bedside desk for immunoglobulin infusions.", allow_abbrev=False
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help=_DATA)
    parser.add_argument("--practice", action="store_true", help="open the practice desk, with records of its own")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_add_plan, _add_rehearse, _add_profiles, _add_records):
        add(commands)
    _command(commands, "self-check", "check resources, records and printing of this installation")
    return parser


class _Commands(Protocol):
    def add_parser(
        self,
        name: str,
        *,
        help: str,  # noqa: A002 - argparse calls it so
        description: str,
        allow_abbrev: bool,
    ) -> argparse.ArgumentParser: ...


def _command(commands: _Commands, name: str, says: str) -> argparse.ArgumentParser:
    """Add a command; --data after it counts as --data before it."""
    command = commands.add_parser(name, help=says, description=says, allow_abbrev=False)
    command.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=_DATA)
    return command


def _add_plan(commands: _Commands) -> None:
    plan = _command(commands, "plan", "work out the ramp for a giving set, or the rate for sites under the skin")
    plan.add_argument("--profile", required=True, metavar="ID", help="a profile, as `profiles` lists them")
    plan.add_argument("--weight-kg", required=True, metavar="N")
    dose = plan.add_mutually_exclusive_group(required=True)
    dose.add_argument("--dose-g", metavar="N")
    dose.add_argument("--dose-g-per-kg", metavar="N")
    plan.add_argument("--set", metavar="SET", help="for a vein: pump:0.1, pump:1, gravity:10, 15, 20 or 60")
    plan.add_argument("--later", action="store_true", help="not a first infusion: the same product within 8 weeks")
    plan.add_argument("--tolerated-faster", action="store_true", help="the label's faster maximum was tolerated")
    risks = ", ".join(risk.value for risk in Risk)
    plan.add_argument("--risk", action="append", default=[], metavar="NAME", help=f"once for each of: {risks}")
    plan.add_argument("--cap-ml-kg-h", metavar="N", help="the prescriber's own ceiling")
    plan.add_argument("--over-at-least-min", metavar="N", help="the shortest duration the prescriber allows")
    plan.add_argument("--indication", metavar="NAME", help="what it is for, so that label and posology are held to it")
    plan.add_argument("--dispensed-mg-per-ml", metavar="N", help="what a mL of a diluted bag holds")
    plan.add_argument("--fastest-ml-h", metavar="N", help="the highest rate the pump runs at")
    plan.add_argument("--working", action="store_true", help="print the working behind the numbers too")
    plan.add_argument("--sites", metavar="N", help="under the skin: over how many sites")
    plan.add_argument(
        "--infusion", metavar="N", help="under the skin: the first, second … infusion; left out, the first"
    )
    plan.add_argument("--rate-ml-h-per-site", metavar="N", help="under the skin: left out, the label's")
    plan.add_argument("--json", action="store_true")


def _add_rehearse(commands: _Commands) -> None:
    rehearse = _command(commands, "rehearse", "play a scenario and hold what comes of it against what it expects")
    rehearse.add_argument("scenario", type=Path, metavar="SCENARIO.toml")
    rehearse.add_argument("--pdf", type=Path, metavar="FILE", help="write the summary of the infusion")
    rehearse.add_argument("--window", action="store_true", help="play it through the real window")
    rehearse.add_argument("--json", action="store_true")


def _add_profiles(commands: _Commands) -> None:
    profiles = _command(commands, "profiles", "list the profiles, or check profile files")
    check = _command(profiles.add_subparsers(metavar="check"), "check", "check profile files")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")


def _add_records(commands: _Commands) -> None:
    records = _command(commands, "records", "look into the records")
    actions = records.add_subparsers(
        dest="action", required=True, metavar="list|show|summary|held|verify|backup|restore|export"
    )
    listing = _signed_in(actions, "list", "list the infusions on record, the last touched first")
    listing.add_argument("--find", metavar="TEXT", help="only those with each word of it in name, identifier or batch")
    listing.add_argument("--json", action="store_true")
    _signed_in(actions, "show", "show the record of one infusion").add_argument("infusion", metavar="ID")
    held = _signed_in(actions, "held", "show what waits beside the records, and what is kept apart; 1 where unreadable")
    held.add_argument("--json", action="store_true")
    verify = _signed_in(actions, "verify", "hold the records against their chains; 1 where anything is wrong")
    verify.add_argument("--json", action="store_true")
    _handed_over(verify)
    backup = _signed_in(actions, "backup", "copy records and key store, proved before the copy counts")
    backup.add_argument("--to", type=Path, metavar="DIR", help="left out, the folder that backups.toml names")
    backup.add_argument("--json", action="store_true")
    _handed_over(backup)
    restore = _signed_in(actions, "restore", "put records back from a backup; those that are there are kept beside")
    restore.add_argument("backup", type=Path, metavar="FILE", help="a backup’s folder, or the records in it")
    export = _signed_in(actions, "export", "write all records into a sealed file, or infusions for other systems")
    add_export_words(export)
    _handed_over(export)
    add_summary(_signed_in(actions, "summary", "print the summary of one infusion, or write it into a plain file"))


def _signed_in(actions: _Commands, name: str, says: str) -> argparse.ArgumentParser:
    """Add a command on records that somebody may have to sign in to."""
    command = _command(actions, name, says)
    command.add_argument(
        "--person", metavar="NAME", help="who signs in; the passphrase is asked for, or is the first line of the input"
    )
    return command


def _handed_over(command: argparse.ArgumentParser) -> None:
    """Add what this program says to itself: whoever has a passphrase gives that."""
    command.add_argument("--key-on-input", action="store_true", help=argparse.SUPPRESS)
    command.add_argument("--for", dest="person_id", default="", help=argparse.SUPPRESS)


def _plan(typed: argparse.Namespace) -> PlanWanted:
    is_per_kg = typed.dose_g is None
    return PlanWanted(
        data=typed.data,
        form=_form(typed),
        detail=Detail.WORKING if typed.working else Detail.NUMBERS,
        profile=typed.profile,
        weight=typed.weight_kg,
        dose_option="--dose-g-per-kg" if is_per_kg else "--dose-g",
        dose=typed.dose_g_per_kg if is_per_kg else typed.dose_g,
        giving_set=typed.set,
        earlier=Earlier.SAME_WITHIN_8_WEEKS if typed.later else Earlier.NEVER,
        tolerance=Tolerance.TOLERATED_FASTER if typed.tolerated_faster else Tolerance.ORDINARY,
        risks=tuple(typed.risk),
        ceiling=typed.cap_ml_kg_h,
        over_at_least=typed.over_at_least_min,
        indication=typed.indication,
        dispensed=typed.dispensed_mg_per_ml,
        fastest=typed.fastest_ml_h,
        sites=typed.sites,
        infusion=typed.infusion,
        site_rate=typed.rate_ml_h_per_site,
    )


def _rehearsal(typed: argparse.Namespace) -> RehearsalWanted:
    return RehearsalWanted(
        data=typed.data,
        form=_form(typed),
        scenario=typed.scenario,
        pdf=typed.pdf,
        through=Through.WINDOW if typed.window else Through.DESK,
    )


def _records(typed: argparse.Namespace) -> OfRecords:
    who = _who(typed)
    match typed.action:
        case "held":
            return HeldWanted(data=typed.data, who=who, form=_form(typed))
        case "verify":
            return VerifyWanted(data=typed.data, who=who, form=_form(typed))
        case "backup":
            return BackupWanted(data=typed.data, who=who, form=_form(typed), to=typed.to)
        case "restore":
            return RestoreWanted(data=typed.data, who=who, backup=typed.backup.absolute())
        case "summary":
            return summary_wanted(typed, who)
        case "export":
            return export_wanted(typed, who)
        case _:
            is_one = typed.action == "show"
            return RecordsWanted(
                data=typed.data,
                who=who,
                infusion_id=typed.infusion if is_one else None,
                find=None if is_one else typed.find,
                form=Form.TABLE if is_one else _form(typed),
            )


def _who(typed: argparse.Namespace) -> Who:
    if getattr(typed, "key_on_input", False):
        return KeyOnInput(person_id=typed.person_id)
    return None if typed.person is None else SignsIn(name=typed.person)


def _form(typed: argparse.Namespace) -> Form:
    return Form.JSON if typed.json else Form.TABLE
