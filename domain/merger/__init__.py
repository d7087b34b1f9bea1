"""Merger 合并审理 and severance 分案: several cases heard as one, and one case that becomes two."""
