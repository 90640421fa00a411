"""Random schemas and values of JSON Schema 2020-12, the same for the same seed."""

import random

DRAFT = "https://json-schema.org/draft/2020-12/schema"
NAMES = ["a", "b", "c", "ab", "kind"]
TEXTS = ["", "a", "ab", "abc", "1", "x-9", "é", "\U0001f600", "2024-02-29", "0d6f2c1e-7f8a-4c31-9a55-0123456789ab"]
# Both dialects of regular expressions agree on these, for texts without ends of lines.
PATTERNS = ["^a", "b$", "^[a-c]+$", "^(a|bc)*$", "[0-9]", "^.{1,2}$", "a{2,}|c", "^(0|[1-9][0-9]*)$", "^[^a]", "^$"]
# Halves and quarters are the same in binary and in decimal.
NUMBERS = [0, 1, -1, 2, 3, 4, 10, 0.5, 2.5, -0.25, 1.0, 2.0, 1e20, 9007199254740993]
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]


class Cases:
    def __init__(self, seed: int):
        self.random = random.Random(seed)

    def value(self, depth: int = 0):
        pick = self.random.random()
        if depth < 3 and pick < 0.3:
            names = self.random.sample(NAMES, self.random.randint(0, 4))
            return {name: self.value(depth + 1) for name in names}
        if depth < 3 and pick < 0.5:
            return [self.value(depth + 1) for _ in range(self.random.randint(0, 4))]
        if pick < 0.7:
            return self.random.choice(NUMBERS)
        if pick < 0.9:
            return self.random.choice(TEXTS)
        return self.random.choice([None, True, False])

    def schema(self, depth: int = 0, references: list[str] | None = None, inner: list[str] | None = None):
        """A schema: `references` may be led to for the same value, `inner` for the values inside it."""
        if self.random.random() < 0.06:
            return self.random.random() < 0.7
        makers = [self.plain, self.plain, self.numbers, self.texts, self.arrays, self.objects, self.objects]
        if depth < 4:
            makers += [self.combination] * 3
        schema = {}
        for maker in self.random.sample(makers, self.random.randint(1, 3)):
            schema |= maker(depth, references or [], inner or [])
        if references and self.random.random() < 0.25:
            schema["$ref"] = self.random.choice(references)
        if self.random.random() < 0.3:
            schema["unevaluatedProperties"] = self.inside(depth, inner or [])
        if self.random.random() < 0.15:
            schema["unevaluatedItems"] = self.inside(depth, inner or [])
        return schema

    def inside(self, depth: int, inner: list[str]):
        if depth >= 4 or self.random.random() < 0.3:
            return self.random.choice([True, False, False, {"type": self.random.choice(TYPES)}])
        return self.schema(depth + 2, inner, inner)

    def some(self, options: dict, least: int = 1) -> dict:
        names = self.random.sample(sorted(options), self.random.randint(least, min(len(options), 2)))
        return {name: options[name]() for name in names}

    def count(self) -> int:
        return self.random.randint(0, 3)

    def plain(self, depth, references, inner) -> dict:
        return self.some(
            {
                "type": lambda: self.random.choice([self.random.choice(TYPES), self.random.sample(TYPES, 3)]),
                "const": self.value,
                "enum": lambda: [self.value(2) for _ in range(4)],
            }
        )

    def numbers(self, depth, references, inner) -> dict:
        return self.some(
            {name: lambda: self.random.choice(NUMBERS[:12]) for name in ("minimum", "exclusiveMaximum", "exclusiveMinimum")}
            | {"maximum": lambda: 3, "multipleOf": lambda: self.random.choice([1, 2, 3, 0.5, 0.25])}
        )

    def texts(self, depth, references, inner) -> dict:
        return self.some(
            {
                "minLength": self.count,
                "maxLength": self.count,
                "pattern": lambda: self.random.choice(PATTERNS),
                "format": lambda: self.random.choice(["uuid", "date"]),
            }
        )

    def arrays(self, depth, references, inner) -> dict:
        options = {
            "items": lambda: self.inside(depth, inner),
            "prefixItems": lambda: [self.inside(depth, inner) for _ in range(self.random.randint(1, 2))],
            "contains": lambda: self.inside(depth, inner),
            "minItems": self.count,
            "maxItems": self.count,
            "uniqueItems": lambda: True,
        }
        schema = self.some(options)
        if "contains" in schema and self.random.random() < 0.5:
            schema |= self.some({"minContains": self.count, "maxContains": self.count})
        return schema

    def objects(self, depth, references, inner) -> dict:
        def several(keys):
            return {key: self.inside(depth, inner) for key in self.random.sample(keys, self.random.randint(1, 3))}

        return self.some(
            {
                "properties": lambda: several(NAMES),
                "patternProperties": lambda: several(PATTERNS),
                "additionalProperties": lambda: self.inside(depth, inner),
                "propertyNames": lambda: {"pattern": self.random.choice(PATTERNS)},
                "required": lambda: self.random.sample(NAMES, self.random.randint(0, 2)),
                "minProperties": self.count,
                "maxProperties": self.count,
                "dependentRequired": lambda: {self.random.choice(NAMES): self.random.sample(NAMES, 1)},
                "dependentSchemas": lambda: {
                    self.random.choice(NAMES): self.schema(depth + 2, references, inner) for _ in range(2)
                },
            }
        )

    def combination(self, depth, references, inner) -> dict:
        def one():
            return self.schema(depth + 1, references, inner)

        def several():
            return [one() for _ in range(self.random.randint(1, 3))]

        schema = self.some({"allOf": several, "anyOf": several, "oneOf": several, "not": one, "if": one})
        if "if" in schema:
            schema |= self.some({"then": one, "else": one})
        return schema

    def documents(self, number: int) -> list[dict]:
        """An object's schema, whose member `value` has to fit, and a part that it refers to."""
        shared = f"/components/case-{number}/1.0.0/case-{number}.schema.json"
        own = ["#/$defs/a", "#/$defs/b"]
        part = {"$id": shared, "$schema": DRAFT, "allOf": [self.schema(1)], "$defs": {"c": self.schema(2)}}
        parts = [shared, f"{shared}#/$defs/c"]
        body = {
            "$id": f"/objects/case-{number}/1.0.0/case-{number}.schema.json",
            "$schema": DRAFT,
            "type": "object",
            "properties": {"value": self.schema(0, own + parts, own + parts)},
            "required": ["value"],
            "$defs": {"a": self.schema(1, own[1:] + parts, own), "b": self.schema(1, parts, own)},
        }
        return [body, part]
