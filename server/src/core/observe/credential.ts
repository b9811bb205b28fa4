import type { Call } from "../exchange/call.ts";
import { entries, known } from "../exchange/facts.ts";
import type { Origin } from "../exchange/origin.ts";
import type { Hole, Value } from "../exchange/value.ts";

/** The credential that a pasted call carries where Deepgram reads it. */
export interface Carried {
  readonly at: Origin;
  readonly where: "header" | "subprotocol" | "sdk";
  /** The scheme word, in lower case; empty when there is none. */
  readonly scheme: string;
  /** `unexpanded`: the name of a variable, sent as it is written. `placeholder`: a word of the documentation to be replaced. */
  /** What follows the scheme. `nothing`: empty, or the words undefined and null. */
  readonly kind: "api-key" | "jwt" | "masked" | "env" | "nothing" | "unexpanded" | "placeholder" | "unknown";
  /** Seconds since 1970, from a JWT. */
  readonly expires?: number;
  readonly issued?: number;
}

export function carried(call: Call | undefined): Carried | undefined {
  if (!call) return undefined;
  const [header] = entries(call.headers, "authorization", true);
  if (header) return fromText(header.value, "header");
  const protocols = call.subprotocols;
  if (protocols?.kind === "array" && protocols.items.length >= 2) {
    const scheme = known(protocols.items[0])?.text.toLowerCase() ?? "";
    const inner = fromText(protocols.items[1]!, "subprotocol");
    return { ...inner, scheme };
  }
  if (call.credential) {
    const jwt = call.credential.option === "accessToken";
    return { ...fromText(call.credential.value, "sdk"), scheme: jwt ? "bearer" : "token" };
  }
  return undefined;
}

function fromText(value: Value, where: Carried["where"]): Carried {
  const at = value.origin;
  if (value.kind !== "text") return { at, where, scheme: "", kind: "unknown" };
  const holeAt = value.parts.findIndex((part) => part.kind === "hole");
  const lead = value.parts.slice(0, holeAt < 0 ? value.parts.length : holeAt);
  const before = lead.map((part) => (part.kind === "literal" ? part.text : "")).join("");
  const scheme = /^\s*(token|bearer|basic)\b/i.exec(before)?.[1]?.toLowerCase() ?? "";
  const hole = value.parts[holeAt];
  if (hole?.kind === "hole") return { at, where, scheme, ...ofHole(hole.hole) };
  const text = known(value)?.text.trim() ?? "";
  const rest = text.slice(scheme.length).trim();
  if (/^\$(?:env:)?\{?[A-Za-z_]\w*\}?$/.test(rest)) return { at, where, scheme, kind: "unexpanded" };
  const kind = /^(?:undefined|null|none|nan|\[object object\])?$/i.test(rest) ? "nothing" : "unknown";
  return { at, where, scheme, kind };
}

function ofHole(hole: Hole): Pick<Carried, "kind" | "expires" | "issued"> {
  switch (hole.is) {
    case "secret":
      return {
        kind: hole.shape === "api-key" ? "api-key" : hole.shape === "jwt" ? "jwt" : "masked",
        ...(hole.expires === undefined ? {} : { expires: hole.expires }),
        ...(hole.issued === undefined ? {} : { issued: hole.issued }),
      };
    case "grant-token":
      return { kind: "jwt" };
    case "env":
      return { kind: "env" };
    case "placeholder":
      // What is crossed out was a key; a name in capitals or brackets may never have been replaced.
      return { kind: /your|my_|insert|replace|<|\{/i.test(hole.text) ? "placeholder" : "masked" };
    default:
      return { kind: "unknown" };
  }
}
