"""Drawings of numbers: time goes the way of reading, names keep apart, few are hollow, gaps stay gaps."""

from itertools import pairwise

from annotations.rendering.plots import WIDTH, Value, column_plot, line_plot, round_scale, share_plot

SCALE = [(0.0, "0"), (10.0, "10")]


def lines(*values, mirrored=False):
    series = [(f"s{n}", f"name {n}", one) for n, one in enumerate(values)]
    return line_plot(series, ["first", "last"], SCALE, mirrored=mirrored).lines


def test_the_newest_is_where_reading_ends():
    ends = [lines([Value(1), Value(2)], mirrored=mirrored)[0].name for mirrored in (False, True)]
    assert ends[0].x > WIDTH / 2 > ends[1].x
    assert [end.anchor for end in ends] == ["start", "end"]
    bars = [share_plot([("r", [("a", 3), ("b", 1)])], mirrored=m).areas for m in (False, True)]
    assert (bars[0][0].x, bars[1][0].x) == (0, WIDTH / 4)


def test_names_at_the_same_height_do_not_cover_each_other():
    same = [Value(1), Value(5)]
    for values in (same, [Value(0), Value(0)], [Value(10), Value(10)]):
        heights = sorted(line.name.y for line in lines(values, values, values, values))
        assert all(b - a >= 15.9 for a, b in pairwise(heights))


def test_lines_have_different_shapes_and_few_are_hollow():
    one, other = lines([Value(1), Value(2, sure=False)], [Value(3), Value(4)])
    assert one.filled.count("z") == one.hollow.count("z") == 1
    assert (other.filled.count("z"), other.hollow) == (2, "")
    assert one.filled.split("a")[0] != other.filled.split("h")[0]


def test_where_nothing_is_known_the_line_breaks_off():
    (line,) = lines([Value(1), Value(None), Value(2)])
    assert line.path.count("M") == 2
    assert lines([Value(None)]) == []


def test_columns_heap_upwards_and_hang_down():
    plot = column_plot(
        [("a", [2]), ("b", [3])], [("c", [1])], ["d"], [(-1, "1"), (0, "0"), (5, "5")], mirrored=False
    )
    low, high, below = plot.areas
    assert low.y == high.y + high.height
    assert below.y == low.y + low.height
    assert plot.days[0].anchor == "middle"


def test_a_scale_ends_on_a_round_number_that_is_not_too_small():
    assert [round_scale(most)[-1] for most in (0, 1, 3, 9, 11, 100, 703)] == [1, 1, 4, 10, 20, 100, 800]
