import assert from "node:assert/strict";
import { test } from "node:test";
import { asText } from "../../server/src/cli/check/pretty.ts";
import { painter } from "../../server/src/cli/colour.ts";
import { asJson } from "../../server/src/cli/explain/json.ts";
import { Pasted } from "../../server/src/cli/explain/texts.ts";
import { Texts } from "../../server/src/cli/texts.ts";
import { defaultConfig } from "../../server/src/core/check/config.ts";
import { checkText } from "../../server/src/core/check/index.ts";
import { lowerSource } from "../../server/src/core/code/index.ts";
import { lowerPasted } from "../../server/src/core/code/pasted.ts";
import { answer } from "../../server/src/core/explain/index.ts";
import { readPaste } from "../../server/src/core/paste/index.ts";
import { renderCall } from "../../server/src/core/render/index.ts";
import { memoryProject } from "../helpers/fixtures.ts";
import { kinds, random } from "../helpers/secret-kinds.ts";

const project = memoryProject(new Map());
const listen = "https://api.deepgram.com/v1/listen?model=nova3";
const post = (headers: string, query = "") =>
  `await fetch("${listen}${query}", { method: "POST", headers: { ${headers} } });`;
const sdk = (key: string) => `import { createClient } from "@deepgram/sdk";
const go = createClient(${key}).listen.prerecorded;
await go.transcribeUrl({ url: "https://example.com/a.wav" }, { model: "nova3" });`;

/** Code whose one literal is a credential because of the slot that it reaches, and in whose lines something is wrong. */
const slots: Readonly<Record<string, string>> = {
  "the client's argument": sdk('"{{secret}}"'),
  "a constant on its way to it": sdk("word").replace("const go", 'const word = "{{secret}}"; const go'),
  "a default after a variable": sdk('process.env.DEEPGRAM_API_KEY ?? "{{secret}}"'),
  "an option by a helper": `const own = () => "{{secret}}";\n${post("Authorization: `Token ${own()}`")}`,
  "a header without a scheme": `const word = "{{secret}}"; ${post("Authorization: word")}`,
  "a header of another service": `const word = "{{secret}}"; ${post('"x-api-key": word')}`,
  "a cookie": `const word = "{{secret}}"; ${post("Cookie: word")}`,
  "the query": post("", "&access_token={{secret}}"),
};

for (const [name, code] of Object.entries(slots)) {
  test(`a credential of any kind is masked in all that shows code: ${name}`, () => {
    const next = random(41);
    for (const kind of kinds) {
      const secret = kind.make(next);
      if (name === "the query" && /[!#%*:@&+/=]/.test(secret)) continue;
      const text = code.replace("{{secret}}", secret);
      const source = { uri: "file:///code.ts", text };
      const checked = checkText(source, project, defaultConfig);
      assert.ok(checked.findings.length > 0, name);
      const texts = new Texts(() => text, checked.secrets);
      const scan = {
        files: 1,
        calls: 1,
        findings: checked.findings,
        problems: [],
        secrets: checked.secrets,
        origins: new Map(),
      };
      const { calls } = lowerSource(source, project);
      const forms = ["curl", "fetch", "sdk-v5"] as const;
      const paste = readPaste({ request: text, response: "HTTP/1.1 401 Unauthorized" }, lowerPasted);
      const all = [
        asText(scan, texts, painter(false)),
        ...calls.flatMap((call) => forms.map((form) => renderCall(call, form))),
        asJson(answer(paste), new Pasted(paste.texts), []),
        JSON.stringify(paste.texts),
      ];
      const size = Math.min(12, secret.length);
      const other = kind.make(next);
      for (let at = 0; at + size <= secret.length; at++) {
        const piece = secret.slice(at, at + size);
        if (other.includes(piece)) continue;
        const leaked = all.find((shown) => shown.includes(piece));
        assert.equal(leaked, undefined, `${kind.name}: ${piece} in ${leaked}`);
      }
    }
  });
}
