import { parameter, rightName } from "../../catalogue/index.ts";
import type { Exchange } from "../../exchange/exchange.ts";
import { type Origin, replace } from "../../exchange/origin.ts";
import { says } from "../../observe/says.ts";
import { rule } from "../define.ts";
import { fixes, parameters, renameEntry } from "../shared/helpers.ts";
import { isElsewhere, queryFacts, sentEntries } from "./shared/query.ts";

export const camelCase = rule({
  id: "param-camel-case",
  group: "params",
  title: "Parameter in camelCase",
  severity: "error",
  why: "Deepgram and its SDK name parameters in snake_case; in camelCase the name is unknown, and is ignored or refused.",
  advice: "Write the parameter in snake_case.",
  exceptions: "Packages around Deepgram, such as those of LiveKit or the AI SDK, rightly use camelCase.",
  docs: ["https://developers.deepgram.com/docs/stt-streaming-feature-overview"],
  shows: {
    needs: [/[a-z][A-Z][a-z]+|camel/i],
    signs: [
      /camel ?case|\b(?:smartFormat|interimResults|utteranceEndMs|detectLanguage|sampleRate|fillerWords|profanityFilter|vadEvents)\b/i,
    ],
    told: [
      "smartFormat has no effect",
      "options in camelCase are ignored by the raw api",
      "I set interimResults to true and get only finals",
      "utteranceEndMs or detectLanguage does nothing",
      "copied options from a framework, names in camel case, no punctuation in result",
    ],
    symptoms: ["options-ignored"],
    answers: { statuses: [400], errors: ["unknown-query"], silent: true },
    by: "deepgram",
    settle: "Look whether the option has an effect once it is written in snake_case.",
    claims: false,
    diagnose(exchange, evidence) {
      const told = says(exchange, /Unknown query parameters?:? ([\w, -]+)/i);
      const key = exchange.call && queryFacts(exchange.call)?.key;
      if (!told || !key) return;
      for (const name of told.match[1]!.split(/[\s,]+/)) {
        const right = /[a-z0-9][A-Z]/.test(name) ? rightName(key, name) : undefined;
        if (!right || exchange.call!.query.entries.some((entry) => entry.name === name)) continue;
        const at = writtenAt(exchange, name);
        evidence({
          text: `The answer names '${name}', which is camelCase for '${right.name}'`,
          at: told.at,
          for: true,
          weight: "decisive",
          explains: `'${name}' is written in camelCase; Deepgram reads '${right.name}'.`,
          fixes: at ? [{ title: `Rename to ${right.name}`, safe: false, edits: [replace(at, right.name)] }] : [],
        });
      }
    },
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.params) return;
    for (const entry of sentEntries(call)) {
      if (!/[a-z0-9][A-Z]|-/.test(entry.name) || parameter(facts.key, entry.name)) continue;
      const right = rightName(facts.key, entry.name);
      if (!right) continue;
      const taken = parameters(call, right.name).length > 0;
      report({
        message: `'${entry.name}' is written in camelCase; Deepgram reads '${right.name}'`,
        at: entry.key,
        advice: `Write ${right.name}.`,
        fixes: fixes(
          taken ? undefined : renameEntry(entry, right.name, `Rename to ${right.name}`, !isElsewhere(call, entry)),
        ),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&smartFormat=true", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&smart_format=true", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&smartFormat=true" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @audio.wav`,
      },
    ],
  },
});

/** Where code or a record of options writes a name that no call of the paste shows. */
function writtenAt({ lines = [] }: Exchange, name: string): Origin | undefined {
  const shape = new RegExp(String.raw`(?<=["'\x60])${name}(?=["'\x60]\s*[:,=])|\b${name}(?=\s*[:=])`);
  for (const { text, origin } of lines) {
    const found = shape.exec(text);
    if (found) return { ...origin, start: origin.start + found.index, end: origin.start + found.index + name.length };
  }
  return undefined;
}
