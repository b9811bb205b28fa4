import type { Call } from "../../exchange/call.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import { tellsOfBrowser, tellsOfKey } from "../shared/named-in-words.ts";
import { uploadSample } from "../shared/samples.ts";
import { isPublicName, namesKey, textValues } from "./shared/credential.ts";

export const keyInBundle = rule({
  id: "auth-key-in-browser-bundle",
  group: "auth",
  title: "API key that ships to browsers",
  severity: "warning",
  why: "Bundlers write variables with this prefix into the code that every visitor gets: the key is public, and whoever copies it speaks at your expense.",
  advice:
    "Keep the key on a server, let it ask /v1/auth/grant for a temporary token, and open the socket with ['bearer', token].",
  exceptions: "A variable with such a prefix that is read in code of the server alone is not reported.",
  docs: [
    "https://developers.deepgram.com/guides/fundamentals/authenticating",
    "https://developers.deepgram.com/guides/fundamentals/token-based-authentication",
  ],
  shows: {
    needs: [tellsOfKey, tellsOfBrowser],
    signs: [
      /NEXT_PUBLIC|\bVITE_|REACT_APP_|EXPO_PUBLIC|\bkey\b[^.!?\n]{0,60}\b(?:network tab|dev ?tools|view source|bundle|front-?end|visible)/i,
    ],
    told: [
      "is it safe to use my api key in the react frontend",
      "the key is visible in the network tab of the browser",
      "we put the deepgram key in NEXT_PUBLIC or VITE variable and users can see it",
      "how do I hide the api key in a single page app",
      "my key shows up in the javascript of the page, is that a problem",
    ],
    hygiene: true,
    sample: uploadSample,
    answers: { silent: true },
  },
  check(call, report) {
    if (call.runtime === "server") return;
    const seen = new Set<string>();
    for (const { name, at } of publicKeys(call)) {
      if (seen.has(name)) continue;
      seen.add(name);
      report({ message: `The API key in ${name} ships to every browser`, at });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.NEXT_PUBLIC_DEEPGRAM_API_KEY]);
start(socket);`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", import.meta.env.VITE_DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
      {
        code: `import { createServer } from "node:http";
createServer(() => fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token \${process.env.VITE_DEEPGRAM_API_KEY}\` } })).listen(3000);`,
      },
    ],
  },
});

function publicKeys(call: Call): { name: string; at: Origin }[] {
  const headers = call.headers.entries.filter(({ name }) => /auth|key|token/i.test(name)).map(({ value }) => value);
  const query = call.query.entries.filter(({ name }) => /auth|key|token/i.test(name)).map(({ value }) => value);
  const values = [
    ...headers,
    ...query,
    ...items(call.subprotocols),
    ...(call.credential ? [call.credential.value] : []),
  ];
  return values.flatMap(textValues).flatMap((value) =>
    value.parts.flatMap((part) => {
      if (part.kind !== "hole" || part.hole.is !== "env") return [];
      const { name } = part.hole;
      return isPublicName(name) && namesKey(name) ? [{ name, at: part.origin }] : [];
    }),
  );
}

function items(value: Value | undefined): readonly Value[] {
  if (value?.kind === "one-of") return value.options.flatMap(items);
  return value?.kind === "array" ? value.items : value ? [value] : [];
}
