"""A lint: nothing but content, or words of the program, is given to what reads markup.

In Textual 8.2 every place named here parses a plain `str` as markup, runs the actions written in
it on a click, and falls over some texts (reliability, S2). What passes: a literal without a
bracket, `markup=False`, `Content`, rich's `Text`, what `safe` gives, and a name or an attribute
that holds nothing else.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

WIDGETS = frozenset(
    {"Static", "Label", "Button", "Checkbox", "RadioButton", "Option", "Placeholder", "Collapsible"}
    | {"Tab", "Tabs", "TabPane", "Tree", "Select", "SelectionList", "OptionList", "Selection"}
    | {"DataTable", "ListItem", "ToggleButton", "RadioSet", "Toast", "Tooltip", "Rule", "Markdown"}
)
"""Classes whose words are markup."""

CALLS = frozenset({"update", "notify", "add_option", "add_options", "add_column", "add_columns"})
CALLS |= {"add_row", "add_rows", "add_leaf", "set_label", "set_options", "with_tooltip", "add_tab"}
CALLS |= {"replace_option_prompt", "add_pane", "update_cell", "from_markup"}
"""Methods whose words are markup."""

HITS: Mapping[str, tuple[int, str]] = {"Hit": (1, "match_display"), "DiscoveryHit": (0, "display")}
"""Lines of the palette: the place and the name of the argument that is shown."""

KEYWORDS = frozenset({"label", "prompt", "content", "renderable", "title", "message", "tooltip"})
KEYWORDS |= {"border_title", "border_subtitle", "help", "help_text", "options", "display"}
KEYWORDS |= {"match_display", "placeholder_text", "text_label", "description_markup"}
"""Arguments of those that are markup."""

ATTRIBUTES = frozenset({"border_title", "border_subtitle", "tooltip", "label", "prompt"})
"""What is markup as soon as it is set."""

MAKERS = frozenset({"safe", "Content", "Text"})
"""What gives text that is markup no more."""

METHODS = frozenset({"assemble", "styled", "join", "highlight", "append_text", "append", "wrap"})
METHODS |= {"pad_left", "stylize", "from_text", "simplify"}
"""Methods of those that give the same again."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A text that would be read as markup."""

    file: str
    line: int
    source: str
    """The expression, as it stands in the program."""


def givers_of_content(trees: Iterable[ast.Module]) -> frozenset[str]:
    """The functions and methods that say that they give `Content`."""
    return frozenset(
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and _is_content(node.returns)
    )


def findings_in(source: str, file: str, givers: frozenset[str] = frozenset()) -> list[Finding]:
    """Every place in a module where a text that may hold markup meets a reader of markup."""
    tree = ast.parse(source)
    found = []
    for scope, node in _with_scopes(tree, (tree,)):
        for words in _words_read_as_markup(node):
            if not _Harmless(scope, givers).holds(words):
                found.append(Finding(file, words.lineno, ast.unparse(words)))
    return found


def _with_scopes(
    node: ast.AST, scopes: tuple[ast.AST, ...]
) -> Iterator[tuple[tuple[ast.AST, ...], ast.AST]]:
    """Every node with the module, the class and the functions that it stands in."""
    for child in ast.iter_child_nodes(node):
        yield scopes, child
        opens = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        yield from _with_scopes(child, (*scopes, child) if opens else scopes)


def _words_read_as_markup(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(isinstance(one, ast.Attribute) and one.attr in ATTRIBUTES for one in targets):
            yield node.value
    if not isinstance(node, ast.Call) or _says_no_markup(node):
        return
    name = _name_of(node.func)
    named = {word.arg: word.value for word in node.keywords if word.arg}
    if name in HITS:
        place, _ = HITS[name]
        yield from node.args[place : place + 1]
    elif name in WIDGETS or (name in CALLS and isinstance(node.func, ast.Attribute)):
        yield from node.args
    elif name != "Binding":
        return
    yield from (value for word, value in named.items() if word in KEYWORDS)


def _says_no_markup(call: ast.Call) -> bool:
    return any(
        word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in call.keywords
    )


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Subscript):
        return _name_of(function.value)
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_content(annotation: ast.expr | None) -> bool:
    return annotation is not None and ast.unparse(annotation).strip("'\"") in ("Content", "Text")


class _Harmless:
    """Whether an expression can hold no markup, in the scopes it stands in."""

    def __init__(self, scopes: tuple[ast.AST, ...], givers: frozenset[str]) -> None:
        self._scopes = scopes
        self._givers = givers
        self._asked: set[str] = set()

    def holds(self, words: ast.expr) -> bool:
        """Whether nothing in it would be read as markup."""
        match words:
            case ast.Constant(value=value):
                return not isinstance(value, str) or "[" not in value
            case ast.Call(func=function):
                return self._call(words, function)
            case ast.IfExp(body=body, orelse=other):
                return self.holds(body) and self.holds(other)
            case ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
                return all(map(self.holds, parts))
            case ast.GeneratorExp(elt=part) | ast.ListComp(elt=part) | ast.Starred(value=part):
                return self.holds(part)
            case ast.Name() | ast.Attribute():
                return self._kept_in(words)
        return False

    def _call(self, call: ast.Call, function: ast.expr) -> bool:
        name = _name_of(function)
        if isinstance(function, ast.Name):
            is_sink = name in WIDGETS or name in HITS
            return name in MAKERS or name in self._givers or is_sink
        if not isinstance(function, ast.Attribute):
            return False
        if name == "highlight":  # `Matcher.highlight` of a palette gives content
            return True
        if name in METHODS:
            return self.holds(function.value) or _name_of(function.value) in MAKERS
        return name in self._givers or name in WIDGETS

    def _kept_in(self, place: ast.Name | ast.Attribute) -> bool:
        """Whether all that is ever put there is harmless."""
        name = ast.unparse(place)
        if name in self._asked:
            return True
        self._asked.add(name)
        own = isinstance(place, ast.Attribute) and name.startswith("self.")
        kinds = ast.ClassDef if own else ast.FunctionDef | ast.AsyncFunctionDef
        scope = next((one for one in reversed(self._scopes) if isinstance(one, kinds)), None)
        if scope is None or (isinstance(place, ast.Attribute) and not own):
            return False
        said = [*_annotations(scope, name)]
        put = [(inner, value) for inner, value in _put_into(scope, self._scopes, name)]
        if not said and not put:
            return False
        return all(map(_is_content, said)) and all(
            _Harmless(inner, self._givers)._with(self._asked).holds(value) for inner, value in put
        )

    def _with(self, asked: set[str]) -> "_Harmless":
        self._asked = asked
        return self


def _annotations(scope: ast.AST, name: str) -> Iterator[ast.expr | None]:
    if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
        every = (*scope.args.posonlyargs, *scope.args.args, *scope.args.kwonlyargs)
        yield from (one.annotation for one in every if one.arg == name)


def _put_into(
    scope: ast.AST, scopes: tuple[ast.AST, ...], name: str
) -> Iterator[tuple[tuple[ast.AST, ...], ast.expr]]:
    for inner, node in _with_scopes(scope, (*scopes, scope)):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(ast.unparse(one) == name for one in targets):
                yield inner, node.value
        elif isinstance(node, ast.AugAssign) and ast.unparse(node.target) == name:
            yield inner, node.value
        elif isinstance(node, ast.For) and name in ast.unparse(node.target).split(", "):
            yield inner, node.iter
