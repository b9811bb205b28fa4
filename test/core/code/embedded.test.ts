import assert from "node:assert/strict";
import { test } from "node:test";
import { embeddedScripts } from "../../../server/src/core/code/embedded.ts";
import { lowered } from "../../helpers/lowered.ts";

const socket = (model: string) => `new WebSocket("wss://api.deepgram.com/v1/listen?model=${model}");`;

/** The models that are asked for, each read at its place in the whole file. */
function models(file: string, text: string): string[] {
  return lowered(text, {}, file).calls.map((call) => {
    const { value } = call.query.entries[0]!;
    return text.slice(value.origin.start, value.origin.end);
  });
}

test("a Vue component's scripts share their names, and its template is no script", () => {
  const text = [
    `<template><p>{{ "new WebSocket('wss://api.deepgram.com')" }}</p></template>`,
    `<script>`,
    `const host = "wss://api.deepgram.com/v1/listen";`,
    `</script>`,
    `<script setup lang="ts">`,
    `const model = "nova-3" as const`,
    `new WebSocket(\`\${host}?model=\${model}\`)`,
    `</script>`,
    `<style>.a { color: red }</style>`,
  ].join("\r\n");
  assert.deepEqual(models("App.vue", text), ["nova-3"]);
});

test("Svelte and Astro", () => {
  assert.deepEqual(models("a.svelte", `<script lang="ts">\n${socket("nova-3")}\n</script>\n<h1>{x}</h1>`), ["nova-3"]);
  const astro = `---\nconst a: string = "1";\n${socket("nova-2")}\n---\n<p/>\n<script>${socket("nova-3")}</script>`;
  assert.deepEqual(models("a.astro", astro), ["nova-2", "nova-3"]);
});

test("HTML with several scripts; data, templates, comments and what is loaded from elsewhere are none", () => {
  const text = [
    `<!doctype html><!-- <script>${socket("base")}</script> -->`,
    `<script type="application/json">{ "url": "wss://api.deepgram.com" }</script>`,
    `<script src="https://x.y/z.js"></script>`,
    `<script type="text/template">${socket("enhanced")}</script>`,
    `<SCRIPT type=module data-a=">">${socket("nova-3")}</SCRIPT>`,
    `<script>${socket("nova-2")}`,
  ].join("\n");
  assert.deepEqual(models("index.html", text), ["nova-3", "nova-2"]);
});

test("places and line ends stay as they are", () => {
  const text = "<p>ä😀</p>\r\n<script>\r\nlet a = 1\r\n</script>\r\n";
  const embedded = embeddedScripts("a.vue", text)!;
  assert.equal(embedded.text.length, text.length);
  assert.equal(embedded.text.indexOf("let a"), text.indexOf("let a"));
  assert.equal(embedded.text.split("\r\n").length, text.split("\r\n").length);
  assert.equal(embeddedScripts("a.ts", text), undefined);
});
