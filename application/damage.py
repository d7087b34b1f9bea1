"""What is told where the record itself can no longer be read."""

from domain.refusals import Refused


class RecordDamaged(Refused):
    """本案有记录无法读取，可能已被改动，暂不能查看和办理；请凭请求编号联系管理员核验账本。"""

    CODE = "record-damaged"
