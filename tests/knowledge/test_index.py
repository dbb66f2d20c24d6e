"""The search index: what is found, in which order, and that it can always be made anew."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nofault.knowledge import index as index_module
from nofault.knowledge.errors import KnowledgeError
from nofault.knowledge.index import SearchIndex
from nofault.knowledge.searchable import SearchDoc

DOCS = [
    SearchDoc(id="1", reference="INC-0114", title="Checkout refused cards", service="payments-api", body="14:02 pool exhausted on pay-1.example.com"),
    SearchDoc(
        id="2",
        reference="INC-0115",
        title="Search was slow",
        service="search",
        body="The card index was merging\nqueue depth rose",
        tags=("team:search",),
    ),
    SearchDoc(
        id="3", reference="INC-0116", title="Stale prices", service="catalogue", body="the pool was never exhausted", tags=("team:shop", "all")
    ),
]


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    made = SearchIndex(tmp_path / "search")
    made.put(DOCS)
    made.commit("change-17")
    return made


def test_a_word_of_the_title_ranks_before_the_same_word_in_the_body(index: SearchIndex) -> None:
    assert index.search("cards").ids == ["1", "2"]


def test_any_word_finds_and_more_words_rank_higher(index: SearchIndex) -> None:
    found = index.search("slow merging pool")
    assert found.ids[0] == "2"
    assert found.total == 3


def test_a_reference_finds_that_incident_alone(index: SearchIndex) -> None:
    assert index.search("INC-0114").ids == ["1"]
    assert index.search("inc-0114").ids == ["1"]


def test_a_host_name_is_found_whole_and_by_its_beginning(index: SearchIndex) -> None:
    assert index.search("pay-1.example.com").ids == ["1"]
    assert index.search("pay-1").ids == ["1"]


def test_a_quoted_phrase_must_stand_in_that_order(index: SearchIndex) -> None:
    assert index.search('"pool exhausted"').ids == ["1"]


@pytest.mark.parametrize("query", ["", "   ", "the of", '"', "title:", "AND OR NOT (", "a\x00b", "[* TO", "~~~", "\\", "é̂"])
def test_no_text_is_a_syntax_error(index: SearchIndex, query: str) -> None:
    assert index.search(query).ids == []


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    return SearchIndex(tmp_path_factory.mktemp("any") / "search")


@settings(max_examples=150, deadline=None)
@given(query=st.text(max_size=200))
def test_any_text_is_answered(empty: SearchIndex, query: str) -> None:
    assert empty.search(query, excerpts=True).total == 0


def test_each_filter_asks_for_one_of_its_tags(index: SearchIndex) -> None:
    assert index.search("pool card", filters=[{"team:search", "team:shop"}]).total == 2
    assert index.search("pool card", filters=[{"team:search", "team:shop"}, {"all"}]).ids == ["3"]
    assert index.search("pool", filters=[set()]).total == 0


def test_filters_alone_list_what_they_let_through(index: SearchIndex) -> None:
    assert index.search("", filters=[{"all"}]).ids == ["3"]


def test_pages_follow_each_other_without_overlap(index: SearchIndex) -> None:
    query = "pool card slow"
    pages = [index.search(query, limit=1, offset=offset) for offset in range(4)]
    assert sorted(page.ids[0] for page in pages[:3]) == ["1", "2", "3"]
    assert pages[3].ids == []
    assert {page.total for page in pages} == {3}


def test_an_excerpt_marks_the_words_by_character(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "search")
    index.put([SearchDoc(id="1", body="Größe — <b>queue</b> depth")])
    index.commit()
    excerpt = index.search("queues", excerpts=True).hits[0].excerpt
    assert excerpt is not None
    assert [excerpt.text[start:end] for start, end in excerpt.marks] == ["queue"]


def test_putting_a_document_again_replaces_it(index: SearchIndex) -> None:
    index.put([SearchDoc(id="1", title="Quiet night")])
    index.commit()
    assert index.search("cards").ids == ["2"]
    assert index.search("quiet").ids == ["1"]
    assert len(index) == 3


def test_a_deleted_document_is_not_found(index: SearchIndex) -> None:
    index.delete("1")
    index.commit()
    assert index.search("INC-0114").total == 0


def test_nothing_is_seen_before_the_commit_and_nothing_after_a_discard(index: SearchIndex) -> None:
    index.delete("1")
    assert index.search("INC-0114").total == 1
    index.discard()
    index.commit()
    assert index.search("INC-0114").total == 1


def test_another_reader_sees_a_commit(index: SearchIndex) -> None:
    other = SearchIndex(index.path)
    index.delete("1")
    index.commit("change-18")
    assert len(other) == 2
    assert other.position == "change-18"


def test_a_second_writer_is_told_so(index: SearchIndex) -> None:
    index.delete("1")
    with pytest.raises(KnowledgeError, match="Another process may be writing"):
        SearchIndex(index.path).delete("2")
    index.discard()


def test_another_schema_version_empties_the_index_and_its_position(index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    assert index.position == "change-17"
    monkeypatch.setattr(index_module, "SCHEMA_VERSION", "next")
    anew = SearchIndex(index.path)
    assert len(anew) == 0
    assert anew.position == ""


def test_a_broken_index_is_made_anew(index: SearchIndex) -> None:
    (index.path / "meta.json").write_text("{")
    assert len(SearchIndex(index.path)) == 0


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("keep me")
    with pytest.raises(KnowledgeError, match="left alone"):
        SearchIndex(tmp_path)
    assert (tmp_path / "letters.txt").read_text() == "keep me"


def _open_and_count(path: str) -> int:
    return len(SearchIndex(path))


def test_processes_that_start_together_share_one_index(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(_open_and_count, [str(tmp_path / "search")] * 4) == [0, 0, 0, 0]
    assert [found.name for found in tmp_path.iterdir()] == ["search"]
