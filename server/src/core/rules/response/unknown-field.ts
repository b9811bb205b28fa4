import { intoJsonText, type WrongResponseField, wrongResponseField } from "../../catalogue/index.ts";
import type { Call, Read } from "../../exchange/call.ts";
import { entry } from "../../exchange/facts.ts";
import { type Origin, replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { answeringPath, fixes } from "../shared/helpers.ts";

export const unknownField = rule({
  id: "response-unknown-field",
  group: "response",
  title: "Field that the answer never has",
  severity: "warning",
  why: "The code reads a field that this endpoint does not send: it is undefined, whatever was said.",
  advice: "Read the field that holds it.",
  exceptions:
    "Only names that are known slips are reported: an answer may have fields that are newer than the catalogue.",
  docs: ["https://developers.deepgram.com/reference/deepgram-api-overview"],
  shows: {
    needs: [/undefined|field|where is|path|missing|channels/i],
    told: [
      "transcript path in the answer is undefined",
      "where is the text in the response, results.transcript is undefined",
      "speaker or confidence field is missing in my code",
      "channels of undefined",
    ],
    answers: { silent: true },
    settle: "Print the whole answer and look for the value.",
  },
  check(call, report) {
    if (call.target.deepgram !== "certain") return;
    const path = answeringPath(call);
    if (!path) return;
    const key = `${call.transport === "ws" ? "wss" : "rest"}:${path}`;
    if (isDelivered(call)) return withoutResults(call, report);
    for (const read of call.reads ?? []) {
      const types = typesOf(read);
      if (read.guard !== "presence") ofText(key, read, report);
      const wrong = wrongResponseField(
        key,
        read.path.map(({ name }) => name),
        types,
      );
      const step = wrong && read.path[wrong.path.length - 1];
      if (!wrong || !step || isAppsOwn(call, read) || readsRightToo(call, read, wrong)) continue;
      const shown = wrong.path.join(".").replaceAll(".[]", "[0]");
      report({
        message: `${having(call, types)} '${shown}'`,
        at: step.origin,
        advice: wrong.right ? `Read ${wrong.right}.` : "Nothing in it says so.",
        fixes: fixes(
          wrong.sameDepth && wrong.right && step.renamable
            ? { title: `Read ${wrong.right}`, safe: true, edits: [replace(step.origin, wrong.right)] }
            : undefined,
        ),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `const answer = await fetch("https://api.deepgram.com/v1/auth/grant", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
if (!answer.ok) throw new Error(String(answer.status));
const data = await answer.json();
hand(data.token);`,
      },
    ],
    right: [
      {
        code: `const answer = await fetch("https://api.deepgram.com/v1/auth/grant", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
if (!answer.ok) throw new Error(String(answer.status));
const data = await answer.json();
hand(data.access_token, data.expires_in);`,
      },
      {
        code: `const answer = await fetch("https://api.deepgram.com/v1/auth/grant", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
if (!answer.ok) throw new Error(String(answer.status));
const data = await answer.json();
hand(data.access_token ?? data.token);`,
      },
    ],
  },
});

/** A member of what is JSON text still. */
function ofText(key: string, { path }: Read, report: Report): void {
  const depth = intoJsonText(
    key,
    path.map(({ name }) => name),
  );
  const step = depth === undefined ? undefined : path[depth];
  if (!step || step.name === "[]") return;
  const text = path[depth! - 1]!.name;
  report({
    message: `'${text}' is JSON text, and has no '${step.name}'`,
    because: "It comes as a string, whatever the function's parameters are.",
    advice: `Parse it first: JSON.parse(….${text}).`,
    at: step.origin,
  });
}

/** With callback the answer says only that the request was taken. */
function isDelivered(call: Call): boolean {
  const callback = entry(call.query, "callback");
  return call.transport === "http" && callback !== undefined && callback.value.kind !== "null";
}

function withoutResults(call: Call, report: Report): void {
  const read = (call.reads ?? []).find(
    ({ of, path, checked }) => of === "response" && path[0]?.name === "results" && !path[1]?.optional && !checked,
  );
  const step = read?.path[0];
  if (!step) return;
  report({
    message: "The answer to a call with callback has no 'results'",
    because: "With callback Deepgram answers at once with a request_id, and sends the result to that address later.",
    advice: "Read the result where the callback arrives, or leave callback out.",
    at: step.origin,
    related: [{ at: entry(call.query, "callback")!.key, message: "callback is given here" }],
  });
}

/** The message types for which the read runs, where they are known. */
function typesOf(read: Read): readonly string[] | undefined {
  if (read.of.startsWith("event:")) return [read.of.slice("event:".length)];
  return read.types?.map(({ text }) => text);
}

/** What is looked at only where it is there may be another sender's. */
function isAppsOwn(call: Call, read: Read): boolean {
  if (read.guard === "presence") return true;
  if (read.guard === "type") return false;
  const [first, second] = read.path;
  // A check for the field itself, such as `data.text ?? …`, tells of several shapes.
  if (call.transport !== "ws" || read.of !== "message" || !(second ?? first)?.optional) return false;
  return !isAlone(call, read);
}

/** Reads deep into one field, beside which nothing but the type is looked at: no other shape is expected there. */
function isAlone(call: Call, { path }: Read): boolean {
  return path.length > 3 && (call.reads ?? []).every((read) => [path[0]?.name, "type"].includes(read.path[0]?.name));
}

/**
 * Code that reads the right field as well takes several shapes: `data.access_token ?? data.token`. Where both begin alike, only one
 * that stands in for the other says so.
 */
function readsRightToo(call: Call, { origin }: Read, { path, right }: WrongResponseField): boolean {
  const steps = right?.replaceAll("[0]", ".[]").split(".");
  if (!steps) return false;
  const alike = steps[0] === path[0];
  return (call.reads ?? []).some(
    (read) => steps.every((step, i) => read.path[i]?.name === step) && (!alike || overlap(origin, read.origin)),
  );
}

/** Values of one expression: a default's is that of either side. */
function overlap(a: Origin, b: Origin): boolean {
  return a.text === b.text && a.start < b.end && b.start < a.end;
}

function having(call: Call, types: readonly string[] | undefined): string {
  if (call.transport !== "ws") return "The answer has no";
  return types?.length === 1 ? `A ${types[0]} message has no` : "No message of this socket has";
}
