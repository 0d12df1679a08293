"""``thidua`` with a planted step in its demonstration that commits half of what it does.

Run as a module with the command's own arguments. Killed after it has printed ``HALF`` and run
again, it leaves one person more than when nobody kills it.
"""

import sys
from importlib import import_module

from thidua.console import app, printing
from thidua.console.installation import open_work

HALF = "nửa bước"
TITLE = "Người nửa vời"


def main() -> int:
    demonstration = open_work("demonstration")
    # What knows models can be opened only now.
    play, cast = (import_module(f"thidua.console.{name}") for name in ("play", "play.cast"))

    def half_cast(stage: object) -> list[str]:
        first = cast.CAST[0]
        if cast.find_account(first.username) is None:
            cast.create_person(
                full_name=first.name, invented=True, actor=cast.SYSTEM, at=cast.clock.now()
            )
            printing.line(HALF)
        return cast.load_cast(stage)

    demonstration.STEPS = (demonstration.STEPS[0], play.Step(TITLE, half_cast))
    return app.main()


if __name__ == "__main__":
    sys.exit(main())
