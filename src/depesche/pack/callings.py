"""What the words for an office call it in particular: ``lang/<code>/callings.yaml``.

The groups of names.yaml tell what somebody with a title can do and for whom ("Justizminister": a minister, of a
government); a calling tells the title itself ("Minister of Justice").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from depesche.pack.closed import ClosedClasses
from depesche.pack.files import Exemplified, Problems, read_yaml_list


class Calling(Exemplified[str]):
    """A title in English, the titles of groups that it can stand for, and the words that end so."""

    title: str
    of: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Callings:
    """The callings of one language: (word, titles of groups, title), the longest word first, and what stands before
    such a word within another."""

    rows: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    before: str = ""

    def title(self, group: str | None, words: str) -> str | None:
        """The title that words (casefolded) tell of those of a group; that of the group where they tell no other."""
        return next((title for word, of, title in self.rows if group in of and self._ends(words, word)), group)

    def _ends(self, words: str, word: str) -> bool:
        return words == word or words.endswith(self.before + word)


def load(folder: Path, problems: Problems, closed: ClosedClasses) -> Callings:
    """The callings of a language folder, none where it has no file; an example that is not borne out is a problem."""
    path = folder / "callings.yaml"
    if not path.is_file():
        return Callings()
    read = [row.value for row in read_yaml_list(path, Calling, problems)]
    found = Callings(tuple(_by_length(read)), "" if closed.has("compounds closed") else " ")
    for row in read:
        for words, shows in row.examples():
            if any((found.title(group, words.casefold()) == row.title) is not shows for group in row.of):
                problems.add(path, 0, f"{row.title}: {words!r} should {'' if shows else 'not '}be called so")
    return found


def _by_length(rows: Iterable[Calling]) -> list[tuple[str, tuple[str, ...], str]]:
    found = [(word.casefold(), row.of, row.title) for row in rows for word in row.words]
    return sorted(found, key=lambda item: (-len(item[0]), item))
