"""The clusters that sources tell of: their units exist in their year, below the right body."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from thidua.clusters.domain.known_clusters import (
    COLUMNS,
    Completeness,
    HeadHow,
    KnownCluster,
    KnownKind,
    load_known_clusters,
)
from thidua.org.domain.dataset import load_dataset
from thidua.org.domain.dataset_tables import DatasetError
from thidua.org.domain.vocabulary import Certainty, Kind


@pytest.fixture(scope="module")
def clusters() -> tuple[KnownCluster, ...]:
    return load_known_clusters()


@pytest.fixture(scope="module")
def units():
    return {unit.key: unit for unit in load_dataset().units}


def test_every_member_lives_when_its_cluster_signs(clusters, units):
    for cluster in clusters:
        spring = date(cluster.year, 3, 31)
        for key in (cluster.parent_body, *cluster.members):
            assert units[key].period.contains(spring), (cluster.name, cluster.year, key)


def test_members_of_a_body_stand_below_it(clusters, units):
    above = {one.unit: one.parent for one in load_dataset().parents}
    for cluster in clusters:
        assert {above[member] for member in cluster.members} == {cluster.parent_body}


def test_blocks_hold_departments_and_clusters_hold_procuracies(clusters, units):
    inner = {Kind.ROOM, Kind.SUPREME_UNIT}
    for cluster in clusters:
        kinds = {units[member].kind for member in cluster.members}
        assert (kinds <= inner) == (cluster.kind is KnownKind.BLOCK)


def test_a_unit_is_in_one_cluster_of_its_body_a_year(clusters):
    seats = Counter(
        (one.year, one.parent_body, member) for one in clusters for member in one.members
    )
    twice = {(year, member) for (year, _, member), times in seats.items() if times > 1}
    assert twice == set()


def test_cluster_ten_of_2020_has_six_members_and_a_designated_head(clusters):
    ten = next(one for one in clusters if (one.year, one.number) == (2020, 10))
    assert ten.head == "vks-p-long-an"
    assert ten.head_how is HeadHow.DESIGNATED
    assert len(ten.members) == 6


def test_what_is_not_known_is_marked(clusters):
    incomplete = [one for one in clusters if one.completeness is Completeness.INCOMPLETE]
    assert [(one.year, one.number, one.expected_members) for one in incomplete] == [
        (2023, 10, None),
        (2024, 1, 9),
    ]
    assert sum(one.certainty is Certainty.DERIVED for one in clusters) == 5
    assert len(clusters) == 24


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("head", "vks-p-ca-mau"),
        ("deputy", "vks-p-ca-mau"),
        ("members", "vks-p-long-an vks-p-long-an"),
        ("expected_members", "3"),
        ("kind", "circle"),
        ("year", "2020-21"),
        ("source", ""),
    ],
)
def test_a_bad_cell_is_named(tmp_path: Path, column, value):
    good = {
        "year": "2020", "parent_body": "vks-supreme", "kind": "cluster", "number": "10",
        "name": "Cụm thi đua số 10", "head": "vks-p-long-an", "head_how": "designated",
        "head_certainty": "official", "deputy": "", "members": "vks-p-long-an vks-p-ben-tre",
        "expected_members": "2", "completeness": "complete", "certainty": "official",
        "source": "31/HD-VKSTC", "note": "",
    }  # fmt: skip
    table = tmp_path / "known_clusters.csv"
    header = ",".join(COLUMNS)
    table.write_text(f"{header}\n{','.join(good.values())}\n", encoding="utf-8")
    assert len(load_known_clusters(tmp_path)) == 1
    bad = good | {column: value}
    table.write_text(f"{header}\n{','.join(bad.values())}\n", encoding="utf-8")
    with pytest.raises(DatasetError) as refusal:
        load_known_clusters(tmp_path)
    assert (refusal.value.row, refusal.value.column) == (2, column)
