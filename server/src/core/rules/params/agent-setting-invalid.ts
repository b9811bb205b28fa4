import { agentSpeakWrongTypes, agentThinkWrongTypes, parameter, type Schema } from "../../catalogue/index.ts";
import { type Known, known } from "../../exchange/facts.ts";
import type { Entry, Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Report, Severity } from "../rule.ts";
import { fixes, rewrite, textsOf } from "../shared/helpers.ts";
import { tellsOfAgent } from "../shared/named-in-words.ts";
import { place, settingsOf, settingsSchemas } from "./shared/agent-messages.ts";
import { walk } from "./shared/agent-walk.ts";

export const agentSettingInvalid = rule({
  id: "agent-setting-invalid",
  group: "params",
  title: "Value that a field of the agent's Settings does not take",
  severity: "error",
  why: "Settings is read as a fixed shape: a value of another type, or outside its set, makes the agent refuse the message.",
  advice: "Give the field a value of its own type and set.",
  exceptions: "Models, voices and versions are open lists and are not judged.",
  docs: [
    "https://developers.deepgram.com/docs/voice-agent-errors-warnings",
    "https://developers.deepgram.com/docs/voice-agent-stt-models",
  ],
  shows: {
    needs: [tellsOfAgent],
    told: [
      "agent settings are rejected because of a provider or value",
      "openai as provider type is refused by the agent",
      "agent says check the field of settings",
      "sample rate as text in settings makes the agent close",
      "agent rejects elevenlabs provider name",
      "settings with wrong encoding value end the agent session",
    ],
    answers: { errors: ["agent-unparsable-client-message", "agent-invalid-settings"], closes: [1005] },
    refines: ["ws-agent-unparsable", "ws-agent-invalid-settings"],
    by: "deepgram",
    settle: "Read the name of the field in the error's description.",
    claims: false,
  },
  check(call, report) {
    for (const settings of settingsOf(call))
      walk(settings, settingsSchemas, { member: (entry, schemas, path) => judge(entry, schemas, path, report) });
  },
  examples: {
    wrong: [
      {
        code: `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
agent.onopen = () =>
  agent.send(
    JSON.stringify({
      type: "Settings",
      audio: { input: { encoding: "linear16", sample_rate: 24000 } },
      agent: {
        listen: { provider: { type: "deepgram", model: "nova-3" } },
        think: { provider: { type: "openai", model: "gpt-4o-mini" }, prompt: "Be brief." },
        speak: { provider: { type: "deepgram", model: "aura-2-thalia-en" } },
      },
    }),
  );`,
      },
    ],
    right: [
      {
        code: `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
agent.onopen = () =>
  agent.send(
    JSON.stringify({
      type: "Settings",
      audio: { input: { encoding: "linear16", sample_rate: 24000 } },
      agent: {
        listen: { provider: { type: "deepgram", model: "nova-3" } },
        think: { provider: { type: "some_new_vendor", model: "a-model" }, prompt: "Be brief.", context_length: "max" },
        speak: { provider: { type: "deepgram", model: "aura-2-thalia-en" } },
      },
    }),
  );`,
      },
    ],
  },
});

function judge(entry: Entry, schemas: readonly Schema[], path: readonly string[], report: Report): void {
  const full = [...path, entry.name];
  if (path.at(-1) === "provider" && entry.name === "type") {
    judgeProvider(entry, path, report);
    return;
  }
  if (entry.name === "type" || entry.name === "version") return;
  const mismatch = wrongType(entry.value, schemas);
  if (mismatch) {
    const text = known(entry.value);
    report({
      message: `${place(full)} must be ${mismatch.wanted}, not ${mismatch.is}`,
      at: entry.written ?? entry.value.origin,
      severity: mismatch.severity,
      advice: mismatch.severity === "warning" ? "Write the value without quotes." : `Give ${mismatch.wanted}.`,
      fixes: fixes(mismatch.severity === "warning" && text && entry.written ? unquoted(text, entry) : undefined),
    });
    return;
  }
  for (const value of textsOf(entry.value)) judgeText(value, schemas, full, report);
}

function judgeProvider(entry: Entry, path: readonly string[], report: Report): void {
  const part = path.at(-2);
  const slips = part === "think" ? agentThinkWrongTypes : part === "speak" ? agentSpeakWrongTypes : {};
  for (const value of textsOf(entry.value)) {
    const right = Object.hasOwn(slips, value.text) ? slips[value.text] : undefined;
    if (right)
      report({
        message: `The ${part} provider '${value.text}' is called '${right}'`,
        at: value.origin,
        advice: `Write ${right}.`,
        fixes: fixes(rewrite(value, right, `Use ${right}`)),
      });
  }
}

function judgeText(value: Known, schemas: readonly Schema[], path: readonly string[], report: Report): void {
  const name = path.at(-1)!;
  if (name === "encoding") {
    const slip = parameter("rest:/v1/listen", "encoding")?.commonWrongValues?.[value.text];
    if (
      slip &&
      !slip.startsWith("(") &&
      Object.hasOwn(parameter("rest:/v1/listen", "encoding")!.commonWrongValues!, value.text)
    ) {
      report({
        message: `${place(path)} '${value.text}' is not an encoding; ${slip} is meant`,
        at: value.origin,
        severity: "warning",
        advice: `Write ${slip}.`,
        fixes: fixes(rewrite(value, slip, `Use ${slip}`, value.text !== "pcm")),
      });
      return;
    }
  }
  const closed = schemas.every((each) => each.enum && !each.enumOpen);
  const values = [...new Set(schemas.flatMap((each) => each.enum ?? []).map(String))];
  if (closed && !values.includes(value.text)) {
    report({
      message: `${place(path)} '${value.text}' is not one of ${values.join(", ")}`,
      at: value.origin,
      advice: `Use ${values.join(" or ")}.`,
    });
    return;
  }
  const number = Number(value.text);
  const { minimum, maximum } = schemas[0] ?? {};
  if (
    schemas.length === 1 &&
    Number.isFinite(number) &&
    ((minimum !== undefined && number < minimum) || (maximum !== undefined && number > maximum))
  )
    report({
      message: `${place(path)} ${value.text} is outside ${minimum} to ${maximum}`,
      at: value.origin,
      advice: `Use a value from ${minimum} to ${maximum}.`,
    });
}

interface Mismatch {
  readonly is: string;
  readonly wanted: string;
  readonly severity: Severity;
}

/** A value whose type no alternative has. A number written as text is only warned of. */
function wrongType(value: Value, schemas: readonly Schema[]): Mismatch | undefined {
  const wanted = new Set(schemas.map((each) => each.type ?? (each.fields ? "object" : "any")));
  if (wanted.has("any")) return undefined;
  const numeric = wanted.has("number") || wanted.has("integer");
  const names = [...wanted].map((type) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`)).join(" or ");
  const says = (is: string, severity: Severity = "error"): Mismatch => ({ is, wanted: names, severity });
  switch (value.kind) {
    case "text":
      if (wanted.has("string")) return undefined;
      if (!known(value)) return undefined;
      return says("a text", numeric || wanted.has("boolean") ? "warning" : "error");
    case "number":
      return numeric ? undefined : says("a number");
    case "boolean":
      return wanted.has("boolean") ? undefined : says("true or false");
    case "array":
      return wanted.has("array") ? undefined : says("a list");
    case "object":
      return wanted.has("object") ? undefined : says("an object");
    default:
      return undefined;
  }
}

function unquoted(text: Known, entry: Entry) {
  const plain = /^(?:true|false|-?\d+(?:\.\d+)?)$/.test(text.text);
  const own =
    text.exact &&
    entry.written &&
    entry.written.start === text.origin.start - 1 &&
    entry.written.end === text.origin.end + 1;
  if (!plain || !own) return undefined;
  return { title: "Remove the quotes", safe: true, edits: [{ ...entry.written!, newText: text.text }] };
}
