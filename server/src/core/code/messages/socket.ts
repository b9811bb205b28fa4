import type ts from "typescript";
import { sdkSocket } from "../../catalogue/sdk.ts";
import type { SentMessage } from "../../exchange/call.ts";
import type { Frame } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { bare, wrapped } from "../evaluate/names/nodes.ts";
import { textOf } from "../evaluate/values/make.ts";
import type { Site } from "../site.ts";
import { typescript } from "../typescript.ts";

/** The expressions of a file that denote one socket, and the names of its events. */
export class Socket {
  readonly uses: readonly ts.Expression[];
  /** The expressions for it in functions of other files, and the calls that hand it to them. */
  readonly elsewhere: readonly ts.Expression[];
  readonly handedBy: readonly ts.CallExpression[];
  /** False when the socket goes where it cannot be seen. */
  readonly complete: boolean;
  private readonly others: readonly ReadonlySet<ts.Node>[];
  private readonly known: ReadonlySet<ts.Node>;
  private readonly context: FileContext;
  private readonly site: Site;

  /** `roots`: expressions of this file that denote the socket, where another file makes it. */
  constructor(context: FileContext, site: Site, roots: readonly ts.Expression[] = [site.node]) {
    const found = roots.map((root) => context.evaluator.usesOf(root, context));
    this.others = found[0]?.others ?? [];
    const others = site.opening === undefined ? undefined : this.others[site.opening];
    const uses = new Set([...roots, ...found.flatMap((each) => each.uses)].filter((use) => !others?.has(use)));
    this.uses = [...uses].flatMap(withChain);
    this.complete = roots[0] === site.node && found.every((each) => each.complete);
    this.elsewhere = [...new Set(found.flatMap((each) => each.elsewhere?.uses ?? []))];
    this.handedBy = [...new Set(found.flatMap((each) => each.elsewhere?.calls ?? []))];
    this.known = new Set([...this.uses, ...this.elsewhere].flatMap((use) => [use, bare(use)]));
    this.context = context;
    this.site = site;
  }

  is(node: ts.Node): boolean {
    return this.known.has(node);
  }

  /** Of a socket that one text makes for several: whether an expression denotes this one alone. */
  isOwn(use: ts.Node): boolean {
    const { opening } = this.site;
    return opening !== undefined && this.others.every((each, at) => at === opening || each.has(use));
  }

  /** The event as the library knows it. `event` is the argument of `on` or the name of a property (`onopen`). */
  eventOf(event: ts.Expression | string, frame: Frame): string | undefined {
    if (typeof event === "string") return event.slice(2).toLowerCase();
    const value = this.context.evaluator.evaluate(event, frame);
    const text = textOf(value);
    if (text !== undefined) return text;
    if (value.kind !== "member") return undefined;
    const { sdk } = this.site.call;
    const events = sdk?.major ? sdkSocket(sdk.major, sdk.method)?.events : undefined;
    return events?.[value.name] ?? (events ? undefined : value.name);
  }

  /** The member of the SDK's enum of events that this version does not have. */
  missingEvent(event: ts.Expression, frame: Frame): string | undefined {
    const value = this.context.evaluator.evaluate(event, frame);
    const { sdk } = this.site.call;
    const socket = sdk?.major ? sdkSocket(sdk.major, sdk.method) : undefined;
    if (value.kind !== "member" || value.of.kind !== "import" || !socket?.enum) return undefined;
    return value.of.name === socket.enum && !Object.hasOwn(socket.events, value.name) ? value.name : undefined;
  }

  /** Whether a listener of that event runs once the socket is open, or when a message comes in. */
  whenOf(event: ts.Expression | string, frame: Frame): SentMessage["when"] {
    const name = this.eventOf(event, frame);
    if (name === undefined) return "other";
    if (/^open$/i.test(name)) return "open";
    return /^(?:close|error|unexpected-response|upgrade|ping|pong|closed)$/i.test(name) ? "other" : "message";
  }
}

const chaining = /^(?:on|once|off|addListener|prependListener|removeListener|setMaxListeners)$/;

/** An expression, and the calls chained to it that give back the same socket. */
function withChain(use: ts.Expression): ts.Expression[] {
  const all = [use];
  for (let next = usedBy(use); next?.call && chaining.test(next.name); next = usedBy(next.call)) all.push(next.call);
  return all;
}

/** `use.name`, and the call when it is called. */
export function usedBy(use: ts.Expression): { name: string; call?: ts.CallExpression } | undefined {
  const ts = typescript();
  const outer = wrapped(use);
  const access = outer.parent;
  if (!access || !ts.isPropertyAccessExpression(access) || access.expression !== outer) return undefined;
  const whole = wrapped(access);
  const { parent } = whole;
  const called = ts.isCallExpression(parent) && parent.expression === whole;
  return { name: access.name.text, ...(called ? { call: parent } : {}) };
}
