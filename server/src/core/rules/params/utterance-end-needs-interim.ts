import { isPublicApi, parameter } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { absent, allKnown } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import type { Entry } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { additionEdit, fixes, parameters, textsOf } from "../shared/helpers.ts";
import { queryFacts } from "./shared/query.ts";

export const utteranceEndNeedsInterim = rule({
  id: "param-utterance-end-needs-interim",
  group: "params",
  title: "utterance_end_ms without interim_results",
  severity: "warning",
  why: "UtteranceEnd is worked out from interim results, which come about once a second: without them, or with less than a second, no UtteranceEnd can be sent as documented.",
  advice: "Add interim_results=true and use at least 1000.",
  docs: ["https://developers.deepgram.com/docs/utterance-end"],
  shows: {
    needs: [/utterance.?end|end of utterance/i],
    signs: [/\bUtterance ?End\b[^?\n]{0,100}\b(?:never|not|no|n't|wait\w*|single)|utterance_end_ms/i],
    told: [
      "UtteranceEnd never arrives",
      "utterance_end_ms has no effect, I have no interim results",
      "I wait for utterance end events and they do not come",
      "no utterance end message although the caller stopped speaking",
      "waiting for one single UtteranceEnd, transcripts come normally",
    ],
    answers: { silent: true },
    settle: "Look whether an UtteranceEnd message ever arrives once interim_results is true.",
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (facts?.key !== "wss:/v1/listen") return;
    for (const entry of parameters(call, "utterance_end_ms")) {
      const values = textsOf(entry.value);
      if (entry.value.kind === "null" || values.some((each) => each.text === "false" || each.text === "")) continue;
      checkInterim(call, entry, report);
      checkRange(call, entry, report);
    }
  },
  examples: {
    wrong: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&utterance_end_ms=1000", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&interim_results=true&utterance_end_ms=500", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&interim_results=true&utterance_end_ms=1000", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket(\`wss://api.deepgram.com/v1/listen?model=nova-3&interim_results=\${interim}&utterance_end_ms=1500\`, ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3&utterance_end_ms=1000",
        response: "The socket works but I never get an UtteranceEnd message.",
      },
    ],
  },
});

function checkInterim(call: Call, entry: Entry, report: Report): void {
  const given = parameters(call, "interim_results");
  const interim = given.map((each) => allKnown(each.value));
  // A branch may leave it out, and without it there are no interim results either: but only where nothing else can bring it.
  const sure = call.query.complete || given.some(({ sometimes }) => !sometimes);
  const off = sure && given.length > 0 && interim.every((values) => values?.every(({ text }) => text === "false"));
  if (!off && !absent(call.query, "interim_results")) return;
  const values = interim.flatMap((each) => each ?? []);
  const value = values.length === 1 ? values[0] : undefined;
  const addition = off
    ? undefined
    : additionEdit(call.query, "interim_results", "true", call.sdk?.major === 5 ? '"true"' : "true");
  const switchOn: Fix | undefined = value
    ? {
        title: "Set interim_results to true",
        safe: value.exact || isLiteralFalse(call),
        edits: [replace(value.origin, "true")],
      }
    : addition && { title: "Add interim_results=true", safe: true, edits: [addition] };
  report({
    message: off
      ? "utterance_end_ms is given with interim_results=false"
      : "utterance_end_ms is given without interim_results=true",
    at: entry.key,
    advice: "Add interim_results=true.",
    fixes: fixes(switchOn),
  });
}

/** `interim_results: false` written out in the options themselves, so that the word may be replaced. */
function isLiteralFalse(call: Call): boolean {
  return parameters(call, "interim_results").every(
    ({ value, key }) =>
      value.kind === "boolean" &&
      value.origin.text === key.text &&
      value.origin.start >= key.end &&
      value.origin.start - key.end < 8,
  );
}

function checkRange(call: Call, entry: Entry, report: Report): void {
  const host = call.target.host?.value;
  if (host && !isPublicApi(host)) return;
  const { minimum = 1000, maximum = 5000 } = parameter("wss:/v1/listen", "utterance_end_ms") ?? {};
  for (const value of textsOf(entry.value)) {
    if (!/^\d+$/.test(value.text)) continue;
    const number = Number(value.text);
    if (number >= minimum && number <= maximum) continue;
    const nearest = String(number < minimum ? minimum : maximum);
    report({
      message: `utterance_end_ms=${value.text} is outside ${minimum} to ${maximum}`,
      because:
        number < minimum
          ? "Interim results come about once a second, so that a shorter gap cannot be seen."
          : "The documented range ends there.",
      advice: `Use a value from ${minimum} to ${maximum}.`,
      severity: "error",
      at: value.origin,
      fixes: [
        {
          title: `Use ${nearest}`,
          safe: value.exact || entry.value.kind === "number",
          edits: [replace(value.origin, nearest)],
        },
      ],
    });
  }
}
