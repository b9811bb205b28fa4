import type { Call } from "../../exchange/call.ts";
import { entries } from "../../exchange/facts.ts";
import { contains, type Origin, replace } from "../../exchange/origin.ts";
import type { Entry, TextValue } from "../../exchange/value.ts";
import { carried } from "../../observe/credential.ts";
import { outcome } from "../../observe/outcome.ts";
import { closedEarly, printed } from "../../observe/printed.ts";
import { mentions, symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { browserWords } from "../shared/named-in-words.ts";
import { browserSample } from "../shared/samples.ts";
import { isPublicName, textValues } from "./shared/credential.ts";
import { authorizationOf } from "./shared/header.ts";
import { subprotocolLists } from "./shared/subprotocol.ts";

export const browserHeader = rule({
  id: "auth-browser-header-impossible",
  group: "auth",
  title: "Credential that a browser's WebSocket cannot send",
  severity: "error",
  why: "A browser's WebSocket takes no headers: its second argument is a list of subprotocols, and each must be one word without blanks, commas or colons.",
  advice: "Give two subprotocols: ['token', key], or ['bearer', token] with a temporary token.",
  exceptions:
    "The ws package, React Native, Bun, Deno and Node's own WebSocket take headers: only what runs in a browser, or shows no other runtime, is reported.",
  docs: ["https://developers.deepgram.com/docs/using-the-sec-websocket-protocol"],
  shows: {
    needs: [new RegExp(`${browserWords}|websocket`, "i")],
    signs: [
      /new WebSocket\b[^.!?\n]{0,90}\bheaders?\b|\bWebSocket\b[^.!?\n]{0,80}\b(?:third|second) argument|\bheaders?\b[^.!?\n]{0,60}\b(?:new WebSocket|browser'?s? (?:web)?socket)|\b(?:browser|chrome|firefox|safari|react|vue|svelte|angular)\b[^?\n]{0,160}\bAuthorization\b[^?\n]{0,120}\bsocket/i,
    ],
    told: [
      "websocket in the browser never connects, I pass the Authorization header as an option",
      "new WebSocket with headers works in node but fails in chrome",
      "works on the server but the browser socket closes with 1006 at once",
      "how do I set the authorization header on a websocket from javascript in a web page",
      "react app cannot open the live socket, no way to add the token header",
      "headers option of new WebSocket in a react component, onopen never called, same code in node with ws is fine",
    ],
    sample: browserSample,
    symptoms: ["no-open-event", "connect-fails", "closed-abnormally"],
    answers: {
      statuses: [401],
      errors: ["browser-1006"],
      closes: [1006],
      says: /Failed to construct 'WebSocket': The subprotocol|subprotocol '[^'\n]{0,200}' is invalid|WebSocket constructor: .{0,80}subprotocol/i,
    },
    by: "browser",
    settle: "Look in the network tab: is there a Sec-WebSocket-Protocol header with the credential?",
    rulesOut: [{ id: "auth-invalid-key", why: "the key never left the browser" }],
    diagnose(exchange, evidence) {
      const hidden = exchange.close?.code === 1006 || symptom(exchange, "closed-abnormally", "connect-fails");
      const header = mentions(
        exchange,
        /\bAuthorization\b[^.!?\n]{0,20}\bheaders?\b|\bheaders?\b[^.!?\n]{0,20}\bAuthorization\b/i,
      );
      const page = mentions(
        exchange,
        /\b(?:in|from|with) (?:the |a |my )?(?:browser|Chrome|Firefox|Safari|Edge|React|frontend|front end|web ?page)\b/i,
      );
      if (hidden && header && page)
        evidence({
          text: `It speaks of an Authorization header, and of a browser: '${page.match[0]}'`,
          at: header.at,
          for: true,
          weight: "strong",
          explains:
            "A browser's WebSocket cannot send an Authorization header, so Deepgram sees no credential and refuses the handshake; the browser shows 1006 and no reason.",
        });
      const failed = saw(exchange, ["browser-1006"]);
      if (
        failed?.by === "text" &&
        !exchange.opened &&
        !carried(exchange.call) &&
        !outcome(exchange).status &&
        !printed(exchange, closedEarly)
      )
        evidence({
          text: `The browser says only '${failed.text}', as it does when the handshake lacks a credential that Deepgram reads`,
          at: failed.at,
          for: true,
          weight: "supporting",
        });
    },
  },
  check(call, report) {
    if (call.transport !== "ws" || call.target.deepgram !== "certain") return;
    if (call.via === "websocket") headers(call, report);
    if (call.via === "websocket" || call.via === "ws") protocols(call, report);
  },
  examples: {
    wrong: [
      {
        code: `const recorder = document.querySelector("#record");
const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", { headers: { Authorization: \`Token \${key}\` } });
start(socket, recorder);`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", \`token, \${key}\`);
start(socket);`,
      },
    ],
    right: [
      {
        code: `import WebSocket from "ws";
const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
start(socket);`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", key]);
start(socket);`,
      },
      {
        code: `Bun.serve({ fetch() {
  const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", { headers: { Authorization: \`Token \${Bun.env.DEEPGRAM_API_KEY}\` } });
  return relay(socket);
} });`,
      },
    ],
  },
});

function headers(call: Call, report: Report): void {
  if (call.runtime === "server" || call.runtime === "react-native") return;
  const [found] = entries(call.headers, "authorization", true);
  if (!found) return;
  const inBrowser = call.runtime === "browser";
  // A variable of the server's environment speaks for a runtime whose WebSocket takes headers.
  if (!inBrowser && textValues(found.value).some(readsServerEnvironment)) return;
  report({
    message: "A browser's WebSocket cannot send an Authorization header",
    at: found.key,
    severity: inBrowser ? "error" : "warning",
    fixes: fixes(asSubprotocols(call, found)),
  });
}

/** The options give way to a list of two: what stands around the credential is replaced, the credential stays. */
function asSubprotocols({ optionsAt }: Call, header: Entry): Fix | undefined {
  const [authorization] = textValues(header.value).map((value) => authorizationOf(header, value));
  const credential = authorization?.rest.length === 1 ? authorization.rest[0] : undefined;
  const word = authorization?.scheme.toLowerCase();
  if (!optionsAt || credential?.kind !== "hole" || (word !== "token" && word !== "bearer")) return undefined;
  const { origin } = credential;
  if (!contains(optionsAt, origin)) return undefined;
  return {
    title: "Give them as subprotocols",
    safe: false,
    edits: [
      replace({ ...optionsAt, end: origin.start }, `["${word}", `),
      replace({ ...optionsAt, start: origin.end }, "]"),
    ],
  };
}

function readsServerEnvironment(value: TextValue): boolean {
  return value.parts.some((part) => part.kind === "hole" && part.hole.is === "env" && !isPublicName(part.hole.name));
}

/** A single text with a comma, or a word with a blank or a colon: the constructor throws. */
function protocols(call: Call, report: Report): void {
  const { subprotocols } = call;
  if (!subprotocols) return;
  for (const value of textValues(subprotocols)) {
    const comma = literals(value).some((text) => /[,\s]/.test(text));
    if (comma && value.parts.length > 0)
      spoiled(call, value.origin, "A single text is no list of subprotocols", report);
  }
  for (const list of subprotocolLists(call))
    for (const item of list.items)
      for (const value of textValues(item))
        if (
          literals(value).some((text) =>
            /[,:\s]/.test(text.replace(/\s+$/, (end) => (value.parts.length === 1 ? "" : end))),
          )
        )
          spoiled(
            call,
            value.origin,
            "Scheme word and credential are one subprotocol here, where they must be two",
            report,
          );
}

function literals(value: TextValue): string[] {
  return value.parts.flatMap((part) => (part.kind === "literal" ? [part.text] : []));
}

/** `ws` before version 8 takes such a text. */
function spoiled(call: Call, at: Origin, message: string, report: Report): void {
  report({
    message,
    because: "The constructor throws a SyntaxError: a subprotocol holds no comma, blank or colon.",
    at,
    severity: call.via === "ws" ? "warning" : "error",
  });
}
