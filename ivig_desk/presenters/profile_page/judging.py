"""What is typed, checked as the desk checks a file at its start: each fault beside its field where it has one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ivig_desk.desk.faults import BadDataFile
from ivig_desk.desk.ports.ward_profiles import WardProfiles
from ivig_desk.domain.formulary.profile import Profile, RaisedLimit
from ivig_desk.domain.formulary.profile_checks import ProfileProblem, unusable
from ivig_desk.domain.formulary.ten_fold import ten_fold_problems
from ivig_desk.domain.formulary.ward_profile import held_against, raised_limits, ward_problems
from ivig_desk.presenters.profile_page.draft import Draft, DraftKind
from ivig_desk.presenters.profile_page.fault_wording import fault_text, id_taken_text, version_text
from ivig_desk.presenters.profile_page.placing import field_of_fault
from ivig_desk.presenters.profile_page.reading import ProfileReader
from ivig_desk.presenters.profile_page.renewal import old_sources

_STAND_IN_ID = "being-written"
"""Checked by where no id is typed yet, so that everything else is checked all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a draft comes to.

    `profile` is there once every figure can be read, and has the limits it raises; `text` is what would be saved.
    `problems` stand beside their fields, `others` belong to none. `raised` and `slips` are asked of two people.
    """

    profile: Profile | None = None
    text: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    raised: tuple[RaisedLimit, ...] = ()
    slips: tuple[ProfileProblem, ...] = ()

    @property
    def is_in_order(self) -> bool:
        """Whether it may be saved."""
        return self.profile is not None and not self.problems and not self.others


def judgement_of(draft: Draft, ward: WardProfiles, taken: frozenset[str]) -> Judgement:
    """Return what a draft comes to; `taken` are the ids that a new profile cannot have."""
    reader = ProfileReader(draft.profile_id, draft.texts)
    problems = {**_own_problems(draft, taken), **old_sources(draft), **reader.problems}
    if reader.profile is None:
        return Judgement(problems=problems)
    profile, raised, slips = _asked(reader.profile, ward.shipped)
    if profile.raised is None:
        problems.pop("raised_on", None)
    text = ward.text_of(profile)
    judgement = Judgement(
        profile=held_against(profile, ward.shipped), text=text, problems=problems, raised=raised, slips=slips
    )
    return _with_faults(judgement, tuple(_faults(profile, text, ward)), draft, ward)


def _asked(
    profile: Profile, shipped: tuple[Profile, ...]
) -> tuple[Profile, tuple[RaisedLimit, ...], tuple[ProfileProblem, ...]]:
    """What two people are to answer for; names given for nothing are left out of the profile."""
    if unusable(profile):
        return profile, (), ()
    unanswered = replace(profile, ten_fold_checked_by=(), raised=None)
    raised, slips = raised_limits(unanswered, shipped), ten_fold_problems(unanswered, shipped)
    answered = replace(
        unanswered,
        raised=profile.raised if raised else None,
        ten_fold_checked_by=profile.ten_fold_checked_by if slips else (),
    )
    return answered, raised, slips


def _faults(profile: Profile, text: str, ward: WardProfiles) -> Iterator[BadDataFile]:
    """Every fault of the check; where the id cannot name a file, of all the rest under another one."""
    faults = ward.check(profile.id, text).faults
    yield from faults
    if [fault.name for fault in faults] == ["id"]:
        stood_in = ward.text_of(replace(profile, id=_STAND_IN_ID))
        yield from ward.check(_STAND_IN_ID, stood_in).faults


def _with_faults(judgement: Judgement, faults: tuple[BadDataFile, ...], draft: Draft, ward: WardProfiles) -> Judgement:
    """The judgement with each fault beside its field; what is said there already, is said once."""
    profile = judgement.profile
    known = () if profile is None else ward_problems(profile, ward.shipped)
    kinds = {(problem.key, problem.found): problem.kind for problem in known}
    problems, others = dict(judgement.problems), []
    for fault in faults:
        text = fault_text(fault, kinds.get((fault.name, fault.found)), judgement.raised)
        name = field_of_fault(fault, draft.texts)
        if name:
            problems.setdefault(name, text)
        elif not _is_said(fault, problems):
            others.append(f"{fault.key}: {text}")
    return replace(judgement, problems=problems, others=tuple(others))


def _is_said(fault: BadDataFile, problems: Mapping[str, str]) -> bool:
    """Whether a fault of a document stands beside its fields, in the form's own words."""
    return fault.name.startswith("sources.") and any(name.startswith("source_") for name in problems)


def _own_problems(draft: Draft, taken: frozenset[str]) -> dict[str, str]:
    """What only whoever changes a profile can do wrong: keep its version, or take the id of another."""
    if draft.kind is DraftKind.NEW:
        return {"id": id_taken_text(draft.profile_id)} if draft.profile_id in taken else {}
    wrong = version_text(draft.texts.of("version").strip(), draft.base.version)
    return {"version": wrong} if wrong else {}
