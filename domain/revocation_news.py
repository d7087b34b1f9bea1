"""News of an application to revoke an award 撤销裁决案件情况, as other procedures of the same award are told it."""

from domain.terms import Term


class RevocationNews(Term):
    """What the intermediate court did (劳动争议调解仲裁法 第四十九条；劳动争议司法解释（一） 第二十一条至第二十五条)."""

    FILED = "filed", "用人单位申请撤销"
    NOT_ACCEPTED = "not-accepted", "不予受理，或者因劳动者起诉驳回申请"
    ACCEPTED = "accepted", "受理撤销申请"
    REVOKED = "revoked", "裁定撤销裁决"
    DISMISSED = "dismissed", "裁定驳回申请，裁决继续有效"
    MEDIATED = "mediated", "调解结案"
    WITHDRAWN = "withdrawn", "用人单位撤回申请"
