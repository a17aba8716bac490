"""The program's own lint for markup, and that it bites (reliability, S2)."""

import ast
import inspect
from pathlib import Path

import pytest

import reconnect_tui
from reconnect_tui.ui.commands import HOME, MESSAGE
from tests.security.sinks import findings_in, givers_of_content

PACKAGE = Path(inspect.getfile(reconnect_tui)).parent
MODULES = sorted((PACKAGE / "ui").rglob("*.py"))

WORDS_OF_THE_PROGRAM = {
    "self.help": "the help of a `Command`",
    "command.help": "the help of a `Command`",
}
"""Expressions that hold none but the constant texts of `ui/commands.py`."""


def test_no_text_from_outside_is_given_to_a_reader_of_markup() -> None:
    sources = {path: path.read_text("utf-8") for path in MODULES}
    givers = givers_of_content(map(ast.parse, sources.values()))
    found = [
        finding
        for path, source in sources.items()
        for finding in findings_in(source, str(path.relative_to(PACKAGE)), givers)
        if finding.source not in WORDS_OF_THE_PROGRAM
    ]
    assert found == []


def test_the_words_of_the_commands_hold_no_markup() -> None:
    for command in (*HOME, *MESSAGE):
        assert "[" not in f"{command.title}{command.help}{command.area}{command.key}"


@pytest.mark.parametrize(
    "bad",
    [
        "Static(name)",
        "Static(f'{contact.name}')",
        "Static('[bold]Ada[/bold]')",
        "Label(contact.name, id='x')",
        "Button(label=name)",
        "Checkbox(name)",
        "RadioButton(name)",
        "OptionList(name, 'b')",
        "Option(name, id='1')",
        "Select([(name, 1)])",
        "SelectionList((name, 1))",
        "Select(options=[(name, 1) for name in names], prompt='Who')",
        "Collapsible(title=name)",
        "Tabs('All', name)",
        "Tab(name)",
        "Tree(name)",
        "Placeholder(name)",
        "Markdown(note)",
        "screen.notify(name)",
        "self.notify('fine', title=name)",
        "self.notify(name, markup=True)",
        "self.query_one(Static).update(name)",
        "table.add_row(safe('x'), name)",
        "table.add_column(name)",
        "tree.root.add_leaf(name)",
        "options.add_option(name)",
        "widget.with_tooltip(name)",
        "Hit(1, name, run)",
        "Hit(1, safe(name), run, help=contact.title)",
        "DiscoveryHit(f'go to {name}', run)",
        "Binding('x', 'go', 'Go', tooltip=name)",
        "Content.from_markup(name)",
        "box.border_title = name",
        "box.border_subtitle = f'{count} people'",
        "widget.tooltip = contact.note",
        "title = contact.name\nbox.border_title = title",
        "def f(title: str) -> None:\n    box.border_title = title",
        "def f() -> None:\n    words = safe('a')\n    words = name\n    Static(words)",
        "class A:\n    def f(self, t: str) -> None:\n        self._t = t\n        Static(self._t)",
        "Static(safe(name) if name else name)",
        "Static(str(safe(name)))",
        "Static(escape(name))",
    ],
)
def test_the_lint_finds_text_that_would_be_read_as_markup(bad: str) -> None:
    assert findings_in(bad, "bad.py")


@pytest.mark.parametrize(
    "good",
    [
        "Static()",
        "Static('Nothing here yet')",
        "Static(name, markup=False)",
        "Static(safe(name), classes=name)",
        "Label(Content(name))",
        "Static(Content('\\n').join(lines))",
        "Static(Content.assemble((name, 'bold'), name))",
        "Static(Text(name))",
        "Option(Content.styled(name, 'dim'), id=name)",
        "options.add_options(Option(safe(name)) for name in names)",
        "self.notify(name, title=name, markup=False)",
        "self.query_one(Static).update(safe(name, 'bold'))",
        "bar.update(total=total, progress=done)",
        "box.border_title = 'People'",
        "box.border_title = safe(name)",
        "def f(title: Content) -> None:\n    box.border_title = title",
        "def f() -> None:\n    title = safe(name)\n    box.border_title = title",
        "def f(w: str) -> Content: ...\nStatic(f(name))",
        "class A:\n  def f(self, t: Content) -> None:\n    self._t = t\n    Static(self._t)",
        "Hit(1, matcher.highlight(words), run, text=name)",
        "names.append(name)",
        "Static(safe(name) if name else '')",
    ],
)
def test_the_lint_lets_content_and_constants_pass(good: str) -> None:
    assert findings_in(good, "good.py", givers_of_content([ast.parse(good)])) == []
