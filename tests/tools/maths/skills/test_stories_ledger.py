"""Stories kept like an account: every row of the table, and how their parts are read."""

from __future__ import annotations

import pytest

from tests.tools.maths.skills import rows
from tests.tools.maths.skills.rows import Row
from tests.tools.maths.skills.stories_ledger import PROBLEMS
from tools.maths import stem, typeset
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger import reading
from tools.maths.topics.stories.ledger.entries import entries
from tools.maths.topics.stories.ledger.entry import Entry
from tools.maths.topics.stories.ledger.kept import share
from tools.maths.topics.stories.ledger.wanted import nouns_asked


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_row(row: Row) -> None:
    rows.check(row)


def _entries(text: str) -> tuple[Entry, ...]:
    return entries(Story(stem.read(text)), frozenset()) or ()


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Each fern was sold for $14.", ["fern"]),
        ("A small box holds 12 candles.", ["box"]),
        ("Each week he uses 7 pounds of rice for lunch.", ["week"]),
        ("A shop sells lamps at a profit of $6 each.", ["lamp"]),
        ("She saves $40 every month.", ["month"]),
        ("He has $40 in a jar.", []),
    ],
)
def test_what_a_number_is_so_much_for(text: str, per: list[str]) -> None:
    (entry,) = _entries(text)
    assert [thing.head for thing in entry.per] == per


def test_a_first_part_and_what_comes_after_it() -> None:
    first, later = _entries("A garage charges $6 for each of the first 3 hours and $2 for each hour after that.")
    assert typeset.plain(first.band) == "3" if first.band else False
    assert first.marks == (1,)
    assert later.later


def test_a_comparison_names_what_it_is_compared_with() -> None:
    _, more = _entries("A van can carry 8 passengers and a bus can carry 30 more passengers than a van.")
    assert more.over is not None
    assert (more.over.head, more.way, more.per[0].head) == ("van", 1, "bus")


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("She is paid $9 an hour. She keeps 75% of what she earns and saves the rest. She kept $90.", "3/4"),
        ("She is paid $9 an hour. She keeps 75% of what she earns and saves the rest. She saved $90.", "1/4"),
        ("She is paid $9 an hour. A card takes 20% off the total charge. She paid $90.", "4/5"),
        ("She is paid $9 an hour. She keeps 75% of what she earns and saves the rest. She gave $90.", None),
        ("She is paid $9 an hour. A card takes 20% off the price of a drink. She paid $90.", None),
    ],
)
def test_the_share_a_total_is_of_the_whole(text: str, factor: str | None) -> None:
    story = Story(stem.read(text))
    total = (entries(story, frozenset()) or ())[-1]
    found = share(story, total)
    assert (str(found.factor) if found else None) == factor


@pytest.mark.parametrize(
    ("ask", "heads"),
    [
        ("how many small boxes and crates are left?", ["box", "crate"]),
        ("which expression gives the height, in inches, of the plant?", ["inch"]),
        ("what is her profit?", ["dollar"]),
        ("which of these is true?", []),
    ],
)
def test_what_is_asked_for(ask: str, heads: list[str]) -> None:
    assert [noun.head for noun in nouns_asked(ask)] == heads


def test_a_number_without_a_place_leaves_the_story_unread() -> None:
    told = "A tank holds 80 gallons. Water flows out of it at 3 gallons per minute for 5 minutes."
    plain, more = (
        stem.read(f"{told}{extra} How many gallons are left?") for extra in ("", " A fish of 2 pounds is in it.")
    )
    read = reading.amount(plain, Story(plain), frozenset())
    assert read is not None
    assert typeset.plain(read.whole) == "80 - 3 * 5"
    assert reading.amount(more, Story(more), frozenset()) is None
