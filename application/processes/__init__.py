"""Processes 流程: what follows from what. They open ways, compute and remind; they never file for a party."""

from application.processes.reaction import Reaction, command_id
from application.processes.registry import PROCESSES

__all__ = ["PROCESSES", "Reaction", "command_id"]
