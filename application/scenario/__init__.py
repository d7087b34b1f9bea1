"""Scenarios 情景: published and invented cases as steps, and how they are played through any way in."""

from application.scenario.outcome import Fault, Outcome, Taken, TurnedDown
from application.scenario.playing import Asked, Played, Player, Report, play
from application.scenario.written import Accepts, Refuses, Scenario, ScenarioStep, Source, references

__all__ = [
    "Accepts",
    "Asked",
    "Fault",
    "Outcome",
    "Played",
    "Player",
    "Refuses",
    "Report",
    "Scenario",
    "ScenarioStep",
    "Source",
    "Taken",
    "TurnedDown",
    "play",
    "references",
]
