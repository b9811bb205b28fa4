import type { Origin } from "../exchange/origin.ts";
import type { Part } from "./comparison.ts";
import type { Told } from "./value.ts";

/** One thing that a request says, which another may say otherwise. */
export interface Fact extends Told {
  readonly part: Part;
  /** The same for the same thing of both requests. */
  readonly key: string;
  readonly name: string;
  readonly at: Origin;
}

export const said = (value: string | number): Told => ({ text: String(value), sure: true });

export function fact(part: Part, key: string, name: string, { text, sure }: Told, at: Origin): Fact {
  return { part, key: `${part} ${key}`, name, text, sure, at };
}
