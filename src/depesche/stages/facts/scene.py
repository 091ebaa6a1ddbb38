"""The document as facts see it: words by what they mean, phrases by whom they mean, days and claims."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from depesche.match.modality import modality
from depesche.match.near import mentions_in, places_in, times_in
from depesche.match.phrases import case_of, extent
from depesche.match.scope import clause_words, governor
from depesche.match.source import attribution_of, innermost
from depesche.match.tree import Grammar, Tree
from depesche.match.when import event_day
from depesche.match.who import Who
from depesche.model import Doc, Entity, Interval, Mention, Sentence, Span, Word, evidence_id
from depesche.model.records import Aux
from depesche.pack.days import shifted
from depesche.pack.facts import FactsLexicon, Kind
from depesche.pack.kb import KnowledgeBase
from depesche.pack.qualify import QualifyLexicon

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
DAYS = ("day", "time")  # as exact as a day or more
UNREAL: frozenset[Aux] = frozenset({"negation", "future", "hypothetical"})


class Scene:
    """Look-ups that several kinds of fact share."""

    def __init__(
        self, doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase, qualify: QualifyLexicon, grammar: Grammar
    ) -> None:
        self.doc, self.lexicon, self.kb, self.qualify, self.grammar = doc, lexicon, kb, qualify, grammar
        self.who = Who(doc, lexicon.closed)
        self._trees: dict[int, Tree] = {}
        self._meanings: dict[tuple[Kind, tuple[str, ...]], str | None] = {}

    # ---- identity and claims

    @cached_property
    def text_id(self) -> str:
        """The hash of the text, part of every fact's id."""
        return evidence_id("", self.doc.text)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The article's entities by id."""
        return {e.id: e for e in self.doc.entities}

    def fact_id(self, kind: str, *evidence: object) -> str:
        """The id of a fact from its evidence."""
        return evidence_id("f", self.text_id, kind, *evidence)

    def claim(self, span: Span) -> str:
        """The id of the claim that vouches for `span`."""
        claim = innermost(self.doc, span)
        return claim.id if claim else ""

    def claimed_by(self, span: Span) -> tuple[str, ...]:
        """Who vouches for `span`, outermost first."""
        return attribution_of(self.doc, innermost(self.doc, span))

    # ---- words

    def tree(self, sentence: Sentence) -> Tree:
        """The sentence with its lemmas and particles put right."""
        if sentence.number not in self._trees:
            self._trees[sentence.number] = Tree(sentence, self.grammar)
        return self._trees[sentence.number]

    def words(self, *kinds: Kind) -> Iterator[tuple[Sentence, Word, str]]:
        """Every word of the article that means something in one of `kinds`, and what."""
        for sentence in self.doc.sentences:
            for word in sentence.words:
                value = self.value(sentence, word, *kinds)
                if value is not None:
                    yield sentence, word, value

    def value(self, sentence: Sentence, word: Word, *kinds: Kind) -> str | None:
        """What a word means in the first of `kinds` that knows it; nouns and verbs each in their own. A verb counts
        with its separate particle ("trat ... bei" is "beitreten"), a passive participle under its verb."""
        for kind in kinds:
            if kind.endswith(".noun") and word.upos not in ("NOUN", "PROPN"):
                continue
            if kind.endswith(".verb") and word.upos not in ("VERB", "AUX", "ADJ"):
                continue
            lemma = self.tree(sentence).lemma(word.index)
            forms: tuple[str, ...] = (lemma, word.form)
            if not kind.endswith(".verb") or lemma == (word.lemma or word.form).casefold():
                forms = (lemma, word.lemma, word.form)
            elif self.grammar.particles_after:
                forms = (lemma, word.lemma)
            found = self._meaning(kind, forms)
            if found is None and kind.endswith(".noun"):
                found = self._joined_meaning(sentence, word, kind)
            if found is not None:
                return found
        return None

    def _joined_meaning(self, sentence: Sentence, word: Word, kind: Kind) -> str | None:
        """What a noun means together with the one right before it ("asset freeze", "Ja-Stimmen" in three words)."""
        at = word.index - 1
        sign = "-" if at > 0 and sentence.words[at].form == "-" else " "
        before = sentence.words[at - (sign == "-")] if at >= 0 else None
        if before is None or before.deprel not in ("compound", "amod") or before.head != word.index:
            return None
        forms = tuple(f"{first}{sign}{word.lemma}".casefold() for first in (before.lemma, before.form))
        return self._meaning(kind, forms)

    def _meaning(self, kind: Kind, forms: tuple[str, ...]) -> str | None:
        """What the lexicon has for a word, looked up once an article: most words are asked for by every kind."""
        if (kind, forms) not in self._meanings:
            self._meanings[kind, forms] = self.lexicon.value(kind, *forms)
        return self._meanings[kind, forms]

    def first(self, sentence: Sentence, words: Iterable[Word], *kinds: Kind) -> str | None:
        """What the first of `words` that is known means in `kinds`."""
        return next((v for w in words if (v := self.value(sentence, w, *kinds)) is not None), None)

    def moods(self, sentence: Sentence, word: Word) -> frozenset[Aux]:
        """The auxiliary modes under which the clause of `word` is told: negation, future, hypothetical."""
        chain = self.chain(sentence, word)
        found = set(modality(self.doc, sentence.number, word.index, self.qualify))
        found |= set(modality(self.doc, sentence.number, chain[0].index, self.qualify))
        if self.purpose(sentence, chain[0]):
            found.add("future")
        is_object = word.upos in ("NOUN", "PROPN") and word.deprel in ("obj", "nsubj:pass")
        for gov in chain if is_object else chain[1:]:
            if self.lexicon.value("mood.verb", self.tree(sentence).lemma(gov.index)) is not None:
                found.add("hypothetical")
        return frozenset(found)

    def purpose(self, sentence: Sentence, gov: Word) -> bool:
        """Whether a predicate is the infinitive of a clause of purpose ("will fly to Rome to sign a treaty")."""
        marked = any(c.deprel == "mark" for c in sentence.children(gov.index))
        return gov.deprel == "advcl" and gov.feat("VerbForm") == "Inf" and marked

    def real(self, sentence: Sentence, word: Word) -> bool:
        """Whether the clause of `word` tells what is or was: not denied, not planned, not merely possible."""
        return not self.moods(sentence, word) & UNREAL

    # ---- clauses and phrases

    def governor(self, sentence: Sentence, word: Word) -> Word:
        """The predicate of the clause of `word`: a verb, or a noun or adjective with a copula."""
        verb = governor(sentence, word.index)
        for at in (word, *sentence.ancestors(word.index)):
            if at is verb or any(c.deprel == "cop" for c in sentence.children(at.index)):
                return at
        return verb

    def chain(self, sentence: Sentence, word: Word) -> list[Word]:
        """The predicate of the clause of `word` and the verbs that it is the infinitive or clause complement of."""
        gov = self.governor(sentence, word)
        found = [gov]
        while gov.deprel in ("xcomp", "ccomp", "csubj") and 0 <= gov.head < len(sentence.words) and len(found) < 4:
            gov = self.governor(sentence, sentence.words[gov.head])
            if gov in found:
                break
            found.append(gov)
        return found

    def clause(self, sentence: Sentence, word: Word) -> list[Word]:
        """The words of the clause around `word`, in order."""
        return sorted(set(clause_words(sentence, self.governor(sentence, word).index)), key=lambda w: w.index)

    def clause_value(self, sentence: Sentence, word: Word, *kinds: Kind) -> str | None:
        """What the verb of the clause around `word` means in one of `kinds`: the governor, or a verb it hangs on."""
        return self.first(sentence, self.chain(sentence, word)[:2], *kinds)

    def below(self, sentence: Sentence, word: Word) -> list[Word]:
        """The words of the phrase that `word` heads, clauses and coordinated phrases left out."""
        return sorted(set(clause_words(sentence, word.index)), key=lambda w: w.index)

    def group(self, sentence: Sentence, word: Word) -> list[Word]:
        """The words of the phrase that `word` heads with what is coordinated with or apposed to it."""
        found: set[Word] = set()
        todo = [word]
        while todo:
            at = todo.pop()
            if at not in found:
                found |= set(clause_words(sentence, at.index))
                nominal = ("NOUN", "PROPN", "NUM", "PRON", "X", "ADJ")
                todo += [c for w in list(found) for c in sentence.children(w.index)
                         if c.deprel in ("conj", "appos") and c.upos in nominal and c not in found]  # fmt: skip
        return sorted(found, key=lambda w: w.index)

    def subjects(self, sentence: Sentence, gov: Word) -> list[Word]:
        """The subjects of a predicate: its own, else those it shares with the predicates it is coordinated with or
        is the infinitive of; a relative pronoun stands for the noun that its clause hangs on."""
        seen: set[int] = set()
        at = gov
        while at.index not in seen:
            seen.add(at.index)
            own = [self.meant(sentence, c) for c in sentence.children(at.index) if c.deprel in SUBJECTS]
            if own:
                return own
            shared = at.deprel in ("conj", "xcomp") or self.purpose(sentence, at)
            if not shared or not 0 <= at.head < len(sentence.words):
                return []
            at = sentence.words[at.head]
        return []

    def passive(self, sentence: Sentence, verb: Word) -> bool:
        """Whether a verb stands in the passive: a participle under the auxiliary of the passive."""
        if verb.feat("VerbForm") not in ("Part", None):
            return False
        auxiliaries = (c for c in sentence.children(verb.index) if c.deprel.startswith("aux"))
        return any(
            c.feat("Voice") == "Pass" or c.deprel == "aux:pass" or c.lemma.casefold() in self.grammar.passive
            for c in auxiliaries
        )

    def affected(self, sentence: Sentence, verb: Word) -> list[Word]:
        """What a verb is done to: its object, in the passive its subject."""
        if self.passive(sentence, verb):
            return self.subjects(sentence, verb)
        return [self.meant(sentence, c) for c in sentence.children(verb.index) if c.deprel in ("obj", "iobj")]

    def acting(self, sentence: Sentence, verb: Word) -> list[Word]:
        """Who does what a verb tells: its subject, in the passive the agent."""
        if not self.passive(sentence, verb):
            return self.subjects(sentence, verb)
        agents = self.grammar.agent
        return [c for c in sentence.children(verb.index) if case_of(sentence, c) in agents]

    def meant(self, sentence: Sentence, word: Word) -> Word:
        """For a relative pronoun the noun that its clause hangs on, any other word itself."""
        if word.upos == "PRON" and "Rel" in (word.feat("PronType") or ""):
            for above in sentence.ancestors(word.index):
                if above.deprel.startswith("acl") and 0 <= above.head < len(sentence.words):
                    return sentence.words[above.head]
        return word

    def complements(self, sentence: Sentence, word: Word, *cases: str) -> list[Word]:
        """The phrases on `word` or on its predicate that carry one of the adpositions `cases`."""
        gov = self.governor(sentence, word)
        heads = dict.fromkeys((word.index, gov.index))
        return [c for h in heads for c in sentence.children(h) if case_of(sentence, c) in cases]

    def phrase(self, sentence: Sentence, word: Word) -> Span:
        """The noun phrase of `word`."""
        return extent(sentence, word)

    # ---- who

    def mentions(self, sentence: Sentence, *kinds: str) -> list[Mention]:
        """The mentions of a sentence, of the given kinds if any."""
        return [m for m in mentions_in(self.doc, sentence) if not kinds or m.kind in kinds]

    def entity_of(self, mention: Mention) -> Entity | None:
        """The entity that a mention is linked to."""
        found = self.entities_of(mention)
        return found[0] if found else None

    def entities_of(self, mention: Mention) -> list[Entity]:
        """The entities that a mention is linked to: several for one that takes up several ("the two leaders")."""
        return list(self.who.entities.get(self.index[mention], []))

    @cached_property
    def index(self) -> dict[Mention, int]:
        """The place of each mention in the document's layer."""
        return {m: i for i, m in enumerate(self.doc.mentions)}

    @cached_property
    def in_office(self) -> dict[str, list[Mention]]:
        """The mentions that tell an office, by the entity that they are linked to."""
        found: dict[str, list[Mention]] = {}
        for mention in self.doc.mentions:
            entity = self.entity_of(mention) if mention.office else None
            if entity is not None:
                found.setdefault(entity.id, []).append(mention)
        return found

    def persons(self, sentence: Sentence, words: Iterable[Word]) -> list[tuple[Mention, Entity]]:
        """The persons whom the given words mean, pronouns included, in order of the text."""
        words = list(words)
        found: dict[str, tuple[Mention, Entity]] = {}
        for mention in self.mentions(sentence):
            if any(mention.span.overlaps(w.span) for w in words):
                for entity in self.entities_of(mention):
                    if entity.kind == "person":
                        found.setdefault(entity.id, (mention, entity))
        return list(found.values())

    def countries(self, sentence: Sentence, words: Iterable[Word], *kinds: str) -> list[str]:
        """The ids of the states that the given words name or belong to, in order of the text. `kinds` of mentions
        narrow it ("country": states themselves, adjectives of origin included); pronouns count where they mean a
        state."""
        found: list[str] = []
        for mention in self._mentions_at(sentence, words):
            entities = self.entities_of(mention)
            if mention.kind == "pronoun":
                entities = [e for e in entities if e.kind == "country"]
            elif kinds and mention.kind not in kinds:
                continue
            # what the link takes from the context is only what the article is about
            meant = [e.country for e in entities if e.country and e.by != "link:context"]
            named = mention.country and mention.kind != "pronoun"
            for country in [mention.country] if named else meant:
                if country and f"country:{country}" not in found:
                    found.append(f"country:{country}")
        return found

    def _mentions_at(self, sentence: Sentence, words: Iterable[Word]) -> list[Mention]:
        """The mentions that cover one of `words` or lie within it, in order of the text."""
        spans = sorted({w.span for w in words})  # words share a span (contractions) or lie apart
        starts = [span.start for span in spans]

        def meant(mention: Mention) -> bool:
            first, last = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
            near = spans[max(first - 1, 0) : last]
            return any(mention.span.covers(span) or span.covers(mention.span) for span in near)

        found = [m for m in self.mentions(sentence) if meant(m)]
        return sorted(found, key=lambda m: m.span)

    def organisations(self, sentence: Sentence, words: Iterable[Word]) -> list[str]:
        """The ids of the organisations that the given words name (first parts of compounds too), in order."""
        found: list[str] = []
        for mention in self._mentions_at(sentence, words):
            found += [k for k in mention.keys[:1] if k.startswith("org:") and k not in found]
        return found

    def bodies(self, sentence: Sentence, words: Iterable[Word]) -> list[str]:
        """The ids of the organisations that the given words name or take up ("dem Bündnis", "its"), in order."""
        found: list[str] = []
        for mention in self._mentions_at(sentence, words):
            keys = mention.keys[:1]
            if not keys and mention.kind in ("organisation", "body", "pronoun"):
                entity = self.entity_of(mention)
                keys = (entity.id,) if entity is not None else ()
            found += [k for k in keys if k.startswith("org:") and k not in found]
        return found

    def actor(self, sentence: Sentence, words: Iterable[Word]) -> str | None:
        """The organisation, else the state, that the given words mean."""
        words = list(words)
        return next(iter([*self.bodies(sentence, words), *self.countries(sentence, words)]), None)

    # ---- when and how many

    def day(self, sentence: Sentence, word: Word) -> Interval:
        """When the clause of `word` happens; of a range told by both ends ("vom 1. bis 3. April") when it begins."""
        date = event_day(self.doc, sentence.number, word.index, self.lexicon.closed)
        before = [t for t in times_in(self.doc, sentence) if date.span is not None and t.span.end <= date.span.start]
        for time in sorted(before, key=lambda t: t.span)[-1:]:
            start = Interval(time.earliest, time.latest, time.granularity, time.span, time.reason)
            if time.type == "DATE" and date.latest is not None and self.range_end(sentence, start) == date.latest:
                return start
        return date

    def exact_day(self, sentence: Sentence, word: Word) -> str | None:
        """The one day on which the clause of `word` happens, if the text tells it."""
        date = self.day(sentence, word)
        return date.earliest if date.span is not None and date.earliest == date.latest else None

    def told_day(self, sentence: Sentence, word: Word) -> str | int | None:
        """When the clause of `word` happens, as exactly as the text tells it: day, month or (as a number) year."""
        return self.as_told(self.day(sentence, word)) or self._told_behind(sentence, word)

    def _told_behind(self, sentence: Sentence, word: Word) -> str | None:
        """The day of a decision that the next sentence names by "das" ("Das beschloss der Rat am Montag"), of what
        the main clause of this one tells."""
        if sentence.number + 1 >= len(self.doc.sentences) or self.governor(sentence, word).deprel != "root":
            return None
        behind = self.doc.sentences[sentence.number + 1]
        first = behind.words[0] if behind.words else None
        if first is None or "Dem" not in (first.feat("PronType") or "") or first.deprel not in ("obj", "nsubj"):
            return None
        if self.value(behind, behind.words[first.head], "vote.decide", "vote.outcome") is None:
            return None
        return self.exact_day(behind, behind.words[first.head])

    def until(self, sentence: Sentence, date: Interval) -> str | None:
        """The day up to which something lasts ("dauert bis zum 23. Juni"); None where the day is none to end on."""
        before = [w for w in sentence.words if date.span is not None and w.span.end <= date.span.start][-3:]
        links = any(self.lexicon.value("range.link", w.lemma, w.form) == "to" for w in before)
        return date.latest if links and date.earliest == date.latest else None

    def states(self, sentence: Sentence, words: Iterable[Word]) -> list[str]:
        """The ids of the states that the given words name, and of those in which the places lie that they name."""
        words = list(words)
        found = self.countries(sentence, words, "country")
        for place in places_in(self.doc, sentence):
            state = f"country:{place.country}"
            if place.country and state not in found and any(place.span.overlaps(w.span) for w in words):
                found.append(state)
        return found

    def range_end(self, sentence: Sentence, date: Interval) -> str | None:
        """The last day of a range that begins with the expression behind `date` ("vom 1. bis 3. April")."""
        span = date.span
        if span is None:
            return None
        behind = [t for t in times_in(self.doc, sentence) if t.span.start >= span.end]
        for time in sorted(behind, key=lambda t: t.span)[:1]:
            between = [w for w in sentence.words if span.end <= w.span.start < time.span.start]
            links = {self.lexicon.value("range.link", w.lemma, w.form) for w in between} - {None}
            if links and len(between) <= 3 and time.type == "DATE" and time.earliest == time.latest:
                if not (time.latest and date.earliest and time.latest > date.earliest):
                    return None
                return time.latest if "to" in links or shifted(date.earliest, 1) == time.latest else None
        return None

    @staticmethod
    def as_told(date: Interval) -> str | int | None:
        """A day or month in ISO 8601 or the number of a year, where the interval is just that and was told."""
        if date.span is None or date.earliest is None or date.latest is None:
            return None
        if date.earliest == date.latest:
            return date.earliest
        if date.granularity == "month" and date.earliest[:7] == date.latest[:7]:
            return date.earliest[:7]
        return int(date.earliest[:4]) if date.granularity == "year" and date.earliest[:4] == date.latest[:4] else None

    def numeral(self, sentence: Sentence, word: Word) -> int | None:
        """The number that counts `word` ("elf Ratsmitglieder" -> 11), or that it is itself ("elf der Mitglieder")."""
        own = self.lexicon.number(word.form) if word.upos == "NUM" else None
        if own is not None:
            return own
        counts = [c for c in sentence.children(word.index) if c.deprel == "nummod" or c.upos == "NUM"]
        counts = [c for c in counts if c.index < word.index]
        return next((n for c in counts if (n := self.lexicon.number(c.form)) is not None), None)

    def ordinal(self, sentence: Sentence, word: Word) -> int | None:
        """The ordinal before `word` ("21. Sitzung", "21st session", "dritte Tagung" -> 3)."""
        for c in sentence.children(word.index):
            if c.index < word.index:
                figures = self.lexicon.closed.ordinal(c.form)
                if figures is not None:
                    return figures
                value = self.lexicon.value("ordinal.word", c.lemma, c.form)
                if value is not None:
                    return int(value)
        return None
