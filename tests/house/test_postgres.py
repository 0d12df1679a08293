"""The server that tests start for themselves."""

import psycopg
import pytest

from tests.support.postgres import running_postgres

pytestmark = [
    pytest.mark.db,
    pytest.mark.fault,
    pytest.mark.engine("postgresql", reason="it is that engine's own server"),
]


def test_a_durable_server_keeps_what_was_committed_when_it_is_killed() -> None:
    with running_postgres(durable=True) as server:
        with psycopg.connect(server.address) as connection:
            connection.execute("CREATE TABLE kept (number int)")
            connection.execute("INSERT INTO kept VALUES (1)")
        lost = psycopg.connect(server.address)
        lost.execute("INSERT INTO kept VALUES (2)")
        server.stop("immediate")
        server.start()
        with pytest.raises(psycopg.OperationalError):
            lost.commit()
        lost.close()
        with psycopg.connect(server.address) as connection:
            assert connection.execute("SELECT number FROM kept").fetchall() == [(1,)]
