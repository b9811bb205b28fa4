import type { Call } from "../exchange/call.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { known } from "../exchange/facts.ts";
import type { Bag, Entry } from "../exchange/value.ts";
import { bodyFacts } from "./body.ts";
import type { Part } from "./comparison.ts";
import { credentialFact } from "./credential.ts";
import { type Fact, fact, said } from "./fact.ts";
import { messageFacts } from "./messages.ts";
import { told, toldOf } from "./value.ts";

export interface Facts {
  readonly all: ReadonlyMap<string, Fact>;
  /** Whether a thing of this part that is not among them is certainly not sent. */
  readonly complete: (part: Part) => boolean;
}

/** Headers that a client adds by itself, or that say nothing to Deepgram's API. */
const byClients =
  /^(?:accept|accept-encoding|accept-language|access-control-.*|alt-svc|cache-control|connection|content-length|cookie|dnt|host|if-.*|origin|pragma|priority|proxy-.*|range|referer|sec-.*|te|trailer|transfer-encoding|upgrade.*|user-agent|via|x-forwarded-.*|x-fern-.*|x-requested-with|traceparent|tracestate|:.*)$/i;

export const isByClients = (header: string) => byClients.test(header);

/** All that one exchange's request says. */
export function factsOf({ call, frames, audio }: Exchange & { readonly call: Call }): Facts {
  const found: Fact[] = [
    ...endpointFacts(call),
    ...named(call.query, "query", (name) => name),
    ...credentialFact(call),
    ...headerFacts(call),
    ...bodyFacts(call),
    ...messageFacts(call),
    ...sdkFacts(call),
    ...(audio
      ? (["container", "encoding", "sampleRate", "channels"] as const).flatMap((name) =>
          audio[name] === undefined
            ? []
            : [
                fact(
                  "audio",
                  name,
                  `audio ${name === "sampleRate" ? "sample rate" : name}`,
                  said(audio[name]),
                  audio.origin,
                ),
              ],
        )
      : []),
  ];
  const complete: Partial<Record<Part, boolean>> = {
    query: call.query.complete,
    header: call.headers.complete,
    credential: call.headers.complete,
    body: call.body.kind !== "unresolved",
    message: call.messagesComplete || frames.some(({ direction }) => direction === "sent"),
  };
  return { all: new Map(found.map((each) => [each.key, each])), complete: (part) => complete[part] ?? false };
}

function endpointFacts({ transport, head, target, method }: Call): Fact[] {
  const { scheme, host, path } = target;
  const verb = known(method);
  const open = scheme?.value === "http:" || scheme?.value === "ws:";
  return [
    fact(
      "transport",
      "",
      "transport",
      said(transport === "ws" ? "a WebSocket" : "an HTTP request"),
      scheme?.origin ?? head,
    ),
    ...(scheme ? [fact("scheme", "", "encryption", said(open ? `none (${scheme.value})` : "TLS"), scheme.origin)] : []),
    ...(host ? [fact("host", "", "host", said(host.value.toLowerCase()), host.origin)] : []),
    ...(path ? [fact("path", "", "path", said(decoded(path.value)), path.origin)] : []),
    ...(verb && transport === "http" ? [fact("method", "", "method", said(verb.text.toUpperCase()), verb.origin)] : []),
  ];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function headerFacts(call: Call): Fact[] {
  const others = call.headers.entries.filter(
    ({ name }) => !isByClients(name) && !/^(?:authorization|content-type)$/i.test(name),
  );
  const type = call.headers.entries.find(({ name }) => name.toLowerCase() === "content-type");
  const content = type ? told(type.value) : call.implicitContentType && said(call.implicitContentType);
  const found = named({ ...call.headers, entries: others }, "header", (name) => name.toLowerCase());
  if (!content) return found;
  // A boundary is made up anew for each request.
  const text = content.text.toLowerCase().replace(/;\s*boundary=.*$/, "");
  return [
    fact("header", "content-type", "Content-Type", { ...content, text }, type?.value.origin ?? call.head),
    ...found,
  ];
}

function named(bag: Bag, part: Part, keyOf: (name: string) => string): Fact[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of bag.entries) groups.set(keyOf(entry.name), [...(groups.get(keyOf(entry.name)) ?? []), entry]);
  return [...groups].map(([key, entries]) => {
    const [first] = entries;
    const last = entries.at(-1)!;
    const { key: start, value, name } = first!;
    const end = last.value.origin;
    const at = start.text === end.text && start.start <= end.end ? { ...start, end: end.end } : value.origin;
    return fact(part, key, name, toldOf(entries), at);
  });
}

function sdkFacts({ sdk }: Call): Fact[] {
  if (!sdk) return [];
  const version =
    sdk.major === undefined ? [] : [fact("sdk", "major", `major version of ${sdk.package}`, said(sdk.major), sdk.at)];
  return [...version, fact("sdk", "method", "SDK method", said(sdk.method), sdk.at)];
}
