import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { defaultConfig } from "../../server/src/core/check/config.ts";
import { nodeProject } from "../../server/src/files/project.ts";
import { Analysis } from "../../server/src/lsp/analysis.ts";
import { pause, Quiet } from "../../server/src/lsp/quiet.ts";
import "../helpers/typescript.ts";
import { until, withEditor } from "./support/editor.ts";
import { rightCalls } from "./support/right-calls.ts";
import { fluxOnV2, rule } from "./support/texts.ts";

/** A clock that stands until it is turned on. */
class FakeClock {
  #now = 0;
  #waiting: { readonly at: number; readonly run: () => void }[] = [];

  later(milliseconds: number, run: () => void): () => void {
    const entry = { at: this.#now + milliseconds, run };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((each) => each !== entry);
    };
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#waiting.filter(({ at }) => at <= this.#now);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
    for (const { run } of due) run();
  }
}

const uri = "file:///typed.ts";

/** One document under an editor that asks after each key. */
class Typist {
  readonly clock = new FakeClock();
  readonly quiet: Quiet | undefined;
  readonly #analysis = new Analysis(nodeProject({ open: () => undefined }));
  readonly document = TextDocument.create(uri, "typescript", 1, "");
  /** What the editor shows, one line for each finding. */
  shown: readonly string[] = [];

  constructor(isQuiet: boolean) {
    this.quiet = isQuiet ? new Quiet(this.clock, () => this.#look()) : undefined;
    this.quiet?.text(uri, "");
  }

  /** Puts a text at an offset as one change, and lets some time pass. */
  put(text: string, at = this.document.getText().length, after = 0): void {
    const position = this.document.positionAt(at);
    const change = { range: { start: position, end: position }, text };
    TextDocument.update(this.document, [change], this.document.version + 1);
    this.quiet?.text(uri, this.document.getText());
    this.#look();
    this.clock.pass(after);
  }

  caret(offset: number): void {
    const calls = this.#analysis.lowered(this.document).calls.map(({ origin }) => origin);
    this.quiet?.caret(uri, offset, calls);
  }

  #look(): void {
    const all = this.#analysis.check(this.document, defaultConfig).findings;
    const told = this.quiet?.filter(uri, all) ?? all;
    this.shown = told.map((each) => `${each.rule}: ${each.message}`);
  }
}

/** Milliseconds after a key, as people type: longer after what ends a thought. */
const rhythm = (char: string) => (char === "\n" ? 900 : /[,;({]/.test(char) ? 450 : char === " " ? 200 : 110);

/** Types a text and gives the findings that came up on the way. */
function flashes(text: string, isQuiet: boolean): Set<string> {
  const typist = new Typist(isQuiet);
  const seen = new Set<string>();
  for (const char of text) {
    typist.put(char, undefined, rhythm(char));
    for (const each of typist.shown) seen.add(each);
  }
  typist.clock.pass(pause);
  assert.deepEqual(typist.shown, [], `a right call: ${text}`);
  return seen;
}

test("nothing flashes while right calls are typed", () => {
  const loud = rightCalls.slice(0, 3).reduce((count, text) => count + flashes(text, false).size, 0);
  assert.ok(loud > 30, `the test would see flashes: ${loud}`);
  for (const text of rightCalls) assert.deepEqual([...flashes(text, true)], [], text);
});

const wrong =
  'export const live = new WebSocket("wss://api.deepgram.com/v1/listen?model=flux-general-en", ["token", key]);\n';

test("what is wrong is told a second and a half after the last key, and no sooner", () => {
  const typist = new Typist(true);
  for (const char of wrong) typist.put(char, undefined, 50);
  assert.deepEqual(typist.shown, []);
  typist.clock.pass(pause - 51);
  assert.deepEqual(typist.shown, []);
  typist.clock.pass(1);
  assert.match(typist.shown.join(), /endpoint-flux-on-v1/);
});

test("it is told at once when the cursor leaves the call, and not while it moves within", () => {
  const typist = new Typist(true);
  typist.put("const key = 1;\n\n");
  typist.clock.pass(pause);
  for (const char of wrong.replace("(", "(\n  ").replace(", [", ",\n  [")) typist.put(char);
  typist.caret(typist.document.getText().indexOf("wss"));
  assert.deepEqual(typist.shown, []);
  typist.caret(0);
  assert.match(typist.shown.join(), /endpoint-flux-on-v1/);
});

test("a paste is judged at once; what was told stays while its word is changed, and goes when it is right", () => {
  const typist = new Typist(true);
  typist.put(wrong);
  assert.match(typist.shown.join(), /endpoint-flux-on-v1/);
  typist.put("x", typist.document.getText().indexOf("export"));
  assert.match(typist.shown.join(), /endpoint-flux-on-v1/);
  typist.put("2", typist.document.getText().indexOf("/v1/") + 2);
  assert.doesNotMatch(typist.shown.join(), /endpoint-flux-on-v1/);
});

test("over the wire: an editor that wants it is told to ask again", () =>
  withEditor({ quiet: true }, async (editor) => {
    await editor.open("a.ts", fluxOnV2);
    await editor.diagnostics("a.ts");
    await editor.replace("a.ts", "/v2/", "/v1/");
    assert.deepEqual(await editor.codes("a.ts"), []);
    await until("a refresh", () => editor.refreshes > 0);
    await until("the finding", async () => (await editor.codes("a.ts")).includes(rule));
  }));
