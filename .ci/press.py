#!/usr/bin/env python3
"""Impose an annex in every way, and have other programs read the result.

usage: .ci/press.py ANNEXE PDF ROOT

qpdf finds no fault, every font is embedded, and pdftotext reads the letters of the source, each as often as there (its
words depend on where it sees spaces beside raised letters, which is a matter of scale). Of the collection at ROOT, an
edition in the printer's inks has every word where the edition without them has it.
Needs qpdf and poppler-utils.
"""
import collections, pathlib, shutil, subprocess, sys, tempfile

WAYS = [
    ["--booklet"], ["--booklet", "--sheet", "a4"], ["--booklet", "--n-up", "4", "--sheet", "sra3"],
    ["--booklet", "--cover-apart", "--creep", "0.1", "--duplex", "long"], ["--signature", "16", "--sheet", "sra3"],
    ["--signature", "8", "--n-up", "4", "--cover-apart"], ["--n-up", "2"], ["--n-up", "4", "--duplex", "short"], [],
]


INKS = """
profils:
  presse:
    encres:
      ink: {cmjn: [0, 0, 0, 100]}
      petrol: {ton_direct: PANTONE 3155 C, cmjn: [95, 30, 40, 30]}
      sea: {ton_direct: PANTONE 3155 C, teinte: 40}
      brick: {cmjn: [0, 72, 100, 15]}
"""


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def letters(pdfs):
    return collections.Counter(letter for pdf in pdfs for letter in output("pdftotext", "-raw", pdf, "-") if not letter.isspace())


def inked(annexe, root, tmp):
    """Faults of the edition in inks: words that moved."""
    places = []
    for name, more in [("plain", ""), ("inked", INKS)]:
        copy, pdf = tmp / name, str(tmp / f"{name}.pdf")
        for part in ["sources", "layouts", "fonts"]:
            shutil.copytree(pathlib.Path(root, part), copy / part)
        manifest = copy / "sources/annexe.yaml"
        manifest.write_text(manifest.read_text(encoding="utf-8") + more, encoding="utf-8")
        output(annexe, "press", "--root", str(copy), "-o", pdf)
        output("qpdf", "--check", pdf)
        places.append(output("pdftotext", "-bbox", pdf, "-"))
    moved = places[0] != places[1]
    print(f"{'in inks':48} words {'elsewhere' if moved else 'where they were'}")
    return moved


def main():
    annexe, source, root = sys.argv[1:]
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
        faults += inked(annexe, root, pathlib.Path(tmp))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
