import { parameter } from "../../catalogue/index.ts";
import { absent } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import { assuming, fixes, parameters, parameterValues, rewrite, textsOf } from "../shared/helpers.ts";
import { isFluxSocket } from "./shared/names.ts";
import { queryFacts } from "./shared/query.ts";

const key = "wss:/v2/listen";
const names = ["eot_threshold", "eager_eot_threshold", "eot_timeout_ms"];

export const fluxThresholds = rule({
  id: "param-flux-thresholds",
  group: "params",
  title: "Flux thresholds out of range or out of order",
  severity: "error",
  why: "Flux refuses thresholds outside their ranges, and an eager threshold above the one that ends the turn.",
  advice: "Keep eager_eot_threshold at or below eot_threshold, and both in their ranges.",
  docs: ["https://developers.deepgram.com/docs/flux/configuration"],
  shows: {
    needs: [/eot|threshold|turn/i],
    signs: [/\b(?:eager_)?eot_(?:threshold|timeout_ms)\b/i],
    told: [
      "eot threshold is refused at connect",
      "eager end of turn setting gives bad request",
      "changing turn detection sensitivity makes flux refuse the connection",
      "eot_timeout value not accepted",
      "what range is allowed for eager_eot_threshold",
    ],
    answers: {
      statuses: [400],
      errors: ["query-deserialize", "flux-invalid-parameter", "invalid-value-of"],
    },
    refines: ["param-invalid-value"],
    by: "deepgram",
    settle: "Open the socket without the thresholds.",
    claims: false,
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (facts?.key !== key || !isFluxSocket(call)) return;
    for (const name of names) {
      const { minimum = 0, maximum = Number.MAX_VALUE } = parameter(key, name) ?? {};
      for (const value of parameters(call, name).flatMap((entry) => textsOf(entry.value))) {
        const number = Number(value.text);
        if (value.text.trim() === "" || Number.isNaN(number)) {
          report({
            message: `${name}=${value.text} is not a number`,
            at: value.origin,
            advice: `Use a number from ${minimum} to ${maximum}.`,
          });
          continue;
        }
        if (number >= minimum && number <= maximum) continue;
        const nearest = String(number < minimum ? minimum : maximum);
        report({
          message: `${name}=${value.text} is outside ${minimum} to ${maximum}`,
          at: value.origin,
          advice: `Use a value from ${minimum} to ${maximum}.`,
          fixes: fixes(rewrite(value, nearest, `Use ${nearest}`, false)),
        });
      }
    }
    const eager = parameterValues(call, "eager_eot_threshold");
    const given = parameterValues(call, "eot_threshold");
    const byDefault = absent(call.query, "eot_threshold")
      ? Number(parameter(key, "eot_threshold")?.default)
      : undefined;
    const limits = given?.map((value) => Number(value.text)) ?? (byDefault === undefined ? [] : [byDefault]);
    const [first] = eager ?? [];
    if (!first || limits.length === 0 || !eager!.every((value) => limits.every((limit) => Number(value.text) > limit)))
      return;
    if (Number(first.text) > (parameter(key, "eager_eot_threshold")?.maximum ?? 1)) return;
    report({
      message: `eager_eot_threshold=${first.text} is above eot_threshold${given ? `=${given[0]!.text}` : `, which is ${limits[0]} when it is not given`}`,
      at: first.origin,
      advice: "Lower eager_eot_threshold, or raise eot_threshold.",
      related: given ? [{ at: given[0]!.origin, message: `eot_threshold is ${given[0]!.text}` }] : [],
      fixes: fixes(
        assuming(
          rewrite(first, String(Math.min(...limits)), `Use ${Math.min(...limits)}`, false),
          `eager_eot_threshold: ${Math.min(...limits)} is the highest that is allowed, choose your own`,
        ),
      ),
    });
  },
  examples: {
    wrong: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en&eager_eot_threshold=0.8", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en&eot_timeout_ms=100", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en&eager_eot_threshold=0.5&eot_threshold=0.8&eot_timeout_ms=3000", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    pastes: [
      { request: "wss://api.deepgram.com/v2/listen?model=flux-general-en&eager_eot_threshold=0.9&eot_threshold=0.6" },
    ],
  },
});
