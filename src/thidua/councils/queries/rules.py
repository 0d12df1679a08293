"""Under which rule a session votes: what somebody entered with its source, else the packaged text."""

from thidua.councils.domain.packaged_rules import rules_in_force, unset_rule
from thidua.councils.enums import SessionKind
from thidua.councils.models import EnteredRule, Session
from thidua_core.voting import Rule, rule_from_json


def voters_of(session: Session) -> str:
    """Who votes, in the words of the rules: ``cum``, ``nganh``, ``de-nghi``, ``don-vi``."""
    if session.kind == SessionKind.CLUSTER:
        return "cum"
    if session.council is not None:
        return str(session.council.level)
    return "don-vi"


def rules_for(session: Session, award: str) -> tuple[Rule, ...]:
    """The rules of that vote on the session's day, the first to be used first; never empty.

    A text in force that decides stands before a regulation; a regulation before a text that
    nobody confirmed.
    """
    packaged = rules_in_force(award, voters_of(session), session.day)
    entered = EnteredRule.objects.filter(
        body=session.body_id,
        award=award,
        voters=voters_of(session),
        cluster_year=session.cluster_year_id,
    )
    known = [*packaged, *(rule_from_json(each.rule) for each in entered)]
    known.sort(key=lambda rule: not _decides(rule))
    return (*known, unset_rule())


def _decides(rule: Rule) -> bool:
    return rule.majority.share is not None and rule.majority.citation.status.decides
