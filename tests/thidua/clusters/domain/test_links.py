from itertools import groupby

from thidua.clusters.domain.links import LINKS, PHASES


def test_nineteen_links_are_numbered_in_order():
    assert [link.number for link in LINKS] == list(range(1, 20))


def test_keys_and_names_are_each_used_once():
    assert len({link.key for link in LINKS}) == len({link.name for link in LINKS}) == 19


def test_the_year_walks_its_six_phases_once_and_in_order():
    walked = [phase for phase, _links in groupby(LINKS, key=lambda link: link.phase)]
    assert walked == [key for key, _name in PHASES]
    assert len(PHASES) == 6
