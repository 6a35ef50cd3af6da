"""The list of records held against what the events of each infusion come to."""

from collections.abc import Iterator

from sqlcipher3.dbapi2 import Connection

from ivig_desk.adapters.listing import written
from ivig_desk.adapters.rows import LinkedRow
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import Event
from ivig_desk.domain.infusion.listed import PAST, Listed, Placed, listed_with, unlisted
from ivig_desk.domain.infusion.listed_words import as_one_word, words_of
from ivig_desk.domain.record.flaw import Flaw, FlawKind

_LISTED = """
SELECT listed.infusion_id, place, phase, identifier, written IS NOT NULL, body, heads.last_at_us
FROM listed LEFT JOIN heads ON heads.infusion_id = listed.infusion_id
"""
_EVERY_WORD = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_found USING fts5vocab(main, found, instance)"
_Sum = tuple[int, int]


class VerifiedListings:
    """Keeps the events of the infusion walked along, and compares the row they come to with the one that is kept."""

    def __init__(self, connection: Connection) -> None:
        """Read which rows there are, and what each is found by; raises sqlcipher3's Error as it comes."""
        self._kept = {row[0]: tuple(row[1:]) for row in connection.execute(_LISTED)}
        self._words: dict[int, _Sum] = {}
        connection.execute(_EVERY_WORD)
        for word, place in connection.execute("SELECT term, doc FROM temp.words_found"):
            count, total = self._words.get(place, (0, 0))
            self._words[place] = (count + 1, total + hash(word))
        self._walked: Listed | None = None

    def follow(self, row: LinkedRow, event: Event) -> None:
        """Take one more event of the infusion that is walked along."""
        infusion_id, version, at, _, offset = row[:5]
        walked = self._walked
        if walked is None or walked.infusion_id != infusion_id:
            walked = unlisted(infusion_id)
        self._walked = listed_with(walked, event, Placed(version=version, at=Instant(at), utc_offset_minutes=offset))

    def flaws_of(self, infusion_id: str) -> Iterator[Flaw]:
        """What is wrong with the row of the infusion just walked along."""
        kept = self._kept.pop(infusion_id, None)
        listed = self._walked
        if listed is None or listed.infusion_id != infusion_id:
            return
        found = None if kept is None else (*kept[1:], self._words.pop(kept[0], (0, 0)))
        if found != (
            listed.phase.value,
            as_one_word(listed.identifier),
            listed.phase in PAST,
            written(listed),
            listed.last_at.microseconds,
            _sum_of(words_of(listed)),
        ):
            yield Flaw(kind=FlawKind.LISTING_CHANGED, infusion_id=infusion_id, version=1, until=listed.version)

    def flaws_of_no_infusion(self) -> Iterator[Flaw]:
        """Rows and words of no infusion that is on record; of one that is flawed itself, nothing more is said."""
        known = {kept[0] for kept in self._kept.values()}
        if not known.issuperset(self._words):
            yield Flaw(kind=FlawKind.LISTING_CHANGED)


def _sum_of(words: frozenset[str]) -> _Sum:
    return len(words), sum(map(hash, words))
