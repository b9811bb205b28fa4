import assert from "node:assert/strict";
import { test } from "node:test";
import { type Config, defaultConfig } from "../../server/src/core/check/config.ts";
import { fixAll } from "../../server/src/core/check/fix-all.ts";
import { checkText } from "../../server/src/core/check/index.ts";
import { applyEdits } from "../../server/src/core/text/edits.ts";
import { memoryProject } from "../helpers/fixtures.ts";

const right = `const live = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", key]);`;
const wrong = right.replace("nova-3", "nova3");
const disable = "deepgram-doctor-disable";

function found(
  text: string,
  { file = "a.ts", config = defaultConfig }: { file?: string | undefined; config?: Config | undefined } = {},
) {
  const uri = `file:///project/${file}`;
  const project = memoryProject(new Map([[uri, text]]), undefined);
  const check = (at: string) => checkText({ uri, text: at }, project, config).findings;
  const findings = check(text);
  return {
    findings,
    said: findings.map(({ rule, at }) => `${rule} ${text.slice(at.start, at.end)}`),
    fixed: fixAll(text, uri, check).text,
    first: findings[0]?.fixes[0] && applyEdits(text, findings[0].fixes[0].edits),
  };
}

const unused: readonly [name: string, text: string, fixed: string, file?: string][] = [
  ["a line of its own", `// ${disable}-next-line model-unknown -- ours\n${right}\n`, `${right}\n`],
  ["behind the code", `${right} // ${disable}-line model-unknown\nrun();\n`, `${right}\nrun();\n`],
  ["a block", `run(); /* ${disable}-next-line model-unknown */\n${right}\n`, `run();\n${right}\n`],
  ["the whole file", `// ${disable}\r\n${right}\r\n`, `${right}\r\n`],
  ["all rules of a line", `  // ${disable}-next-line\n  ${right}`, `  ${right}`],
  [
    "one of two",
    `// ${disable}-next-line model-unknown, param-misspelled -- ours\n${wrong}\n`,
    `// ${disable}-next-line model-unknown -- ours\n${wrong}\n`,
  ],
  [
    "the first of two",
    `// ${disable}-next-line param-misspelled model-unknown\n${wrong}\n`,
    `// ${disable}-next-line model-unknown\n${wrong}\n`,
  ],
  [
    "in JSX",
    `<p>\n  {/* ${disable}-next-line model-unknown */}\n  <b onClick={() => { ${right} }} />\n</p>;\n`,
    `<p>\n  <b onClick={() => { ${right} }} />\n</p>;\n`,
    "a.tsx",
  ],
  [
    "in markup",
    `<!-- ${disable} model-unknown -->\n<script>\n${right}\n</script>\n`,
    `<script>\n${right}\n</script>\n`,
    "a.html",
  ],
  [
    "a call in an exported function of which everything is known",
    `export function open() {\n  // ${disable}-next-line model-unknown\n  return new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3");\n}\n`,
    `export function open() {\n  return new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3");\n}\n`,
  ],
];
for (const [name, text, fixed, file] of unused)
  test(`an unused comment is found and removed: ${name}`, () => {
    const answer = found(text, { file });
    assert.deepEqual(
      answer.findings.filter(({ rule }) => rule === "comment-unused").map(({ severity, tags }) => [severity, tags]),
      [["information", ["unnecessary"]]],
    );
    assert.equal(answer.fixed, fixed);
  });

const quiet: readonly [name: string, text: string, config?: Config][] = [
  ["it is used", `// ${disable}-next-line model-unknown\n${wrong}\n`],
  ["it is used by one of several", `// ${disable}-next-line\n${wrong}\n`],
  [
    "another file may use the value",
    `// ${disable}-next-line model-unknown\nexport const model = "nova3"; // deepgram\n`,
  ],
  [
    "what a caller passes decides",
    `// deepgram\nexport const open = (model) =>\n  // ${disable}-next-line model-unknown\n  new WebSocket(\`wss://api.deepgram.com/v1/listen?model=\${model}\`);\n`,
  ],
  [
    "the rule is switched off",
    `// ${disable}-next-line model-unknown\n${right}\n`,
    { rules: { "model-unknown": "off" } },
  ],
  ["the file does not parse", `// ${disable}-next-line model-unknown\n${right}\nconst x = {;\n`],
  ["the finding itself is switched off", `// ${disable} comment-unused, model-unknown\n${right}\n`],
  [
    "the SDK's version is not known",
    `import { createClient } from "@deepgram/sdk";\n// ${disable}-next-line sdk-unknown-method\ncreateClient(key).listen.other();\n`,
  ],
  ["it only looks like one", `const text = "// ${disable}-next-line model-unkown";\n`],
];
for (const [name, text, config] of quiet)
  test(`nothing is said of a comment where ${name}`, () => {
    assert.deepEqual(
      found(text, { config }).said.filter((each) => each.startsWith("comment-")),
      [],
    );
  });

test("a misspelled id is named with the one that is meant", () => {
  const answer = found(`// ${disable}-next-line model-unkown -- ours\n${wrong}\n`);
  assert.deepEqual(answer.said, ["comment-unknown-rule model-unkown", "model-unknown nova3"]);
  assert.match(answer.findings[0]!.message, /'model-unkown'; 'model-unknown' is meant/);
  assert.equal(found(answer.first!).findings.length, 0);
});

test("an id that is like none is named, and its fix takes it out alone", () => {
  const text = `${wrong} // ${disable}-line no-such-thing model-unknown\n`;
  const answer = found(text);
  assert.deepEqual(answer.said, ["comment-unknown-rule no-such-thing"]);
  assert.equal(answer.first, `${wrong} // ${disable}-line model-unknown\n`);
});

test("a reason without -- is one mistake, not one for each word", () => {
  const answer = found(`// ${disable}-next-line our proxy takes it\n${wrong}\n`);
  assert.deepEqual(answer.said, ["comment-unknown-rule our proxy takes it", "model-unknown nova3"]);
});
