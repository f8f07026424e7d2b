#!/usr/bin/env python3
"""Measure `annexe fmt --check`, time and memory.

usage: benches/fmt.py ANNEXE ROOT [--sheets N] [--rounds N]

Runs it on the collection ROOT, on a collection of N sheets (1,000) made of ROOT's, and on the same with every text on one
line, so that all files would change. Prints for each the shortest elapsed time, the processor time and the most memory.
"""
import argparse, os, pathlib, re, subprocess, tempfile, time


def copies(root, to, count, loose):
    """A collection of so many sheets; a loose one has its sentences on one line."""
    sheets = sorted(path for path in (root / "sources").glob("*.yaml") if path.name != "annexe.yaml")
    (to / "sources").mkdir(parents=True)
    manifest = (root / "sources/annexe.yaml").read_text(encoding="utf-8")
    manifest = re.sub(r"(?ms)^fiches:.*?(?=^\S|\Z)", "", manifest)
    (to / "sources/annexe.yaml").write_text(manifest, encoding="utf-8")
    for n in range(count):
        text = sheets[n % len(sheets)].read_text(encoding="utf-8")
        if loose:
            text = re.sub(r"(?<=[a-z][.]) *\n +(?=[A-Z])", " ", text)
        (to / f"sources/fiche-{n}.yaml").write_text(text, encoding="utf-8")


def measure(command, rounds):
    """Elapsed seconds, processor seconds and kilobytes of the quickest run."""
    best = None
    for _ in range(rounds):
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        run = (time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
        best = min(best or run, run)
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annexe"), parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--sheets", type=int, default=1000), parser.add_argument("--rounds", type=int, default=5)
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        roots = {"the collection": a.root}
        for name, loose in ((f"{a.sheets} sheets in form", False), (f"{a.sheets} sheets to change", True)):
            roots[name] = pathlib.Path(tmp, name)
            copies(a.root, roots[name], a.sheets, loose)
        for name, root in roots.items():
            elapsed, processor, memory = measure([a.annexe, "fmt", "--check", "--root", str(root)], a.rounds)
            print(f"{name}: {elapsed * 1000:.0f} ms, {processor * 1000:.0f} ms of processor, {memory / 1000:.0f} MB")


if __name__ == "__main__":
    main()
