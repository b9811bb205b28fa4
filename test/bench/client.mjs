import { spawn } from "node:child_process";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";

/** The built server in a process of its own, spoken to as an editor does. */
export class Client {
  constructor() {
    this.child = spawn(process.execPath, ["dist/server.cjs", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const { stdout, stdin } = this.child;
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    for (const method of ["workspace/configuration", "client/registerCapability", "workspace/diagnostic/refresh"])
      this.connection.onRequest(method, (params) =>
        method === "workspace/configuration" ? params.items.map(() => ({})) : null,
      );
    this.connection.listen();
  }

  async initialize() {
    await this.connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: {
          diagnostic: {},
          codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } },
        },
        workspace: { configuration: true },
      },
    });
    await this.connection.sendNotification("initialized", {});
  }

  open(uri, text, languageId = "typescript") {
    this.#tell("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  change(uri, version, range, text) {
    this.#tell("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  /** What is told to a server that is gone is of no use to anybody. */
  #tell(method, params) {
    this.connection.sendNotification(method, params).catch(() => undefined);
  }

  diagnostics(uri) {
    return this.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  }

  actions(uri, diagnostic) {
    const params = { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
    return this.connection.sendRequest("textDocument/codeAction", params);
  }

  kill() {
    this.connection.dispose();
    this.child.kill();
  }
}
