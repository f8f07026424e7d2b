#!/usr/bin/env python3
"""The schemas in the editor that authors have: yaml-language-server, spoken to as an editor does.

usage: schema.py SERVER ANNEXE CORPUS

SERVER is the language server's command, ANNEXE the program, CORPUS the folder tests/schema. Every file of the corpus is
opened as a source of a collection with the program's own modeline; what the server marks is compared with the exit code
of `annexe check --no-typeset`. Then a new collection is opened: completion has to offer its section types and themes,
hover has to speak French. Exit 1 where something differs.
"""

import json
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import tempfile
import threading

SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
PATIENCE = 30  # seconds


class Server:
    """A language server that runs, and one editor that speaks to it."""

    def __init__(self, command, root):
        self.process = subprocess.Popen(
            [command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.inbox = queue.Queue()
        self.number = 0
        self.marks = {}
        threading.Thread(target=self.listen, daemon=True).start()
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
            },
        }
        self.ask(
            "initialize",
            {"processId": os.getpid(), "rootUri": root.as_uri(), "locale": "fr", "capabilities": capabilities},
        )
        self.tell("initialized", {})

    def listen(self):
        stream = self.process.stdout
        while True:
            length = 0
            while (line := stream.readline().strip()):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                return
            self.inbox.put(json.loads(stream.read(length)))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        return self.wait(lambda m: m.get("id") == self.number and "method" not in m)["result"]

    def wait(self, wanted):
        """The next message that is wanted; answers what the server asks on the way."""
        while True:
            message = self.inbox.get(timeout=PATIENCE)
            if message.get("method") == "workspace/configuration":
                items = message["params"]["items"]
                answer = [SETTINGS if item.get("section") == "yaml" else {} for item in items]
                self.send({"id": message["id"], "result": answer})
            elif "method" in message and "id" in message:
                self.send({"id": message["id"], "result": None})
            elif message.get("method") == "textDocument/publishDiagnostics":
                self.marks[message["params"]["uri"]] = message["params"]["diagnostics"]
            if wanted(message):
                return message

    def open(self, folder, text):
        """Opens a text as a file of a folder, under a name of its own: the server tells of files in its own time."""
        self.number += 1
        uri = (folder / f"ouvert-{self.number}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def marked(self, uri):
        """What the server marks in an open file."""
        if uri not in self.marks:
            self.wait(lambda _: uri in self.marks)
        return self.marks[uri]

    def at(self, method, uri, line, character):
        position = {"line": line, "character": character}
        return self.ask(method, {"textDocument": {"uri": uri}, "position": position})

    def complete(self, folder, text):
        """What is offered at the bar in a text: labels, with what is said about them."""
        before, after = text.split("▮")
        uri = self.open(folder, before + after)
        lines = before.split("\n")
        found = self.at("textDocument/completion", uri, len(lines) - 1, len(lines[-1]))
        items = found["items"] if isinstance(found, dict) else found
        words = lambda item: item.get("documentation") or ""
        return {item["label"]: words(item)["value"] if isinstance(words(item), dict) else words(item) for item in items}

    def hover(self, folder, text, word):
        """What is said of the first line that begins with a key."""
        uri = self.open(folder, text)
        line = next(n for n, line in enumerate(text.split("\n")) if line.strip(" -").startswith(word))
        found = self.at("textDocument/hover", uri, line, text.split("\n")[line].index(word) + 1)
        return json.dumps(found, ensure_ascii=False) if found else ""

    def end(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.wait(timeout=PATIENCE)


def collection(folder, annexe, base, sheet):
    """A collection of one sheet, with its copies of the schemas."""
    sources = folder / "sources"
    sources.mkdir(parents=True)
    (sources / "annexe.yaml").write_text(base, encoding="utf-8")
    (sources / "une.yaml").write_text(sheet, encoding="utf-8")
    subprocess.run([annexe, "schema", "--write", "--root", folder], check=True)
    return sources


def verdicts(server, annexe, corpus, folder):
    """Compares what is said of every file of the corpus; gives what differs."""
    base = (corpus / "annexe.yaml").read_text(encoding="utf-8")
    sources = collection(folder / "corpus", annexe, base, "titre: Une action\n")
    wrong, counts, opened = [], {}, []
    for part, marked, refused in [("good", 0, 0), ("bad", 1, 1), ("beyond", 0, 1)]:
        for path in sorted((corpus / part).iterdir()):
            manifest = path.name.startswith("annexe-")
            name, kind = ("annexe.yaml", "annexe") if manifest else ("une.yaml", "fiche")
            text = path.read_text(encoding="utf-8")
            text = f"# yaml-language-server: $schema=schemas/{kind}.schema.json\n{text}"
            kept = (sources / name).read_text(encoding="utf-8")
            (sources / name).write_text(text, encoding="utf-8")
            opened.append((f"{part}/{path.name}", marked, server.open(sources, text)))
            run = subprocess.run(
                [annexe, "check", "--no-typeset", "--root", folder / "corpus"], capture_output=True, text=True
            )
            (sources / name).write_text(kept, encoding="utf-8")
            if run.returncode != refused:
                wrong.append(f"{part}/{path.name}: check ends with {run.returncode}\n{run.stderr}")
            counts[part] = counts.get(part, 0) + 1
    for name, marked, uri in opened:
        said = [mark["message"] for mark in server.marked(uri)]
        if bool(said) != bool(marked):
            wrong.append(f"{name}: the server marks {said or 'nothing'}")
        if os.environ.get("VERBOSE"):
            print(name, said)
    print(", ".join(f"{count} {part}" for part, count in counts.items()))
    return wrong


def help_while_writing(server, annexe, folder):
    """Completion and hover in a new collection; gives what is missing."""
    root = folder / "neuve"
    subprocess.run([annexe, "init", root, "-q"], check=True)
    path = root / "sources"
    text = (path / "jardin-partage.yaml").read_text(encoding="utf-8")
    modeline = text.split("\n")[0] + "\n"
    wrong = []

    def expect(what, found, wanted):
        missing = [word for word in wanted if word not in found]
        if missing:
            wrong.append(f"{what}: {missing} not in {found}")

    marks = server.marked(server.open(path, text))
    if marks:
        wrong.append(f"a new sheet is marked: {marks}")
    offered = server.complete(path, modeline + "titre: T\nsections:\n  - type: ▮\n")
    expect("section types", offered, ["contexte", "enjeux", "points-cles", "sources"])
    expect("what a type means", offered.get("contexte", ""), ["Le contexte"])
    if {"null", "true"} & set(offered):
        wrong.append(f"section types: words of YAML are offered: {sorted(offered)}")
    for form in ["themes: [▮]\n", "themes:\n  - ▮\n"]:
        offered = server.complete(path, modeline + "titre: T\n" + form)
        expect("themes", offered, ["1", "2"])
    expect("keys", server.complete(path, modeline + "titre: T\n▮\n"), ["chapeau", "reperes", "sections"])
    expect("fields", server.complete(path, modeline + "titre: T\nreperes:\n  ▮\n"), ["objectifs", "contact"])
    head = (path / "annexe.yaml").read_text(encoding="utf-8").split("\n")[0] + "\n"
    offered = server.complete(path, head + "annexe: A\ntitre: T\nguide: G\nfiches:\n  - ▮\n")
    expect("sheets", offered, ["jardin-partage", "cafe-des-parents"])
    for word, said in [("chapeau", "L'essentiel"), ("reperes", "Objectifs, public"), ("type", "Type de section")]:
        expect(f"hover on {word}", server.hover(path, text, f"{word}:"), [said])
    return wrong


def main():
    command, annexe, corpus = sys.argv[1:]
    annexe, corpus = os.path.abspath(annexe), pathlib.Path(corpus).resolve()
    folder = pathlib.Path(tempfile.mkdtemp()).resolve()
    server = Server(command, folder)
    try:
        wrong = verdicts(server, annexe, corpus, folder) + help_while_writing(server, annexe, folder)
        server.end()
    finally:
        server.process.kill()
        shutil.rmtree(folder)
    print("\n".join(wrong) or "editor and check agree; completion and hover are there")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
