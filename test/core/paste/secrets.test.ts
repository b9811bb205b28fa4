import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { readPaste } from "../../../server/src/core/paste/index.ts";
import { places } from "../../helpers/secret-places.ts";

/** Pseudo-random, so that a failure can be had again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function pick(from: string, length: number, next: () => number): string {
  return Array.from({ length }, () => from[Math.floor(next() * from.length)]).join("");
}

const base64url = (text: string) => Buffer.from(text).toString("base64url");

function key(next: () => number): string {
  return pick("0123456789abcdef", 40, next);
}

function jwt(next: () => number): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const payload = JSON.stringify({ exp: 1790000000, jti: pick(letters, 20, next), scope: "asr:write" });
  return [base64url('{"alg":"HS256","typ":"JWT"}'), base64url(payload), pick(letters, 43, next)].join(".");
}

/** Every string of an object, maps and keys included. */
function strings(value: unknown, found: string[] = [], seen = new Set<unknown>()): string[] {
  if (typeof value === "string") found.push(value);
  else if (value && typeof value === "object" && !seen.has(value)) {
    seen.add(value);
    if (value instanceof Map) for (const [name, each] of value) strings([name, each], found, seen);
    for (const [name, each] of Object.entries(value)) {
      found.push(name);
      strings(each, found, seen);
    }
  }
  return found;
}

/** Twelve characters of a secret that show in a text; what every JWT of the kind begins with is none. */
function leak(secret: string, shown: string): string | undefined {
  for (let at = 0; at + 12 <= secret.length; at++) {
    const piece = secret.slice(at, at + 12);
    if (shown.includes(piece)) return piece;
  }
  return undefined;
}

for (const [kind, texts] of Object.entries(places)) {
  test(`no credential survives in ${kind}`, () => {
    const next = random(kind.length * 7919);
    for (const template of texts) {
      for (const make of [key, jwt]) {
        const secret = make(next);
        const text = template
          .replaceAll("{{secret}}", secret)
          .replaceAll("{{cut}}", secret.slice(0, secret.length - 6));
        for (const input of [
          { request: text, response: "" },
          { request: "", response: text },
        ]) {
          const paste = readPaste(input, lowerPasted);
          const shown = `${strings(paste).join("\n")}\n${JSON.stringify(paste)}`;
          const leaked = leak(secret, shown);
          assert.equal(leaked, undefined, `${make.name} in: ${template.slice(0, 300)}`);
          assert.equal(paste.texts["paste:request"].length, input.request.length);
          assert.equal(paste.texts["paste:response"].length, input.response.length);
        }
      }
    }
  });
}
