import type ts from "typescript";
import type { Call, Read, ReadText, ResultHandling } from "../../exchange/call.ts";
import { type FileContext, placeOf } from "../context.ts";
import { within, wrapped } from "../evaluate/names/nodes.ts";
import { Socket } from "../messages/socket.ts";
import type { Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { Follower } from "./follow.ts";
import { Guards } from "./guards.ts";
import { handlersOf } from "./handlers.ts";
import { type Found, type State, start, startOf } from "./state.ts";
import { isAfterFailure } from "./syntax.ts";

export type Reads = Pick<Call, "reads" | "result">;

/** What the file reads of a request's answer, or of a socket's messages. */
export function collectReads(context: FileContext, site: Site): Reads {
  if (site.opaque) return {};
  if (site.call.transport === "ws") return { reads: ofSocket(context, site) };
  const state = startOf(site);
  if (!state) return {};
  const follower = new Follower(context, state.stage === "body");
  follower.follow(site.node, state);
  const names = new Set(follower.taken.map(({ name }) => name));
  const result: ResultHandling = {
    taken: follower.taken.map(({ name, node, optional }) => ({
      name,
      origin: placeOf(context, node),
      optional,
      ...(isAfterFailure(node) && { failed: true }),
    })),
    errorUsed: names.has("error") || follower.tested,
    statusChecked: ["ok", "status", "statusCode"].some((name) => names.has(name)) || looksAtError(follower),
    caught: follower.caught || isInTry(site.node),
    ...(follower.defaulted && { defaulted: true }),
    escapes: follower.escapes,
  };
  return { reads: readsOf(context, follower), result };
}

function ofSocket(context: FileContext, site: Site): Read[] {
  const socket = new Socket(context, site, site.received?.roots);
  const reads: Read[] = [];
  for (const { fn, state } of handlersOf(context, site, socket)) {
    const follower = new Follower(context, false);
    follower.intoParameter(fn, 0, state);
    follower.run();
    reads.push(...readsOf(context, follower));
  }
  for (const loop of iterationsOf(site, socket)) {
    const follower = new Follower(context, false);
    follower.intoVariable(loop, start("body", "message"));
    follower.run();
    reads.push(...readsOf(context, follower));
  }
  return reads.sort((a, b) => a.origin.start - b.origin.start);
}

/** `for await (const message of socket)`, as version 5 of the SDK has it: the names that take the messages. */
function iterationsOf({ call }: Site, socket: Socket): ts.BindingName[] {
  const ts = typescript();
  if (call.sdk?.major !== 5) return [];
  return socket.uses.flatMap((use) => {
    const outer = wrapped(use);
    const { parent } = outer;
    const loops = parent && ts.isForOfStatement(parent) && parent.awaitModifier && parent.expression === outer;
    if (!loops || !ts.isVariableDeclarationList(parent.initializer)) return [];
    return parent.initializer.declarations.map(({ name }) => name);
  });
}

/** One read for each place where a member is named: what its variable is used for later adds only what it is compared with. */
function readsOf(context: FileContext, { found, held }: Follower): Read[] {
  const guards = new Guards(
    context,
    found,
    held.map(({ node }) => node),
  );
  const comparedAt = new Map<ts.Node, ReadText[]>();
  for (const { node, state } of found) {
    const last = state.path.at(-1)!.node;
    const texts = guards.compared(node);
    if (texts.length > 0) comparedAt.set(last, [...(comparedAt.get(last) ?? []), ...texts]);
  }
  return found
    .filter(({ node, state }) => within(state.path.at(-1)!.node, node) && !isOfError(node, state))
    .map((each): Read => {
      const { node, state } = each;
      const compared = comparedAt.get(state.path.at(-1)!.node);
      return {
        of: state.of,
        path: state.path.map(({ name, node: at, optional, renamable }) => ({
          name,
          origin: quoted(context, at),
          optional,
          renamable,
        })),
        origin: placeOf(context, node),
        ...(state.of === "message" ? guards.guardOf(each) : checks(guards, each)),
        ...(compared ? { compared } : {}),
      };
    })
    .sort((a, b) => a.origin.start - b.origin.start || a.origin.end - b.origin.end);
}

/** An answer, and what an SDK hands to the listener of one event, has one shape, so that it is read by no type: what stands before it is a look at whether there is one. */
function checks(guards: Guards, found: Found): Pick<Read, "guard" | "checked"> {
  return { guard: "none", ...(guards.guardOf(found).guard !== "none" && { checked: true }) };
}

/** Members of the error bodies that Deepgram answers with. */
const errorBody = new Set(["err_code", "err_msg", "error", "message", "category", "details", "reason", "request_id"]);

/** The body of a refusal is looked for by its own members. */
function looksAtError({ found }: Follower): boolean {
  return found.some(
    ({ state }) => state.of === "response" && /^(?:err_code|err_msg|error|category)$/.test(state.path[0]!.name),
  );
}

function isOfError(node: ts.Node, { of, path }: State): boolean {
  return of === "response" && (errorBody.has(path[0]!.name) || isAfterFailure(node));
}

/** The characters of a name, without quotes. */
function quoted(context: FileContext, node: ts.Node): Read["origin"] {
  const place = placeOf(context, node);
  return typescript().isStringLiteralLike(node) ? { ...place, start: place.start + 1, end: place.end - 1 } : place;
}

function isInTry(node: ts.Node): boolean {
  const ts = typescript();
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (ts.isTryStatement(parent) && parent.tryBlock === child && parent.catchClause) return true;
    if (ts.isFunctionLike(parent)) return false;
  }
  return false;
}
