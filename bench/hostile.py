#!/usr/bin/env python3
"""Runs the command on hostile content and shows what it says and what that costs.

Every case is one tree that is made in a temporary directory, and one whole process. The table shows
the exit code, the first message, time of CPU (all threads), and peak memory. A case that takes more
than its bound of time or memory, or that ends otherwise than with 0, 2 or 3, makes the script fail.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import run as bench

MANIFEST = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  imagePullSecrets:\n  - name: dockersec\n"
MIB = 1 << 20
MOVE = ["move", "--dry-run"]
RENAME = ["rename", "dockersec", "prod", "--dry-run"]


# A small process between, since a child's peak memory starts with what its parent has.
MEASURED = """
import resource, subprocess, sys
try:
    code = subprocess.run(
        sys.argv[2:], stdout=subprocess.DEVNULL, timeout=float(sys.argv[1])
    ).returncode
except subprocess.TimeoutExpired:
    code = -1
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""


def pod(more):
    """A Pod that is moved, with something hostile in it."""
    return (MANIFEST + more).encode()


def config(data):
    """A ConfigMap that a rename has to read."""
    return ("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: dockersec}\ndata:\n" + data).encode()


def laughs(width, levels):
    lines = ["x0: &x0 [" + ", ".join(["lol"] * width) + "]\n"]
    for level in range(1, levels):
        aliases = ", ".join([f"*x{level - 1}"] * width)
        lines.append(f"x{level}: &x{level} [{aliases}]\n")
    return "".join(lines)


def merges(levels):
    lines = ["x0: &x0 {a: b}\n"]
    for level in range(1, levels):
        lines.append(f"x{level}: &x{level}\n  <<: [*x{level - 1}, *x{level - 1}]\n")
    return "".join(lines)


def cases():
    """Name, files, command."""
    yield "a Pod and nothing else (to compare with)", pod(""), MOVE
    yield "alias bomb, 9 levels of 9", pod(laughs(9, 9)), MOVE
    yield "alias bomb, rename", config("  a: b\n" + laughs(9, 9)), RENAME
    yield "merge bomb, 40 levels", pod(merges(40)), MOVE
    yield "merge bomb, rename", config("  a: b\n" + merges(40)), RENAME
    yield "100,000 aliases of one anchor", pod("x: &x 1\ny:\n" + "- *x\n" * 100_000), MOVE
    yield "50,000 anchors", pod("y:\n" + "".join(f"- &a{i} 1\n" for i in range(50_000))), MOVE
    yield "an alias of itself", pod("x: &x [*x]\ny: &y {z: *y}\n"), MOVE
    yield "depth 100,000, [", pod("x: " + "[" * 100_000), MOVE
    yield "depth 100,000, {a:", pod("x: " + "{a: " * 100_000), MOVE
    yield "depth 10,000, block", pod("".join(" " * i + "a:\n" for i in range(10_000))), MOVE
    yield "depth 100,000, - - -", pod("x:\n" + "- " * 100_000 + "\n"), MOVE
    yield "depth 100,000, ? ? ?", pod("x:\n  " + "? " * 100_000 + "\n"), MOVE
    yield "depth 100,000, JSON", b'{"imagePullSecrets":' * 100_000, MOVE
    yield "depth 150, 2,000 times", pod(
        "x:\n" + ("- " + "[" * 150 + "]" * 150 + "\n") * 2_000
    ), MOVE
    yield "a plain scalar of 8 MiB", pod("x: " + "a" * 8 * MIB + "\n"), MOVE
    yield "a quoted scalar of 8 MiB", pod('x: "' + "a\\n" * (8 * MIB // 3) + '"\n'), MOVE
    yield "a quoted scalar of 8 MiB, not closed", pod('x: "' + "a" * 8 * MIB), MOVE
    yield "a quoted scalar of 200,000 lines", pod('x: "' + "a\n  " * 200_000 + '"\n'), MOVE
    yield "a plain scalar of 200,000 lines", pod("x: a\n" + "   a\n" * 200_000), MOVE
    yield "a literal of 500,000 lines", config("  a: |\n" + "    dockersec\n" * 500_000), RENAME
    yield "a folded scalar of 200,000 lines", config("  a: >\n" + "    web\n" * 200_000), RENAME
    yield "JSON in a string of 4 MiB, rename", config(
        "  a: '" + '{"a":"dockersec"},' * (4 * MIB // 18) + "'\n"
    ), RENAME
    yield "a key of 8 MiB", pod("x" * 8 * MIB + ": 1\n"), MOVE
    yield "200,000 keys", pod("".join(f"k{i}: v\n" for i in range(200_000))), MOVE
    yield "200,000 times one key", pod("k: v\n" * 200_000), MOVE
    yield "20,000 imagePullSecrets keys", pod("  imagePullSecrets: [{name: a}]\n" * 20_000), MOVE
    yield "100,000 secrets in a list", pod(
        "".join(f"  - name: s{i}\n" for i in range(100_000))
    ), MOVE
    yield "100,000 documents", MANIFEST.encode() + b"---\n" * 100_000, MOVE
    yield "20,000 Pods in a file", b"---\n".join(
        MANIFEST.replace("web", f"web{i}").encode() for i in range(20_000)
    ), MOVE
    yield "500,000 lines of comments", pod("# dockersec\n" * 500_000), MOVE
    yield "comments of 8 MiB in a line", pod("#" * 8 * MIB + "\n"), MOVE
    yield "500,000 empty lines", pod("\n" * 500_000), MOVE
    yield "8 MiB of blanks in a line", pod(" " * 8 * MIB + "\n"), MOVE
    yield "8 MiB of tabs in a line", pod("\t" * 8 * MIB + "\n"), MOVE
    yield "8 MiB of !", pod("x: " + "!" * 8 * MIB), MOVE
    yield "8 MiB of &", pod("x: " + "&" * 8 * MIB), MOVE
    yield "8 MiB of :", pod("x" + ":" * 8 * MIB), MOVE
    yield "8 MiB of ': '", pod("x" + ": " * 4 * MIB), MOVE
    yield "8 MiB of ,", pod("x: [" + "," * 8 * MIB), MOVE
    yield "8 MiB of {{", pod("x: " + "{" * 8 * MIB), MOVE
    yield "8 MiB of -", pod("-" * 8 * MIB), MOVE
    yield "8 MiB of quotes", pod("x: " + "'" * 8 * MIB), MOVE
    yield "8 MiB of \\", pod('x: "' + "\\" * 8 * MIB), MOVE
    yield "100,000 directives", b"%X a\n" * 100_000 + b"---\n" + pod(""), MOVE
    yield "a word of 8 MiB, rename", config("  a: " + "dockersec-" * (8 * MIB // 10) + "\n"), RENAME
    yield "64 MiB of text", pod("x: |\n" + ("  " + "a" * 77 + "\n") * (64 * MIB // 80)), MOVE
    yield "300 MiB of text", pod("x: |\n" + ("  " + "a" * 77 + "\n") * (300 * MIB // 80)), MOVE
    yield "300 MiB that can't matter", b"# " + b"a" * 300 * MIB, MOVE
    yield "64 MiB of NUL", MANIFEST.encode() + b"\0" * 64 * MIB, MOVE
    yield "8 MiB of all bytes", bytes(range(256)) * (8 * MIB // 256) + MANIFEST.encode(), MOVE
    yield "invalid UTF-8", pod("x: ") + b"\xff\n", MOVE
    yield "UTF-8 cut short", pod("x: ") + b"\xe2\x82", MOVE
    yield "UTF-8 of a surrogate", pod("x: ") + b"\xed\xa0\x80\n", MOVE
    yield "overlong UTF-8", pod("x: ") + b"\xc0\xaf\n", MOVE
    yield "NUL", pod("x: \0\n"), MOVE
    yield "a control character", pod("x: \x07\n"), MOVE
    yield "DEL", pod("x: \x7f\n"), MOVE
    yield "NEL and line separators", pod("x: a\x85b\u2028c\u2029d\n"), MOVE
    yield "U+FFFE", pod("x: \ufffe\n"), MOVE
    yield "an escaped lone surrogate", pod('x: "\\ud800"\n'), MOVE
    yield "an escaped code point beyond Unicode", pod('x: "\\U00110000"\n'), MOVE
    yield "a lone surrogate in UTF-16", b"\xff\xfe" + MANIFEST.encode("utf-16-le") + b"\x00\xd8\n\0", MOVE
    yield "half a character in UTF-16", b"\xff\xfe" + MANIFEST.encode("utf-16-le") + b"a", MOVE
    yield "UTF-16 without a mark", MANIFEST.encode("utf-16-le"), MOVE
    yield "UTF-32", b"\xff\xfe\0\0" + MANIFEST.encode("utf-32-le"), MOVE
    yield "a byte order mark in the middle", pod("") + b"---\n\xef\xbb\xbf" + pod(""), MOVE
    yield "two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbf" + pod(""), MOVE
    yield "an empty file beside", {"a.yaml": pod(""), "b.yaml": b""}, MOVE
    yield "rules: alias bomb", {
        "a.yaml": pod(""), "pullsecret.yaml": laughs(9, 9).encode() + b"rules: *x8\n"
    }, ["rewrite", "--dry-run"]
    yield "rules: depth 100,000", {
        "a.yaml": pod(""), "pullsecret.yaml": b"rules: " + b"[" * 100_000
    }, ["rewrite", "--dry-run"]
    yield "rules: 8 MiB of unknown keys", {
        "a.yaml": pod(""),
        "pullsecret.yaml": "".join(f"k{i:06}: v\n" for i in range(8 * MIB // 11)).encode(),
    }, ["rewrite", "--dry-run"]
    yield "kustomization: 20,000 resources", {
        "a.yaml": pod(""),
        "kustomization.yaml": b"resources:\n- a.yaml\n"
        + b"".join(b"- x%d.yaml\n" % i for i in range(20_000)),
    }, MOVE
    yield "kustomizations in a ring of 500", {
        "a.yaml": pod(""),
        **{
            f"k{i}/kustomization.yaml": f"resources: [../k{(i + 1) % 500}, ../a.yaml]\n".encode()
            for i in range(500)
        },
    }, MOVE
    yield "kustomizations, 16 levels that double", {
        "a.yaml": pod(""),
        "k0/kustomization.yaml": b"resources: [../a.yaml]\n",
        **{
            f"{side}{i}/kustomization.yaml": (
                f"namePrefix: {side}-\nresources: [../k{i - 1}]\n".encode()
                if side != "k"
                else f"resources: [../l{i}, ../r{i}]\n".encode()
            )
            for i in range(1, 17)
            for side in "klr"
        },
    }, MOVE


def measure(jar, files, command, timeout):
    with tempfile.TemporaryDirectory() as directory:
        tree = Path(directory)
        (tree / ".git").mkdir()  # No rules file is searched further up.
        for name, content in (files if isinstance(files, dict) else {"a.yaml": files}).items():
            (tree / name).parent.mkdir(exist_ok=True)
            (tree / name).write_bytes(content)
        arguments = [bench.tool("java"), *bench.JVM_FLAGS, "-jar", str(jar), *command]
        measured = subprocess.run(
            [sys.executable, "-c", MEASURED, str(timeout), *arguments],
            cwd=tree, stdin=subprocess.DEVNULL, capture_output=True,
        )
        message = measured.stderr[:2000].decode(errors="replace")
        code, seconds, memory = measured.stdout.split()
        size = sum(file.stat().st_size for file in tree.rglob("*.yaml"))
    return int(code), message, float(seconds), int(memory), size


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help="words in the names of the cases")
    parser.add_argument("--seconds", type=float, default=30, help="bound of CPU time of a case")
    parser.add_argument("--jar", type=Path, default=bench.JAR, help="measure this one")
    arguments = parser.parse_args()
    if not arguments.jar.exists():
        sys.exit("build first: ./pullsecret --version")
    print("| case | size | exit | first message | CPU | peak memory |")
    print("| --- | --- | --- | --- | --- | --- |")
    failed = []
    for name, files, command in cases():
        if arguments.only and not any(word in name for word in arguments.only):
            continue
        code, message, seconds, memory, size = measure(arguments.jar, files, command, 8 * arguments.seconds)
        memory *= (1 if sys.platform == "darwin" else 1024) / MIB
        first = message.strip().splitlines()[0][:100].replace("|", "\\|") if message.strip() else ""
        shown = f"{size / MIB:.1f} MiB" if size > MIB else f"{size / 1024:.1f} KiB"
        print(
            f"| {name} | {shown} | {code} | {first} | {seconds:.1f} s | {memory:.0f} MiB |", flush=True
        )
        if code not in (0, 2, 3) or seconds > arguments.seconds:
            failed.append(name)
    if failed:
        sys.exit("out of bounds: " + "; ".join(failed))


if __name__ == "__main__":
    main()
