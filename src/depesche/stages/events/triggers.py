"""Which rule, if any, fires on a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.match.paths import Trigger, holds
from depesche.match.tree import Tree
from depesche.model import Word, unfolded
from depesche.pack.events import EventLexicon, Index, Rule

_SHORTEST_PART = 2  # characters that a compound's first part has at least
_LONGEST_WORD = 80  # characters; beyond it nothing is a word of a language


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fires on a word."""

    rule: Rule
    trigger: Trigger


def matches(tree: Tree, lexicon: EventLexicon, all_types: bool = False) -> list[Match]:
    """For every word of the sentence the rule that fits it best, where one does.

    A rule of type None ("none.yaml") that fits best means that there is no event (`all_types`: it is given, too).
    """
    found = (best_match(tree, w.index, lexicon) for w in tree.words)
    return [m for m in found if m is not None and (all_types or m.rule.type is not None)]


def best_match(tree: Tree, index: int, lexicon: EventLexicon) -> Match | None:
    """The rule that fires on a word: most conditions first, then the longest trigger, then the order of the files."""
    best: tuple[tuple[int, int, int], Match] | None = None
    for rule, trigger, length in _candidates(tree, index, lexicon):
        rank = (len(rule.needs), length, -rule.order)
        if (best is None or rank > best[0]) and fires(tree, trigger, rule):
            best = (rank, Match(rule, trigger))
    return best[1] if best is not None else None


def fires(tree: Tree, trigger: Trigger, rule: Rule) -> bool:
    """Whether all that the rule needs holds and nothing that it excludes."""
    return all(holds(tree, trigger, c) for c in rule.needs) and not any(holds(tree, trigger, c) for c in rule.unless)


def _candidates(tree: Tree, index: int, lexicon: EventLexicon) -> Iterator[tuple[Rule, Trigger, int]]:
    word = tree.words[index]
    lemma = tree.lemma(index)
    if len(lemma) > _LONGEST_WORD:
        return
    if word.upos == "VERB":
        yield from _whole(lexicon.verbs, _verb(lemma, word, lexicon), index)
        yield from _whole(lexicon.adjectives, lemma, index)
    elif word.upos == "AUX":
        yield from _whole(lexicon.modals, lemma, index)
    elif word.upos in ("ADJ", "ADV"):
        participle = _participle(tree, index, lexicon)
        yield from _whole(lexicon.adjectives, participle or lemma, index)
        yield from _whole(lexicon.verbs, lemma if participle else lexicon.participles.get(lemma, ""), index)
    elif word.upos == "NOUN" or (word.upos == "PROPN" and not _is_named(word.name, word.form)):
        form = word.form.casefold()
        found = list(_nouns(lemma, word.form, index, lexicon))
        # A lemma that no rule knows may be a plural led back wrongly: the form itself is asked, too.
        yield from found or (_nouns(form, word.form, index, lexicon) if form != lemma else ())


def _participle(tree: Tree, index: int, lexicon: EventLexicon) -> str:
    """The participle of which the word is a form where its lemma is the verb's ("kritisierte", "kritisieren"), else
    nothing: neither an adjective nor a participle of the present is one. One that modifies a noun tells an act only
    with a phrase of its own ("die von der EU kritisierte Reform"); bare it describes ("die verletzten Personen")."""
    lemma = tree.lemma(index)
    participle = lexicon.inflection.of(lemma)
    if not participle or participle == lemma or not tree.words[index].form.casefold().startswith(participle):
        return ""
    bare = tree.words[index].deprel == "amod" and not tree.related(index, "obl", "obl:agent", "nmod", "compound")
    return "" if bare else participle


def _is_named(name: str, form: str) -> bool:
    return name[2:] in ("PER", "LOC", "ORG") and "-" not in form


def _verb(lemma: str, word: Word, lexicon: EventLexicon) -> str:
    """The verb's key: a lemma that no rule knows may be a participle that was not led back to its verb. An infinitive
    is none ("gefallen"), nor is another verb's lemma behind a finite form ("gerieten")."""
    form = word.form.casefold()
    if lemma in lexicon.verbs or word.feat("VerbForm") == "Inf":
        return lemma
    led = lexicon.participles.get(lemma) if word.feat("VerbForm") != "Fin" or lemma == form else None
    return lexicon.participles.get(form) or led or lemma


def _whole(index: Index, key: str, word: int) -> Iterator[tuple[Rule, Trigger, int]]:
    for rule in index.get(key, ()):
        yield rule, Trigger(word), len(key)


def _nouns(lemma: str, form: str, index: int, lexicon: EventLexicon) -> Iterator[tuple[Rule, Trigger, int]]:
    yield from _whole(lexicon.nouns, lemma, index)
    yield from _whole(lexicon.endings, lemma, index)
    hyphen = lemma.rfind("-")
    if 0 < hyphen < len(lemma) - 1:
        last = lemma[hyphen + 1 :]
        for rule in (*lexicon.nouns.get(last, ()), *lexicon.endings.get(last, ())):
            yield rule, Trigger(index, unfolded(form, hyphen)), len(last)
    for cut in range(_SHORTEST_PART, len(lemma) - _SHORTEST_PART):
        rules = lexicon.endings.get(lemma[cut:], ())
        if rules and cut != hyphen + 1 and cut < len(form):
            for rule in rules:
                yield rule, Trigger(index, unfolded(form, cut)), len(lemma) - cut
            return
