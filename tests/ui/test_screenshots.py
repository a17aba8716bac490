import pytest

from tests.ui.screenshots import FOLDER, README, SCENES, picture, with_key_table


@pytest.mark.parametrize("name", SCENES)
async def test_the_picture_shows_what_the_program_draws(name: str) -> None:
    size, keys = SCENES[name]
    drawn = await picture(size, keys)
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert drawn == kept, "Draw the pictures anew: python -m tests.ui.screenshots"


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(SCENES)


def test_the_key_table_of_the_readme_is_that_of_the_commands() -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_key_table(readme) == readme
