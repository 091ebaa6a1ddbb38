"""Does a person's name in German spelling lead to the right entity, to none, or to a wrong one?

usage: persons.py FACTS [--seeds N ...] [--count N] [--wrong] [--none]

FACTS is a folder with eu-sanctions.csv.gz (persons listed by the EU), leaders-reign-2021-03.csv (who led which
state) and nothing else that is used. Half of the names are drawn from the one, half from the other (leaders since
2000). Each is put into German: Russian, Ukrainian and Belarusian names from their Cyrillic form by the Duden
transcription, Arabic, Persian and other transcribed names from the English one by rule, all others as they stand.
Then each is set into four sentences, two without and two with an office, and each sentence is coded by itself.

right: the name is linked to the entity of the person. none: to no entity of the knowledge base. wrong: to any other
of its entities, whatever its kind. A person who is not in the knowledge base must come out as none. Who on the list
is in the knowledge base stands in persons_same.csv, judged by reading name, nationality and position.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from depesche.pipeline import Reader, reader

HERE = Path(__file__).resolve().parent
MAP = HERE.parent / "scripts/kb_leaders_map.csv"

# Duden, transcription of Russian; Ukrainian and Belarusian letters beside it.
CYRILLIC = dict(
    zip(
        "абвгґдезийклмнопрстуфцчшщъыьэюяіїєў",
        [*"abwggdesiiklmnoprstufz", "tsch", "sch", "schtsch", *"_y_e", "ju", "ja", "i", "ji", "je", "u"],
        strict=True,
    )
) | {"ё": "jo", "ж": "sch", "х": "ch", "’": "_", "'": "_"}
# English transcription -> German, for names that were written in Cyrillic, Arabic or Persian script.
ENGLISH = {
    "shch": "schtsch", "sh": "sch", "zh": "sch", "kh": "ch", "tch": "tsch", "ch": "tsch", "ts": "z", "oo": "u",
    "ou": "u", "ee": "i", "ya": "ja", "yu": "ju", "ye": "je", "yo": "jo", "yi": "ji", "j": "dsch", "v": "w", "z": "s",
}  # fmt: skip
PIECES = re.compile("|".join(ENGLISH))
TRANSCRIBED = re.compile(
    "RUS|UKR|BLR|KAZ|KGZ|TJK|TKM|UZB|AZE|ARM|GEO|MNG|BGR|IRN|IRQ|SYR|AFG|PAK|LBN|JOR|EGY|LBY|SAU|YEM|OMN|ARE|QAT|KWT|"
    "BHR|SDN|PSE"
)
PATRONYMIC = re.compile(r"(?i)(ov|ev|yev|iev)(ich|itch|ych|na)$|ichna$|(ович|евич|івич|ич|овна|евна|ична|івна)$")
PROGRAMMES = {
    "EU-IRN": "IRN", "EU-SYR": "SYR", "EU-AFG": "AFG", "EU-IRQ": "IRQ", "EU-LBY": "LBY", "EU-YEM": "YEM",
    "EU-UKR": "RUS", "EU-RUS": "RUS", "EU-RUSDA": "RUS", "EU-BLR": "BLR",
}  # fmt: skip
NATIONS = {
    "Russian": "russische", "Iranian": "iranische", "Belarus": "belarussische", "Afghan": "afghanische",
    "DPRK": "nordkoreanische", "Myanmar": "myanmarische", "Syria": "syrische", "Iraq": "irakische",
    "Tunis": "tunesische", "Ukrain": "ukrainische", "Venezuel": "venezolanische", "Nicaragua": "nicaraguanische",
    "Sudan": "sudanesische", "Liby": "libysche", "Haiti": "haitianische", "Congo": "kongolesische",
    "Egypt": "ägyptische", "Algeria": "algerische", "Somali": "somalische", "Yemen": "jemenitische",
}  # fmt: skip
# Words of the list's positions and reasons -> a German office (masculine, feminine).
OFFICES = {
    "judge": ("Richter", "Richterin"), "prosecutor": ("Staatsanwalt", "Staatsanwältin"),
    "general": ("General", "Generalin"), "colonel": ("Oberst", "Oberst"), "admiral": ("Admiral", "Admiral"),
    "minister": ("Minister", "Ministerin"), "governor": ("Gouverneur", "Gouverneurin"),
    "state duma": ("Abgeordnete", "Abgeordnete"), "federation council": ("Senator", "Senatorin"),
    "commander": ("Kommandeur", "Kommandeurin"), "business": ("Unternehmer", "Unternehmerin"),
    "journalist": ("Journalist", "Journalistin"), "mayor": ("Bürgermeister", "Bürgermeisterin"),
    "police": ("Polizist", "Polizistin"), "director": ("Direktor", "Direktorin"), "": ("Politiker", "Politikerin"),
}  # fmt: skip
HOME = {
    "EU-UKR": "russische", "EU-RUS": "russische", "EU-RUSDA": "russische", "EU-IRN": "iranische", "EU-SYR": "syrische",
    "EU-AFG": "afghanische", "EU-BLR": "belarussische",
}  # fmt: skip
ROLES = {"head of state": ("Präsident", "Präsidentin"), "head of government": ("Regierungschef", "Regierungschefin")}


@dataclass(frozen=True)
class Sample:
    """A name in German, the person it means (None: nobody in the knowledge base), and an office of his or hers."""

    name: str
    person: str | None
    office: str
    origin: str

    def sentences(self) -> tuple[str, ...]:
        """The name in four sentences, each read by itself."""
        article = "Die" if self.office.endswith("in") else "Der"
        return (
            f"Am Montag sprach {self.name} vor Journalisten.",
            f"{self.name} wies die Vorwürfe am Mittwoch zurück.",
            f"{article} {self.office} {self.name} sagte am Dienstag, die Gespräche gingen weiter.",
            f"Die Verhandlungen mit {self.name}, dem Vertreter der Regierung, wurden am Freitag fortgesetzt.",
        )


def transcribed(word: str) -> str:
    """A Cyrillic word in Duden transcription."""
    low = word.casefold()
    out = ""
    for i, c in enumerate(low):
        before, after = low[i - 1] if i else "", low[i + 1] if i + 1 < len(low) else ""
        if c == "е" and (not before or before in "аеёиоуыэюяьъіїє"):
            out += "je"
        elif c == "с" and before and after and before in "аеёиоуыэюяі" and after in "аеёиоуыэюяі":
            out += "ss"
        elif c == "ё" and before in ("ж", "ч", "ш", "щ"):
            out += "o"
        elif c == "й" and before in ("и", "ы"):
            out += ""
        else:
            out += CYRILLIC.get(c, c)
    return out.replace("_", "").title()


def germanised(name: str) -> str:
    """An English transcription as German newspapers would spell it."""
    words = []
    for word in name.split():
        low = PIECES.sub(lambda m: ENGLISH[m[0]], word.casefold())
        low = re.sub(r"(?<=[aeiou])y\b|ey\b", "j" if not low.endswith("ey") else "ej", low)
        low = re.sub(r"sky\b|skiy\b|skij\b", "ski", low)
        words.append("-".join(p if p in ("al", "el") else p[:1].upper() + p[1:] for p in low.split("-")))
    return " ".join(words)


def in_order(listed: str) -> str:
    """A listed name with the family name (in capitals) behind the others, patronymics and notes left out."""
    words = re.sub(r"\(.*?\)", "", listed).split()
    capitals = [w for w in words if len(w) > 1 and w.isupper()]
    if capitals and len(capitals) < len(words):
        words = [w for w in words if w not in capitals] + [w.title() for w in capitals]
    else:
        words = [w.title() if w.isupper() else w for w in words]
    kept = [w for w in words if not PATRONYMIC.search(w)]
    return " ".join(kept if len(kept) > 1 else words)


def german(row: dict[str, str]) -> str:
    """The name of a listed person in German spelling."""
    listed = in_order(row["name"])
    country = PROGRAMMES.get(row["programKey"])
    for alias in re.split(r"[;/]", row["alias"]):
        if re.search("[а-яА-Я]", alias) and len(alias.split()) >= 2:
            words = [w for w in alias.split() if not PATRONYMIC.search(w)]
            if len(words) >= 2:
                return " ".join(transcribed(w) for w in words)
    return germanised(listed) if TRANSCRIBED.fullmatch(country or "") else listed


def office_of(row: dict[str, str]) -> str:
    """A German office for a listed person, from the words of the list."""
    told = f"{row['position']} {row['reason']}".casefold()
    female = row["gender"].casefold() == "female"
    office = next(pair[female] for word, pair in OFFICES.items() if word in told)
    nation = next((g for e, g in NATIONS.items() if e in row["nationality"]), HOME.get(row["programKey"]))
    return f"{nation} {office}" if nation else office


def listed_persons(folder: Path) -> Iterator[Sample]:
    """The persons on the EU lists."""
    with (HERE / "persons_same.csv").open(encoding="utf-8") as file:
        same = {r["listed"]: r["person"] for r in csv.DictReader(line for line in file if not line.startswith("#"))}
    with gzip.open(folder / "eu-sanctions.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["schema"] == "Person" and len(row["name"].split()) > 1:
                person = same.get(row["name"])
                origin = f"{row['programKey']}: {row['name']}"
                yield Sample(german(row), person and f"person:{person}", office_of(row), origin)


def leaders(folder: Path, coder: Reader) -> Iterator[Sample]:
    """The leaders since 2000 that the map names, each once."""
    with MAP.open(encoding="utf-8") as file:
        mapped = {(m["state"], m["leader"].strip(), m["since"]): m for m in csv.DictReader(file)}
    raw = (folder / "leaders-reign-2021-03.csv").read_text(encoding="utf-8", errors="replace")
    seen: set[str] = set()
    for row in csv.DictReader(raw.splitlines()):
        place = mapped.get((row["stateabb"], row["leader"].strip(), f"{row['syear']}-{int(row['smonth']):02}"))
        if place is None or (row["eyear"] or "9999") < "2000" or place["person"] in seen:
            continue
        if place["office"] not in coder.kb.offices:  # an older knowledge base, measured for comparison
            continue
        seen.add(place["person"])
        known = coder.kb.entities[f"person:{place['person']}"]
        post = coder.kb.offices[place["office"]]
        state = coder.kb.entities[post.of]
        name = germanised(known.name) if TRANSCRIBED.fullmatch(known.country or "") else known.name
        pair = ROLES.get(post.role, ("Machthaber", "Machthaberin"))
        adjectives = (n for n in coder.kb.names if n.entity == state.id and n.kind == "adjective" and n.lang == "de")
        adjective = next((n.form for n in adjectives if n.form.islower()), "")
        office = f"{adjective}e {pair[known.gender == 'Fem']}" if adjective else pair[known.gender == "Fem"]
        yield Sample(name, known.id, office, f"{row['stateabb']}: {row['leader']}")


def verdict(coder: Reader, sentence: str, sample: Sample) -> tuple[str, str]:
    """How the name is read in one sentence, and as what."""
    record = coder.code(sentence, language="de")
    start = sentence.index(sample.name)
    end = start + len(sample.name)
    linked = [
        e
        for e in record.entities
        if e.id in coder.kb.entities and any(m.start < end and start < m.end for m in e.mentions)
    ]
    wrong = [e.id for e in linked if e.id != sample.person and not _only_title(e, start)]
    if wrong:
        return "wrong", " ".join(wrong)
    if any(e.id == sample.person for e in linked):
        return "right", sample.person or ""
    found = [f"{e.id} {e.country}" for e in record.entities if any(m.start < end and start < m.end for m in e.mentions)]
    return "none", " ".join(found)


def _only_title(entity: object, start: int) -> bool:
    return all(m.start < start and m.end <= start for m in entity.mentions)  # type: ignore[attr-defined]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--wrong", action="store_true", help="print every wrong reading")
    parser.add_argument("--none", action="store_true", help="print known persons who were not found")
    arguments = parser.parse_args()
    coder = reader()
    listed, led = list(listed_persons(arguments.facts)), list(leaders(arguments.facts, coder))
    for seed in arguments.seeds:
        drawn = random.Random(seed)
        samples = drawn.sample(listed, arguments.count // 2) + drawn.sample(led, arguments.count // 2)
        names: Counter[str] = Counter()
        readings: Counter[str] = Counter()
        known = 0
        for sample in samples:
            found = [verdict(coder, s, sample) for s in sample.sentences()]
            kinds = [kind for kind, _ in found]
            readings.update(kinds)
            names["wrong" if "wrong" in kinds else "right" if "right" in kinds else "none"] += 1
            known += sample.person is not None
            for (kind, what), sentence in zip(found, sample.sentences(), strict=True):
                if (kind == "wrong" and arguments.wrong) or (kind == "none" and arguments.none and sample.person):
                    print(f"  {kind}: {sentence} -> {what} ({sample.origin}; {sample.person})")
        print(f"seed {seed}: {len(samples)} names, {known} of them in the knowledge base: " + _shares(names))
        print(f"seed {seed}: {sum(readings.values())} readings: " + _shares(readings))


def _shares(counted: Counter[str]) -> str:
    total = sum(counted.values())
    return ", ".join(f"{k} {counted[k]} ({counted[k] / total:.1%})" for k in ("right", "none", "wrong"))


if __name__ == "__main__":
    main()
