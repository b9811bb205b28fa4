import { meantType, nearest, pathsOfServerType, serverMessage, serverTypes } from "../../catalogue/index.ts";
import type { Read, ReadText } from "../../exchange/call.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { isPreviewAgent } from "../endpoint/shared/preview-agent.ts";
import type { Fix, Report } from "../rule.ts";
import { answeringPath, fixes } from "../shared/helpers.ts";
import { agentPath } from "../websocket/shared/sent.ts";

export const eventConfused = rule({
  id: "response-event-confused",
  group: "response",
  title: "Message type that never comes",
  severity: "warning",
  why: "The code waits for a type that this socket does not send: what stands behind the comparison never runs.",
  advice: "Compare with a type that the socket sends.",
  exceptions:
    "Types that resemble none of the known ones are left alone: they may be newer than the catalogue. So is a branch for Error or Warning, and, where a branch chooses between paths, a type of the other path.",
  docs: ["https://developers.deepgram.com/docs/flux/state"],
  shows: {
    needs: [/event|handler|type|listener|callback|message/i],
    told: [
      "my handler for the event never runs though results come",
      "I compare the type with the wrong name and nothing happens",
      "waiting for EndOfTurn as a type, never fires",
      "transcript handler does not get called but messages arrive in the network tab",
    ],
    answers: { silent: true },
    settle: "Print the type of every message that comes.",
  },
  check(call, report) {
    // The early access is gone: what its path is told must be that of today.
    const path = isPreviewAgent(call) ? agentPath : answeringPath(call);
    if (call.transport !== "ws" || !path || call.target.deepgram !== "certain") return;
    const known = serverTypes(path);
    if (known.length === 0) return;
    for (const read of call.reads ?? []) {
      turnEvents(path, read, report);
      const [step] = read.path;
      if (read.of !== "message" || read.path.length !== 1 || step?.name !== "type") continue;
      for (const text of read.compared ?? []) {
        if (known.includes(text.text) || anywhere.has(text.text)) continue;
        const meant = meantType(path, text.text) ?? slip(text.text, known);
        const others = pathsOfServerType(text.text);
        if (!meant && others.length === 0 && !(path === agentPath && /^[A-Z][a-z]+(?:[A-Z][a-z]+)*$/.test(text.text)))
          continue;
        report({
          ...(!meant && others.length === 0 && { severity: "information" as const }),
          message: `No message of ${path} has the type '${text.text}'`,
          at: text.origin,
          advice: meant
            ? meant.field === "type"
              ? `Compare with '${meant.value}'.`
              : `Compare the message's ${meant.field} with it: its type is TurnInfo.`
            : others.length > 0
              ? `It comes on ${others.join(" and ")} only.`
              : `Its messages are ${known.filter((each) => !each.startsWith("_")).join(", ")}.`,
          fixes: fixes(fixOf(read, text, meant)),
        });
      }
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onmessage = (event) => {
  const data = JSON.parse(event.data);
  if (data.type === "EndOfTurn") answer(data.transcript);
};`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onmessage = (event) => {
  const data = JSON.parse(event.data);
  if (data.type === "TurnInfo" && data.event === "EndOfTurn") answer(data.transcript);
};`,
      },
    ],
  },
});

/** The events of a TurnInfo are a closed list. */
function turnEvents(path: string, read: Read, report: Report): void {
  const turn = serverMessage(path, "TurnInfo")?.payload.fields?.event?.enum?.map(String);
  const isTurn = read.types ? read.types.every(({ text }) => text === "TurnInfo") : path === "/v2/listen";
  if (!turn || !isTurn || read.of !== "message" || read.path.length !== 1 || read.path[0]?.name !== "event") return;
  for (const { text, origin, exact } of read.compared ?? []) {
    if (turn.includes(text)) continue;
    const right = turn.find((each) => each.toLowerCase() === text.toLowerCase()) ?? nearest(text, turn, 2);
    report({
      message: `TurnInfo has no event '${text}'`,
      at: origin,
      advice: right ? `Compare with '${right}'.` : `Its events are ${turn.join(", ")}.`,
      fixes: fixes(
        right && exact ? { title: `Compare with ${right}`, safe: false, edits: [replace(origin, right)] } : undefined,
      ),
    });
  }
}

/** A branch for what might go wrong waits for nothing. */
const anywhere = new Set(["Error", "Warning", "error", "warning"]);

/** The same word in another case, or a letter beside it. */
function slip(text: string, known: readonly string[]): { field: string; value: string } | undefined {
  const value =
    known.find((each) => each.toLowerCase() === text.toLowerCase()) ??
    (text.length > 5 ? nearest(text, known, 1) : undefined);
  return value ? { field: "type", value } : undefined;
}

function fixOf(read: Read, text: ReadText, meant: { field: string; value: string } | undefined): Fix | undefined {
  if (!meant) return undefined;
  if (meant.field === "type")
    return text.exact
      ? { title: `Compare with ${meant.value}`, safe: true, edits: [replace(text.origin, meant.value)] }
      : undefined;
  const [step] = read.path;
  // Beside right types in one switch the field must stay.
  if (!step?.renamable || (read.compared ?? []).length !== 1) return undefined;
  return { title: `Compare ${meant.field}`, safe: true, edits: [replace(step.origin, meant.field)] };
}
