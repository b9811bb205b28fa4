import { clientMessage, variants } from "../../catalogue/index.ts";
import type { Call, SentMessage } from "../../exchange/call.ts";
import { absent, entries } from "../../exchange/facts.ts";
import type { Entry, ObjectValue } from "../../exchange/value.ts";
import { messageType, productOf } from "../../observe/product.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { fixes, renameEntry } from "../shared/helpers.ts";
import { endedBeforeSettings } from "./shared/ended-before-settings.ts";
import { agentPath, jsonOf, placeOf, socketPath, typeOf } from "./shared/sent.ts";

/** Other names for the one text that a message carries. */
const others = ["content", "message", "text", "prompt", "instructions", "input"];
/** Messages with rules of their own. */
const elsewhere = new Set(["Settings", "FunctionCallResponse", "KeepAlive"]);

export const agentUnparsable = rule({
  id: "ws-agent-unparsable",
  group: "websocket",
  title: "Message that the agent cannot read",
  severity: "error",
  why: "The agent reads each message as a fixed shape, and closes on one that lacks its field or has it under another name.",
  advice: "Send the fields that the message has, by their names.",
  exceptions: "InjectAgentMessage with content, which older SDKs send, is only mentioned.",
  docs: ["https://developers.deepgram.com/docs/voice-agent-errors-warnings"],
  shows: {
    needs: [/agent|bot\b|assistant|converse|\bsts\b|settings|unparsable/i, /pars|format|json|message/i],
    signs: [/UNPARSABLE_CLIENT_MESSAGE|(?:can(?:no|')t|could not|unable to) parse|unparsable/i],
    told: [
      "agent says it cannot parse my message",
      "unparsable client message",
      "agent error text did not match any of the formats we expect",
      "agent closes after my first json",
    ],
    answers: { errors: ["agent-unparsable-client-message"], closes: [1005] },
    by: "deepgram",
    settle: "Compare the fields of the last message sent with the documentation.",
    diagnose(exchange, evidence) {
      const product = productOf(exchange);
      const ended = endedBeforeSettings(exchange);
      if (ended)
        evidence({ text: "The session ended before SettingsApplied came", at: ended, for: true, weight: "supporting" });
      const told = saw(exchange, ["agent-unparsable-client-message"]);
      if (!told || (product !== undefined && product !== "agent")) return;
      const greeted = exchange.frames.some((frame) => messageType(frame) === "Welcome");
      const settled = exchange.frames.some((frame) => messageType(frame) === "SettingsApplied");
      const field = /Check the (\S+) field/.exec(told.text)?.[1];
      evidence({
        text: field ? `The answer names the field ${field}` : `The answer says '${told.text}'`,
        at: told.at,
        for: true,
        weight: "decisive",
        ...(greeted &&
          !settled &&
          !field && {
            explains:
              "The agent had not applied any Settings yet: what it could not read is the first message after Welcome, which is Settings.",
            advice:
              "Compare the Settings that are sent with the documentation, field by field, and take out half of them until it is accepted.",
          }),
        ...(field && {
          advice: `Compare the field ${field} of the message with the documentation: its name, its place and its type.`,
        }),
      });
    },
  },
  check(call, report) {
    if (socketPath(call) !== agentPath) return;
    for (const message of call.messages) {
      const type = typeOf(message)?.text;
      const json = jsonOf(message.payload);
      if (!type || !json || elsewhere.has(type)) continue;
      const schema = clientMessage(agentPath, type)?.payload;
      if (!schema) continue;
      const fields = Object.assign({}, ...variants(schema).map((each) => each.fields ?? {})) as Record<
        string,
        { required?: boolean }
      >;
      checkFields(call, message, json, type, fields, report);
    }
  },
  examples: {
    wrong: [
      {
        code: `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
agent.onopen = () => agent.send(JSON.stringify(settings));
form.onsubmit = () => agent.send(JSON.stringify({ type: "InjectUserMessage", message: "Hello" }));`,
      },
    ],
    right: [
      {
        code: `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
agent.onopen = () => agent.send(JSON.stringify(settings));
form.onsubmit = () => agent.send(JSON.stringify({ type: "InjectUserMessage", content: "Hello" }));`,
      },
    ],
    pastes: [
      {
        response: `{"type":"Error","description":"Error parsing client message. Check the agent.listen.provider.keyterm field against the API spec.","code":"UNPARSABLE_CLIENT_MESSAGE"}`,
      },
    ],
  },
});

function checkFields(
  call: Call,
  message: SentMessage,
  json: ObjectValue,
  type: string,
  fields: Readonly<Record<string, { required?: boolean }>>,
  report: Report,
): void {
  // The SDK up to 4 makes these messages itself.
  if (call.via === "sdk" && call.sdk?.major !== 5 && message.method !== "send") return;
  for (const [name, field] of Object.entries(fields)) {
    if (!field.required || name === "type" || !absent(json.bag, name)) continue;
    const instead = json.bag.entries.find((entry) => others.includes(entry.name) && !Object.hasOwn(fields, entry.name));
    const contested = type === "InjectAgentMessage" && instead?.name === "content";
    report({
      message: instead ? `${type} has '${instead.name}' where '${name}' is read` : `${type} has no '${name}'`,
      at: instead ? instead.key : placeOf(message),
      advice: instead ? `Rename it to ${name}.` : `Add ${name}.`,
      severity: contested ? "information" : "error",
      fixes: fixes(rename(json, instead, name, !contested)),
    });
  }
}

function rename(json: ObjectValue, instead: Entry | undefined, name: string, safe: boolean) {
  return instead && entries(json.bag, name).length === 0
    ? renameEntry(instead, name, `Rename to ${name}`, safe)
    : undefined;
}
