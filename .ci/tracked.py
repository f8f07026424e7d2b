#!/usr/bin/env python3
"""Accepts and refuses the tracked changes of Word documents with LibreOffice: what is left must be the new version, and the old.

usage: .ci/tracked.py ANNEXE

Each edit of a small sheet becomes a Word document (`annexe diff --docx`). LibreOffice opens it, accepts all changes, or refuses
them, and saves its text, with the signs of its points; the same of a document that only has one version is what it must be. Exit 1
where it is not. Needs LibreOffice's module for Python (uno).
"""
import pathlib
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

MANIFEST = "annexe: A\ntitre: Un essai\nguide: G\norganisme: O\ndate: 2024-02-29\nthemes:\n  1: Le premier thème\n"
TEXT = """La ville compte mille habitants. Elle a un port.

- Un repas mensuel
    - en été dans la cour
    - en hiver dans la salle
- Une bourse aux livres

### La suite

Le projet continue.

- Un loto
- Un bal en juin
"""
LISTS = "- Un repas mensuel\n    - en été dans la cour\n    - en hiver dans la salle\n- Une bourse aux livres\n\n"
EDITS = [
    [("livres", "jouets\n- Un café")],
    [("dans la cour", "dans la rue\n    - en automne au marché")],
    [("Elle a un port.", "Elle a un port. Elle a une gare.\n\nOn y vient de loin.")],
    [("Un bal en juin", "Un bal en juin et un autre\n- Une fête")],
    [("La suite", "Et la suite\n\nTrois maisons ont ouvert.")],
    [("mensuel", "rare"), ("    - en été", "    - chaque jour en été")],
    [(LISTS, ""), ("juin\n", "juin\n\n" + LISTS)],
    [("    - en hiver", "- en hiver")],
    [("- Un loto\n- Un bal en juin\n", "")],
    [("- Un loto\n- Un bal en juin\n", "- Un bal en juin\n    - Un loto\n")],
]


def sheet(folder, text):
    """A collection of one sheet."""
    lines = "".join(f"      {line}".rstrip() + "\n" for line in text.splitlines())
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "annexe.yaml").write_text(MANIFEST, encoding="utf-8")
    text = f"titre: Une fiche\nthemes: [1]\nsections:\n  - type: contexte\n    texte: |\n{lines}"
    (folder / "sources" / "une.yaml").write_text(text, encoding="utf-8")
    return folder


def documents(annexe, folder):
    """Of each edit, the document with its changes and the two of its versions alone."""
    empty = sheet(folder / "vide", "Rien.\n")
    (empty / "sources" / "une.yaml").rename(empty / "sources" / "autre.yaml")
    for number, edit in enumerate(EDITS):
        text = TEXT
        for old, new in edit:
            assert old in text, old
            text = text.replace(old, new)
        versions = [sheet(folder / f"{name}{number}", it) for name, it in (("a", TEXT), ("b", text))]
        for way, (old, new) in enumerate((versions, versions[::-1])):
            made = []
            for place, (a, b) in enumerate(((old, new), (empty, old), (empty, new))):
                made.append(folder / f"{number}-{way}-{place}.docx")
                command = [annexe, "diff", "--no-git", a, b, "-q", "--docx", made[-1]]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            yield edit, made


def value(name, it):
    found = PropertyValue()
    found.Name, found.Value = name, it
    return found


class Office:
    """LibreOffice, without a window."""

    def __init__(self, folder):
        pipe = f"annexe-{folder.name}"
        profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
        accept = f"--accept=pipe,name={pipe};urp;"
        self.process = subprocess.Popen(["soffice", "--headless", "--norestore", profile, accept])
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(240):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.5)
        make = lambda name: context.ServiceManager.createInstanceWithContext(f"com.sun.star.frame.{name}", context)
        self.desktop, self.dispatcher = make("Desktop"), make("DispatchHelper")

    def lines(self, document, command):
        """The lines of the sheet, its changes accepted or refused."""
        open_ = self.desktop.loadComponentFromURL(document.as_uri(), "_blank", 0, (value("Hidden", True),))
        self.dispatcher.executeDispatch(open_.CurrentController.Frame, f".uno:{command}AllTrackedChanges", "", 0, ())
        text = document.with_suffix(f".{command}.txt")
        options = (value("FilterName", "Text (encoded)"), value("FilterOptions", "UTF8"))
        open_.storeToURL(text.as_uri(), options)
        open_.close(True)
        # Kinds of spaces are no change that is tracked.
        said = text.read_text(encoding="utf-8-sig").replace("\u00a0", " ").replace("\u202f", " ")
        lines = [line.rstrip() for line in said.splitlines()]
        last = max(at for at, line in enumerate(lines) if line == "Une fiche")
        return [line for line in lines[last:] if line]


def main(annexe):
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        made = list(documents(annexe, folder))
        office = Office(folder)
        try:
            for edit, (both, old, new) in made:
                for command, alone in (("Reject", old), ("Accept", new)):
                    found, wanted = office.lines(both, command), office.lines(alone, "Accept")
                    if found != wanted:
                        wrong += 1
                        print(f"{edit}, {command}:", *found, "instead of", *wanted, sep="\n  ")
        finally:
            office.desktop.terminate()
            office.process.wait(60)
    print(f"{2 * len(made)} texts, {wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
