"""The read models 查询视图: CaseTimeline, SupervisionRegister, CaseSearch, LateEntries and the work list."""

from adapters.views.read_models import VIEWS, ReadModels, VaultWithIndex
from adapters.views.upkeep import RebuildStopped

__all__ = ["VIEWS", "ReadModels", "RebuildStopped", "VaultWithIndex"]
