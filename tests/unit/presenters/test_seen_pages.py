"""Pages are looked at before they leave, and no page comes before an alarm."""

from __future__ import annotations

import pytest

from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.presenters.paper_door import PageKind, Paper
from ivig_desk.presenters.screens import Ability, Fit, PagesSeen
from ivig_desk.presenters.slices import Slices, UnderWay, at_once
from ivig_desk.presenters.wishes import Pressed, Submitted, Typed
from tests.unit.presenters.bedside import Bedside

FORM = "hand-out"


def running() -> Bedside:
    bed = Bedside()
    bed.start()
    return bed


def seen(bed: Bedside) -> PagesSeen:
    pages = bed.form.pages
    assert pages is not None
    return pages


def says(bed: Bedside) -> str:
    return seen(bed).says.text


def turned(bed: Bedside, *names: str) -> list[int]:
    return [(bed.press(f"pages:{name}"), seen(bed).page)[1] for name in names]


def test_the_form_stands_there_before_its_pages_are_made() -> None:
    bed = running()

    bed.screen = bed.window.handle(Pressed(name="summary"))

    assert (bed.form.name, seen(bed).document, says(bed)) == (FORM, None, "The pages are being made.")
    assert bed.screen.goes_on
    bed.settle()
    assert (seen(bed).page, says(bed)) == (1, "Page 1 of 3, A4.")
    assert not bed.screen.goes_on


def test_the_pages_of_a_running_infusion_are_seen_beside_its_rate_with_hold_and_stop() -> None:
    """S11, S29."""
    bed = running()
    bed.press("summary")

    assert (bed.now, bed.run_page.strip.name) == ("7 drops/min", "Ionescu, Maria")
    bed.press("hold")
    assert bed.run_page.now.heading == "HELD – nothing runs"
    assert bed.form.name == FORM


def test_pages_are_turned_from_the_first_to_the_last_and_no_further() -> None:
    bed = running()
    bed.press("summary")

    assert turned(bed, "previous", "next", "next", "next", "previous") == [1, 2, 3, 3, 2]
    bed.press("pages:previous")
    assert [(one.key, one.ability) for one in seen(bed).buttons] == [
        ("PgUp", Ability.OFF),
        ("PgDown", Ability.READY),
        ("F4", Ability.READY),
    ]


def test_a_page_is_seen_in_its_width_or_whole() -> None:
    bed = running()
    bed.press("summary")
    assert seen(bed).fit is Fit.WIDTH

    bed.press("pages:fit")
    assert seen(bed).fit is Fit.PAGE
    bed.press("pages:fit")
    assert seen(bed).fit is Fit.WIDTH


def test_what_is_seen_is_what_is_printed() -> None:
    """S6: one document, laid out once."""
    bed = running()
    bed.press("summary")
    document = seen(bed).document
    bed.wait("10")

    bed.submit(FORM)

    assert document is not None
    assert [bed.paper.pages_of(document)] == [page for page, _ in bed.paper.printed]


def test_an_entry_that_was_added_makes_the_pages_anew_and_that_is_said() -> None:
    bed = running()
    bed.press("summary")
    before = seen(bed).document
    bed.press("hold")

    assert says(bed) == "Page 1 of 3, A4. An entry was added: the pages were made anew."
    assert seen(bed).document is not before
    bed.submit(FORM)
    [pages] = bed.summaries
    assert "held" in pages.subtitle


def test_time_alone_makes_nothing_anew() -> None:
    bed = running()
    bed.press("summary")
    before = seen(bed).document

    bed.wait("1/60")

    assert seen(bed).document is before


def test_on_another_paper_the_pages_are_other_pages() -> None:
    bed = running()
    bed.press("summary")
    before = seen(bed).document

    bed.screen = bed.window.handle(Typed(form=FORM, field="paper", text="letter"))
    assert seen(bed).document is None
    bed.settle()

    assert (seen(bed).document is before, says(bed)) == (False, "Page 1 of 3, Letter.")
    bed.submit(FORM)
    assert [page.paper for page, _ in bed.paper.printed] == [Paper.LETTER]


def test_pages_are_made_no_more_once_the_form_is_put_away() -> None:
    bed = running()
    bed.screen = bed.window.handle(Pressed(name="summary"))

    bed.cancel(FORM)

    assert not bed.screen.goes_on
    assert bed.run_page.form is None


def test_pages_that_cannot_be_made_are_said_and_tried_again_when_they_are_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """S30."""
    bed = running()
    faults = [RecordsFault(RecordsFaultCode.REMOVED, "desk.sqlite", "gone")] * 2
    head = bed.desk.head

    def unread(infusion_id: str) -> object:
        if faults:
            raise faults.pop()
        return head(infusion_id)

    monkeypatch.setattr(bed.desk, "head", unread)
    bed.press("summary")
    assert says(bed) == "Summary not made: desk.sqlite: removed: gone."

    bed.submit(FORM)
    assert (bed.message, bed.paper.printed) == ("Summary not made: desk.sqlite: removed: gone.", [])
    bed.submit(FORM)
    assert len(bed.paper.all_of(PageKind.SUMMARY)) == 1


def test_while_pages_are_on_their_way_they_are_not_sent_again_nor_is_the_form_typed_in() -> None:
    bed = running()
    bed.paper.slices = 5
    bed.press("summary")

    bed.screen = bed.window.handle(Submitted(form=FORM))
    assert bed.form.submit.ability is Ability.OFF
    assert [line.text for line in bed.form.lines] == ["Summary is on its way to ward-laser."]
    bed.window.handle(Submitted(form=FORM))
    bed.window.handle(Typed(form=FORM, field="paper", text="letter"))
    bed.settle()

    assert [(page.paper, printer) for page, printer in bed.paper.printed] == [(Paper.A4, "ward-laser")]


def test_pages_on_their_way_leave_though_another_bed_is_turned_to_and_it_is_said_there_later() -> None:
    bed = running()
    bed.paper.slices = 5
    bed.press("summary")
    bed.window.handle(Submitted(form=FORM))

    bed.screen = bed.window.handle(Pressed(name="leave"))
    bed.settle()
    assert len(bed.paper.printed) == 1
    bed.open("infusion-1")

    assert bed.message == "Summary sent to the printer ward-laser."


def test_an_alarm_raised_while_pages_are_printed_is_shown_before_the_next_page() -> None:
    """S23: a look that is due comes before a slice, whatever is under way."""
    bed = running()
    bed.paper.slices = 20
    bed.press("summary")
    bed.screen = bed.window.handle(Submitted(form=FORM))
    assert bed.window.go_on() is None
    assert bed.alarms == []

    bed.clock.advance(Minutes.of("30"))
    taken = bed.paper.taken
    screen = bed.window.go_on()

    assert screen is not None
    assert [row.text for row in screen.alarms.rows] != []
    assert (bed.paper.taken, bed.paper.printed) == (taken, [])
    bed.settle()
    assert len(bed.paper.printed) == 1


def test_a_look_is_due_after_a_second_or_when_an_alarm_may_begin() -> None:
    done: list[int] = []

    def work() -> Slices[None]:
        for number in range(9):
            done.append(number)
            yield

    under_way = UnderWay()
    under_way.begin(work())
    under_way.looked(reading_at(0), 300)

    # 299 ms after the look there is time for a slice, at 300 ms there is not.
    assert [under_way.go_on(reading_at(ms)) for ms in (0, 299, 300, 5000)] == [False, False, True, True]
    assert done == [0, 1]
    under_way.looked(reading_at(300), None)
    assert [under_way.go_on(reading_at(ms)) for ms in (1299, 1300)] == [False, True]
    assert done == [0, 1, 2]


def test_work_done_at_once_gives_what_comes_of_it() -> None:
    def work() -> Slices[str]:
        yield
        yield
        return "done"

    assert at_once(work()) == "done"


def reading_at(ms: int) -> ClockReading:
    return ClockReading(wall=Instant(0), utc_offset_minutes=0, monotonic_microseconds=ms * 1000)
