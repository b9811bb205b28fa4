import { grant } from "../../catalogue/auth.ts";
import type { Exchange } from "../../exchange/exchange.ts";
import type { Origin } from "../../exchange/origin.ts";
import { carried } from "../../observe/credential.ts";
import { momentOf } from "../../observe/moment.ts";
import { mentions, statusIs, symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { browserSample } from "../shared/samples.ts";

const clock = /\b(\d{1,2}):(\d\d):(\d\d)\b/;

/** Seconds since midnight that a line is stamped with. */
function timeOf(text: string): number | undefined {
  const match = clock.exec(text);
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]) : undefined;
}

/** A token whose grant and refusal are both stamped, where more time lies between than it lives. */
function outlived(exchange: Exchange, refused: Origin): { life: number; age: number; at: Origin } | undefined {
  const lines = exchange.lines ?? [];
  const granted = mentions(exchange, /\b(?:expires_in|ttl_seconds|ttl)\b["']?\s{0,2}[:=]?\s{0,2}(\d{1,5})\b/i);
  // A line of digits alone is none of `lines`: the one before it is as old.
  const lineAt = ({ text, start }: Origin) =>
    lines.findLast(({ origin }) => origin.text === text && origin.start <= start)?.text ?? "";
  const from = granted && timeOf(lineAt(granted.at));
  const to = timeOf(lineAt(refused));
  if (!granted || from === undefined || to === undefined) return undefined;
  const life = Number(granted.match[1]);
  const age = to - from;
  return age > life ? { life, age, at: granted.at } : undefined;
}

export const jwtExpired = rule({
  id: "auth-jwt-expired",
  group: "auth",
  title: "Temporary token was past its life at the handshake",
  severity: "error",
  why: `A granted token lives ${grant.ttlDefault} seconds unless ttl_seconds says more, and it must be alive when the request or the socket's handshake arrives.`,
  advice:
    "Fetch the token right before connecting (not at page load), or grant it with a longer ttl_seconds; a new REST call needs a token that is still alive.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/token-based-authentication"],
  shows: {
    needs: [/token|jwt|credential/i],
    signs: [
      /\b(?:tokens?|jwt)\b[^?\n]{0,200}\b(?:cach\w+|reus\w+|ttl|expire[sd]?|half a minute|30 ?s(?:ec\w*)?\b|thirty seconds|a minute later|too old|stale|page load)|\b(?:cach\w+|reus\w+)\b[^.!?\n]{0,60}\b(?:token|jwt)/i,
    ],
    told: [
      "temporary token works the first time and fails when I connect a minute later",
      "token from grant is dead after 30 seconds, reconnect gets 401",
      "I fetch the token at page load and by the time the user presses the button it is unauthorized",
      "we cache the short lived token and later connections are refused",
      "first connect ok, reconnecting with the same token fails",
    ],
    sample: browserSample,
    symptoms: ["token-expires"],
    answers: { statuses: [401], errors: ["invalid-auth"] },
    settle: "Grant a fresh token and connect within seconds: if that works, the old one had expired.",
    rulesOut: [
      {
        id: "ws-closed-by-client",
        why: "an open socket outlives its token: expiry never closes it, and reconnecting on a timer is not needed",
      },
    ],
    diagnose(exchange, evidence) {
      const refused = saw(exchange, ["invalid-auth"], true)?.at ?? statusIs(exchange, 401)?.at;
      const spoken = symptom(exchange, "token-expires");
      const open =
        spoken &&
        !refused &&
        mentions(
          exchange,
          /\b(?:open|connected|running|streaming|session)\b[^.!?\n]{0,40}|\bclosed?\b[^.!?\n]{0,30}\bexpir\w+/i,
        );
      if (spoken && open) {
        evidence({
          text: `It is said: '${spoken.text}'`,
          at: spoken.origin,
          for: true,
          weight: "supporting",
          explains:
            "The token's life is looked at when a socket opens or a request arrives; a socket that is open outlives it and is not closed for it. Only a new connection needs a token that is still alive.",
        });
        return;
      }
      const told = mentions(
        exchange,
        /\b(?:token|jwt)\b[^\n]{0,40}\bexpired|\bexpired\b[^\n]{0,20}\b(?:token|jwt)\b|TokenExpired/i,
      );
      const credential = carried(exchange.call);
      const late = refused && outlived(exchange, refused);
      if (late)
        evidence({
          text: `The token lived ${late.life} s and was used ${late.age} s after it was granted`,
          at: late.at,
          for: true,
          weight: "decisive",
          explains: `The token was granted for ${late.life} seconds and was ${late.age} seconds old when it was used: it had expired, and the answer is 401.`,
        });
      if (told && refused)
        evidence({
          text: `The answer speaks of an expired token: '${told.match[0]}'`,
          at: told.at,
          for: true,
          weight: "decisive",
        });
      if (credential?.kind === "jwt" && credential.scheme === "bearer" && refused) {
        const at = momentOf(exchange);
        const { expires } = credential;
        if (expires !== undefined && at !== undefined) {
          const late = Math.round(at - expires);
          evidence({
            text:
              late > 0
                ? `The token ended ${late} s before Deepgram answered`
                : `The token had ${-late} s to live when Deepgram answered`,
            at: credential.at,
            for: late > 0,
            weight: "decisive",
            ...(late > 0 && {
              explains: `The token's life (exp) ended ${late} seconds before the call reached Deepgram, so it was refused with 401.`,
            }),
          });
        } else
          evidence({
            text: "A granted token is sent in the right form (Bearer), and 401 is what an expired one gets",
            at: credential.at,
            for: true,
            weight: "strong",
          });
      } else if (refused && symptom(exchange, "token-expires"))
        evidence({
          text: "A token with a short life is spoken of, and the answer is 401",
          at: symptom(exchange, "token-expires")!.origin,
          for: true,
          weight: "strong",
        });
      else if (refused && !exchange.call)
        evidence({
          text: "A temporary token past its life gets 401, too",
          at: refused,
          for: true,
          weight: "supporting",
        });
      if (refused && !exchange.call && !told && !symptom(exchange, "token-expires"))
        evidence({ text: "Nothing in the paste shows a temporary token", for: false, weight: "strong" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request:
          "GET /v1/listen?model=nova-3 HTTP/1.1\nHost: api.deepgram.com\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Protocol: bearer, {{jwt}}\n",
        response: 'HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}',
      },
    ],
  },
});
