"""What a verification of a signed PDF says: a code, a place and a sentence with the next step."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from thidua_core.signing._checking import Checked
from thidua_core.signing._words import PARTS, WORDS, Language, day_text, moment_text

FindingLevel = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a verification found."""

    level: FindingLevel
    code: str
    text: str
    where: str = ""

    def as_json(self) -> dict[str, str]:
        """The finding in the shape of the contract."""
        return {"level": self.level, "code": self.code, "text": self.text, "where": self.where}


@dataclass(frozen=True, slots=True)
class Teller:
    """Says what was found about one file, in the language that was asked."""

    file: str
    language: Language

    def unreadable(self) -> Finding:
        return Finding("error", "unreadable", self._words("unreadable"), self.file)

    def unreadable_signature(self, field: str) -> Finding:
        text = self._words("unreadable_signature")
        return Finding("error", "broken", text, self._words("field", field=field))

    def no_signature(self) -> Finding:
        return Finding("error", "no_signature", self._words("no_signature"), self.file)

    def loose_end(self) -> Finding:
        where = self._words("end_of_file")
        return Finding("error", "loose_end", self._words("loose_end"), where)

    def empty_fields(self, count: int) -> Finding:
        return Finding("info", "empty_fields", self._words("empty_fields", count=count))

    def findings_of(self, checked: Checked) -> Iterator[Finding]:
        """What is wrong with a signature; one line that all holds when nothing is."""
        wrong = [*self._integrity(checked), *self._trust(checked)]
        yield from wrong
        if not wrong:
            yield self._holds(checked)

    def _integrity(self, checked: Checked) -> Iterator[Finding]:
        if not checked.intact:
            yield self._error("broken", checked)
        if checked.changes_after == "forbidden":
            yield self._error("changed_after", checked)
        if checked.loose:
            parts = (PARTS[part].said(self.language) for part in dict.fromkeys(checked.loose))
            yield self._error("loose_container", checked, parts=", ".join(parts))

    def _trust(self, checked: Checked) -> Iterator[Finding]:
        held, top = checked.certificate, checked.top
        how = {"top": top.subject, "fingerprint": top.fingerprint, "file": self.file}
        if checked.revoked:
            yield self._error("revoked", checked)
        elif not checked.in_days:
            since, until = day_text(held.valid_from), day_text(held.valid_until)
            yield self._error("certificate_days", checked, since=since, until=until)
        elif not checked.signer_trusted:
            yield self._error("untrusted", checked, **how)
        elif checked.time_trusted is False:
            yield self._error("time_untrusted", checked, **how)

    def _holds(self, checked: Checked) -> Finding:
        held = checked.certificate
        when = ""
        if checked.time:
            whose = self._words("stamped" if checked.time_trusted else "claimed")
            when = f", {moment_text(checked.time, whose, self.language)}"
        text = self._words(
            "signature_holds",
            who=held.subject,
            unit=f", {held.unit}" if held.unit else "",
            when=when,
            after=self._words(f"after_{checked.changes_after}"),
        )
        return Finding("info", "signature_holds", text, self._words("field", field=checked.field))

    def _error(self, code: str, checked: Checked, **values: str) -> Finding:
        text = self._words(code, who=checked.certificate.subject, **values)
        return Finding("error", code, text, self._words("field", field=checked.field))

    def _words(self, code: str, **values: object) -> str:
        return WORDS[code].said(self.language).format(**values)
