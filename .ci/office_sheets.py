"""The sheets that .ci/office has converted and imported, with what an import must find in them.

A text is a list of runs: plain strings, and pairs of a mark (`b`, `i`, `sup`, `note`, or an address) and
a string.
"""

import struct
import zlib

OVEN = {
    "title": "Un four partagé rapproche deux hameaux",
    "lead": ["Depuis trois hivers, deux hameaux que tout séparait cuisent leur pain ensemble."],
    "reperes": [
        ("Objectifs", ["Rallumer le four communal", "Donner une raison de se voir"]),
        ("Public", ["Les habitants des deux hameaux"]),
        ("Contact", ["La boulangerie associative", "05 36 49 00 00"]),
    ],
    "types": ["contexte", "actions", "evaluation", "perspectives"],
    "body": [
        ("h1", ["Le contexte"]),
        (
            "p",
            [
                "Le four ",
                ("b", "communal"),
                " était ",
                ("i", "froid"),
                " depuis la ",
                ("b", "guerre"),
                ", le 1",
                ("sup", "er"),
                " hameau l'oubliait.",
            ],
        ),
        ("h1", ["Les actions menées"]),
        (
            "p",
            [
                "Une équipe s'est formée",
                ("note", "Neuf personnes, dont deux maçons à la retraite."),
                " ; voir ",
                ("https://example.org/four", "le journal du four"),
                ".",
            ],
        ),
        (
            "ul",
            [
                (0, "Nettoyer la sole"),
                (0, "Trouver du bois"),
                (1, "dans les haies"),
                (2, "celles du nord"),
                (2, "celles du sud"),
                (1, "chez la scierie"),
                (0, "Pétrir"),
            ],
        ),
        ("h2", ["Place des élus"]),
        ("p", ["La mairie prête la clé."]),
        ("h3", ["Ce que dit la maire"]),
        ("quote", ["Un four éteint, c'est une place vide."]),
        ("p", ["Trois étapes ont suivi :"]),
        ("ol", ["allumer", "attendre", "défourner"]),
        ("img", "Deux voisins devant la gueule du four"),
        ("h1", ["Le bilan"]),
        ("p", ["Quarante fournées, & pas une <brûlée> : les habitants s'en étonnent encore."]),
        ("h1", ["Et après ?"]),
        ("p", ["Un moulin, peut-être."]),
    ],
}

HALL = {
    "title": "La halle rouvre un samedi sur deux",
    "lead": ["Fermée dix ans, la halle accueille de nouveau les maraîchers."],
    "reperes": [
        ("Public", ["Maraîchers et clients"]),
        ("Contact", ["Le comité des fêtes", "05 36 49 00 01"]),
    ],
    "types": ["enjeux", "projet"],
    "body": [
        ("h1", ["Les enjeux"]),
        ("p", ["Faire revenir, sans attendre, ceux qui passaient sans s'arrêter."]),
        ("h1", ["Le projet"]),
        ("ul", [(0, "Des étals"), (1, "prêtés"), (0, "Une buvette")]),
    ],
}


def png():
    """Gives a picture of one pixel."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\x80\x40\x20")) + chunk(b"IEND", b"")
    )


def texts(sheet):
    """Yields every text of a sheet."""
    yield sheet["title"]
    yield "REPÈRES"
    for label, lines in sheet["reperes"]:
        yield label
        yield from lines
    for kind, content in [("p", sheet["lead"]), *sheet["body"]]:
        if kind == "ul":
            yield from (text for _, text in content)
        elif kind in ("ol", "img"):
            yield from [content] if kind == "img" else content
        else:
            yield "".join(
                run if isinstance(run, str) or run[0] != "note" else "" for run in map(plain, content)
            )
            yield from (run[1] for run in content if run[0] == "note")


def plain(run):
    """Gives the characters of a run, but keeps those of a note apart."""
    return run if isinstance(run, str) or run[0] == "note" else run[1]
