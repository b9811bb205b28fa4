import type ts from "typescript";
import type { Abstract, Frame, Pairs } from "../../abstract.ts";
import type { Session } from "../session.ts";
import { listingOf } from "../values/arrays.ts";
import { newBytes } from "../values/bytes.ts";
import { at, choice, unknown } from "../values/make.ts";
import { entriesOf, newQuery, newUrl } from "../values/urls.ts";
import { globalPath } from "./builtins.ts";

/** `new X(…)`. */
export function newValue(session: Session, node: ts.NewExpression, frame: Frame): Abstract {
  const origin = at(node, frame);
  const callee = session.evaluate(node.expression, frame);
  if (callee.kind === "one-of") {
    const known = callee.options.filter((option) => option.kind !== "null" && option.kind !== "unknown");
    return created(known.length === 1 ? known[0]! : unknown("one of several classes", origin), node, frame, origin);
  }
  // Standard classes by their global name, or imported from where the runtime keeps them.
  const name = globalPath(callee)?.replace(
    /^(?:url|buffer|undici|node-fetch|cross-fetch|form-data|formdata-node|headers-polyfill)#/,
    "",
  );
  const first = node.arguments?.[0];
  const argument = () => first && session.evaluate(first, frame);
  switch (name) {
    case "URL":
      return newUrl(session, node, frame);
    case "URLSearchParams":
      return newQuery(session, argument(), origin);
    case "Headers":
      return headersFrom(argument(), origin);
    case "FormData":
    case "":
      return { kind: "pairs", of: "form", props: [], complete: !first || name === "", origin };
    case "Map":
      return mapFrom(argument(), origin);
    case "Request": {
      const url = argument();
      const init = node.arguments?.[1];
      if (!url) break;
      return { kind: "request", url, origin, ...(init ? { init: session.evaluate(init, frame) } : {}) };
    }
    case "Promise":
      return unknown("a promise", origin);
  }
  return (
    (name === undefined ? undefined : newBytes(session, name, node, frame)) ?? created(callee, node, frame, origin)
  );
}

function created(of: Abstract, node: ts.NewExpression, frame: Frame, origin: Abstract["origin"]): Abstract {
  return { kind: "created", of, node, frame, origin };
}

/** Headers from an object, entries, or other headers. */
export function headersFrom(value: Abstract | undefined, origin: Abstract["origin"]): Abstract {
  const empty: Pairs = { kind: "pairs", of: "headers", props: [], complete: true, origin };
  if (!value || value.kind === "null") return empty;
  if (value.kind === "one-of")
    return choice(
      value.options.map((option) => headersFrom(option, origin)),
      origin,
    );
  if (value.kind === "object" || value.kind === "pairs") {
    const { props, complete, reason, insertion } = value;
    return { ...empty, props, complete, ...(reason ? { reason } : {}), ...(insertion ? { insertion } : {}) };
  }
  if (value.kind === "array") return { ...empty, ...entriesOf(listingOf(value)) };
  return { ...empty, complete: false, reason: "headers that are not followed" };
}

function mapFrom(value: Abstract | undefined, origin: Abstract["origin"]): Abstract {
  const empty: Pairs = { kind: "pairs", of: "map", props: [], complete: true, origin };
  if (!value || value.kind === "null") return empty;
  return value.kind === "array" ? { ...empty, ...entriesOf(listingOf(value)) } : { ...empty, complete: false };
}
