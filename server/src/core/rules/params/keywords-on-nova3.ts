import type { Call } from "../../exchange/call.ts";
import { type Edit, replace } from "../../exchange/origin.ts";
import type { Entry, Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import { fixes, isOn, parameters, parameterValues, textsOf } from "../helpers.ts";
import type { Fix } from "../rule.ts";
import { isOwn, queryFacts } from "./query.ts";

export const keywordsOnNova3 = rule({
  id: "param-keywords-on-nova3",
  group: "params",
  title: "keywords with a Nova-3 model",
  severity: "error",
  why: "Nova-3 has no keywords: it takes keyterm, one parameter for each term, without a weight.",
  advice: "Rename keywords to keyterm and drop the weights.",
  docs: ["https://developers.deepgram.com/docs/keyterm", "https://developers.deepgram.com/docs/keywords"],
  answers: { statuses: [400], errors: ["keywords-nova3"] },
  by: "deepgram",
  settle: "Send the same request without keywords.",
  rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401" }],
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.key.endsWith("/v1/listen")) return;
    const models = parameterValues(call, "model");
    if (!models?.every((model) => /^nova-3(?:-|$)/.test(model.text))) return;
    for (const entry of parameters(call, "keywords")) {
      if (!isOn(entry.value)) continue;
      const [term] = textsOf(entry.value);
      const minus = textsOf(entry.value).some((each) => /:-\d/.test(each.text));
      report({
        message: `keywords${term ? ` '${term.text}'` : ""} is asked for with ${models[0]!.text}, which takes keyterm`,
        at: entry.key,
        related: models
          .slice(0, 1)
          .map((model) => ({ at: model.origin, message: `'${model.text}' is a Nova-3 model` })),
        ...(minus && {
          advice: "Rename keywords to keyterm without weights; drop the suppressed terms, which have no counterpart.",
        }),
        fixes: fixes(toKeyterm(call, entry)),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&keywords=Deepgram:2", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-2&keywords=Deepgram:2", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket(\`wss://api.deepgram.com/v1/listen?model=\${model}&keywords=Deepgram:2\`, ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&keywords=Deepgram:2" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @audio.wav`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"INVALID_QUERY_PARAMETER","err_msg":"Keywords are not supported for Nova-3.","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

/** The rename with the weights cut off; undefined where a value is not written here in one piece. */
function toKeyterm(call: Call, entry: Entry): Fix | undefined {
  if (!entry.renamable) return undefined;
  const weights = cutWeights(entry.value);
  if (!weights) return undefined;
  const safe = isOwn(call, entry) && parameters(call, "keyterm").length === 0;
  return { title: "Use keyterm without weights", safe, edits: [replace(entry.key, "keyterm"), ...weights] };
}

function cutWeights(value: Value): Edit[] | undefined {
  if (value.kind === "array") {
    if (!value.complete) return undefined;
    const each = value.items.map(cutWeights);
    return each.every((edits) => edits !== undefined) ? each.flat() : undefined;
  }
  const [text] = value.kind === "text" ? textsOf(value) : [];
  if (!text) return undefined;
  const weight = /^([^:,]+):(-?)\d+(?:\.\d+)?$/.exec(text.text);
  if (!weight) return /[:,]/.test(text.text) ? undefined : [];
  return text.exact && !weight[2] ? [replace(text.origin, weight[1]!)] : undefined;
}
