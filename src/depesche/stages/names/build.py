"""Putting the evidence together: one mention for each phrase that means an actor, an office or a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from depesche.match.gazetteer import Entry, Hit
from depesche.match.phrases import NAME_PARTS, case_of, extent, is_fronted
from depesche.model import Mention, Sentence, Span, Word, hull
from depesche.model.layers import MentionKind
from depesche.pack.kb import KnowledgeBase, Known
from depesche.pack.names import WHOLE_ONLY, NamesLexicon, Pronoun, RoleWord
from depesche.stages.names.evidence import Evidence

KINDS: dict[str, MentionKind] = {
    "country": "country",
    "org": "organisation",
    "group": "group",
    "media": "organisation",
    "person": "person",
    "place": "place",
    "instrument": "instrument",
}
LABELS: dict[str, MentionKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_HYPHENS = ("-", "‑")
SEVERAL = "several:"  # what a phrase with a number takes up: as many named together
GROUPS = ("party", "armed", "group")
OF_ONE_STATE = ("PTY", "LEG", "GOV", "MIL", "COP", "JUD", "SPY")
_QUOTED = re.compile(r"\s*[„“\"«»‚']([^„“”\"«»‚‘']{3,60})[“”\"«»‘']")
OWNERS = frozenset({"amod", "nmod", "flat", "compound", "appos", "nmod:poss", "det"})


@dataclass(slots=True)
class Affiliation:
    """Whose an actor is: countries and organisations its phrase names, and the sector they bring."""

    countries: list[str] = field(default_factory=list)
    org: str | None = None
    others: list[str] = field(default_factory=list)  # further organisations ("Vertreter der SPD und der Grünen")
    sector: str | None = None
    keys: list[str] = field(default_factory=list)
    former: bool = False
    abroad: bool = False
    placed: bool = False  # the country is only where somebody is ("in Vietnam")

    def add(self, entity: Known) -> None:
        """Take what an entity of the knowledge base tells."""
        if entity.country and entity.country not in self.countries:
            self.countries.append(entity.country)
        if entity.org and self.org is None:
            self.org = entity.org
        elif entity.org and entity.org != self.org and entity.org not in self.others:
            self.others.append(entity.org)
        if entity.kind != "country" and self.sector is None:
            self.sector = entity.sector
        if entity.id not in self.keys:
            self.keys.append(entity.id)


def mentions_of(evidence: Evidence, text: str, lexicon: NamesLexicon, kb: KnowledgeBase) -> list[Mention]:
    """The mentions of one sentence."""
    found: list[Mention] = []
    used: set[int] = set()
    for head in sorted(evidence.roles):
        if head not in used:
            found += _role_mention(evidence, head, text, lexicon, kb, used)
    found += _name_mentions(evidence, text, lexicon, kb, used)
    found += _origin_mentions(evidence, text, kb, used)
    found += _pronouns(evidence, lexicon)
    found += _stranded(evidence, lexicon, used)
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """What the phrase of a role word tells of itself: the person's `name` (first and last word) or what a facility is
    `called`, the whole `span`, the role words that are titles of the same (`ranks`), and all words that it takes."""

    word: Word
    role: RoleWord
    name: tuple[int, int] | None
    called: Span | None
    span: Span
    ranks: tuple[int, ...]
    words: frozenset[int]


def _role_mention(
    evidence: Evidence, head: int, text: str, lexicon: NamesLexicon, kb: KnowledgeBase, used: set[int]
) -> list[Mention]:
    """The mention (or one for each country it joins) of a role word, with the name that goes with it."""
    sentence, role = evidence.sentence, evidence.roles[head]
    word = sentence.words[head]
    owner = _affiliation(evidence, head, kb, lexicon)
    name = _own_name(evidence, head)
    if role.kind in ("office", "person", "body") and name is None and _is_nth_member(evidence, word, lexicon):
        used.add(head)
        return []  # a state ("das 32. Mitglied der Nato"), and no person
    named = head in evidence.hits and bool(evidence.named(word)) and not _is_foreign(evidence, word, owner, kb)
    if role.kind in ("body", "facility") and name is None and named and len(owner.countries) < 2:
        return []  # the whole is a known name ("Europäisches Parlament"): left to the names
    if role.kind == "body" and not owner.org and not named and lexicon.anaphor(word.lemma, word.form) in GROUPS:
        group = _named_group(evidence, word, role, owner, text, lexicon)
        if group is not None:
            used.update(w.index for w in sentence.within(group.span))
            return [group]
    told = _told(evidence, head, name, lexicon)
    used.update(told.words)
    keys = _person_keys(evidence, told.name, kb) if told.name else ()
    if told.called is not None and any(w.index in evidence.hits for w in sentence.within(told.called)):
        owner.countries = []  # "Flughafen Nikola Tesla" is no company's
    if owner.placed and len(keys) == 1 and kb.entities[keys[0]].country not in (None, *owner.countries):
        owner.countries = []  # "Präsident Obama in Vietnam"
    mention = _mention_of_role(evidence, told, owner, keys, text, lexicon)
    if role.kind == "body":
        mention = replace(mention, among=_among(evidence, word, kb))
    return _for_each(owner, mention, word.feat("Number"))


def _own_name(evidence: Evidence, head: int) -> tuple[int, int] | None:
    """The name of whom a role word means; that of whose a body is ("Orbans Fidesz-Partei", "die Partei des Ministers
    X") is not what it is called."""
    role = evidence.roles[head]
    name = _person_name(evidence, head) if role.kind != "facility" else None
    if name is not None and role.kind == "body" and (name[0] < head or _titled(evidence, head, name[0])):
        return None
    return name


def _told(evidence: Evidence, head: int, name: tuple[int, int] | None, lexicon: NamesLexicon) -> _Told:
    """What the phrase of a role word tells, with the name found so far."""
    sentence, role = evidence.sentence, evidence.roles[head]
    word = sentence.words[head]
    span = extent(sentence, word, appositions=False, without=lexicon.apart_cases)
    merged: list[int] = []
    words = {head}
    if name is None and role.kind in ("office", "rank", "person"):
        name, merged = _shared_name(evidence, head, lexicon)
    if name is not None:
        span = span.to(_span_of(evidence, name))
        words.update(range(name[0], name[1] + 1))
        words.update(c.index for c in sentence.children(head) if c.deprel == "appos" and span.covers(c.span))
    if merged:
        other = sentence.words[merged[0]]
        span = span.to(extent(sentence, other, appositions=False, without=lexicon.apart_cases))
        words.update(merged)
    called = _called(evidence, head) if role.kind == "facility" and role.sector not in (None, "GOV") else None
    if called is not None:
        span = span.to(called)
        words.update(w.index for w in sentence.within(called))
    between = [i for i in sorted(evidence.roles) if name is not None and head < i < name[0]]
    joined = [sentence.words[i] for i in between if i not in merged and span.covers(sentence.words[i].span)]
    ranks = (head, *merged, *(w.index for w in joined if w.deprel == "appos"))
    return _Told(word, role, name, called, span, ranks, frozenset(words))


def _mention_of_role(
    evidence: Evidence, told: _Told, owner: Affiliation, keys: tuple[str, ...], text: str, lexicon: NamesLexicon
) -> Mention:
    """The mention of a role word, its country left out."""
    word, role, name = told.word, told.role, told.name
    titles = [evidence.roles[r] for r in told.ranks]
    office = next((title for title in titles if title.kind == "office"), role)
    kind, refers = _kind_of_role(told), _refers(evidence, word, lexicon)
    if refers == "pair" and kind == "people" and {word.lemma, word.form} & set(lexicon.pairs.states):
        kind, office = "body", replace(role, sector="GOV")
    calling = _span_of(evidence, name) if name is not None else told.called
    return Mention(
        span=told.span,
        head=calling if name is not None and calling is not None else word.span,
        kind=kind,
        sentence=evidence.sentence.number,
        name=calling.of(text) if calling is not None else None,
        office=office.title,
        rank=next((evidence.sentence.words[r].form for r in told.ranks if evidence.roles[r].kind == "rank"), None),
        org=owner.org,
        sector=_sector(office, owner),
        former=owner.former or _former(evidence, word.index, lexicon),
        located=_located(evidence, word, lexicon, facility=role.kind == "facility"),
        abroad=(owner.abroad and role.kind != "facility")
        or word.lemma.casefold() in lexicon.abroad
        or _of_many_states(word, lexicon),
        refers=refers,
        number="Sing" if name is not None else word.feat("Number"),
        gender=word.feat("Gender"),
        definite=not _indefinite(evidence, word.index),
        keys=keys or _body_keys(kind, owner),
        by="names:role",
    )


def _kind_of_role(told: _Told) -> MentionKind:
    """A person by name, a facility, an organ, and of persons without a name an office or, of several, people."""
    if told.name is not None:
        return "person"
    if told.role.kind == "facility":
        return "facility"
    if told.role.kind not in ("office", "person", "rank"):
        return "body"
    return "people" if told.word.feat("Number") == "Plur" else "office"


def _for_each(owner: Affiliation, base: Mention, number: str | None) -> list[Mention]:
    """The mention once for each country that its phrase joins, of one person for the first alone; people once more for
    each further organisation."""
    countries: list[str | None] = [*owner.countries] or [None]
    if base.kind in ("person", "office") and number != "Plur":
        countries = countries[:1]
    several = [replace(base, org=o, country=None, keys=()) for o in owner.others if base.kind == "people" and owner.org]
    return [*(replace(base, country=c) for c in countries), *several]


def _called(evidence: Evidence, head: int) -> Span | None:
    """The proper name of a facility with its noun, where the knowledge base does not know it: the name stands right
    behind ("Flughafen Mitiga"), or the analyser takes both as one ("Mitiga airport")."""
    sentence = evidence.sentence
    whole = evidence.tagged.get(head)
    if whole is not None and whole[0] < whole[1] and head in whole[:2]:
        known = any(i in evidence.hits for i in range(whole[0], whole[1] + 1))
        return None if known else hull([w.span for w in sentence.words[whole[0] : whole[1] + 1]])
    behind = evidence.tagged.get(head + 1)
    if behind is None or behind[0] != head + 1 or head + 1 in evidence.hits:
        return None
    return sentence.words[head].span.to(sentence.words[behind[1]].span)


def _named_group(
    evidence: Evidence, word: Word, role: RoleWord, owner: Affiliation, text: str, lexicon: NamesLexicon
) -> Mention | None:
    """A party or group that the knowledge base does not know, with the name that its noun carries: as the first part of
    a compound ("Sauerland-Gruppe"), in quotation marks or by the analyser behind it."""
    sentence = evidence.sentence
    first = [c for c in sentence.children(word.index) if c.deprel == "compound" and c.index == word.index - 2]
    first = [c for c in first if sentence.words[c.index + 1].form in ("-", "–")]
    first = [c for c in first if c.index == 0 or sentence.words[c.index - 1].form != "-"]  # not "Anti-Islam-Bewegung"
    org = None
    known = bool(first) and not _is_region(lexicon.compounds.get(first[0].form.casefold(), ()))
    if first and first[0].upos == "PROPN" and first[0].form.isalpha() and not known:
        span, org = first[0].span.to(word.span), first[0].form.upper()
    else:
        behind = evidence.tagged.get(word.index + 1)
        quoted = _QUOTED.match(text, word.span.end)
        if quoted is not None and quoted.group(1)[:1].isupper():
            span = Span(quoted.start(1), quoted.end(1))
        elif behind is not None and behind[0] == word.index + 1 and word.index + 1 not in evidence.hits:
            span = hull([w.span for w in sentence.words[behind[0] : behind[1] + 1]])
        else:
            return None
    whole = extent(sentence, word, appositions=False, without=lexicon.apart_cases)
    return Mention(
        span=span if whole.start >= span.start else Span(whole.start, max(span.end, word.span.end)),
        head=span.to(word.span),
        kind="organisation",
        sentence=sentence.number,
        name=span.of(text),
        country=owner.countries[0] if len(owner.countries) == 1 else None,
        org=org,
        sector=role.sector,
        number=word.feat("Number"),
        gender=word.feat("Gender"),
        by="names:group",
    )


def _is_region(entries: Iterable[Entry]) -> bool:
    """Whether a name means places at most, after which a group may be called ("Sauerland-Gruppe")."""
    return all(e.entity.startswith("place:") for e in entries)


def _is_nth_member(evidence: Evidence, word: Word, lexicon: NamesLexicon) -> bool:
    """Whether a word tells the how-manieth member of an organisation something is."""
    if not {word.lemma.casefold(), word.form.casefold()} & lexicon.members:
        return False
    return any(
        c.index < word.index and (c.feat("NumType") == "Ord" or lexicon.closed.is_ordinal(c.form))
        for c in evidence.sentence.children(word.index)
    )


def _body_keys(kind: MentionKind, owner: Affiliation) -> tuple[str, ...]:
    """The entities that an organ of an organisation stands for ("das Generalsekretariat der Nato")."""
    return tuple(owner.keys) if kind == "body" and owner.org and not owner.countries else ()


def _sector(role: RoleWord, owner: Affiliation) -> str | None:
    if role.sector is None or (role.role == "head of organisation" and owner.org):
        return owner.sector or role.sector or ("GOV" if owner.countries else None)
    if (
        role.kind == "office"
        and role.role in ("head of state", "head of government", "special envoy", "other")
        and owner.org
        and not owner.countries
    ):
        return owner.sector
    return role.sector


def _affiliation(
    evidence: Evidence, head: int, kb: KnowledgeBase, lexicon: NamesLexicon, depth: int = 0
) -> Affiliation:
    """What the parts of the phrase of `head` tell of its country and organisation, nearest parts first."""
    owner = Affiliation()
    sentence, role = evidence.sentence, evidence.roles.get(head)
    lemma = sentence.words[head].lemma.casefold()
    _take_own(owner, evidence, head, kb, lexicon)
    children = [c for c in sentence.children(head) if c.deprel in OWNERS or c.deprel.startswith("nmod")]
    first, last = evidence.phrase.get(head, (head, head))
    children += [c for i in range(first, last + 1) if i != head for c in sentence.children(i) if c.deprel in OWNERS]
    if role is not None and lemma.endswith(lexicon.harming):  # "die Entführer der Geiseln"
        children = [c for c in children if c.deprel != "nmod" or not _is_genitive(case_of(sentence, c), lexicon)]
    for child in sorted(children, key=lambda c: (c.deprel not in ("amod", "det"), abs(c.index - head))):
        if evidence.adjective(child) or not _within_name(evidence, child.index):
            _take_child(owner, evidence, child, kb, lexicon, depth)
    seated = role is not None and role.kind == "body" and role.sector in _SEATED
    if seated and lemma not in lexicon.posted and not owner.countries and not owner.org:
        _take_seat(owner, evidence, last, kb, lexicon)
    states = [e for c in children if c.deprel in ("appos", "flat") for e in evidence.named(c)[:1]]
    if owner.org and any(e.entity.startswith("country:") for e in states):
        owner.org = None  # "das OPEC-Mitglied Venezuela"
    post = next(iter(evidence.posts.get(head, ())), None)
    if post is not None and not owner.org and (not owner.countries or owner.placed or not post.weak):
        owner.countries = []
        owner.add(kb.entities[kb.offices[post.entity.removeprefix("office:")].of])
    if role is not None:
        _leave_others(owner, role, lemma, lexicon)
    return owner


def _take_own(owner: Affiliation, evidence: Evidence, head: int, kb: KnowledgeBase, lexicon: NamesLexicon) -> None:
    """Take what the word itself tells: the first part of a compound, a group that its people are called by."""
    for entry in _of_one(evidence.prefixes.get(head, ()), evidence.main, kb):
        _take(owner, entry, kb)
    role = evidence.roles.get(head)
    own = [e for e in evidence.named(evidence.sentence.words[head]) if e.entity.startswith(("group:", "org:"))]
    for entry in own[:1] if role is not None and role.kind == "person" and not owner.keys else ():
        _take(owner, entry, kb)  # "the Taliban in Doha"
    for entry in lexicon.first_part(role.prefix) if role is not None and not owner.keys else ():
        _take(owner, entry, kb)


def _leave_others(owner: Affiliation, role: RoleWord, lemma: str, lexicon: NamesLexicon) -> None:
    """Leave out organisations that somebody does not act for: whom he opposes or suffers from, whom he is sent to."""
    if lemma.endswith(lexicon.against):
        owner.org, owner.others = None, []  # "Gegner der Hisbollah", "Geiseln des IS"
        owner.keys = [k for k in owner.keys if not k.startswith(("org:", "group:"))]
    if role.role == "un ambassador":
        owner.org, owner.sector = None, None
        owner.keys = [k for k in owner.keys if not k.startswith("org:")]


_SEATED = ("GOV", "LEG", "JUD", "PTY")


def _take_seat(owner: Affiliation, evidence: Evidence, last: int, kb: KnowledgeBase, lexicon: NamesLexicon) -> None:
    """Take the country of the place that stands right behind an organ of a state with "in", whatever the parser has
    hung it on ("wirft der Regierung in Khartum Betrug vor"); `last` is the last word of the organ's name."""
    words = evidence.sentence.words
    near = lexicon.within_cases & lexicon.locative_cases & lexicon.owner_cases
    if last + 2 >= len(words) or words[last + 1].form.casefold() not in near:
        return
    for entry in evidence.named(words[last + 2])[:1]:
        if _class(entry) in ("place", "country"):
            _take(owner, entry, kb)


def _within_name(evidence: Evidence, index: int) -> bool:
    """Whether a word is part of a person's name of several words ("Nguyen Van Ly")."""
    tagged = evidence.tagged.get(index)
    return tagged is not None and tagged[2] == "PER" and tagged[1] > tagged[0]


def _take_child(
    owner: Affiliation, evidence: Evidence, child: Word, kb: KnowledgeBase, lexicon: NamesLexicon, depth: int
) -> None:
    """Take what a part of the phrase tells, and what is joined to it."""
    sentence = evidence.sentence
    joined = [child, *(c for c in sentence.children(child.index) if c.deprel == "conj")]
    first, last = evidence.phrase.get(child.head, (-1, -1))
    title = any(first <= w.index <= last for w in joined)  # "the Foreign and Defence Secretaries"
    for word in joined:
        lowered = {word.lemma.casefold(), word.form.casefold()}
        owner.former = owner.former or (child.deprel == "amod" and bool(lowered & lexicon.former))
        if (_is_abroad(word, lexicon) or _is_led(sentence, word, lexicon)) and not title:
            owner.abroad = True
        if word.lemma in lexicon.origin:
            for told in (e for c in sentence.children(word.index) for e in evidence.adjective(c)[:1]):
                _take(owner, told, kb)
        if word.index in evidence.towns and not owner.countries:
            owner.countries.append(evidence.towns[word.index][1])
        entries = evidence.adjective(word) or evidence.named(word)
        if _tells_no_owner(owner, evidence, child, word, entries, lexicon):
            continue
        inside = word.index in evidence.roles or _is_part(sentence, word, lexicon)
        if entries:
            _take_entries(owner, evidence, child, word, entries, kb, lexicon)
        elif inside and depth < 2 and child.deprel != "appos":
            _take_inner(owner, evidence, word, kb, lexicon, depth)


def _tells_no_owner(
    owner: Affiliation, evidence: Evidence, child: Word, word: Word, entries: tuple[Entry, ...], lexicon: NamesLexicon
) -> bool:
    """Whether a word that is the part `child` of a phrase, or joined to it, does not tell whose the head is: the region
    that a group is called by, what stands behind other adpositions, a second place, what an envoy is sent for."""
    head = evidence.sentence.words[child.head]
    region = child.deprel == "compound" and bool(entries) and _is_region(entries)
    if region and lexicon.anaphor(head.lemma, head.form) in GROUPS:
        return True
    case = case_of(evidence.sentence, word)
    if child.deprel in ("nmod", "nmod:poss") and case not in {None, *lexicon.owner_cases}:
        return True
    if is_fronted(evidence.sentence, word):
        return True
    settled = owner.countries or owner.abroad or head.lemma.casefold() in lexicon.posted
    if settled and case in lexicon.locative_cases:
        return True
    role = evidence.roles.get(child.head)
    if role is not None and role.role == "special envoy" and case in lexicon.mandate_cases:
        return True  # "der UN-Sondergesandte für Syrien" serves the United Nations
    return _is_way(evidence, child, lexicon)


def _take_entries(
    owner: Affiliation, evidence: Evidence, child: Word, word: Word, entries: tuple[Entry, ...], kb: KnowledgeBase,
    lexicon: NamesLexicon,
) -> None:  # fmt: skip
    """Take what a known name tells; a person's tells the country of his government alone."""
    if not any(e.entity.startswith("person:") for e in entries):
        owner.placed = not owner.countries and case_of(evidence.sentence, word) in lexicon.locative_cases
        for entry in _of_one(entries, evidence.main, kb):
            _take(owner, entry, kb)
    elif not owner.countries and _is_government(evidence, child):
        home = kb.home_of(e.entity for e in entries)  # "the Trump administration"
        owner.countries += [home] if home is not None else []


def _take_inner(
    owner: Affiliation, evidence: Evidence, word: Word, kb: KnowledgeBase, lexicon: NamesLexicon, depth: int
) -> None:
    """Take what a phrase within the phrase tells ("der Sprecher des Ministers Russlands")."""
    inner = _affiliation(evidence, word.index, kb, lexicon, depth + 1)
    role = evidence.roles.get(word.index)
    owner.countries += [c for c in inner.countries if c not in owner.countries]
    owner.org = owner.org or inner.org
    owner.keys += inner.keys
    owner.sector = owner.sector or (role.sector if role is not None else None) or inner.sector


def _is_way(evidence: Evidence, child: Word, lexicon: NamesLexicon) -> bool:
    """Whether a phrase tells where those before it come from or go to, and not whose they are: behind "in" with the
    accusative, or with "aus" where they are moved ("Abzug der Soldaten aus Kundus")."""
    sentence = evidence.sentence
    case = case_of(sentence, child)
    if case is None or not lexicon.moves:
        return False
    articles = [w for w in sentence.children(child.index) if w.deprel == "det"]
    if case in lexicon.within_cases and any(_is_accusative(a, child, lexicon) for a in articles):
        return True
    above = sentence.words[sentence.words[child.head].head] if sentence.words[child.head].head >= 0 else None
    return lexicon.closed.is_("from", case) and above is not None and above.lemma.casefold().endswith(lexicon.moves)


def _is_accusative(article: Word, noun: Word, lexicon: NamesLexicon) -> bool:
    if lexicon.closed.is_("accusative.singular", article.form):
        return noun.feat("Number") != "Plur"
    return lexicon.closed.is_("accusative.article", article.form)


def _is_genitive(case: str | None, lexicon: NamesLexicon) -> bool:
    """Whether a phrase behind this adposition, or none, may tell whose something is."""
    return case is None or lexicon.closed.is_("possessive", case)


def _is_government(evidence: Evidence, child: Word) -> bool:
    """Whether a word stands bare in the phrase of a government."""
    role = evidence.roles.get(child.head)
    bare = child.deprel in ("compound", "nmod", "flat") and case_of(evidence.sentence, child) is None
    return bare and role is not None and role.kind == "body" and role.sector == "GOV"


def _is_part(sentence: Sentence, word: Word, lexicon: NamesLexicon) -> bool:
    """Whether a noun in the genitive or behind "of" leads on to whose something is ("das Lager des Arms der X")."""
    case = case_of(sentence, word)
    genitive = word.feat("Case") == "Gen" if case is None else lexicon.closed.is_("possessive", case)
    return word.upos == "NOUN" and word.deprel.startswith("nmod") and genitive


def _is_abroad(word: Word, lexicon: NamesLexicon) -> bool:
    """Whether an adjective says "of no one state"; inflected ones (not "international anerkannt")."""
    adverb = lexicon.closed.has("adjectives inflected") and word.form.casefold() == word.lemma.casefold()
    return not adverb and bool({word.lemma.casefold(), word.form.casefold()} & lexicon.abroad)


def _is_led(sentence: Sentence, word: Word, lexicon: NamesLexicon) -> bool:
    """Whether a participle says who leads an alliance of states ("die von den USA geführte Koalition")."""
    body = sentence.words[word.head].lemma.casefold() if word.deprel == "amod" and word.head >= 0 else ""
    return word.form.casefold().startswith(lexicon.led.by) and body.endswith(lexicon.led.bodies)


def _of_one(entries: tuple[Entry, ...], main: str | None, kb: KnowledgeBase) -> tuple[Entry, ...]:
    """The entry that a name tells: its first; where weak names of groups of several countries leave open which it is,
    that of the country which the article names most, if there is one."""
    countries = {kb.entities[e.entity].country for e in entries if e.entity.startswith("group:")}
    if len(countries) < 2 or not all(e.weak for e in entries):
        return entries[:1]
    return tuple(e for e in entries if main is not None and kb.entities[e.entity].country == main)[:1]


def _take(owner: Affiliation, entry: Entry, kb: KnowledgeBase) -> None:
    entity = kb.entities.get(entry.entity)
    if entity is not None:
        owner.add(entity)


def _person_name(evidence: Evidence, head: int) -> tuple[int, int] | None:
    """The person's name that belongs to a role word: below it in the tree, or right behind its phrase."""
    sentence = evidence.sentence
    for child in sentence.children(head):
        if _is_behind_party(evidence, head, child):
            return _name_at(evidence, child.index)
        if child.deprel in NAME_PARTS | {"appos"} and abs(child.index - head) < 12:
            span = _name_at(evidence, child.index)
            if span is None and child.deprel == "appos" and child.index in evidence.roles:
                span = _person_name(evidence, child.index)
            if span is not None:
                return span
    parent = sentence.words[head].head
    if parent >= 0 and sentence.words[head].deprel in NAME_PARTS | {"appos", "nmod"}:
        span = _name_at(evidence, parent)
        if span is not None and 0 < span[0] - head <= 3:
            return span
    _, last = evidence.phrase.get(head, (head, head))
    return _name_at(evidence, last + 1)


def _is_behind_party(evidence: Evidence, head: int, child: Word) -> bool:
    """Whether a person's name stands behind a party that is called by an adjective, which the parser took for one of
    the name ("die Vorsitzende der Linken Gesine Lötzsch")."""
    party = evidence.sentence.words[child.index - 1] if child.index else child
    if child.deprel != "nmod" or party.head != child.index or party.index != head + 2 or party.upos != "ADJ":
        return False
    return party.form[:1].isupper() and _name_at(evidence, child.index) is not None and not evidence.adjective(party)


def _titled(evidence: Evidence, head: int, name: int) -> bool:
    """Whether a title stands between a word and a name, which then goes with the title."""
    return any(
        evidence.roles[i].kind in ("office", "rank", "person") for i in range(head + 1, name) if i in evidence.roles
    )


def _name_at(evidence: Evidence, index: int) -> tuple[int, int] | None:
    index = evidence.titled.get(index, index)
    tagged = evidence.tagged.get(index)
    if tagged is not None and tagged[2] == "PER":
        return tagged[0], tagged[1]
    hit = evidence.hits.get(index)
    if hit is not None and any(e.entity.startswith("person:") for e in hit.entries):
        return hit.first, hit.last
    return None


def _shared_name(evidence: Evidence, head: int, lexicon: NamesLexicon) -> tuple[tuple[int, int] | None, list[int]]:
    """The name behind a second title joined to this one: "des Ministers X und des Generals Y Name" is one
    person where one title is a rank and the other an office, both singular, and only the last has a name; so it is
    for titles of any kind where one article serves for both ("die Ministerin und Abgeordnete Y Name")."""
    sentence = evidence.sentence
    word = sentence.words[head]
    for other in sorted(i for i in evidence.roles if head < i <= head + 12):
        kinds = {evidence.roles[head].kind, evidence.roles[other].kind}
        joined = any(w.upos == "CCONJ" for w in sentence.words[head:other]) or _is_apposed(evidence, head, other)
        same_case = sentence.words[other].feat("Case") == word.feat("Case") and word.feat("Number") != "Plur"
        one = _is_one_person(sentence, word, sentence.words[other], lexicon)
        if joined and (one or (kinds == {"office", "rank"} and same_case)):
            name = _person_name(evidence, other)
            if name is not None:
                return name, [other]
    return None, []


def _is_one_person(sentence: Sentence, word: Word, other: Word, lexicon: NamesLexicon) -> bool:
    """Whether two titles that can share an article are one person's: joined directly, the second without an
    article, and their verb not of a form that tells of several ("gaben", "sind")."""
    numbers = {word.feat("Number"), other.feat("Number")}
    if not lexicon.closed.has("titles share an article"):
        return False
    if other.head != word.index or other.deprel != "conj" or "Plur" in numbers:
        return False
    verb = sentence.words[word.head] if word.head >= 0 and word.deprel.startswith("nsubj") else None
    verbs = [verb, *(c for c in sentence.children(verb.index) if c.deprel == "aux")] if verb is not None else []
    several = any(v.feat("Number") == "Plur" and lexicon.closed.ends("ending.several", v.form) for v in verbs)
    return not several and all(c.deprel != "det" for c in sentence.children(other.index))


def _is_apposed(evidence: Evidence, head: int, other: int) -> bool:
    """Whether a second title follows the phrase of the first behind a comma alone ("the chief of staff, General
    Testman, left"), which the name ends with another."""
    words = evidence.sentence.words
    whole = extent(evidence.sentence, words[head], appositions=False)
    name = _person_name(evidence, other)
    if name is None or words[other - 1].form != "," or words[other - 2].span.end != whole.end:
        return False
    return name[1] + 1 < len(words) and words[name[1] + 1].form in (",", ".")


def _person_keys(evidence: Evidence, name: tuple[int, int] | None, kb: KnowledgeBase) -> tuple[str, ...]:
    """The persons whom a name may mean: by the whole name, or by its family name where the first names agree."""
    if name is None:
        return ()
    first = evidence.sentence.words[name[0]].form.casefold()
    keys: dict[str, None] = {}
    for hit in {evidence.hits[i] for i in range(name[0], name[1] + 1) if i in evidence.hits}:
        whole = hit.last - hit.first >= name[1] - name[0]
        for entry in hit.entries:
            if entry.entity.startswith("person:"):
                agrees = kb.entities[entry.entity].name.split()[0].casefold() == first
                if whole or entry.kind != "short" or (agrees and hit.last == name[1]):
                    keys[entry.entity] = None
    return tuple(sorted(keys))


def _former(evidence: Evidence, head: int, lexicon: NamesLexicon) -> bool:
    word = evidence.sentence.words[head]
    first = word.form.split("-")[0].casefold()
    return ("-" in word.form and first in lexicon.former) or any(
        c.lemma.casefold() in lexicon.former or c.form.casefold() in lexicon.former
        for c in evidence.sentence.children(head)
        if c.deprel == "amod" or (c.index < head and evidence.sentence.words[c.index + 1].form in _HYPHENS)
    )


def _located(evidence: Evidence, word: Word, lexicon: NamesLexicon, *, facility: bool = False) -> bool:
    """Whether a phrase stands behind a preposition of place ("in Syrien", "bei der Stadt Homs"), for a facility
    also one that has other senses elsewhere ("vor dem Gebäude")."""
    sentence = evidence.sentence
    carrier = sentence.words[word.head] if word.deprel in ("appos", "flat") and word.head >= 0 else word
    carrier = _area(sentence, carrier, lexicon)
    told = [word, carrier, *(c for c in sentence.children(word.index) if c.deprel == "det")]
    if any(w.feat("Case") == "Acc" for w in told) and lexicon.closed.has("accusative of the goal"):
        return False  # where to, not where ("in den Finnischen Meerbusen")
    part = carrier is not word and word.deprel == "nmod"  # "vor der Küste Somalias"
    cases = lexicon.within_cases | (lexicon.beside_cases if facility or part else frozenset())
    return any(case_of(sentence, w) in cases or _is_direction_from(sentence, w, lexicon) for w in (word, carrier))


def _is_direction_from(sentence: Sentence, word: Word, lexicon: NamesLexicon) -> bool:
    """Whether a place stands behind a direction and "von" ("westlich von Aleppo", "east of Mosul")."""
    case = next((c for c in sentence.children(word.index) if c.deprel == "case"), None)
    if case is None or case.index == 0 or not lexicon.closed.is_("possessive", case.lemma.casefold()):
        return False
    before = sentence.words[case.index - 1]
    return before.upos in ("ADV", "ADJ", "ADP") and before.form.casefold() in lexicon.within_cases


def _area(sentence: Sentence, word: Word, lexicon: NamesLexicon) -> Word:
    """The noun for a part of a place or what lies around it that the place hangs on ("im Norden Syriens", "in der Nähe
    von Kundus"), the outermost; the word itself where there is none."""
    above = sentence.words[word.head] if word.deprel == "nmod" and word.head >= 0 else None
    if above is None or not (above.lemma.casefold() in lexicon.areas or lexicon.place_noun(above) == "settlement"):
        return word
    case = case_of(sentence, word)
    if case is not None and not lexicon.closed.is_("possessive", case):
        return word
    return _area(sentence, above, lexicon)


def _refers(evidence: Evidence, word: Word, lexicon: NamesLexicon) -> str | None:
    """The class of what a description takes up; None where it has no definite article or pronoun before it."""
    before = [c for c in evidence.sentence.children(word.index) if c.index < word.index]
    pair = any({c.lemma.casefold(), c.form.casefold()} & set(lexicon.pairs.quantifiers) for c in before)
    if pair and {word.lemma, word.form} & set(lexicon.pairs.words):
        return "pair"
    definite = any(
        c.feat("Definite") == "Def" or c.feat("PronType") == "Dem" or lexicon.closed.is_("all", c.lemma) for c in before
    )
    if definite and _is_both(evidence, word, lexicon):
        return "both"
    count = next((n for c in before if (n := lexicon.pairs.counts.get(c.form.casefold()))), None)
    if definite and count is not None and {word.lemma, word.form} & set(lexicon.pairs.words):
        return f"{SEVERAL}{count}"
    first, last = evidence.phrase.get(word.index, (0, 0))
    owned = any(c.feat("Poss") == "Yes" or c.deprel.endswith(":poss") for c in before)
    found = lexicon.anaphor(word.lemma, word.form) if definite or owned else None
    if owned and not definite and found != "state":
        return None
    return None if first < last and found in WHOLE_ONLY else found


def _among(evidence: Evidence, word: Word, kb: KnowledgeBase) -> tuple[str, ...]:
    """The states (ids) one of which a description by a region means ("das westafrikanische Land")."""
    entries = [e for c in evidence.sentence.children(word.index) for e in evidence.adjective(c) or evidence.named(c)]
    regions = [kb.regions[e.entity] for e in entries if e.entity in kb.regions]
    return tuple(f"country:{c}" for c in sorted(regions[0])) if regions else ()


def _is_both(evidence: Evidence, word: Word, lexicon: NamesLexicon) -> bool:
    """Whether the article alone stands with a plural that may mean two who met ("die Präsidenten")."""
    beside = [c for c in evidence.sentence.children(word.index) if c.deprel in OWNERS and c.deprel != "det"]
    return word.feat("Number") == "Plur" and word.lemma in lexicon.pairs.persons and not beside


def _of_many_states(word: Word, lexicon: NamesLexicon) -> bool:
    """Whether a plural means states, which belong to no one of them ("donor countries")."""
    return word.feat("Number") == "Plur" and word.lemma.casefold() in lexicon.states


def _indefinite(evidence: Evidence, head: int) -> bool:
    return any(c.deprel == "det" and c.feat("Definite") == "Ind" for c in evidence.sentence.children(head))


def _name_mentions(
    evidence: Evidence, text: str, lexicon: NamesLexicon, kb: KnowledgeBase, used: set[int]
) -> Iterator[Mention]:
    """Names that stand for themselves: of the knowledge base first, then by the analyser alone."""
    done: set[int] = set()
    for index in range(len(evidence.sentence.words)):
        if index in used or index in done:
            continue
        tagged = evidence.tagged.get(index)
        hit = evidence.hits.get(index)
        if hit is not None and tagged is not None and _is_part_of_name(hit, tagged):
            hit = None
        if hit is not None and evidence.named(evidence.sentence.words[index]):
            done.update(range(hit.first, hit.last + 1))
            if tagged is not None and tagged[2] != "PER" and tagged[0] <= hit.first:
                done.update(range(tagged[0], tagged[1] + 1))
            yield from _known(evidence, hit.first, hit.last, text, lexicon, kb)
        elif tagged is not None and tagged[0] == index and tagged[2] in LABELS:
            if _describes_known(evidence, tagged):
                continue
            done.update(range(tagged[0], tagged[1] + 1))
            yield _unknown(evidence, tagged, text, lexicon, kb)


def _describes_known(evidence: Evidence, tagged: tuple[int, int, str]) -> bool:
    """Whether a name by the analyser is a known group's with adjectives before it ("Kurdische Peschmerga")."""
    words = evidence.sentence.words[tagged[0] : tagged[1] + 1]
    before = [w for w in words if w.upos == "ADJ"]
    rest = words[len(before) :]
    known = {e.entity.split(":")[0] for e in evidence.named(rest[0]) if not e.weak} if before and rest else set()
    return words[: len(before)] == tuple(before) and known == {"group"}


def _is_part_of_name(hit: Hit, tagged: tuple[int, int, str]) -> bool:
    """Whether a known name is part of a longer one by the analyser: of a person's, or a family name of any ("Reda
    Kriket", taken for a body)."""
    short = all(e.kind == "short" and e.entity.startswith("person:") for e in hit.entries)
    return (short or tagged[2] == "PER") and tagged[1] - tagged[0] > hit.last - hit.first


def _known(
    evidence: Evidence, first: int, last: int, text: str, lexicon: NamesLexicon, kb: KnowledgeBase
) -> Iterator[Mention]:
    """The mention of a known name, or of somebody else that is called so in the country that the phrase tells."""
    words = evidence.sentence.words[first : last + 1]
    entries = _reading(evidence, words[0], lexicon, kb)
    span = hull([w.span for w in words])
    best = kb.entities.get(entries[0].entity)
    if best is None:
        return
    head = next((w for w in words if not first <= w.head <= last), words[-1])
    owner = Affiliation()
    if entries[0].entity.startswith("person:"):
        owners = [_affiliation(evidence, w.index, kb, lexicon) for w in (head, *words)]
        owner = next((o for o in owners if o.countries or o.org), owners[0])
        told = [] if owner.placed else owner.countries
        entries = tuple(e for e in entries if not told or kb.entities[e.entity].country in (None, *told))
        if not entries:  # another of the same title and name ("Jordan's King Abdullah")
            yield Mention(
                span=span, head=span, kind="person", sentence=evidence.sentence.number, name=span.of(text),
                country=told[0] if len(told) == 1 else None, sector=best.sector, number="Sing", gender=best.gender,
                by="names:analyser",
            )  # fmt: skip
            return
    elif shared := tuple(e for e in entries if _class(e) == _class(entries[0]) and _class(e) in ("group", "org")):
        countries = _affiliation(evidence, head.index, kb, lexicon).countries
        entries = _of_country(shared, countries, kb)
        if not entries:  # another country's of the same name ("die litauische Arbeitspartei", "Peru's Congress")
            yield Mention(
                span=span, head=span, kind="organisation", sentence=evidence.sentence.number, name=span.of(text),
                country=countries[0], sector=best.sector, number=head.feat("Number"), by="names:group",
            )  # fmt: skip
            return
    yield _mention_of_known(evidence, span, head, entries, owner, text, lexicon, kb)


def _mention_of_known(
    evidence: Evidence, span: Span, head: Word, entries: tuple[Entry, ...], owner: Affiliation, text: str,
    lexicon: NamesLexicon, kb: KnowledgeBase,
) -> Mention:  # fmt: skip
    """The mention of a name with the entities that it may mean, the likeliest first."""
    best, first = kb.entities[entries[0].entity], entries[0]
    demonym = first.kind == "demonym" and not _modifies(evidence.sentence, head)
    open_ = len({kb.entities[e.entity].country for e in entries if _class(e) in ("group", "org")}) > 1
    kind: MentionKind = "people" if demonym else KINDS[_class(first)]
    is_one = kind != "person" or len(entries) == 1
    gender = _gender(kind, head, evidence.sentence, lexicon)
    return Mention(
        span=span,
        head=span,
        kind=kind,
        sentence=evidence.sentence.number,
        name=span.of(text),
        country=best.country if not open_ and is_one else None,
        org=None if open_ else (best.org if kind != "person" else None) or owner.org,
        sector=owner.sector if owner.org and (kind == "person" or not best.org) else _sector_of_known(best, demonym),
        number=(head.feat("Number") if demonym else None) or first.number or head.feat("Number"),
        gender=best.gender if kind == "person" else head.feat("Gender") or first.gender if demonym else gender,
        keys=tuple(dict.fromkeys(e.entity for e in entries if _class(e) == _class(first))),
        definite=not demonym or head.feat("Number") != "Sing" or _has_definite_article(evidence.sentence, head),
        by=f"names:kb:{first.kind}",
        located=kind in ("country", "place") and _located(evidence, head, lexicon),
        seat=kind == "place" and any(e.kind == "metonym" and _class(e) == "country" for e in evidence.named(head)),
        abroad=demonym and head.lemma.casefold() in lexicon.abroad,
        sort=_sort(entries, kb),
    )


def _sector_of_known(best: Known, demonym: bool) -> str | None:
    return "CVL" if demonym else "GOV" if best.kind == "country" else best.sector


def _sort(entries: tuple[Entry, ...], kb: KnowledgeBase) -> str | None:
    """What kind of organisation or place a name means, where all it may mean are of one."""
    sorts = {kb.entities[e.entity].sort for e in entries if _class(e) == _class(entries[0])}
    return next(iter(sorts)) if len(sorts) == 1 else None


def _has_definite_article(sentence: Sentence, head: Word) -> bool:
    return any(c.deprel == "det" and c.feat("Definite") == "Def" for c in sentence.children(head.index))


def _modifies(sentence: Sentence, word: Word) -> bool:
    """Whether a word is an adjective before its noun, or joined to one ("Armenian and Azerbaijani forces")."""
    first = sentence.words[word.head] if word.deprel == "conj" and word.head >= 0 and word.upos == "ADJ" else word
    return first.deprel == "amod"


def _gender(kind: MentionKind, head: Word, sentence: Sentence, lexicon: NamesLexicon) -> str | None:
    """The grammatical gender of an organisation, party or state whose name is a noun of the language ("der
    Sicherheitsrat") or has an article ("die SPD", "der Kreml")."""
    if (
        not lexicon.closed.has("names with gender")
        or kind not in ("organisation", "group", "country")
        or head.feat("Number") == "Plur"
    ):
        return None
    if head.upos == "NOUN" and kind != "country":
        return head.feat("Gender")
    articles = [w for w in sentence.children(head.index) if w.deprel == "det" and w.index < head.index]
    return articles[0].feat("Gender") if len(articles) == 1 and articles[0].feat("Number") == "Sing" else None


def _of_country(entries: tuple[Entry, ...], countries: Sequence[str], kb: KnowledgeBase) -> tuple[Entry, ...]:
    """The entries of a name that groups or organs share, as far as the words of the phrase tell a country; none where
    weak names of parties or organs are all of other countries."""
    told = tuple(e for e in entries if kb.entities[e.entity].country in countries)
    foreign = len(countries) == 1 and all(e.weak and kb.entities[e.entity].sector in OF_ONE_STATE for e in entries)
    return told or (() if foreign else entries)


def _is_foreign(evidence: Evidence, word: Word, owner: Affiliation, kb: KnowledgeBase) -> bool:
    """Whether a weak name means an organ or place of another state than its phrase tells ("the Nigerian Senate", "der
    Kanton Bern")."""
    rows = [kb.entities[e.entity] for e in evidence.named(word) if e.entity in kb.entities and e.weak]
    organs = len(rows) == len(evidence.named(word)) and all(
        k.org is None and (k.sector in OF_ONE_STATE or k.kind not in ("organisation", "group")) for k in rows
    )
    return organs and len(owner.countries) == 1 and all(k.country not in (None, *owner.countries) for k in rows)


def _class(entry: Entry) -> str:
    """The class of an entity: country, org, group, media, person, place."""
    return entry.entity.split(":")[0]


def _reading(evidence: Evidence, word: Word, lexicon: NamesLexicon, kb: KnowledgeBase) -> tuple[Entry, ...]:
    """The entries of a name, those first that its place in the clause favours: a capital behind "in" or
    "nach" is a place, elsewhere the government that sits there."""
    entries = evidence.named(word)
    if len({e.entity.split(":")[0] for e in entries}) < 2:
        return entries
    carrier = evidence.sentence.words[word.head] if word.deprel in ("appos", "flat") and word.head >= 0 else word
    area = _area(evidence.sentence, carrier, lexicon)
    locative = bool({case_of(evidence.sentence, w) for w in (word, carrier, area)} & lexicon.locative_cases)
    locative = locative and not _is_sender(evidence.sentence, carrier, lexicon)
    places = {kb.entities[e.entity].country for e in entries if _class(e) == "place"}

    def rank(entry: Entry) -> tuple[bool, int]:
        seat = entry.kind == "metonym"
        elsewhere = bool(places) and kb.entities[entry.entity].country not in places
        if _class(entry) == "country" and elsewhere and not seat:
            return entry.weak, -1  # a state and a place in another ("Georgia"): the state
        weak = entry.weak and not (seat and _class(entry) == "org")  # "Brussels" where the article names the Union
        return weak, (_class(entry) == "place") != locative

    return tuple(sorted(entries, key=rank))


def _is_sender(sentence: Sentence, word: Word, lexicon: NamesLexicon) -> bool:
    """Whether a word tells by "aus" from whom words come ("die Kritik aus Brüssel", "Zustimmung kam aus Brüssel")."""
    if not lexicon.closed.is_("from", case_of(sentence, word)) or word.head < 0:
        return False
    above = sentence.words[word.head]
    subjects = [c for c in sentence.children(above.index) if c.deprel == "nsubj"] if above.upos == "VERB" else [above]
    return any(w.lemma.casefold().endswith(lexicon.tidings) for w in subjects)


def _unknown(
    evidence: Evidence, tagged: tuple[int, int, str], text: str, lexicon: NamesLexicon, kb: KnowledgeBase
) -> Mention:
    """A name that the analyser alone finds; a person's phrase may tell whose he is ("Corbyn von der Labour Party")."""
    words = evidence.sentence.words[tagged[0] : tagged[1] + 1]
    top = next((w for w in words if not tagged[0] <= w.head <= tagged[1]), words[0])
    owner = _affiliation(evidence, top.index, kb, lexicon) if tagged[2] == "PER" else Affiliation()
    before = evidence.sentence.words[tagged[0] - 1] if tagged[2] == "PER" and tagged[0] > 0 else None
    if before is not None and before.upos in ("NOUN", "ADJ") and not owner.countries and not owner.org:
        for entry in [e for e in evidence.named(before) if e.kind == "demonym" and e.number != "Plur"][:1]:
            _take(owner, entry, kb)  # "der Österreicher Anton Geiser"
    span = hull([w.span for w in words])
    keys = _person_keys(evidence, (tagged[0], tagged[1]), kb) if tagged[2] == "PER" else ()
    return Mention(
        span=span,
        head=span,
        kind=LABELS[tagged[2]],
        sentence=evidence.sentence.number,
        name=span.of(text),
        country=owner.countries[0] if len(owner.countries) == 1 else None,
        org=owner.org,
        sector=owner.sector,
        number="Sing",
        gender=kb.gender_of(span.of(text)) if tagged[2] == "PER" else None,
        keys=keys,
        by="names:analyser",
        located=_located(evidence, top, lexicon),
    )


def _origin_mentions(evidence: Evidence, text: str, kb: KnowledgeBase, used: set[int]) -> Iterator[Mention]:
    """Adjectives of origin and first parts of compounds, as mentions of the state or organisation itself."""
    for word in evidence.sentence.words:
        if word.index in evidence.towns:
            name, country = evidence.towns[word.index]
            yield Mention(
                span=word.span, head=word.span, kind="place", sentence=evidence.sentence.number, name=name,
                country=country, by="names:town",
            )  # fmt: skip
        entries = evidence.adjective(word)
        if entries and not evidence.named(word):
            yield from _origin(evidence, word, word.span, entries[0], kb, "names:adjective")
        prefix = evidence.prefixes.get(word.index, ())
        if prefix and word.index not in evidence.hits:
            first = Span(word.span.start, word.span.start + len(word.form.split("-")[0]))
            yield from _origin(evidence, word, first, prefix[0], kb, "names:compound")


def _origin(evidence: Evidence, word: Word, span: Span, entry: Entry, kb: KnowledgeBase, by: str) -> Iterator[Mention]:
    entity = kb.entities.get(entry.entity)
    if entity is not None and entity.kind != "person":
        yield Mention(
            span=span, head=span, kind=KINDS[entry.entity.split(":")[0]], sentence=evidence.sentence.number,
            name=None, country=entity.country, org=entity.org, sector=entity.sector, keys=(entry.entity,), by=by,
        )  # fmt: skip


def _pronouns(evidence: Evidence, lexicon: NamesLexicon) -> Iterator[Mention]:
    for word in evidence.sentence.words:
        if word.upos not in ("PRON", "DET"):
            continue
        readings = lexicon.pronouns.get(word.form.casefold(), ())
        if readings:
            reading = _reading_of(word, readings)
            if reading is None:
                yield _reference(evidence, word, "pronoun", None, "possessor")
                continue
            if reading.demonstrative and not reading.possessive and word.deprel == "det":
                continue  # "diese Wahlen"
            if reading.not_of and not _does_something(evidence.sentence, word, reading.not_of):
                continue  # "es gibt Streit"
            yield Mention(
                span=word.span, head=word.span, kind="pronoun", sentence=evidence.sentence.number,
                number=reading.number, gender=reading.gender, person=reading.person, by="names:pronoun",
                refers="demonstrative" if reading.demonstrative else None,
            )  # fmt: skip


def _does_something(sentence: Sentence, word: Word, without: Sequence[str]) -> bool:
    """Whether a pronoun that may mean nothing is the subject of a verb with an object, other than verbs `without`
    anybody who does what they say."""
    if word.deprel != "nsubj" or word.head < 0:
        return False
    verb = sentence.words[word.head]
    objects = [c for c in sentence.children(word.head) if c.deprel == "obj" and c.feat("Reflex") != "Yes"]
    return verb.upos == "VERB" and verb.lemma not in without and bool(objects)


def _reading_of(word: Word, readings: Sequence[Pronoun]) -> Pronoun | None:
    """The reading of a pronoun that its number allows; None for a possessive of one or of many ("ihre")."""
    owner = word.feat("Number[psor]")
    number = owner or (word.feat("Number") if word.upos == "PRON" else None)
    fitting = [r for r in readings if number in (None, r.number)] or list(readings)
    gender = word.feat("Gender") if word.upos == "PRON" else None
    fitting = [r for r in fitting if gender is None or gender in (r.gender or gender)] or fitting
    if word.upos == "DET" and word.feat("Poss") and owner is None and len({r.number for r in fitting}) > 1:
        return None
    return fitting[0]


def _stranded(evidence: Evidence, lexicon: NamesLexicon, used: set[int]) -> Iterator[Mention]:
    """Words that stand for persons or parties named before: "viele von ihnen", "der Erste", "beide" alone; and the
    nouns for two parties that are no actors otherwise ("beide Seiten")."""
    sentence = evidence.sentence
    for word in sentence.words:
        if word.index in used or word.index in evidence.hits or word.index in evidence.roles:
            continue
        pair = {word.form.casefold(), word.lemma.casefold()} & set(lexicon.pairs.quantifiers)
        if word.upos == "NOUN" and word.lemma in lexicon.pairs.words and _refers(evidence, word, lexicon) == "pair":
            yield _reference(evidence, word, "body", "Plur", "pair")
        elif (
            word.deprel in _ARGUMENTS
            and word.upos in ("PRON", "DET", "ADJ", "NUM", "NOUN")
            and _is_bare(sentence, word)
        ):
            if pair:
                yield _reference(evidence, word, "pronoun", "Plur", "pair")
            elif {word.form.casefold(), word.lemma.casefold()} & lexicon.stranded:
                number = word.feat("Number") or "Plur"
                yield _reference(evidence, word, "pronoun", number, "stranded")


_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})


def _is_bare(sentence: Sentence, word: Word) -> bool:
    """Whether a word stands without a noun: with an article or "von ihnen" at most."""
    return all(c.deprel in ("det", "nmod", "case", "punct", "conj", "cc", "acl", "advmod") for c in
               sentence.children(word.index))  # fmt: skip


def _reference(evidence: Evidence, word: Word, kind: MentionKind, number: str | None, refers: str) -> Mention:
    return Mention(
        span=word.span, head=word.span, kind=kind, sentence=evidence.sentence.number, number=number,
        by="names:pronoun", refers=refers,
    )  # fmt: skip


def _span_of(evidence: Evidence, name: tuple[int, int]) -> Span:
    return hull([w.span for w in evidence.sentence.words[name[0] : name[1] + 1]])
