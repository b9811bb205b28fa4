import type { TextPart, Value } from "../exchange/value.ts";

/** How unknown pieces are written in a target language. */
export interface Style {
  /** A credential, masked or not known. */
  readonly key: string;
  readonly env: (name: string) => string;
  readonly unknown: (name: string) => string;
  readonly literal: (text: string) => string;
}

export function partsOf(value: Value | undefined): readonly TextPart[] {
  if (!value) return [];
  switch (value.kind) {
    case "text":
      return value.parts;
    case "number":
    case "boolean":
      return [{ kind: "literal", text: String(value.value), origin: value.origin, exact: false }];
    case "one-of":
      return partsOf(value.options[0]);
    case "null":
      return [];
    default:
      return [{ kind: "hole", hole: { is: "unknown", reason: "not a text" }, origin: value.origin }];
  }
}

/** A text with its holes as variables. Never a credential. */
export function written(parts: readonly TextPart[], style: Style, name = "value"): string {
  return parts
    .map((part) => {
      if (part.kind === "literal") return style.literal(part.text);
      switch (part.hole.is) {
        case "env":
          return /key|token|secret/i.test(part.hole.name) ? style.key : style.env(part.hole.name);
        case "secret":
        case "grant-token":
          return style.key;
        case "placeholder":
          return /key|token|secret|x{6}|\*{4}|redact/i.test(part.hole.text) ? style.key : style.literal(part.hole.text);
        default:
          return style.unknown(part.hole.name ?? name);
      }
    })
    .join("");
}

const identifier = (name: string) => name.replace(/\W+/g, "_").replace(/^(\d)/, "_$1") || "value";

/** Inside double quotes of a POSIX shell. */
export const shell: Style = {
  key: "$DEEPGRAM_API_KEY",
  env: (name) => `$${name}`,
  unknown: (name) => `$${identifier(name).toUpperCase()}`,
  literal: (text) => text.replace(/[\\"$`]/g, "\\$&"),
};

/** Inside a template literal. */
export const template: Style = {
  key: "${process.env.DEEPGRAM_API_KEY}",
  env: (name) => `\${process.env.${name}}`,
  unknown: (name) => `\${${identifier(name)}}`,
  literal: (text) => text.replace(/[\\`]|\$\{/g, "\\$&"),
};

/** A text as an expression: in quotes where it has no holes, as the variable alone where it is one, else as a template. */
export function expression(value: Value | undefined, name = "value"): string {
  const parts = partsOf(value);
  const [only] = parts;
  if (parts.every((part) => part.kind === "literal")) return JSON.stringify(written(parts, plain));
  const text = written(parts, template, name);
  const single = parts.length === 1 && only?.kind === "hole" ? /^\$\{([\w.]+)\}$/.exec(text)?.[1] : undefined;
  return single ?? `\`${text}\``;
}

const plain: Style = { ...template, literal: (text) => text };

/** A value as an expression of JavaScript, indented. */
export function code(value: Value, indent: string, name = "value", depth = 0): string {
  const inner = `${indent}  `;
  if (depth > 10) return "undefined";
  switch (value.kind) {
    case "number":
    case "boolean":
      return String(value.value);
    case "null":
      return value.undefined ? "undefined" : "null";
    case "array":
      return `[${value.items.map((item) => code(item, inner, name, depth + 1)).join(", ")}]`;
    case "object": {
      const { entries } = value.bag;
      if (entries.length === 0) return "{}";
      const members = entries.map(
        (entry) => `${keyOf(entry.name)}: ${code(entry.value, inner, entry.name, depth + 1)}`,
      );
      const line = `{ ${members.join(", ")} }`;
      return line.length < 80 && !line.includes("\n")
        ? line
        : `{\n${members.map((each) => `${inner}${each},`).join("\n")}\n${indent}}`;
    }
    case "one-of":
      return code(value.options[0]!, indent, name, depth + 1);
    case "bytes":
      return value.source.is === "file" ? `readFileSync(${JSON.stringify(value.source.path)})` : "audio";
    case "unresolved":
      return identifier(name);
    default:
      return expression(value, name);
  }
}

export const keyOf = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** A value as JSON for a shell in single quotes; holes become the names of variables to fill in. */
export function json(value: Value, depth = 0): unknown {
  if (depth > 12) return null;
  switch (value.kind) {
    case "number":
    case "boolean":
      return value.value;
    case "null":
      return null;
    case "array":
      return value.items.map((item) => json(item, depth + 1));
    case "object":
      return Object.fromEntries(value.bag.entries.map((entry) => [entry.name, json(entry.value, depth + 1)]));
    case "one-of":
      return json(value.options[0]!, depth + 1);
    case "text":
      return written(value.parts, { ...shell, literal: (text) => text });
    default:
      return "…";
  }
}
