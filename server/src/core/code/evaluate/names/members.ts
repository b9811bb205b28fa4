import type ts from "typescript";
import type { Abstract, Frame } from "../../abstract.ts";
import type { Session } from "../session.ts";
import { at, choice, hole, undefinedAt, unknown } from "../values/make.ts";
import { readProp } from "../values/objects.ts";
import { urlMember } from "../values/urls.ts";
import { fieldOf, staticOf } from "./classes.ts";
import { exportedMember } from "./imports.ts";

/** `value.name`. */
export function memberOf(session: Session, value: Abstract, name: string, node: ts.Node, frame: Frame): Abstract {
  const origin = at(node, frame);
  switch (value.kind) {
    case "one-of":
      return choice(
        value.options.filter(mayHaveMembers).map((option) => memberOf(session, option, name, node, frame)),
        origin,
      );
    case "object":
      return readProp(value, name, origin);
    case "array":
      return arrayMember(value, name, origin);
    case "url":
      return urlMember(value, name, origin);
    case "null":
      return undefinedAt(origin);
    case "unknown":
      return { kind: "member", of: value, name, origin };
    case "class":
      return staticOf(session, value, name, node, frame) ?? { kind: "member", of: value, name, origin };
    case "created":
      return fieldOf(session, value, name, node, frame) ?? { kind: "member", of: value, name, origin };
    case "import":
      if (isEnvironment(value)) return hole({ is: "env", name }, origin);
      return exportedMember(session, value, name, origin) ?? { kind: "member", of: value, name, origin };
    case "global":
    case "member":
      return environment(value, name, origin) ?? { kind: "member", of: value, name, origin };
    case "string": {
      if (name !== "length") return unknown("a member of a string", origin, name);
      const text = value.parts.every((part) => part.kind === "literal" && part.text);
      return text
        ? {
            kind: "number",
            value: value.parts.reduce((sum, part) => sum + (part.kind === "literal" ? part.text.length : 0), 0),
            origin,
          }
        : unknown("the length of a string", origin, name);
    }
    case "bytes":
      // What lies behind a view is the same bytes.
      return name === "buffer" ? value : unknown("a member of bytes", origin, name);
    case "result":
      return environment(value, name, origin) ?? { kind: "member", of: value, name, origin };
    case "pairs":
      return { kind: "member", of: value, name, origin };
    default:
      return unknown("a member that is not followed", origin, name);
  }
}

function mayHaveMembers(option: Abstract): boolean {
  return option.kind !== "null";
}

function arrayMember(array: Extract<Abstract, { kind: "array" }>, name: string, origin: Abstract["origin"]): Abstract {
  if (/^\d+$/.test(name)) {
    if (!array.complete) return unknown("an item of a list that is not wholly known", origin);
    return array.items[Number(name)] ?? undefinedAt(origin);
  }
  if (name === "length" && array.complete) return { kind: "number", value: array.items.length, origin };
  return { kind: "member", of: array, name, origin };
}

/** `process.env.X`, `import.meta.env.X`, `Bun.env.X`: a value known by its name. */
function environment(value: Abstract, name: string, origin: Abstract["origin"]): Abstract | undefined {
  if (isEnvironment(value)) return hole({ is: "env", name }, origin);
  if (isNuxtConfig(value) && /key$/i.test(name)) return hole({ is: "env", name }, origin);
  // What lies below `public` is what every visitor gets.
  const isPublic = value.kind === "member" && value.name === "public" && isNuxtConfig(value.of);
  return isPublic ? hole({ is: "env", name: nuxtVariable(name) }, origin) : undefined;
}

/** `useRuntimeConfig()` of Nuxt, whose members environment variables set. */
function isNuxtConfig(value: Abstract): boolean {
  if (value.kind !== "result") return false;
  const { callee } = value;
  return (callee.kind === "global" || callee.kind === "import") && callee.name === "useRuntimeConfig";
}

/** The variable that sets an entry of Nuxt's public configuration: `deepgramApiKey` by NUXT_PUBLIC_DEEPGRAM_API_KEY. */
function nuxtVariable(name: string): string {
  return `NUXT_PUBLIC_${name.replace(/(?<=[a-z\d])(?=[A-Z])/g, "_").toUpperCase()}`;
}

/** Whether a value is the table of environment variables. */
export function isEnvironment(value: Abstract): boolean {
  // SvelteKit's and Cloudflare's.
  if (value.kind === "import" && /^(?:\$env\/dynamic\/|cloudflare:workers$)/.test(value.module))
    return value.name === "env";
  if (value.kind !== "member" || value.name !== "env") return false;
  const { of } = value;
  if (of.kind === "global") return ["process", "import.meta", "Bun"].includes(of.name);
  if (of.kind === "import") return /^(?:node:)?process$/.test(of.module);
  // `globalThis.process.env`
  return of.kind === "member" && of.name === "process" && of.of.kind === "global";
}
