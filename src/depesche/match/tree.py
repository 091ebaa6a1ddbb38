"""A sentence's tree with the indexes that rules ask for again and again, and the grammar words they rely on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from depesche.model import Sentence, Span, Word
from depesche.model.layers import MentionKind

_MEMBERS = 60  # a coordination that is longer is a list or a parser's mistake; what lies beyond is left out


@dataclass(frozen=True)
class Grammar:
    """The words of a language that decide on roles; all of them casefolded lemmas, forms where said.

    `predicative`: markers of what somebody is or acts as ("als Geisel"), which is no participant beside him;
    `bearings`: adverbs that make a preposition one of place ("östlich von", "west of");
    `apart`: prepositions whose phrase is no part of who somebody is ("the killing of a cleric by Riyadh");
    `topics`: prepositions of what is spoken about, whose phrase keeps its own ("über den Umgang mit Familien");
    `examples`: prepositions before those that a noun means among others ("militias like Hezbollah");
    `undergone`: endings of nouns whose genitive undergoes the act they tell ("die Freilassung der Geiseln");
    `together`: adverbs that make the preposition `alongside` behind them one of company ("gemeinsam mit Paris");
    `passive`: auxiliaries of the passive; `not_passive`: their forms that need a participle to count ("wird töten");
    `hearsay`: adpositions of whom something is known from; `stative`: auxiliaries that make a passive only of verbs
    with an object, and not of those that end as `moving` do ("sind getreten"); `agent`: prepositions of the passive's
    agent; `means`: those of means; `carried`: those between a light verb and its noun; `impersonal`: pronouns that
    mean nobody; `generic`: those of them that mean who speaks where they stand in what he says; `possessive`: markers
    of the genitive ("'s"); `theirs`: beginnings of the possessive pronouns of several;
    `of`: prepositions that stand for it, behind which a noun's further phrases may hang ("the
    attack of the rebels on the town"); `object_control`: verbs whose object is the subject of their infinitive;
    `charging`: verbs whose object is followed by what it is charged with ("accused the rebels of a massacre");
    `object_marks`: words before a participle whose subject is the object of the verb above ("thanked him for coming");
    `light`: verbs that lend their subject to the noun they govern; `letting`: verbs that make a passive of their
    infinitive where they are reflexive ("lässt sich von X feiern"), `feeling`: of their participle; `giving`: verbs
    with an indirect object;
    `reciprocal`: words by which all do to all others what they do; `mutual`: verbs that many who are their own object
    do to each other; `spoken`: verbs that only somebody can do, which `deeds` (endings of nouns) cannot be the subject
    of; `making`: verbs whose participle before a noun tells whose that is; `demonyms`: endings of adjectives of origin
    (`not_demonyms`: other words that end so); `makers`: first parts of compounds that name an actor (`not_makers`:
    those before a hyphen that name none); `particles`: words that are a verb's particle where they stand behind it;
    `particles_after`: whether rules write it after the verb ("call off"); `verbs_last`: whether subordinate clauses end
    in their verb; `times`: nouns that are no objects without
    a preposition ("jeden Tag"); `forms`: forms of verbs and their lemma, which is what analysers err in most;
    `participles`: the same for the participles of `verbs`; `nominatives`: pronouns of no other case;
    `dative_articles`, `accusative_articles`, and `feminine_articles`, which are no nominatives before `feminine`
    nouns (or those with `feminine_endings`): see `declension`; `weak_endings`: of weak nouns in the accusative;
    `strong_endings`: of participles that look like the preterite of several; `third_person`: of the
    present; `infinitive_endings`: letters that an infinitive ends in, the last first;
    `plurals`: endings of plurals that analysers leave in lemmas; `umlauts`, from a plural's vowel to the singular's;
    `measures`: nouns that tell how much of what is behind them is meant ("ein Teil des Lagers").
    """

    predicative: frozenset[str] = frozenset()
    bearings: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    examples: frozenset[str] = frozenset()
    undergone: tuple[str, ...] = ("\0",)
    together: frozenset[str] = frozenset()
    alongside: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    not_passive: frozenset[str] = frozenset()
    stative: frozenset[str] = frozenset()
    hearsay: frozenset[str] = frozenset()
    agent: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    possessive: frozenset[str] = frozenset()
    theirs: tuple[str, ...] = ("\0",)
    moving: tuple[str, ...] = ("\0",)
    of: frozenset[str] = frozenset()
    object_control: frozenset[str] = frozenset()
    charging: frozenset[str] = frozenset()
    object_marks: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    letting: frozenset[str] = frozenset()
    feeling: frozenset[str] = frozenset()
    giving: frozenset[str] = frozenset()
    mutual: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    deeds: tuple[str, ...] = ()
    making: frozenset[str] = frozenset()
    reciprocal: frozenset[str] = frozenset()
    demonyms: tuple[str, ...] = ()
    not_demonyms: frozenset[str] = frozenset()
    makers: frozenset[str] = frozenset()
    not_makers: frozenset[str] = frozenset()
    particles_after: bool = False
    verbs_last: bool = False
    particles: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    forms: Mapping[str, str] = field(default_factory=dict)
    participles: Mapping[str, str] = field(default_factory=dict)
    verbs: frozenset[str] = frozenset()
    nominatives: frozenset[str] = frozenset()
    dative_articles: frozenset[str] = frozenset()
    accusative_articles: frozenset[str] = frozenset()
    feminine_articles: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    feminine_endings: tuple[str, ...] = ()
    weak_endings: tuple[str, ...] = ()
    strong_endings: tuple[str, ...] = ("\0",)
    third_person: tuple[str, ...] = ("\0",)
    infinitive_endings: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    umlauts: Mapping[str, str] = field(default_factory=dict)
    measures: frozenset[str] = frozenset()


_BRACKETS = "([{)]}"


def edge(word: Word) -> bool:
    """Whether a word is punctuation that belongs to no phrase when it stands at its edge."""
    return word.upos in ("PUNCT", "SYM") and word.form not in ("%", "€", "$", "£", *_BRACKETS)


@dataclass(frozen=True)
class Tree:
    """One sentence, indexed: children, extents, adpositions and lemmas of every word in constant time. What is not
    asked for is not made. Words that no root reaches (a broken tree) count as roots of their own."""

    sentence: Sentence
    grammar: Grammar = Grammar()
    times: tuple[Span, ...] = ()  # time expressions, which are never a participant
    kinds: Mapping[int, MentionKind] = field(default_factory=dict)  # words that head a mention; empty: none are known

    def is_time(self, index: int) -> bool:
        """Whether word `index` stands in a time expression."""
        return any(t.covers(self.words[index].span) for t in self.times)

    def names(self, index: int) -> bool:
        """Whether word `index` heads the name or description of somebody, or of a place."""
        return self.kinds.get(index, "instrument") != "instrument"

    def can_act(self, index: int) -> bool:
        """Whether word `index` is known for somebody who acts; a country's name rather tells where or whose."""
        return self.kinds.get(index, "place") not in ("place", "country", "facility", "instrument")

    def is_somebody(self, index: int) -> bool:
        """Whether word `index` heads the name or description of a person, body, group or country."""
        return self.kinds.get(index, "place") not in ("place", "facility", "instrument", "pronoun")

    @property
    def words(self) -> tuple[Word, ...]:
        """The sentence's words."""
        return self.sentence.words

    @cached_property
    def kids(self) -> tuple[tuple[int, ...], ...]:
        """For every word, the indexes of the words that hang on it, in order."""
        kids: list[list[int]] = [[] for _ in self.words]
        for w in self.words:
            if 0 <= w.head < len(self.words) and w.head != w.index:
                kids[w.head].append(w.index)
        return tuple(map(tuple, kids))

    def children(self, index: int) -> Iterator[Word]:
        """The words that hang on word `index`, in order."""
        return (self.words[k] for k in self.kids[index])

    def above(self, index: int) -> Iterator[Word]:
        """The words above word `index`, nearest first."""
        return self.sentence.ancestors(index)

    def extent(self, index: int) -> tuple[int, int]:
        """First and last word (both included) of what hangs on word `index`, itself included."""
        return self._extents[index]

    @cached_property
    def _extents(self) -> list[tuple[int, int]]:
        found = [(w.index, w.index) for w in self.words]
        for i in reversed(self._top_down()):
            below = [found[k] for k in self.kids[i]]
            found[i] = min([i, *(lo for lo, _ in below)]), max([i, *(hi for _, hi in below)])
        return found

    def _top_down(self) -> list[int]:
        order, seen = [], [False] * len(self.words)
        for start in [*(w.index for w in self.words if self.head(w.index) is None), *range(len(self.words))]:
            todo = [] if seen[start] else [start]
            while todo:
                i = todo.pop()
                if not seen[i]:
                    seen[i] = True
                    order.append(i)
                    todo.extend(self.kids[i])
        return order

    def between(self, lo: int, hi: int) -> Span | None:
        """The text from word `lo` to word `hi` (both included) without punctuation at its edges."""
        while lo <= hi and edge(self.words[lo]):
            lo += 1
        while hi >= lo and edge(self.words[hi]):
            hi -= 1
        return Span(self.words[lo].span.start, self.words[hi].span.end) if lo <= hi else None

    @cached_property
    def cases(self) -> tuple[frozenset[str], ...]:
        """For every word, the lemmas and forms of its adpositions and case markers; one behind an adverb of place is
        one with it ("östlich von")."""
        found: list[frozenset[str]] = []
        for kids in self.kids:
            marks = [self.words[k] for k in kids if self._is_mark(k)]
            found.append(frozenset(self._bearing(w) + x.casefold() for w in marks for x in (w.lemma, w.form)))
        for index, kids in enumerate(self.kids):
            if not found[index] and index - 1 in kids and self._measures(index - 1):
                found[index] = found[index - 1]
        return tuple(found)

    def _is_mark(self, index: int) -> bool:
        """Whether the word is an adposition: by its relation, or as one of the agent that opens its phrase and was
        taken for an adverb ("Seitens der Regierung wurde")."""
        word = self.words[index]
        if word.deprel == "case":
            return True
        return word.deprel == "advmod" and word.form.casefold() in self.grammar.agent and word.index < word.head

    def _bearing(self, mark: Word) -> str:
        """The adverb of place before a preposition, with the blank between the two; empty where there is none."""
        before = self.words[mark.index - 1].form.casefold() if mark.index else ""
        return f"{before} " if before in self.grammar.bearings else ""

    def _measures(self, index: int) -> bool:
        """Whether the noun tells how much there is of the noun behind it, whose adposition it carries then ("zu fünf
        Jahren Haft")."""
        word = self.words[index]
        counted = any(self.words[k].deprel == "nummod" for k in self.kids[index])
        return word.deprel == "nmod" and word.upos == "NOUN" and counted

    def related(self, index: int, *relations: str) -> list[int]:
        """The children of word `index` that stand in one of `relations` to it."""
        key = (index, relations)
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = [k for k in self.kids[index] if self.words[k].deprel in relations]
        return found

    def marked(self, index: int, marks: frozenset[str]) -> list[int]:
        """The children of word `index` that carry one of the adpositions `marks`, in order."""
        key = (index, marks)
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = [k for k in self.kids[index] if self.cases[k] & marks]
        return found

    @cached_property
    def _memo(self) -> dict[tuple[int, tuple[str, ...] | frozenset[str]], list[int]]:
        """Answers given before: many words ask the same of one governor."""
        return {}

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """How many words stand above every word; 0 also for words in a circle of heads."""
        found = [0] * len(self.words)
        todo = [w.index for w in self.words if self.head(w.index) is None]
        while todo:
            here = todo.pop()
            for k in self.kids[here]:
                found[k] = found[here] + 1
                todo.append(k)
        return tuple(found)

    def head(self, index: int) -> int | None:
        """The governor of word `index`, None for a root."""
        head = self.words[index].head
        return head if 0 <= head < len(self.words) and head != index else None

    def lemma(self, index: int) -> str:
        """The casefolded lemma; a verb's separate particle is joined to it as the grammar writes it."""
        return self._lemmas[index]

    @cached_property
    def _lemmas(self) -> tuple[str, ...]:
        return tuple(self._joined(w) for w in self.words)

    def _joined(self, word: Word) -> str:
        lemma = (word.lemma or word.form).casefold()
        if word.upos != "VERB":
            return lemma
        lemma = self.grammar.forms.get(word.form.casefold(), lemma)
        if lemma not in self.grammar.verbs and word.form.casefold() in self.grammar.verbs:
            lemma = word.form.casefold()  # an infinitive, or the plural that looks like one
        if word.feat("VerbForm") == "Part" and lemma not in self.grammar.verbs:
            lemma = self.grammar.participles.get(word.form.casefold(), lemma)
        particles = [self.words[k] for k in self.kids[word.index] if self.is_particle(k)]
        particle = max(particles, key=lambda w: (w.deprel in ("compound:prt", "compound"), -w.index), default=None)
        if particle is None:
            return lemma
        part = particle.form.casefold()
        if self.grammar.particles_after:
            return f"{lemma} {part}"
        return lemma if lemma.startswith(part) else part + lemma

    @cached_property
    def companions(self) -> Mapping[int, tuple[int, ...]]:
        """For a verb those who do or undergo what it says together with its subject ("Paris verurteilte gemeinsam mit
        London den Angriff")."""
        found: dict[int, tuple[int, ...]] = {}
        for adverb, mark in pairwise(self.words):
            if mark.form.casefold() not in self.grammar.alongside or mark.deprel != "case":
                continue
            if adverb.form.casefold() not in self.grammar.together or not 0 <= mark.head < len(self.words):
                continue
            verb = self.head(mark.head)
            if verb == adverb.index:
                verb = self.head(verb)
            if verb is not None:
                found[verb] = (*found.get(verb, ()), *self.coordinated(mark.head))
        return found

    @cached_property
    def singulars(self) -> Mapping[int, frozenset[str]]:
        """What the singular of a noun may be that stands in the plural, and whose lemma is but its form."""
        found = {}
        for word in self.words:
            form = word.form.casefold()
            if word.upos == "NOUN" and word.feat("Number") == "Plur" and (word.lemma or form).casefold() == form:
                found[word.index] = frozenset(self._singulars_of(form))
        return found

    def _singulars_of(self, form: str) -> Iterator[str]:
        for ending in self.grammar.plurals:
            stem = form.removesuffix(ending)
            if stem != form:
                yield stem
                at = max((stem.rfind(vowel) for vowel in self.grammar.umlauts), default=-1)
                if at >= 0:
                    yield stem[:at] + self.grammar.umlauts[stem[at]] + stem[at + 1 :]

    def is_particle(self, index: int) -> bool:
        """Whether word `index` is the separate particle of a verb."""
        word = self.words[index]
        if word.deprel == "compound:prt":
            return True
        if word.deprel == "compound":
            return word.upos in ("ADP", "ADV", "PART", "ADJ")
        behind = word.deprel in ("advmod", "xcomp", "obl", "case", "mark") and word.index > word.head
        if not behind or word.form.casefold() not in self.grammar.particles or self.kids[index]:
            return False
        after = self.words[index + 1] if index + 1 < len(self.words) else None
        return after is None or after.deprel != "xcomp" or after.head != word.head  # "lässt ihn wieder laufen"

    def top(self, index: int) -> int:
        """The first member of the coordination that word `index` belongs to (itself where there is none)."""
        for _ in range(_MEMBERS):
            head = self.head(index)
            if self.words[index].deprel != "conj" or head is None:
                break
            index = head
        return index

    def coordinated(self, index: int) -> list[int]:
        """Word `index` and everything coordinated with it below, in order of the text."""
        found, todo = {index}, [index]
        while todo and len(found) < _MEMBERS:
            for k in self.related(todo.pop(), "conj"):
                if k not in found:
                    found.add(k)
                    todo.append(k)
        return sorted(found)

    def span(self, index: int) -> Span:
        """Where word `index` stands in the text."""
        return self.words[index].span
