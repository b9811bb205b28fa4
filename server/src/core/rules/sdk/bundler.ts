import { mentions } from "../../observe/says.ts";
import { rule } from "../define.ts";

export const bundler = rule({
  id: "sdk-bundler",
  group: "sdk",
  title: "A bundler breaks the SDK at load time",
  severity: "error",
  why: "The SDK or its ws package is bundled for a target that it is not made for: Node modules are missing, native parts are inlined, or the browser entry of ws is taken.",
  advice:
    "Keep @deepgram/sdk and ws out of the bundle on servers (serverExternalPackages in Next.js, external in esbuild or webpack), and use the platform's WebSocket in browsers.",
  docs: ["https://developers.deepgram.com/docs/js-sdk"],
  shows: {
    needs: [/webpack|next|bundl|esbuild|vite|rollup|import|require|commonjs|\besm\b|jest|module|bufferutil|lambda/i],
    signs: [
      /\b(?:esbuild|webpack|rollup|vite|turbopack|parcel|bundled|bundling|bufferutil|utf-8-validate)\b|Class extends value undefined|unexpected token export/i,
    ],
    told: [
      "webpack or next build fails on the sdk",
      "cannot find module ws or bufferutil in the bundle",
      "deepgram import breaks in the bundled lambda",
      "named export not found because the module is commonjs",
      "unexpected token export in jest",
      "sdk works with node but not after esbuild",
    ],
    by: "sdk",
    settle: "Run the same file with plain Node, without the bundler.",
    rulesOut: [{ id: "auth-invalid-key", why: "the program fails before it calls Deepgram" }],
    diagnose(exchange, evidence) {
      const found = mentions(
        exchange,
        /(?:Module not found|Can't resolve|Could not resolve|Cannot find module|Failed to resolve (?:import|entry))[^\n]{0,60}["'`](?:node:)?(?:ws|bufferutil|utf-8-validate|stream|crypto|http|https|fs|path|os|url|zlib|net|tls|buffer|events|cross-fetch|@deepgram\/[\w/.-]+|[^"'`\n]*deepgram[^"'`\n]*)["'`]|ws does not work in the browser|bufferUtil\.mask is not a function|\bmask is not a function|b\.mask|(?:Buffer|process|require|global|__dirname) is not defined|Critical dependency: the request of a dependency|externalized for browser compatibility|Dynamic require of|ERR_REQUIRE_ESM|Must use import to load ES Module/,
      );
      if (!found) return;
      const sdk = mentions(exchange, /deepgram|\bws\b|websocket|bufferutil/i);
      evidence({
        text: `The program says '${found.match[0].slice(0, 120)}'`,
        at: found.at,
        for: true,
        weight: sdk ? "decisive" : "strong",
        explains:
          "The program fails while it loads, before any call: the bundler left something out of the SDK, or put a browser's version of a Node package in.",
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          "Error: ws does not work in the browser. Browser clients must use the native WebSocket object\n    at ./node_modules/ws/browser.js (webpack-internal:///./node_modules/ws/browser.js:4:9)\n    at @deepgram/sdk",
      },
      { response: "Module not found: Error: Can't resolve 'stream' in '/app/node_modules/@deepgram/sdk/dist'" },
    ],
  },
});
