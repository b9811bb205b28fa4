import { familyOf, firstModel, languagesOf, sttLanguages } from "../../catalogue/index.ts";
import type { Known } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import { fixes, parameterValues, pathOf, rewrite } from "../shared/helpers.ts";
import { languageWords } from "../shared/named-in-words.ts";

const newest = firstModel("/v1/listen");

export const languageMismatch = rule({
  id: "model-language-mismatch",
  group: "model",
  title: "Language that the model does not have",
  severity: "warning",
  why: "Each model knows certain languages: for another one Deepgram answers 400 or 403, or writes what sounds like words of a language it knows.",
  advice: "Name a model that has the language, or a language that the model has.",
  exceptions: "Languages are added often; a regional form of a language that the model has is information only.",
  docs: [
    "https://developers.deepgram.com/docs/models-languages-overview",
    "https://developers.deepgram.com/docs/multilingual-code-switching",
  ],
  shows: {
    needs: [new RegExp(`${languageWords}|combination|tier`, "i")],
    signs: [
      /model\/language|\/tier|combination|\blanguage ?[=:] ?\S+[^.!?\n]{0,80}\b(?:fails?|refus\w*|reject\w*|400|no such)/i,
    ],
    told: [
      "model does not support my language",
      "no such model language tier combination for german with phonecall or medical",
      "nova-2-meeting in spanish gives bad request",
      "changed language to japanese and the request is refused",
      "transcript in my language is not available for that model",
    ],
    usualFor: [400],
    symptoms: ["wrong-language", "garbled-transcript"],
    answers: {
      statuses: [400, 403],
      errors: ["model-forbidden", "tts-no-model", "invalid-value-of"],
      closes: [1006],
      silent: true,
    },
    by: "deepgram",
    settle: "Ask GET /v1/models which languages the model has.",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401 before the model is looked at" }],
  },
  check(call, report) {
    if (pathOf(call) !== "/v1/listen" || call.target.deepgram !== "certain") return;
    const models = parameterValues(call, "model");
    const languages = parameterValues(call, "language");
    const [model] = models ?? [];
    const [language] = languages ?? [];
    if (!models || !languages || !model || !language) return;
    // What is no code at all (malformed) is told apart by a rule of its own.
    if (languages.some((tag) => !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$|^multi$/i.test(tag.text))) return;
    const fits = models.flatMap((each) => languages.map((tag) => fitOf(each.text, tag.text)));
    if (fits.some((fit) => fit === "fits")) return;
    const mild = fits.some((fit) => fit === "region" || fit === "new");
    const multi = language.text.toLowerCase() === "multi";
    const better =
      languages.every((tag) => fitOf(newest, tag.text) === "fits") && familyOf(model.text) !== familyOf(newest);
    report({
      message: `${quoted(models)} does not have the language ${quoted(languages)}`,
      at: language.origin,
      related: [{ at: model.origin, message: `The model is '${model.text}'` }],
      severity: mild ? "information" : "warning",
      ...(multi && {
        because: "Several languages at once (multi) are a feature of nova-3 and nova-2 in their general forms.",
      }),
      ...(fits.every((fit) => fit === "region") && {
        because: "The model has the language and not this regional form of it.",
        advice: `Write language=${language.text.split(/[-_]/)[0]}.`,
      }),
      fixes: fixes(better && models.length === 1 ? rewrite(model, newest, `Use ${newest}`, false) : undefined),
    });
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-2-medical&language=multi", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-2-meeting&language=de", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&language=multi", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `fetch(\`https://api.deepgram.com/v1/listen?model=\${language === "en" ? "nova-2-meeting" : "nova-2"}&language=\${language === "en" ? "en" : "de"}\`, { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-2-meeting&language=de" -H "Authorization: Token $DEEPGRAM_API_KEY" -H "Content-Type: audio/wav" --data-binary @audio.wav`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"Bad Request","err_msg":"Bad Request: No such model/language/tier combination found.","request_id":"00000000-0000-0000-0000-000000000000"}`,
      },
    ],
  },
});

/** `region`: it has the language in another form; `new`: no model of the catalogue has it. Unknown models fit. */
function fitOf(model: string, language: string): "fits" | "region" | "new" | "none" {
  const known = languagesOf(model)?.map((tag) => tag.toLowerCase());
  if (!known || language === "") return "fits";
  const tag = language.toLowerCase().replace("_", "-");
  if (known.includes(tag)) return "fits";
  const base = tag.split("-")[0]!;
  if (known.some((each) => each === base || each.startsWith(`${base}-`))) return tag.includes("-") ? "region" : "fits";
  return sttLanguages().has(base) || base === "multi" ? "none" : "new";
}

function quoted(values: readonly Known[]): string {
  return [...new Set(values.map(({ text }) => `'${text}'`))].join(" or ");
}
