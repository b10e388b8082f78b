"""A report's sections as paragraphs, composed from wordings and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.accuracy.form import HEADINGS, NUMERALS
from bench.accuracy.marked import Marked, joined, named
from bench.accuracy.report import Para
from bench.accuracy.wording import banks

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from bench.accuracy.figures import Figures
    from bench.accuracy.places import Organ
    from bench.accuracy.wording import Composer


class Writer:
    """Writes the paragraphs of one report."""

    def __init__(self, rng: random.Random, composer: Composer, organ: Organ, figures: Figures) -> None:
        self.rng = rng
        self.composer = composer
        self.organ = organ
        self.figures = figures
        self._lists = 0

    def maybe(self, chance: float) -> bool:
        return self.rng.random() < chance

    def say(self, bank: str) -> Marked:
        return self.composer.say(bank)

    def enumerated(self, sentences: Sequence[Marked], style: str = "是", end: str = "。") -> list[Marked]:
        """Sentences numbered 一是…, 第一，… or 1.…, each ordinal a mark of the list's group."""
        self._lists += 1
        group = f"list-{self._lists}"
        found = []
        for number, sentence in enumerate(sentences):
            ordinal = {"是": f"{NUMERALS[number]}是", "第": f"第{NUMERALS[number]}，", "1": f"{number + 1}."}[style]
            last = "。" if number == len(sentences) - 1 else end
            mark = named("ordinal", ordinal, group=group, value=number + 1)
            found.append(joined([mark, _ended(sentence, last)]))
        return found

    def listed(self, sentences: Sequence[Marked]) -> Marked:
        """One paragraph, numbered or plain."""
        if len(sentences) > 1 and self.maybe(0.45):
            return joined(
                self.enumerated(sentences, self.rng.choice(("是", "是", "是", "第")), self.rng.choice("。。；"))
            )
        return joined([_ended(sentence, "。") for sentence in sentences])

    def title(self) -> list[Para]:
        lines = split_lines(self.say("meta.title"))
        return [Para(0, "title", line) for line in lines]

    def metadata(self) -> list[Para]:
        return [Para(0, "meta", line) for line in split_lines(self.say("meta.lines"))] if self.maybe(0.35) else []

    def preamble(self) -> list[Para]:
        if self.maybe(0.12):
            return []
        sentences = [self.say("preamble.basis")]
        for bank, chance in (("contents", 0.35), ("period", 0.85), ("copy", 0.5), ("contact", 0.6)):
            if self.maybe(chance):
                sentences.append(self.say(f"preamble.{bank}"))
        if self.maybe(0.8):
            return [Para(0, "preamble", joined(sentences))]
        return [Para(0, "preamble", sentence) for sentence in sentences]

    def overview(self) -> list[Para]:
        lead = [Para(1, "body", self.say("overview.lead"))] if self.maybe(0.75) else []
        makers = (self._disclosed, self._requested, self._managed, self._platform, self._supervised)
        form = self.rng.choices(("own-line", "run-in", "plain", "numbered"), (35, 45, 10, 10))[0]
        stop = self.rng.choice(("。", "。", "。", "：", " "))
        found: list[Para] = []
        for number, make in enumerate(makers):
            said = self._with_oddity(make())
            label = self.say(f"meta.sub_{number + 1}")
            if form == "plain":
                found.append(Para(1, "body", said))
                continue
            text = f"（{NUMERALS[number]}）" if form != "numbered" else f"{number + 1}."
            mark = named("subnumber", text, group="aspects", value=number + 1)
            head = joined([mark, label])
            if form == "own-line":
                found += [Para(1, "subheading", head), Para(1, "body", said)]
            else:
                found.append(Para(1, "body", joined([head, stop, said])))
        return lead + found

    def _with_oddity(self, said: Marked) -> Marked:
        """The paragraph, sometimes with a sentence at its end that careless rules take for an error."""
        return joined([said, self.say("odd.odd")]) if self.maybe(0.3) else said

    def _disclosed(self) -> Marked:
        picked = [self.say("overview.posts")]
        if self.maybe(0.55):
            kind = "documents" if self.figures.edition == "2021" else "documents_2019"
            picked.append(self.say(f"overview.{kind}"))
        picked += self.composer.several("overview.respond", self.rng.randint(0, 3))
        picked += self.composer.several("overview.fields", self.rng.randint(0, 3))
        self.rng.shuffle(picked)
        return joined(picked)

    def _requested(self) -> Marked:
        figures = self.figures
        found = [self.say("requests.lead")] if self.maybe(0.5) else []
        if figures.received:
            found.append(self.say("requests.growth" if self.maybe(0.15) else "requests.received"))
        else:
            found.append(self.say("requests.none"))
        if figures.carried_in:
            found.append(self.say("requests.carried"))
        told = figures.done >= 2 and self.maybe(0.6)
        if told:
            found.append(self.say(self.rng.choice(("requests.results", "requests.results", "requests.done"))))
        if figures.done >= 5 and self.maybe(0.4):
            found.append(self.say("requests.outcomes"))
        if figures.carried_out:
            found.append(self.say("requests.left_only" if told else "requests.some_left"))
        elif figures.done:
            found.append(self.say("requests.all_done"))
        if self.maybe(0.5):
            found.append(self._remedy())
        return joined(found)

    def _remedy(self) -> Marked:
        reviews, lawsuits = self.figures.reviews, self.figures.lawsuits
        if reviews and lawsuits and self.maybe(0.5):
            return self.say("requests.verdicts")
        return self.say("requests.remedy_some" if reviews or lawsuits else "requests.remedy_none")

    def _managed(self) -> Marked:
        return self.listed(self.composer.several("manage.manage", self.rng.randint(1, 4)))

    def _platform(self) -> Marked:
        return self.listed(self.composer.several("manage.platform", self.rng.randint(1, 4)))

    def _supervised(self) -> Marked:
        picked = self.composer.several("manage.supervise", self.rng.randint(2, 4))
        if self.organ.kind in {"government", "township", "street"}:
            picked.insert(self.rng.randint(0, len(picked)), self.say("manage.govern"))
        elif self.maybe(0.25):
            picked.append(self.say("manage.blame"))
        if len(picked) >= 4 and self.maybe(0.3):
            middle = len(picked) // 2
            first = joined(self.enumerated(picked[:middle], end="；"))
            second = joined(self.enumerated(picked[middle:], end="；"))
            return joined(["组织保障方面：", first, "监督落实方面：", second])
        return self.listed(picked)

    def table_lead(self, section: int) -> list[Para]:
        if not self.maybe(0.3):
            return []
        return [Para(section, "lead", self.say("tables.lead"))]

    def table_note(self, section: int) -> list[Para]:
        if section == 4 and (self.figures.reviews or self.figures.lawsuits) and self.maybe(0.2):
            return [Para(section, "note", self.say("tables.other_remedy"))]
        return [Para(section, "note", self.say("tables.note"))] if self.maybe(0.1) else []

    def problems(self) -> list[Para]:
        count = self.rng.randint(2, 4)
        problems = self.composer.several("problems.problem", count)
        measures = self.composer.several("problems.measure", self.rng.randint(2, 5))
        shape = self.rng.choices(("headed", "two", "one", "lines"), (35, 35, 15, 15))[0]
        first = joined([self.say("problems.lead"), self._flow(problems)])
        second = named_all("measures", joined([self.say("problems.measure_lead"), self._flow(measures)]))
        if shape == "two":
            return [Para(5, "body", first), Para(5, "body", second)]
        if shape == "one":
            return [Para(5, "body", joined([first, second]))]
        if shape == "lines":
            found = [Para(5, "body", self.say("problems.lead"))]
            found += [Para(5, "item", line) for line in self.enumerated(problems, self.rng.choice("是1"))]
            found.append(Para(5, "body", named_all("measures", self.say("problems.measure_lead"))))
            lines = self.enumerated(measures, self.rng.choice("是1"))
            return found + [Para(5, "item", named_all("measures", line)) for line in lines]
        found = []
        run_in = self.maybe(0.5)
        for number, (bank, said) in enumerate((("sub_problem", first), ("sub_measure", second))):
            mark = named("subnumber", f"（{NUMERALS[number]}）", group="problems", value=number + 1)
            head = joined([mark, self.say(f"meta.{bank}")])
            head = named_all("measures", head) if number else head
            if run_in:
                found.append(Para(5, "body", joined([head, "。", said])))
            else:
                found += [Para(5, "subheading", head), Para(5, "body", said)]
        return found

    def _flow(self, phrases: Sequence[Marked]) -> Marked:
        if self.maybe(0.8):
            return joined(self.enumerated(phrases, self.rng.choice(("是", "是", "第")), self.rng.choice("；；。")))
        return _ended(joined(phrases, "；"), "。")

    def other(self) -> list[Para]:
        bank = "fee_none"
        if self.figures.edition == "2019":
            bank = "fee_2019"
        elif self.figures.received > 30 and self.maybe(0.25):
            bank = "fee_some"
        found = [named_all("fee_told", self.say(f"other.{bank}"))]
        if self.maybe(0.4):
            found.append(self.say("other.more"))
        if self.maybe(0.5):
            return [Para(6, "body", joined(found))]
        return [Para(6, "body", sentence) for sentence in found]

    def signature(self, when: Marked) -> list[Para]:
        if not self.maybe(0.4):
            return []
        return [Para(6, "signature", named("organ", self.organ.full)), Para(6, "signature", when)]


def named_all(name: str, said: Marked) -> Marked:
    """The text with one more mark from end to end."""
    return said.with_mark(name, 0, len(said.text))


def _ended(sentence: Marked, end: str) -> Marked:
    """The sentence with this mark at its end, in place of its own."""
    text = sentence.text.rstrip("。；")
    return joined([sentence.sliced(0, len(text)), end])


def split_lines(said: Marked) -> list[Marked]:
    """A wording over several lines (`⏎`), each line with its marks."""
    lines = []
    start = 0
    while True:
        end = said.text.find("⏎", start)
        lines.append(said.sliced(start, len(said.text) if end < 0 else end))
        if end < 0:
            return lines
        start = end + 1


def headings(writer: Writer) -> Callable[[int], Para]:
    """The headings of the six sections in the words this report chose."""

    gap = writer.rng.choices(("", " "), (12, 1))[0]

    def heading(section: int) -> Para:
        bank = f"meta.heading_{section}"
        said = writer.say(bank) if bank in banks() else Marked(HEADINGS[section - 1])
        number = named("number", f"{NUMERALS[section - 1]}、", value=section)
        return Para(section, "heading", joined([number, gap, said]))

    return heading
