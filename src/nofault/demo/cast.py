"""The made-up people, teams and services of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from nofault.web.access import PRODUCT, Actor
from nofault.web.demo_login import DEMO_EMAIL
from nofault.web.models.people import Role, Team
from nofault.web.services.accounts import create_person
from nofault.web.services.teams import create_service, create_team, put_member


@dataclass(frozen=True)
class Cast:
    """Who acts in the demonstration."""

    commander: Actor
    responder: Actor
    facilitator: Actor
    guest: Actor
    team: Team


def create_cast() -> Cast:
    """Make the accounts, two teams and four services."""
    mira = create_person(DEMO_EMAIL, name="Mira Solberg", role=Role.ADMINISTRATOR)
    jonas = create_person("jonas.achterberg@example.com", name="Jonas Achterberg")
    tomoko = create_person("tomoko.vale@example.com", name="Tomoko Vale")
    reader = create_person("reading.room@example.com", name="Reading Room", role=Role.READER)
    seats = create_team(PRODUCT, "Seats and fares", zone="Europe/Berlin")
    platform = create_team(PRODUCT, "Platform", zone="UTC")
    for person, team, is_lead in ((mira, seats, True), (jonas, seats, False), (tomoko, platform, True)):
        put_member(PRODUCT, team, person, is_lead=is_lead)
    for name, team, owner in (("seat-map", seats, mira), ("fares", seats, jonas), ("seatdb", platform, tomoko), ("mailer", platform, tomoko)):
        create_service(PRODUCT, name, team=team, owner=owner)
    return Cast(Actor(mira), Actor(jonas), Actor(tomoko), Actor(reader), seats)
