import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { projectWith } from "../scripts/docs/try-example.ts";
import { newestSdk } from "../server/src/core/catalogue/index.ts";
import { defaultConfig } from "../server/src/core/check/config.ts";
import { checkText } from "../server/src/core/check/index.ts";
import { typescript } from "../server/src/core/code/typescript.ts";
import { expansions } from "./helpers/snippets.ts";
import "./helpers/typescript.ts";

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const languages = ["javascript", "javascriptreact", "typescript", "typescriptreact"];
const files = readdirSync("snippets");
const snippets = files.flatMap((file) =>
  Object.entries<Snippet>(JSON.parse(readFileSync(`snippets/${file}`, "utf8"))).map(([title, snippet]) => ({
    file,
    title,
    ...snippet,
  })),
);

test("expansion knows tab stops, nested placeholders, choices and escapes", () => {
  assert.deepEqual(expansions(["a ${1:b ${2:c}} $2 \\${x\\} $0"]), ["a b c c ${x} "]);
  assert.deepEqual(expansions(["${1|x,y|} ${2|p,q\\,r|} $1"]), ["x p x", "y p y", "x q,r x"]);
  assert.throws(() => expansions(["${key}"]), /neither escaped/);
});

test("every snippet is offered in every language, once", () => {
  const { contributes } = JSON.parse(readFileSync("package.json", "utf8"));
  const offered = contributes.snippets.map(
    (entry: { language: string; path: string }) => `${entry.language} ${entry.path}`,
  );
  assert.deepEqual(
    offered.sort(),
    languages.flatMap((language) => files.map((file) => `${language} ./snippets/${file}`)).sort(),
  );
  for (const entry of contributes.snippets) assert.ok(existsSync(entry.path), entry.path);
  assert.equal(new Set(snippets.map((snippet) => snippet.prefix)).size, snippets.length);
  for (const { prefix, title, description } of snippets) {
    assert.match(prefix, /^dg-[a-z-]+$/);
    assert.match(title, /^Deepgram(?: SDK)?: /);
    assert.ok(description.length > 10);
  }
});

/** The parser's own list, which its types keep to themselves. */
function syntaxErrors(uri: string, text: string): readonly unknown[] {
  const file = typescript().createSourceFile(uri, text, 99);
  return (file as unknown as { parseDiagnostics: readonly { messageText: unknown }[] }).parseDiagnostics.map(
    (each) => each.messageText,
  );
}

for (const { file, title, prefix, body } of snippets) {
  test(`${title}: parses in JavaScript and TypeScript, and nothing is found in it`, () => {
    const project = projectWith(file === "sdk.json" ? newestSdk : undefined);
    for (const [index, text] of expansions(body).entries())
      for (const extension of ["ts", "js"]) {
        const uri = `file:///project/${prefix}-${index}.${extension}`;
        assert.deepEqual(syntaxErrors(uri, text), []);
        const { findings, problems } = checkText({ uri, text }, project, defaultConfig);
        assert.deepEqual(
          findings.map(
            (finding) => `${finding.rule}: ${text.slice(finding.at.start, finding.at.end)}: ${finding.message}`,
          ),
          [],
        );
        assert.deepEqual(problems, []);
      }
  });
}

test("the snippets that call Deepgram are seen as calls", () => {
  const silent = snippets
    .filter(({ prefix }) => !/settings|keepalive|client/.test(prefix))
    .filter(({ file, prefix, body }) => {
      const project = projectWith(file === "sdk.json" ? newestSdk : undefined);
      return (
        checkText({ uri: `file:///project/${prefix}.ts`, text: expansions(body)[0]! }, project, defaultConfig).calls ===
        0
      );
    });
  assert.deepEqual(
    silent.map((snippet) => snippet.prefix),
    [],
  );
});
