#!/usr/bin/env python3
"""Measure what the flow of text round the sidebar costs.

usage: benches/flow.py ANNEXE ROOT [--rounds N]

Builds the annex of the collection ROOT with the layouts as they are, and with the sidebar as a plain box
across the page; in turn, so that the noise of the machine meets both. Prints the ratio of the medians.
"""
import argparse, pathlib, shutil, tempfile

from sides import compare

LAYOUTS = pathlib.Path(__file__).resolve().parent.parent / "layouts"


def plain(root, to):
    """A copy of a collection whose text does not flow round the sidebar."""
    shutil.copytree(root / "sources", to / "sources")
    text = (LAYOUTS / "parts/sheet.typ").read_text(encoding="utf-8")
    tries = "for size in sidebar.sizes {"
    assert tries in text, "sheet.typ no longer tries sizes of the sidebar"
    (to / "layouts/parts").mkdir(parents=True)
    # No size fits: the box stands above the text.
    (to / "layouts/parts/sheet.typ").write_text(text.replace(tries, "for size in () {"), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annexe"), parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=15)
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        boxed, out = pathlib.Path(tmp, "boxed"), pathlib.Path(tmp, "out")
        plain(a.root, boxed)
        sides = {name: [a.annexe, "build", "--quiet", "--force", "--annex-only", "--root", str(root), "-o", str(out)]
                 for name, root in (("plain box", boxed), ("flow round it", a.root))}
        compare(sides, a.rounds)


if __name__ == "__main__":
    main()
