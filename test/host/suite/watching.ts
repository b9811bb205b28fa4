import { strict as assert } from "node:assert";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "mocha";
import * as vscode from "vscode";
import { closeAll, command, ours, show, until } from "./helpers.ts";

const refusal =
  '{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"5b7d0b6c-95f9-4a4b-8f5d-3c2b1a000001"}';

/** Not the findings of the code: what a run has shown. */
const fromRun = (uri: vscode.Uri) => ours(uri).filter(({ message }) => /^At \d/.test(message));

describe("watching programs", () => {
  let server: Server;
  const settings = () => vscode.workspace.getConfiguration("deepgramDoctor");

  before(async () => {
    server = createServer((request, response) => {
      const good = /^Token \w/.test(request.headers.authorization ?? "");
      request.resume().on("end", () => {
        response.writeHead(good ? 200 : 401, { "content-type": "application/json" });
        response.end(good ? '{"metadata":{},"results":{"channels":[]}}' : refusal);
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    await settings().update("watch.hosts", [`127.0.0.1:${port}`], vscode.ConfigurationTarget.Workspace);
    await command("watchPrograms");
  });

  after(async () => {
    await command("watchPrograms");
    await settings().update("watch.hosts", undefined, vscode.ConfigurationTarget.Workspace);
    server.close();
    await closeAll();
  });

  it("puts the refusal of a program in the terminal on its line, until the file is edited", async () => {
    const { port } = server.address() as AddressInfo;
    const { document } = await show(
      "watched.mjs",
      `// Deepgram, by a proxy of our own.
const key = process.env.DEEPGRAM_API_KEY;
const answer = await fetch("http://127.0.0.1:${port}/v1/listen?model=nova-3", {
  method: "POST",
  headers: { Authorization: key, "Content-Type": "application/json" },
  body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" }),
});
console.log(answer.status);
`,
    );
    const terminal = vscode.window.createTerminal({
      name: "watched",
      env: { DEEPGRAM_API_KEY: "0123456789abcdef".repeat(3).slice(0, 40) },
    });
    const run = () => terminal.sendText(`node "${document.uri.fsPath}"`);
    run();
    const found = await until("the refusal on its line", () => fromRun(document.uri)[0], 15_000);
    assert.equal(found.range.start.line, 2);
    assert.match(found.message, /401.*Token/);
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf("key,");
    const place = new vscode.Range(document.positionAt(at), document.positionAt(at + 3));
    edit.replace(document.uri, place, "`Token ${key}`");
    await vscode.workspace.applyEdit(edit);
    await until("nothing on the line after the edit", () => fromRun(document.uri).length === 0);
    await document.save();
    run();
    await new Promise((next) => setTimeout(next, 1500));
    assert.equal(fromRun(document.uri).length, 0);
    terminal.dispose();
  });
});
