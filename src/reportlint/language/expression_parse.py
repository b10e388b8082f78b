"""Tokens to a tree, with every name checked against the nouns of the pack."""

from __future__ import annotations

from decimal import Decimal

from reportlint.language.expression_tokens import KEYWORDS, ExpressionError, Token, tokens
from reportlint.language.expression_tree import (
    COMPARISONS,
    EACH,
    FORM,
    Binary,
    Call,
    CellRef,
    IsClass,
    Name,
    Negated,
    Number,
    Text,
)
from reportlint.language.expression_units import known_unit
from reportlint.language.problems import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.language.entry import Names
    from reportlint.language.expression_tree import Node
    from reportlint.language.seen import SeenNoun

ARITY = {
    "sum": (1, None),
    "count": (1, None),
    "min": (1, None),
    "max": (1, None),
    "abs": (1, 1),
    "round": (1, 2),
    "date": (3, 3),
    "pct": (2, 2),
    "similarity": (2, 2),
    "any": (1, None),
    "all": (1, None),
}
"""Functions and how many arguments they take, at least and at most."""
_MANY = frozenset({"sum", "count", "min", "max", "any", "all"})
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def parse(source: str, names: Names) -> Node:
    """The tree of an expression. Raises `ExpressionError`."""
    reader = _Reader(tokens(source), names)
    node = reader.implication()
    reader.expect("end", "")
    return node


class _Reader:
    __slots__ = ("at", "names", "tokens")

    def __init__(self, found: list[Token], names: Names) -> None:
        self.tokens = found
        self.names = names
        self.at = 0

    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def take(self, *texts: str) -> Token | None:
        token = self.now
        if token.text in texts and token.kind in ("sign", "name"):
            self.at += 1
            return token
        return None

    def expect(self, kind: str, text: str) -> Token:
        token = self.now
        if token.kind != kind or (text and token.text != text):
            found = f"'{token.text}'" if token.text else "the end"
            wanted = f"'{text}'" if text else "an operator or the end" if kind == "end" else f"a {kind}"
            raise ExpressionError(
                token.at, f"expected {wanted}, found {found}", "see the operators and functions of 'check'"
            )
        self.at += 1
        return token

    def implication(self) -> Node:
        left = self.disjunction()
        return Binary("=>", left, self.implication()) if self.take("=>") else left

    def disjunction(self) -> Node:
        left = self.conjunction()
        while self.take("or"):
            left = Binary("or", left, self.conjunction())
        return left

    def conjunction(self) -> Node:
        left = self.negation()
        while self.take("and"):
            left = Binary("and", left, self.negation())
        return left

    def negation(self) -> Node:
        if not self.take("not"):
            return self.comparison()
        inner = self.negation()
        # "not equal" must be certain where intervals overlap, so the comparison itself is turned.
        if isinstance(inner, Binary) and inner.operator in _OPPOSITE:
            return Binary(_OPPOSITE[inner.operator], inner.left, inner.right)
        return Negated("not", inner)

    def comparison(self) -> Node:
        left = self.addition()
        token = self.now
        if self.take("is"):
            return self.is_class(left, token)
        operator = self.take(*COMPARISONS)
        if operator is None:
            return left
        right = self.addition()
        for side in (left, right):
            self.single(side, operator)
        if self.now.text in COMPARISONS and self.now.kind == "sign":
            raise ExpressionError(self.now.at, "comparisons cannot follow one another", "join them: a < b and b < c")
        compared = Binary(operator.text, left, right)
        known_unit(compared, self.names, operator.at)
        return compared

    def is_class(self, left: Node, token: Token) -> Node:
        negative = self.take("not")
        word = self.now
        if word.kind not in ("name", "text", "number"):
            raise ExpressionError(word.at, "'is' needs the name of a class", "write organ is 人民政府")
        self.at += 1
        if not isinstance(left, Name) or left.document:
            raise ExpressionError(token.at, "'is' asks for the class of a variable", "write organ is 人民政府")
        if left.name != FORM:
            known = self.names.classes.get(left.name)
            if known is None:
                raise ExpressionError(token.at, f"'{left.name}' has no classes", "declare them under 'classes:'")
            if word.text not in known:
                raise ExpressionError(word.at, f"'{left.name}' has no class '{word.text}'", _hint(word.text, known))
        node = IsClass(left.name, word.text)
        return Negated("not", node) if negative else node

    def addition(self) -> Node:
        left = self.multiplication()
        while token := self.take("+", "-"):
            right = self.multiplication()
            for side in (left, right):
                self.single(side, token)
            left = Binary(token.text, left, right)
        return left

    def multiplication(self) -> Node:
        left = self.unary()
        while token := self.take("*", "/"):
            left = Binary(token.text, left, self.unary())
        return left

    def unary(self) -> Node:
        return Negated("-", self.unary()) if self.take("-") else self.primary()

    def primary(self) -> Node:
        token = self.now
        if self.take("("):
            inner = self.implication()
            self.expect("sign", ")")
            return inner
        if token.kind == "number":
            self.at += 1
            digits = token.text.rstrip("%元万亿千 ")
            return Number(Decimal(digits), token.text[len(digits) :].strip())
        if token.kind == "text":
            self.at += 1
            return Text(token.text)
        if token.kind != "name" or token.text in KEYWORDS:
            found = f"'{token.text}'" if token.text else "the end"
            raise ExpressionError(token.at, f"expected a value, found {found}", "write a number, a name or 表[行, 列]")
        self.at += 1
        if self.now.text == "(" and self.now.kind == "sign":
            return self.call(token)
        if self.take("."):
            return self.companion(token)
        return self.name(token, "")

    def companion(self, token: Token) -> Node:
        if token.text not in self.names.documents:
            near = _hint(token.text, self.names.documents)
            raise ExpressionError(
                token.at, f"the document '{token.text}' is not declared", near or "declare it under 'documents:'"
            )
        self.names.used.add(token.text)
        return self.name(self.expect("name", ""), token.text)

    def call(self, token: Token) -> Node:
        if token.text not in ARITY:
            raise ExpressionError(
                token.at, f"there is no function '{token.text}'", _hint(token.text, ARITY) or ", ".join(ARITY)
            )
        self.expect("sign", "(")
        arguments = [self.implication()]
        while self.take(","):
            arguments.append(self.implication())
        self.expect("sign", ")")
        low, high = ARITY[token.text]
        if len(arguments) < low or (high is not None and len(arguments) > high):
            wanted = str(low) if low == high else f"{low} or more" if high is None else f"{low} to {high}"
            raise ExpressionError(
                token.at, f"'{token.text}' takes {wanted} arguments, not {len(arguments)}", "add or remove some"
            )
        if token.text not in _MANY:
            for argument in arguments:
                self.single(argument, token)
        return Call(token.text, tuple(arguments))

    def single(self, node: Node, token: Token) -> None:
        if isinstance(node, CellRef) and node.several:
            raise ExpressionError(token.at, "several cells stand where one value is needed", "write sum(…) around them")

    def name(self, token: Token, document: str) -> Node:
        if self.now.kind == "cells":
            return self.cells(token, document)
        names = self.names
        if token.text in names.variables or (token.text == FORM and not document):
            names.used.add(token.text)
            return Name("variable", token.text, document)
        if token.text in names.facts:
            names.used.add(token.text)
            return Name("fact", token.text, document)
        if token.text in names.tables:
            raise ExpressionError(token.at, f"'{token.text}' is a table", f"name cells of it: {token.text}[行, 列]")
        known = [*names.variables, *names.facts, *names.tables]
        hint = _hint(token.text, known) or "declare it under 'bind:', 'facts:' or 'tables:'"
        raise ExpressionError(token.at, f"the name '{token.text}' is not declared", hint)

    def cells(self, token: Token, document: str) -> CellRef:
        inner = self.expect("cells", "")
        names = self.names
        if token.text not in names.tables:
            hint = _hint(token.text, names.tables) or "declare it under 'tables:'"
            raise ExpressionError(token.at, f"the table '{token.text}' is not declared", hint)
        names.used.add(token.text)
        sides = [_path(part) for part in inner.text[1:-1].split(",")]
        if not 1 <= len(sides) <= 2 or not all(map(_is_path, sides)):
            raise ExpressionError(
                inner.at, f"'{inner.text}' names no cells", "write [行, 列] or [列]; _, /* and /** stand alone or last"
            )
        found = CellRef(token.text, sides[0] if len(sides) == 2 else (), sides[-1], document)
        while self.take("except"):
            gone = [self.word()]
            while self.take("/"):
                gone.append(self.word())
            found = found._replace(excluded=(*found.excluded, tuple(gone)))
        self.check_cells(found, token)
        return found

    def word(self) -> str:
        """A name of a row or column; one that is no plain word is quoted."""
        return self.expect("text" if self.now.kind == "text" else "name", "").text

    def check_cells(self, cells: CellRef, token: Token) -> None:
        """The selector must fit at least one form of the table, and be clear in all that it fits."""
        from reportlint.language.selectors import SelectorError, resolve

        variants: Mapping[str, SeenNoun] = self.names.tables[cells.table]  # type: ignore[assignment]
        wrong: SelectorError | None = None
        fits = False
        for noun in variants.values():
            try:
                resolve(noun, cells)
                fits = True
            except SelectorError as error:
                if not error.absent:
                    raise ExpressionError(token.at, error.what, error.cure) from None
                wrong = error
        if wrong is not None and not fits:
            raise ExpressionError(token.at, wrong.what, wrong.cure)


def _path(text: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in text.strip().split("/"))


def _is_path(path: tuple[str, ...]) -> bool:
    inner = path[1:] if path[0] == EACH else path
    return all(path) and EACH not in inner and not any(part in ("*", "**") for part in path[:-1])


def _hint(word: str, known: Iterable[str]) -> str:
    near = did_you_mean(word, list(known))
    return f"did you mean '{near}'?" if near else ""
