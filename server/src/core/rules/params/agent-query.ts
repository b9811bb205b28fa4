import { parameter } from "../../catalogue/index.ts";
import { messageType } from "../../observe/product.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { atDeepgram, fixes, goesTo, removeEntry } from "../shared/helpers.ts";
import { sentEntries } from "./shared/query.ts";

/** What people put there that belongs into Settings under another name. */
const meant =
  /^(?:voice|prompt|system_prompt|instructions|greeting|llm|agent_id|temperature|(?:listen|speak|think|stt|tts|llm)_(?:model|provider|voice))$/i;
const others = ["wss:/v1/listen", "wss:/v2/listen", "rest:/v1/listen", "wss:/v1/speak", "rest:/v1/speak"];

export const agentQuery = rule({
  id: "param-agent-query",
  group: "params",
  title: "Options in the URL of the Voice Agent",
  severity: "warning",
  why: "The agent's URL takes no parameters: everything is said in the Settings message, and what the URL says is ignored.",
  advice:
    "Move the option into the Settings message: listen and speak have a provider for their model, audio has the formats.",
  docs: ["https://developers.deepgram.com/docs/voice-agent-errors-warnings"],
  shows: {
    needs: [/agent|converse/i],
    signs: [/\bagent\b[^?\n]{0,80}\b(?:query|url|address)\b/i],
    told: [
      "options in the url of the voice agent have no effect",
      "I add model and encoding to the agent address and it ignores them",
      "agent does not use the voice from my query string",
      "encoding and sample rate behind the agent address are not taken",
    ],
    answers: { silent: true },
    claims: false,
    refines: ["ws-agent-client-timeout", "ws-agent-no-settings"],
    settle: "Say the option in the Settings message.",
    diagnose(exchange, evidence) {
      const { sent, received } = timeline(exchange);
      const options = exchange.call?.query.entries.length ?? 0;
      const welcome = received.find((frame) => messageType(frame) === "Welcome");
      const agent = exchange.call && goesTo(exchange.call, "ws", "/v1/agent/converse");
      if (!agent || options === 0 || !welcome || sent.some((frame) => messageType(frame) === "Settings")) return;
      evidence({
        text: "The agent welcomed the client, and no Settings message went out",
        at: welcome.origin,
        for: true,
        weight: "strong",
        explains:
          "What the agent is to do stands in the URL, which it does not read: it waits for the Settings message.",
      });
    },
  },
  check(call, report) {
    if (!atDeepgram(call) || call.via === "wrapper" || !goesTo(call, "ws", "/v1/agent/converse")) return;
    for (const entry of sentEntries(call)) {
      if (!meant.test(entry.name) && !others.some((key) => parameter(key, entry.name))) continue;
      report({
        message: `'${entry.name}' in the agent's URL is ignored`,
        at: entry.key,
        fixes: fixes(removeEntry(entry, `Remove ${entry.name} from the URL`, false)),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://agent.deepgram.com/v1/agent/converse?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    pastes: [{ request: "wss://agent.deepgram.com/v1/agent/converse?model=nova-3&language=en" }],
  },
});
