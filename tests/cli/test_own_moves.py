"""Wordings of one's own on the command line."""

from tests.cli.conftest import Commands


def test_a_move_of_ones_own_is_listed_and_drafted(cli: Commands) -> None:
    folder = cli.path.parent / "moves"
    folder.mkdir()
    (folder / "choir.md").write_text(
        "move: choir_news\ntitle: News of the choir\ntone: warm\n\nWe sang {piece} on Sunday.\n",
        "utf-8",
    )
    (folder / "bad.md").write_text("tone: loud\n", "utf-8")
    listed = cli("moves")
    assert "choir_news" in listed.stdout
    assert "bad.md:1" in listed.stderr
    drafted = cli("draft", "ada", "--move", "choir_news", "--set", "piece=the Requiem")
    assert drafted.returncode == 0
    assert "We sang the Requiem on Sunday." in drafted.stdout
    fits = cli.document("moves", "ada")
    assert isinstance(fits, list)
    assert "choir_news" in [row["move"] for row in fits]
