"""What the program never does: no shell, no foreign code, no link opened, no network.

An own lint over the whole package (reliability, S5, S13 and S19).
"""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import reconnect_tui

PACKAGE = Path(inspect.getfile(reconnect_tui)).parent

NEVER_CALLED = {
    "eval": "runs what it is given",
    "exec": "runs what it is given",
    "compile": "makes code of what it is given",
    "os.system": "hands words to a shell",
    "os.popen": "hands words to a shell",
    "subprocess.getoutput": "hands words to a shell",
    "subprocess.getstatusoutput": "hands words to a shell",
    "asyncio.create_subprocess_shell": "hands words to a shell",
    "pickle.loads": "runs what it is given",
    "pickle.load": "runs what it is given",
    "marshal.loads": "runs what it is given",
    "marshal.load": "runs what it is given",
    "shelve.open": "runs what it is given",
    "yaml.load": "runs what it is given",
    "webbrowser.open": "opens any address",
    "webbrowser.open_new": "opens any address",
    "webbrowser.open_new_tab": "opens any address",
    "self.app.open_url": "opens any address",
    "self.open_url": "opens any address",
    "app.open_url": "opens any address",
    "os.startfile": "opens anything",
    "tempfile.mktemp": "names a file that somebody else may make first",
}

NEVER_IMPORTED = frozenset(
    {"socket", "http", "urllib.request", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
    | {"telnetlib", "xmlrpc", "poplib", "imaplib", "ssl", "socketserver", "webbrowser"}
    | {"pickle", "marshal", "shelve", "yaml", "dill", "joblib", "ctypes"}
)

PROCESSES = frozenset({"Popen", "run", "call", "check_call", "check_output"})

LINKING = frozenset({"Markdown", "MarkdownViewer"})
"""Widgets that open whatever stands in a link unless they are told not to."""


def faults_in(source: str) -> list[str]:
    """What a module does of all that, in the order of its lines."""
    return [
        f"{node.lineno}: {fault}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Call)
        for fault in (_of_call(node) if isinstance(node, ast.Call) else _of_import(node))
    ]


def _of_import(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    else:
        names = [f"{node.module}.{alias.name}" for alias in node.names]
    for name in names:
        parts = name.split(".")
        if any(".".join(parts[:end]) in NEVER_IMPORTED for end in range(1, len(parts) + 1)):
            yield f"import of {name}"
        if name in NEVER_CALLED:
            yield f"{name} {NEVER_CALLED[name]}"


def _of_call(node: ast.Call) -> Iterator[str]:
    name = ast.unparse(node.func)
    last = name.rpartition(".")[2]
    given = {word.arg: word.value for word in node.keywords}
    if name in NEVER_CALLED:
        yield f"{name} {NEVER_CALLED[name]}"
    if "shell" in given:
        yield f"{name} with shell"
    if name.startswith("subprocess.") and last in PROCESSES:
        command = node.args[0] if node.args else given.get("args")
        if isinstance(command, ast.JoinedStr | ast.Constant | ast.BinOp):
            yield f"{name} with a line in place of a list"
    if last in LINKING:
        opens = given.get("open_links")
        if not (isinstance(opens, ast.Constant) and opens.value is False):
            yield f"{last} that opens links"


def test_the_program_does_none_of_it() -> None:
    found = {
        str(path.relative_to(PACKAGE)): faults
        for path in PACKAGE.rglob("*.py")
        if (faults := faults_in(path.read_text("utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "bad",
    [
        "eval(text)",
        "exec(text)",
        "os.system('vi ' + path)",
        "subprocess.run(f'vi {path}', check=True)",
        "subprocess.run('vi', shell=True)",
        "subprocess.Popen(args='vi ' + path)",
        "subprocess.run(command, shell=wanted)",
        "import pickle",
        "from pickle import loads",
        "import yaml",
        "import webbrowser",
        "self.app.open_url(address)",
        "Markdown(note)",
        "Markdown(note, open_links=True)",
        "MarkdownViewer(note)",
        "import socket",
        "import http.client",
        "from http import server",
        "from urllib import request",
        "import urllib.request",
        "from urllib.request import urlopen",
        "import requests",
        "from os import system",
    ],
)
def test_the_lint_finds_each_of_it(bad: str) -> None:
    assert faults_in(bad)


@pytest.mark.parametrize(
    "good",
    [
        "subprocess.run([editor, '--', path], check=True)",
        "subprocess.Popen(command, stdin=subprocess.PIPE)",
        "re.compile('a')",
        "from urllib.parse import quote",
        "Markdown(note, open_links=False)",
        "json.loads(text)",
    ],
)
def test_the_lint_lets_other_calls_pass(good: str) -> None:
    assert faults_in(good) == []
