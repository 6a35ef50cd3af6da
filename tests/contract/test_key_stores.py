"""What every key store promises, the one in a file and the one in memory alike."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ivig_desk.adapters.key_store import FileKeyStore
from ivig_desk.adapters.memory_key_store import MemoryKeyStore
from ivig_desk.desk.faults import KeyStoreFault, KeyStoreFaultCode
from ivig_desk.desk.keys import KeyStore, Lock, SetUp, TooSoon, Unlocked, WrongPassphrase, WrongTries
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Seconds
from ivig_desk.domain.people.person import Person, Role
from tests.helpers.keys import CHEAP
from tests.helpers.sealed import OTHER_KEY

EIGHT = Instant.of("2026-03-01T08:00:00Z")
KEEPER = Person(id="p1", name="Ana Rus", roles=frozenset({Role.KEEPER, Role.NURSE}))
NURSE = Person(id="p2", name="Ană Pop", roles=frozenset({Role.NURSE}))
PASSPHRASE = "one drop at a time"  # noqa: S105 - What a test types.
OTHER = "two drops at a time"
PIN = "4711"

MADE: dict[str, Callable[[Path], KeyStore]] = {
    "file": lambda folder: FileKeyStore(folder / "keys.json", lambda: CHEAP),
    "memory": lambda _: MemoryKeyStore(),
}


@pytest.fixture(params=MADE)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> KeyStore:
    return MADE[str(request.param)](tmp_path)


@pytest.fixture
def made(store: KeyStore) -> SetUp:
    """The store, set up by the keeper."""
    return store.set_up(KEEPER, PASSPHRASE)


def test_a_new_store_has_nobody_in_it(store: KeyStore) -> None:
    assert (store.lock(), store.people()) == (Lock.NONE, ())


def test_who_sets_it_up_signs_in_and_a_second_set_up_is_refused(store: KeyStore, made: SetUp) -> None:
    """S33."""
    assert made.person == KEEPER
    assert (store.lock(), store.people()) == (Lock.PEOPLE, (KEEPER,))
    assert store.sign_in("p1", PASSPHRASE, EIGHT) == Unlocked(person=KEEPER, key=made.key, wrong_before=0)
    with pytest.raises(KeyStoreFault) as raised:
        store.set_up(KEEPER, OTHER)
    assert raised.value.code is KeyStoreFaultCode.IN_PLACE


def test_wrong_ones_are_counted_slowed_and_told_to_who_comes_next(store: KeyStore, made: SetUp) -> None:
    """S33: nobody had the key when they were typed, so that they can be written down only later."""
    store.add(NURSE, OTHER, made.key)
    answers = [store.sign_in("p1", "a slip of the hand", EIGHT) for _ in range(4)]

    assert answers == [
        WrongPassphrase(in_a_row=1, wait=Seconds.of("0")),
        WrongPassphrase(in_a_row=2, wait=Seconds.of("0")),
        WrongPassphrase(in_a_row=3, wait=Seconds.of("5")),
        TooSoon(in_a_row=3, wait=Seconds.of("5")),
    ]
    assert store.wrong_tries() == (WrongTries(person=KEEPER, in_a_row=3, last=EIGHT),)
    later = Instant.of("2026-03-01T08:00:05Z")
    assert store.sign_in("p1", PASSPHRASE, later) == Unlocked(person=KEEPER, key=made.key, wrong_before=3)
    assert store.wrong_tries() == ()


def test_a_person_has_another_name_and_other_roles_and_the_same_passphrase_and_pin(
    store: KeyStore, made: SetUp
) -> None:
    store.add(NURSE, OTHER, made.key)
    store.set_pin("p2", PIN, made.key)
    married = Person(id="p2", name="Ană Rusu", roles=frozenset({Role.NURSE, Role.SECOND_CHECKER}))

    store.change(married, made.key)

    assert store.people() == (KEEPER, married)
    assert store.sign_in("p2", OTHER, EIGHT) == Unlocked(person=married, key=made.key, wrong_before=0)
    assert store.is_pin("p2", PIN, made.key)


def test_who_left_signs_in_no_more_and_others_do(store: KeyStore, made: SetUp) -> None:
    store.add(NURSE, OTHER, made.key)

    store.remove("p2", made.key)

    assert store.people() == (KEEPER,)
    with pytest.raises(ValueError, match="nobody of this id"):
        store.sign_in("p2", OTHER, EIGHT)
    assert store.sign_in("p1", PASSPHRASE, EIGHT) == Unlocked(person=KEEPER, key=made.key, wrong_before=0)


def test_the_last_keeper_can_neither_leave_nor_lay_the_role_down(store: KeyStore, made: SetUp) -> None:
    store.add(NURSE, OTHER, made.key)

    with pytest.raises(ValueError, match="last keeper"):
        store.remove("p1", made.key)
    with pytest.raises(ValueError, match="keeps the desk"):
        store.change(Person(id="p1", name="Ana Rus", roles=frozenset({Role.NURSE})), made.key)

    assert store.people() == (KEEPER, NURSE)


def test_beside_another_keeper_the_first_one_leaves(store: KeyStore, made: SetUp) -> None:
    second = Person(id="p2", name="Ană Pop", roles=frozenset({Role.KEEPER}))
    store.add(second, OTHER, made.key)

    store.remove("p1", made.key)

    assert store.people() == (second,)


def test_nobody_sets_a_desk_up_who_does_not_keep_it(store: KeyStore) -> None:
    with pytest.raises(ValueError, match="keeps the desk"):
        store.set_up(NURSE, OTHER)

    assert store.lock() is Lock.NONE


@pytest.mark.parametrize("name", ["ana  rus", " ", "Ana\u200bRus", "N" * 81])
def test_a_name_that_tells_nobody_apart_is_refused(store: KeyStore, made: SetUp, name: str) -> None:
    """S33: nobody signs as another by a name that reads the same on paper."""
    store.add(NURSE, OTHER, made.key)

    with pytest.raises(ValueError, match="cannot be somebody's"):
        store.add(Person(id="p3", name=name, roles=NURSE.roles), OTHER, made.key)
    with pytest.raises(ValueError, match="cannot be somebody's"):
        store.change(Person(id="p2", name=name, roles=NURSE.roles), made.key)

    assert store.people() == (KEEPER, NURSE)


def test_somebody_may_write_their_own_name_otherwise(store: KeyStore, made: SetUp) -> None:
    shouted = Person(id="p1", name="ANA RUS", roles=KEEPER.roles)

    store.change(shouted, made.key)

    assert store.people() == (shouted,)


def test_a_renewed_recovery_key_opens_and_the_one_before_opens_nothing(store: KeyStore, made: SetUp) -> None:
    """S33."""
    renewed = store.renew_recovery(made.key)

    assert store.recover(made.recovery) is None
    assert store.recover(renewed) == made.key


def test_a_changed_passphrase_replaces_the_old_one_and_forgets_the_wrong_ones(store: KeyStore, made: SetUp) -> None:
    store.sign_in("p1", OTHER, EIGHT)

    store.change_passphrase("p1", OTHER, made.key)

    assert store.wrong_tries() == ()
    assert store.sign_in("p1", OTHER, EIGHT) == Unlocked(person=KEEPER, key=made.key, wrong_before=0)


def test_a_pin_is_its_persons_alone_and_may_be_changed(store: KeyStore, made: SetUp) -> None:
    """S33."""
    store.add(NURSE, OTHER, made.key)
    assert not store.has_pin("p1", made.key)
    assert not store.is_pin("p1", PIN, made.key)
    assert not store.is_pin("p1", "", made.key)

    store.set_pin("p1", PIN, made.key)
    store.set_pin("p2", "8052", made.key)

    assert store.has_pin("p1", made.key)
    assert [store.is_pin("p1", typed, made.key) for typed in (PIN, "8052", "4712", "")] == [True, False, False, False]
    store.set_pin("p1", "3906", made.key)
    assert not store.is_pin("p1", PIN, made.key)
    assert store.is_pin("p1", "3906", made.key)


def test_with_another_key_nothing_is_changed_and_no_pin_is_asked(store: KeyStore, made: SetUp) -> None:
    """S33."""
    attempts: tuple[Callable[[], object], ...] = (
        lambda: store.add(NURSE, OTHER, OTHER_KEY),
        lambda: store.change(KEEPER, OTHER_KEY),
        lambda: store.change_passphrase("p1", OTHER, OTHER_KEY),
        lambda: store.renew_recovery(OTHER_KEY),
        lambda: store.set_pin("p1", PIN, OTHER_KEY),
        lambda: store.is_pin("p1", PIN, OTHER_KEY),
    )
    for attempt in attempts:
        with pytest.raises(KeyStoreFault) as raised:
            attempt()
        assert raised.value.code is KeyStoreFaultCode.CHANGED

    assert store.sign_in("p1", PASSPHRASE, EIGHT) == Unlocked(person=KEEPER, key=made.key, wrong_before=0)
    assert store.recover(made.recovery) == made.key


def test_somebody_who_is_not_there_is_an_error(store: KeyStore, made: SetUp) -> None:
    attempts: tuple[Callable[[], object], ...] = (
        lambda: store.change(NURSE, made.key),
        lambda: store.remove("p2", made.key),
        lambda: store.change_passphrase("p2", OTHER, made.key),
        lambda: store.set_pin("p2", PIN, made.key),
        lambda: store.has_pin("p2", made.key),
    )
    for attempt in attempts:
        with pytest.raises(ValueError, match="nobody of this id"):
            attempt()
