#!/usr/bin/env python3
"""Impose an annex in every way, and have other programs read the result.

usage: .ci/press.py ANNEXE PDF

qpdf finds no fault, every font is embedded, and pdftotext reads the letters of the source, each as often as there (its
words depend on where it sees spaces beside raised letters, which is a matter of scale).
Needs qpdf and poppler-utils.
"""
import collections, pathlib, subprocess, sys, tempfile

WAYS = [
    ["--booklet"], ["--booklet", "--sheet", "a4"], ["--booklet", "--n-up", "4", "--sheet", "sra3"],
    ["--booklet", "--cover-apart", "--creep", "0.1", "--duplex", "long"], ["--signature", "16", "--sheet", "sra3"],
    ["--signature", "8", "--n-up", "4", "--cover-apart"], ["--n-up", "2"], ["--n-up", "4", "--duplex", "short"], [],
]


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def letters(pdfs):
    return collections.Counter(letter for pdf in pdfs for letter in output("pdftotext", "-raw", pdf, "-") if not letter.isspace())


def main():
    annexe, source = sys.argv[1:]
    wanted, faults = letters([source]), 0
    with tempfile.TemporaryDirectory() as tmp:
        for way in WAYS:
            folder = pathlib.Path(tmp, "-".join(way).replace("--", "") or "alone")
            folder.mkdir()
            output(annexe, "press", source, *way, "--no-marks", "-o", str(folder / "a.pdf"))
            pdfs = sorted(map(str, folder.glob("*.pdf")))
            for pdf in pdfs:
                subprocess.run(["qpdf", "--check", pdf], check=True, stdout=subprocess.DEVNULL)
                fonts = [line.split() for line in output("pdffonts", pdf).splitlines()[2:]]
                faults += sum(font[-5] != "yes" for font in fonts)
            found = letters(pdfs)
            unlike = (wanted - found).total() + (found - wanted).total()
            size = sum(map(lambda pdf: pathlib.Path(pdf).stat().st_size, pdfs)) / pathlib.Path(source).stat().st_size
            print(f"{' '.join(way) or 'alone':48} {len(pdfs)} file(s), {unlike} letters unlike, {size:.2f} times the size")
            faults += unlike > 0 or size > 1.2
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
