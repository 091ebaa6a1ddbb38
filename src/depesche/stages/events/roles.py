"""From a rule that fires to a candidate: the phrases in its roles, its mode, and what it takes for its content."""

from __future__ import annotations

from depesche.match.paths import Hit, follow, holds
from depesche.match.role_phrases import fill
from depesche.match.tree import Tree
from depesche.match.voice import let, subjects
from depesche.model import Candidate
from depesche.stages.events.triggers import Match

_LONGEST = 400  # words: content that is longer is a parser's mistake
_CLAUSES = frozenset({"acl", "acl:relcl", "parataxis", "advcl", "appos"})


def candidates(tree: Tree, match: Match) -> list[Candidate]:
    """What one match says: the rule's event, and those that it tells along with it."""
    rule, trigger = match.rule, match.trigger
    if rule.type is None:
        return []
    actors = fill(tree, trigger, rule.frame.actor)[1]
    mutual = actors if rule.frame.recipient and rule.type != "ASSAULT" and _is_mutual(tree, trigger.index) else ()
    recipients = mutual or fill(tree, trigger, rule.frame.recipient, actors)[1]
    mode = next((m for condition, m in rule.modes if holds(tree, trigger, condition)), rule.mode)
    first = Candidate(
        tree.sentence.number, trigger.index, tree.span(trigger.index), rule.type, mode, actors, recipients,
        rule.contexts, rule.cameo, rule.aux, rule.score, f"rule:{rule.id}",
        rule.voiced,
    )  # fmt: skip
    more = [
        Candidate(
            first.sentence, first.word, first.trigger, kind, m, actors, recipients,
            rule.contexts, None, rule.aux, rule.score, first.by,
        )
        for kind, m in rule.also
    ]  # fmt: skip
    return [first, *more]


def _is_mutual(tree: Tree, index: int) -> bool:
    """Whether all that act do it to each other ("warfen sich gegenseitig Betrug vor", "gegenseitige Vorwürfe")."""
    beside = tree.related(index, "advmod", "obj", "iobj", "obl", "amod", "nmod", "compound", "xcomp")
    if any(tree.lemma(k) in tree.grammar.reciprocal for k in beside):
        return True
    if tree.lemma(index) not in tree.grammar.mutual or not any(tree.words[k].feat("Reflex") == "Yes" for k in beside):
        return False
    doers = subjects(tree, index)
    many = any(tree.words[k].feat("Number") == "Plur" or len(tree.coordinated(k)) > 1 for k in doers)
    return many and let(tree, index) is None


def absorbed(tree: Tree, match: Match) -> set[int]:
    """The words that are content of the match's event ("fordert den Rücktritt"): no events of their own.

    What stands in a relative clause or apposition of the content is told by the text itself and stays free.
    """
    heads = [h for path in match.rule.frame.absorbs for h in follow(tree, match.trigger, path) if not h.part]
    inside = {c for h in heads for c in _coordinated(tree, h)}
    todo = list(inside)
    while todo and len(inside) < _LONGEST:
        for k in tree.kids[todo.pop()]:
            if k not in inside and k != match.trigger.index and tree.words[k].deprel not in _CLAUSES:
                inside.add(k)
                todo.append(k)
    return inside - {match.trigger.index}


def _coordinated(tree: Tree, hit: Hit) -> list[int]:
    return tree.coordinated(hit.index)
