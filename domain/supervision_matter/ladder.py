"""The ladder 提示函 → 意见书 → 建议书 → 线索移送: its instruments, their subjects, and who may climb it."""

from domain.terms import Term


class Instrument(Term):
    """一函两书; that a 提示函 must come first is said by no rule that was read."""

    REMINDER = "reminder", "提示函"
    OPINION = "opinion", "意见书"
    RECOMMENDATION = "recommendation", "建议书"


class Subject(Term):
    """What is supervised (浙江省工会劳动法律监督条例 第九条, and the scope of the 2024 notice)."""

    WAGES = "wages", "劳动报酬"
    WORKING_TIME = "working-time", "工作时间和休息休假"
    SOCIAL_INSURANCE = "social-insurance", "社会保险"
    CONTRACT = "contract", "劳动合同的订立和履行"
    TERMINATION = "termination", "劳动合同的解除和终止"
    SAFETY = "safety", "安全生产和职业病防护"
    WOMEN_AND_MINORS = "women-and-minors", "女职工、未成年工和残疾职工特殊保护"
    COLLECTIVE_BARGAINING = "collective-bargaining", "集体协商和集体合同"
    INTERNAL_RULES = "internal-rules", "规章制度"
    EQUAL_EMPLOYMENT = "equal-employment", "平等就业"
    DISPATCH = "dispatch", "劳务派遣用工"
    DEMOCRATIC_MANAGEMENT = "democratic-management", "职工代表大会等民主管理"
    TRAINING = "training", "职工教育培训"
    OTHER = "other", "其他"


class UnionLevel(Term):
    """Which union issues (浙江省工会劳动法律监督条例 第四条); 地方总工会 are those of a county and above."""

    GRASSROOTS = "grassroots", "基层工会"
    TOWNSHIP = "township", "乡镇、街道、园区工会联合会"
    INDUSTRIAL = "industrial", "产业工会"
    COUNTY = "county", "县级总工会"
    CITY = "city", "市级总工会"
    PROVINCE = "province", "省级总工会"
    NATIONAL = "national", "全国总工会"


LOCAL_FEDERATIONS = (UnionLevel.COUNTY, UnionLevel.CITY, UnionLevel.PROVINCE)
COUNTY_AND_ABOVE = (*LOCAL_FEDERATIONS, UnionLevel.NATIONAL)
