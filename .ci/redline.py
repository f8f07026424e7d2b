#!/usr/bin/env python3
"""Reads a redline back: what is not underlined is the old version, what is not struck the new one.

usage: .ci/redline.py ANNEXE COLLECTION [ROUNDS [LAYOUT]]

Each round edits every sheet of a copy of the collection at random (words, sentences, points, sections), typesets both versions and the
redline between them, and reads the three PDFs by their structure trees, as a screen reader would: letters and signs by the
fonts' ToUnicode maps, lines under and through the text by TextDecorationType (ISO 32000-1, 14.8.5.4). Prints one line a round; exit 1
where a redline does not hold both versions. Needs pikepdf.
"""
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

# How many letters of its title a sheet is known by.
KNOWN = 25
# What a sheet ends with is read with the head of the next one, which may be another.
HEAD = re.compile(r"(Actioninspirante\d+\w*|ACTION\d+)$")
# Sentences, points and the lines of quotations and contacts: what has no key, no mark and no link.
PROSE = re.compile(r"^ {2,}(?:> |- |\d+\. )?[«A-Za-zÀ-ÿ][^:#\[\]*_`|<>@]*[.!?;,]$")
WORDS = "maison chemin jardin rivière lumière ensemble autrement village atelier parole".split()


def reworded(line, dice):
    """A line with a few of its words gone, and others in their place."""
    sign = re.match(r"\W*", line)[0]
    end = re.search(r"\W*$", line)[0]
    words = line[len(sign) : len(line) - len(end)].split(" ")
    at = dice.randrange(len(words))
    words[at : at + dice.randrange(3)] = dice.sample(WORDS, dice.randrange(3))
    return sign + (" ".join(words) or dice.choice(WORDS)) + end


def edit(folder, dice):
    """Edits every sheet: its sentences and points, the lines of its sidebar, the order of its sections."""
    for sheet in sorted((folder / "sources").glob("*.yaml")):
        if sheet.name == "annexe.yaml":
            continue
        lines = sheet.read_text(encoding="utf-8").split("\n")
        depth = lambda at: len(lines[at]) - len(lines[at].lstrip())
        edited = []
        for at, line in enumerate(lines):
            chance = dice.random()
            if PROSE.match(line):
                # What begins a point or a text stays: others stand below it.
                if chance < 0.08 and depth(at - 1) == depth(at) and depth(at + 1) <= depth(at):
                    continue
                line = reworded(line, dice) if chance < 0.4 else line
            edited.append(line)
        head, *sections = re.split(r"(?m)^(?=  - (?:type|titre):)", "\n".join(edited))
        if dice.random() < 0.3 and len(sections) > 2:
            sections.insert(dice.randrange(len(sections)), sections.pop(dice.randrange(len(sections) - 1)))
        if dice.random() < 0.2 and len(sections) > 2:
            sections.pop(dice.randrange(len(sections) - 1))
        sheet.write_text(head + "".join(sections), encoding="utf-8")


def to_unicode(font):
    """The characters of a font's codes."""
    names, text = {}, font.ToUnicode.read_bytes().decode("ascii")
    decode = lambda digits: bytes.fromhex(digits).decode("utf-16-be")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, value in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            names[int(code, 16)] = decode(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, value in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                start = decode(value)
                names[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return names


def texts(page):
    """The text of each marked content of a page, by its number."""
    fonts = {name: to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    found, stack, font = {}, [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
            number = properties.get("/MCID")
            number = stack[-1][0] if number is None and stack else number
            instead = "/ActualText" in properties
            if instead:
                found[number] = found.get(number, "") + str(properties["/ActualText"])
            stack.append((number, instead or (bool(stack) and stack[-1][1])))
        elif operator == "EMC":
            stack.pop()
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in ("Tj", "TJ") and stack and not stack[-1][1]:
            parts = operands[0] if operator == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    pairs = zip(codes[::2], codes[1::2])
                    text = "".join(font.get(a * 256 + b, "\ufffd") for a, b in pairs)
                    found[stack[-1][0]] = found.get(stack[-1][0], "") + text
    return found


def sheets(path):
    """Per heading of the first level, the letters under it and how each is decorated, in the order of reading."""
    pdf = pikepdf.open(path)
    pages = {page.objgen: texts(page) for page in pdf.pages}
    parts = []

    def decoration(element):
        attributes = element.get("/A", [])
        attributes = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
        for attribute in attributes:
            if isinstance(attribute, pikepdf.Dictionary) and "/TextDecorationType" in attribute:
                return str(attribute["/TextDecorationType"])
        return None

    def take(page, number, how):
        if parts:
            parts[-1].extend((c, how) for c in pages[page].get(number, "") if not c.isspace() and c not in "\u200b\u2060\u00ad\u200d\ufeff")

    def walk(element, page, how):
        if isinstance(element, pikepdf.Array):
            for kid in element:
                walk(kid, page, how)
        elif isinstance(element, int):
            take(page, element, how)
        elif element.get("/Type") == "/MCR":
            take(element.Pg.objgen, int(element.MCID), how)
        elif "/S" in element:
            kind = str(element.S)
            if kind == "/H1":
                parts.append([])
            if kind not in ("/Lbl",):
                page = element.Pg.objgen if "/Pg" in element else page
                walk(element.get("/K", pikepdf.Array()), page, decoration(element) or how)

    walk(pdf.Root.StructTreeRoot.K, None, None)
    return parts


def letters(part, without):
    return "".join(c for c, how in part if without is None or how != without)


def round_of(annexe, collection, seed, layout):
    """What is wrong with one redline, in the usual layout or another."""
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old"), Path(folder, "new")
        for copy in (old, new):
            copy.mkdir()
            shutil.copytree(Path(collection, "sources"), copy / "sources")
            if layout:
                with open(copy / "sources" / "annexe.yaml", "a", encoding="utf-8") as manifest:
                    manifest.write(f"\nmise_en_page: {layout}\n")
        edit(new, random.Random(seed))
        run = lambda *words: subprocess.run([annexe, *words, "-q"], check=True, stdout=subprocess.DEVNULL)
        for copy in (old, new):
            run("build", "--annex-only", "--root", str(copy))
        redline = Path(folder, "redline.pdf")
        run("diff", "--no-git", str(old), str(new), "--pdf", str(redline))
        both = sheets(redline)[1:]
        wrong = []
        for name, path, without in (("old", old, "/Underline"), ("new", new, "/LineThrough")):
            # The edits leave titles as they are: sheets are known by them.
            annex = {letters(part, None)[:KNOWN]: part for part in sheets(path / "out" / "annexe.pdf")}
            last = list(annex)[-1]
            for part in both:
                title = letters(part, without)[:KNOWN]
                got, want = (HEAD.sub("", letters(it, without)) for it in (part, annex.get(title, [])))
                # The last one is followed by the annex's back cover.
                if got != want and not (title == last and got and want.startswith(got)):
                    at = next((i for i, (a, b) in enumerate(zip(got, want)) if a != b), min(len(got), len(want)))
                    wrong.append(f"{name} {title}: …{got[at:at+40]} is not …{want[at:at+40]} ({at} of {len(want)})")
        changed = sum(how is not None for part in both for _, how in part)
        return len(both), changed, wrong


def main():
    annexe, collection = sys.argv[1:3]
    failed = False
    layout = sys.argv[4] if len(sys.argv) > 4 else None
    for seed in range(int(sys.argv[3]) if len(sys.argv) > 3 else 3):
        count, changed, wrong = round_of(annexe, collection, seed, layout)
        print(f"round {seed}: {count} sheets, {changed} letters changed, {len(wrong)} wrong")
        for line in wrong:
            print(f"  {line}")
        failed |= bool(wrong) or changed == 0
    sys.exit(failed)


if __name__ == "__main__":
    main()
