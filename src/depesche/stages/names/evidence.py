"""What a sentence offers about names before they are put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from depesche.match.gazetteer import Entry, Hit
from depesche.model import Sentence, Word
from depesche.pack.kb import KnowledgeBase
from depesche.pack.names import NamesLexicon, RoleWord
from depesche.stages.names.towns import town_adjectives

CLASSES = ("country", "org", "group", "media", "person", "place")


@dataclass(slots=True)
class Evidence:
    """Known names (`hits` by each of their words), names by the analyser (`tagged`), role words (`roles` by
    head word, with the words of a phrase in `phrase`), prefixes of compounds (`prefixes`), and names of certain offices
    ("Kremlchef") by each of their words (`posts`); `towns` names and countries of towns by the adjectives of
    these ("Delmenhorster"), `titled` says where the name begins behind a title that was taken off it; `main` is the
    country that the article names most."""

    sentence: Sentence
    hits: dict[int, Hit] = field(default_factory=dict)
    tagged: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    roles: dict[int, RoleWord] = field(default_factory=dict)
    phrase: dict[int, tuple[int, int]] = field(default_factory=dict)
    prefixes: dict[int, tuple[Entry, ...]] = field(default_factory=dict)
    posts: dict[int, tuple[Entry, ...]] = field(default_factory=dict)
    towns: dict[int, tuple[str, str]] = field(default_factory=dict)
    titled: dict[int, int] = field(default_factory=dict)
    main: str | None = None

    def adjective(self, word: Word) -> tuple[Entry, ...]:
        """The entries that `word` means as an adjective of origin ("russische")."""
        hit = self.hits.get(word.index)
        return tuple(e for e in hit.entries if e.kind == "adjective") if hit else ()

    def named(self, word: Word) -> tuple[Entry, ...]:
        """The entries that `word` is (part of) a name of, other than adjectives."""
        hit = self.hits.get(word.index)
        return tuple(e for e in hit.entries if e.kind != "adjective") if hit else ()


def gather(sentence: Sentence, lexicon: NamesLexicon, kb: KnowledgeBase) -> Evidence:
    """All evidence on names in one sentence."""
    evidence = Evidence(sentence)
    for hit in lexicon.gazetteer.scan([w.form for w in sentence.words]):
        posts = tuple(e for e in hit.entries if e.entity.startswith("office:"))
        if posts:
            evidence.posts.update(dict.fromkeys(range(hit.first, hit.last + 1), posts))
            hit = replace(hit, entries=tuple(e for e in hit.entries if e not in posts))
        for found in (hit,) if hit.entries else _inside(hit, sentence, lexicon):
            if _credible(found, sentence):
                evidence.hits.update(dict.fromkeys(range(found.first, found.last + 1), found))
    evidence.hits.update((h.first, h) for h in _opening(evidence, lexicon))
    _tagged(evidence)
    _without_groups(evidence)
    _settlements(evidence, lexicon)
    _without_titles(evidence, lexicon)
    _roles(evidence, lexicon)
    _of_their_noun(evidence, kb)
    for word in sentence.words:
        prefix = _prefix(word, lexicon)
        if prefix:
            evidence.prefixes[word.index] = prefix
    return evidence


_BODIES = ("org:", "group:", "media:")
_BESIDE = frozenset({"appos", "flat", "compound", "nmod"})


def _of_their_noun(evidence: Evidence, kb: KnowledgeBase) -> None:
    """Take a name of several meanings for the one that the noun over it tells ("Nachrichtenagentur SPA", "the PTI news
    agency", "der Geheimdienst SWR"), and a name under a word for media for no person's ("der Sender Al-Arabija")."""
    words = evidence.sentence.words
    for hit in set(evidence.hits.values()):
        above = _noun_over(evidence, hit.first, hit.last)
        if above is None or above.sector is None or not (above.kind == "body" or above.sector == "MED"):
            continue
        rows = ((e, kb.entities.get(e.entity)) for e in hit.entries if e.entity.startswith(_BODIES))
        fitting = tuple(replace(e, weak=False) for e, row in rows if row is not None and row.sector == above.sector)
        if fitting and (len(hit.entries) > 1 or above.sector == "MED"):
            evidence.hits.update(dict.fromkeys(range(hit.first, hit.last + 1), replace(hit, entries=fitting)))
    for first, last, label in set(evidence.tagged.values()):
        above = _noun_over(evidence, first, last) if label == "PER" else None
        if above is not None and above.kind == "body" and above.sector == "MED" and words[first].upos == "PROPN":
            evidence.tagged.update(dict.fromkeys(range(first, last + 1), (first, last, "ORG")))


def _noun_over(evidence: Evidence, first: int, last: int) -> RoleWord | None:
    """The word for an actor that a name hangs on as its apposition or its part."""
    top = next((w for w in evidence.sentence.words[first : last + 1] if not first <= w.head <= last), None)
    return evidence.roles.get(top.head) if top is not None and top.deprel in _BESIDE else None


def _inside(post: Hit, sentence: Sentence, lexicon: NamesLexicon) -> list[Hit]:
    """The names within the name of an office ("NATO Secretary General", "Secretary General of the United Nations")."""
    words = [w.form for w in sentence.words[post.first : post.last + 1]]
    if len(words) < 2:
        return []
    first = Hit(post.first, post.first, lexicon.gazetteer.single(words[0]))
    later = lexicon.gazetteer.scan(words[1:])
    found = [first, *(Hit(h.first + post.first + 1, h.last + post.first + 1, h.entries) for h in later)]
    strong = [replace(h, entries=tuple(e for e in h.entries if not e.weak)) for h in found]
    return [h for h in strong if h.entries and not any(e.entity.startswith("office:") for e in h.entries)]


def _opening(evidence: Evidence, lexicon: NamesLexicon) -> list[Hit]:
    """Adjectives of origin that have their capital from where they stand ("Israelische Soldaten ..."): they open the
    sentence or what is quoted or follows a colon, and no name begins with them."""
    found = []
    for word in evidence.sentence.words:
        opens = word.index == 0 or evidence.sentence.words[word.index - 1].upos == "PUNCT"
        if not opens or word.upos != "ADJ" or word.name != "O" or word.index in evidence.hits:
            continue
        entries = tuple(e for e in lexicon.gazetteer.single(word.form.lower()) if e.kind == "adjective")
        if entries and word.form[:1].isupper():
            found.append(Hit(word.index, word.index, entries))
    return found


def without_weak(evidence: Evidence, supported: frozenset[str], main: str | None, kb: KnowledgeBase) -> Evidence:
    """The evidence without weak names that nothing in the article supports; `main` is the country it names most. What
    the analyser takes for a name stays, if it is not that of parties of one country alone."""
    words = evidence.sentence.words
    hits = {}
    for index, hit in evidence.hits.items():
        sure = _is_bracketed(hit, words)
        entries = tuple(e for e in hit.entries if sure or not e.weak or e.entity in supported)
        if not entries and any(w.name != "O" and w.upos == "PROPN" for w in words[hit.first : hit.last + 1]):
            entries = () if _of_one_country(hit.entries, kb) else _without_parties(hit.entries, kb)
        if any(e.weak for e in entries) and words[hit.first].name == "B-PER":
            entries = tuple(e for e in entries if not (e.weak and e.entity.startswith("place:")))  # Ana "Guerrero"
        if hit.first == hit.last and words[hit.first].upos == "NOUN":
            entries = tuple(e for e in entries if not _is_elsewhere(e, supported, main, kb))
        if entries:
            hits[index] = Hit(hit.first, hit.last, entries)
    posts = {i: p for i, entries in evidence.posts.items() if (p := _posts_meant(entries, words[i], supported, kb))}
    prefixes = {i: tuple(e for e in entries if not e.weak or e.entity in supported) or entries
                for i, entries in evidence.prefixes.items()}  # fmt: skip
    return replace(evidence, hits=hits, prefixes=prefixes, posts=posts, main=main,
                   roles=evidence.roles | _posts_alone(evidence, posts, kb))  # fmt: skip


def tag_towns(evidence: Evidence, kb: KnowledgeBase, lexicon: NamesLexicon) -> None:
    """Take the adjectives of towns for what they are, and none of them for a name of its own ("Delmenhorster")."""
    taken = evidence.hits.keys() | evidence.roles.keys()
    found = town_adjectives(evidence.sentence, taken, lexicon.towns) if lexicon.towns is not None else {}
    for index, town in found.items():
        country = kb.iso2.get(town.country)
        if country is not None:
            evidence.towns[index] = town.name, country
            if evidence.tagged.get(index, (-1, -1, ""))[:2] == (index, index):
                del evidence.tagged[index]


def family_names(evidences: Iterable[Evidence]) -> frozenset[str]:
    """The last words of the names of persons of two words and more that the analyser found in an article."""
    found = set()
    for evidence in evidences:
        words = evidence.sentence.words
        for first, last, label in evidence.tagged.values():
            if label == "PER" and last > first and words[last].upos == "PROPN" and len(words[last].form) > 2:
                found.add(words[last].form)
    return frozenset(found)


def tag_families(evidence: Evidence, families: frozenset[str], lexicon: NamesLexicon) -> None:
    """Take the family names of an article's persons for names where the analyser overlooked them, or where a place is
    called so that would count by its name alone ("Guerrero")."""
    for word in evidence.sentence.words:
        hit = evidence.hits.get(word.index)
        if hit is not None and hit.first == hit.last and word.form in families and _is_weak_place(hit):
            del evidence.hits[word.index]
            evidence.tagged[word.index] = (word.index, word.index, "PER")
        known = word.index in evidence.tagged or word.index in evidence.hits or word.index in evidence.roles
        if not known and word.upos == "PROPN" and families.intersection(lexicon.closed.as_names(word.form)):
            evidence.tagged[word.index] = (word.index, word.index, "PER")


def _is_weak_place(hit: Hit) -> bool:
    return all(e.weak and e.entity.startswith("place:") for e in hit.entries)


def _is_bracketed(hit: Hit, words: tuple[Word, ...]) -> bool:
    """Whether a party's weak name stands alone in brackets behind a name ("Hans Meier (Grüne)")."""
    if not 0 < hit.first - 1 <= hit.last + 1 < len(words) or not all(
        e.entity.startswith("group:") for e in hit.entries
    ):
        return False
    before, opened, closed = words[hit.first - 2], words[hit.first - 1], words[hit.last + 1]
    return opened.form == "(" and closed.form in (")", ",", "/", ";") and before.upos == "PROPN"


def _is_elsewhere(entry: Entry, supported: frozenset[str], main: str | None, kb: KnowledgeBase) -> bool:
    """Whether a common noun is the name of an organ of one state ("Bundespolizei") in an article that is about another
    and does not name that state."""
    known = kb.entities.get(entry.entity)
    if known is None or main is None or known.kind != "organisation" or known.org is not None or known.country is None:
        return False
    return known.sector in _ORGANS and known.country != main and f"country:{known.country}" not in supported


_ORGANS = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})


def _posts_meant(
    entries: tuple[Entry, ...], word: Word, supported: frozenset[str], kb: KnowledgeBase
) -> tuple[Entry, ...]:
    """The office that is meant among those of one name ("Kommissionschef"): the first of a state or organisation that
    the article names, else the first that is called so whatever an article names; a name with a hyphen says whose it
    is ("Hamas-Chef")."""
    told = "-" in word.form
    possible = [e for e in entries if told or not e.weak or e.entity in supported]
    own = [e for e in possible if kb.offices[e.entity.removeprefix("office:")].of in supported]
    return tuple(own[:1] or [e for e in possible if told or not e.weak][:1] or possible[:1])


def _posts_alone(evidence: Evidence, posts: Mapping[int, tuple[Entry, ...]], kb: KnowledgeBase) -> dict[int, RoleWord]:
    """The offices by their own names in which there is no role word ("Pontifex"), by the word that heads the name."""
    words = evidence.sentence.words
    found = {}
    for index, (entry,) in posts.items():
        same = {i for i, (e,) in posts.items() if e is entry}
        if words[index].head not in same and not same & evidence.roles.keys():
            office = kb.offices[entry.entity.removeprefix("office:")]
            found[index] = RoleWord("office", office.sector, office.role, office.title_en)
    return found


def _of_one_country(entries: tuple[Entry, ...], kb: KnowledgeBase) -> bool:
    """Whether a name means parties of one country only."""
    rows = [kb.entities.get(e.entity) for e in entries]
    countries = {k.country if k is not None and k.kind == "group" and k.sector == "PTY" else None for k in rows}
    return len(countries) == 1 and None not in countries


def _without_parties(entries: tuple[Entry, ...], kb: KnowledgeBase) -> tuple[Entry, ...]:
    """The entries of a name that nothing in the article supports, those of one country's party left out where an organ
    is called so, too ("Congress")."""
    parties = {e for e in entries if (k := kb.entities.get(e.entity)) is not None and k.kind == "group"}
    organs = tuple(e for e in entries if e.entity.startswith("org:"))
    return tuple(e for e in entries if e not in parties) if organs and _of_one_country(tuple(parties), kb) else entries


def _credible(hit: Hit, sentence: Sentence) -> bool:
    """A name of one word must look like one: an adjective as ADJ, a weak name as a name by the analyser."""
    if hit.first != hit.last:
        return True
    word = sentence.words[hit.first]
    if all(e.weak for e in hit.entries):
        return word.upos in ("PROPN", "NOUN") or word.name == "B-ORG"
    if all(e.kind == "adjective" for e in hit.entries):
        return word.upos in ("ADJ", "PROPN", "NOUN")
    return word.upos in ("PROPN", "NOUN", "X", "ADJ") or word.name != "O"


def _tagged(evidence: Evidence) -> None:
    start, label = -1, ""
    words = evidence.sentence.words
    for i in range(len(words) + 1):
        tag = words[i].name if i < len(words) else "O"
        if start >= 0 and (not tag.startswith("I-") or tag[2:] != label):
            first = _without_function_words(words, start, i)
            evidence.tagged.update(dict.fromkeys(range(first, i), (first, i - 1, label)))
            start = -1
        if start < 0 and tag != "O" and words[i].upos != "DET":
            start, label = i, tag[2:]


def _without_function_words(words: tuple[Word, ...], start: int, end: int) -> int:
    """Where a name begins when articles, prepositions and the like at its edge are left out; `end` where nothing
    is left ("the UN", "eastern")."""
    while start < end and (
        words[start].upos in _NO_NAME
        or (words[start].upos == "ADJ" and end - start == 1 and words[start].form.islower())
    ):
        start += 1
    return start


def _without_groups(evidence: Evidence) -> None:
    """Take back names of persons by the analyser that are known names of groups ("Abu Sayyaf") and of nobody."""
    for first, last, label in set(evidence.tagged.values()):
        hit = evidence.hits.get(first)
        if label == "PER" and hit is not None and hit.first <= first and hit.last >= last:
            classes = {e.entity.split(":")[0] for e in hit.entries if not e.weak and e.kind != "adjective"}
            if classes and classes <= {"group", "org"}:
                for i in range(first, last + 1):
                    del evidence.tagged[i]


def _settlements(evidence: Evidence, lexicon: NamesLexicon) -> None:
    """Take what a noun right before it calls a settlement for a place ("das Dorf Duma", "the village of Wright"),
    whatever else the analyser or the knowledge base has under that name."""
    words = evidence.sentence.words
    for noun in words[:-1]:
        at = noun.index + 1
        at += words[at].form.casefold() in lexicon.settlements.links
        if noun.upos != "NOUN" or at >= len(words) or words[at].upos != "PROPN" or words[at].head > at:
            continue
        if evidence.adjective(words[at]) or lexicon.place_noun(noun) != "settlement":
            continue
        hit, tagged = evidence.hits.get(at), evidence.tagged.get(at)
        if hit is not None and (hit.last > at or any(e.entity.startswith(_LANDS) for e in hit.entries)):
            continue
        evidence.hits.pop(at, None)
        if tagged is None or tagged[0] == at:
            first, last = (at, tagged[1] if tagged is not None else at)
            evidence.tagged.update(dict.fromkeys(range(first, last + 1), (first, last, "LOC")))


_LANDS = ("country:", "place:")
_NO_NAME = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PUNCT", "AUX", "PART", "PRON"})


def _without_titles(evidence: Evidence, lexicon: NamesLexicon) -> None:
    """Take titles off the front of personal names ("Defense Secretary Ash Carter", "Gen. Joseph Votel"): what the
    lexicon knows as an office, a rank or a form of address, as long as a name is left behind it. Titles that are
    part of a known name ("Papst Franziskus") stay."""
    words = evidence.sentence.words
    for first, last, label in sorted(set(evidence.tagged.values())):
        start = first
        hit = evidence.hits.get(first)
        known = hit is not None and hit.last > first and any(e.entity.startswith("person:") for e in hit.entries)
        whose = hit is not None and hit.last < last and label == "PER" and _tells_whose(hit)
        if hit is not None and whose and _title(words, hit.last + 1, last, lexicon):
            start = hit.last + 1  # "French President Emmanuel Macron", "OAS Secretary General Luis Almagro"
        if label == "PER" and (hit is None or hit.last < last):
            last = _without_origin(evidence, first, last, lexicon)
        while label == "PER" and not known and start < last and (length := _title(words, start, last, lexicon)):
            start += length
        bare = hit.last + 1 if hit is not None and whose else first  # "Eritrean President" beside the name
        if label == "PER" and not known and _is_title_alone(evidence, bare, last, lexicon):
            for i in range(first, last + 1):
                del evidence.tagged[i]
        elif start > first and words[start].form[:1].isupper():
            for i in range(first, start):
                del evidence.tagged[i]
                evidence.titled[i] = start
            evidence.tagged.update(dict.fromkeys(range(start, last + 1), (start, last, label)))


def _tells_whose(hit: Hit) -> bool:
    """Whether a name before a title tells whose it is: an adjective of origin, a state, an organisation or a group."""
    return all(e.kind == "adjective" or e.entity.startswith(("country:", *_BODIES)) for e in hit.entries)


def _without_origin(evidence: Evidence, first: int, last: int, lexicon: NamesLexicon) -> int:
    """The last word of a person's name without the state behind it ("King Abdullah of Jordan"), which is taken off."""
    words = evidence.sentence.words
    for at in range(first + 1, last + 1):
        behind = words[at + 1] if at < last else None
        state = behind is None or any(e.entity.startswith("country:") for e in evidence.named(behind))
        if words[at].upos == "ADP" and words[at].form.casefold() in lexicon.owner_cases and state:
            for i in range(at, last + 1):
                del evidence.tagged[i]
            evidence.tagged.update(dict.fromkeys(range(first, at), (first, at - 1, "PER")))
            return at - 1
    return last


def _is_title_alone(evidence: Evidence, first: int, last: int, lexicon: NamesLexicon) -> bool:
    """Whether a name is no more than a title: behind an article ("the Minister for the Middle East") or right before
    another name ("President" "Pedro Castillo")."""
    words = evidence.sentence.words
    title = _phrase([(w.lemma.casefold(), w.form.casefold()) for w in words[first : last + 1]], 0, lexicon)
    whole = title is not None and title[0] == last - first + 1
    whole = whole or (first == last and lexicon.role(words[first].lemma, words[first].form) is not None)
    behind = evidence.tagged.get(last + 1, (-1, -1, ""))
    titled = (first > 0 and words[first - 1].upos == "DET") or (behind[0] == last + 1 and behind[2] == "PER")
    return titled and whole


def _title(words: Sequence[Word], at: int, last: int, lexicon: NamesLexicon) -> int:
    """How many words of a title begin at a word of a name, 0 for none; the last word of the name is never one."""
    before = [(w.lemma.casefold(), w.form.casefold()) for w in words[at:last]]
    match = _phrase(before, 0, lexicon) if before else None
    if match is not None:
        return match[0]
    return int(words[at].form.casefold() in lexicon.titles)


def _roles(evidence: Evidence, lexicon: NamesLexicon) -> None:
    words = evidence.sentence.words
    lemmas = [(w.lemma.casefold(), w.form.casefold()) for w in words]
    taken = -1
    for i, word in enumerate(words):
        if i <= taken:
            continue
        match = _phrase(lemmas, i, lexicon)
        if match is not None and not _opens_name(evidence, i + match[0] - 1):
            length, role = match
            tops = [w for w in words[i : i + length] if not i <= w.head < i + length]
            # "the Foreign and Defence Secretaries": what is joined to a modifier heads nothing
            head = next((w for w in tops if w.deprel != "conj"), tops[0] if tops else word)
            evidence.roles[head.index] = role
            evidence.phrase[head.index] = (i, i + length - 1)
            taken = i + length - 1
        elif (
            word.upos in ("NOUN", "PROPN")
            and not word.form.endswith("-")
            and not (i in evidence.tagged and evidence.tagged[i][2] == "PER")
        ):
            role_word = lexicon.role(word.lemma, word.form)
            if role_word is None and word.upos == "NOUN" and word.feat("Gender") != "Neut":
                role_word = lexicon.substantive(word.form)
            if role_word is not None and not (role_word.kind == "body" and _opens_name(evidence, i)):
                evidence.roles[i] = role_word
        elif _stands_for_people(word, words):
            role_word = lexicon.role(word.form, word.form) or lexicon.substantive(word.form)
            if role_word is not None and role_word.kind == "person":
                evidence.roles[i] = role_word


_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})


def _stands_for_people(word: Word, words: Sequence[Word]) -> bool:
    """Whether a German adjective or participle that the analyser takes for no noun stands as one: with a capital, as an
    argument, right before the finite verb or with an article or number ("Bewaffnete haben ...")."""
    if word.upos not in ("VERB", "ADJ") or word.deprel not in _ARGUMENTS or not word.form[:1].isupper():
        return False
    behind = words[word.index + 1] if word.index + 1 < len(words) else None
    return behind is None or behind.upos in ("AUX", "VERB", "ADP", "PUNCT", "ADV", "DET", "PRON", "CCONJ")


def _opens_name(evidence: Evidence, last: int) -> bool:
    """Whether the last word of a phrase begins a longer name of something ("the head of the State Property Fund")."""
    words = evidence.sentence.words
    word = words[last]
    if word.deprel != "compound" or word.upos != "PROPN" or (word.head != last + 1 and word.head != last + 2):
        return False
    return all(
        w.upos in ("PROPN", "NOUN") and w.form[:1].isupper() and evidence.tagged.get(w.index, (0, 0, ""))[2] != "PER"
        for w in words[last + 1 : word.head + 1]
    )


def _phrase(lemmas: list[tuple[str, str]], at: int, lexicon: NamesLexicon) -> tuple[int, RoleWord] | None:
    for key in lemmas[at]:
        for pattern, role in lexicon.phrases.get(key, ()):
            part = lemmas[at : at + len(pattern)]
            if len(part) == len(pattern) and all(p in pair for p, pair in zip(pattern, part, strict=True)):
                return len(pattern), role
    return None


def _prefix(word: Word, lexicon: NamesLexicon) -> tuple[Entry, ...]:
    """The entries that the first part of a hyphenated (or, in German, closed) compound names."""
    if word.upos not in ("NOUN", "PROPN", "ADJ"):
        return ()
    first, hyphen, rest = word.form.partition("-")
    if hyphen and rest:
        return lexicon.compounds.get(first.casefold(), ())
    return ()
