"""The language server, spoken to as an editor does."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest_lsp = pytest.importorskip("pytest_lsp")
types = pytest.importorskip("lsprotocol.types")
uris = pytest.importorskip("pygls.uris")
protocol = pytest.importorskip("pygls.protocol")

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ENCODINGS = {"utf-8": 4, "utf-16": 2, "utf-32": 1}
"""Units of 𠮷 in each."""

SLIP = "𠮷水县😀认真布署，，按时完成。\n"


class Editor:
    """A client that has one document open."""

    def __init__(self, client: Any, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.version = 0
        self.watches = False

    async def open(self, name: str, text: str, language: str = "plaintext") -> str:
        uri = str(uris.from_fs_path(str(self.folder / name)))
        item = types.TextDocumentItem(uri, language, 0, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await self.said(uri)
        return uri

    async def said(self, uri: str, version: int | None = None) -> list[Any]:
        """What the server has to say of a document, when it has."""
        while True:
            for params in reversed(self.client.log):
                if params.uri == uri and (version is None or params.version == version):
                    return list(params.diagnostics)
            await asyncio.sleep(0.01)

    def change(self, uri: str, text: str) -> int:
        self.version += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return self.version

    async def offered(self, uri: str, where: Any, only: list[str] | None = None) -> list[Any]:
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), where, types.CodeActionContext([], only=only)
        )
        return list(await self.client.text_document_code_action_async(params) or [])


@asynccontextmanager
async def editor(folder: Path, encoding: str = "utf-16") -> AsyncIterator[Editor]:
    client = pytest_lsp.LanguageClient(converter_factory=protocol.default_converter)
    client.log = []
    registered = asyncio.Event()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def published(params: Any) -> None:
        client.log.append(params)

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: Any) -> None:
        assert params.registrations[0].method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registered.set()

    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    await client.start_io(sys.executable, "-m", "reportlint", "server", cwd=folder, env=environment)
    capabilities = types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)]),
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        ),
    )
    answer = await client.initialize_session(
        types.InitializeParams(capabilities, root_uri=uris.from_fs_path(str(folder)))
    )
    assert answer.capabilities.position_encoding == encoding
    await asyncio.wait_for(registered.wait(), 30)
    try:
        yield Editor(client, folder)
    finally:
        await client.shutdown_session()
        server = client._server
        await asyncio.wait_for(server.wait(), 30)
        await client.stop()
        assert server.returncode == 0


def run(conversation: Any) -> None:
    asyncio.run(asyncio.wait_for(conversation, 120))


def spot(line: int, start: int, end: int) -> Any:
    return types.Range(types.Position(line, start), types.Position(line, end))


def applied(text: str, edits: list[Any]) -> str:
    """A text with edits in UTF-16, made here and not by reportlint."""
    lines = text.splitlines(keepends=True)

    def offset(position: Any) -> int:
        head = "".join(lines[: position.line])
        line = (lines[position.line] if position.line < len(lines) else "").encode("utf-16-le")
        return len(head) + len(line[: position.character * 2].decode("utf-16-le"))

    for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_columns_are_counted_as_the_editor_counts(tmp_path: Path, encoding: str) -> None:
    async def conversation() -> None:
        async with editor(tmp_path, encoding) as edit:
            uri = await edit.open("年报 一.txt", SLIP)
            found = {each.code: each.range for each in await edit.said(uri)}
            size = {
                "utf-8": lambda text: len(text.encode()),
                "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
                "utf-32": len,
            }[encoding]
            before = size(SLIP[: SLIP.index("布")])
            assert found["zh-official/wrong-word"] == spot(0, before, before + size("布署"))

    run(conversation())


def test_diagnostics_follow_the_text(tmp_path: Path) -> None:
    async def conversation() -> None:
        async with editor(tmp_path) as edit:
            uri = await edit.open("a.txt", SLIP)
            assert len(await edit.said(uri)) == 2
            for text in ("布署\n", "布署布署\n"):
                edit.change(uri, text)
            version = edit.change(uri, "认真部署，按时完成。\n")
            assert await edit.said(uri, version) == []
            assert {params.version for params in edit.client.log if params.uri == uri} == {0, version}
            edit.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    run(conversation())


def test_quick_fixes_and_suppressions_do_what_they_say(tmp_path: Path) -> None:
    async def conversation() -> None:
        async with editor(tmp_path) as edit:
            text = f"# 题目\n\n{SLIP}"
            uri = await edit.open("a.md", text, "markdown")
            (word,) = (each for each in await edit.said(uri) if each.code == "zh-official/wrong-word")
            offered = [action for action in await edit.offered(uri, word.range) if action.edit]
            assert [action.title for action in offered] == ["改为“部署”", "忽略此处的 zh-official/wrong-word"]
            fixed, suppressed = (applied(text, list(action.edit.changes[uri])) for action in offered)
            assert fixed == text.replace("布署", "部署")
            assert suppressed == text.replace(
                "𠮷水", "<!-- reportlint: ignore zh-official/wrong-word -- 请写明理由 -->\n𠮷水"
            )
            version = edit.change(uri, suppressed)
            assert [each.code for each in await edit.said(uri, version)] == ["zh-official/mark-doubled"]

    run(conversation())


def test_everything_safe_is_fixed_at_once(tmp_path: Path) -> None:
    async def conversation() -> None:
        async with editor(tmp_path) as edit:
            text = f"第一行。\r\n{SLIP}\r\n末行，，没有换行"
            uri = await edit.open("a.txt", text)
            offered = await edit.offered(uri, spot(0, 0, 0), ["source.fixAll"])
            (action,) = offered
            resolved = await edit.client.code_action_resolve_async(action)
            after = applied(text, list(resolved.edit.changes[uri]))
            assert after == text.replace("布署", "部署").replace("，，", "，")

    run(conversation())


def test_hover_tells_rule_reason_and_basis(tmp_path: Path) -> None:
    async def conversation() -> None:
        async with editor(tmp_path) as edit:
            uri = await edit.open("a.txt", "认真布署。\n")
            where = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 3))
            said = (await edit.client.text_document_hover_async(where)).contents.value
            assert said.startswith("**zh-official/wrong-word** “布署”应为“部署”")
            assert "依据：" in said
            assert "错例" in said
            nothing = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 0))
            assert await edit.client.text_document_hover_async(nothing) is None

    run(conversation())


def test_headings_are_the_outline(tmp_path: Path) -> None:
    async def conversation() -> None:
        async with editor(tmp_path) as edit:
            uri = await edit.open(
                "a.txt", "一、总体情况\n（一）主动公开\n内容。\n（二）依申请公开\n内容。\n二、存在问题\n内容。\n"
            )
            params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
            symbols = await edit.client.text_document_document_symbol_async(params)
            assert [(each.name, [child.name for child in each.children]) for each in symbols] == [
                ("一、总体情况", ["（一）主动公开", "（二）依申请公开"]),
                ("二、存在问题", []),
            ]
            assert symbols[0].range.end.line == 4

    run(conversation())


def test_a_changed_configuration_is_read_again_and_a_mistaken_one_is_shown(tmp_path: Path) -> None:
    async def conversation() -> None:
        async with editor(tmp_path) as edit:
            uri = await edit.open("a.txt", SLIP)
            path = tmp_path / "reportlint.toml"
            event = types.FileEvent(str(uris.from_fs_path(str(path))), types.FileChangeType.Changed)

            async def configured(text: str) -> list[str]:
                path.write_text(text, encoding="utf-8")
                edit.client.log.clear()
                edit.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
                return [str(each.code) for each in await edit.said(uri)]

            assert await configured('ignore = ["mark-doubled"]\n') == ["zh-official/wrong-word"]
            assert len(await configured('\nignor = ["mark-doubled"]\n')) == 2
            (mistake,) = await edit.said(event.uri)
            assert (mistake.range.start.line, mistake.message) == (1, "没有“ignor”这个设置；是不是“ignore”？")
            assert len(await configured("")) == 2
            assert await edit.said(event.uri) == []

    run(conversation())


def test_a_report_is_linted_after_each_pause(tmp_path: Path, project: Path) -> None:
    """Each version of the whole document has its own diagnostics."""

    async def conversation() -> None:
        async with editor(tmp_path) as edit:
            text = (project / "fixtures" / "reports" / "songling-government-2024.txt").read_text(encoding="utf-8")
            uri = await edit.open("a.txt", text)
            for number in range(5):
                version = edit.change(uri, f"{text}\n第{number}次修改。\n")
                assert await edit.said(uri, version)

    run(conversation())
