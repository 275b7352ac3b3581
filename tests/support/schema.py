#!/usr/bin/env python3
"""Checks JSON against a schema, and what a schema cannot say.

schema.py SCHEMA FILE: silence and exit status 0, or a line for each mistake and 1. Of
JSON Schema it knows what the schema here uses, and refuses one that uses more.
"""
import json
import re
import sys

KNOWN = {"$schema", "title", "description", "$defs", "$ref", "allOf", "type", "required", "properties",
         "additionalProperties", "items", "minItems", "maxItems", "enum", "const", "pattern", "minimum", "maximum"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool}


def is_type(value, name):
    if name in ("number", "integer"):
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return number and (name == "number" or value == int(value))
    return isinstance(value, TYPES[name])


def check(root, schema, value, at):
    unknown = set(schema) - KNOWN
    if unknown:
        sys.exit(f"the schema uses {sorted(unknown)}")
    if "$ref" in schema:
        yield from check(root, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], value, at)
    for part in schema.get("allOf", []):
        yield from check(root, part, value, at)
    if "type" in schema and not is_type(value, schema["type"]):
        yield f"{at}: not of type {schema['type']}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{at}: not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at}: {value!r} does not match {schema['pattern']}"
    if "minimum" in schema and value < schema["minimum"] or "maximum" in schema and value > schema["maximum"]:
        yield f"{at}: {value} is out of range"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{at}: {len(value)} items"
        for i, item in enumerate(value):
            yield from check(root, schema.get("items", {}), item, f"{at}[{i}]")
    if isinstance(value, dict):
        for name in schema.get("required", []):
            if name not in value:
                yield f"{at}: no {name}"
        for name, member in value.items():
            part = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
            yield from check(root, part, member, f"{at}.{name}")


def cross_check(data):
    """References and counts that belong together."""
    for side in ("old", "new"):
        for links in ("paragraphs", "sentences"):
            ranges = [r for link in data[links] for r in link[side]]
            if len(ranges) != data[side][links]:
                yield f"{links}: {len(ranges)} of {data[side][links]} of {side} stand in an entry"
            ranges.sort()
            if any(one[1] > two[0] for one, two in zip(ranges, ranges[1:])):
                yield f"{links}: entries of {side} overlap"
            if any(r[0] >= r[1] or r[1] > data[side]["bytes"] and data[side]["format"] == "text"
                   and data[side]["encoding"] == "UTF-8" for r in ranges):
                yield f"{links}: a range of {side} is no text"
    for i, sentence in enumerate(data["sentences"]):
        if sentence["paragraph"] >= len(data["paragraphs"]):
            yield f"sentences[{i}]: in no paragraph"
    for i, edit in enumerate(data["edits"]):
        if edit["sentence"] >= len(data["sentences"]):
            yield f"edits[{i}]: in no sentence"
        empty = {"insert": "old", "delete": "new"}.get(edit["op"])
        for side in ("old", "new"):
            if (edit[side][0] == edit[side][1]) != (side == empty):
                yield f"edits[{i}]: {edit['op']} with {side} {edit[side]}"
    told = [e for change in data["changes"] for e in change["edits"]]
    if any(e >= len(data["edits"]) for e in told) or len(told) != len(set(told)):
        yield "changes: edits that are none or told twice"
    for name in ("paragraphs", "sentences"):
        for kind, count in data["summary"][name].items():
            found = sum(link["moved"] if kind == "moved" else link["kind"] == kind for link in data[name])
            if found != count:
                yield f"summary.{name}.{kind}: {count}, but there are {found}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        data = json.load(file)
    mistakes = list(check(schema, schema, data, "$")) or list(cross_check(data))
    for mistake in mistakes[:20]:
        print(mistake)
    sys.exit(bool(mistakes))


main()
