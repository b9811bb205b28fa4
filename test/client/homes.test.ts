import assert from "node:assert/strict";
import { test } from "node:test";
import { mcpForms } from "../../client/src/mcp/configuration.ts";
import { checkArguments } from "../../client/src/tasks/command-line.ts";

test("each form of an MCP configuration is JSON that names a command and the server's argument", () => {
  const forms = mcpForms("C:\\ext\\dist\\cli.cjs").map(({ label, text }) => ({ label, parsed: JSON.parse(text) }));
  assert.deepEqual(
    forms.map(({ parsed }) => Object.keys(parsed)),
    [["mcpServers"], ["servers"], ["mcpServers"]],
  );
  assert.deepEqual(forms[0]!.parsed.mcpServers["deepgram-doctor"], {
    command: "npx",
    args: ["-y", "deepgram-doctor", "mcp"],
  });
  assert.deepEqual(forms[2]!.parsed.mcpServers["deepgram-doctor"].args, ["C:\\ext\\dist\\cli.cjs", "mcp"]);
});

test("a task checks its folder unless it names paths, and takes no path for an option", () => {
  const type = "deepgram-doctor";
  assert.deepEqual(checkArguments({ type }), ["check", "--", "."]);
  assert.deepEqual(checkArguments({ type, paths: ["--fix", "src"], args: ["--max-warnings", "0"] }), [
    ...["check", "--max-warnings", "0"],
    ...["--", "--fix", "src"],
  ]);
  assert.deepEqual(checkArguments({ type, paths: "src", args: [1] }), ["check", "--", "."]);
});
