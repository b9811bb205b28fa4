import { rightField } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { entries, known } from "../../exchange/facts.ts";
import { after, before, replace } from "../../exchange/origin.ts";
import { says } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { remoteSample } from "../shared/samples.ts";
import { bareType, bodyFacts, bodyPath, contentType, jsonObject } from "./shared/body.ts";

export const invalidJson = rule({
  id: "payload-invalid-json",
  group: "payload",
  title: "JSON body that cannot be read",
  severity: "error",
  why: "The body is declared as JSON and is no JSON, or lacks the field that says what is to be done.",
  advice: "Send an object with the one field that the endpoint needs, made into text by JSON.stringify.",
  docs: ["https://developers.deepgram.com/docs/pre-recorded-audio", "https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/json|quote|apostrophe|body|object/i],
    signs: [
      /\[?object object|could not (?:process|parse)[^.!?\n]{0,20}json|\b(?:apostrophe|single quotes?|double quotes?|trailing comma)\b|JSON payload/i,
    ],
    told: [
      "json body cannot be parsed",
      "bad request we could not process the json payload",
      "quotes are wrong in my curl data on windows",
      "body is object object",
      "json error from an apostrophe in my shell command",
    ],
    sample: remoteSample,
    answers: { statuses: [400], errors: ["invalid-json", "json-body-unprocessable", "read-payload", "payload-url"] },
    usualFor: [400],
    looksAt: "body",
    by: "deepgram",
    settle: "Print the body just before it is sent, and parse it.",
    claims: true,
    diagnose(exchange, evidence) {
      const missing = says(exchange, /missing field `(\w+)`/);
      if (!missing || !saw(exchange, ["invalid-json"])) return;
      const [, name] = missing.match;
      evidence({
        text: `The answer says '${missing.match[0]}'`,
        at: missing.at,
        for: true,
        weight: "decisive",
        explains: `The JSON body has no '${name}', which this endpoint needs.`,
        advice: `Add "${name}" to the JSON body.`,
      });
    },
  },
  check(call, report) {
    const path = bodyPath(call);
    if (!path) return;
    if (call.body.kind === "raw") checkRaw(call, report);
    else checkFields(call, path, report);
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/read?language=en&summarize=true", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ text: "Hello", url: "https://example.com/a.txt" }),
});`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" }),
});`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d "{url: https://dpgr.am/spacewalk.wav}"`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"Bad Request","err_msg":"Invalid JSON submitted.","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

/** Text that is declared as JSON; or an object handed to fetch as it is, which becomes `[object Object]`. */
function checkRaw(call: Call, report: Report): void {
  if (call.body.kind !== "raw") return;
  const { value } = call.body;
  if (value.kind === "object" && call.via === "fetch") {
    report({
      message: "An object is handed over as the body: it is sent as the text '[object Object]'",
      at: value.origin,
      advice: "Wrap it in JSON.stringify.",
      fixes: [
        {
          title: "Wrap in JSON.stringify",
          safe: true,
          edits: [replace(before(value.origin), "JSON.stringify("), replace(after(value.origin), ")")],
        },
      ],
    });
    return;
  }
  const text = known(value);
  const type = contentType(call);
  if (
    !text ||
    value.kind !== "text" ||
    !type ||
    bareType(type.text) !== "application/json" ||
    text.text.startsWith("@")
  )
    return;
  try {
    JSON.parse(text.text);
  } catch {
    const single = /^\s*\{?\s*'/.test(text.text);
    report({
      message: "The body is declared as JSON and cannot be parsed as such",
      at: text.origin,
      ...(call.body.asJson
        ? {
            because:
              "Single quotes mean nothing to cmd.exe: they are sent along, and the double ones within are taken away.",
            advice: 'Put the JSON into double quotes and write \\" for those within.',
            fixes: [{ title: "Quote it as cmd.exe does", safe: true, edits: call.body.asJson }],
          }
        : single && { because: "JSON takes double quotes only." }),
    });
  }
}

function checkFields(call: Call, path: string, report: Report): void {
  const body = jsonObject(call);
  if (!body?.bag.complete || call.via === "sdk") return;
  const kinds = bodyFacts(path)?.kinds.flatMap((kind) => kind.json ?? []) ?? [];
  const [json] = kinds;
  const names = json?.exactlyOneOf ?? json?.required ?? [];
  if (names.length === 0) return;
  const given = names.filter((name) => entries(body.bag, name).length > 0);
  if (given.length === 1) return;
  if (given.length === 0) {
    // A field of another name, or audio in the JSON, is said by the rules for them.
    const explained = body.bag.entries.some(
      (entry) => rightField(path, entry.name) || /^(?:audio|data|file|content|buffer|base64)/i.test(entry.name),
    );
    if (explained) return;
    report({
      message: `The JSON body has no '${names.join("' or '")}'`,
      because: "Without it there is nothing to work on.",
      at: body.origin,
    });
  } else if (json?.exactlyOneOf)
    report({
      message: `The JSON body has both ${given.map((name) => `'${name}'`).join(" and ")}`,
      because: "Exactly one of them is taken.",
      advice: "Leave one of them out.",
      at: entries(body.bag, given[1]!)[0]!.key,
    });
}
