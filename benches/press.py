#!/usr/bin/env python3
"""Measure what paper and photographs cost.

usage: benches/press.py ANNEXE PDF [--rounds N]

ANNEXE is the program, PDF an annex. Printed: the time of imposing it as a booklet, in a process of its own, beside that of
starting the program, and the size of the result; then the time of building a sheet with a photograph of 24 million
points, the first time and the second, beside that of the sheet without it. Needs PyPI's `pillow`.
"""
import argparse, pathlib, shutil, statistics, subprocess, sys, tempfile, time

from PIL import Image

MANIFEST = "annexe: A\ntitre: T\nguide: G\ndate: 2024-02-29\n"
SHEET = "titre: Une fiche\ntexte: |\n  Un texte.\n"


def seconds(*command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def median(rounds, once):
    return statistics.median(once() for _ in range(rounds))


def build(annexe, root, sheet, fresh):
    (root / "sources/une.yaml").write_text(sheet, encoding="utf-8")
    if fresh:
        shutil.rmtree(root / "out", ignore_errors=True)
    return seconds(annexe, "build", "--quiet", "--force", "--root", str(root))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annexe"), parser.add_argument("pdf")
    parser.add_argument("--rounds", type=int, default=9)
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        tmp, source = pathlib.Path(tmp), pathlib.Path(a.pdf)
        imposed = tmp / "booklet.pdf"
        start = median(a.rounds, lambda: seconds(a.annexe, "--version"))
        impose = median(a.rounds, lambda: seconds(a.annexe, "press", a.pdf, "--booklet", "-o", str(imposed)))
        size = imposed.stat().st_size / source.stat().st_size
        print(f"booklet   {impose * 1000:6.0f} ms, start {start * 1000:.0f} ms; {size:.2f} times the size of the source")
        (tmp / "sources").mkdir()
        (tmp / "sources/annexe.yaml").write_text(MANIFEST, encoding="utf-8")
        noise = Image.effect_noise((1500, 1000), 60).resize((6000, 4000), Image.BICUBIC)
        Image.merge("RGB", [noise, noise.rotate(180), noise]).save(tmp / "sources/p.jpg", quality=90)
        pictured = SHEET + "\n  ![Du bruit](p.jpg)\n"
        plain = median(a.rounds, lambda: build(a.annexe, tmp, SHEET, True))
        first = median(a.rounds, lambda: build(a.annexe, tmp, pictured, True))
        second = median(a.rounds, lambda: build(a.annexe, tmp, pictured, False))
        print(f"24 Mpx    first {(first - plain) * 1000:6.0f} ms, then {(second - plain) * 1000:.0f} ms more than without")


if __name__ == "__main__":
    main()
