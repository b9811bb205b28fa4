import { model, parameter } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { replace } from "../../exchange/origin.ts";
import type { Entry } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { fixes, isOn, parameters, textsOf } from "../shared/helpers.ts";
import { queryFacts, sentEntries } from "./shared/query.ts";

export const deprecated = rule({
  id: "param-deprecated",
  group: "params",
  title: "Parameter with a successor",
  severity: "information",
  why: "The parameter is kept for old callers; its successor gives better results or is the only one still worked on.",
  advice: "Use the successor.",
  docs: ["https://developers.deepgram.com/docs/diarization", "https://developers.deepgram.com/docs/model"],
  shows: {
    needs: [/parameter|param|option|deprecat|tier|version|\bner\b|numbers|replac/i],
    told: [
      "tier or version parameter, what replaces it",
      "is the ner or numbers parameter still supported",
      "old parameter has a new name",
      "what should I write instead of the removed option",
    ],
    hygiene: true,
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.params) return;
    for (const entry of sentEntries(call)) {
      const found = parameter(facts.key, entry.name);
      if (!found?.deprecated || !isOn(entry.value)) continue;
      if (found.conflictsWith?.some((name) => parameters(call, name).length > 0)) continue;
      const successor = found.replacement;
      report({
        message: `'${entry.name}' is deprecated`,
        ...(found.note && { because: `${found.note[0]!.toUpperCase()}${found.note.slice(1)}.` }),
        advice: successor ? `Instead: ${successor}.` : "It has no successor: remove it.",
        at: entry.key,
        tags: ["deprecated"],
        fixes: fixes(entry.name === "tier" ? joinTier(call, entry) : succeed(call, entry, successor)),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&diarize=true", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=general&tier=nova", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&diarize_model=latest", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
  },
});

/** `diarize=true` becomes `diarize_model=latest`. Results may change: picked by hand. */
function succeed(call: Call, entry: Entry, successor: string | undefined): Fix | undefined {
  const [, name, value] = /^([a-z_]+)(?:=([a-z0-9]+))?$/.exec(successor ?? "") ?? [];
  if (!name || !entry.renamable || parameters(call, name).length > 0) return undefined;
  const [now] = textsOf(entry.value);
  const title = `Use ${successor}`;
  if (value === undefined || value === now?.text) return { title, safe: false, edits: [replace(entry.key, name)] };
  const whole = entry.written ?? (entry.value.kind === "boolean" ? entry.value.origin : undefined);
  if (now?.exact) return { title, safe: false, edits: [replace(entry.key, name), replace(now.origin, value)] };
  if (!whole || whole.text !== entry.key.text) return undefined;
  return { title, safe: false, edits: [replace(entry.key, name), replace(whole, JSON.stringify(value))] };
}

/** `model=general&tier=nova` is `model=nova-general` today. */
function joinTier(call: Call, entry: Entry): Fix | undefined {
  const [tier] = textsOf(entry.value);
  const [name] = parameters(call, "model").flatMap((each) => textsOf(each.value));
  const joined = tier && name ? (name.text.startsWith(tier.text) ? name.text : `${tier.text}-${name.text}`) : undefined;
  if (!joined || !name?.exact || !entry.removal || !model(joined)) return undefined;
  return {
    title: `Use model=${joined}`,
    safe: false,
    edits: [replace(name.origin, joined), replace(entry.removal, "")],
  };
}
