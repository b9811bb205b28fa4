import {
  editDistance,
  foreignParameter,
  knownRejected,
  misspelling,
  nearestName,
  parameter,
  rightName,
  valueAllowed,
} from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { known } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import type { Entry } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { fixes, parameters, removeEntry, renameEntry } from "../shared/helpers.ts";
import { isCredentialName, isFluxSocket } from "./shared/names.ts";
import { queryFacts, sentEntries } from "./shared/query.ts";

export const misspelled = rule({
  id: "param-misspelled",
  group: "params",
  title: "Parameter that does not exist",
  severity: "warning",
  why: "Deepgram has no parameter of that name: most endpoints ignore it without a word, Flux and text intelligence refuse it.",
  advice: "Write the parameter's name as documented.",
  exceptions:
    "Unknown names that are near no known one are reported only where unknown names are refused; wrapper packages have names of their own.",
  docs: ["https://developers.deepgram.com/docs/stt-streaming-feature-overview"],
  shows: {
    needs: [/option|param|set|typo|spell|effect|ignored|ask|separat/i],
    signs: [
      /\b(?:typo|misspel\w+|speaker_labels|diari[sz]e?r?s?ation=|diarise=|diarization=|punctuation=|smartformat=|key_?terms=)/i,
    ],
    told: [
      "option has no effect and no error, maybe misspelled",
      "punctuate typo is silently ignored",
      "I set diarization=true and nothing happens",
      "parameter from chatgpt is ignored",
      "speakers are not separated although I ask for speaker_labels",
    ],
    symptoms: ["options-ignored"],
    answers: { statuses: [400], errors: ["unknown-query"], silent: true },
    by: "deepgram",
    settle: "Compare the parameter's name with the documentation, letter by letter.",
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.params) return;
    const refused = facts.unknownParam?.policy === "refused";
    for (const entry of sentEntries(call)) {
      const { name } = entry;
      if (parameter(facts.key, name) || knownRejected(facts.key, name) || isCredentialName(name) || /[[\]]/.test(name))
        continue;
      if (misspelling(name)?.camelCase || /[a-z][A-Z]/.test(name)) continue;
      const right = rightName(facts.key, name);
      const near = right?.name ?? certainlyNear(facts.key, name);
      const foreign = foreignParameter(facts.key, name);
      if (near) reportNear(call, entry, near, right !== undefined && !right.valueChanges, report);
      else if (foreign)
        report({
          message: `Deepgram has no parameter '${name}'`,
          because: foreign,
          at: entry.key,
          advice: "Remove it.",
          fixes: fixes(removeEntry(entry, `Remove ${name}`)),
        });
      else if (refused && (facts.key !== "wss:/v2/listen" || isFluxSocket(call)) && /^[a-z][a-z0-9_]*$/.test(name))
        report({
          message: `'${name}' is not a parameter of ${facts.key.replace(/^\w+:/, "")}`,
          because: "This endpoint refuses names that it does not know.",
          at: entry.key,
          fixes: fixes(removeEntry(entry, `Remove ${name}`, false)),
        });
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&punctuation=true", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&min_speakers=2", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&punctuate=true", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&brand_new_option=true", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&punctuation=true" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @audio.wav`,
      },
    ],
  },
});

function reportNear(call: Call, entry: Entry, near: string, certain: boolean, report: Report): void {
  const taken = parameters(call, near).length > 0;
  report({
    message: `Deepgram has no parameter '${entry.name}'; '${near}' is meant`,
    at: entry.key,
    advice: taken ? `Remove it: ${near} is given.` : `Write ${near}.`,
    fixes: fixes(
      taken
        ? removeEntry(entry, `Remove ${entry.name}`, false)
        : (otherValue(call, entry, near) ?? renameEntry(entry, near, `Rename to ${near}`, certain)),
    ),
  });
}

/** `diarization: true` means diarize_model, which takes a word of its own in the place of true. */
function otherValue(call: Call, entry: Entry, near: string): Fix | undefined {
  const key = queryFacts(call)?.key;
  const found = key === undefined ? undefined : parameter(key, near);
  const value = known(entry.value);
  const [usual] = found?.enum ?? [];
  if (value?.text !== "true" || typeof usual !== "string" || valueAllowed(found!, "true")) return undefined;
  const here = entry.value.kind === "boolean" && entry.written?.start === value.origin.start;
  if (!entry.renamable || (!value.exact && !here)) return undefined;
  const edits = [replace(entry.key, near), replace(value.origin, here ? JSON.stringify(usual) : usual)];
  return { title: `Use ${near}=${usual}`, safe: false, edits };
}

/** One slip of the pen, or two in a long name: 'session' is no misspelt 'version'. */
function certainlyNear(key: string, name: string): string | undefined {
  const near = nearestName(key, name);
  return near && editDistance(name, near, 2) <= (name.length > 8 ? 2 : 1) ? near : undefined;
}
