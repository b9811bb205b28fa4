import { familyOf, multilingualFlux, speedLimits, ttsFormat, ttsFormats } from "../../catalogue/index.ts";
import { absent, entries, known, member } from "../../exchange/facts.ts";
import type { ObjectValue, Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import { settingsOf } from "../params/shared/agent-messages.ts";
import type { Report } from "../rule.ts";
import { additionEdit, fixes, removeEntry } from "../shared/helpers.ts";
import { tellsOfAgent } from "../shared/named-in-words.ts";
import { endedBeforeSettings } from "./shared/ended-before-settings.ts";

export const agentInvalidSettings = rule({
  id: "ws-agent-invalid-settings",
  group: "websocket",
  title: "Settings whose values do not go together",
  severity: "error",
  why: "The agent reads Settings and then refuses combinations that cannot work, such as a Flux model without version v2.",
  advice: "Make the model, its version and the audio formats agree.",
  exceptions: "A stored agent, named by its id, is not judged.",
  docs: [
    "https://developers.deepgram.com/docs/voice-agent-errors-warnings",
    "https://developers.deepgram.com/docs/voice-agent-stt-models",
  ],
  shows: {
    needs: [tellsOfAgent],
    signs: [/INVALID_SETTINGS|invalid settings|settings are invalid/i],
    told: [
      "agent says settings are invalid and closes",
      "invalid settings error from the agent, voice and format do not fit",
      "agent with flux voice and mp3 output is refused",
      "agent accepts the json but refuses the combination in it",
    ],
    answers: {
      errors: ["agent-invalid-settings", "agent-failed-to-start-listening", "agent-failed-to-speak"],
      closes: [1005],
      says: /INVALID_SETTINGS/,
    },
    by: "deepgram",
    settle: "Log every message that comes before the close: the Error among them names the field.",
    claims: true,
    diagnose(exchange, evidence) {
      const at = endedBeforeSettings(exchange);
      if (at)
        evidence({
          text: "The session ended before SettingsApplied came",
          at,
          for: true,
          weight: "supporting",
          explains:
            "The session ended after Settings and before SettingsApplied: that is no regular end, whatever the code. The agent says in an Error message what it refuses, and then closes.",
          advice: "Start from the smallest Settings of the documentation, and add one part after the other.",
        });
    },
  },
  check(call, report) {
    for (const settings of settingsOf(call)) {
      checkVersion(member(settings, "agent", "listen", "provider"), "flux-stt", report);
      for (const provider of speakProviders(settings)) {
        checkVersion(provider, "flux-tts", report);
        checkSpeed(provider, report);
        checkOutput(settings, provider, report);
      }
      checkHints(member(settings, "agent", "listen", "provider"), report);
    }
  },
  examples: {
    wrong: [
      {
        code: `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
agent.onopen = () =>
  agent.send(
    JSON.stringify({
      type: "Settings",
      audio: { input: { encoding: "linear16", sample_rate: 24000 } },
      agent: { listen: { provider: { type: "deepgram", model: "flux-general-en" } } },
    }),
  );`,
      },
    ],
    right: [
      {
        code: `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
agent.onopen = () =>
  agent.send(
    JSON.stringify({
      type: "Settings",
      audio: { input: { encoding: "linear16", sample_rate: 24000 } },
      agent: { listen: { provider: { type: "deepgram", version: "v2", model: "flux-general-en", eot_threshold: 0.8 } } },
    }),
  );`,
      },
    ],
  },
});

function speakProviders(settings: ObjectValue): Value[] {
  const speak = member(settings, "agent", "speak");
  const list = speak?.kind === "array" ? speak.items : speak ? [speak] : [];
  return list.flatMap((each) => member(each, "provider") ?? []);
}

/** Flux models need version v2, the others must not have it. */
function checkVersion(provider: Value | undefined, flux: string, report: Report): void {
  if (provider?.kind !== "object") return;
  const model = known(member(provider, "model"));
  const family = model && familyOf(model.text);
  if (!model || !family) return;
  const version = known(member(provider, "version"));
  if (family === flux && absent(provider.bag, "version")) {
    const addition = additionEdit(provider.bag, "version", "v2");
    report({
      message: `${model.text} is named without version v2`,
      at: model.origin,
      advice: 'Add version: "v2" to the provider.',
      fixes: fixes(addition && { title: "Add version v2", safe: true, edits: [addition] }),
    });
  } else if (family === flux && version && version.text === "v1")
    report({ message: `${model.text} is named with version v1`, at: version.origin, advice: "Use version v2." });
  else if (family !== flux && version?.text === "v2" && /^(?:nova|enhanced|base|aura)/.test(family)) {
    const [entry] = entries(provider.bag, "version");
    report({
      message: `${model.text} is named with version v2, which is for Flux`,
      at: version.origin,
      advice: "Leave version out.",
      fixes: fixes(entry && removeEntry(entry, "Remove version")),
    });
  }
}

/** How fast the voices of each family can speak. */
function checkSpeed(provider: Value, report: Report): void {
  const speed = known(member(provider, "speed"));
  const model = known(member(provider, "model"));
  const family = model && familyOf(model.text);
  const limits = family && speedLimits(family);
  if (!speed || !limits) return;
  const { lowest, highest } = limits;
  const value = Number(speed.text);
  if (!Number.isFinite(value) || (value >= lowest && value <= highest)) return;
  report({
    message: `speed ${speed.text} is outside ${lowest} to ${highest}`,
    at: speed.origin,
    advice: `Use a value from ${lowest} to ${highest}.`,
  });
}

/** Flux voices speak raw audio only. */
function checkOutput(settings: ObjectValue, provider: Value, report: Report): void {
  const model = known(member(provider, "model"));
  if (!model || familyOf(model.text) !== "flux-tts") return;
  const encoding = known(member(settings, "audio", "output", "encoding"));
  const container = known(member(settings, "audio", "output", "container"));
  const related = [{ at: model.origin, message: `'${model.text}' is a Flux voice` }];
  if (encoding && !ttsFormat("wss:/v2/speak", encoding.text))
    report({
      message: `A Flux voice does not speak ${encoding.text}`,
      at: encoding.origin,
      advice: `Use one of ${Object.keys(ttsFormats("wss:/v2/speak") ?? {}).join(", ")}.`,
      related,
    });
  if (container && container.text !== "none")
    report({
      message: `A Flux voice takes no container '${container.text}'`,
      at: container.origin,
      advice: "Use container none.",
      related,
    });
}

/** Hints are for the multilingual Flux model; language is for the others. */
function checkHints(provider: Value | undefined, report: Report): void {
  if (provider?.kind !== "object") return;
  const model = known(member(provider, "model"));
  const [hints] = entries(provider.bag, "language_hints");
  if (hints && model && model.text !== multilingualFlux && familyOf(model.text) !== undefined)
    report({
      message: `language_hints has no effect with ${model.text}`,
      at: hints.key,
      because: `Only ${multilingualFlux} takes hints.`,
      advice: `Name ${multilingualFlux} with version v2, or remove the hints.`,
    });
  const [language] = entries(provider.bag, "language");
  if (language && model && familyOf(model.text) === "flux-stt")
    report({
      message: `language is given with ${model.text}`,
      at: language.key,
      severity: "warning",
      because: "Flux has no language; the multilingual model takes language_hints.",
      advice: "Remove it.",
      fixes: fixes(removeEntry(language, "Remove language")),
    });
}
