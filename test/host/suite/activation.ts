import { strict as assert } from "node:assert";
import { describe, it } from "mocha";
import * as vscode from "vscode";

describe("the extension", () => {
  it("is there", () => {
    assert.ok(vscode.extensions.getExtension("deepgram-doctor.deepgram-doctor"));
  });
});
