import type { Abstract } from "../../abstract.ts";
import { globalPath } from "../calls/builtins.ts";
import type { Session } from "../session.ts";
import { textOf } from "./make.ts";
import { answeredByRoute } from "./routes.ts";

/** Whether a value is the `access_token` of an answer to `/v1/auth/grant`, also as the program's own route hands it out: a JWT for certain. */
export function isGranted(session: Session, value: Abstract): boolean {
  if (value.kind !== "member") return false;
  if (isOfGrant(session, value)) return true;
  const answers = answeredByRoute(session, value);
  return answers?.every((each) => isOfGrant(session, each)) ?? false;
}

function isOfGrant(session: Session, value: Abstract): boolean {
  if (value.kind !== "member" || !/^access_?token$/i.test(value.name)) return false;
  let current: Abstract = value.of;
  for (let i = 0; i < 12; i++) {
    if (current.kind === "member") current = current.of;
    else if (current.kind === "result") {
      const { callee } = current;
      if (asksForGrant(session, current)) return true;
      if (callee.kind !== "member") return false;
      current = callee.of;
    } else return false;
  }
  return false;
}

/** `fetch("https://api.deepgram.com/v1/auth/grant")`, `deepgram.auth.grantToken()`, `client.auth.v1.tokens.grant()`. */
function asksForGrant(session: Session, result: Extract<Abstract, { kind: "result" }>): boolean {
  const { callee, node, frame } = result;
  if (callee.kind === "member" && (callee.name === "grantToken" || callee.name === "grant")) {
    const { of } = callee;
    return of.kind === "member" && (of.name === "auth" || of.name === "tokens");
  }
  const path = globalPath(callee);
  if (path === undefined || !/^(?:fetch$|.*\b(?:fetch|axios|got|ky|undici|superagent)\b)/.test(path)) return false;
  const [first] = "arguments" in node ? node.arguments : [];
  const url = first && session.evaluate(first, frame);
  const text = url?.kind === "url" ? textOf(url.text) : textOf(url);
  return text !== undefined && /^https:\/\/api\.(?:\w+\.)?deepgram\.com\/v1\/auth\/grant\/?$/.test(text);
}
