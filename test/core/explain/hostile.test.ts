import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { explain } from "../../../server/src/core/explain/index.ts";
import { pasteCases } from "../../helpers/cases.ts";
import { withKeys } from "../../helpers/fixtures.ts";

/** Any twelve characters in a row of a credential give it away. */
function pieces(secret: string): string[] {
  const runs = secret.split(".").filter((part) => part.length >= 12);
  return runs.flatMap((run) => Array.from({ length: run.length - 11 }, (_, at) => run.slice(at, at + 12)));
}

const key = withKeys("{{key}}");
const jwt = withKeys("{{jwt}}");
const secrets = [...pieces(key), ...pieces(jwt).filter((piece) => !piece.startsWith("eyJhbGciOiJI"))];

test("no answer to a case holds twelve characters of a credential", () => {
  for (const each of pasteCases()) {
    const inked = (text: string) =>
      text
        .replaceAll("$DEEPGRAM_API_KEY", key)
        .replaceAll("Invalid credentials", `Invalid credentials for Token ${key}`)
        .replace(/^(Error: .*)$/m, `$1 Authorization: Bearer ${jwt}`);
    const answer = explain({ request: inked(each.request), response: inked(each.response) }, lowerPasted);
    const text = JSON.stringify(answer);
    for (const piece of secrets) assert.ok(!text.includes(piece), `${each.name}: ${piece} in ${text}`);
  }
});

const hostile: Readonly<Record<string, string>> = {
  brackets: `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
  "objects, never closed": '{"a":'.repeat(10_000),
  "a quote that never ends": `curl -X POST "https://api.deepgram.com/v1/listen -H '${"x".repeat(5000)}`,
  "one long line": `{"err_code":"INVALID_AUTH","err_msg":"${"deepgram.com Cross-Origin ".repeat(40_000)}"}`,
  "null bytes and lone surrogates": `\u0000\ud800 close 1011 \udc00 NET-0001 \u0000`.repeat(500),
  "markup and commands": "<img src=x onerror=alert(1)> [x](command:workbench.action.quit) deepgram 401 ".repeat(500),
  "a log of errors":
    "2026-01-01T00:00:00Z ERROR deepgram websocket: close 1011 (internal error): did not receive audio data\n".repeat(
      5000,
    ),
  "frames without end":
    '10:00:00.000 < {"type":"Results","channel_index":[0,1],"start":1,"channel":{"alternatives":[{"transcript":"a"}]}}\n'.repeat(
      3000,
    ),
};

for (const [name, text] of Object.entries(hostile)) {
  test(`hostile paste: ${name}`, () => {
    const problems: string[] = [];
    const begin = process.cpuUsage();
    const answer = explain({ request: text, response: text }, lowerPasted, { problems });
    const { user, system } = process.cpuUsage(begin);
    const took = (user + system) / 1000;
    assert.deepEqual(problems, []);
    assert.ok(took < 2000, `${Math.round(took)} ms`);
    assert.ok(answer.summary.length > 0 && answer.summary.length < 2000);
  });
}

test("a rule that fails is named and silences no other", () => {
  const broken = { ...rule("broken"), shows: { diagnose: () => assert.fail("boom") } };
  const fine = rule("fine");
  const problems: string[] = [];
  const answer = explain({ request: "", response: "close 1011 deepgram NET-0001" }, lowerPasted, {
    rules: [broken, fine],
    problems,
  });
  assert.deepEqual(problems, ["Rule broken failed: boom"]);
  assert.equal(answer.causes[0]?.id, "fine");
});

function rule(id: string) {
  return {
    id,
    group: "server" as const,
    title: id,
    severity: "error" as const,
    why: "It is.",
    advice: "Do.",
    docs: [],
    examples: { wrong: [], right: [] },
    shows: {
      diagnose: (_: unknown, evidence: (found: { text: string; for: true; weight: "decisive" }) => void) =>
        evidence({ text: "So it is", for: true, weight: "decisive" }),
    },
  };
}
