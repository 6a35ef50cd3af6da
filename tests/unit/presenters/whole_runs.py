"""Two whole runs with every form opened on the way, and every screen that stood in the window while they went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivig_desk.presenters.last_words import last_words
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.course_bed import FIRST_VISIT
from tests.unit.presenters.typed_plans import ADULT, BASELINE, CHILD, adult_signs

if TYPE_CHECKING:
    from ivig_desk.presenters.screens import FaultScreen, WindowScreen
    from ivig_desk.presenters.summary import SummaryPages

FORMS = (
    "observation",
    "correct",
    "adverse-event",
    "medicine",
    "bottle",
    "volume",
    "note",
    "report",
    "lower",
    "set-rate",
    "complete",
    "raise",
)


class Watched(Bedside):
    """A bedside where every screen that ever stood in the window is kept, and what stands on its other pages."""

    def __init__(self) -> None:
        self.shown: list[WindowScreen] = []
        self.others: list[FaultScreen | SummaryPages] = []
        super().__init__()

    def press(self, name: str) -> WindowScreen:
        return self._kept(super().press(name))

    def submit(self, form: str) -> WindowScreen:
        return self._kept(super().submit(form))

    def look(self) -> WindowScreen:
        return self._kept(super().look())

    def _kept(self, screen: WindowScreen) -> WindowScreen:
        self.shown.append(screen)
        self.others += [self.window.failed("ValueError chart.py:33"), last_words(screen)]
        return screen


def every_form(bed: Bedside) -> None:
    bed.press("board")
    bed.open("infusion-1")
    for name in FORMS:
        bed.press(name)
        bed.press("working")
        bed.press("working")


SKIN = (
    {"weight_kg": "x", "dose_g": "0", "sites": "x", "infusion": "two", "rate_ml_h_per_site": "x"},
    {"profile": "gamunex-c-10-us-sc", "weight_kg": "70", "dose_g": "8", "sites": "4", "infusion": "1"},
    {"rate_ml_h_per_site": ""},
    {"sites": "9"},
    {"dose_g": "8000"},
    {"profile": "gammagard-liquid-10-us-sc", "dose_g": "8", "weight_kg": "39.9"},
    {"sites": "11"},
    {"sites": "3", "rate_ml_h_per_site": "20.1"},
    {"profile": "hizentra-20-eu-sc", "infusion": "4", "rate_ml_h_per_site": "50"},
)


def under_the_skin(bed: Watched) -> None:
    """From the page of all infusions to the other calculator, through all it can say, and back."""
    bed.press("under-the-skin")
    for texts in SKIN:
        bed.type("under-the-skin", texts)
        bed.look()
    bed.press("leave")


def a_whole_child() -> Watched:
    """24 kg on a drip: slips on the plan, every form, a reaction, lower, hold, resume, restart, stop, summary."""
    bed = Watched()
    under_the_skin(bed)
    bed.plan(weight_kg="240", weight_again_kg="240", dose_g="7200", giving_set="")
    for step in range(5):
        bed.press(f"step:{step}")
        bed.submit("plan")
    bed.type("plan", CHILD)
    for step in range(5):
        bed.press(f"step:{step}")
    bed.submit("plan")
    every_form(bed)
    bed.press("raise")
    bed.raise_rate()
    bed.raise_rate()
    bed.wait("17.3")
    bed.flag("headache", "1")
    every_form(bed)
    bed.fill("set-rate", {"to_drops_per_min": "115"})
    bed.fill("set-rate", {"to_drops_per_min": "200"})
    bed.press("lower")
    bed.submit("lower")
    bed.observe(temperature="38.4", heart_rate="135", spo2="93")
    bed.wait("65")
    bed.press("hold")
    bed.press("resume")
    bed.submit("resume-confirm")
    bed.wait("11")
    bed.restart()
    bed.press("bed-check")
    bed.fill("bed-check", {"weight_kg": "42", "rate_drops_per_min": "14"})
    bed.type("bed-check", {"weight_kg": "24", "rate_drops_per_min": "0"})
    bed.submit("bed-check")
    bed.fill("volume", {"read_ml": "80"})
    bed.press("leave")
    bed.open("infusion-1")
    end(bed)
    return bed


def a_whole_adult() -> Watched:
    """70 kg on a pump, up to the label's maximum, bottles empty, ten hours, completed and closed."""
    bed = Watched()
    under_the_skin(bed)
    bed.start(
        ADULT,
        indication="other",
        dose_g="140",
        bottle_1_ml="50",
        over_at_least_min="600",
        iga="unknown",
        risks="kidney migraine",
    )
    bed.press("step:1")
    bed.type("plan", {"ceiling_ml_per_kg_h": "2.4"})
    bed.press("step:3")
    bed.press("step:4")
    bed.submit("plan")
    every_form(bed)
    for _ in range(4):
        bed.raise_rate(adult_signs())
    bed.type("override", {"reason": "well tolerated", "name": "Dr D. Marin"})
    bed.submit("override")
    bed.submit("raise-confirm")
    bed.wait("600")
    label = {"batch": "Q:7/8", "batch_again": "Q:7/8", "not_scanned": "label wet"}
    bed.fill("bottle", {**label, "expiry": "2027-01-31", "bottle_ml": "400"})
    bed.fill("bottle", {"expiry": "2025-01-31", "bottle_ml": "0"})
    bed.press("complete")
    bed.submit("complete-confirm")
    end(bed)
    return bed


def end(bed: Bedside) -> None:
    bed.press("stop")
    bed.submit("stop-reason")
    bed.type("stop-reason", {"reason": "patient asked"})
    bed.submit("stop-reason")
    for _ in range(3):
        bed.wait("31")
        bed.observe(BASELINE)
        every_form(bed)
    bed.print("summary")
    the_course(bed)
    bed.press("close-confirm")
    bed.submit("close-confirm")
    bed.press("leave")


def the_course(bed: Bedside) -> None:
    """Slips and all that can be measured at a visit, one called off, the course printed; back at the bed."""
    infusion_id = bed.screen.shown
    bed.press("course")
    bed.press("assess-visit")
    bed.submit("assess-visit")
    bed.type("assess-visit", {"trunk:area": "7", "trunk:erythema": "1.5", "cdlqi:1": "1", "day": "2030-01-01"})
    bed.submit("assess-visit")
    for name in ("trunk:erythema", "cdlqi:1"):
        bed.type("assess-visit", {name: ""})
    scores = {name: text for name, text in FIRST_VISIT.items() if not name.startswith("cdlqi")}
    bed.type("assess-visit", {**scores, "day": "2026-11-22"})
    bed.submit("assess-visit")
    bed.press("call-off-visit")
    bed.submit("call-off-visit")
    bed.type("call-off-visit", {"visit": "cycle-2", "reason": "moved away", "name": "Dr D. Marin"})
    bed.submit("call-off-visit")
    bed.print("course-print")
    bed.press("leave")
    bed.open(infusion_id)
