"""A leaf's quantities -> the phrase that says what each measures, and whom an award is for; None where nothing says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from govdocparse.facts.around import Place, around
from govdocparse.facts.awards import awards
from govdocparse.facts.before import Measured, before
from govdocparse.facts.behind import behind
from govdocparse.facts.leaf import Leaf
from govdocparse.facts.phrases import OF, phrases
from govdocparse.facts.respective import respective
from govdocparse.facts.scales import scales
from govdocparse.facts.times import SHORT, times
from govdocparse.grammar import Grammar
from govdocparse.model import Quantity
from govdocparse.model.annotations import SHARES

# Kinds that count or size a thing, which stands without the verb that gets it: 新增学位2745个 is about 学位.
_SIZES = frozenset({"count", "area", "length", "volume", "mass", "energy", "power", "data", "compute"})
_AMOUNTS = _SIZES | {"time"}
# Kinds of sizes whose thing may stand right behind them: 10万吨再生铝.
_SIZED = frozenset({"mass", "power", "volume"})
# Kinds that are about the thing behind them: 5家企业, 110千伏变电站.
_COUNTING = frozenset({"count", "voltage", "angle"})
# Shares of things that stand behind them: 80%以上的社区.
_PARTS = SHARES - {"ratio"}
# What parts the things of a list.
_MARK = "、"
# What leads from a number to the thing that it describes.
_OF_THING = (OF, "之")


class Measures:
    """Reads what quantities measure by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._around = around(grammar)
        self._times = times(grammar)
        self._awards = awards(grammar)
        self._phrases = phrases(grammar)
        self._before = before(grammar)
        self._behind = behind(grammar)
        self._respective = respective(grammar)
        self._scales = scales(grammar)
        self._self_units = frozenset(grammar.lexicon("measure_self_units"))
        self._verb_end = grammar.pattern("measure_verb_end")
        self._full = grammar.pattern("measure_full")
        self._way = grammar.pattern("measure_behind")
        self._list_mark = grammar.pattern("measure_list_mark")
        self._sized = grammar.pattern("measure_sized")
        self._plant = grammar.pattern("measure_plant")
        self._rate = grammar.pattern("measure_rate")
        self._raised = grammar.pattern("measure_raised")
        self._owned = grammar.pattern("measure_owned")
        self._dependent = grammar.pattern("measure_dependent")
        self._body = grammar.pattern("measure_body")
        self._each_time = grammar.pattern("measure_each_time")
        self._grown_by = grammar.pattern("measure_grown_by")
        self._carried_out = grammar.pattern("measure_carried_out")
        self._threshold = grammar.pattern("measure_threshold")
        self._by_whom = grammar.pattern("measure_by_whom")
        self._milestone = grammar.pattern("measure_milestone")
        self._share_granted = grammar.pattern("measure_share_granted")
        self._capped = grammar.pattern("measure_capped")
        self._part = grammar.pattern("measure_part")
        self._part_of = grammar.pattern("measure_part_of")
        self._numbers_of = grammar.pattern("measure_numbers_of")
        self._of_owner = grammar.pattern("measure_of_owner")
        self._dimension = grammar.pattern("measure_dimension")

    def of(self, leaf: Leaf, standard: str = "") -> list[Measured]:
        """What each of a leaf's quantities measures, in their order; `standard` is one that the text above names."""
        places = list(self._around.places(leaf))
        found = [self._own(quantity, place) for quantity, place in zip(leaf.quantities, places, strict=True)]
        for index in range(len(found) - 2, -1, -1):
            if places[index].joined and (found[index].phrase is None or self._shares(leaf, index, places, found)):
                found[index] = found[index + 1]
        owners: dict[int, str] = {}
        parts: dict[int, str] = {}
        for index, quantity in enumerate(leaf.quantities):
            if term := self._before.term(leaf, quantity):
                found[index] = Measured(term)
            elif found[index].phrase is None:
                found[index] = self._before.of(leaf, index, found, places[index].inner)
            elif self._is_capped(leaf, index, found):
                found[index] = Measured(found[index - 1].phrase, award=True)
            elif self._is_part(leaf, index, found, parts):
                parts[index] = parts.get(index - 1) or found[index - 1].phrase or ""
                found[index] = Measured(f"{found[index].phrase}{parts[index]}")
            elif (phrase := found[index].phrase) and self._lacks_owner(quantity, places[index], phrase):
                owners[index] = owners.get(index - 1) or self._owner(leaf, index, found)
                owner = self._of_owner.sub("", owners[index]) if self._of_owner.match(phrase) else owners[index]
                found[index] = Measured(f"{owner.removesuffix(phrase)}{phrase}")
            said = found[index].phrase
            if said and (found[index].award or self._awards.is_penalty(said)):
                found[index] = found[index]._replace(object=self._awards.object(leaf, quantity, said))
            elif quantity.kind == "money" and (verb := self._awards.given(places[index].front)):
                found[index] = self._nameless(leaf, quantity, verb) or found[index]
        return self._respective.shared_out(leaf, self._scales.told(leaf, found, standard))

    def _nameless(self, leaf: Leaf, quantity: Quantity, verb: str) -> Measured | None:
        """What is granted to somebody without a name of its own (四星级的给予5万元); None where nobody is named."""
        who = self._awards.object(leaf, quantity, verb)
        return Measured(verb, who, award=True) if who else None

    def _is_capped(self, leaf: Leaf, index: int, found: Sequence[Measured]) -> bool:
        """Whether a sum says how much of the award before it somebody may get: …补助，单个项目不超过500万元."""
        quantity, phrase = leaf.quantities[index], found[index].phrase
        if not (index and phrase and quantity.kind == "money" and quantity.bound and found[index - 1].award):
            return False
        sentence = leaf.clauses.sentence(quantity.start, quantity.end)
        return leaf.quantities[index - 1].start >= sentence.start and self._capped.match(phrase) is not None

    def _is_part(self, leaf: Leaf, index: int, found: Sequence[Measured], parts: Mapping[int, str]) -> bool:
        """Whether a size only says by a verb which part of the one before it it is: 农田25万亩，其中新建10万亩."""
        quantity, phrase = leaf.quantities[index], found[index].phrase
        if not (index and phrase and quantity.kind in _SIZES) or self._phrases.without_verbs(phrase):
            return False
        last = leaf.quantities[index - 1]
        if last.unit != quantity.unit or leaf.clauses.sentence(last.start, last.end).end < quantity.start:
            return False
        return index - 1 in parts or self._part.search(leaf.text, last.end, quantity.start) is not None

    def _lacks_owner(self, quantity: Quantity, place: Place, phrase: str) -> bool:
        """Whether a phrase belongs to what the number before is about: 增速; 产量 where nothing stands before it."""
        if quantity.kind == "time" or not self._dependent.match(phrase):
            return False
        return place.front.startswith(phrase) or self._of_owner.match(phrase) is None

    @staticmethod
    def _owner(leaf: Leaf, index: int, found: Sequence[Measured]) -> str:
        """What the number before is about, which a phrase belongs to that lacks its owner: 工业增加值 of 增速."""
        sentence = leaf.clauses.sentence(leaf.quantities[index].start, leaf.quantities[index].end)
        if not index or leaf.quantities[index - 1].start < sentence.start or found[index - 1].award:
            return ""
        return found[index - 1].phrase or ""

    def _shares(self, leaf: Leaf, index: int, places: Sequence[Place], found: Sequence[Measured]) -> bool:
        """Whether a number shares the award that stands behind the next one of its list: 分别增加3万元、2万元奖励."""
        if found[index].award or not found[index + 1].award:
            return False
        quantity, following = leaf.quantities[index : index + 2]
        if quantity.kind == "percent" and following.kind == "money" and following.bound == "max":
            return self._share_granted.search(places[index].front) is not None
        return quantity.kind == following.kind and self._list_mark.search(places[index].behind) is not None

    def _own(self, quantity: Quantity, place: Place) -> Measured:
        """What the words around the number say, without a look at other numbers."""
        if quantity.unit in self._self_units:
            return Measured(quantity.unit)
        way = self._way.match(place.behind)
        if quantity.kind == "count" and way and not way["granted"] and not place.behind.startswith(OF):
            way = None  # 两种标准: what is counted, and no word for a number
        thing = self._behind.thing(place.behind[way.end() :] if way else place.behind)
        if quantity.kind == "count" and not thing:
            thing = self._behind.thing(place.behind)
        if said := self._said(quantity, place, thing):
            return said
        phrase = "" if self._raised.search(place.front) else self._phrases.of(place.front, quantity)
        granted = way is not None and way["granted"] and not (phrase and quantity.kind == "time")
        if place.joined and (granted or not place.behind):
            return Measured()
        if quantity.kind == "time" and not (quantity.bound or place.behind) and place.front.endswith(OF):
            return Measured()  # … 极不平凡的五年
        if quantity.kind == "time" and (task := place.task or self._lasting(place)) is not None:
            return Measured(task or None)
        if not thing and (award := self._awards.verb(place.front)):
            return Measured() if place.joined and self._grants(award) else Measured(award, award=True)
        sized = way is not None and way["size"] is not None
        if thing and (sized or self._counts(quantity, place, phrase)):
            return Measured(self._counted(quantity, thing, "" if way else phrase))
        return Measured(self._in_front(quantity, place, phrase, thing) or None)

    def _grants(self, award: str) -> bool:
        """Whether a word only says that something is granted, which the next number names: 发放6万元、8万元补贴."""
        way = self._way.match(award)
        return way is not None and way["granted"] is not None

    def _in_front(self, quantity: Quantity, place: Place, phrase: str, thing: str) -> str:
        """The phrase in front of a number as its kind takes it, else the thing behind; empty where others say it."""
        if not thing and quantity.kind not in _SIZES and self._awards.granted(place.front, joined=place.joined):
            return ""
        phrase = self._carried_out.sub("", phrase)
        if quantity.kind in _SIZES:
            phrase = self._grown_by.sub("", phrase)
        bare = self._phrases.without_verbs(phrase, middle=quantity.kind != "time")
        if not bare and not thing and (place.joined or self._times.is_often(quantity)):
            return ""
        if quantity.kind == "time" and not phrase and not thing:
            return self._times.around(quantity, self._phrases.untied(place.front), place.behind)
        if self._is_said_before(quantity, place, phrase, bare):
            return ""
        if len(phrase) == 1:
            return phrase
        if thing and (not bare or self._verb_end.search(bare)):
            return self._times.held(thing) if quantity.kind == "time" else thing
        if quantity.kind == "time" and self._full.search(quantity.marker or ""):
            return phrase  # 取得不动产权证满2年
        return bare if bare and (quantity.kind in _AMOUNTS or thing) else phrase

    def _is_said_before(self, quantity: Quantity, place: Place, phrase: str, bare: str) -> bool:
        """Whether what a number measures stands in front of its words: another number, the clause before, a body."""
        if quantity.kind in SHARES:
            changes = not phrase and quantity.change and place.follows
            return bool(changes) or self._part_of.match(place.front) is not None
        if quantity.kind == "money":
            return not bare and place.follows and place.behind.startswith(OF)  # 首次突破1亿元、5亿元的企业
        return quantity.kind == "time" and quantity.bound == "max" and self._body.search(phrase) is not None

    def _counted(self, quantity: Quantity, thing: str, phrase: str) -> str:
        """The thing that is counted; of how often something is done to it, with the verb: 每年调整1次专业."""
        if quantity.kind == "number":
            return thing.partition(OF)[0]
        if OF in thing and (owner := self._owned.match(thing)):
            return str(owner[0])
        phrase = self._each_time.sub("", phrase)
        done = self._times.is_often(quantity) and len(phrase) <= SHORT and self._phrases.without_verbs(phrase) == phrase
        if quantity.kind == "count":
            thing = self._numbers_of.sub("", thing)
        return f"{phrase.removesuffix(thing)}{thing}" if done else thing

    def _counts(self, quantity: Quantity, place: Place, phrase: str) -> bool:
        """Whether what stands behind a number is what it counts: also 6069万农民, or who is so old (65岁以上老年人)."""
        describes = place.behind.startswith(_OF_THING if quantity.kind == "count" else OF)
        if quantity.kind == "age" or (quantity.kind == "count" and describes):
            return self._dimension.search(phrase) is None
        if quantity.kind == "number":
            return not quantity.text[-1].isdigit() and not describes and self._dimension.search(phrase) is None
        if quantity.kind in _PARTS and describes and not quantity.change:
            if place.front.endswith(_MARK) and not self._rate.search(place.behind):
                return True  # 由土地价格、5%的利润组成
            return not any(
                rule.search(words) for rule, words in ((self._dimension, phrase), (self._rate, place.behind))
            )
        front = place.front.removesuffix(quantity.marker or "")
        listed = self._list_mark.search(front) is not None
        apart = listed or front.endswith(OF)
        return (
            quantity.kind in _COUNTING
            or (quantity.kind == "fraction" and (listed or self._by_whom.search(front) is not None))
            or (quantity.kind == "money" and front.endswith(OF))
            or (quantity.kind in _AMOUNTS and (apart or self._is_plant(quantity, place, phrase)))
        )

    def _is_plant(self, quantity: Quantity, place: Place, phrase: str) -> bool:
        """Whether a size is that of the thing right behind it: 60万吨乙烯项目; not where a word names the size."""
        named = quantity.kind == "time" or self._dimension.search(phrase) is not None
        thing = self._behind.thing(place.behind)
        sized = quantity.kind in _SIZED and self._sized.match(thing)
        return not named and (bool(sized) or self._plant.search(thing) is not None)

    def _lasting(self, place: Place) -> str | None:
        """What goes on for a time by the words behind it; None where others say so."""
        programme = self._times.programme(place.behind)
        front = self._times.planned(place.front) if programme else place.front
        named = self._phrases.without_verbs(self._phrases.led_in(front)) or front
        return f"{named}{programme}" if programme else self._times.lasting(place.front, place.behind)

    def _said(self, quantity: Quantity, place: Place, thing: str) -> Measured | None:
        """What a fine, a height that is reached, or the words behind say of a number; None where others say so."""
        if place.penalty:
            return Measured(place.penalty, award=True)
        passed = quantity.kind != "count" and self._threshold.match(place.behind)
        if passed or self._milestone.match(place.behind):
            return Measured(self._phrases.of(place.front, quantity) or None)
        return self._behind.said(quantity, place.front, place.behind, thing)


@cache
def measures(grammar: Grammar) -> Measures:
    """The one reader of measures of a grammar."""
    return Measures(grammar)
