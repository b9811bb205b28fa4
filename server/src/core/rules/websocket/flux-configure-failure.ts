import { limits, parameter } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { entries, known, member } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import type { Bag, Entry, ObjectValue, Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { assuming, fixes, parameterValues, renameEntry, rewrite, wrapEntry } from "../shared/helpers.ts";
import { jsonOf, socketPath, typeOf } from "./shared/sent.ts";

const thresholds = ["eot_threshold", "eager_eot_threshold", "eot_timeout_ms"];
const plural: Readonly<Record<string, string>> = { keyterm: "keyterms", language_hint: "language_hints" };

export const fluxConfigureFailure = rule({
  id: "ws-flux-configure-failure",
  group: "websocket",
  title: "Configure that Flux refuses",
  severity: "error",
  why: "Configure takes thresholds as a nested object, keyterms and language_hints as lists; it is applied as a whole or not at all.",
  advice:
    "Nest the eot_ values under thresholds, write keyterms and language_hints, and keep eager_eot_threshold at or below eot_threshold.",
  exceptions: "Thresholds as text and as numbers are both documented and not told apart.",
  docs: ["https://developers.deepgram.com/docs/flux/configure"],
  shows: {
    needs: [/flux|configure/i],
    signs: [/ConfigureFailure|configure failure|rejects? my configure/i],
    told: [
      "flux rejects my configure message",
      "configure failure on flux when changing thresholds",
      "updating keyterms in flux fails",
      "thresholds sent during the call are not taken over by flux",
    ],
    refines: ["param-flux-thresholds"],
    answers: {
      errors: ["flux-configure-failure", "flux-fatal"],
      says: /ConfigureFailure/,
      silent: true,
    },
    by: "deepgram",
    settle: "Read the description in the ConfigureFailure message.",
  },
  check(call, report) {
    if (socketPath(call) !== "/v2/listen") return;
    for (const message of call.messages) {
      const json = typeOf(message)?.text === "Configure" ? jsonOf(message.payload) : undefined;
      if (!json) continue;
      checkShape(json, report);
      hints(call, json, report);
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => socket.send(JSON.stringify({ type: "Configure", eot_threshold: 0.8, keyterm: ["Deepgram"] }));`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => socket.send(JSON.stringify({ type: "Configure", thresholds: { eot_threshold: "0.8" }, keyterms: ["Deepgram"] }));`,
      },
    ],
  },
});

/** Hints are for the model of several languages alone. */
function hints(call: Call, json: ObjectValue, report: Report): void {
  const models = parameterValues(call, "model");
  const [entry] = entries(json.bag, "language_hints");
  if (
    !entry ||
    entry.value.kind === "null" ||
    !models?.length ||
    models.some(({ text }) => !/^flux-general-en$/.test(text))
  )
    return;
  report({
    message: `'${models[0]!.text}' takes no language_hints`,
    because: "It understands English alone; Deepgram answers with ConfigureFailure.",
    advice: "Use flux-general-multi, or leave the hints out.",
    at: entry.key,
    related: [{ at: models[0]!.origin, message: "The model is chosen here" }],
  });
}

function checkShape(json: ObjectValue, report: Report): void {
  for (const entry of json.bag.entries) {
    const right = plural[entry.name];
    if (right)
      report({
        message: `Configure has '${entry.name}' instead of '${right}'`,
        at: entry.key,
        advice: `Write ${right}, as a list.`,
        fixes: fixes(entries(json.bag, right).length > 0 ? undefined : renameEntry(entry, right, `Rename to ${right}`)),
      });
    else if (thresholds.includes(entry.name))
      report({
        message: `'${entry.name}' belongs inside thresholds`,
        at: entry.key,
        advice: `Write thresholds: { ${entry.name}: … }.`,
        fixes: fixes(nest(json.bag, entry)),
      });
    else if (entry.name === "features" || entry.name === "processors")
      report({
        message: `Flux's Configure has no '${entry.name}'`,
        at: entry.key,
        because: "That is the Configure of /v1/listen; Flux answers it with an error and closes.",
      });
    else if (entry.name === "numerals" && entry.value.kind === "text")
      report({
        message: "numerals must be true or false, not text",
        at: entry.value.origin,
        advice: "Write it without quotes.",
      });
    else if (
      entry.name === "keyterms" &&
      entry.value.kind === "array" &&
      entry.value.items.length > limits.sttRequest.fluxKeyterms
    )
      report({
        message: `${entry.value.items.length} keyterms; the limit is ${limits.sttRequest.fluxKeyterms}`,
        at: entry.key,
      });
  }
  checkThresholds(member(json, "thresholds"), report);
}

function checkThresholds(value: Value | undefined, report: Report): void {
  if (value?.kind !== "object") return;
  for (const name of thresholds) {
    const found = known(member(value, name));
    const { minimum = 0, maximum = Infinity } = parameter("wss:/v2/listen", name) ?? {};
    if (found && /^-?\d+(?:\.\d+)?$/.test(found.text) && (Number(found.text) < minimum || Number(found.text) > maximum))
      report({
        message: `${name} ${found.text} is outside ${minimum} to ${maximum}`,
        at: found.origin,
        advice: `Use a value from ${minimum} to ${maximum}.`,
        fixes: fixes(bounded(member(value, name)!, Number(found.text) < minimum ? minimum : maximum, name)),
      });
  }
  const eager = known(member(value, "eager_eot_threshold"));
  const eot = known(member(value, "eot_threshold"));
  if (eager && eot && Number(eager.text) > Number(eot.text))
    report({
      message: `eager_eot_threshold ${eager.text} is above eot_threshold ${eot.text}`,
      at: eager.origin,
      advice: "Keep it at or below eot_threshold.",
      related: [{ at: eot.origin, message: `eot_threshold is ${eot.text}` }],
      fixes: fixes(bounded(member(value, "eager_eot_threshold")!, Number(eot.text), "eager_eot_threshold")),
    });
}

function bounded(value: Value, bound: number, name: string): Fix | undefined {
  const title = `Use ${bound}`;
  const fix =
    value.kind === "number"
      ? { title, safe: false, edits: [replace(value.origin, String(bound))] }
      : rewrite(known(value), String(bound), title, false);
  return assuming(fix, `${name}: ${bound} is the nearest that is allowed, choose your own`);
}

/** Puts the member into an object of its own, where none is there and no other one must go along. */
function nest(bag: Bag, entry: Entry): Fix | undefined {
  const others = bag.entries.filter((each) => thresholds.includes(each.name) || each.name === "thresholds");
  return others.length === 1 ? wrapEntry(entry, bag, "thresholds", {}, "Nest it under thresholds") : undefined;
}
