"""Refusals of the way in itself 请求本身的问题: the request could not be understood, before any rule of law was asked."""

from domain.refusals import Refused


class MalformedBody(Refused):
    """请求内容不是有效的 JSON。"""

    CODE = "malformed-json"


class WrongBody(Refused):
    """请求内容的项目不符合接口说明。"""

    CODE = "wrong-body"


class NotJson(Refused):
    """请求内容应为 JSON（Content-Type: application/json）。"""

    CODE = "not-json"


class WrongParameter(Refused):
    """查询参数无效。"""

    CODE = "wrong-parameter"


class KeyMissing(Refused):
    """办理步骤必须带幂等键（Idempotency-Key，1 至 200 个可见字符），重复提交时不会重复记录。"""

    CODE = "idempotency-key-missing"


class VersionMissing(Refused):
    """办理步骤必须说明所依据的案件版本（If-Match，例如 "12"）。"""

    CODE = "version-missing"


class VersionMalformed(Refused):
    """If-Match 应为案件查询结果中的一个 ETag，例如 "12"。"""

    CODE = "version-malformed"


class ReadingNotRecorded(Refused):
    """查阅记录暂时不能写入账本，因此没有显示任何内容；请稍后重试。"""

    CODE = "reading-not-recorded"


class FromAnotherSite(Refused):
    """请求不是从本系统页面发出的，已拒绝。"""

    CODE = "cross-site-request"


class TooLarge(Refused):
    """提交的内容超过 4 MiB。"""

    CODE = "too-large"


class NoSuchAddress(Refused):
    """没有这个地址。"""

    CODE = "no-such-address"


class MethodNotAllowed(Refused):
    """该地址不支持这种请求方法。"""

    CODE = "method-not-allowed"


class NotUnderstood(Refused):
    """请求无法处理。"""

    CODE = "not-understood"


class OutOfOrder(Refused):
    """系统出错，没有办理；请凭请求编号联系管理员。"""

    CODE = "internal-error"


class Unavailable(Refused):
    """系统繁忙或者数据库暂时不可用，是否已经记录尚不确定：请用同一幂等键重试，不会重复记录。"""

    CODE = "unavailable"
