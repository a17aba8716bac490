"""Lines and people of a list with sections belong to each other, whatever the sections."""

from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import ContactId
from reconnect_tui.ui.widgets.sections import Rows, Section

SECTIONS = st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["", "Today"]), st.integers(1, 2)))


@given(SECTIONS)
def test_every_line_is_that_of_one_person_or_a_heading(
    shapes: list[tuple[int, str, int]],
) -> None:
    sections, number = [], 0
    for count, heading, height in shapes:
        ids = [ContactId(number + step) for step in range(1, count + 1)]
        number += count
        sections.append(Section(ids, heading, height))
    rows = Rows(sections)
    assert len(rows) == number
    assert rows.person(number) is None
    seen = [rows.place_at(line) for line in range(rows.lines)]
    assert [index for index, row in seen if row == 0] == list(range(number))
    assert sum(row < 0 for _, row in seen) == sum(bool(heading) for _, heading, _ in shapes)
    for index in range(number):
        person = rows.person(index)
        assert person is not None
        assert rows.index_of(person) == index
        assert rows.place_at(rows.top_of(index)) == (index, 0)
