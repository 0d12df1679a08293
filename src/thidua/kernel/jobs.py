"""Jobs by name, in the database of the work itself.

A job is queued inside the transaction that asks for it and so exists exactly when that work does.
django-tasks runs it; what it lacks is here: a lease, so that a job whose worker was killed is
taken up again, and a bound on tries. Jobs take primitive arguments, are idempotent, and put no
personal data into the errors that they raise, because failed jobs keep their tracebacks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskContext, TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from thidua.kernel.models import JobLease

JobFunction = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A registered job."""

    name: str
    run: JobFunction
    lease: timedelta
    """How long a silent run is believed alive; a long job calls ``extend_lease``."""
    attempts: int


_jobs: dict[str, Job] = {}


def job(
    name: str, *, lease: timedelta = timedelta(minutes=5), attempts: int = 3
) -> Callable[[JobFunction], JobFunction]:
    """Register the decorated function under ``name``."""

    def register(run: JobFunction) -> JobFunction:
        known = _jobs.get(name)
        if known is not None and known.run.__module__ != run.__module__:
            raise ValueError(f"two jobs are called {name!r}")
        _jobs[name] = Job(name=name, run=run, lease=lease, attempts=attempts)
        return run

    return register


def registered() -> dict[str, Job]:
    """A copy of the register."""
    return dict(_jobs)


def enqueue(name: str, **arguments: Any) -> str:
    """Queue a job within the open transaction; returns the identifier of the run."""
    if name not in _jobs:
        raise LookupError(f"no job is called {name!r}")
    return str(run_by_name.enqueue(name, arguments).id)


@task(takes_context=True)
def run_by_name(context: TaskContext, name: str, arguments: dict[str, Any]) -> Any:
    """The one task that django-tasks knows: take a lease, run the job, give the lease back."""
    known = _jobs[name]
    result_id = str(context.task_result.id)
    _take_lease(known, result_id)
    outcome = known.run(**arguments)
    JobLease.objects.filter(result_id=result_id).delete()
    return outcome


def _take_lease(known: Job, result_id: str) -> None:
    until = timezone.now() + known.lease
    with transaction.atomic():
        lease, _made = JobLease.objects.select_for_update().get_or_create(
            result_id=result_id, defaults={"name": known.name, "until": until}
        )
        lease.until = until
        lease.attempts += 1
        lease.save(update_fields=["until", "attempts"])


def extend_lease(result_id: str, *, by: timedelta) -> None:
    """Say that a long run is alive."""
    JobLease.objects.filter(result_id=result_id).update(until=timezone.now() + by)


def reap() -> list[str]:
    """Take up runs whose worker has died; returns their identifiers.

    A run without a lease that has stood as running for five minutes died before it took one. Runs
    that used up their tries are marked as failed, with the reason.
    """
    now = timezone.now()
    taken_up = []
    with transaction.atomic():
        for result in DBTaskResult.objects.select_for_update().running():
            lease = JobLease.objects.filter(result_id=result.id).first()
            until = lease.until if lease else (result.started_at or now) + timedelta(minutes=5)
            if until > now:
                continue
            name = result.args_kwargs["args"][0]
            known = _jobs.get(name)
            if known is None or (lease and lease.attempts >= known.attempts):
                result.set_failed(TimeoutError(f"the worker of {name} died"))
            else:
                result.status = TaskResultStatus.READY
                result.save(update_fields=["status"])
            taken_up.append(str(result.id))
    return taken_up


def count_stale() -> int:
    """How many runs are believed dead and wait to be taken up."""
    return JobLease.objects.filter(until__lt=timezone.now()).count()
