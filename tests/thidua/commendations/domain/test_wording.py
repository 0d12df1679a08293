import json

from thidua.commendations.domain.wording import (
    USUAL_ARTICLES,
    USUAL_BASES,
    USUAL_RECIPIENTS,
    Listed,
    content_of,
    first_article,
)
from thidua_core.paper import check_paper, holds, read_paper


def listed(**changed) -> Listed:
    particulars = {
        "award": "Lao động tiên tiến",
        "kind": "title",
        "collective": False,
        "name": "Trần Thị Ví Dụ",
        "office": "Kiểm tra viên",
        "unit": "VKSND tỉnh Long An",
        "merit": "",
    }
    return Listed(**(particulars | changed))


def test_the_first_article_counts_what_is_given_to_whom() -> None:
    lines = [
        listed(),
        listed(name="Lê Văn Mẫu"),
        listed(award="Giấy khen", kind="form", collective=True, name="Phòng 1", office=""),
        listed(award="Giấy khen", kind="form"),
    ]
    assert first_article(lines) == (
        "Công nhận danh hiệu Lao động tiên tiến cho 02 cá nhân; tặng Giấy khen cho 01 cá nhân và "
        "01 tập thể (có danh sách kèm theo)."
    )


def test_an_empty_list_still_reads() -> None:
    assert first_article([]) == "Khen thưởng các tập thể, cá nhân (có danh sách kèm theo)."


def test_the_content_is_a_paper_in_the_decrees_layout() -> None:
    content = content_of(
        lines=[listed(), listed(award="Giấy khen", kind="form")],
        authority="Viện trưởng Viện kiểm sát nhân dân tỉnh Long An",
        place="Long An",
        bases=USUAL_BASES,
        articles=USUAL_ARTICLES,
        recipients=USUAL_RECIPIENTS,
        signature={"name": "Nguyễn Văn Mẫu", "office": "Viện trưởng"},
    )
    head = {
        "kind": "decision",
        "issuer": "Viện kiểm sát nhân dân tỉnh Long An",
        "title": "Về việc khen thưởng năm 2026",
        "number": "412",
        "symbol": "QĐ-VKS",
        "date": "2026-11-20",
    }
    paper = read_paper(json.dumps(head | content, ensure_ascii=False))
    (appendix,) = paper.appendices
    (table,) = appendix.blocks
    assert [len(row) for row in table.rows if isinstance(row, tuple)] == [5, 5]
    assert holds(check_paper(paper)), [each.text for each in check_paper(paper)]
