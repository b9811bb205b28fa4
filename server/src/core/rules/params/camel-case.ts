import { parameter, rightName } from "../../catalogue/index.ts";
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
