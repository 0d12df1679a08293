"""The one list of who listens to which event, in the order in which they are told.

A lower part publishes a frozen event; a higher part's ``receivers.py`` answers in the same
transaction. Receivers are named by path so that importing this list imports nobody.
"""

SUBSCRIPTIONS: dict[str, tuple[str, ...]] = {
    "thidua.org.events.UnitsReorganised": (
        "thidua.people.receivers.end_posts",
        "thidua.clusters.receivers.end_memberships",
        "thidua.movements.receivers.pass_deliveries",
        "thidua.movements.receivers.settle_duties",
        "thidua.pledges.receivers.follow_successions",
    ),
    "thidua.org.events.ReorganisationRevoked": (
        "thidua.people.receivers.reopen_posts",
        "thidua.clusters.receivers.restore_memberships",
        "thidua.movements.receivers.restore_deliveries",
        "thidua.movements.receivers.settle_duties_again",
        "thidua.pledges.receivers.give_places_back",
    ),
    "thidua.people.events.PersonErased": (
        "thidua.awards.receivers.forget_names",
        "thidua.councils.receivers.forget_names",
        "thidua.commendations.receivers.forget_names",
    ),
    "thidua.documents.events.SignatureLanded": ("thidua.pledges.receivers.write_signature",),
    "thidua.documents.events.SignaturesComplete": (
        "thidua.pledges.receivers.complete_pledge",
        "thidua.commendations.receivers.sign_decision_of",
        "thidua.conferences.receivers.link_signed_minutes",
    ),
}
