"""Who does and who undergoes what a verb says.

Active and passive, participles, control, coordination and relative clauses after the UD guidelines (v2): `nsubj` is
the deep object under a passive auxiliary; a participle that modifies a noun has that noun as deep object (transitive)
or subject; the subject of an infinitive is that of the governing verb, or its object after verbs of object control.
"""

from __future__ import annotations

from depesche.match import declension
from depesche.match.tree import Tree
from depesche.model import Word

_DEPTH = 6  # clauses that a subject is looked for upwards; deeper chains do not occur in prose


def is_participle(tree: Tree, index: int) -> bool:
    """Whether the word is a past participle by its features, or at least no dictionary form."""
    word = tree.words[index]
    form = word.feat("VerbForm")
    if form in ("Inf", "Fin", "Ger") or word.feat("Tense") == "Pres" or word.feat("Mood"):
        return False
    return form == "Part" or word.form.casefold() != word.lemma.casefold()


def is_passive(tree: Tree, index: int, depth: int = 0) -> bool:
    """Whether the verb at `index` stands in the passive (a bare participle without object counts as one)."""
    grammar = tree.grammar
    if let(tree, index) is not None:
        return True
    auxiliaries = tree.related(index, "aux", "aux:pass", "cop")
    if not auxiliaries and tree.words[index].feat("Voice") == "Pass" and tree.words[index].feat("VerbForm") == "Fin":
        return not has_object(tree, index)  # a headline's participle ("Two diplomats expelled")
    lemmas = {tree.words[k].lemma.casefold() for k in auxiliaries}
    if any(tree.words[k].deprel == "aux:pass" for k in auxiliaries):
        return True
    if lemmas & grammar.passive:
        forms = {
            tree.words[k].form.casefold() for k in auxiliaries if tree.words[k].lemma.casefold() in grammar.passive
        }
        return is_participle(tree, index) or not forms <= grammar.not_passive
    if not is_participle(tree, index):
        return not auxiliaries and _may_be_participle(tree, index)
    if not auxiliaries and shares_passive(tree, index, depth):
        return True
    if not auxiliaries and _is_preterite(tree, index):
        return False
    if has_object(tree, index):
        return False
    if lemmas & grammar.stative:
        return not tree.lemma(index).endswith(grammar.moving)
    if auxiliaries or _is_statement(tree, index):
        return False
    return _bare_passive(tree, index, depth)


def _is_statement(tree: Tree, index: int) -> bool:
    """Whether what was taken for a bare participle is the present tense of a sentence: the two forms are one where the
    verb has no prefix "ge-", and a headline has neither article nor full stop ("Die Kriminalpolizei ermittelt.")."""
    word = tree.words[index]
    if (
        not tree.grammar.dative_articles
        or word.deprel != "root"
        or not word.form.casefold().endswith(tree.grammar.third_person)
    ):
        return False
    subject = [k for k in tree.related(index, "nsubj") if k < index and _number(tree, k) in (None, "Sing")]
    articles = [k for s in subject for k in tree.related(s, "det") if tree.words[k].feat("Definite") == "Def"]
    first = [k for k in tree.kids[index] if k < index]
    present = word.form.casefold() in {_stem(tree, index) + ending for ending in tree.grammar.third_person}
    return bool(articles) and first == subject and present and tree.words[-1].form == "."


def _stem(tree: Tree, index: int) -> str:
    """A verb's lemma without the ending of the infinitive, whose letters go one after the other."""
    stem = tree.lemma(index)
    for letter in tree.grammar.infinitive_endings:
        stem = stem.removesuffix(letter)
    return stem


def _is_preterite(tree: Tree, index: int) -> bool:
    """Whether what was taken for a participle is the verb of a main clause with a clause for its object, in a language
    whose two forms are one ("Iran, which ..., agreed to allow it"); "ordered to leave" is left open."""
    if tree.grammar.dative_articles or tree.words[index].deprel not in ("root", "ccomp", "parataxis"):
        return False
    content = tree.related(index, "xcomp", "ccomp")
    return bool(content and _own_subjects(tree, index)) and tree.lemma(index) not in tree.grammar.object_control


def let(tree: Tree, index: int) -> int | None:
    """The reflexive verb of letting above an infinitive, or of feeling above a participle, whose subject undergoes what
    that says ("lässt sich von der Partei feiern", "musste sich Betrug vorwerfen lassen", "fühlt sich von der Miliz
    bedroht"); None where there is none."""
    head = tree.head(index)
    word = tree.words[index]
    if head is None or word.deprel not in ("xcomp", "advmod", "advcl"):
        return None
    verb = tree.lemma(head)
    feels = verb in tree.grammar.feeling and word.form.casefold() in tree.grammar.participles
    if not feels and (word.deprel != "xcomp" or verb not in tree.grammar.letting):
        return None
    beside = [*tree.related(index, "obj", "iobj", "obl", "expl"), *tree.related(head, "obj", "iobj", "obl", "expl")]
    return head if any(tree.words[k].feat("Reflex") == "Yes" for k in beside) else None


def shares_passive(tree: Tree, index: int, depth: int = 0) -> bool:
    """Whether a participle without auxiliary is coordinated with one whose passive auxiliary it shares, so that what
    was taken for its object is its subject ("wurden zwei Männer getötet und vier Frauen verletzt")."""
    head = tree.head(index)
    if tree.words[index].deprel != "conj" or head is None or depth >= _DEPTH or not is_participle(tree, head):
        return False
    lemmas = {tree.words[k].lemma.casefold() for k in tree.related(head, "aux", "aux:pass")}
    return bool(lemmas & tree.grammar.passive) and not _own_subjects(tree, index) and is_passive(tree, head, depth + 1)


def _may_be_participle(tree: Tree, index: int) -> bool:
    """Whether what was taken for a preterite without object is the participle of a headline ("Zwei Männer
    erschossen"): both forms are one, and the verb is one of those that take an object."""
    word = tree.words[index]
    if word.upos != "VERB" or word.deprel != "root":
        return False
    if _ends_headline(tree, index):
        return True
    if word.feat("Tense") != "Past" or word.feat("Number") != "Plur":
        return False
    rest = tree.related(index, "obj", "iobj", "ccomp", "xcomp", "expl", "compound:prt", "mark", "csubj")
    form = word.form.casefold()
    return not rest and form in tree.grammar.participles and form.endswith(tree.grammar.strong_endings)


def _ends_headline(tree: Tree, index: int) -> bool:
    """Whether what was taken for a finite verb stands where a main clause has none: behind all else, two phrases before
    it ("Merkel von Opposition scharf kritisiert")."""
    form = tree.words[index].form.casefold()
    if not tree.grammar.dative_articles or form not in tree.grammar.participles or form in tree.grammar.verbs:
        return False
    kids = [k for k in tree.kids[index] if tree.words[k].upos != "PUNCT"]
    alone = not tree.related(index, "obj", "iobj", "ccomp", "xcomp", "expl", "mark", "aux", "aux:pass", "csubj", "cc")
    return alone and len(kids) > 1 and all(k < index for k in kids)


def _bare_passive(tree: Tree, index: int, depth: int) -> bool:
    """A participle without auxiliary: passive, unless it shares the auxiliary of an active one before it."""
    word = tree.words[index]
    head = tree.head(index)
    if word.deprel == "conj" and head is not None and depth < _DEPTH and tree.words[head].upos in ("VERB", "ADJ"):
        return is_passive(tree, head, depth + 1) or not is_participle(tree, head)
    return word.upos == "VERB"


def has_object(tree: Tree, index: int) -> bool:
    """Whether the verb has a direct object of its own."""
    return bool(objects(tree, index))


def objects(tree: Tree, index: int) -> list[int]:
    """The direct objects of the verb, reflexive pronouns left out; else accusatives that were taken for adverbials."""
    subject = _own_subjects(tree, index)
    labelled = _labelled_objects(tree, index)
    own = [k for k in labelled if k not in subject]
    swapped = any(k in labelled for k in subject) or (bool(subject) and not labelled)
    for k in (n for n in tree.related(index, "nsubj") if not is_heading(tree, n)):
        case = declension.told(tree, k)
        lost = case is None and (swapped or _is_of_another_number(tree, index, k))
        if case == "Acc" or (lost and k not in subject):
            own.append(k)
    given = set(_given_to(tree, index)) if len(own) > 1 else set()
    own = [k for k in own if k not in given]
    bare = [k for k in _bare(tree, index, "Acc") if tree.lemma(k) not in tree.grammar.times]
    return (
        sorted(own)
        or bare
        or _lone_indirect(tree, index)
        or _shared_objects(tree, index)
        or _behind_times(tree, index)
        or _behind_subject(tree, index)
    )


def _lone_indirect(tree: Tree, index: int) -> list[int]:
    """The only object of a verb that was taken for its indirect one, in a language without cases to tell ("thanked the
    Marines")."""
    if tree.grammar.dative_articles or tree.related(index, "obj", "ccomp", "xcomp"):
        return []
    return [k for k in tree.related(index, "iobj") if not tree.cases[k]]


def _behind_subject(tree: Tree, index: int) -> list[int]:
    """The state that the parser joined to the person before it, who is the subject behind the verb and is not called
    so ("besuchte der vietnamesische Staatschef Deutschland")."""
    if not tree.grammar.dative_articles or tree.words[index].feat("VerbForm") == "Part":
        return []
    persons = [k for k in tree.related(index, "nsubj") if k > index and tree.kinds.get(k) in ("person", "office")]
    joined = [c for k in persons for c in tree.related(k, "appos", "flat") if c > k and not tree.cases[c]]
    return [c for c in joined if tree.kinds.get(c) == "country" and tree.words[c - 1].form != ","]


def _behind_times(tree: Tree, index: int) -> list[int]:
    """The object that the parser hung on a time before it ("besucht im September Großbritannien")."""
    if not tree.grammar.dative_articles or tree.words[index].feat("VerbForm") == "Part":
        return []
    times = [k for k in tree.related(index, "obl") if tree.is_time(k) and tree.cases[k]]
    hung = [c for k in times for c in tree.related(k, "nmod", "appos", "flat") if c > k and not tree.cases[c]]
    return [c for c in hung if tree.is_somebody(c) and not tree.is_time(c) and tree.words[c].feat("Case") != "Gen"]


def _shared_objects(tree: Tree, index: int) -> list[int]:
    """The object behind two verbs that is hung on the first alone ("abducted and killed dozens")."""
    head = tree.head(index)
    joined = tree.words[index].deprel == "conj" and head is not None and head == index - 2
    if not joined or head is None or tree.kids[index] != tuple(tree.related(index, "cc")):
        return []
    return [k for k in _labelled_objects(tree, head) if k > index]


def _labelled_objects(tree: Tree, index: int) -> list[int]:
    """What hangs on the verb as its object, but for reflexive pronouns and phrases with an adposition."""
    own = [k for k in tree.related(index, "obj") if tree.words[k].feat("Reflex") != "Yes"]
    own = [k for k in own if declension.told(tree, k) != "Dat"]
    return [k for k in own if not tree.cases[k] or _is_estimated(tree, k)]


def _is_estimated(tree: Tree, index: int) -> bool:
    """Whether what looks like the noun's adposition estimates its number ("über 1400 Menschen", "bis zu 20 Tote")."""
    numbers = tree.related(index, "nummod")
    return any(tree.words[n - 1].deprel in ("case", "advmod") for n in numbers if n > 0)


def datives(tree: Tree, index: int) -> list[int]:
    """The indirect objects of the verb, also where they are annotated as `obl` (German treebanks)."""
    found = [*tree.related(index, "iobj"), *_bare(tree, index, "Dat")]
    found += [k for k in tree.related(index, "nsubj", "obj") if declension.told(tree, k) == "Dat"]
    letting = let(tree, index) if _labelled_objects(tree, index) else None
    found += subjects(tree, letting) if letting is not None else []
    found += _given_to(tree, index) if not found else []
    found += _second_subjects(tree, index) if _labelled_objects(tree, index) or tree.related(index, "ccomp") else []
    found += _names_beside(tree, index)
    return sorted({antecedent(tree, k) for k in found if tree.words[k].feat("Reflex") != "Yes"})


def _given_to(tree: Tree, index: int) -> list[int]:
    """Whom the parser took for a further object of a verb of giving beside the thing given ("haben Pakistan Hilfe
    zugesagt"), for a part of that ("sicherte Hollande Hilfe zu"), for the genitive of a name before it ("drohte Ankara
    der Regierung"), where no article tells, or for a genitive of the verb ("drohen der Deutschen Bahn"): feminine
    nouns have one form for both."""
    if tree.lemma(index) not in tree.grammar.giving:
        return []
    feminine = [k for k in _bare(tree, index, "Gen") if tree.is_somebody(k) and _has_feminine_article(tree, k)]
    if feminine:
        return feminine
    objects = _labelled_objects(tree, index)
    named = [k for k in objects if tree.is_somebody(k) and declension.told(tree, k) is None]
    if len(objects) == 2 and len(named) == 1 and tree.words[named[0]].upos == "PROPN":
        return named
    before = [k for o in objects for k in tree.related(o, "nmod") if k == o - 1 and _is_bare_name(tree, k)]
    if len(objects) == 1 and before and not tree.related(objects[0], "det"):
        return before
    names = [k for k in _own_subjects(tree, index) if tree.words[k].upos == "PROPN" and not tree.related(k, "det")]
    below = [g for k in names for g in tree.related(k, "nmod") if g > k > index and not tree.cases[g]]
    return [g for g in below if tree.is_somebody(g) and tree.related(g, "det")]


def _is_bare_name(tree: Tree, index: int) -> bool:
    """Whether a word is a name of somebody without article and adposition that is no genitive."""
    word = tree.words[index]
    bare = word.upos == "PROPN" and not tree.cases[index] and not tree.related(index, "det")
    return bare and tree.is_somebody(index) and word.feat("Case") != "Gen"


def _has_feminine_article(tree: Tree, index: int) -> bool:
    return any(tree.words[k].form.casefold() in tree.grammar.feminine_articles for k in tree.related(index, "det"))


def _names_beside(tree: Tree, index: int) -> list[int]:
    """Names without article beside an object, whose case nothing tells ("hat Mosambik Hilfsgelder überwiesen")."""
    if not tree.grammar.dative_articles or not _labelled_objects(tree, index):
        return []
    bare = [k for k in tree.related(index, "obl", "obl:arg") if not tree.cases[k] and tree.words[k].upos == "PROPN"]
    return [k for k in bare if tree.is_somebody(k) and not tree.related(k, "det")]


def _second_subjects(tree: Tree, index: int) -> list[int]:
    """What the parser took for a further subject: beside an object it is the indirect one."""
    subject = _own_subjects(tree, index)
    others = [k for k in tree.related(index, "nsubj") if k not in subject and tree.is_somebody(k)]
    others = [k for k in others if not is_heading(tree, k)]
    return [k for k in others if subject and declension.told(tree, k) is None]


def _bare(tree: Tree, index: int, case: str) -> list[int]:
    """The adverbials of the verb that are noun phrases in a case, without adposition."""
    found = [
        k
        for k in tree.related(index, "obl", "obl:arg")
        if not tree.cases[k] and case in (tree.words[k].feat("Case"), declension.told(tree, k))
    ]
    return [k for k in found if tree.words[k].upos in ("NOUN", "PROPN", "PRON")]


def subjects(tree: Tree, index: int, depth: int = 0) -> list[int]:
    """The surface subject of the verb at `index`, or the word that stands for it."""
    own = _own_subjects(tree, index)
    if own and all(tree.lemma(k) in tree.grammar.generic for k in own):
        speech = above(tree, index)
        return [a for k in speech for a in agents(tree, k, depth + 1)] if depth <= _DEPTH and speech else own
    if own:
        return [antecedent(tree, k) for k in own if tree.words[k].deprel != "csubj"]
    head = tree.head(index)
    word = tree.words[index]
    if head is None or depth > _DEPTH:
        return []
    if word.deprel in ("amod", "acl", "acl:relcl") and not _is_infinitive(tree, index):
        return _said_to_be(tree, head) or [head]
    if word.deprel == "conj" and tree.words[head].upos in ("VERB", "AUX", "ADJ"):
        return subjects(tree, head, depth + 1)
    if word.deprel in ("xcomp", "advcl", "ccomp", "acl") and (word.deprel == "xcomp" or _is_infinitive(tree, index)):
        return _controller(tree, index, head, depth)
    return _controller(tree, index, head, depth) if word.deprel == "advcl" and _is_converb(tree, index) else []


def _own_subjects(tree: Tree, index: int) -> list[int]:
    """The subjects that hang on the verb. A finite main clause has one: where the article rules out what the parser
    took for it, or there is none, the object stands for it ("Den Plan lehnt die Opposition ab")."""
    labelled = tree.related(index, "nsubj", "nsubj:pass", "csubj")
    labelled = [k for k in labelled if not tree.cases[k] & tree.grammar.predicative]  # "als Leiter der Delegation"
    labelled = [k for k in labelled if not is_heading(tree, k)] or labelled
    own = [k for k in labelled if declension.told(tree, k) is None and not _is_of_another_number(tree, index, k)]
    if len(own) == 1 and (other := _agreeing(tree, index, own[0])) is not None:
        return [other]
    if len(own) == 1 and (other := _speaker_behind(tree, index, own[0])) is not None:
        return [other]
    if not labelled and (nominative := _nominative(tree, index)):
        return nominative
    if len(own) == 2 and tree.grammar.dative_articles and not _has_passive(tree, index):
        return _only_subject(tree, index, own)
    if own or not (labelled or _is_main_clause(tree, index)) or not tree.grammar.dative_articles:
        return own
    objects = _labelled_objects(tree, index)
    able = [k for k in objects if declension.may_be_subject(tree, k)]
    named = [k for k in able if tree.is_somebody(k)] if len(objects) == 2 else able
    return able if len(objects) == 1 else named if len(named) == 1 else []


def is_heading(tree: Tree, index: int) -> bool:
    """Whether a colon stands behind the word, as behind the topic of a headline ("Türkei: Offiziere verhaftet")."""
    return index + 1 < len(tree.words) and tree.words[index + 1].form == ":"


def _speaker_behind(tree: Tree, index: int, subject: int) -> int | None:
    """Who says what the verb tells where the parser took for its subject what is spoken of, for that stands first and
    no article tells ("Die Entscheidung kritisierte die Opposition", "Das Angebot lehnt die Regierung ab")."""
    if tree.lemma(index) not in tree.grammar.spoken or declension.is_nominative(tree, subject):
        return None
    verb = next(iter(_finite(tree, index)), None)
    noun = tree.words[subject]
    is_deed = noun.upos == "NOUN" and tree.lemma(subject).endswith(tree.grammar.deeds or ("\0",))
    if verb is None or not subject < verb.index or not is_deed or tree.related(index, "mark"):
        return None
    numbers = (None, verb.feat("Number"))
    behind = [k for k in tree.related(index, "obj", "obl", "iobj") if k > verb.index and tree.is_somebody(k)]
    others = [k for k in behind if declension.may_be_subject(tree, k) and _number(tree, k) in numbers]
    return others[0] if len(others) == 1 else None


def _nominative(tree: Tree, index: int) -> list[int]:
    """What can be nothing but a nominative and was taken for an adverbial of a finite verb without subject."""
    if not _finite(tree, index):
        return []
    bare = [k for k in tree.related(index, "obl") if not tree.cases[k] and tree.words[k].feat("Case") == "Nom"]
    return [k for k in bare if declension.is_nominative(tree, k) and tree.is_somebody(k)][:1]


def _is_of_another_number(tree: Tree, index: int, subject: int) -> bool:
    """Whether a verb in the plural that is coordinated with one before it cannot have the singular that the parser took
    for its subject: it shares the subject before ("sprachen von einem Dammbruch und forderten die Regierung auf")."""
    word = tree.words[index]
    if word.deprel != "conj" or word.feat("Number") != "Plur" or not tree.grammar.dative_articles:
        return False
    definite = any(tree.words[k].feat("Definite") == "Def" for k in tree.related(subject, "det"))
    return definite and _number(tree, subject) == "Sing"  # "eine Reihe von Staaten haben" is said, too


def _only_subject(tree: Tree, index: int, found: list[int]) -> list[int]:
    """Which of several that the parser took for subjects is the verb's: the one that a nominative article or the
    verb's number tells, else the first that is somebody."""
    verb = next(iter(_finite(tree, index)), None)
    number = verb.feat("Number") if verb is not None else None
    agreeing = [k for k in found if _number(tree, k) in (None, number)] if number else found
    certain = [k for k in agreeing if declension.is_nominative(tree, k)]
    first = [k for k in agreeing[:1] if tree.words[k].feat("PronType") == "Prs"]  # "in dem sie die SPD lobt"
    named = [k for k in agreeing if tree.is_somebody(k)]
    known = [k for k in agreeing if k in tree.kinds]  # "was diese ablehnte"
    return (certain or first or named or known or agreeing or found)[:1]


def _agreeing(tree: Tree, index: int, subject: int) -> int | None:
    """The object that the verb agrees with in number, where it does not with what the parser took for its subject
    ("Drohungen hat Nordkorea ausgesprochen")."""
    objects = [k for k in _labelled_objects(tree, index) if declension.may_be_subject(tree, k)]
    verb = next(iter(_finite(tree, index)), None)
    if verb is None or len(objects) != 1 or not tree.grammar.dative_articles:
        return None
    number = verb.feat("Number")
    wrong = _number(tree, subject) if tree.words[subject].upos == "NOUN" else None  # "USA", "Taliban" are plurals, too
    right = "Plur" if tree.related(objects[0], "conj") else _number(tree, objects[0])
    return objects[0] if number and wrong and wrong != number == right else None


def _finite(tree: Tree, index: int) -> list[Word]:
    words = [tree.words[index], *(tree.words[k] for k in tree.related(index, "aux", "cop"))]
    return [w for w in words if w.feat("VerbForm") == "Fin"]


def _number(tree: Tree, index: int) -> str | None:
    """The number of a noun phrase; a coordination and a name tell none for certain."""
    word = tree.words[index]
    if word.upos != "NOUN" and not (word.upos == "PROPN" and word.feat("Number") == "Sing"):
        return None
    return word.feat("Number") if not tree.related(index, "conj") else None


def _has_passive(tree: Tree, index: int) -> bool:
    """Whether an auxiliary of the passive hangs on the verb, or it may be a bare participle."""
    auxiliaries = tree.related(index, "aux", "aux:pass", "cop")
    return not _finite(tree, index) or any(
        tree.words[k].deprel == "aux:pass" or tree.words[k].lemma.casefold() in tree.grammar.passive
        for k in auxiliaries
    )


def _is_main_clause(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    if word.deprel not in ("root", "parataxis") or word.upos != "VERB" or tree.related(index, "mark"):
        return False
    finite = _finite(tree, index)
    passive = {tree.words[k].lemma.casefold() for k in tree.related(index, "aux", "cop")} & tree.grammar.passive
    return any(w.feat("Mood") != "Imp" for w in finite) and not passive and not tree.related(index, "aux:pass", "expl")


def _controller(tree: Tree, index: int, head: int, depth: int) -> list[int]:
    if tree.words[head].upos in ("NOUN", "PROPN"):
        owners = _possessors(tree, head)
        if owners:
            return owners
        governor = tree.head(head)
        above = subjects(tree, governor, depth + 1) if governor is not None else []
        if above not in ([], [head]):
            return above
        return [k for k in tree.related(head, "det") if tree.words[k].feat("Poss") == "Yes"] or above
    if let(tree, index) is not None:
        return subjects(tree, head, depth + 1)
    if _object_controls(tree, index, head):
        addressed = datives(tree, head) or objects(tree, head)
        if addressed:
            return [antecedent(tree, k) for k in addressed]
        ordered = tree.lemma(head) in tree.grammar.letting  # "ließ das Büro durchsuchen"
        return subjects(tree, head, depth + 1) if ordered or is_passive(tree, head) else []
    return agents(tree, head, depth + 1)


def _said_to_be(tree: Tree, index: int) -> list[int]:
    """Who is said to be one of those that a pronoun means ("he was among those calling for it")."""
    if tree.words[index].upos != "PRON" or not tree.related(index, "cop"):
        return []
    return tree.related(index, "nsubj")


def _possessors(tree: Tree, index: int) -> list[int]:
    """Whose a noun is by a possessive before it, who is the subject of its infinitive ("the army's plan to attack")."""
    marked = [k for k in tree.related(index, "nmod") if tree.cases[k] & tree.grammar.possessive]
    return marked or [k for k in tree.related(index, "nmod") if tree.words[k].feat("Poss") == "Yes"]


def _object_controls(tree: Tree, index: int, head: int) -> bool:
    """Whether the object of the verb above is the subject: of an infinitive by the verb, of a participle by what
    introduces it ("thanked the king for hosting", but "attacked the town before leaving")."""
    if tree.words[index].deprel != "advcl":
        return tree.lemma(head) in tree.grammar.object_control
    marks = {tree.words[k].form.casefold() for k in tree.related(index, "mark", "case")}
    return bool(marks & tree.grammar.object_marks)


def _is_converb(tree: Tree, index: int) -> bool:
    """Whether the verb is a participle or gerund of the present, whose subject is that of the clause it depends on."""
    word = tree.words[index]
    return word.feat("VerbForm") == "Ger" or (word.feat("VerbForm") == "Part" and word.feat("Tense") == "Pres")


def _is_infinitive(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    if word.feat("VerbForm") == "Inf":
        return True
    return any(tree.words[k].upos == "PART" and tree.words[k].deprel == "mark" for k in tree.kids[index])


def antecedent(tree: Tree, index: int) -> int:
    """The word a relative pronoun stands for; the word itself where it is none.

    A relative clause that stands behind its sentence hangs on a verb ("wurde eine Person festgenommen, die ..."):
    there the nearest noun before it that agrees with the pronoun is meant.
    """
    word = tree.words[index]
    if word.upos not in ("PRON", "DET", "SCONJ") or word.feat("PronType") not in _RELATIVE:
        return index
    for up in tree.sentence.ancestors(index):
        if up.deprel in ("acl", "acl:relcl") and up.head >= 0:
            head = tree.words[up.head]
            misplaced = head.upos in ("VERB", "AUX", "ADV") or (head.upos == "NOUN" and not _agree(word, head))
            other = _before(tree, index) if misplaced else index
            return up.head if other == index and head.upos not in ("VERB", "AUX", "ADV") else other
        if up.deprel in ("ccomp", "parataxis", "advcl", "conj") and 0 <= up.head < index < up.index:
            return _before(tree, index) if _opens_relative(tree, index) else index
    return index


def _opens_relative(tree: Tree, index: int) -> bool:
    """Whether the pronoun stands behind a comma and its verb not behind it, as in a relative clause."""
    first = index - 1 if tree.words[index - 1].upos == "ADP" else index
    after = tree.words[index + 1] if index + 1 < len(tree.words) else None
    return first > 0 and tree.words[first - 1].form == "," and after is not None and after.feat("VerbForm") != "Fin"


_RELATIVE = ("Rel", "Dem,Rel", "Int,Rel", "Rel,Int")


def _before(tree: Tree, pronoun: int) -> int:
    """The nearest noun before a relative clause that agrees with its pronoun; the pronoun where there is none."""
    relative = tree.words[pronoun]
    for word in reversed(tree.words[:pronoun]):
        if word.upos not in ("NOUN", "PROPN") or word.deprel in ("compound", "flat"):
            continue
        if _agree(relative, word) and not tree.is_time(word.index):
            return word.index
    return pronoun


def _agree(relative: Word, noun: Word) -> bool:
    """No contradiction in number and, in the singular, gender."""
    features = ("Number",) if relative.feat("Number") == "Plur" else ("Number", "Gender")
    return all(relative.feat(f) in (None, noun.feat(f)) or noun.feat(f) is None for f in features)


def agents(tree: Tree, index: int, depth: int = 0) -> list[int]:
    """Who does what the verb says: its subject, in the passive the phrase of agent."""
    if is_passive(tree, index) or _modifies(tree, index):
        return _passive_agents(tree, index)
    return subjects(tree, index, depth)


def _is_agent(tree: Tree, index: int) -> bool:
    """Whether the noun rather names who acts than whose something is ("der Sprecher von Oxfam")."""
    return tree.words[index].upos == "NOUN" and tree.can_act(index)


def _passive_agents(tree: Tree, index: int, depth: int = 0) -> list[int]:
    """The phrases with "von" or "durch" of a passive: its own, else the one that the parser hung on a phrase before the
    verb ("wurden die Demonstranten von Männern angegriffen"), else that of the participle it is coordinated with."""
    letting = let(tree, index)
    own = [k for v in (index, letting) if v is not None for k in tree.related(v, "obl", "obl:agent", "nmod")]
    own = [k for k in own if tree.cases[k] & tree.grammar.agent]
    own = own or _hyphenated(tree, index) or _of_predicative(tree, index)
    if own:
        return own
    below = _agents_below(tree, index)
    if below:
        return below
    head = tree.head(index)
    shares = tree.words[index].deprel == "conj" and head is not None and depth < _DEPTH and is_passive(tree, head)
    if not shares or head is None or tree.related(index, "nsubj", "nsubj:pass", "aux", "aux:pass"):
        return []
    return [k for k in _passive_agents(tree, head, depth + 1) if k < index]


def _agents_below(tree: Tree, index: int) -> list[int]:
    """The agents that the parser hung on a phrase before the verb, or behind a participle that stands before its
    auxiliary ("Unterstützt wird der Plan von der SPD"), or on that phrase's genitive."""
    fronted = any(index < k for k in tree.related(index, "aux", "aux:pass"))
    inside = [k for k in tree.kids[index] if k < index or fronted]
    phrases = [k for k in inside if tree.words[k].deprel in ("nsubj", "obj")]
    others = [k for k in inside if tree.words[k].deprel in ("nsubj:pass", "obl")]
    others = [k for k in others if tree.names(k) or not tree.cases[k] & tree.grammar.hearsay]  # "nach Angaben von"
    phrases += [k for k in others if tree.names(k) or index - 1 in tree.kids[k]]
    phrases += [g for b in phrases for g in tree.related(b, "nmod") if not tree.cases[g]]
    below = [k for b in phrases for k in tree.marked(b, tree.grammar.agent) if b < k and (k < index or fronted)]
    return sorted(k for k in below if _is_agent(tree, k) or (fronted and tree.is_somebody(k)))


def _of_predicative(tree: Tree, index: int) -> list[int]:
    """The agent that the parser hung on what the verb says of its subject ("were held captive by the rebels", "wurde
    vom IS gefangen genommen")."""
    predicatives = [k for k in tree.related(index, "xcomp") if k > index and tree.words[k].upos in ("ADJ", "NOUN")]
    predicatives += [k for k in tree.related(index, "xcomp") if k == index - 1 and is_participle(tree, k)]
    return [a for k in predicatives for a in tree.marked(k, tree.grammar.agent)]


def _hyphenated(tree: Tree, index: int) -> list[int]:
    """The agent before the hyphen of a participle that the analyser has split ("US", "-", "backed rebels")."""
    parts = [k for k in tree.related(index, "compound", "obl", "nmod") if k == index - 2]
    return [k for k in parts if tree.words[k + 1].form in ("-", "–") and tree.is_somebody(k)]


def patients(tree: Tree, index: int) -> list[int]:
    """Who undergoes what the verb says: its object, in the passive its subject."""
    if is_passive(tree, index) or _modifies(tree, index):
        mistaken = [] if _own_subjects(tree, index) else _labelled_objects(tree, index) or _strays(tree, index)
        return [antecedent(tree, k) for k in mistaken] or subjects(tree, index)
    return [antecedent(tree, k) for k in objects(tree, index) or _objects_before(tree, index)]


def _objects_before(tree: Tree, index: int) -> list[int]:
    """The objects of the verb that a last verb is coordinated with, where they stand before both ("haben das Büro
    durchsucht und verwüstet", "die Fahrzeuge überfielen und in Brand steckten")."""
    head = tree.head(index)
    if tree.words[index].deprel != "conj" or head is None or not tree.grammar.dative_articles:
        return []
    own = tree.related(index, "nsubj", "csubj", "obj", "iobj", "xcomp", "ccomp", "compound:prt")
    last = all(k < index for k in tree.related(index, "obl", "advmod"))
    if own or not last or tree.words[head].upos != "VERB" or is_passive(tree, head):
        return []
    return [k for k in objects(tree, head) if k < head]


def _strays(tree: Tree, index: int) -> list[int]:
    """What the parser joined to a phrase before the verb, though nothing joins it: neither a conjunction nor a comma
    stands before it ("in den Provinzen A und B 680 Kämpfer getötet")."""
    before = [k for k in tree.related(index, "obl") if k < index]
    members = [c for k in before for c in tree.coordinated(k) if c != k]
    return [c for c in members if tree.words[c].upos == "NOUN" and not tree.cases[c] and _unjoined(tree, c)]


def _unjoined(tree: Tree, index: int) -> bool:
    first = min([index, *tree.kids[index], *(g for k in tree.kids[index] for g in tree.kids[k])])
    return first > 0 and tree.words[first].upos not in ("CCONJ", "PUNCT") and tree.words[first - 1].upos not in (
        "CCONJ", "PUNCT",
    )  # fmt: skip


def _modifies(tree: Tree, index: int) -> bool:
    """Whether the word is a participle that modifies a noun ("die getöteten Soldaten")."""
    word = tree.words[index]
    if word.feat("Tense") == "Pres" or tree.related(index, "nsubj", "nsubj:pass"):
        return False
    if word.deprel == "amod":
        return True
    return word.deprel == "acl" and is_participle(tree, index) and not tree.related(index, "aux", "cop", "mark")


def carriers(tree: Tree, index: int) -> list[int]:
    """The light verbs that carry the noun at `index`: it is their object, subject or complement, or they modify it
    ("die von der Armee verübten Angriffe", "Angriffe, die die Armee verübte")."""
    participles = tree.grammar.participles
    modifiers = tree.related(index, "amod", "acl", "acl:relcl") or _shared_clauses(tree, index)
    modifying = [k for k in modifiers if participles.get(tree.lemma(k), tree.lemma(k)) in tree.grammar.light]
    if modifying:
        return modifying
    top = tree.top(index)
    marks = tree.cases[top]
    if marks and tree.grammar.carried and not (marks & tree.grammar.carried or _is_estimated(tree, top)):
        return []
    if tree.words[top].deprel not in ("obj", "obl", "nsubj", "nsubj:pass", "xcomp", "iobj", "nmod", "root", "conj"):
        return []
    head = tree.head(top)
    if head is None or tree.words[head].upos not in ("VERB", "AUX") or tree.lemma(head) not in tree.grammar.light:
        return []
    return [head]


def _shared_clauses(tree: Tree, index: int) -> list[int]:
    """The relative clauses behind the last noun of a coordination, which say something of the nouns before it, too
    ("Morde und Folter, die von Soldaten verübt wurden")."""
    members = tree.coordinated(index)
    last = members[-1] if members else index
    return [k for k in tree.related(last, "acl", "acl:relcl") if k > last] if last > index else []


def means(tree: Tree, index: int) -> list[int]:
    """The verb whose means the noun at `index` is: it takes an object, and the noun with "durch" or the like."""
    top = tree.top(index)
    head = tree.head(top)
    if head is None or tree.words[head].upos != "VERB" or not tree.cases[top] & tree.grammar.means:
        return []
    return [head] if objects(tree, head) and not is_passive(tree, head) else []


def above(tree: Tree, index: int) -> list[int]:
    """The verb or noun that the clause of the verb at `index` is the content of."""
    top = tree.top(index)
    head = tree.head(top)
    return [head] if head is not None and tree.words[top].deprel in ("ccomp", "xcomp", "csubj", "parataxis") else []
