import type { Call } from "../../exchange/call.ts";
import { known } from "../../exchange/facts.ts";
import type { Entry } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import { atDeepgram } from "../shared/helpers.ts";

export const headerOverwritten = rule({
  id: "auth-header-overwritten",
  group: "auth",
  title: "Authorization header lost to later options",
  severity: "error",
  why: "A later 'headers' takes the place of an earlier one as a whole: nothing of the earlier one goes out, and without a credential Deepgram answers 401.",
  advice:
    "Spread the options first and their headers inside: { ...init, headers: { Authorization: …, ...init.headers } }.",
  exceptions:
    "Nothing is said where it is not seen what the later options hold, or where they bring a credential of their own.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/authenticating"],
  shows: {
    needs: [/header|authori[sz]ation/i],
    signs: [
      /(?:spread|overwrit|overrid|merg|replac|later option)\w*[^.!?\n]{0,80}\bheaders?\b|\bheaders?\b[^.!?\n]{0,80}\b(?:spread|overwrit\w*|overrid\w*|merg\w*|replac\w*|lost|disappears?|gone)\b/i,
    ],
    told: [
      "I set the Authorization header but the server never sees it once I spread my other headers",
      "header disappears after adding custom headers to the options",
      "authorization is in my config and still missing in the request that goes out, a later option replaces it",
      "two headers objects are merged and the credentials get lost on the way",
    ],
    answers: { statuses: [401], errors: ["invalid-auth"], closes: [1006] },
    by: "deepgram",
    refines: ["auth-missing-header"],
    settle: "Look at the request that really goes out: is there an Authorization header?",
  },
  check(call, report) {
    const lost = lostAuthorization(call);
    if (!lost || !atDeepgram(call) || !call.headers.complete || call.subprotocols) return;
    if (call.headers.entries.some(({ name }) => /auth|api-?key|token|sec-websocket-protocol/i.test(name))) return;
    const { origin } = call.headers;
    report({
      message: "The Authorization header does not go out: later options replace all headers",
      at: lost.key,
      related:
        origin.text === lost.key.text && origin.start === lost.key.start
          ? []
          : [{ at: origin, message: "These headers go out" }],
    });
  },
  examples: {
    wrong: [
      {
        code: `const init = { method: "POST", headers: { "Content-Type": "application/json" } };
fetch("https://api.deepgram.com/v1/read?language=en&topics=true", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: JSON.stringify({ text }), ...init });`,
      },
    ],
    right: [
      {
        code: `const init = { method: "POST", headers: { "Content-Type": "application/json" } };
fetch("https://api.deepgram.com/v1/read?language=en&topics=true", { ...init, headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, ...init.headers }, body: JSON.stringify({ text }) });`,
      },
      {
        code: `export const call = (path, init) => fetch(\`https://api.deepgram.com\${path}\`, { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, ...init });`,
      },
    ],
  },
});

/** The Authorization header among those that do not go out, where it holds something. */
export function lostAuthorization(call: Call): Entry | undefined {
  return call.lostHeaders?.find(
    ({ name, value }) => name.toLowerCase() === "authorization" && known(value)?.text.trim() !== "",
  );
}
