import type ts from "typescript";
import type { Body, Call, Runtime, Target, Via } from "../../../exchange/call.ts";
import type { Origin } from "../../../exchange/origin.ts";
import type { Value } from "../../../exchange/value.ts";
import type { Abstract, Frame, Pairs, Prop } from "../../abstract.ts";
import { type FileContext, placeOf } from "../../context.ts";
import { concat, lazyProp, literal, textOf } from "../../evaluate/values/make.ts";
import type { Site } from "../../site.ts";
import { readTarget } from "../../url/query.ts";
import { urlVariants } from "../../url/variants.ts";
import { runtimeOf } from "./runtime.ts";

/** A request or socket as a client's recogniser found it, before its URL is taken apart. */
export interface Request {
  readonly via: Via;
  readonly transport: Call["transport"];
  readonly node: ts.CallExpression | ts.NewExpression;
  /** What the call as a whole is, when it is more than `node` (an XMLHttpRequest's `open`). */
  readonly whole?: ts.Node;
  readonly head: Origin;
  readonly url: Abstract;
  /** Entries that the client adds to the URL's query. */
  readonly query?: Pairs;
  /** The client's own query takes the place of the URL's. */
  readonly replacesQuery?: boolean;
  readonly method?: Value;
  readonly headers: Pairs;
  readonly lostHeaders?: Pairs | undefined;
  readonly body: Body;
  readonly implicitContentType?: string;
  readonly answerAs?: Call["answerAs"];
  readonly optionsAt?: Origin;
  readonly subprotocols?: Value;
  readonly runtime?: Runtime;
}

/** A site for each URL that the request may go to, other services' too. */
export function sitesOf(context: FileContext, frame: Frame, request: Request): Site[] {
  const { evaluator } = context;
  const { node, whole, head, method, subprotocols, implicitContentType, answerAs, lostHeaders } = request;
  const sites: Site[] = [];
  const targets = (urlVariants(request.url) ?? []).flatMap((url) => readTarget(url, () => evaluator.lower(url)) ?? []);
  const paths = new Set(targets.map(({ target }) => target.path?.value)).size;
  for (const read of targets) {
    const call: Call = {
      transport: request.transport,
      via: request.via,
      origin: placeOf(context, whole ?? node),
      head,
      target: request.via === "fetch" && request.transport === "ws" ? upgraded(read.target) : read.target,
      ...(method ? { method } : {}),
      query: evaluator.lowerBag(branched(joined(read.query, request), targets.length, paths)),
      headers: evaluator.lowerBag(request.headers),
      ...(lostHeaders ? { lostHeaders: evaluator.lowerBag(lostHeaders).entries } : {}),
      ...(implicitContentType ? { implicitContentType } : {}),
      ...(answerAs ? { answerAs } : {}),
      ...(subprotocols ? { subprotocols } : {}),
      ...(request.optionsAt ? { optionsAt: request.optionsAt } : {}),
      body: request.body,
      messages: [],
      messagesComplete: false,
      runtime: request.runtime ?? runtimeOf(context),
    };
    sites.push({ call, node, frame });
  }
  return sites;
}

/**
 * What chooses between URLs may choose their optional parameters, too, and what chooses between paths the values: which of them
 * go with which is not known.
 */
function branched(query: Pairs, urls: number, paths: number): Pairs {
  if (urls === 1) return query;
  const sure = query.props.filter((prop) => !prop.sometimes && !(paths > 1 && prop.value.kind === "one-of"));
  if (sure.length === query.props.length) return query;
  return { ...query, props: sure, complete: false, reason: "a branch decides" };
}

/** An HTTP request that is upgraded is a socket on the wire: `https:` is what `wss:` means there. */
function upgraded(target: Target): Target {
  const { scheme } = target;
  if (!scheme) return target;
  return { ...target, scheme: { ...scheme, value: scheme.value.replace("http", "ws"), exact: false } };
}

function joined(own: Pairs, { query, replacesQuery }: Request): Pairs {
  if (!query) return { ...own, props: own.props.map(asSent) };
  if (replacesQuery) return { ...query, props: query.props.map(asSent) };
  const { insertion } = query.insertion ? query : own;
  return {
    ...query,
    props: [...own.props, ...query.props].map(asSent),
    complete: own.complete && query.complete,
    ...(insertion ? { insertion } : {}),
  };
}

/** A list as the value of a parameter goes out as text, joined by commas. */
function asSent(prop: Prop): Prop {
  const { name, key, renamable, sometimes, optional, removal, written } = prop;
  const own = optional ? { optional } : {};
  const bare = {
    name,
    key,
    renamable,
    sometimes,
    ...own,
    ...(removal ? { removal } : {}),
    ...(written ? { written } : {}),
  };
  return lazyProp(bare, () => {
    const { value } = prop;
    if (value.kind !== "array" || !value.complete || value.items.length === 0) return value;
    return concat(
      value.items.flatMap((item, i) => {
        const comma = i > 0 ? [{ kind: "literal" as const, text: ",", origin: value.origin, exact: false }] : [];
        return [
          ...comma,
          ...(item.kind === "string" ? item.parts : [{ kind: "value" as const, value: item, origin: item.origin }]),
        ];
      }),
      value.origin,
    );
  });
}

/** The method that a request is made with: as given, else the client's own default at `head`. */
export function methodOf(context: FileContext, given: Abstract | undefined, fallback: string, head: Origin): Value {
  if (!given || given.kind === "null") return context.evaluator.lower(literal(fallback, head));
  if (given.kind === "one-of")
    return {
      kind: "one-of",
      options: given.options.map((option) => methodOf(context, option, fallback, head)),
      origin: given.origin,
    };
  const text = textOf(given);
  if (given.kind !== "string" || text === undefined) return context.evaluator.lower(given);
  return context.evaluator.lower({
    ...given,
    parts: given.parts.map((part) => (part.kind === "literal" ? { ...part, text: part.text.toUpperCase() } : part)),
  });
}
