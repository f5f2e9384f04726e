#!/usr/bin/env python3
"""Measures the command as its users run it: whole processes, beside what they can be compared with.

Every round runs the reference and then pullsecret; the table shows medians, and the median of the
rounds' ratios, which holds on a machine that does other things as well. Times of CPU are those of
all threads together.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import trees

ROOT = Path(__file__).resolve().parent.parent
LAUNCHER = ROOT / "pullsecret"
JAR = ROOT / "cli" / "target" / "pullsecret.jar"
SOURCES = ROOT / "bench" / "src" / "main" / "java" / "io" / "github" / "pullsecret" / "bench"
JVM_FLAGS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"]
JAVA_HOME = os.environ.get("JAVA_HOME")


def tool(name):
    return str(Path(JAVA_HOME) / "bin" / name) if JAVA_HOME else name


@dataclass
class Command:
    name: str
    arguments: list
    exits: tuple = (0,)
    directory: Path = ROOT


@dataclass
class Times:
    wall: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    memory: list = field(default_factory=list)


@dataclass
class Row:
    work: str
    reference: Command
    measured: Command
    target: str
    difference: bool = False
    rounds: int = 0


def run(command, times):
    """Runs a command once and adds what it took."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command.arguments,
            cwd=command.directory,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        code = os.waitstatus_to_exitcode(status)
        process.returncode = code
        if code not in command.exits:
            errors.seek(0)
            sys.exit(f"{command.name} exits with {code}: {errors.read().decode()[-2000:]}")
    if times is not None:
        times.wall.append(wall)
        times.cpu.append(usage.ru_utime + usage.ru_stime)
        times.memory.append(usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def measure(row, rounds):
    reference, measured = Times(), Times()
    run(row.reference, None)  # Files and archives are warm.
    run(row.measured, None)
    for _ in range(row.rounds or rounds):
        run(row.reference, reference)
        run(row.measured, measured)
    return reference, measured


def show(row, reference, measured):
    median = statistics.median
    if row.difference:
        value = f"+ {median(m - r for r, m in zip(reference.wall, measured.wall)):.2f} s"
        cpu = f"+ {median(m - r for r, m in zip(reference.cpu, measured.cpu)):.2f} s"
    else:
        value = f"{median(m / r for r, m in zip(reference.wall, measured.wall)):.1f} ×"
        cpu = f"{median(m / max(r, 0.001) for r, m in zip(reference.cpu, measured.cpu)):.1f} ×"
    print(
        f"| {row.work} | {row.measured.name} | {median(measured.wall):.2f} s"
        f" | {row.reference.name} | {median(reference.wall):.2f} s"
        f" | {value} | {row.target} | {cpu} | {max(measured.memory) / 2**20:.0f} MiB |",
        flush=True,
    )


class Bench:
    def __init__(self, directory, arguments):
        self.directory = directory
        self.arguments = arguments
        self.classes = directory / "classes"
        subprocess.run([str(LAUNCHER), "--version"], check=True, stdout=subprocess.DEVNULL)
        sources = [str(SOURCES / name) for name in ("Hello.java", "EngineEvents.java")]
        javac = [tool("javac"), "-cp", str(JAR), "-d", str(self.classes), *sources]
        subprocess.run(javac, check=True)
        self.hello = Command(
            "JVM hello",
            [tool("java"), *JVM_FLAGS, "-cp", str(self.classes), "io.github.pullsecret.bench.Hello"],
        )

    def place(self, name, make, *arguments):
        """A directory below the one for trees, filled once."""
        place = self.directory / "trees" / name
        if not place.is_dir():
            place.mkdir(parents=True)
            make(place, *arguments)
        return place

    def tree(self, files, inline):
        return self.place(f"{files}-{round(inline * 100)}", trees.tree, files, inline)

    def move(self, place, name="move --dry-run", exits=(0,)):
        return Command(name, [str(LAUNCHER), "move", "--dry-run", str(place)], exits)

    def grep(self, place):
        return Command("grep -rl", ["grep", "-rl", "imagePullSecrets", str(place)])

    def events(self, place):
        # With the JVM's own flags, which suit a long run best.
        path = os.pathsep.join([str(self.classes), str(JAR)])
        return Command(
            "engine events",
            [tool("java"), "-cp", path, "io.github.pullsecret.bench.EngineEvents", str(place)],
        )

    def small(self):
        work = "500 files, 40 % inline"
        place = self.tree(500, 0.4)
        version = Command("--version", [str(LAUNCHER), "--version"])
        demo = self.move(ROOT / "testdata" / "demo", "move --dry-run demo")
        yield Row("start", self.hello, version, "")
        yield Row("56 files", self.hello, demo, "")
        yield Row(work, self.hello, self.move(place), "≤ 8 ×, ≤ 0.40 s")
        yield Row(work, self.events(place), self.move(place), "")
        without = self.move(place, "without archive")
        without.arguments = ["env", "PULLSECRET_ARCHIVE=off", *without.arguments]
        yield Row(work, self.hello, without, "")
        if self.arguments.kustomize:
            yield Row(work, self.kustomize(), self.move(place), "")
        if self.arguments.maven:
            yield self.maven()

    def middle(self):
        work = "9,000 files, 2 % inline"
        place = self.tree(9000, 0.02)
        yield Row(work, self.grep(place), self.move(place), "≤ 8 ×")
        yield Row(work, self.events(place), self.move(place), "")

    def large(self):
        ten = self.move(self.tree(10_000, 0.02), "10,000 files")
        hundred = self.move(self.tree(100_000, 0.02), "100,000 files")
        yield Row("growth, 2 % inline", ten, hundred, "≤ 11 ×, ≤ 512 MiB", rounds=3)

    def documents(self):
        place = self.place("documents", trees.documents, 32_000)
        yield Row(
            "32,000 documents in a file", self.events(place), self.move(place), "≤ 4 ×", rounds=3
        )

    def awkward(self):
        for name, make, size in [
            ("a scalar of 4 MB", trees.scalar, 4 << 20),
            ("10,000 lines of comments", trees.comments, 10_000),
        ]:
            half = self.move(self.place(f"{make.__name__}-half", make, size // 2), "half of it")
            whole = self.move(self.place(f"{make.__name__}-whole", make, size))
            yield Row(name, half, whole, "≤ 2 ×", rounds=3)
        for name, make in [
            ("depth 100,000, flow", trees.flow_depth),
            ("depth 100,000, block", trees.block_depth),
        ]:
            place = self.place(make.__name__, make, 100_000)
            yield Row(name, self.hello, self.move(place, exits=(3,)), "refused, ≤ 1 s", rounds=3)

    def kustomize(self):
        def make(place):
            trees.tree(place, 500, 0.4)
            trees.root_kustomization(place)

        place = self.place("kustomize", make)
        return Command("kubectl kustomize", ["kubectl", "kustomize", str(place)])

    def maven(self):
        def make(place):
            trees.tree(place, 500, 0.4)
            (place / "pom.xml").write_text(
                "<project><modelVersion>4.0.0</modelVersion><groupId>bench</groupId>"
                "<artifactId>bench</artifactId><version>1</version><packaging>pom</packaging>"
                "</project>\n"
            )

        place = self.place("maven", make)
        said = subprocess.run([str(LAUNCHER), "--version"], capture_output=True, text=True)
        version = said.stdout.split()[-1]
        goal = f"io.github.pullsecret:pullsecret-maven-plugin:{version}:rewrite"
        maven = ["mvn", "-o", "-B", "-q"]
        return Row(
            "500 files, 40 % inline",
            Command("mvn validate", [*maven, "validate"], directory=place),
            Command("mvn …:rewrite", [*maven, goal, "-Dpullsecret.dryRun"], directory=place),
            "≤ + 1 s",
            difference=True,
        )


def main():
    works = ["small", "middle", "documents", "awkward", "large"]
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("works", nargs="*", help=f"of {', '.join(works)} (default: all)")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--trees", type=Path, help="where trees are made and kept for another run")
    parser.add_argument("--kustomize", action="store_true", help="also beside 'kubectl kustomize'")
    parser.add_argument(
        "--maven", action="store_true", help="also the Maven plugin, which must be installed"
    )
    arguments = parser.parse_args()
    unknown = set(arguments.works) - set(works)
    if unknown:
        parser.error(f"no such work: {', '.join(sorted(unknown))}")
    directory = arguments.trees or Path(tempfile.mkdtemp(prefix="pullsecret-bench-"))
    directory = directory.resolve()
    directory.mkdir(parents=True, exist_ok=True)
    try:
        bench = Bench(directory, arguments)
        print("| work | measured | takes | beside | takes | ratio | target | CPU | peak memory |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
        for work in arguments.works or works:
            for row in getattr(bench, work)():
                show(row, *measure(row, arguments.rounds))
    finally:
        if not arguments.trees:
            shutil.rmtree(directory)


if __name__ == "__main__":
    main()
