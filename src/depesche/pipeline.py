"""From an article to its record: the stages in order, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from depesche.analysis import Analyser, load_analyser
from depesche.match import near
from depesche.model import Article, Doc, PublicationDate, Record, Source
from depesche.pack.kb import KnowledgeBase, load_kb
from depesche.pack.language import LanguagePack, load_language
from depesche.pack.ontology import Ontology, load_ontology
from depesche.pack.parts import languages
from depesche.record import record_of
from depesche.sentences import analysed, readable
from depesche.stages.audit import audit, dated_between
from depesche.stages.check import check
from depesche.stages.claims import claims
from depesche.stages.coreference import coreference
from depesche.stages.events import events
from depesche.stages.facts import facts
from depesche.stages.facts.offices import with_offices
from depesche.stages.link import link
from depesche.stages.names import names
from depesche.stages.places import places, with_countries
from depesche.stages.qualify import qualify
from depesche.stages.syntax import syntax
from depesche.stages.times import times


@dataclass(frozen=True)
class Reader:
    """Reads articles: the analyser, the ontology and the knowledge base; language packs come with the texts."""

    analyser: Analyser
    ontology: Ontology
    kb: KnowledgeBase
    language: str | None = None

    def code(
        self,
        text: str,
        *,
        date: str | None = None,
        publisher: str | None = None,
        language: str | None = None,
        id: str = "text",
    ) -> Record:
        """The record of one text. `date` is the day of publication (ISO 8601), `language` ISO 639-1."""
        published = PublicationDate(date, "argument") if date else None
        source = Source(publisher, "argument") if publisher else None
        return self.code_article(Article(id, text, published, source, language=language or self.language))

    def code_article(self, article: Article) -> Record:
        """The record of one article; whatever is wrong with the article is an `Issue` in it."""
        return record_of(self.read(article))

    def read(self, article: Article) -> Doc:
        """The article with all its layers."""
        doc = self.read_sentences(article)
        pack = pack_of(doc)
        if pack is not None:
            doc = self._layers(doc, pack)
            near.forget()
        return doc.having(issues=audit(doc))

    def read_sentences(self, article: Article) -> Doc:
        """The article prepared and analysed, without any further layer."""
        return analysed(article, self.analyser, self.kb.media_names)

    def _layers(self, doc: Doc, pack: LanguagePack) -> Doc:
        doc = doc.having(sentences=syntax(doc, pack.events.grammar, pack.claims, pack.names))
        doc = doc.having(mentions=names(doc, pack.names, self.kb))
        doc = doc.having(times=times(doc, pack.times))
        doc = doc.having(places=places(doc, pack.names, self.kb))
        doc = doc.having(mentions=with_countries(doc))
        doc = doc.having(chains=coreference(doc, pack.closed))
        entities, links = link(doc, self.kb)
        doc = doc.having(entities=entities, links=links)
        doc = doc.having(claims=claims(doc, pack.claims))
        doc = doc.having(candidates=events(doc, pack.events))
        doc = doc.having(events=qualify(doc, pack.qualify, self.ontology))
        doc = doc.having(facts=facts(doc, pack.facts, self.kb, pack.qualify, pack.events.grammar))
        doc = doc.having(entities=with_offices(doc))
        doc = doc.having(dated_between=dated_between(doc, self.kb))
        return doc.having(findings=check(doc, pack.facts, self.kb))


def pack_of(doc: Doc) -> LanguagePack | None:
    """The language pack of a prepared document, loaded when the first text needs it; None without one."""
    language = readable(doc)
    return None if language is None else load_language(language)


@cache
def reader(language: str | None = None, model: str = "best", threads: int = 1) -> Reader:
    """The reader that ships, loaded once a process. `language` fixes the language of all texts (ISO 639-1);
    without it the language of each text is identified. Raises DataError where data files cannot be used and
    ValueError for a language without a pack."""
    codes = languages()
    if language is not None and language not in codes:
        raise ValueError(f"no language pack {language!r}; there are {', '.join(codes)}")
    return Reader(load_analyser(model, threads), load_ontology(), load_kb(), language)
