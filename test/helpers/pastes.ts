import type { Call } from "../../server/src/core/exchange/call.ts";
import type { Exchange, Frame, Response } from "../../server/src/core/exchange/exchange.ts";
import type { Bag, Value } from "../../server/src/core/exchange/value.ts";
import { type LowerCode, type Paste, readPaste } from "../../server/src/core/paste/index.ts";
import { withKeys } from "./fixtures.ts";

/** A reader of code that sees none: for pastes without code. */
export const noCode: LowerCode = () => ({ calls: [] });

export function read(request: string, response = "", lowerCode: LowerCode = noCode): Paste {
  return readPaste({ request: withKeys(request), response: withKeys(response) }, lowerCode);
}

/** What was read, one line a fact, so that an example says it all. */
export function tell(paste: Paste): string[] {
  return [...paste.exchanges.flatMap(exchange), ...paste.notUnderstood.map((each) => `not understood ${each}`)];
}

function exchange(each: Exchange): string[] {
  const { call, response, close, environment: env, audio } = each;
  const lines: string[] = [];
  if (call) lines.push(...tellCall(call));
  if (response) lines.push(tellResponse(response));
  lines.push(...each.frames.map(frame));
  if (close) {
    const reason = close.reason === undefined ? "" : ` "${close.reason}"`;
    lines.push(
      `close ${close.code ?? "?"}${reason}${close.clean === undefined ? "" : ` clean=${close.clean}`}${time(close.at)}`,
    );
  }
  for (const error of each.errors) lines.push(`error ${error.source} ${error.name ?? "-"}: ${error.text}`);
  for (const symptom of each.symptoms) lines.push(`symptom ${symptom.id}: ${symptom.text}`);
  if (audio) {
    const details = [audio.container, audio.encoding, audio.sampleRate, audio.channels].filter(
      (part) => part !== undefined,
    );
    lines.push(`audio ${details.join(" ")}`);
  }
  if (env.sdk) lines.push(`sdk ${env.sdk.language} ${env.sdk.version}`);
  if (env.runtime) lines.push(`runtime ${env.runtime.name} ${env.runtime.version}`);
  if (env.browser) lines.push("browser");
  return lines;
}

export function tellCall(call: Call): string[] {
  const method = call.method ? `${text(call.method)} ` : "";
  const lines = [`${call.via} ${call.transport} ${call.target.deepgram} ${method}${text(call.target.url)}`];
  if (call.via === "sdk") lines.push(`sdk method ${call.sdk?.method}`);
  const extra = call.query.entries.filter((entry) => !text(call.target.url).includes(entry.name));
  if (extra.length > 0) lines.push(`query ${bag({ ...call.query, entries: extra })}`);
  for (const header of call.headers.entries) lines.push(`${header.name}: ${text(header.value)}`);
  if (call.credential) lines.push(`credential ${call.credential.option} ${text(call.credential.value)}`);
  if (call.subprotocols) lines.push(`subprotocols ${text(call.subprotocols)}`);
  if (call.body.kind === "json" || call.body.kind === "raw")
    lines.push(`body ${call.body.kind} ${text(call.body.value)}`);
  else if (call.body.kind === "form" || call.body.kind === "multipart")
    lines.push(`body ${call.body.kind} ${bag({ ...call.headers, entries: call.body.entries })}`);
  else if (call.body.kind !== "none") lines.push(`body ${call.body.kind}`);
  return lines;
}

function tellResponse(response: Response): string {
  const headers = response.headers.entries.map((entry) => ` ${entry.name}=${text(entry.value)}`).join("");
  const body = response.json
    ? ` ${text(response.json)}`
    : response.text
      ? ` "${response.text.text.slice(0, 120)}"`
      : "";
  return `response ${response.status?.code ?? "?"}${headers}${body}`;
}

function frame(each: Frame): string {
  const body = each.json ? text(each.json) : each.size === undefined ? "" : `${each.size} bytes`;
  return `${each.direction} ${each.frame} ${body}${time(each.at)}`;
}

const time = (at: number | undefined) => (at === undefined ? "" : ` @${Math.round(at)}`);

const bag = (of: Bag) => of.entries.map((entry) => `${entry.name}=${text(entry.value)}`).join(" ");

/** A value in one line; holes in `‹ ›`. */
export function text(value: Value): string {
  switch (value.kind) {
    case "text":
      return value.parts
        .map((part) => {
          if (part.kind === "literal") return part.text;
          const { hole } = part;
          return `‹${hole.is === "env" ? `$${hole.name}` : hole.is === "secret" ? hole.shape : hole.is}›`;
        })
        .join("");
    case "number":
    case "boolean":
      return String(value.value);
    case "null":
      return value.undefined ? "undefined" : "null";
    case "array":
      return `[${value.items.map(text).join(", ")}]`;
    case "object":
      return `{${value.bag.entries.map((entry) => `${entry.name}: ${text(entry.value)}`).join(", ")}}`;
    case "bytes":
      return `<${value.source.is}${value.source.is === "file" ? ` ${value.source.path}` : ""}>`;
    case "one-of":
      return value.options.map(text).join(" | ");
    default:
      return `?${value.reason}`;
  }
}
