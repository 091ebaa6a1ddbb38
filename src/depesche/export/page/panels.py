"""The records of an article as lists, each record linked to its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from depesche.export.page.article import SIGNS
from depesche.export.page.marks import Shown
from depesche.export.page.markup import Markup, el, escape, join
from depesche.export.voices import Voice, voices
from depesche.export.words import code_of, day_of, fact_fields, sorted_findings, value_words
from depesche.model import Claim, Entity, Event, Fact, Finding, Interval, Issue, Participant, Span, Time

MAX_WORDS = 96  # characters of an excerpt
MAX_LINKS = 12  # mentions linked one by one
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def panels(shown: Shown) -> Markup:
    """All panels of a section that have something to show, under a line of links to them."""
    record = shown.record
    parts: list[tuple[str, str, int, Markup]] = []
    for layer, title, items, draw in (
        ("e", "Events", record.events, event),
        ("c", "Who says so", record.claims, None),
        ("f", "Facts", record.facts, fact),
        ("v", "Findings", record.findings, finding),
        ("n", "Entities", record.entities, entity),
        ("t", "Times", record.times, time),
        ("i", "Open points", record.issues, issue),
    ):
        if items:
            drawn = _list(shown, layer, items, draw) if draw else claims(shown)
            parts.append((f"{shown.prefix}{layer}", title, len(items), drawn))
    links = [el("a", title, " ", el("b", str(count)), href=f"#{key}") for key, title, count, _ in parts]
    sections = [
        el("section", el("h3", title, " ", el("b", str(count))), drawn, id=key, class_="panel")
        for key, title, count, drawn in parts
    ]
    if not parts:
        sections = [el("p", "Nothing was found in this text.", class_="none")]
    return Markup(el("nav", *links, class_="layers", aria_label="Records") + join(sections))


def _list(shown: Shown, layer: str, items: Iterable[object], draw: Callable[..., Markup]) -> Markup:
    numbered = sorted_findings(shown.record.findings) if layer == "v" else enumerate(items)
    return el("ul", *(draw(shown, shown.key(layer, i), item, i) for i, item in numbered), class_=f"l-{layer}")


def event(shown: Shown, key: str, event: Event, index: int) -> Markup:
    """Who did what to whom, when, where, according to whom, and what the coding rests on."""
    head = el(
        "div", _at(shown, event.trigger, str(index + 1)), el("b", event.type, class_="type"),
        el("span", event.mode, class_="mode") if event.mode else None,
        *(el("span", aux, class_="aux") for aux in event.aux),
        el("time", day_of(event.date), class_="as-when", title=event.date.reason or None), class_="head",
    )  # fmt: skip
    who = _group(shown, event.actors, "actor")
    whom = el("span", el("span", "→", class_="to"), " ", _group(shown, event.recipients, "recipient"), class_="whom")
    return el(
        "li", head, el("div", who, " ", whom if event.recipients else None, class_="who"),
        _line(
            ("in ", el("bdi", event.place.name, class_="as-where")) if event.place else None,
            ("according to ", el("bdi", " › ".join(shown.names.attribution(event)))) if event.attribution else None,
            (_quote(shown, event.trigger),),
        ),
        el("div", " · ".join(_coding(event)), class_="small"), id=key, class_=f"rec q{event.quad}", data_k=key,
    )  # fmt: skip


def _coding(event: Event) -> Iterator[str]:
    if event.cameo:
        yield f"CAMEO {event.cameo}"
    yield f"score {event.score:+g}"
    yield f"confidence {event.confidence:.2f}"
    if event.contexts:
        yield ", ".join(event.contexts)
    if event.date.reason:
        yield f"when: {event.date.reason}"
    yield f"sentence {event.sentence}"
    if event.by:
        yield event.by


def _group(shown: Shown, group: tuple[Participant, ...], role: str) -> Markup:
    """The participants of a role; what is one phrase of the text stands once, with all its codes."""
    if not group:
        return el("span", "nobody named", class_="none")
    called: dict[str, list[Participant]] = {}
    for participant in group:
        called.setdefault(shown.names.participant(participant), []).append(participant)
    return join([_participant(shown, name, same, role) for name, same in called.items()], ", ")


def _participant(shown: Shown, name: str, same: list[Participant], role: str) -> Markup:
    entity = shown.entities.get(same[0].entity or "")
    words = el("bdi", name, class_=f"as-{role}")
    if entity is not None:
        words = el("a", words, href=f"#{shown.key('n', entity)}", title=" ".join(same[0].text.split()))
    codes = [_code(code) for code in dict.fromkeys(code_of(p) for p in same) if code]
    return join([words, join(codes, ",")])


def _code(code: str) -> Markup:
    return Markup(" " + el("code", code)) if code else escape("")


def claims(shown: Shown) -> Markup:
    """The tree of who says so: each voice once under the words that report it, and all it is made to say there."""
    below: dict[str | None, list[Markup]] = defaultdict(list)
    for voice in reversed(voices(shown.record, shown.names)):
        said = [
            el("li", _claim(shown, voice, claim), _branches(below[claim.id]), class_="say") for claim in voice.claims
        ]
        first, name = voice.claims[0], el("bdi", voice.called)
        below[voice.parent].append(
            el("li", el("div", _at(shown, first.source_span or first.span, name), class_="voice"), el("ul", *said))
        )
    return el("ul", *reversed(below[None]), class_="tree")


def _branches(drawn: list[Markup]) -> Markup | None:
    return el("ul", *reversed(drawn)) if drawn else None


def _claim(shown: Shown, voice: Voice, claim: Claim) -> Markup:
    key = shown.key("c", shown.claims[claim.id])
    source = claim.source_span.of(shown.text) if claim.source_span else ""
    told = _at(shown, claim.source_span, source) if claim.source_span and source != voice.name else None
    return el(
        "div", el("span", claim.manner, class_="mode"), " ", told,
        Markup(" to " + el("bdi", shown.names.of(claim.addressee))) if claim.addressee else None,
        Markup(" " + _quote(shown, claim.cue)) if claim.cue else None,
        el("div", el("bdi", excerpt(claim.span.of(shown.text))), class_="words") if claim.manner != "publisher" else None,  # noqa: E501
        class_="rec", id=key, data_k=key, title=claim.by or None,
    )  # fmt: skip


def fact(shown: Shown, key: str, fact: Fact, index: int) -> Markup:
    """A fact's kind and fields; a star marks what the knowledge base adds."""
    rows = []
    for name, value, added in fact_fields(fact):
        star = el("abbr", "*", title="from the knowledge base") if added else None
        rows.append(el("div", el("dt", name, star), el("dd", _value(shown, value))))
    return el(
        "li", el("div", el("b", fact.kind, class_="type"), class_="head"), el("dl", *rows),
        _line(_says(shown, fact.claim), *((_quote(shown, span),) for span in fact.spans)),
        el("div", fact.by, class_="small") if fact.by else None, id=key, class_="rec", data_k=key,
    )  # fmt: skip


def _says(shown: Shown, claim: str) -> tuple[str, Markup] | None:
    if claim not in shown.claims:
        return None
    index = shown.claims[claim]
    source = shown.names.source(shown.record.claims[index])
    return "according to ", el("a", el("bdi", source or "a source not told"), href=f"#{shown.key('c', index)}")


def _value(shown: Shown, value: object) -> Markup:
    if isinstance(value, tuple):
        return join([_value(shown, v) for v in value], ", ")
    if value is True:
        return escape("yes")
    entity = shown.entities.get(str(value))
    name = el("bdi", value_words(value, shown.names))
    return name if entity is None else el("a", name, href=f"#{shown.key('n', entity)}", title=str(value))


def finding(shown: Shown, key: str, finding: Finding, index: int) -> Markup:
    """The sign, what was checked, the reason in words, and the articles or rows it rests on."""
    sign = el("span", SIGNS[finding.verdict], class_="sign", aria_hidden="true")
    return el(
        "li", el("div", sign, el("b", finding.check, class_="type"), el("span", finding.verdict, class_="mode"), class_="head"),  # noqa: E501
        el("div", finding.message, class_="words"),
        _line(*((_quote(shown, span),) for span in finding.spans), *_facts_of(shown, finding)),
        el("div", "; ".join(finding.sources), class_="small") if finding.sources else None,
        id=key, class_=f"rec v-{finding.verdict}", data_k=key,
    )  # fmt: skip


def _facts_of(shown: Shown, finding: Finding) -> Iterator[tuple[Markup]]:
    for id in finding.facts:
        if id in shown.facts:
            index = shown.facts[id]
            yield (el("a", f"fact: {shown.record.facts[index].kind}", href=f"#{shown.key('f', index)}"),)


def entity(shown: Shown, key: str, entity: Entity, index: int) -> Markup:
    """Name, codes, office, id, and a link to each mention."""
    code = " ".join(filter(None, (entity.org or entity.country, entity.sector)))
    links = [_at(shown, span, str(n)) for n, span in enumerate(entity.mentions[:MAX_LINKS], 1)]
    more = f" +{len(entity.mentions) - MAX_LINKS}" if len(entity.mentions) > MAX_LINKS else None
    wikidata = entity.wikidata or ""
    known = el("a", wikidata, href=f"https://www.wikidata.org/wiki/{wikidata}", rel="noreferrer")
    return el(
        "li", el("bdi", entity.name, class_=f"name n-{entity.kind}"), _code(code),
        el("span", "former ", entity.office, class_="mode") if entity.former else el("span", entity.office, class_="mode"),  # noqa: E501
        el("span", *links, more, class_="links"),
        el("span", " ".join(filter(None, (entity.id, entity.by))), " ", known if _WIKIDATA.fullmatch(wikidata) else None,  # noqa: E501
           f" open between {', '.join(entity.candidates)}" if entity.candidates else None, class_="small"),
        id=key, class_="rec row", data_k=key,
    )  # fmt: skip


def time(shown: Shown, key: str, time: Time, index: int) -> Markup:
    """The words, the TIMEX3 value, and the days it may mean."""
    days = day_of(Interval(time.earliest, time.latest))
    return el(
        "li", _quote(shown, time.span), " ", el("code", time.value), " ", el("span", time.type, class_="mode"),
        el("span", days if days != time.value else "", class_="links"),
        el("span", " · ".join(filter(None, (time.mod, time.quant, time.freq, time.reason, time.by))), class_="small"),
        id=key, class_="rec row", data_k=key,
    )  # fmt: skip


def issue(shown: Shown, key: str, issue: Issue, index: int) -> Markup:
    """What stays open, and why."""
    where = Markup(" " + _quote(shown, issue.span)) if issue.span else None
    return el("li", el("code", issue.code), " ", el("bdi", issue.message), where, id=key, class_="rec row", data_k=key)


def excerpt(words: str) -> str:
    """Words on one line, cut in the middle where they are long."""
    words = " ".join(words[: 50 * MAX_WORDS].split())
    if len(words) <= MAX_WORDS:
        return words
    begin, end = words[: MAX_WORDS * 2 // 3], words[-MAX_WORDS // 3 :]
    return f"{begin.rpartition(' ')[0] or begin} … {end.partition(' ')[2] or end}"


def _at(shown: Shown, span: Span, label: str) -> Markup:
    return el("a", label, href=f"#{shown.anchor(span)}", class_="at", title=excerpt(span.of(shown.text)))


def _quote(shown: Shown, span: Span) -> Markup:
    return el("a", el("q", el("bdi", excerpt(span.of(shown.text)))), href=f"#{shown.anchor(span)}", class_="at")


def _line(*parts: tuple[str, ...] | None) -> Markup:
    return el("div", join([el("span", *part) for part in parts if part], " · "), class_="line")
