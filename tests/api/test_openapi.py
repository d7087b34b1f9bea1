"""The description of the interface: valid, complete, and from this server alone."""

import json
from typing import Any

import httpx2
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from api.http.app import STATIC
from application.catalogue import catalogue
from domain.steps import Question, questions

pytestmark = pytest.mark.anyio


@pytest.fixture
async def description(anybody: httpx2.AsyncClient) -> dict[str, Any]:
    answer = await anybody.get("/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    told: dict[str, Any] = answer.json()
    return told


async def test_the_description_is_valid(description: dict[str, Any]) -> None:
    assert description["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(description).validate()


async def test_every_step_has_one_operation_with_its_label_and_article(description: dict[str, Any]) -> None:
    operations = {
        operation["operationId"]: operation
        for operations in description["paths"].values()
        for operation in operations.values()
    }
    offered = [entry for steps in catalogue().values() for entry in steps.values() if entry.offered]
    assert len(offered) > 100
    for entry in offered:
        operation = operations[f"{entry.kind}.{entry.name}"]
        assert operation["summary"] == entry.step.label
        assert entry.step.authority in operation["description"]
        assert ("412" in operation["responses"]) is not entry.step.opens
        asked = operation["requestBody"]["content"]["application/json"]["schema"]["properties"]["answers"]
        assert list(asked["properties"]) == [question.name for question in entry.questions]
        required = [question.name for question in entry.questions if question.required]
        assert asked["required"] == required


async def test_every_question_has_its_label(description: dict[str, Any]) -> None:
    def check(schema: dict[str, Any], asked: tuple[Question, ...]) -> None:
        for question in asked:
            told = schema["properties"][question.name]
            assert told["title"] == question.ask.label
            inner = told.get("items") or told.get("anyOf", [told])[0]
            if inner.get("type") == "object" and question.kind.__name__ != "Person":
                check(inner, questions(question.kind))

    for kind, steps in catalogue().items():
        for entry in (entry for entry in steps.values() if entry.offered):
            at = "" if entry.step.opens else "/{case_id}"
            operation = description["paths"][f"/api/v1/{kind}{at}/steps/{entry.name}"]["post"]
            body = operation["requestBody"]["content"]["application/json"]["schema"]
            check(body["properties"]["answers"], entry.questions)


async def test_every_problem_an_operation_names_is_described(description: dict[str, Any]) -> None:
    responses = description["components"]["responses"]
    for path, operations in description["paths"].items():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                if "$ref" in answer:
                    name = answer["$ref"].rsplit("/", 1)[1]
                    assert name == f"Problem{status}", path
                    assert list(responses[name]["content"]) == ["application/problem+json"]


async def test_the_browser_of_the_interface_is_ours(anybody: httpx2.AsyncClient) -> None:
    page = (await anybody.get("/docs")).text
    assert "http://" not in page
    assert "https://" not in page
    assert "<style" not in page
    for part in ("vendor/swagger-ui.css", "vendor/swagger-ui-bundle.js", "api-docs.js", "icon.svg"):
        assert f"/static/{part}" in page
        assert (STATIC / part).exists()
        assert (await anybody.get(f"/static/{part}")).status_code == 200


async def test_the_catalogue_says_the_same_as_the_description(
    description: dict[str, Any], mediator: Any
) -> None:
    kinds = (await mediator.get("/steps")).json()["kinds"]
    assert [kind["kind"] for kind in kinds] == list(catalogue())
    for kind in kinds:
        for step in kind["steps"]:
            at = "" if step["opens"] else "/{case_id}"
            path = description["paths"].get(f"/api/v1/{kind['kind']}{at}/steps/{step['step']}")
            by_processes = [capacity["value"] for capacity in step["by"]] == ["system"]
            assert (path is None) is by_processes
            if path is not None:
                body = path["post"]["requestBody"]["content"]["application/json"]["schema"]
                assert json.dumps(body["properties"]["answers"]) == json.dumps(step["answers"])
