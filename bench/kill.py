#!/usr/bin/env python3
"""Kills pullsecret while it rewrites a tree of 500 files, again and again, and looks at what it leaves.

After each kill every file must be its old or its new self, or, of two that need each other, its old self
with new ServiceAccounts; no workload may be new before the files that
define its ServiceAccount, and the kustomization that lists them, are; and the same command, run again,
must end well, leave the tree that an uninterrupted run leaves, and no temporary file. In every tenth
round 'pullsecret explain' says of the killed tree what each pod gets, which must be what it got before.
Exits with 1 if anything is not so.
"""

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import trees

JAR = Path(__file__).resolve().parent.parent / "cli" / "target" / "pullsecret.jar"
JAVA = str(Path(os.environ["JAVA_HOME"]) / "bin" / "java") if "JAVA_HOME" in os.environ else "java"
JVM_FLAGS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto"]
TEMPORARY = re.compile(r"\.pullsecret-[0-9a-f-]{36}\.tmp")
OWN_ACCOUNTS = 25


def make(directory, files):
    """A tree in which pods run as no, as new and as extended ServiceAccounts."""
    trees.tree(directory, files - 2 * OWN_ACCOUNTS - 2, 0.2)
    writer = trees.Writer(2)
    place = directory / "own-accounts"
    for number in range(OWN_ACCOUNTS):
        # Every fifth ServiceAccount stands beside a workload that runs as the next one.
        account = writer.service_account(f"own-{number}", "own")
        if number % 5 == 0:
            account += ["---"] + worker(writer, f"beside-{number}", f"own-{number + 1}")
        trees.write(place / f"account-{number}.yaml", account)
        trees.write(place / f"worker-{number}.yaml", worker(writer, f"worker-{number}", f"own-{number}"))
    for one, other in [("left", "right"), ("right", "left")]:  # They need each other.
        account = writer.service_account(one, "own") + ["---"]
        trees.write(place / f"{one}.yaml", account + worker(writer, f"needs-{other}", other))


def worker(writer, name, account):
    lines = writer.workload(name, "own", inline=True)
    spec = lines.index("    spec:")
    return lines[: spec + 1] + [f"      serviceAccountName: {account}"] + lines[spec + 1 :]


def read(directory):
    """Each file's bytes by its path, and the temporary files."""
    files, temporaries = {}, []
    for path, _, names in os.walk(directory):
        for name in names:
            file = os.path.join(path, name)
            if TEMPORARY.fullmatch(name):
                temporaries.append(file)
                continue
            with open(file, "rb") as content:
                files[os.path.relpath(file, directory)] = content.read()
    return files, temporaries


def has_temporaries(directory):
    return any(TEMPORARY.fullmatch(name) for _, _, names in os.walk(directory) for name in names)


def field(document, name):
    found = re.search(rf"^ *{name}: (\S+)$", document, re.MULTILINE)
    return found.group(1) if found else None


def half(old, new):
    """A file with its new ServiceAccounts and its old workloads."""
    documents = [text.split(b"---\n") for text in (old, new)]
    return b"---\n".join(
        now if b"kind: ServiceAccount\n" in now else before for before, now in zip(*documents)
    )


def needed_first(old, new):
    """For each changed file the changed files that have to be new when it is."""
    changed = {path for path in new if old.get(path) != new[path]}
    definitions, uses = {}, {}
    for path in changed:
        before = old.get(path, b"").decode()
        for document in re.split(r"^---$", new[path].decode(), flags=re.MULTILINE):
            namespace, name = field(document, "  namespace"), field(document, "  name")
            account = field(document, "serviceAccountName")
            if "kind: ServiceAccount\n" in document and "imagePullSecrets:" in document:
                definitions.setdefault((namespace, name), set()).add(path)
            elif account and document.strip() not in before:
                uses.setdefault(path, set()).add((namespace, account))
    needs = {}
    for path, accounts in uses.items():
        for account in accounts:
            if account not in definitions:
                sys.exit(f"{path} runs as {account}, which no file that changes defines")
            beside = os.path.join(os.path.dirname(path), "kustomization.yaml")
            kustomizations = {beside} & changed
            if path not in definitions[account]:
                needs.setdefault(path, set()).update(definitions[account] | kustomizations)
    return changed, needs


class Harness:
    def __init__(self, directory, arguments):
        self.directory = directory
        self.jar = str(arguments.jar)
        self.end = time.monotonic() + 60 * arguments.minutes
        self.random = random.Random(arguments.seed)
        self.counts = Counter()
        self.counting = threading.Lock()
        first = directory / "first"
        make(first, arguments.files)
        self.old, _ = read(first)
        self.archive(first)
        self.secrets = self.explained(first)
        self.whole = []
        writing, renaming = [], []
        for _ in range(3):
            for wait, spans in [(self.wait_for_writing, writing), (self.wait_for_renaming, renaming)]:
                self.restore(first)
                self.measure(first, wait, spans)
        self.new, temporaries = read(first)
        if temporaries:
            sys.exit("an uninterrupted run leaves temporary files")
        self.changed, self.needs = needed_first(self.old, self.new)
        crossing = [os.path.join("own-accounts", name) for name in ("left.yaml", "right.yaml")]
        self.halves = {path: half(self.old[path], self.new[path]) for path in crossing}
        self.writing, self.renaming = statistics.median(writing), statistics.median(renaming)
        print(
            f"{len(self.old)} files, {len(self.changed)} of them rewritten or new;"
            f" {len(self.needs)} need another one first; a run takes"
            f" {statistics.median(self.whole):.2f} s, of which it writes for {self.writing:.2f} s, of"
            f" which it renames for {self.renaming:.2f} s",
            flush=True,
        )

    def archive(self, tree):
        """Keeps the loaded classes, as the launcher does: rounds take less time."""
        file = self.directory / "classes.jsa"
        self.flags = [f"-XX:ArchiveClassesAtExit={file}"]
        process = self.java(
            "move", "--dry-run", str(tree), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        process.communicate()
        self.flags = [f"-XX:SharedArchiveFile={file}"]

    def java(self, *arguments, **options):
        return subprocess.Popen([JAVA, *JVM_FLAGS, *self.flags, "-jar", self.jar, *arguments], **options)

    def move(self, tree):
        return self.java(
            "move", str(tree), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
        )

    def explained(self, tree):
        process = self.java("explain", "--format", "json", ".", cwd=tree, stdout=subprocess.PIPE)
        pods = json.loads(process.communicate()[0])["pods"]
        return Counter((pod["workload"], tuple(pod["secrets"])) for pod in pods)

    def restore(self, tree):
        now, temporaries = read(tree)
        for file in temporaries:
            os.remove(file)
        for path in now.keys() - self.old.keys():
            os.remove(tree / path)
        for path, content in self.old.items():
            if now.get(path) != content:
                (tree / path).write_bytes(content)

    def wait_for_writing(self, tree, process):
        """Until the first temporary file is there: all that comes before does not touch the disk."""
        places = [path for path, _, _ in os.walk(tree)]
        while process.poll() is None:
            for place in places:
                if any(name.startswith(".pullsecret-") for name in os.listdir(place)):
                    return
            time.sleep(0.002)

    def wait_for_renaming(self, tree, process):
        """Until one of the first files has its new bytes."""
        self.wait_for_writing(tree, process)
        account = tree / "own-accounts" / "account-1.yaml"
        old = account.stat().st_ino
        while process.poll() is None and account.stat().st_ino == old:
            time.sleep(0.001)

    def measure(self, tree, wait, spans):
        start = time.perf_counter()
        process = self.move(tree)
        wait(tree, process)
        begin = time.perf_counter()
        while has_temporaries(tree) and process.poll() is None:
            pass
        spans.append(time.perf_counter() - begin)
        _, errors = process.communicate()
        self.whole.append(time.perf_counter() - start)
        if process.returncode:
            sys.exit(f"an uninterrupted run exits with {process.returncode}: {errors.decode()}")

    def round(self, number):
        if time.monotonic() > self.end:
            return
        with self.counting:
            share = self.random.random()
            moment = self.random.random()
            name = threading.current_thread().name
        tree = self.directory / name
        if not tree.exists():
            shutil.copytree(self.directory / "first", tree)
        self.restore(tree)
        process = self.move(tree)
        if share < 0.1:
            time.sleep(moment * statistics.median(self.whole))
        elif share < 0.5:
            self.wait_for_writing(tree, process)
            time.sleep(moment * self.writing)
        else:
            self.wait_for_renaming(tree, process)
            time.sleep(moment * self.renaming)
        process.kill()
        process.communicate()
        found = self.look(tree, number)
        with self.counting:
            self.counts["rounds"] += 1
            self.counts.update(found)
            if self.counts["rounds"] % 25 == 0:
                print(dict(self.counts), flush=True)

    def look(self, tree, number):
        found = Counter()
        now, temporaries = read(tree)
        renamed = {path for path in self.changed if now.get(path) == self.new[path]}
        untouched = {path for path in self.changed if now.get(path) == self.old.get(path)}
        halved = {path for path, text in self.halves.items() if now.get(path) == text}
        found["half written"] = len(halved) > 0
        found["torn"] = len(self.changed - renamed - untouched - halved) + sum(
            now.get(path) != self.old.get(path) for path in (now.keys() | self.old.keys()) - self.changed
        )
        for path in renamed:
            missing = self.needs.get(path, set()) - renamed - halved
            if missing:
                found["lost"] += 1
                print(f"round {number}: {path} is new before {sorted(missing)}", flush=True)
        if renamed == self.changed and not temporaries:
            found["killed afterwards"] = 1
        elif renamed or halved:
            found["killed while renaming"] = 1
        elif temporaries:
            found["killed while staging"] = 1
        else:
            found["killed before"] = 1
        if number % 10 == 0:
            found["explained"] = 1
            found["explained otherwise"] = self.explained(tree) != self.secrets
        rerun = self.move(tree)
        _, errors = rerun.communicate()
        files, left = read(tree)
        said = b"temporary file" in errors
        found["incomplete reruns"] = rerun.returncode != 0 or files != self.new
        found["temporary files left"] = len(left)
        found["unsaid removals"] = said != bool(temporaries)
        if found["incomplete reruns"] or found["unsaid removals"]:
            print(f"round {number}: exit {rerun.returncode}: {errors.decode()}", flush=True)
        return found


FAULTS = ["torn", "lost", "explained otherwise", "incomplete reruns", "temporary files left", "unsaid removals"]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2, help="so many trees at once")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600, help="no round begins later")
    parser.add_argument("--jar", type=Path, default=JAR)
    arguments = parser.parse_args()
    directory = Path(tempfile.mkdtemp(prefix="pullsecret-kill-")).resolve()
    try:
        harness = Harness(directory, arguments)
        with ThreadPoolExecutor(arguments.jobs, "tree") as pool:
            list(pool.map(harness.round, range(arguments.rounds)))
    finally:
        shutil.rmtree(directory)
    counts = harness.counts
    writing = counts["killed while staging"] + counts["killed while renaming"]
    print(
        f"{counts['rounds']} rounds; killed while writing: {writing}"
        f" ({counts['killed while staging']} while staging, {counts['killed while renaming']} while"
        f" renaming; {counts['killed before']} before, {counts['killed afterwards']} afterwards);"
        f" half written: {counts['half written']}; torn files: {counts['torn']}; workloads ahead of their ServiceAccount: {counts['lost']};"
        f" explained otherwise: {counts['explained otherwise']} of {counts['explained']};"
        f" incomplete reruns: {counts['incomplete reruns']};"
        f" temporary files left: {counts['temporary files left']}"
    )
    sys.exit(any(counts[fault] for fault in FAULTS))


if __name__ == "__main__":
    main()
