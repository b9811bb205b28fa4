import type { Entry, Value } from "../exchange/value.ts";

/** A value as text, for comparing and showing. `sure`: the text is all of it, so that another text is another value. */
export interface Told {
  readonly text: string;
  readonly sure: boolean;
}

const unseen: Told = { text: "…", sure: false };

export function told(value: Value): Told {
  switch (value.kind) {
    case "number":
    case "boolean":
      return { text: String(value.value), sure: true };
    case "null":
      return { text: value.undefined ? "undefined" : "null", sure: true };
    case "array":
      return joined(value.items.map(told), value.complete);
    case "bytes":
      if (value.source.is === "file") return { text: `the file ${value.source.path}`, sure: true };
      return value.source.is === "empty" ? { text: "no bytes", sure: true } : { text: "bytes", sure: false };
    case "text": {
      const holes = value.parts.some((part) => part.kind === "hole");
      return { text: value.parts.map(pieceOf).join(""), sure: !holes };
    }
    default:
      return unseen;
  }
}

function pieceOf(part: Extract<Value, { kind: "text" }>["parts"][number]): string {
  if (part.kind === "literal") return part.text;
  const { hole } = part;
  if (hole.is === "env") return `$${hole.name}`;
  if (hole.is === "placeholder") return hole.text;
  return hole.is === "secret" || hole.is === "grant-token" ? "•••" : "…";
}

/** Entries of one name: their order is theirs to choose. */
export function toldOf(entries: readonly Entry[]): Told {
  const all = entries.flatMap(({ value }) => (value.kind === "array" ? value.items.map(told) : [told(value)]));
  return joined(
    all.toSorted((a, b) => (a.text < b.text ? -1 : 1)),
    entries.every(({ sometimes }) => !sometimes),
  );
}

function joined(all: readonly Told[], complete: boolean): Told {
  return { text: all.map(({ text }) => text).join(", "), sure: complete && all.every(({ sure }) => sure) };
}
