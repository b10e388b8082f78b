"""The server: what an editor says to it, and when it answers."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from reportlint import __version__
from reportlint.lsp.actions import FIX_ALL, actions, fix_all
from reportlint.lsp.diagnostics import diagnostic, of_problem
from reportlint.lsp.documents import Documents, Linted, path_for
from reportlint.lsp.positions import Positions
from reportlint.lsp.reading import hover, symbols

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.language.problems import Problem

DEBOUNCE = 0.15
"""Seconds of quiet after which a changed document is linted."""

WATCHED = ("**/reportlint.toml", "**/pyproject.toml", "**/*.reportlint-ignore", "**/*.yaml")


class Server(LanguageServer):
    """Whole documents, linted one after another in a thread, so that the editor is always answered."""

    def __init__(self) -> None:
        super().__init__("reportlint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._documents = Documents()
        self._worker = ThreadPoolExecutor(1, "reportlint")
        self._linted: dict[str, Linted] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._mistaken: dict[str, set[str]] = {}

    def positions(self, text: str) -> Positions:
        """Positions in a text, in the units that were agreed on with the editor."""
        return Positions(text, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    def schedule(self, uri: str, delay: float = 0) -> None:
        """Lint a document when it has been quiet for `delay` seconds; what was still to be linted of it is dropped."""
        self.drop(uri)
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._lint_later(uri, delay))

    def drop(self, uri: str) -> None:
        """Lint nothing that is waiting."""
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()

    async def _lint_later(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        linted = await self.linted(uri)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri, [diagnostic(finding, linted, uri) for finding in linted.findings], linted.version
            )
        )

    async def linted(self, uri: str) -> Linted:
        """The document as it is now, linted; at once if this version was linted before."""
        document = self.workspace.get_text_document(uri)
        known = self._linted.get(uri)
        if known is not None and known.version == document.version:
            return known
        path = path_for(to_fs_path(uri), document.language_id)
        positions = self.positions(document.source)
        loop = asyncio.get_running_loop()
        linted, problems = await loop.run_in_executor(
            self._worker, self._documents.lint, path, document.version, positions
        )
        self._linted[uri] = linted
        self._tell(uri, problems, linted.session.language)
        return linted

    def _tell(self, uri: str, problems: object, language: str = "en") -> None:
        """Show mistakes of configurations and packs on their own files, and take back those that are mended."""
        by_file: dict[str, list[Problem]] = {}
        for problem in problems:  # type: ignore[attr-defined]
            by_file.setdefault(from_fs_path(problem.path) or problem.path, []).append(problem)
        before = self._mistaken.pop(uri, set())
        if by_file:
            self._mistaken[uri] = set(by_file)
        for file in before - set(by_file):
            if not any(file in files for files in self._mistaken.values()):
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(file, []))
        for file, found in by_file.items():
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(file, [of_problem(each, language) for each in found])
            )

    def close(self, uri: str) -> None:
        """Forget a document and what was said of it."""
        self.drop(uri)
        self._linted.pop(uri, None)
        self._tell(uri, ())
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def reload(self) -> None:
        """Read configurations and packs again and lint everything that is open."""
        self._documents.forget()
        self._linted.clear()
        for uri in self.workspace.text_documents:
            self.schedule(uri)


def make_server() -> Server:
    """The server with all its features."""
    server = Server()

    @server.feature(types.INITIALIZED)
    async def initialized(ls: Server, _: types.InitializedParams) -> None:
        watching = ls.client_capabilities.workspace and ls.client_capabilities.workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob) for glob in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("reportlint-watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await ls.client_register_capability_async(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.schedule(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.schedule(params.text_document.uri, DEBOUNCE)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
        ls.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(ls: Server, _: types.DidChangeConfigurationParams) -> None:
        ls.reload()

    _answers(server)
    return server


def _answers(server: Server) -> None:
    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds, resolve_provider=True))
    async def offered(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        return actions(await ls.linted(uri), uri, params)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolved(ls: Server, action: types.CodeAction) -> types.CodeAction:
        if action.kind == FIX_ALL and isinstance(action.data, dict):
            uri = str(action.data["uri"])
            action.edit = types.WorkspaceEdit(changes={uri: fix_all(await ls.linted(uri))})
        return action

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(ls: Server, params: types.HoverParams) -> types.Hover | None:
        return hover(await ls.linted(params.text_document.uri), params.position)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outlined(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return symbols(await ls.linted(params.text_document.uri))


def serve() -> None:
    """Speak with an editor over standard input and output until it ends the conversation."""
    logging.basicConfig(level=logging.WARNING)
    questions, answers = (os.dup(stream.fileno()) for stream in (sys.stdin, sys.stdout))
    # Whatever else is printed, by a plugin perhaps, must not get between the answers.
    sys.stdout = sys.stderr
    with os.fdopen(questions, "rb") as heard, os.fdopen(answers, "wb") as said:
        make_server().start_io(heard, said)
