"""The description of the interface: OpenAPI 3.1 for programs, the same in a browser for people, all from this server."""

from functools import cache

import msgspec
from fastapi import Request, Response

from api.http.addresses import Address
from api.http.openapi import document

PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>工鉴接口说明</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/vendor/swagger-ui.css">
</head>
<body>
<div id="api-docs" data-description="/openapi.json"></div>
<noscript>本页需要脚本；接口说明全文见 <a href="/openapi.json">/openapi.json</a>。</noscript>
<script src="/static/vendor/swagger-ui-bundle.js"></script>
<script src="/static/api-docs.js" type="module"></script>
</body>
</html>
"""


@cache
def description() -> bytes:
    """Made for the first who asks; it says nothing of the house it describes."""
    return msgspec.json.encode(document())


def routes() -> list[Address]:
    """Both say nothing of any case, so both are for everybody."""

    async def described(request: Request) -> Response:  # noqa: ARG001 - the framework's signature
        return Response(description(), media_type="application/json")

    async def shown(request: Request) -> Response:  # noqa: ARG001
        return Response(PAGE, media_type="text/html; charset=utf-8")

    return [
        Address("/openapi.json", described, methods=["GET"], name="openapi"),
        Address("/docs", shown, methods=["GET"], name="docs"),
    ]
