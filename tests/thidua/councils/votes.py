"""The day of the tests' sessions, and what a teller counts."""

from datetime import date

from thidua.kernel.clock import moment
from thidua_core.voting import Papers, QuestionCount, TellerCount, Votes

DAY = date(2020, 12, 11)
NOW = moment(DAY, 10)


def count(ballot, *agreeing, of=None, hands=False, spoilt=0) -> TellerCount:
    """So many agreeing votes on each question, the others disagreeing."""
    present = ballot.roll["present"] if of is None else of
    valid = present - spoilt
    questions = tuple(
        QuestionCount(question=each.public_id, votes=Votes(agree=agree, disagree=valid - agree))
        for each, agree in zip(ballot.questions.order_by("order"), agreeing, strict=True)
    )
    papers = Papers(issued=present, returned=present, valid=valid, spoilt=spoilt)
    return TellerCount(papers=None if hands else papers, questions=questions)
