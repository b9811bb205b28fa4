import type { Origin } from "../../exchange/origin.ts";
import type { Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import { tellsOfKey } from "../shared/named-in-words.ts";
import { uploadSample } from "../shared/samples.ts";
import { namesKey } from "./shared/credential.ts";

export const keyReturned = rule({
  id: "auth-key-returned-to-client",
  group: "auth",
  title: "Route that hands out the API key",
  severity: "warning",
  why: "Whoever calls the route gets the long-lived key itself and can use it at your expense, for as long as it lives.",
  advice: "Ask POST /v1/auth/grant for a temporary token in the route and answer with its access_token.",
  exceptions:
    "Only a key that is read from the environment by its name is reported; temporary keys are made to be handed out, and what a branch keeps for development is left alone.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/token-based-authentication"],
  shows: {
    needs: [tellsOfKey, /route|endpoint|backend|server|answer|response|return|download|gives?/i],
    signs: [
      /\b(?:returns?|gives?|hands?|sends?|downloads?|responds? with)\b[^.!?\n]{0,40}\b(?:real |api |master |secret |permanent )?key\b[^.!?\n]{0,60}\b(?:front-?end|browser|client|page|app|users?)\b/i,
    ],
    told: [
      "my backend route gives the api key to the frontend so it can connect",
      "endpoint that returns the key to the browser, is that ok",
      "mobile app downloads the real key from our server",
      "users can read our secret in the answer of our own token route",
    ],
    hygiene: true,
    sample: uploadSample,
    answers: { silent: true },
  },
  checkReply(reply, report) {
    for (const { name, at } of keysIn(reply.body, 0))
      report({
        message: `The API key in ${name} is returned to whoever calls this route`,
        at: reply.origin.text === at.text && inside(at, reply.origin) ? at : reply.origin,
      });
  },
  examples: {
    wrong: [
      {
        code: `export async function GET() {
  return Response.json({ key: process.env.DEEPGRAM_API_KEY });
}`,
      },
      {
        code: `import express from "express";
const key = process.env.DEEPGRAM_API_KEY;
express().get("/token", (req, res) => {
  res.status(200).json({ token: key });
});`,
      },
    ],
    right: [
      {
        code: `export async function GET() {
  const answer = await fetch("https://api.deepgram.com/v1/auth/grant", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
  if (!answer.ok) return new Response("Deepgram refused", { status: 502 });
  const { access_token } = await answer.json();
  return Response.json({ access_token });
}`,
      },
      {
        code: `import express from "express";
express().get("/health", (req, res) => {
  res.json({ deepgram: Boolean(process.env.DEEPGRAM_API_KEY), configured: !!process.env.DEEPGRAM_API_KEY });
});`,
      },
    ],
  },
});

/** Every Deepgram key of the environment, also as a piece of a longer text. */
function keysIn(value: Value, depth: number): { name: string; at: Origin }[] {
  if (depth > 6) return [];
  switch (value.kind) {
    case "one-of":
      return value.options.flatMap((option) => keysIn(option, depth + 1));
    case "array":
      return value.items.flatMap((item) => keysIn(item, depth + 1));
    case "object":
      return value.bag.entries.flatMap((entry) =>
        keysIn(entry.value, depth + 1).map(({ name }) => ({ name, at: entry.written ?? entry.key })),
      );
    case "text": {
      return value.parts.flatMap((part) => {
        if (part.kind !== "hole" || part.hole.is !== "env") return [];
        const { name } = part.hole;
        return namesKey(name) && /deepgram|(?:^|_)dg_/i.test(name) ? [{ name, at: part.origin }] : [];
      });
    }
    default:
      return [];
  }
}

function inside(inner: Origin, outer: Origin): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
