import { agentHost, defaultHost } from "../../catalogue/hosts.ts";
import type { SdkMajor } from "../../catalogue/sdk.ts";
import type { Target } from "../../exchange/call.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Abstract, Str } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { concat, literal, textOf } from "../evaluate/values/make.ts";
import { readTarget } from "../url/query.ts";
import { chainOf } from "./chain.ts";
import { exportOf } from "./exports.ts";
import { look, type Settings } from "./settings.ts";

/** The place that a request goes to. */
export interface Destination {
  readonly transport: "http" | "ws";
  /** The namespace of the method: `listen`, `speak`, `agent`. */
  readonly space: string;
  /** Undefined: which path it is cannot be told. */
  readonly path: string | undefined;
  /** The method, on which everything lies that the SDK adds by itself. */
  readonly at: Origin;
}

/** The URL that the SDK builds. */
export function targetOf(
  context: FileContext,
  settings: Settings | undefined,
  major: SdkMajor | undefined,
  destination: Destination,
): Target {
  const base = settings ? baseOf(context, settings, major, destination) : undefined;
  const { path, at } = destination;
  const usual = literal(`${defaultBase(major, destination)}${path ?? ""}`, at);
  const url = base === undefined ? usual : joined(base, destination, major);
  const read = url && readTarget(url, () => context.evaluator.lower(url))?.target;
  if (!read)
    return { url: { kind: "unresolved", reason: "the base URL is not followed", origin: at }, deepgram: "custom" };
  const { path: _, ...rest } = read;
  const deepgram = read.deepgram === "no" ? "custom" : read.deepgram;
  if (path !== undefined) return { ...read, deepgram };
  return { ...rest, url: { kind: "unresolved", reason: "the path is not known", origin: at }, deepgram };
}

function defaultBase(major: SdkMajor | undefined, { transport, space, path }: Destination): string {
  const own = space === "agent" && (transport === "ws" || major === 5 || path?.startsWith("/v1/agent"));
  return `${transport === "ws" ? "wss" : "https"}://${own ? agentHost : defaultHost}`;
}

/** The base URL that the client's options give; undefined for the SDK's own, `open` where it cannot be followed. */
function baseOf(
  context: FileContext,
  { args, options }: Settings,
  major: SdkMajor | undefined,
  { transport, space }: Destination,
): Abstract | "open" | undefined {
  if (major === 1 || major === 2) return given(args[1]);
  const paths = major === 5 ? v5Paths(transport, space) : olderPaths(transport, space, major === undefined);
  for (const path of paths) {
    const found = look(context, options, ...path);
    if (found.is === "found") return isOwnEnvironment(found.value) ? undefined : given(found.value);
    if (found.is === "open") {
      const [head] = path;
      const held = look(context, options, head!);
      if (held.is === "found" && isOwnEnvironment(held.value)) return undefined;
      return "open";
    }
  }
  return undefined;
}

function v5Paths(transport: "http" | "ws", space: string): string[][] {
  const socket = space === "agent" ? "agent" : "production";
  return [["baseUrl"], ["environment", transport === "ws" ? socket : space === "agent" ? "agentRest" : "base"]];
}

/** The agent's socket looks at its own options only. */
function olderPaths(transport: "http" | "ws", space: string, orNewer: boolean): string[][] {
  const kind = transport === "ws" ? "websocket" : "fetch";
  const own = [space, kind, "options", "url"];
  if (space === "agent" && transport === "ws") return [own];
  const proxy = [
    ["global", kind, "options", "proxy", "url"],
    ["restProxy", "url"],
  ];
  const all = [own, ["global", "url"], ["global", kind, "options", "url"], ...proxy];
  return orNewer ? [...all, ["baseUrl"]] : all;
}

function given(value: Abstract | undefined): Abstract | "open" | undefined {
  return !value || value.kind === "null" ? undefined : value;
}

/** `DeepgramEnvironment.Production`, or a member of it. */
function isOwnEnvironment(value: Abstract): boolean {
  const { root, names } = chainOf(value);
  const found = exportOf(root);
  return (found?.name ?? "") === "DeepgramEnvironment" || names[0] === "DeepgramEnvironment";
}

function joined(
  base: Abstract | "open",
  { path, at, transport }: Destination,
  major: SdkMajor | undefined,
): Str | undefined {
  if (base === "open") return undefined;
  const text = base.kind === "url" ? base.text : base;
  if (text.kind !== "string") return undefined;
  const tail = literal(path ?? "", at);
  const written = textOf(text);
  if (written === undefined) {
    // What is behind the last hole decides how the two are joined: a slash too many does no harm.
    return concat([...text.parts, ...tail.parts], text.origin);
  }
  const whole = /^[a-z]+:\/\//i.test(written) ? written : `https://${written}`;
  const bound = transport === "ws" ? whole.replace(/^http/i, "ws") : whole;
  const kept = major === 5 ? bound.replace(/\/+$/, "") : folderOf(bound);
  if (kept === written) return concat([...text.parts, ...tail.parts], text.origin);
  return concat([{ kind: "literal", text: kept, origin: text.origin, exact: false }, ...tail.parts], text.origin);
}

/** The older majors resolve the path against the base, so that what follows the last slash of the base is dropped. */
function folderOf(url: string): string {
  const host = /^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0] ?? url;
  return host + url.slice(host.length).replace(/\/[^/]*$/, "");
}
