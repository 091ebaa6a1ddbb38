"""Agreements: treaties and deals by parties and status, and the named ones of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.match.phrases import case_of
from depesche.model import AgreementFact, Sentence, Span, Word
from depesche.stages.facts.scene import Scene


def agreements(scene: Scene) -> Iterator[AgreementFact]:
    """One fact for each agreement told with a status or a party, or known by name."""
    seen: set[str] = set()
    for name, span in _named(scene):
        if name not in seen:
            seen.add(name)
            yield _known(scene, name, span)
    for sentence, word, _ in scene.words("agreement.noun"):
        status = scene.clause_value(sentence, word, "agreement.verb")
        if status is None or word.deprel not in ("obj", "nsubj", "nsubj:pass", "obl", "conj"):
            continue
        parties = scene.countries(sentence, scene.clause(sentence, word))
        if parties:
            yield AgreementFact(
                id=scene.fact_id("agreement", word.span, *parties),
                claim=scene.claim(word.span),
                spans=(scene.phrase(sentence, word),),
                parties=tuple(parties),
                subject=_subject(scene, sentence, word),
                status=status,
                date=scene.exact_day(sentence, word),
                by="facts:agreement",
            )


def _named(scene: Scene) -> Iterator[tuple[str, Span]]:
    """The instruments that the text calls by name, each with its first place."""
    for mention in scene.doc.mentions:
        for key in mention.keys:
            if key.startswith("instrument:"):
                yield key.removeprefix("instrument:"), mention.span


def _known(scene: Scene, name: str, span: Span) -> AgreementFact:
    row = scene.kb.instruments[name]
    sentence = scene.doc.sentence_at(span.start)
    told = [t for t in scene.doc.times if sentence and sentence.span.covers(t.span) and t.granularity == "year"]
    date = told[0].value if told else row.adopted
    return AgreementFact(
        id=scene.fact_id("agreement", name),
        claim=scene.claim(span),
        spans=(span,),
        name=row.name_en,
        short=row.short,
        date=date,
        from_kb=("name", "short") if told else ("name", "short", "date"),
        by="facts:agreement:kb",
    )


def _subject(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """What the agreement is about: the prepositional phrase that hangs on it, in the text's words."""
    for child in sentence.children(word.index):
        if child.deprel == "nmod" and case_of(sentence, child) is not None and not scene.countries(sentence, [child]):
            return scene.phrase(sentence, child).of(scene.doc.text)
    return None
