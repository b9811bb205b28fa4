import { codeOfLanguage, parameter } from "../../catalogue/index.ts";
import type { Known } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { fixes, parameters, rewrite, textsOf } from "../shared/helpers.ts";
import { queryFacts } from "./shared/query.ts";

export const invalidLanguage = rule({
  id: "param-invalid-language",
  group: "params",
  title: "Not a language code",
  severity: "warning",
  why: "Languages are named by their BCP-47 codes, such as en or en-US, or by multi; there is no model for any other word.",
  advice: "Write the code of the language.",
  exceptions: "Whether a model knows a well-formed code is another matter and judged elsewhere.",
  docs: [
    "https://developers.deepgram.com/docs/language",
    "https://developers.deepgram.com/docs/models-languages-overview",
  ],
  shows: {
    needs: [/language|code|english|spanish|chinese|portuguese/i],
    signs: [/\blanguage ?[=:] ?['"]?(?:english|spanish|german|french|[a-z]{2}_[A-Z]{2})\b/i],
    told: [
      "language english or spanish as a word is refused",
      "which language code do I use, en_US gives bad request",
      "language code is invalid",
      "wrong code for chinese or portuguese",
    ],
    usualFor: [400],
    symptoms: ["wrong-language"],
    answers: { statuses: [400], errors: ["tts-no-model", "invalid-value-of", "read-language"] },
    by: "deepgram",
    settle: "Send the request with language=en.",
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.params) return;
    for (const name of ["language", "language_hint"]) {
      const found = parameter(facts.key, name);
      if (!found || found.available === false) continue;
      for (const value of parameters(call, name).flatMap((entry) => textsOf(entry.value)))
        judge(name, value, facts.key, report);
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&language=english", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&language=en_US", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&language=en-US", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&language=multi", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-2&language=zh-TW", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&language=english" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @audio.wav`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"Bad Request","err_msg":"Bad Request: No such model/language/tier combination found.","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

function judge(name: string, value: Known, key: string, report: Report): void {
  const { text } = value;
  if (/^(?:undefined|null|NaN|\[object Object\])$/.test(text) || text.includes(",")) return;
  if (key === "rest:/v1/read" && /^[a-z]{2,3}(?:-|$)/i.test(text) && !/^en(?:-|$)/i.test(text)) {
    report({
      message: `Text intelligence does not read the language '${text}'`,
      at: value.origin,
      severity: "error",
      because: "It works for English only.",
      advice: "Send English text with language=en.",
    });
    return;
  }
  if (text === "multi" && name === "language") return;
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(text)) return;
  const hyphen = text.replaceAll("_", "-");
  const right = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(hyphen) ? hyphen : codeOfLanguage(text);
  const auto = /^(?:auto|detect|automatic|any|all|\*)$/i.test(text);
  report({
    message: text === "" ? `${name} is empty` : `${name} '${text}' is no language code`,
    at: value.origin,
    ...(right && { advice: `Write ${right}.` }),
    ...(auto && { advice: "Use language=multi, or detect_language=true for a recording." }),
    fixes: fixes(right ? rewrite(value, right, `Use ${right}`) : undefined),
  });
}
