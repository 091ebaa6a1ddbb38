"""Organisations that an article calls again by the noun that heads their name, and by their members.

"der Rat" behind "Sicherheitsrat", "the Court" behind "ICC", "die 27 Mitgliedstaaten" behind "EU": what stands with a
definite article and tells nothing else means the organisation named last whose name it heads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from depesche.model import Doc, Mention, Span, Word
from depesche.pack.kb import KnowledgeBase
from depesche.pack.names import NamesLexicon

REACH = 8  # sentences back within which the organisation is named
SHORTEST = 3  # letters of a last part that may head a compound ("Rat" in "Sicherheitsrat")
BARE = ("case", "det", "punct", "nummod", "advmod")
BEHIND = ("acl", "conj", "cc", "appos", "cop")
ROLES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod")
NAMED = ("name", "short", "alias", "official")
OWN = ("names:analyser", "names:role")


def of_named_bodies(found: list[Mention], doc: Doc, lexicon: NamesLexicon, kb: KnowledgeBase) -> list[Mention]:
    """The mentions in order of the text, those that take up an organisation of several states with its key."""
    told: list[Mention] = []
    unnamed = list(_unnamed(found, doc))
    bare = {m.span for m in unnamed}
    for mention in sorted([*found, *unnamed], key=lambda m: (m.span.start, -m.span.end)):
        word = _bare_head(mention, doc)
        code = _taken_up(mention, word, told, lexicon, kb) if word is not None else None
        if code is not None:
            known = kb.entities[code]
            mention = replace(
                mention, keys=(code,), org=known.org, country=None, sector=known.sector, kind="organisation",
                refers=None, by="names:taken-up",
            )  # fmt: skip
        if code is not None or mention.span not in bare:
            told.append(mention)
    return _with_members([_in_assembly(m, told, lexicon, kb) for m in told])


def _in_assembly(mention: Mention, told: list[Mention], lexicon: NamesLexicon, kb: KnowledgeBase) -> Mention:
    """The mention, one of members of a parliament that tells no other with the code of the parliament of many states
    that was named last ("Das EU-Parlament tagte. Mehrere Abgeordnete ..."); that of a state in between keeps them."""
    if mention.sector != "LEG" or mention.kind not in ("people", "office") or mention.country or mention.org:
        return mention
    for before in reversed(told):
        if before.span.end > mention.span.start:
            continue
        if mention.sentence - before.sentence > REACH or (before.sector == "LEG" and before.country):
            return mention
        key = before.keys[0] if before.keys and before.kind == "organisation" else ""
        known = kb.entities.get(key)
        if known is not None and known.country is None and key.startswith("org:") and known.org:
            names = tuple(n.form for n in kb.names_of(key) if n.kind in NAMED)
            if any(h.endswith(a) for h in heads_of(names, lexicon.name_links) for a in lexicon.assemblies):
                return replace(mention, org=known.org, by="names:taken-up")
    return mention


def _with_members(told: list[Mention]) -> list[Mention]:
    """The mentions, those of people told to be an organisation's only by what it is called again ("Außenminister der
    Mitgliedstaaten") with its code."""
    again: dict[int, list[Mention]] = defaultdict(list)
    for mention in told:
        if mention.by == "names:taken-up" and mention.org:
            again[mention.sentence].append(mention)

    def whose(mention: Mention) -> Mention | None:
        known = mention.keys or mention.org or mention.country or mention.kind not in ("office", "people", "body")
        return None if known else next((m for m in again[mention.sentence] if mention.span.covers(m.span)), None)

    return [replace(m, org=org.org) if (org := whose(m)) is not None else m for m in told]


def _unnamed(found: list[Mention], doc: Doc) -> Iterator[Mention]:
    """Nouns with a definite article that nothing else takes for a mention ("der Rat", "the league")."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for mention in found:
        spans[mention.sentence].append(mention.span)
    for sentence in doc.sentences:
        known = spans[sentence.number]
        for word in sentence.words:
            if word.upos not in ("NOUN", "PROPN") or word.deprel not in ROLES or word.feat("Number") == "Plur":
                continue
            article = any(c.deprel == "det" and c.feat("Definite") == "Def" for c in sentence.children(word.index))
            if article and not any(span.overlaps(word.span) for span in known):
                yield Mention(
                    span=word.span, head=word.span, kind="body", sentence=sentence.number, name=word.form,
                    number="Sing", gender=word.feat("Gender"), by="names:role",
                )  # fmt: skip


def _bare_head(mention: Mention, doc: Doc) -> Word | None:
    """The noun of a mention that tells no more than what kind of thing it is, None for any other."""
    if mention.keys or mention.country or mention.org or mention.by not in OWN:
        return None
    if mention.kind not in ("organisation", "body", "people"):
        return None
    sentence = doc.sentences[mention.sentence]
    heads = [w for w in sentence.words if mention.head.covers(w.span) and w.upos in ("NOUN", "PROPN")]
    if len(heads) != 1:
        return None
    children = sentence.children(heads[0].index)
    others = (c for c in children if c.deprel not in BARE and c.upos != "NUM")
    plain = all(c.index > heads[0].index and c.deprel.startswith(BEHIND) for c in others)
    return heads[0] if plain else None


def _taken_up(
    mention: Mention, word: Word, told: list[Mention], lexicon: NamesLexicon, kb: KnowledgeBase
) -> str | None:
    """The organisation named last that a bare noun heads the name of or is said of the members of."""
    noun = word.lemma.casefold()
    members = noun in lexicon.of_body and (word.feat("Number") == "Plur" or mention.number == "Plur")
    if not members and (mention.number == "Plur" or not mention.definite or mention.kind == "people"):
        return None
    for before in reversed(told):
        if mention.sentence - before.sentence > REACH:
            return None
        if members and before.kind == "group":
            return None  # "Mitglieder" of a party or an armed group
        if _is_rival(before, noun):
            return None
        key = before.keys[0] if before.keys and before.kind == "organisation" else ""
        known = kb.entities.get(key)
        if known is None or not key.startswith("org:") or known.country is not None:
            continue
        if members or _heads(noun, key, lexicon, kb):
            return key
    return None


def _is_rival(before: Mention, noun: str) -> bool:
    """Whether a mention is one of another thing of the same kind ("Hungary's parliament")."""
    words = (before.name or "").casefold().split()
    return before.kind == "body" and bool(before.country) and bool(words) and words[-1] == noun


def _heads(noun: str, key: str, lexicon: NamesLexicon, kb: KnowledgeBase) -> bool:
    """Whether a noun heads what an organisation is called; where compounds are one word, the last part of it, too."""
    names = (n.form for n in kb.names_of(key) if n.kind in NAMED)
    heads = heads_of(tuple(names), lexicon.name_links)
    if lexicon.closed.has("compounds closed"):
        return len(noun) >= SHORTEST and any(h.endswith(noun) for h in heads)
    return noun in heads


@cache
def heads_of(names: tuple[str, ...], links: frozenset[str]) -> frozenset[str]:
    """The nouns that head names of organisations: the last word before "of", "für" and the like (casefolded)."""
    found = set()
    for name in names:
        words = name.casefold().split()
        cut = next((i for i, w in enumerate(words) if i and w in links), len(words))
        found.add(words[cut - 1])
    return frozenset(found)
