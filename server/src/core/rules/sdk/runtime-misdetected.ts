import { mentions } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";

export const runtimeMisdetected = rule({
  id: "sdk-runtime-misdetected",
  group: "sdk",
  title: "The SDK takes the runtime for a browser",
  severity: "error",
  why: "SDK v3 and v4 refuse REST calls where a global window exists, and take a browser's WebSocket in workers: edge runtimes, Electron, Deno and test environments (jsdom) look like browsers to them.",
  advice:
    "Take SDK v5, call the REST endpoint with fetch there, or use a runtime without a global window (testEnvironment: node).",
  docs: ["https://developers.deepgram.com/docs/js-sdk"],
  shows: {
    needs: [/browser|cors|electron|jest|worker|edge|native|deno|jsdom/i],
    signs: [/due to cors|we are unable to support rest|thinks (?:it|that it|I)[^.!?\n]{0,30}browser/i],
    told: [
      "sdk thinks it runs in the browser",
      "due to cors we are unable to support rest calls in electron, jest or workers",
      "sdk in react native or electron refuses to send",
      "server side code is told it is a browser",
    ],
    by: "sdk",
    refines: ["cors-browser-rest"],
    settle: "Print `typeof window` where the client is made: on a server it must be undefined.",
    rulesOut: [{ id: "auth-invalid-key", why: "nothing was sent yet" }],
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["sdk-cors"]);
      const server = mentions(
        exchange,
        /\b(?:supabase|edge[- ](?:function|runtime)|deno|cloudflare|worker(?:d|s|\.js)?|vercel|jsdom|jest|vitest|electron|bun|node:internal|lambda|server[- ]side|react[- ]native|expo)\b|file:\/\/\/(?:var|home|opt|src)\//i,
      );
      if (told && server)
        evidence({
          text: `The SDK speaks of CORS, but this is no browser: '${server.match[0]}'`,
          at: server.at,
          for: true,
          weight: "decisive",
          explains: "The SDK refused the call because it took this runtime for a browser; CORS does not exist here.",
        });
      const url = mentions(
        exchange,
        /Invalid base URL: wss?:\/\/\S*deepgram\S*|\bURL\.\w+ (?:is |was )?not implemented/,
      );
      if (url)
        evidence({
          text: `The program says '${url.match[0]}'`,
          at: url.at,
          for: true,
          weight: "decisive",
          explains:
            "The URL class of React Native is no full one: it takes no wss: address and changes none, which the SDK up to version 4 needs.",
          advice: "Import react-native-url-polyfill/auto before the SDK, or take version 5 of the SDK.",
        });
      const other = mentions(
        exchange,
        /TypeError: (?:Illegal invocation|Class extends value undefined)|WebSocket is not (?:defined|a constructor)|Cannot use 'in' operator[^\n]{0,30}window|ws\.(?:on|ping|terminate) is not a function/,
      );
      if (other && mentions(exchange, /deepgram/i) && server)
        evidence({ text: `The program says '${other.match[0]}'`, at: other.at, for: true, weight: "strong" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          "[Error] DeepgramError: Due to CORS we are unable to support REST-based API calls to our API from the browser. Please consider using a proxy: https://dpgr.am/js-proxy\n    at file:///home/deno/functions/index.ts:14:20",
      },
    ],
  },
});
