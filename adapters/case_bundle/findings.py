"""What a verification can find, each with a stable code and one sentence; `verify.html` says the same."""

from dataclasses import dataclass

SENTENCES = {
    "zip-size": "文件过大，或者其中的文件过多，不是证据包。",
    "zip-compressed": "文件经过重新压缩。证据包中的文件不压缩，请使用导出时的原文件。",
    "zip-form": "文件不是完整的证据包：压缩包的结构与规定不符，可能被截断、添加或者改动。",
    "zip-name": "压缩包中有名称不合规定的文件，没有读取。",
    "zip-duplicate": "压缩包中有两个同名文件：{where}。",
    "zip-crc": "文件 {where} 的校验和与内容不符。",
    "manifest-form": "清单 manifest.json 不是规定的格式。",
    "manifest-members": "清单所列文件与其所列记录、材料不相应：{where}。",
    "members": "压缩包中的文件与清单不一致：{where}。",
    "member-digest": "文件 {where} 与清单所载的大小或者摘要不符，内容已被改动。",
    "checkpoint-form": "检查点 checkpoint 不是规定的格式，无法核验任何记录。",
    "checkpoint-origin": "检查点属于另一个账本：{where}。",
    "not-signed": "检查点没有签名：只能看出记录之间相符，不能证明来自该账本。",
    "policy-given": "给出的公钥或者策略不是规定的格式。",
    "policy-form": "策略 policy 不是规定的格式。",
    "signature-wrong": "{where} 的签名与检查点不符。",
    "log-unsigned": "检查点上没有策略所列账本的签名。",
    "quorum": "见证签名不足，缺少：{where}。",
    "record-order": "记录 {where} 没有按日志序号排列，或者重复。",
    "leaf-form": "记录 {where} 的叶子不是规定的格式。",
    "leaf-differs": "记录 {where} 的叶子与清单不一致（账本、案件或者条目编号不同）。",
    "record-wrong": "记录 {where} 的内容与其叶子中的摘要不符，记录已被改动或者调换。",
    "proof-form": "记录 {where} 的证明不是规定的格式。",
    "proof-index": "记录 {where} 的证明是另一条记录的。",
    "proof-checkpoint": "记录 {where} 的证明所附的检查点不是本证据包的检查点。",
    "proof-wrong": "记录 {where} 不在检查点所签的账本中：叶子、证明或者根哈希已被改动。",
    "stream-gap": "记录 {where} 之前缺少同一案件的条目。",
    "openings-form": "openings.json 不是规定的格式。",
    "opening-record": "所开启的内容指向本证据包中没有的记录 {where}。",
    "opening-wrong": "所开启的内容与承诺值不符：{where}。",
    "opening-absent": "所开启的承诺值不在所指的记录中：{where}。",
    "document-record": "材料指向本证据包中没有的记录 {where}。",
    "document-wrong": "材料 {where} 的摘要与入卷记录不符。",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: the check that found it, and where."""

    code: str
    where: str = ""

    @property
    def sentence(self) -> str:
        """For people."""
        return SENTENCES[self.code].replace("{where}", self.where)


class Stopped(Exception):
    """Nothing further can be checked."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding
