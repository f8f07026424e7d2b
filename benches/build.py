#!/usr/bin/env python3
"""Compare a cold `annexe build` with one cold compile of the same text, set plainly, by Typst itself.

usage: benches/build.py ANNEXE TEXT.md ROOT [--rounds N]

ANNEXE is the program, TEXT.md the annex as text, ROOT the collection made of it by `annexe import`.
Needs PyPI's `typst` (0.15.2). Both run in processes of their own, in turn, so that the noise of the
machine meets both; what is printed last is the ratio of the medians.
"""
import argparse, pathlib, re, sys, tempfile

from sides import compare

COMPILE = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True, pdf_standards=['a-2a', 'ua-1'])"


def plain(markdown):
    """The text as plain Typst: headings, lists, paragraphs, strong; nothing else."""
    out = ['#set document(title: "Plain")', '#set page(margin: 24mm)',
           '#set text(font: ("Carlito", "Noto Sans Symbols2"), size: 11pt, lang: "fr")']
    level = 0
    for line in markdown.splitlines():
        head = re.match(r"(#+) +(.*)", line)
        item = re.match(r"( *)[-✓] +(.*)", line)
        if head:
            level = min(len(head[1]), level + 1)
            out.append("\n" + "=" * level + " " + escape(head[2]) + "\n")
        elif item:
            out.append("  " * (len(item[1]) // 2) + "- " + escape(item[2].removeprefix("✓").strip()))
        else:
            out.append(escape(line.strip()))
    return "\n".join(out)


def escape(text):
    text = re.sub(r"<[^>]*>|\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("**", "")
    return re.sub(r"([\\#$*_`@<>~\[\]=/\"'])", r"\\\1", text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annexe"), parser.add_argument("text"), parser.add_argument("root")
    parser.add_argument("--rounds", type=int, default=9)
    a = parser.parse_args()
    fonts = pathlib.Path(__file__).resolve().parent.parent / "fonts"
    with tempfile.TemporaryDirectory() as tmp:
        source = pathlib.Path(tmp, "plain.typ")
        source.write_text(plain(pathlib.Path(a.text).read_text(encoding="utf-8")), encoding="utf-8")
        sides = {
            "typst, plain text, 1 PDF": [sys.executable, "-c", COMPILE, str(source), f"{tmp}/plain.pdf", str(fonts)],
            "annexe build, all PDFs": [a.annexe, "build", "--quiet", "--force", "--root", a.root, "-o", f"{tmp}/out"],
        }
        compare(sides, a.rounds)


if __name__ == "__main__":
    main()
