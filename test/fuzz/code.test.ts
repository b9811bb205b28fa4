import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultConfig } from "../../server/src/core/check/config.ts";
import { checkLowered } from "../../server/src/core/check/index.ts";
import { lowerParsed, type Parsed, parseSource } from "../../server/src/core/code/index.ts";
import { type CodeFixture, codeFixtures } from "../helpers/fixtures.ts";

/** How many states of all files together are looked at: some seconds of work, however many fixtures there are. */
const looks = 700;

/** The same numbers each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

/** A file as a person types it, deletes from it, and breaks it: each state follows from the one before by one edit. */
function* typed(text: string, seed: number, states: number): Generator<string> {
  const next = random(seed);
  for (let i = 1; i <= states / 3; i++) yield text.slice(0, Math.floor((text.length * i) / (states / 3)));
  let current = text;
  for (let i = 0; i < states / 3; i++) {
    const at = Math.floor(next() * current.length);
    current = current.slice(0, at) + current.slice(at + 1 + Math.floor(next() * 4));
    yield current;
  }
  current = text;
  for (let i = 0; i < states / 3; i++) {
    const at = Math.floor(next() * current.length);
    const what = ["`", "${", "(", ")", "{", "}", '"', "...", "?.", "/*", "=>", "\u0000", "\ud800", "<"];
    current = current.slice(0, at) + what[Math.floor(next() * what.length)] + current.slice(at);
    yield current;
  }
}

function look(fixture: CodeFixture, uri: string, text: string, old: Parsed | undefined): Parsed | undefined {
  const parsed = parseSource({ uri, text }, old);
  if ("problem" in parsed) return undefined;
  const lowered = lowerParsed(parsed, fixture.project);
  assert.deepEqual(lowered.problems, [], `in:\n${text}`);
  const lengths = new Map([...fixture.files].map(([name, each]) => [name, each.length]));
  lengths.set(uri, text.length);
  const inside = (what: string, at: { text: string; start: number; end: number }) => {
    const length = lengths.get(at.text);
    const fits = length !== undefined && 0 <= at.start && at.start <= at.end && at.end <= length;
    assert.ok(fits, `${what} lies at ${at.start}-${at.end} of ${length} in:\n${text}`);
  };
  for (const { origin, head, query, headers } of lowered.calls) {
    inside("a call", origin);
    inside("its head", head);
    for (const entry of [...query.entries, ...headers.entries]) {
      inside("a name", entry.key);
      inside("a value", entry.value.origin);
      if (entry.removal) inside("what is cut", entry.removal);
    }
  }
  const checked = checkLowered({ uri, text }, lowered, defaultConfig);
  assert.deepEqual(checked.problems, [], `in:\n${text}`);
  for (const finding of checked.findings) {
    inside(finding.rule, finding.at);
    for (const edit of finding.fixes.flatMap((fix) => fix.edits)) inside(`an edit of ${finding.rule}`, edit);
  }
  return parsed;
}

test("every fixture, typed and broken step by step, is read without a fault and with all places inside the text", () => {
  const all = codeFixtures().flatMap((fixture) => [...fixture.files].map(([uri, text]) => ({ fixture, uri, text })));
  const states = Math.max(6, Math.floor(looks / all.length));
  for (const [seed, { fixture, uri, text }] of all.entries()) {
    let old: Parsed | undefined;
    for (const state of typed(text, seed, states)) old = look(fixture, uri, state, old);
  }
});
