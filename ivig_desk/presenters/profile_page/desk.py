"""The page of profiles at work: looked for, read, changed, checked at every key, saved."""

from dataclasses import replace
from pathlib import PurePath

from ivig_desk.desk.faults import BadDataFile, WardFileFault
from ivig_desk.desk.ports.ward_profiles import WardProfiles
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.presenters.profile_page import form, list_page
from ivig_desk.presenters.profile_page.draft import Draft, DraftKind, draft_name, draft_of
from ivig_desk.presenters.profile_page.fields import LAST_STEP, STEPS
from ivig_desk.presenters.profile_page.form import FormInputs, form_screen
from ivig_desk.presenters.profile_page.judging import Judgement, judgement_of
from ivig_desk.presenters.profile_page.list_page import list_screen
from ivig_desk.presenters.profile_page.sheet import BACK, FORGET, LEAVE, SheetInputs, sheet_screen
from ivig_desk.presenters.profile_page.wording import not_saved_text, saved_text
from ivig_desk.presenters.screens import Line, ProfileFormScreen, ProfileSheetScreen, ProfilesScreen, Tone
from ivig_desk.presenters.turn import Turn
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.presenters.wishes import PageWish, Pressed, Submitted, Typed

_STEPS = tuple(f"{form.STEP}:{number}" for number in range(len(STEPS)))


class ProfilesPresenter:
    """The page, kept as long as the program runs: what is typed and not saved is there again when one comes back."""

    def __init__(self, ward: WardProfiles, files: WardFiles) -> None:
        """Begin with the list, nothing searched for and nothing being changed."""
        self._ward = ward
        self._files = files
        self._searched = ""
        self._opened = ""
        self._drafts: dict[str, Draft] = {}
        self._draft = ""
        self._examples = form.EXAMPLES
        self._message: Line | None = None
        self._sheet: ProfileSheetScreen | None = None
        self._judged: tuple[Draft, Judgement] | None = None

    def take(self, files: WardFiles) -> None:
        """Go on with the ward's files as they were read again."""
        self._files = files
        self._sheet = None

    def screen(self) -> ProfilesScreen:
        """Return the form where one is open, else the profile that is, else the list."""
        draft, profile = self._drafts.get(self._draft), self._profile(self._opened)
        if draft is not None:
            return self._form(draft)
        if profile is not None:
            return self._sheet_of(profile)
        return list_screen(self._files.formulary, self._drafts, self._searched)

    def handle(self, wish: PageWish) -> Turn:
        """Turn to what is pressed, take what is typed, save."""
        match wish:
            case Typed():
                self._type(wish)
            case Submitted(form=form.FORM):
                return self._submit()
            case Pressed(name=name) if name == LEAVE:
                return Turn.LEAVE
            case Pressed(name=name):
                self._press(name)
            case _:
                pass
        return Turn.STAY

    def _press(self, name: str) -> None:
        kind, _, profile_id = name.partition(":")
        self._message = None
        if name == BACK:
            self._back()
        elif name == FORGET:
            self._forget()
        elif name in _STEPS and self._draft:
            self._drafts[self._draft] = self._drafts[self._draft].at_step(_STEPS.index(name))
        elif kind == list_page.OPEN and self._profile(profile_id) is not None:
            self._opened, self._sheet = profile_id, None
        elif kind in {one.value for one in DraftKind}:
            self._go_on(DraftKind(kind), profile_id)

    def _go_on(self, kind: DraftKind, profile_id: str) -> None:
        profile = self._profile(profile_id)
        if profile is None:
            return
        self._draft = draft_name(kind, profile_id)
        self._drafts.setdefault(self._draft, draft_of(kind, profile))

    def _back(self) -> None:
        """From the form to the profile it began from, from the profile to the list."""
        if self._draft:
            self._draft = ""
        else:
            self._opened = ""
        self._sheet = None

    def _forget(self) -> None:
        for kind in DraftKind:
            self._drafts.pop(draft_name(kind, self._opened), None)
        self._sheet = None

    def _type(self, wish: Typed) -> None:
        if wish.form == list_page.LIST:
            self._searched = wish.text
        elif wish.form == form.EXAMPLE:
            self._examples = self._examples.with_text(wish.field, wish.text)
        elif wish.form == form.FORM and self._draft:
            self._message = None
            self._drafts[self._draft] = self._drafts[self._draft].with_text(wish.field, wish.text)

    def _submit(self) -> Turn:
        """Next; at the last step save, where everything is in order."""
        draft = self._drafts.get(self._draft)
        if draft is None:
            return Turn.STAY
        if draft.step < LAST_STEP:
            self._drafts[self._draft] = draft.at_step(draft.step + 1)
            return Turn.STAY
        judgement = self._judgement(draft)
        if not judgement.is_in_order:
            self._message = Line(text="Not saved: mend what stands above first.", tone=Tone.MEDIUM)
            return Turn.STAY
        return self._save(draft, judgement)

    def _save(self, draft: Draft, judgement: Judgement) -> Turn:
        try:
            saved = self._ward.save(draft.profile_id, judgement.text)
        except WardFileFault as fault:
            self._message = Line(text=not_saved_text(fault.file, fault.detail), tone=Tone.HIGH)
            return Turn.STAY
        except BadDataFile as fault:
            # The folder changed under the page, for its check found nothing.
            self._message = Line(text=f"Not saved: {fault}", tone=Tone.HIGH)
            self._judged = None
            return Turn.STAY
        self._message = Line(text=saved_text(saved, self._ward.place_of(saved.id)), tone=Tone.GOOD)
        del self._drafts[draft.name]
        self._draft, self._opened, self._sheet = "", saved.id, None
        return Turn.SAVED

    def _form(self, draft: Draft) -> ProfileFormScreen:
        judgement = self._judgement(draft)
        return form_screen(FormInputs(draft=draft, judgement=judgement, examples=self._examples, message=self._message))

    def _judgement(self, draft: Draft) -> Judgement:
        """The check, made once for each text: it reads files, and the window looks every second."""
        if self._judged is None or replace(self._judged[0], step=draft.step) != draft:
            self._judged = (draft, judgement_of(draft, self._ward, self._taken()))
        return self._judged[1]

    def _sheet_of(self, profile: Profile) -> ProfileSheetScreen:
        if self._sheet is None:
            names = {kind: draft_name(kind, profile.id) for kind in DraftKind}
            touched = tuple(
                kind for kind, name in names.items() if name in self._drafts and self._drafts[name].is_touched
            )
            self._sheet = sheet_screen(SheetInputs(profile=profile, ward=self._ward, touched=touched))
        return replace(self._sheet, message=self._message)

    def _taken(self) -> frozenset[str]:
        for_a_vein = (profile.id for profile in (*self._ward.shipped, *self._files.formulary.profiles))
        under_the_skin = (profile.id for profile in self._files.subcutaneous.profiles)
        blocked = (PurePath(fault.file).stem for fault in self._files.formulary.blocked)
        return frozenset((*for_a_vein, *under_the_skin, *blocked))

    def _profile(self, profile_id: str) -> Profile | None:
        return next((one for one in self._files.formulary.profiles if one.id == profile_id), None)
