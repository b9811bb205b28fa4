import { type Parameter, parameter } from "../../catalogue/index.ts";
import { rule } from "../define.ts";
import { fixes, rewrite, textsOf } from "../shared/helpers.ts";
import { queryFacts, sentEntries } from "./shared/query.ts";

/** Whether a parameter is switched on by the words true and false. */
export function boolLike(found: Parameter): boolean {
  return (
    /\bboolean\b/.test(found.type ?? "") || ["true", "false"].every((word) => found.enum?.map(String).includes(word))
  );
}

/** `True`, `FALSE`: the right word in another case. */
export function otherCase(text: string): boolean {
  return /^(?:true|false)$/i.test(text) && text !== text.toLowerCase();
}

export const boolCase = rule({
  id: "param-bool-case",
  group: "params",
  title: "Boolean with a capital letter",
  severity: "error",
  why: "Deepgram reads true and false in small letters only.",
  advice: "Write true or false in small letters.",
  docs: ["https://developers.deepgram.com/docs/smart-format"],
  shows: {
    needs: [/true|false|bool|capital|upper/i],
    signs: [
      /\w ?= ?(?:True|False)\b|:\s?(?:True|False)\b/,
      /\bcapital (?:letter |[TF]\b)|\b(?:upper|title)[- ]?case (?:true|false|bool)/i,
    ],
    told: [
      "python True in the url is refused",
      "smart_format=True gives bad request",
      "boolean with capital letter in query is not accepted",
      "aiohttp params with True or False give 400",
    ],
    answers: { statuses: [400], errors: ["query-deserialize"] },
    refines: ["param-invalid-value"],
    by: "deepgram",
    settle: "Send the request again with the value in small letters.",
    claims: false,
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.params) return;
    for (const entry of sentEntries(call)) {
      const found = parameter(facts.key, entry.name);
      if (!found || !boolLike(found)) continue;
      for (const value of textsOf(entry.value)) {
        if (!otherCase(value.text)) continue;
        const right = value.text.toLowerCase();
        report({
          message: `${entry.name}=${value.text} must be lowercase`,
          at: value.origin,
          fixes: fixes(rewrite(value, right, `Write ${right}`)),
        });
      }
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&punctuate=True", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&punctuate=true&tag=True", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&punctuate=True" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @audio.wav`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"INVALID_QUERY_PARAMETER","err_msg":"Failed to deserialize query parameters: provided string was not \`true\` or \`false\`","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});
