"""Turns the JSON reports of outloud and pdfua into lines that .ci/conformance reads.

usage: findings.py outloud|pdfua REPORT

Prints one record a line, its fields parted by U+001F:

    verdict FILE             the tool read this PDF and judged it
    error   FILE  TEXT       the PDF fails
    warning FILE  TEXT       worth a look, does not fail
    note    TOOL  TEXT       about the tool itself (a rule that it could not run)

Findings that differ only in their page are one record. Exits with 1 where the report cannot be
read.
"""

import json
import sys

import pikepdf

POINTS_PER_MM = 72 / 25.4
# The page's margins, where running heads and feet stand.
HEAD = 22 * POINTS_PER_MM
FOOT = 24 * POINTS_PER_MM


def emit(*fields):
    """Prints one record; a message of several lines becomes one line."""
    print("\x1f".join([*fields[:2], *(" ".join(field.split()) for field in fields[2:])]))


def documents(text):
    """Yields the JSON documents that follow one another in a text."""
    decoder = json.JSONDecoder()
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        document, at = decoder.raw_decode(text, at)
        yield document


def is_running_head(path, finding):
    """Says whether all that a TAG-002 finding names stands in the margins.

    outloud calls an artifact prose when it reads like a sentence and recurs on fewer pages than a
    running head should. A sheet's title as running head is both on a sheet of three pages, and
    rightly an artifact (ISO 32000-1, 14.8.2.2.2).
    """
    boxes = finding.get("boxes", [])
    if len(boxes) != finding.get("count"):
        return False
    with pikepdf.open(path) as pdf:
        for box in boxes:
            _, bottom, _, top = map(float, pdf.pages[box["page"] - 1].mediabox)
            if box["y0"] < top - HEAD and box["y1"] > bottom + FOOT:
                return False
    return True


def pages_of(numbers):
    """Words a list of page numbers."""
    known = sorted({n for n in numbers if n is not None})
    shown = ", ".join(str(n) for n in known[:8]) + (", …" if len(known) > 8 else "")
    return f" (page {shown})" if known else ""


def emit_grouped(tool, path, found):
    """Prints (severity, rule, message, page) findings, the pages of equal ones together."""
    grouped = {}
    for severity, rule, message, page in found:
        grouped.setdefault((severity, rule, message), []).append(page)
    for (severity, rule, message), pages in grouped.items():
        emit(severity, path, f"{tool} {rule}: {message}{pages_of(pages)}")


def emit_notes(tool, reasons):
    """Prints the rules that a tool could not run, with its reasons."""
    for rule, reason in reasons.items():
        emit("note", tool, f"{rule} did not run: {reason}")


def outloud(text):
    """Reads outloud's report: one document for all files."""
    crashed = {}
    for result in json.loads(text)["results"]:
        path = result["path"]
        if result["error"]:
            emit("error", path, f"outloud: {result['error']}")
            continue
        found = []
        for finding in result["findings"]:
            severity, message = finding["severity"], finding["message"]
            if finding.get("evidence"):
                message += f" [{finding['evidence']}]"
            if finding["rule"] == "TAG-002" and is_running_head(path, finding):
                severity = "warning"
                message = "takes a running head for prose" + message[message.rfind(" [") :]
            if severity in ("error", "warning"):
                found.append((severity, finding["rule"], message, finding.get("page")))
        emit_grouped("outloud", path, found)
        crashed |= {
            run["rule"]: str(run["reason"]) for run in result["rules"] if run["status"] == "crashed"
        }
        emit("verdict", path)
    emit_notes("outloud", crashed)


def pdfua(text):
    """Reads pdfua's reports: one document a file."""
    skipped = {}
    for result in documents(text):
        path = result["file"]
        if "findings" not in result:
            emit("error", path, f"pdfua: {result.get('error', 'no verdict')}")
            continue
        found = [
            (
                finding["severity"].lower(),
                finding["rule_id"],
                finding["message"],
                finding.get("page"),
            )
            for finding in result["findings"]
        ]
        emit_grouped("pdfua", path, (f for f in found if f[0] in ("error", "warning")))
        skipped |= {rule["rule_id"]: rule["reason"] for rule in result["skipped"]}
        emit("verdict", path)
    emit_notes("pdfua", skipped)


def main():
    """Reads the report named on the command line."""
    tool, report = sys.argv[1:]
    with open(report, encoding="utf-8") as file:
        text = file.read()
    {"outloud": outloud, "pdfua": pdfua}[tool](text)


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, KeyError) as problem:
        sys.exit(f"findings.py: {type(problem).__name__}: {problem}")
