from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from thidua.kernel import jobs
from thidua.kernel.models import JobLease

ran: list[str] = []


@jobs.job("kernel_test.note", attempts=2)
def note(*, text: str) -> None:
    ran.append(text)


def work() -> None:
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@pytest.fixture(autouse=True)
def _nothing_ran() -> None:
    ran.clear()


@pytest.mark.django_db(transaction=True)
def test_a_job_exists_exactly_when_its_work_does() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.enqueue("kernel_test.note", text="mất")
        raise ZeroDivisionError
    with transaction.atomic():
        jobs.enqueue("kernel_test.note", text="còn")
    work()
    assert ran == ["còn"]
    assert not JobLease.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_run_whose_worker_died_is_taken_up_again() -> None:
    result_id = jobs.enqueue("kernel_test.note", text="làm lại")
    died_with_lease(result_id, attempts=1, until=timezone.now() - timedelta(seconds=1))
    assert jobs.reap() == [result_id]
    work()
    assert ran == ["làm lại"]
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


@pytest.mark.django_db(transaction=True)
def test_a_living_run_is_left_alone() -> None:
    result_id = jobs.enqueue("kernel_test.note", text="đang làm")
    died_with_lease(result_id, attempts=1, until=timezone.now() + timedelta(minutes=1))
    assert jobs.reap() == []
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING


@pytest.mark.django_db(transaction=True)
def test_a_run_that_used_up_its_tries_is_marked_as_failed() -> None:
    result_id = jobs.enqueue("kernel_test.note", text="hỏng")
    died_with_lease(result_id, attempts=2, until=timezone.now() - timedelta(seconds=1))
    assert jobs.reap() == [result_id]
    work()
    assert ran == []
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


def died_with_lease(result_id: str, *, attempts: int, until) -> None:
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=timezone.now())
    JobLease.objects.create(
        result_id=result_id, name="kernel_test.note", attempts=attempts, until=until
    )


def test_an_unknown_name_is_refused_before_it_is_queued() -> None:
    with pytest.raises(LookupError, match=r"kernel_test\.absent"):
        jobs.enqueue("kernel_test.absent")


def test_two_jobs_of_one_name_are_refused() -> None:
    def stranger() -> None: ...

    stranger.__module__ = "elsewhere"
    with pytest.raises(ValueError, match=r"kernel_test\.note"):
        jobs.job("kernel_test.note")(stranger)
