import { strict as assert } from "node:assert";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { closeAll, rangeOf, show, until } from "./helpers.ts";
import { fluxOnV2 } from "./texts.ts";

describe("hovers", () => {
  after(closeAll);

  for (const [what, at, pattern] of [
    ["a parameter", "sample_rate", /sample_rate.*developers\.deepgram\.com/s],
    ["a model", "flux-general-en", /flux-general-en.*developers\.deepgram\.com/s],
    ["an endpoint", "/v2/listen", /WebSocket \/v2\/listen.*Required in the query/s],
  ] as const)
    it(`tell what the catalogue knows of ${what}`, async () => {
      const { document } = await show("hover.ts", fluxOnV2);
      const text = await until(`a hover on ${at}`, () => hoverAt(document, at));
      assert.match(text, pattern);
      assert.ok(text.length > 80, text);
    });
});

async function hoverAt(document: vscode.TextDocument, text: string): Promise<string | undefined> {
  const { start } = rangeOf(document, text);
  const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
    "vscode.executeHoverProvider",
    document.uri,
    start.translate(0, 2),
  );
  const contents = hovers
    .flatMap((hover) => hover.contents)
    .map((part) => (typeof part === "string" ? part : part.value));
  return contents.find((part) => /deepgram/i.test(part));
}
