"""地方规定: guards of one place only; where nothing was read (山西 among them) they refuse nothing."""

from dataclasses import dataclass
from datetime import date

ZHEJIANG = "浙江省工会劳动法律监督条例"
JIANGSU = "江苏省工会劳动法律监督条例"
NANCHANG = "南昌市工会劳动法律监督条例"
NOTICE_OF_2024 = (
    "最高人民检察院、中华全国总工会《关于协同推进运用“一函两书”制度保障劳动者权益工作的通知》（2024年2月）"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRule:
    """A guard of one region 行政区划, with its article; from a date where the source gives one."""

    region: str
    authority: str
    in_force_from: date | None = None

    def holds(self, region: str, on: date) -> bool:
        """A rule of 33 holds in 330106."""
        begun = self.in_force_from is None or self.in_force_from <= on
        return begun and region.startswith(self.region)


COMPLAINT_NOT_ELSEWHERE = LocalRule(
    region="33", authority=f"{ZHEJIANG} 第十七条第二款（地方规定）", in_force_from=date(2016, 12, 1)
)
