"""The examples of groups of words of facts: `fires` has a word of the group, `not` has none, as facts look words up."""

from __future__ import annotations

from pathlib import Path

import pytest

import depesche
from depesche.analysis import load_analyser
from depesche.match.tree import Tree
from depesche.model import Sentence, Word
from depesche.pack.facts import Group
from depesche.pack.files import Problems, read_yaml_list
from depesche.pack.language import LanguagePack, load_language
from depesche.pack.parts import LANGUAGES

BY_FIRST_PART = ("embargo.scope", "exercise.domain")
MODEL = Path(depesche.__file__).parent / "data" / "models" / "best.onnx"


def has(group: Group, word: Word, tree: Tree, pack: LanguagePack) -> bool:
    """Whether a word is of a group: by its lemma or form, as a verb, by its first part, or by a length it tells."""
    if group.kind.endswith(".verb") and word.upos not in ("VERB", "AUX", "ADJ"):
        return False
    facts, forms = pack.facts, (tree.lemma(word.index), word.lemma, word.form, pack.closed.stem(word.form))
    if group.kind == "number.days" and facts.days(word.form) is not None:
        return True
    if group.kind in BY_FIRST_PART and facts.first_part(group.kind, word.form) == group.value:
        return True
    return facts.value(group.kind, *forms) == group.value


def shows(group: Group, text: str, sentences: tuple[Sentence, ...], pack: LanguagePack) -> bool:
    phrases = [w.casefold() for w in group.words if not w.isalnum()]
    trees = [Tree(s, pack.events.grammar) for s in sentences]
    return any(p in text.casefold() for p in phrases) or any(has(group, w, t, pack) for t in trees for w in t.words)


@pytest.mark.skipif(not MODEL.is_file(), reason="the model file is missing")
@pytest.mark.parametrize("language", ["de", "en"])
def test_groups_show_what_they_hold(language: str) -> None:
    pack = load_language(language)
    groups = [row.value for row in read_yaml_list(LANGUAGES / language / "facts.yaml", Group, Problems())]
    examples = [(group, text, due) for group in groups for text, due in group.examples()]
    read = load_analyser().analyse_many([(text, language, None) for _, text, _ in examples])
    wrong = [
        f"{group.kind} {group.value}: {text}"
        for (group, text, due), sentences in zip(examples, read, strict=True)
        if shows(group, text, tuple(sentences), pack) is not due
    ]
    assert "\n".join(wrong) == ""
