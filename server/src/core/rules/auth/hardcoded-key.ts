import type { Call } from "../../exchange/call.ts";
import { type Origin, replace } from "../../exchange/origin.ts";
import type { TextPart, TextValue, Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { tellsOfKey } from "../shared/named-in-words.ts";
import { isPlainText, textValues } from "./shared/credential.ts";

export const hardcodedKey = rule({
  id: "auth-hardcoded-key",
  group: "auth",
  title: "Hard-coded API key",
  severity: "warning",
  why: "Whoever can read the source, its history or a bundle made of it can use the key, and a key that leaked must be deleted.",
  advice: "Read it from the environment (process.env.DEEPGRAM_API_KEY), and delete this key in the console.",
  exceptions: "Placeholders, temporary tokens and keys in pasted requests are no leak of the source.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/authenticating"],
  shows: {
    needs: [tellsOfKey, /source|\bgit|repo|commit|hard-?coded?|pushed|code|\bfiles?\b|leak|scanner/i],
    signs: [
      /git ?guardian|secret scann|hard-?coded|\bcommitted\b|pushed\b[^.!?\n]{0,40}\bgit|\bpublic\b[^.!?\n]{0,20}\brepo|\brepo\w*[^.!?\n]{0,20}\bpublic\b|\bkey\b[^.!?\n]{0,60}\b(?:plain (?:string|text)|in the (?:source|code|repo\w*))/i,
    ],
    told: [
      "my api key is written in the source code and got pushed to github",
      "I committed the deepgram key by accident, is it safe",
      "someone used our key because it stands in the repository",
      "the key is typed right into the file, should I rotate it",
    ],
    hygiene: true,
    answers: { silent: true },
    settle: "Delete the key in the console and make a new one.",
  },
  check(call, report) {
    if (isPlainText(call)) return;
    const seen = new Set<string>();
    for (const { value, part } of keys(call)) {
      const id = `${part.origin.text}:${part.origin.start}`;
      if (seen.has(id)) continue;
      seen.add(id);
      report({
        message: "An API key is hard-coded here",
        at: part.origin,
        ...(call.runtime === "browser" && {
          advice: "Delete this key, and let your server give the page a temporary token from /v1/auth/grant.",
        }),
        fixes: fixes(call.runtime === "browser" ? undefined : fromEnvironment(value, part)),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: "Token {{key}}", "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `const key = "{{key}}";
const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", key]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: "Token YOUR_DEEPGRAM_API_KEY", "Content-Type": "audio/wav" }, body: audio });`,
      },
      { code: `export const commit = "{{key}}"; // the revision that talks to Deepgram` },
    ],
  },
});

/** Every written-out key by which the call authenticates. */
function keys(call: Call): { value: TextValue; part: TextPart }[] {
  const headers = call.headers.entries.filter(({ name }) => /auth|key|token/i.test(name)).map(({ value }) => value);
  const query = call.query.entries.filter(({ name }) => /key|token|auth/i.test(name)).map(({ value }) => value);
  return [...headers, ...query, ...items(call.subprotocols), ...(call.credential ? [call.credential.value] : [])]
    .flatMap(textValues)
    .flatMap((value) =>
      value.parts.flatMap((part) =>
        part.kind === "hole" && part.hole.is === "secret" && part.hole.shape === "api-key" ? [{ value, part }] : [],
      ),
    );
}

function items(value: Value | undefined): readonly Value[] {
  if (value?.kind === "one-of") return value.options.flatMap(items);
  return value?.kind === "array" ? value.items : value ? [value] : [];
}

/** A literal that holds the key alone becomes the variable; one with words before it becomes a template. */
function fromEnvironment(value: TextValue, part: TextPart): Fix | undefined {
  const name = "process.env.DEEPGRAM_API_KEY";
  const title = `Read it from ${name}`;
  const whole = value.origin;
  const at = part.origin;
  if (whole.text !== at.text || at.end !== whole.end - 1) return undefined;
  if (value.parts.length === 1 && at.start === whole.start + 1)
    return { title, safe: false, edits: [replace(whole, name)] };
  const [first] = value.parts;
  if (value.parts.length !== 2 || first?.kind !== "literal" || first.origin.start !== whole.start + 1) return undefined;
  const quote = (start: number): Origin => ({ text: whole.text, start, end: start + 1 });
  return {
    title,
    safe: false,
    edits: [replace(quote(whole.start), "`"), replace(at, `\${${name}}`), replace(quote(whole.end - 1), "`")],
  };
}
