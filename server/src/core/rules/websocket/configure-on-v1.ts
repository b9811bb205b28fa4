import { familyOf, familyRule, hostKind, isConfigureField } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import type { Entry, ObjectValue } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Finding, Report } from "../rule.ts";
import { answeringPath, fixes, parameterValues, removeEntry, renameEntry, wrapEntry } from "../shared/helpers.ts";
import { jsonOf, socketPath, typeOf } from "./shared/sent.ts";

export const configureOnV1 = rule({
  id: "ws-configure-on-v1",
  group: "websocket",
  title: "A Configure that /v1/listen does not take",
  severity: "error",
  why: "Configure on /v1/listen takes keyterms and features, and keyterms only on a Nova-3 stream of api.deepgram.com; anything else is refused, and the stream goes on as before.",
  advice: "Put the option into the URL and open the socket anew, or use Flux on /v2/listen.",
  exceptions: "features and processors are not judged, and nothing is said on dedicated and self-hosted hosts.",
  docs: ["https://developers.deepgram.com/docs/configure", "https://developers.deepgram.com/docs/flux/configure"],
  shows: {
    needs: [/configure|chang|updat|threshold|switch/i],
    signs: [/\bConfigure\b[^?\n]{0,80}\b(?:nova|v1)|\b(?:nova|v1)\S*[^?\n]{0,80}\bConfigure\b|unknown field/i],
    told: [
      "changing options on an open nova stream has no effect",
      "configure message on the listen socket is refused",
      "keyterms cannot be updated during the call with nova-2",
      "thresholds on v1 listen give unknown field",
    ],
    answers: {
      errors: ["listen-configure-refused", "listen-schema-error"],
      says: /unknown field `\w+`, expected (?:one of )?`(?:features|processors|keyterms|language_hints)`/i,
      closes: [1008],
      silent: true,
    },
    by: "deepgram",
    settle: "Look whether a ConfigureSuccess comes back.",
    rulesOut: [
      { id: "ws-wrong-message-type", why: "/v1/listen has a message of type Configure: it is a field that is refused" },
    ],
  },
  check(call, report) {
    // A Flux model belongs on /v2/listen, where all of this is right.
    if (socketPath(call) !== "/v1/listen" || answeringPath(call) !== "/v1/listen" || call.target.chosen) return;
    for (const message of call.messages) {
      if (typeOf(message)?.text !== "Configure") continue;
      const configure = jsonOf(message.payload)!;
      for (const entry of configure.bag.entries) {
        if (entry.name === "keyterms") keyterms(call, entry, report);
        else if (entry.name !== "type" && !isConfigureField("/v1/listen", entry.name))
          report({ at: entry.key, ...unknown(entry, configure) });
      }
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => socket.send(JSON.stringify({ type: "Configure", thresholds: { eot_threshold: 0.8 } }));`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-2", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => socket.send(JSON.stringify({ type: "Configure", keyterms: ["Contoso"] }));`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => socket.send(JSON.stringify({ type: "Configure", keyterms: ["Contoso"], features: { numerals: true } }));`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => socket.send(JSON.stringify({ type: "Configure", thresholds: { eot_threshold: 0.8 } }));`,
      },
    ],
    pastes: [
      {
        response: `wss://api.deepgram.com/v1/listen?model=nova-2&encoding=linear16&sample_rate=16000
-> {"type":"Configure","keyterms":["Contoso"]}
<- {"type":"Error","variant":"InvalidConfigureMessage","description":"\`keyterms\` are only supported for Nova-3 and Flux.","code":"KeytermsNotSupported"}`,
      },
    ],
  },
});

/** keyterms where the model or the host certainly does not take them. */
function keyterms(call: Call, { key }: Entry, report: Report): void {
  const host = call.target.host;
  const models = parameterValues(call, "model");
  const [first] = models ?? [];
  const families = models?.map((model) => familyOf(model.text));
  if (host && hostKind(host.value) === "regional")
    report({
      message: `${host.value} takes no keyterms in a Configure`,
      at: key,
      severity: "warning",
      because: "So far only api.deepgram.com changes keyterms on an open /v1/listen stream.",
      advice: "Give the terms as keyterm parameters in the URL, or connect to api.deepgram.com.",
    });
  else if (first && families!.every((family) => family !== undefined && !familyRule(family)?.configure))
    report({
      message: `${first.text} takes no keyterms in a Configure`,
      at: key,
      severity: "warning",
      because: "Only Nova-3 models take keyterms: the message is refused with KeytermsNotSupported.",
      advice: "Use a Nova-3 model.",
      related: [{ at: first.origin, message: `The model is '${first.text}'` }],
    });
}

/** Whether the message still says something without the entry. */
const othersOf = (entry: Entry, { bag }: ObjectValue) =>
  bag.entries.some((each) => each !== entry && each.name !== "type" && isConfigureField("/v1/listen", each.name));

function unknown(entry: Entry, configure: ObjectValue): Pick<Finding, "message" | "advice" | "severity" | "fixes"> {
  const { name } = entry;
  const message = `Configure has no field '${name}' on /v1/listen`;
  const free = (other: string) => !configure.bag.entries.some((each) => each.name === other);
  if (name === "keyterm")
    return {
      message,
      advice: "Write keyterms, a list of texts.",
      severity: "error",
      fixes: fixes(free("keyterms") ? renameEntry(entry, "keyterms", "Rename to keyterms") : undefined),
    };
  if (name !== "numerals")
    return {
      message,
      severity: "error",
      fixes: fixes(othersOf(entry, configure) ? removeEntry(entry, `Remove ${name}`, false) : undefined),
      advice: isConfigureField("/v2/listen", name)
        ? "Only Flux on /v2/listen takes it."
        : "On /v1/listen Configure takes keyterms and features: put the option into the URL and open the socket anew.",
    };
  return {
    message,
    advice: "Write it as features: { numerals: true }.",
    severity: "warning",
    fixes: fixes(free("features") ? wrapEntry(entry, configure.bag, "features", {}, "Wrap in features") : undefined),
  };
}
