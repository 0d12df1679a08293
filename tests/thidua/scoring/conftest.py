import pytest

from tests.thidua.scoring.year import AT, adopted, enter, fill, make_year
from thidua.scoring.actions import appraise_sheet, submit_sheet


@pytest.fixture
def told(db):
    """Cluster 10 with three units, pledged; no table yet."""
    return make_year()


@pytest.fixture
def scoring(told):
    """The same with a table in use and three open sheets."""
    return adopted(told)


@pytest.fixture
def agreed(scoring):
    """The same with every sheet filled, sent and agreed."""
    for place, numerator in enumerate(("95", "81", "90")):
        fill(scoring, place, numerator=numerator, late=str(place))
        sheet = scoring.sheets[place]
        submit_sheet(sheet_id=sheet.pk, actor=scoring.officers[place], at=AT)
        enter(sheet, "B2", "appraised", "18", scoring.head, reason="Theo biên bản kiểm tra")
        appraise_sheet(sheet_id=sheet.pk, actor=scoring.head, at=AT)
    return scoring
