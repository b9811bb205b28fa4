import { functionAnswerField } from "../../catalogue/index.ts";
import { absent, entries } from "../../exchange/facts.ts";
import { after, before, contains, replace } from "../../exchange/origin.ts";
import type { Entry } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import { isPreviewAgent } from "../endpoint/shared/preview-agent.ts";
import type { Fix } from "../rule.ts";
import { atDeepgram, fixes, renameEntry } from "../shared/helpers.ts";
import { agentPath, jsonOf, placeOf, socketPath, typeOf } from "./shared/sent.ts";

export const functionResponseShape = rule({
  id: "ws-agent-function-response-shape",
  group: "websocket",
  title: "Function-call answer with the wrong fields",
  severity: "error",
  why: "A FunctionCallResponse has the id and name of the request and a content, which is a string.",
  advice: "Send { type, id, name, content } with content made into text by JSON.stringify.",
  docs: ["https://developers.deepgram.com/docs/voice-agent-errors-warnings"],
  shows: {
    needs: [/agent|bot\b|assistant|converse|\bsts\b|settings|tool/i, /function|tool/i],
    signs: [/FunctionCallResponse|function call response|\bcontent\b[^.!?\n]{0,40}\b(?:object|json)\b/i],
    told: [
      "agent goes quiet after it calls my function",
      "function call result is not used by the agent",
      "agent waits forever after the function call request",
      "tool response is ignored and agent stays silent",
      "weather function returns but agent never tells the answer",
    ],
    symptoms: ["agent-silent"],
    answers: { errors: ["agent-unparsable-client-message"], closes: [1005], silent: true },
    refines: ["ws-agent-unparsable"],
    by: "deepgram",
    settle: "Compare the fields of the answer with those of the FunctionCallRequest.",
    claims: false,
  },
  check(call, report) {
    if (socketPath(call) !== agentPath && !(isPreviewAgent(call) && atDeepgram(call))) return;
    for (const message of call.messages) {
      const json = typeOf(message)?.text === "FunctionCallResponse" ? jsonOf(message.payload) : undefined;
      if (!json) continue;
      for (const entry of json.bag.entries) {
        const right = functionAnswerField(entry.name);
        if (right && entries(json.bag, right).length === 0)
          report({
            message: `FunctionCallResponse has '${entry.name}' instead of '${right}'`,
            at: entry.key,
            advice: `Rename it to ${right}.`,
            fixes: fixes(renameEntry(entry, right, `Rename to ${right}`)),
          });
        if (
          (entry.name === "content" || right === "content") &&
          (entry.value.kind === "object" || entry.value.kind === "array")
        )
          report({
            message: "The content of a FunctionCallResponse must be a string, not an object",
            at: entry.written ?? entry.value.origin,
            advice: "Make it into text by JSON.stringify.",
            fixes: fixes(stringify(entry)),
          });
      }
      const nothing =
        absent(json.bag, "content") && !json.bag.entries.some((entry) => functionAnswerField(entry.name) === "content");
      if (nothing) report({ message: "FunctionCallResponse has no content", at: placeOf(message) });
    }
  },
  examples: {
    wrong: [
      {
        code: `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
agent.onopen = () => agent.send(JSON.stringify(settings));
agent.onmessage = (event) => {
  agent.send(JSON.stringify({ type: "FunctionCallResponse", function_call_id: id, output: result }));
};`,
      },
    ],
    right: [
      {
        code: `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
agent.onopen = () => agent.send(JSON.stringify(settings));
agent.onmessage = (event) => {
  agent.send(JSON.stringify({ type: "FunctionCallResponse", id, name, content: JSON.stringify({ ok: true }) }));
};`,
      },
    ],
  },
});

function stringify(entry: Entry): Fix | undefined {
  const at = entry.written;
  if (!at || !contains(at, entry.value.origin)) return undefined;
  return {
    title: "Wrap in JSON.stringify",
    safe: true,
    edits: [replace(before(at), "JSON.stringify("), replace(after(at), ")")],
  };
}
