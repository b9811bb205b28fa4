import type ts from "typescript";
import type { Call, Listener, SentMessage, SocketClose } from "../exchange/call.ts";
import type { Frame } from "./abstract.ts";
import type { FileContext } from "./context.ts";
import type { Gives } from "./http/client.ts";

/**
 * A place that makes a request or opens a socket. Recognisers give the call without messages; for every site whose
 * `call.transport` is `ws`, `messages/collect.ts` is then asked: `collectMessages(context, site)`.
 */
export interface Site {
  readonly call: Call;
  /** The expression whose value is the request's result or the socket (`new WebSocket(…)`, `client.listen.live(…)`). */
  readonly node: ts.CallExpression | ts.NewExpression;
  /** The activation in which `call` was evaluated: evaluate further expressions of the same function in it. */
  readonly frame: Frame;
  /** What the request's expression gives, where what is read of the answer is followed. */
  readonly gives?: Gives;
  /** A socket that is used through functions of its own: what is sent on it and read of it is not looked for. */
  readonly opaque?: boolean;
  /** Of a socket that a function makes for several callers: which of them is meant, as in `Uses.others`. */
  readonly opening?: number;
  /** Of a socket that another file makes: the file that receives it, and the expressions there that denote it. */
  readonly received?: { readonly context: FileContext; readonly roots: readonly ts.Expression[] };
}

/** What `collectMessages(context: FileContext, site: Site)` of messages/collect.ts returns. */
export interface Collected {
  readonly messages: readonly SentMessage[];
  readonly messagesComplete: boolean;
  readonly listeners?: readonly Listener[];
  readonly closes?: readonly SocketClose[];
  readonly otherMethods?: NonNullable<Call["otherMethods"]>;
  readonly usesSeen?: boolean;
  readonly connects?: boolean;
  readonly emits?: boolean;
  readonly oneOfSeveral?: boolean;
}

/** A recogniser looks at the candidates of `context.index` and returns a site for each call that it knows. Sites of other services may be returned: they are dropped later. */
export type Recogniser = (context: FileContext) => Site[];
