import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { random } from "../helpers/secret-kinds.ts";
import { Editor, until, withEditor } from "./support/editor.ts";

const call = (query: string, model: string) =>
  `fetch("https://api.deepgram.com/v1/listen?${query}model=" + ${model}, { method: "POST", headers: { Authorization: "Token " + process.env.K }, body: audio })`;
const helper = (query = "") => `export const go = (model: string) => ${call(query, "model")};\n`;
const main = `import { go } from "./helper";\ngo("nova3");\n`;
const innocent = "export {};\n";
const changed = (editor: Editor, name: string, type: 1 | 2 | 3) =>
  editor.wire.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: editor.uri(name), type }] });

test("an edited, saved and closed helper is read as it was saved", () =>
  withEditor({ files: { "helper.ts": helper() } }, async (editor) => {
    await editor.open("main.ts", main);
    assert.deepEqual(await editor.codes("main.ts"), ["model-unknown"]);
    await editor.open("helper.ts", helper());
    await editor.replace("helper.ts", '"Token "', '"Bearer "');
    await editor.replace("helper.ts", 'model=" + model', 'model=nova-3"');
    assert.deepEqual(await editor.codes("main.ts"), []);
    await editor.save("helper.ts");
    await changed(editor, "helper.ts", 2);
    await editor.close("helper.ts");
    await editor.replace("main.ts", "go(", "go( ");
    assert.deepEqual(await editor.codes("main.ts"), []);
  }));

test("closing without saving checks anew what imports the file", () =>
  withEditor({ files: { "helper.ts": helper() } }, async (editor) => {
    await editor.open("main.ts", main);
    await editor.open("helper.ts", innocent);
    assert.deepEqual(await editor.codes("main.ts"), []);
    await editor.close("helper.ts");
    assert.deepEqual(await editor.codes("main.ts"), ["model-unknown"]);
  }));

test("a helper that begins to call Deepgram is noticed, typed or written by another program", () =>
  withEditor({ files: { "helper.ts": innocent } }, async (editor) => {
    await editor.open("main.ts", main);
    assert.deepEqual(await editor.codes("main.ts"), []);
    editor.write("helper.ts", helper());
    await changed(editor, "helper.ts", 2);
    assert.deepEqual(await editor.codes("main.ts"), ["model-unknown"]);
    editor.write("helper.ts", innocent);
    await changed(editor, "helper.ts", 2);
    assert.deepEqual(await editor.codes("main.ts"), []);
    await editor.open("helper.ts", innocent);
    await editor.replace("helper.ts", innocent, helper());
    assert.deepEqual(await editor.codes("main.ts"), ["model-unknown"]);
  }));

/** Texts that the files of one project change between: each of them changes what is found in another. */
const texts: Readonly<Record<string, readonly string[]>> = {
  "main.ts": [
    main,
    `import { go } from "./through";\ngo("nova3");\n`,
    `import { model } from "./names";\n${call("", "model")};\n`,
    innocent,
  ],
  "helper.ts": [helper(), helper("modle=nova-3&"), helper().replace("go", "went"), innocent],
  "through.ts": [`export * from "./helper";\n`, `export { go } from "./helper";\n`, helper(), innocent],
  "names.ts": [
    `export const model = "nova3";\n`,
    `export const model = "nova-3";\n`,
    `export { model } from "./deeper";\n`,
  ],
  "deeper.ts": [`export const model = "nova-9";\n`, innocent],
};
const names = Object.keys(texts);
const fixedTime = 12_000;
const seed = Number(process.env.DEEPGRAM_DOCTOR_SEED ?? Math.floor(Math.random() * 1e9));

for (const pull of [true, false])
  test(`after any sequence of changes the findings are a fresh server's, ${pull ? "pulled" : "pushed"} (seed ${seed})`, async () => {
    const next = random(seed + (pull ? 0 : 1));
    const any = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
    for (const end = performance.now() + fixedTime / 2; performance.now() < end; ) {
      const disk = new Map(names.filter(() => next() < 0.7).map((name) => [name, any(texts[name]!)]));
      const open = new Map<string, string>();
      const done: string[] = [];
      const editor = await Editor.start({ pull, files: Object.fromEntries(disk) });
      try {
        for (let step = 0; step < 12; step++) {
          const name = any(names);
          const text = any(texts[name]!);
          const what = any(["open", "change", "change", "save", "close", "write", "delete", "look"]);
          if (what === "open" && !open.has(name)) {
            const shown = disk.get(name) ?? text;
            await editor.open(name, shown);
            open.set(name, shown);
          } else if (what === "change" && open.has(name)) {
            await editor.replace(name, open.get(name)!, text);
            open.set(name, text);
          } else if (what === "save" && open.has(name)) {
            const type = disk.has(name) ? 2 : 1;
            await editor.save(name);
            await changed(editor, name, type);
            disk.set(name, open.get(name)!);
          } else if (what === "close" && open.has(name)) {
            await editor.close(name);
            open.delete(name);
          } else if (what === "write" && !open.has(name)) {
            editor.write(name, text);
            await changed(editor, name, disk.has(name) ? 2 : 1);
            disk.set(name, text);
          } else if (what === "delete" && disk.has(name)) {
            rmSync(join(editor.folder, name));
            await changed(editor, name, 3);
            disk.delete(name);
          } else if (what === "look" && open.size > 0) {
            if (pull) await editor.codes(any([...open.keys()]));
          } else continue;
          done.push(`${what} ${name} ${JSON.stringify(text)}`);
        }
        const expected = await freshly(pull, disk, open);
        const same = async () => JSON.stringify(await found(editor, pull, open)) === JSON.stringify(expected);
        await until("the same findings", same, 4000).catch(async () =>
          assert.deepEqual(await found(editor, pull, open), expected, `seed ${seed}, after:\n${done.join("\n")}`),
        );
      } finally {
        await editor.stop();
      }
    }
  });

/** What is found in each open document, as the editor knows it in the end. */
async function found(
  editor: Editor,
  pull: boolean,
  open: ReadonlyMap<string, string>,
): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const name of [...open.keys()].sort()) {
    const items = pull
      ? await editor.diagnostics(name)
      : (editor.pushed.get(editor.uri(name))?.at(-1)?.diagnostics ?? []);
    all[name] = items.map(({ code, range }) => `${code} ${range.start.line}:${range.start.character}`).sort();
  }
  return all;
}

async function freshly(pull: boolean, disk: ReadonlyMap<string, string>, open: ReadonlyMap<string, string>) {
  const editor = await Editor.start({ pull, files: Object.fromEntries(disk) });
  try {
    for (const [name, text] of open) await editor.open(name, text);
    // The last word on a file may come from the check of another one.
    for (let round = 0; round < 3; round++) {
      await found(editor, pull, open);
      await new Promise((done) => setTimeout(done, 150));
    }
    return await found(editor, pull, open);
  } finally {
    await editor.stop();
  }
}
