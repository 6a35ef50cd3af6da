"""The key store: who may open the records, by what, and what happens to whoever tries something else."""

import json
import os
import signal
import stat
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.adapters.key_store import FileKeyStore
from ivig_desk.adapters.open_key import open_key
from ivig_desk.adapters.wrapped import Cost
from ivig_desk.adapters.wrapping import calibrated
from ivig_desk.desk.faults import KeyStoreFault, KeyStoreFaultCode
from ivig_desk.desk.keys import Lock, RecordsKey, SetUp, TooSoon, Unlocked, WrongPassphrase
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes, Seconds
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.domain.people.recovery_key import read_recovery_key, recovery_key_of
from tests.helpers.keys import CHEAP
from tests.helpers.sealed import OTHER_KEY

EIGHT = Instant.of("2026-03-01T08:00:00Z")
KEEPER = Person(id="p1", name="Ana Rus", roles=frozenset({Role.KEEPER}))
NURSE = Person(id="p2", name="Ană Pop", roles=frozenset({Role.NURSE}))
PHARMACIST = Person(id="p3", name="Dan Marin", roles=frozenset({Role.PHARMACIST}))
PASSPHRASE = "one drop at a time"  # noqa: S105 - What a test types.
OTHER = "two drops at a time"
CHANGES_OF_FILES = ("open", "os.rename", "os.link", "os.remove")
LEAST_STEPS = 3
"""A file beside it is opened and written, moved there, and the folder opened to keep the move."""


class EvenClock(SteppedClock):
    """Goes on by so many microseconds at each look."""

    def __init__(self, reading: ClockReading, step_us: int) -> None:
        super().__init__(reading)
        self._step_us = step_us

    def read(self) -> ClockReading:
        reading = super().read()
        self.set(replace(reading, monotonic_microseconds=reading.monotonic_microseconds + self._step_us))
        return reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the key store is to be."""
    return tmp_path / "keys.json"


@pytest.fixture
def made(path: Path) -> SetUp:
    """A store that the keeper has set up."""
    return _store(path).set_up(KEEPER, PASSPHRASE)


def test_the_right_passphrase_gives_the_key_and_who_it_is(path: Path, made: SetUp) -> None:
    """S33: after a restart, since the store is read from its file."""
    assert _store(path).sign_in("p1", PASSPHRASE, EIGHT) == Unlocked(person=KEEPER, key=made.key, wrong_before=0)
    assert _store(path).lock() is Lock.PEOPLE


def test_each_set_up_makes_another_key_and_another_recovery_key(tmp_path: Path) -> None:
    one, other = (_store(tmp_path / name).set_up(KEEPER, PASSPHRASE) for name in ("one.json", "other.json"))

    assert one.key != other.key
    assert one.recovery != other.recovery


def test_a_wrong_passphrase_gives_no_key(path: Path, made: SetUp) -> None:
    """S33."""
    del made
    answers = [_store(path).sign_in("p1", typed, EIGHT) for typed in ("", PASSPHRASE.upper())]

    assert answers == [
        WrongPassphrase(in_a_row=1, wait=Seconds.of("0")),
        WrongPassphrase(in_a_row=2, wait=Seconds.of("0")),
    ]


def test_the_third_wrong_passphrase_has_to_be_waited_for_across_restarts(path: Path, made: SetUp) -> None:
    """S33: 5 s after the third; the right one is not even looked at before, and ends the waiting after."""
    for _ in range(2):
        _store(path).sign_in("p1", OTHER, EIGHT)
    third = _store(path).sign_in("p1", OTHER, EIGHT)
    too_soon = _store(path).sign_in("p1", PASSPHRASE, _after("4"))
    at_last = _store(path).sign_in("p1", PASSPHRASE, _after("5"))
    wrong_again = _store(path).sign_in("p1", OTHER, _after("6"))

    assert third == WrongPassphrase(in_a_row=3, wait=Seconds.of("5"))
    assert too_soon == TooSoon(in_a_row=3, wait=Seconds.of("1"))
    assert at_last == Unlocked(person=KEEPER, key=made.key, wrong_before=3)
    assert wrong_again == WrongPassphrase(in_a_row=1, wait=Seconds.of("0"))


def test_a_clock_set_back_a_year_keeps_nobody_out_for_a_year(path: Path, made: SetUp) -> None:
    """S24."""
    for _ in range(3):
        _store(path).sign_in("p1", OTHER, EIGHT)
    year_before = Instant.of("2025-03-01T08:00:00Z")

    too_soon = _store(path).sign_in("p1", PASSPHRASE, year_before)
    at_last = _store(path).sign_in("p1", PASSPHRASE, year_before.plus(Minutes.of("1")))

    assert too_soon == TooSoon(in_a_row=3, wait=Seconds.of("5"))
    assert at_last == Unlocked(person=KEEPER, key=made.key, wrong_before=3)


def test_one_persons_slips_keep_no_other_waiting(path: Path, made: SetUp) -> None:
    _store(path).add(NURSE, OTHER, made.key)
    for _ in range(3):
        _store(path).sign_in("p1", "a slip of the hand", EIGHT)

    assert _store(path).sign_in("p2", OTHER, EIGHT) == Unlocked(person=NURSE, key=made.key, wrong_before=0)


@pytest.mark.parametrize("body", ["", "{", "[]", '{"p1": 3}', '{"p1": {"in_a_row": "many", "last_us": 0}}'])
def test_a_damaged_count_of_slips_keeps_nobody_out(path: Path, made: SetUp, body: str) -> None:
    path.with_name("keys.tries.json").write_text(body)

    assert _store(path).sign_in("p1", PASSPHRASE, EIGHT) == Unlocked(person=KEEPER, key=made.key, wrong_before=0)


def test_a_disk_that_takes_no_count_keeps_nobody_out_and_memory_counts_on(path: Path, made: SetUp) -> None:
    """S30: sign-in works where nothing can be written; a folder in the way of the file stands for the disk."""
    path.with_name("keys.tries.json").mkdir()
    store = _store(path)

    answers = [store.sign_in("p1", OTHER, EIGHT) for _ in range(3)]

    assert answers[2] == WrongPassphrase(in_a_row=3, wait=Seconds.of("5"))
    assert store.sign_in("p1", PASSPHRASE, EIGHT) == TooSoon(in_a_row=3, wait=Seconds.of("5"))
    assert store.sign_in("p1", PASSPHRASE, _after("5")) == Unlocked(person=KEEPER, key=made.key, wrong_before=3)


def test_the_recovery_key_opens_as_it_was_printed_and_no_other_does(path: Path, made: SetUp) -> None:
    typed = read_recovery_key(made.recovery.text.lower())

    assert typed == made.recovery
    assert _store(path).recover(made.recovery) == made.key
    assert _store(path).recover(recovery_key_of(range(28))) is None


def test_the_same_letters_from_another_keyboard_are_the_same_passphrase(path: Path) -> None:
    """NIST SP 800-63B-4, 3.1.1.2: ă is one character on one keyboard and two on another."""
    composed, apart = (unicodedata.normalize(form, "o picătură pe rând") for form in ("NFC", "NFD"))
    made = _store(path).set_up(KEEPER, composed)

    assert composed != apart
    assert _store(path).sign_in("p1", apart, EIGHT) == Unlocked(person=KEEPER, key=made.key, wrong_before=0)


@pytest.mark.parametrize(("key", "instead"), [("roles", ["pharmacist"]), ("name", "Ana Popa"), ("id", "p9")])
def test_who_is_changed_in_the_file_cannot_sign_in(path: Path, made: SetUp, key: str, instead: object) -> None:
    """S33: nobody makes himself a pharmacist with an editor."""
    _store(path).add(NURSE, OTHER, made.key)
    found = json.loads(path.read_bytes())
    found["people"][1]["person"][key] = instead
    path.write_text(json.dumps(found))

    fault = _fault_of_signing_in(path, found["people"][1]["person"]["id"], OTHER)

    assert fault.code is KeyStoreFaultCode.CHANGED


def test_somebody_left_out_or_put_in_without_the_key_is_noticed_at_the_next_sign_in(path: Path, made: SetUp) -> None:
    _store(path).add(NURSE, OTHER, made.key)
    whole = json.loads(path.read_bytes())
    left_out = {**whole, "people": whole["people"][:1]}
    put_in = {
        **whole,
        "people": [*whole["people"], {**whole["people"][1], "person": {**whole["people"][1]["person"], "id": "p9"}}],
    }

    for changed in (left_out, put_in):
        path.write_text(json.dumps(changed))
        assert _fault_of_signing_in(path, "p1", PASSPHRASE).code is KeyStoreFaultCode.CHANGED
        with pytest.raises(KeyStoreFault):
            _store(path).add(PHARMACIST, PASSPHRASE, made.key)


def test_nobody_is_added_with_the_key_of_another_store(path: Path, made: SetUp) -> None:
    del made
    before = path.read_bytes()

    with pytest.raises(KeyStoreFault):
        _store(path).add(NURSE, OTHER, OTHER_KEY)

    assert path.read_bytes() == before


def test_a_byte_changed_anywhere_gives_no_wrong_key(path: Path, made: SetUp) -> None:
    """S33: a fault, a refusal, or the right key where what was changed is white space; never another key."""
    whole = path.read_bytes()
    noticed = 0

    for at in range(0, len(whole), 3):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        path.with_name("keys.tries.json").unlink(missing_ok=True)
        try:
            answer = _store(path).sign_in("p1", PASSPHRASE, EIGHT)
        except (KeyStoreFault, ValueError):
            noticed += 1
        else:
            assert isinstance(answer, WrongPassphrase) or answer == Unlocked(
                person=KEEPER, key=made.key, wrong_before=0
            )
            noticed += isinstance(answer, WrongPassphrase)

    assert noticed > len(whole) // 3 * 9 // 10


@pytest.mark.parametrize("part", [0, 1, 2, 3])
def test_a_key_store_cut_short_is_damaged(path: Path, made: SetUp, part: int) -> None:
    del made
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * part // 4])

    with pytest.raises(KeyStoreFault) as raised:
        _store(path).people()

    assert raised.value.code is KeyStoreFaultCode.DAMAGED


def test_a_key_store_of_a_later_version_is_named(path: Path) -> None:
    path.write_text('{"format": 2}')

    with pytest.raises(KeyStoreFault) as raised:
        _store(path).lock()

    assert str(raised.value) == f"{path}: too-new: its format is 2; this program knows formats up to 1"


def test_neither_key_nor_passphrase_stands_in_any_file_or_in_words(path: Path, made: SetUp) -> None:
    """S33."""
    _store(path).sign_in("p1", OTHER, EIGHT)
    kept = b"".join(file.read_bytes() for file in path.parent.iterdir())

    for secret in (made.key.octets, made.key.octets.hex().encode(), PASSPHRASE.encode(), made.recovery.text.encode()):
        assert secret not in kept
    assert made.key.octets.hex() not in repr(made)
    assert repr(made.key) == "RecordsKey()"
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


@pytest.mark.parametrize(
    ("iterations", "lanes", "memory_kib"), [(0, 1, 8), (1001, 1, 8), (1, 0, 8), (1, 9, 8), (1, 1, 1024 * 1024 + 1)]
)
def test_a_cost_that_would_stop_the_computer_is_none_of_ours(iterations: int, lanes: int, memory_kib: int) -> None:
    with pytest.raises(ValueError, match="no cost of ours"):
        Cost(iterations=iterations, lanes=lanes, memory_kib=memory_kib)


def test_records_that_nobody_signs_in_to_have_their_key_beside_them(path: Path) -> None:
    """Practice and rehearsal."""
    records = path.with_name("desk.sqlite")

    first = open_key(path, records)

    assert open_key(path, records) == first
    assert _store(path).lock() is Lock.OPEN
    assert _store(path).people() == ()


def test_no_new_key_is_made_beside_records_whose_key_is_missing(path: Path) -> None:
    """S33: with another key they could never be opened again, and nobody would see why."""
    records = path.with_name("desk.sqlite")
    records.write_bytes(bytes(range(256)) * 32)

    with pytest.raises(KeyStoreFault) as raised:
        open_key(path, records)

    assert raised.value.code is KeyStoreFaultCode.MISSING
    assert not path.exists()


def test_a_store_of_people_is_not_opened_without_one(path: Path, made: SetUp) -> None:
    del made
    with pytest.raises(KeyStoreFault) as raised:
        open_key(path, path.with_name("desk.sqlite"))

    assert raised.value.code is KeyStoreFaultCode.SIGN_IN_NEEDED


def test_a_key_that_lay_open_is_taken_over_and_lies_open_no_more(path: Path) -> None:
    """S33: the records that it was used for stay readable, now to who signs in."""
    key = open_key(path, path.with_name("desk.sqlite"))

    made = _store(path).set_up(KEEPER, PASSPHRASE)

    assert made.key == key
    assert key.octets.hex().encode() not in path.read_bytes()
    assert _store(path).sign_in("p1", PASSPHRASE, EIGHT) == Unlocked(person=KEEPER, key=key, wrong_before=0)


def test_no_desk_is_set_up_beside_records_whose_key_is_missing(path: Path) -> None:
    """S33: the store that was lost may be found again, and must find its place free."""
    path.with_name("desk.sqlite").write_bytes(bytes(range(256)) * 32)

    for ask in (_store(path).lock, lambda: _store(path).set_up(KEEPER, PASSPHRASE)):
        with pytest.raises(KeyStoreFault) as raised:
            ask()
        assert raised.value.code is KeyStoreFaultCode.MISSING
    assert not path.exists()


def test_a_pin_gives_who_has_the_file_nothing_to_guess_by(path: Path, made: SetUp) -> None:
    """S33: what stands there is as long for any PIN, and says without the key not even whether a guess is right."""
    _store(path).set_pin("p1", "4711", made.key)
    pinned = json.loads(path.read_bytes())["people"][0]["pin"]
    _store(path).set_pin("p1", "80523906", made.key)
    other = json.loads(path.read_bytes())["people"][0]["pin"]

    assert [len(pinned[part]) == len(other[part]) for part in ("nonce", "sealed")] == [True, True]
    assert pinned.keys() == {"nonce", "sealed"}
    with pytest.raises(KeyStoreFault):
        _store(path).is_pin("p1", "80523906", OTHER_KEY)


def test_a_pin_put_at_another_person_by_hand_is_noticed(path: Path, made: SetUp) -> None:
    """S33."""
    _store(path).add(NURSE, OTHER, made.key)
    _store(path).set_pin("p2", "4711", made.key)
    found = json.loads(path.read_bytes())
    found["people"][0]["pin"] = found["people"][1]["pin"]
    path.write_text(json.dumps(found))

    with pytest.raises(KeyStoreFault) as raised:
        _store(path).is_pin("p1", "4711", made.key)

    assert raised.value.code is KeyStoreFaultCode.CHANGED


CHANGES: dict[str, Callable[[FileKeyStore, RecordsKey], object]] = {
    "add": lambda store, key: store.add(PHARMACIST, OTHER, key),
    "change": lambda store, key: store.change(replace(NURSE, name="Ană Rusu"), key),
    "remove": lambda store, key: store.remove("p2", key),
    "passphrase": lambda store, key: store.change_passphrase("p2", "three drops at a time", key),
    "pin": lambda store, key: store.set_pin("p2", "4711", key),
    "recovery": lambda store, key: store.renew_recovery(key),
}


@pytest.mark.parametrize("change", CHANGES)
def test_killed_at_any_step_of_a_change_the_old_store_or_the_new_is_there_whole(
    path: Path, made: SetUp, change: str
) -> None:
    """S25, S33: the keeper signs in after each kill, and what was there before is there until all of the new is."""
    _store(path).add(NURSE, OTHER, made.key)
    before, killed = path.read_bytes(), 0

    while _killed_at(killed + 1, lambda: CHANGES[change](_store(path), made.key)):
        killed += 1
        unlocked = _store(path).sign_in("p1", PASSPHRASE, EIGHT)
        assert unlocked == Unlocked(person=KEEPER, key=made.key, wrong_before=0)
        path.write_bytes(before)

    assert path.read_bytes() != before
    assert killed >= LEAST_STEPS


def test_killed_at_any_step_of_a_take_over_the_key_is_there(path: Path) -> None:
    """S25: open, as it was, or wrapped."""
    key, killed = open_key(path, path.with_name("desk.sqlite")), 0
    before = path.read_bytes()

    while _killed_at(killed + 1, lambda: _store(path).set_up(KEEPER, PASSPHRASE)):
        killed += 1
        if path.read_bytes() == before:
            assert open_key(path, path.with_name("desk.sqlite")) == key
        else:
            unlocked = _store(path).sign_in("p1", PASSPHRASE, EIGHT)
            assert unlocked == Unlocked(person=KEEPER, key=key, wrong_before=0)
        path.write_bytes(before)

    assert killed >= LEAST_STEPS


def test_a_key_of_another_length_is_none() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        RecordsKey(octets=bytes(31))


def test_a_passphrase_costs_as_much_as_makes_this_computer_work_for_over_half_a_second() -> None:
    """Three passes take 0.3 s by this clock, so that six take 0.6 s; on a slow computer it is never less than three."""
    quick, slow = (
        calibrated(EvenClock(ClockReading(wall=EIGHT, utc_offset_minutes=0, monotonic_microseconds=0), us))
        for us in (300_000, 5_000_000)
    )

    assert quick == Cost(iterations=6, lanes=4, memory_kib=65536)
    assert slow == Cost(iterations=3, lanes=4, memory_kib=65536)


def _killed_at(step: int, change: Callable[[], object]) -> bool:
    """Make a change in a process of its own; whether it was killed, as so many changes of files had begun."""
    child = os.fork()
    if child == 0:
        left = step

        def one_more(event: str, _: object) -> None:
            nonlocal left
            if event in CHANGES_OF_FILES:
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(one_more)
            change()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _store(path: Path) -> FileKeyStore:
    return FileKeyStore(path, lambda: CHEAP)


def _after(seconds: str) -> Instant:
    return EIGHT.plus(Minutes(Seconds.of(seconds).value / 60))


def _fault_of_signing_in(path: Path, person_id: str, passphrase: str) -> KeyStoreFault:
    with pytest.raises(KeyStoreFault) as raised:
        _store(path).sign_in(person_id, passphrase, EIGHT)
    return raised.value
