"""Mediation, third chapter: the agreement 调解协议, and how it becomes effective 生效."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.claims import Instalment, last_due, refuse_another_sum
from domain.kernel import Event
from domain.mediation.record import MEDIATORS, MediationBody, MediationRecord, MediationState
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.settlement import AgreedSum, AgreedTerms, Instalments
from domain.steps import Ask, Check, step
from domain.time_limits import Deadline

S = MediationState


class OralAgreementNeedsPeoplesMediation(Refused):
    """口头调解协议只适用于人民调解；其他调解组织达成协议的应当制作调解协议书。"""

    CODE = "oral-agreement-needs-peoples-mediation"
    AUTHORITY = "人民调解法 第二十八条、第三十条；劳动争议调解仲裁法 第十四条第一款"


class SignaturesIncomplete(Refused):
    """调解协议书须经双方签名或者盖章、调解员签名并加盖调解组织印章后生效，三项缺一不可。"""

    CODE = "signatures-incomplete"
    AUTHORITY = "劳动争议调解仲裁法 第十四条第二款"


def peoples_only(case: Any) -> Refused | None:
    """Oral agreements are a form of people's mediation alone."""
    return None if case.body is MediationBody.PEOPLES else OralAgreementNeedsPeoplesMediation()


class Agreement(MediationRecord):
    """From the terms agreed to a binding agreement."""

    class AgreementDrafted(Event):
        TOPIC = "mediation-case.agreement-drafted"
        TERM = "制作调解协议书"
        ARTICLE = "劳动争议调解仲裁法 第十四条第一款"
        LEADS_TO = S.AGREEMENT_DRAFTED
        amount: Decimal | None
        instalments: tuple[Instalment, ...]
        only_wages: bool
        terms: SealedText

        def evolve(self, case: Any) -> None:
            case.agreed_amount = self.amount
            case.only_wages = self.only_wages
            case.pay_until = last_due(self.instalments)

    class AgreedOrally(Event):
        TOPIC = "mediation-case.agreed-orally"
        TERM = "口头达成调解协议"
        ARTICLE = "人民调解法 第二十八条、第三十条"
        LEADS_TO = S.AGREEMENT_EFFECTIVE
        amount: Decimal | None
        only_wages: bool
        terms: SealedText
        review_until: Deadline
        confirmation_until: Deadline

        def evolve(self, case: Any) -> None:
            case.agreed_amount = self.amount
            case.only_wages = self.only_wages
            case.effective_on = self.occurred_on
            case.review_until = self.review_until
            case.confirmation_until = self.confirmation_until

    class AgreementSigned(Event):
        TOPIC = "mediation-case.agreement-signed"
        TERM = "调解协议书生效"
        ARTICLE = "劳动争议调解仲裁法 第十四条第二款"
        LEADS_TO = S.AGREEMENT_EFFECTIVE
        review_until: Deadline
        confirmation_until: Deadline

        def evolve(self, case: Any) -> None:
            case.effective_on = self.occurred_on
            case.review_until = self.review_until
            case.confirmation_until = self.confirmation_until

    class SigningRefused(Event):
        TOPIC = "mediation-case.signing-refused"
        TERM = "一方拒签"
        ARTICLE = "劳动争议调解仲裁法 第十四条"
        LEADS_TO = S.FAILED
        refused_by: Side

    # Decisions

    @step(
        "制作调解协议书",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="劳动争议调解仲裁法 第十四条第一款",
        records=AgreementDrafted,
        document="调解协议书（一式三份）",
    )
    def draft_agreement(
        self,
        on: Annotated[date, Ask("达成协议日期")],
        *,
        amount: AgreedSum = None,
        instalments: Instalments = (),
        only_wages: Annotated[
            bool, Ask("仅就劳动报酬达成协议", hint="不履行时劳动者可凭协议直接起诉")
        ] = False,
        terms: AgreedTerms,
    ) -> None:
        """经调解达成协议的，应当制作调解协议书。"""
        refuse_another_sum(instalments, amount)
        self.happened(
            self.AgreementDrafted,
            on,
            amount=amount,
            instalments=instalments,
            only_wages=only_wages,
            terms=terms,
        )

    @step(
        "口头达成协议",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="人民调解法 第二十八条、第三十条",
        records=AgreedOrally,
        document="调解协议内容记录",
        provided=peoples_only,
    )
    def agree_orally(
        self,
        on: Annotated[date, Ask("达成协议日期")],
        *,
        amount: Annotated[Decimal | None, Ask("约定总额（元）", check=Check.YUAN)] = None,
        only_wages: Annotated[bool, Ask("仅就劳动报酬达成协议")] = False,
        terms: AgreedTerms,
        rules: RuleBook,
    ) -> None:
        """人民调解可以达成口头协议，由调解员记录协议内容；口头协议自达成之日起生效。"""
        self.happened(
            self.AgreedOrally,
            on,
            amount=amount,
            only_wages=only_wages,
            terms=terms,
            review_until=rules.deadline("mediation_agreement_arbitral_review_application", starts_from=on),
            confirmation_until=rules.deadline("judicial_confirmation_application", starts_from=on),
        )

    @step(
        "签署调解协议书",
        by=MEDIATORS,
        when=S.AGREEMENT_DRAFTED,
        authority="劳动争议调解仲裁法 第十四条第二款",
        records=AgreementSigned,
        document="生效调解协议书",
    )
    def sign(
        self,
        on: Annotated[date, Ask("签章齐备日期")],
        *,
        parties_signed: Annotated[bool, Ask("双方当事人已签名或者盖章")],
        mediator_signed: Annotated[bool, Ask("调解员已签名")],
        sealed_by_body: Annotated[bool, Ask("已加盖调解组织印章")],
        rules: RuleBook,
    ) -> None:
        """调解协议书由双方签名或者盖章，经调解员签名并加盖调解组织印章后生效，对双方具有约束力。"""
        if not (parties_signed and mediator_signed and sealed_by_body):
            raise SignaturesIncomplete(field="parties_signed")
        self.happened(
            self.AgreementSigned,
            on,
            review_until=rules.deadline("mediation_agreement_arbitral_review_application", starts_from=on),
            confirmation_until=rules.deadline("judicial_confirmation_application", starts_from=on),
        )

    @step(
        "一方拒签",
        by=MEDIATORS,
        when=S.AGREEMENT_DRAFTED,
        authority="劳动争议调解仲裁法 第十四条",
        records=SigningRefused,
        document="调解不成记录、可申请仲裁告知书",
    )
    def refuse_to_sign(
        self,
        on: Annotated[date, Ask("拒签日期")],
        *,
        refused_by: Annotated[Side, Ask("拒签的当事人")],
    ) -> None:
        """未经签署的协议书不生效，视为调解不成，当事人可以依法申请仲裁。"""
        self.happened(self.SigningRefused, on, refused_by=refused_by)
