"""Documents from sentences written out word by word, and what the stages up to `link` make of their mentions."""

from __future__ import annotations

from functools import cache

from depesche.model import Article, Doc, Entity, Prepared, Sentence, Span, Word
from depesche.pack import closed
from depesche.pack.closed import ClosedClasses
from depesche.pack.files import DATA, Problems
from depesche.pack.kb import load_kb
from depesche.pack.names import NamesLexicon, load
from depesche.stages.coreference import coreference
from depesche.stages.link import link
from depesche.stages.names import names
from depesche.stages.places import places, with_countries


def doc(*sentences: str, language: str = "de", dateline: str | None = None) -> Doc:
    """A document from sentences of lines "form lemma upos head deprel [feats] [name]"; heads count from 0, -1 is the
    root, "~" stands for no feature; "_" before a form joins it to the word before."""
    text, made = "", []
    for number, block in enumerate(sentences):
        words: list[Word] = []
        for i, row in enumerate(block.strip().splitlines()):
            form, lemma, upos, head, deprel, *rest = row.split()
            glued = form.startswith("_") and len(form) > 1
            text += " " if text and not glued else ""
            form = form.removeprefix("_") if glued else form
            span = Span(len(text), len(text) + len(form))
            text += form
            feats = rest[0].replace("~", "") if rest else ""
            words.append(Word(i, span, form, lemma, upos, feats, int(head), deprel, rest[1] if len(rest) > 1 else "O"))
        made.append(Sentence(number, Span(words[0].span.start, words[-1].span.end), tuple(words)))
    line = Span(text.index(dateline), text.index(dateline) + len(dateline)) if dateline else None
    return Doc(Article("a", text), Prepared(language, (Span(0, len(text)),), dateline=line), tuple(made))


@cache
def lexicon(language: str) -> NamesLexicon:
    """The names lexicon of a language."""
    read = load(DATA / "lang" / language, Problems(), load_kb(), closed_classes(language))
    assert read is not None
    return read


@cache
def closed_classes(language: str) -> ClosedClasses:
    """The closed classes of a language."""
    return closed.load(DATA / "lang" / language, Problems())


def linked(d: Doc) -> Doc:
    """The document with its mentions, places, chains, entities and links."""
    d = d.having(mentions=names(d, lexicon(d.prepared.language or "de"), load_kb()))
    d = d.having(places=places(d, lexicon(d.prepared.language or "de"), load_kb()))
    d = d.having(mentions=with_countries(d))
    d = d.having(chains=coreference(d, closed_classes(d.prepared.language or "de")))
    entities, links = link(d, load_kb())
    return d.having(entities=entities, links=links)


def entities_of(d: Doc, words: str, sentence: int) -> list[Entity]:
    """What the mention whose words begin so, in a sentence of a linked document, resolves to."""
    found = [i for i, m in enumerate(d.mentions) if m.sentence == sentence and m.span.of(d.text).startswith(words)]
    assert found, f"no mention {words!r} in sentence {sentence}: {[m.span.of(d.text) for m in d.mentions]}"
    known = {e.id: e for e in d.entities}
    return [known[x.entity] for x in d.links if x.mention == found[0]]


def codes_of(d: Doc, words: str, sentence: int) -> list[str | None]:
    """Organisation, else country, of what a mention resolves to."""
    return [e.org or e.country for e in entities_of(d, words, sentence)]
