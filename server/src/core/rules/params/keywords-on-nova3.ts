import type { Call } from "../../exchange/call.ts";
import { type Edit, replace } from "../../exchange/origin.ts";
import type { Entry, Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { comparable, fixes, isOn, parameters, parameterValues, textsOf } from "../shared/helpers.ts";
import { keytermSample } from "../shared/samples.ts";
import { isOwn, queryFacts } from "./shared/query.ts";

export const keywordsOnNova3 = rule({
  id: "param-keywords-on-nova3",
  group: "params",
  title: "keywords with a Nova-3 model",
  severity: "error",
  why: "Nova-3 has no keywords: it takes keyterm, one parameter for each term, without a weight.",
  advice: "Rename keywords to keyterm and drop the weights.",
  docs: ["https://developers.deepgram.com/docs/keyterm", "https://developers.deepgram.com/docs/keywords"],
  shows: {
    needs: [/keywords?|boost/i],
    signs: [/\bkeywords?\b[^?\n]{0,160}\bnova[- ]3|\bnova[- ]3\S*[^?\n]{0,160}\bkeywords?\b/i],
    told: [
      "keywords stopped working after switching to nova-3",
      "boosting words with nova-3 gives 400",
      "upgraded from nova-2 to nova-3 and the connection is refused, we boost names",
      "keywords is not supported for the new model",
    ],
    sample: keytermSample,
    usualFor: [400],
    answers: { statuses: [400], errors: ["keywords-nova3"] },
    by: "deepgram",
    settle: "Send the same request without keywords.",
    rulesOut: [{ id: "auth-invalid-key", why: "a refused key is answered with 401" }],
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.key.endsWith("/v1/listen")) return;
    const models = parameterValues(call, "model");
    if (!models?.every((model) => /^nova-3(?:-|$)/.test(model.text))) return;
    for (const group of byKey(comparable(call, "keywords").filter((entry) => isOn(entry.value) || isUnseen(entry)))) {
      const [first] = group;
      const terms = group.flatMap((entry) => textsOf(entry.value));
      const minus = terms.some((each) => /:-\d/.test(each.text));
      report({
        message: `keywords${terms[0] ? ` '${terms[0].text}'` : ""} is asked for with ${models[0]!.text}, which takes keyterm`,
        at: first!.key,
        related: models
          .slice(0, 1)
          .map((model) => ({ at: model.origin, message: `'${model.text}' is a Nova-3 model` })),
        ...(minus && {
          advice: "Rename keywords to keyterm without weights; drop the suppressed terms, which have no counterpart.",
        }),
        fixes: fixes(toKeyterm(call, group)),
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

/** Entries that one name in the text stands for: a list in options goes out as one parameter for each item. */
function byKey(entries: readonly Entry[]): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${entry.key.text} ${entry.key.start}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

/** The rename with the weights cut off; undefined where a value is not written here in one piece. */
function toKeyterm(call: Call, group: readonly Entry[]): Fix | undefined {
  const [first] = group;
  const weights = group.map((entry) => cutWeights(entry.value));
  if (!first?.renamable || weights.some((edits) => edits === undefined)) return undefined;
  const safe = isOwn(call, first) && parameters(call, "keyterm").length === 0;
  const edits = [replace(first.key, "keyterm"), ...weights.flatMap((each) => each!)];
  return { title: "Use keyterm without weights", safe, edits };
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

/** A value that is not followed, and is there: the branch or the loop around it asks for it. */
function isUnseen({ value, optional }: Entry): boolean {
  return optional === true && value.kind === "unresolved";
}
