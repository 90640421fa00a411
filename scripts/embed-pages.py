#!/usr/bin/env python3
"""Writes Pages/ (templates and assets) and openapi/ into Swift source, so that one binary carries its pages.

    scripts/embed-pages.py           write Sources/LintelServer/Pages/Generated/EmbeddedPages.swift
    scripts/embed-pages.py --check   fail when that file is stale; change nothing

String constants, not resources: a resource bundle is looked up by a path and is lost when the binary moves.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "Sources/LintelServer/Pages/Generated/EmbeddedPages.swift"
HEADER = """\
// swift-format-ignore-file
// Generated from Pages/ by scripts/embed-pages.py; edit the files there and run it again.

/// The templates and assets that the program carries, by file name.
enum EmbeddedPages {
"""


def literal(text):
    """A Swift raw string literal with enough number signs that nothing in the text can end it or interpolate."""
    hashes = "#"
    while '"""' + hashes in text or "\\" + hashes in text:
        hashes += "#"
    return f'{hashes}"""\n{text}\n"""{hashes}'


def constant_name(name):
    """`sign-in-email` becomes `signInEmail`."""
    first, *rest = re.split(r"[-.]", name)
    return first + "".join(word.capitalize() for word in rest)


def table(name, files, key):
    """The constants of one folder and the dictionary that finds them."""
    parts = []
    for file in files:
        parts.append(f"    static let {constant_name(key(file))}: StaticString = {literal(file.read_text('utf-8'))}\n")
    rows = "".join(f'        "{key(file)}": Self.{constant_name(key(file))},\n' for file in files)
    parts.append(f"    static let {name}: [String: StaticString] = [\n{rows}    ]\n")
    return parts


def source():
    """The whole Swift file."""
    templates = sorted((ROOT / "Pages/templates").glob("*.mustache"))
    assets = sorted((ROOT / "Pages/assets").iterdir())
    documents = sorted((ROOT / "openapi").glob("*.yaml"))
    parts = table("templates", templates, lambda file: file.stem)
    parts += table("assets", assets, lambda file: file.name)
    parts += table("documents", documents, lambda file: file.name)
    return HEADER + "\n".join(parts) + "}\n"


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    wanted = source()
    if not arguments:
        OUTPUT.parent.mkdir(parents=True, exist_ok=True)
        OUTPUT.write_text(wanted, "utf-8")
    elif not OUTPUT.exists() or OUTPUT.read_text("utf-8") != wanted:
        sys.exit(f"{OUTPUT.relative_to(ROOT)} is stale: run scripts/embed-pages.py")


main(sys.argv[1:])
