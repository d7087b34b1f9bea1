"""The command line 命令行: serve, demo, replay, status, rebuild, reconcile, limits, causes, log, witness."""

from api.command_line.commands import command_line
from api.command_line.workshop import Workshop

__all__ = ["Workshop", "command_line"]
