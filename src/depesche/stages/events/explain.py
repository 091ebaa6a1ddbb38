"""Why a candidate is one: which words matched which part of its rule."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.match.paths import Condition, Trigger, holds, reached
from depesche.match.role_phrases import fill
from depesche.match.tree import Tree
from depesche.model import Candidate, Doc, Span
from depesche.pack.events import EventLexicon, Rule
from depesche.stages.events.known import tree_of
from depesche.stages.events.triggers import best_match


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the rule as it is written, and the words that matched it."""

    part: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The rule of a candidate and its parts that matched: trigger, conditions, mode, roles."""

    rule: str
    parts: tuple[Part, ...]


def explain(doc: Doc, lexicon: EventLexicon, candidate: Candidate) -> Explanation:
    """The parts of the candidate's rule and the words that matched them. Raises ValueError where the rule no longer
    fires on the candidate's trigger."""
    sentence = doc.sentences[candidate.sentence]
    tree = tree_of(doc, sentence, lexicon.grammar)
    match = best_match(tree, candidate.word, lexicon)
    if match is None or f"rule:{match.rule.id}" != candidate.by:
        raise ValueError(f"{candidate.by} does not fire on {candidate.trigger.of(doc.text)!r}")
    rule, trigger = match.rule, match.trigger
    parts = [Part("trigger", (tree.span(trigger.index),))]
    parts += [Part(f"needs {c}", _words(tree, trigger, c)) for c in rule.needs]
    chosen = next(((c, m) for c, m in rule.modes if holds(tree, trigger, c)), None)
    if chosen is not None:
        parts.append(Part(f"mode {chosen[1]} when {chosen[0]}", _words(tree, trigger, chosen[0])))
    return Explanation(rule.id, tuple(parts + _roles(tree, trigger, rule)))


def _words(tree: Tree, trigger: Trigger, condition: Condition) -> tuple[Span, ...]:
    return tuple(h.part or tree.span(h.index) for h in reached(tree, trigger, condition))


def _roles(tree: Tree, trigger: Trigger, rule: Rule) -> list[Part]:
    actor, actors = fill(tree, trigger, rule.frame.actor)
    recipient, recipients = fill(tree, trigger, rule.frame.recipient, actors)
    found = (("actor", actor, actors), ("recipient", recipient, recipients))
    return [Part(f"{name} {path}", spans) for name, path, spans in found if path is not None]
