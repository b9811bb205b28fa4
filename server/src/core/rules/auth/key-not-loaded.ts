import { entries } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import { carried } from "../../observe/credential.ts";
import { mentions, statusIs, symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { uploadSample } from "../shared/samples.ts";

export const keyNotLoaded = rule({
  id: "auth-key-not-loaded",
  group: "auth",
  title: "Key variable is empty where the call runs",
  severity: "error",
  why: "The variable that should hold the key is not set in the process that makes the call: the .env file is not loaded, the container or function has no such variable, or its name differs.",
  advice:
    "Load the .env file before the client is made, or set DEEPGRAM_API_KEY in the environment of the server, container or function, and restart it.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/authenticating"],
  shows: {
    needs: [
      /\benv|undefined|\bNone\b|null|production|\bprod\b|deploy|docker|server|variable|secret|config|empty|key (?:is )?(?:required|missing)|machine|laptop|local/i,
    ],
    signs: [
      /\b(?:docker|compose|containers?|pm2|systemd|cron|kubernetes|heroku|fly)\b[^.!?\n]{0,60}\b401\b|\b401\b[^.!?\n]{0,60}\b(?:docker|compose|containers?|pm2|systemd|cron|kubernetes|heroku|fly)\b|getenv|process\.env|import\.meta\.env|os\.environ|\.env\b|\b(?:prints?|is|reads?|says?|gives?|Token|returns?) ['"“]?(?:undefined|None|null)\b|api key is required|\bempty (?:api )?key\b|\bkey (?:is|was) empty|\benv(?:ironment)? var\w*|\bvariable\b[^.!?\n]{0,60}\b(?:dashboard|preview|not (?:set|there)|missing)/i,
    ],
    unless: [/\bbearer\b/i],
    told: [
      "works on my machine but in docker or on the server every call is 401",
      "process.env key is undefined after deployment",
      "the env file is not loaded so the key is empty",
      "header goes out as Token undefined",
      "unauthorized only in production, variable is set in the dashboard but not in the function",
      "os.getenv returns None for the deepgram key",
    ],
    sample: uploadSample,
    usualFor: [1006],
    answers: { statuses: [401], errors: ["sdk-no-key"] },
    settle: "Print the length of the variable where the call is made: 0 or undefined settles it.",
    rulesOut: [{ id: "auth-invalid-key", why: "no key was sent that could be wrong" }],
    diagnose(exchange, evidence) {
      const credential = carried(exchange.call);
      if (credential?.kind === "nothing") {
        evidence({
          text: "In the place of the key stands nothing, or the word undefined",
          at: credential.at,
          for: true,
          weight: "decisive",
          ...(credential.where === "header" && {
            fixes: [
              {
                title: "Send the key",
                safe: false,
                edits: [replace(credential.at, "Token $DEEPGRAM_API_KEY")],
              },
            ],
          }),
          explains:
            "No key was sent: the place of the key is empty or holds the word undefined, because the variable is not set where the call runs.",
        });
        return;
      }
      const quoted =
        exchange.call && entries(exchange.call.headers, "authorization", true).find((each) => each.asToken);
      if (quoted && credential?.kind === "unexpanded") {
        evidence({
          text: "The variable is in single quotes",
          at: credential.at,
          for: true,
          weight: "decisive",
          explains:
            "In single quotes a shell puts no variable in: the name of the variable itself was sent in the place of the key.",
          advice: "Put the header into double quotes.",
          fixes: [{ title: "Use double quotes", safe: false, edits: quoted.asToken ?? [] }],
        });
        return;
      }
      const sdk = saw(exchange, ["sdk-no-key"]);
      if (sdk)
        evidence({
          text: `The SDK says so before it sends anything: '${sdk.text}'`,
          at: sdk.at,
          for: true,
          weight: "decisive",
          explains:
            "The SDK got no key: the variable it was given, or DEEPGRAM_API_KEY, is not set where the client is made.",
          rulesOut: [{ id: "net-dns", why: "nothing was sent yet" }],
        });
      const printed = mentions(
        exchange,
        /\b(?:DEEPGRAM_API_KEY|DEEPGRAM_KEY|DG_API_KEY|api[_ ]?key)\b[^\n]{0,40}?(?:=|:|\bis\b)?\s*(?:undefined|not set|missing|not defined|None|null|empty)\b/i,
      );
      if (printed && !sdk)
        evidence({
          text: `A program says so: '${printed.match[0]}'`,
          at: printed.at,
          for: true,
          weight: "decisive",
          explains: "The program itself says that the variable with the key is not set.",
        });
      const elsewhere = symptom(exchange, "works-in-curl", "works-elsewhere");
      const refused = saw(exchange, ["invalid-auth"], true)?.at ?? statusIs(exchange, 401)?.at;
      if (!sdk && !printed && elsewhere && (refused || symptom(exchange, "unauthorized")) && !exchange.call)
        evidence({
          text: "The same key works elsewhere, so what reaches this program is another value or none",
          at: elsewhere.origin,
          for: true,
          weight: "supporting",
        });
      else if (!sdk && !printed && refused && (credential?.kind === "env" || !exchange.call))
        evidence({
          text: "A variable that is not set is sent as an empty key, which gets 401",
          at: refused,
          for: true,
          weight: "supporting",
        });
      if (credential?.kind === "env" && refused && exchange.call)
        evidence({
          text: "Whether the variable is set cannot be seen here",
          at: credential.at,
          for: false,
          weight: "supporting",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request:
          "POST /v1/listen?model=nova-3 HTTP/1.1\nHost: api.deepgram.com\nAuthorization: Token undefined\nContent-Type: audio/wav\n",
        response: 'HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}',
      },
      {
        response:
          "Error: A deepgram API key is required.\n    at createClient (node_modules/@deepgram/sdk/dist/main/index.js:12:15)",
      },
    ],
  },
});
