import {
  acceptsBinary,
  channel,
  clientTypes,
  messageMeant,
  nearest,
  pathsOfClientType,
  sendMethod,
} from "../../catalogue/index.ts";
import type { Call, SentMessage } from "../../exchange/call.ts";
import { known, prefix } from "../../exchange/facts.ts";
import { after, before, replace } from "../../exchange/origin.ts";
import { outcome } from "../../observe/outcome.ts";
import { messageType } from "../../observe/product.ts";
import { says, type Words } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import type { Evidence, Report } from "../rule.ts";
import { mayBeNewer } from "../sdk/shared/known.ts";
import { fixes, rewrite } from "../shared/helpers.ts";
import { speakSample } from "../shared/samples.ts";
import { agentPath, isAudio, placeOf, socketPath, typeOf } from "./shared/sent.ts";

/** Types that other rules, or the legacy agent's, speak of. */
const elsewhere = new Set(["KeepAlive", "Configure", "SettingsConfiguration"]);
export const wrongMessageType = rule({
  id: "ws-wrong-message-type",
  group: "websocket",
  title: "Message that the socket does not know",
  severity: "error",
  why: "Each socket takes a handful of messages, told apart by their type, letter by letter; anything else is refused or does nothing.",
  advice: "Send one of the socket's own messages.",
  exceptions:
    "Types that are near no known one may be newer than this tool and are not reported on /v1/listen, nor is what a method of a newer SDK sends.",
  docs: [
    "https://developers.deepgram.com/docs/tts-troubleshooting-websocket-net-and-data-errors",
    "https://developers.deepgram.com/docs/audio-keep-alive",
  ],
  shows: {
    needs: [/type|message|command|finalize|object|start|config/i],
    signs: [/unknown (?:message )?(?:type|variant)|SchemaError|isn'?t recognized/i],
    told: [
      "unknown message type on the socket",
      "server does not recognise my json message",
      "finalize in lower case does nothing",
      "text type on the speak socket is refused",
      "sending start or config message to listen is refused",
      "object object arrives at the server",
    ],
    usualFor: [1003, 1008],
    sample: speakSample,
    answers: {
      says: /isn't recognized as a valid command|isn't a supported websocket message type|\bMESSAGE-0000\b|unknown variant `[^`]*`, expected one of `CloseStream`/i,
      closes: [1003, 1008, 1011],
      errors: [
        "tts-data-0000",
        "tts-message-0000",
        "flux-fatal",
        "agent-unparsable-client-message",
        "data-0000-stt",
        "listen-schema-error",
      ],
      silent: true,
    },
    by: "deepgram",
    settle: "Compare the type of each message sent with the documentation.",
    claims: true,
    diagnose(exchange, evidence) {
      const { product } = outcome(exchange);
      const variant = says(exchange, /unknown variant `([^`]*)`, expected one of (`[^`]*`(?:, `[^`]*`)*)/);
      if (variant) evidence(unknownVariant(variant));
      const told = saw(exchange, ["data-0000-stt", "flux-fatal"]);
      const path = product === "listen" ? "/v1/listen" : product === "listen-v2" ? "/v2/listen" : undefined;
      if (!told || !path) return;
      const odd = timeline(exchange).sent.find((frame) => {
        const type = messageType(frame);
        return frame.json?.kind === "object" && (!type || (!clientTypes(path).includes(type) && !elsewhere.has(type)));
      });
      if (!odd) return;
      const type = messageType(odd);
      const what = type ? `a message of type '${type}'` : "JSON without a type";
      evidence({
        text: `${upper(what)} was sent`,
        at: odd.origin,
        for: true,
        weight: "decisive",
        explains: `${upper(what)} is sent to ${path}, which takes audio in binary frames and ${clientTypes(path).join(", ")} as JSON.`,
      });
    },
  },
  check(call, report) {
    const path = socketPath(call);
    if (!path || !channel(path)) return;
    for (const message of call.messages) {
      const type = typeOf(message);
      if (message.unserialised) reportObject(message, report);
      else if (isAudio(message) && acceptsBinary(path) === false)
        report({
          message: "Bytes are sent on a socket that takes text only",
          at: placeOf(message),
          advice: "Text to speech takes JSON messages: Speak, Flush, Close.",
        });
      else if (type) reportType(call, path, message, report);
      else if (path.endsWith("/speak")) reportPlain(call, message, report);
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => socket.send(JSON.stringify({ type: "Text", text: "Hello" }));`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => setInterval(() => socket.send(JSON.stringify({ type: "keepalive" })), 4000);`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => {
  socket.send(JSON.stringify({ type: "Speak", text: "Hello" }));
  socket.send(JSON.stringify({ type: "Flush" }));
};`,
      },
    ],
  },
});

/** What the server says of a type that it does not know, and the one that is meant. */
function unknownVariant({ match: [, sent = "", list = ""], at }: Words): Evidence {
  const types = [...list.matchAll(/`([^`]*)`/g)].map(([, type]) => type!);
  const meant = types.find((each) => plain(each) === plain(sent)) ?? nearest(sent, types, 2);
  const blank = meant !== undefined && sent.trim() === meant;
  return {
    text: `The answer says that there is no type '${sent}'`,
    at,
    for: true,
    weight: "decisive",
    explains: blank
      ? `The type '${sent}' has a blank too many: types are read letter by letter, and the socket knows '${meant}'.`
      : `The socket has no message of type '${sent}'${meant ? `; '${meant}' is meant` : ""}. Every text frame is read as a control message.`,
    advice: meant ? `Send {"type":"${meant}"}.` : `Send one of ${types.join(", ")}, and audio as binary frames.`,
  };
}

const upper = (text: string) => text[0]!.toUpperCase() + text.slice(1);

function reportType(call: Call, path: string, message: SentMessage, report: Report): void {
  const type = typeOf(message)!;
  const types = clientTypes(path);
  if (types.includes(type.text) || elsewhere.has(type.text) || (type.text === "Configure" && path === "/v1/listen"))
    return;
  const slip = types.find((each) => plain(each) === plain(type.text));
  if (!slip && isOfNewerSdk(call, message, type.text)) return;
  const listed = messageMeant(path, type.text);
  const near =
    slip ?? (listed && types.includes(listed) ? listed : nearest(type.text, types, type.text.length > 6 ? 2 : 1));
  const foreign = pathsOfClientType(type.text);
  if (
    !near &&
    foreign.length === 0 &&
    path === "/v1/listen" &&
    !/^(?:Settings|config|start|stop|end|init)$/i.test(type.text)
  )
    return;
  report({
    message: `${path} has no message of type '${type.text}'`,
    at: type.origin,
    because: slip
      ? "The type is read letter by letter."
      : foreign.length > 0
        ? `That message belongs to ${foreign.join(" and ")}.`
        : "The socket knows a fixed set of messages.",
    advice: near ? `Send ${near}.` : `Send one of ${types.join(", ")}.`,
    severity: near || foreign.length > 0 || path !== agentPath ? "error" : "warning",
    fixes: fixes(
      near
        ? rewrite(
            type,
            near,
            `Use ${near}`,
            slip !== undefined || (listed === near && (near === "Speak" || near === "CloseStream" || near === "Close")),
          )
        : undefined,
    ),
  });
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");

/** `sendXyz({ type: "Xyz" })` by an SDK that may have it although the catalogue does not: its types know better. */
function isOfNewerSdk({ sdk }: Call, { method }: SentMessage, type: string): boolean {
  if (!sdk || plain(method) !== `send${plain(type)}` || !mayBeNewer(sdk)) return false;
  return sendMethod(5, sdk.method, method) === undefined;
}

/** An object handed to `send`, which makes `[object Object]` of it. */
function reportObject(message: SentMessage, report: Report): void {
  const at = placeOf(message);
  report({
    message: "An object is sent unserialized: it arrives as the text '[object Object]'",
    at,
    advice: "Wrap it in JSON.stringify.",
    fixes: message.argument
      ? [
          {
            title: "Wrap in JSON.stringify",
            safe: true,
            edits: [replace(before(at), "JSON.stringify("), replace(after(at), ")")],
          },
        ]
      : [],
  });
}

/** Plain text on a speak socket. Up to version 4 the SDK's `sendText` wraps it by itself; in version 5 it takes the message. */
function reportPlain(call: Call, message: SentMessage, report: Report): void {
  const { payload } = message;
  const text = payload.kind === "text" ? (known(payload)?.text ?? (prefix(payload) || undefined)) : undefined;
  const whole = message.method === "send" || (message.method === "sendText" && call.sdk?.major === 5);
  if (message.frame !== "text" || !whole || text === undefined) return;
  if (/^\s*[{[]/.test(text)) return;
  const wrapped =
    message.method === "send" ? ['JSON.stringify({ type: "Speak", text: ', " })"] : ['{ type: "Speak", text: ', " }"];
  const at = message.argument;
  report({
    message: "Plain text is sent where a JSON message is expected",
    at: placeOf(message),
    advice: 'Send { type: "Speak", text } as JSON.',
    fixes: at
      ? [
          {
            title: "Send it as a Speak message",
            safe: true,
            edits: [replace(before(at), wrapped[0]!), replace(after(at), wrapped[1]!)],
          },
        ]
      : [],
  });
}
