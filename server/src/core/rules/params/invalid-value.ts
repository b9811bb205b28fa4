import { holdsOwnWords, type Parameter, parameter, valueAllowed, valuesOf } from "../../catalogue/index.ts";
import type { Known } from "../../exchange/facts.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import type { Severity } from "../rule.ts";
import { assuming, fixes, removeEntry, rewrite, textsOf } from "../shared/helpers.ts";
import { boolLike, otherCase } from "./bool-case.ts";
import { lintOf, queryFacts, sentEntries, severityOf } from "./shared/query.ts";

/** Parameters whose values have rules of their own. */
const elsewhere = new Set([
  "model",
  "language",
  "language_hint",
  "callback",
  "eot_threshold",
  "eager_eot_threshold",
  "eot_timeout_ms",
]);
/** Another rule has the range; that it is a number is looked at here. */
const rangeElsewhere = "utterance_end_ms";
const format = new Set(["encoding", "container", "sample_rate", "bit_rate"]);

interface Wrong {
  readonly message: string;
  readonly because?: string;
  readonly advice: string;
  readonly severity: Severity;
  readonly right?: string;
  readonly safe?: boolean;
}

export const invalidValue = rule({
  id: "param-invalid-value",
  group: "params",
  title: "Value that a parameter does not take",
  severity: "error",
  why: "Deepgram reads each parameter as a type with a set or a range of values and refuses the request for a value outside.",
  advice: "Use one of the documented values.",
  exceptions:
    "Models, languages, callbacks, output formats and Flux thresholds have rules of their own; open lists are not judged.",
  docs: ["https://developers.deepgram.com/docs/stt-streaming-feature-overview"],
  shows: {
    needs: [/value|param|option|400|bad request|number|reject|refus|endpointing|redact|utterance_end/i],
    signs: [/failed to deserialize|invalid value/i],
    told: [
      "a parameter value is refused with 400",
      "failed to deserialize query parameters",
      "endpointing or channels value not accepted",
      "redact value is refused",
      "bad request about an invalid value, worked before I changed the number",
      "utterance_end_ms too small is rejected",
      "I tuned the latency options and now connect gives 400",
    ],
    usualFor: [400],
    answers: {
      statuses: [400],
      errors: ["query-deserialize", "invalid-query-string", "invalid-value-of", "summarize-v1", "flux-tts-controls"],
      says: /Failed to deserialize query parameters: (?!.*(?:missing|unknown|duplicate) field)|Invalid '\w+' value of '/,
    },
    by: "deepgram",
    settle: "Send the same request without the parameter.",
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.params) return;
    const speak = facts.key.endsWith("/speak");
    for (const entry of sentEntries(call)) {
      const found = parameter(facts.key, entry.name);
      if (!found || found.available === false) continue;
      for (const at of entry.name === "keyterm" ? weightsIn(entry.value) : [])
        report({
          message: "A keyterm carries a weight",
          because: weightless,
          at,
          advice: "Send the term alone.",
          severity: "warning",
        });
      for (const value of textsOf(entry.value)) {
        const nothing = stringified(entry.name, value.text) ?? weighted(entry.name, value.text);
        const number = entry.name === rangeElsewhere && /^\d+$/.test(value.text);
        const judged =
          number || elsewhere.has(entry.name) || holdsOwnWords(entry.name) || (speak && format.has(entry.name));
        const wrong = nothing ?? (judged ? undefined : judge(entry.name, found, value));
        if (!wrong) continue;
        const { right, safe = true, ...words } = wrong;
        report({
          ...words,
          at: value.origin,
          fixes: fixes(
            right === undefined
              ? assuming(
                  removeEntry(entry, `Remove ${entry.name}`, false),
                  `${entry.name} is left out, so that its default counts: write ${/^(?:Use|Give|Leave)/.test(words.advice) ? lowerAdvice(words.advice) : "a documented value"} where it is wanted.`,
                )
              : rewrite(value, right, `Use ${right}`, safe),
          ),
        });
      }
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&summarize=v1", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&smart_format=yes", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=pcm_s16le&sample_rate=16000", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3&summarize=v2&redact=ssn&callback_method=put&callback=https://example.com/hook", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: audio });`,
      },
      {
        code: `new WebSocket(\`wss://api.deepgram.com/v1/listen?model=nova-3&endpointing=\${ms}&punctuate=true\`, ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&language=undefined" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" --data-binary @audio.wav`,
      },
    ],
  },
});

/** What an advice names: `Use 1 to 5.` → `1 to 5`. */
const lowerAdvice = (advice: string) => advice.replace(/^(?:Use|Give|Leave) (?:\w+ as )?|\.$/g, "");

/** Nothing, made into text on the way. */
function stringified(name: string, text: string): Wrong | undefined {
  if (!/^(?:undefined|null|NaN|\[object Object\])$/.test(text)) return undefined;
  return {
    message: `${name} is sent as the text '${text}'`,
    because: "A value that is not set was made into text instead of being left out.",
    advice: `Leave ${name} out while it has no value.`,
    severity: holdsOwnWords(name) ? "warning" : "error",
  };
}

const weightless =
  "keyterm has no weights: the colon and the number become part of the term, which is then never heard.";

/** `${term}:2`: a weight behind a term that is not known. Two digits may be the minutes of a clock time. */
function weightsIn(value: Value): Origin[] {
  if (value.kind === "one-of") return value.options.flatMap(weightsIn);
  if (value.kind === "array") return value.items.flatMap(weightsIn);
  const [term, weight, ...rest] = value.kind === "text" ? value.parts : [];
  if (term?.kind !== "hole" || weight?.kind !== "literal" || rest.length > 0) return [];
  return /^:-?(?:\d|\d+\.\d+)$/.test(weight.text) ? [weight.origin] : [];
}

/** A weight, as keywords have it, becomes part of the keyterm. A clock time or a ratio is no weight. */
function weighted(name: string, text: string): Wrong | undefined {
  const [, term] = (name === "keyterm" && /^(.*[A-Za-z][^:]*):-?\d+(?:\.\d+)?$/.exec(text)) || [];
  if (!term) return undefined;
  return {
    message: `keyterm '${text}' carries a weight`,
    because: weightless,
    advice: `Write ${term}.`,
    severity: "warning",
    right: term,
  };
}

function judge(name: string, found: Parameter, value: Known): Wrong | undefined {
  const { text } = value;
  // A bare name without a value: what Deepgram makes of it is not documented.
  if (text === "") return undefined;
  if (boolLike(found) && otherCase(text)) return undefined;
  if (found.invalidValues && Object.hasOwn(found.invalidValues, text)) {
    const right = text === "v1" ? "v2" : name === "diarize_model" ? "latest" : undefined;
    return {
      message: `${name}=${text} is not accepted here`,
      because: `Deepgram answers: ${found.invalidValues[text]!.replace(/\.$/, "")}.`,
      advice: right ? `Use ${right}.` : "Use another value.",
      severity: "error",
      ...(right && { right }),
    };
  }
  return encodingSlip(found, name, text) ?? outsideSet(found, name, text) ?? outsideRange(found, name, text);
}

function encodingSlip(found: Parameter, name: string, text: string): Wrong | undefined {
  const slips = found.commonWrongValues;
  const listed = slips && Object.hasOwn(slips, text) ? slips[text]! : undefined;
  if (listed?.startsWith("(")) return undefined;
  const lower = text.toLowerCase();
  const right = listed ?? (lower !== text && valuesOf(found)?.includes(lower) ? lower : undefined);
  if (!right || found.caseInsensitive) return undefined;
  return {
    message: `${name}=${text} is not a value of ${name}; ${right} is meant`,
    advice: `Write ${right}.`,
    severity: "warning",
    right,
    safe: text !== "pcm",
  };
}

function outsideSet(found: Parameter, name: string, text: string): Wrong | undefined {
  if (found.enum && !found.enumOpen && !valueAllowed(found, text)) {
    const values = valuesOf(found)!.filter(
      (value) => !(found.invalidValues && Object.hasOwn(found.invalidValues, value)),
    );
    return { message: `${name}=${text} is not accepted`, advice: `Use ${list(values)}.`, severity: "error" };
  }
  const kinds = found.type?.split("|") ?? [];
  if (kinds.every((kind) => kind === "boolean") && kinds.length > 0 && !/^(?:true|false)$/.test(text))
    return { message: `${name}=${text} is neither true nor false`, advice: "Use true or false.", severity: "error" };
  return undefined;
}

function outsideRange(found: Parameter, name: string, text: string): Wrong | undefined {
  const kinds = found.type?.split("|") ?? [];
  const numeric = kinds.some((kind) => kind === "integer" || kind === "number");
  if (
    !numeric ||
    kinds.some((kind) => kind === "string") ||
    (kinds.includes("boolean") && /^(?:true|false)$/.test(text))
  )
    return undefined;
  const shape = kinds.includes("number") ? /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i : /^[+-]?\d+$/;
  if (!shape.test(text)) {
    const bare = inMilliseconds(name) ? /^(\d+) ?(?:ms|msec|milliseconds?)$/i.exec(text)?.[1] : undefined;
    const whole = /^[+-]?\d+\.\d+$/.test(text);
    return {
      message: `${name}=${text} is not a ${kinds.includes("number") ? "number" : "whole number"}`,
      advice: `Give ${name} as a ${whole ? "whole " : ""}number alone${bare ? ", in milliseconds" : ""}.`,
      severity: "error",
      ...(bare && { right: bare }),
    };
  }
  const number = Number(text);
  const { minimum, maximum, multipleOf } = found;
  const level =
    severityOf(lintOf(found, "outside") ?? lintOf(found, "outsideRange") ?? lintOf(found, "negative"), "warning") ??
    "warning";
  if ((minimum !== undefined && number < minimum) || (maximum !== undefined && number > maximum))
    return {
      message: `${name}=${text} is outside ${range(minimum, maximum)}`,
      advice: `Use ${range(minimum, maximum)}.`,
      severity: level,
    };
  if (multipleOf !== undefined && Math.abs(number / multipleOf - Math.round(number / multipleOf)) > 1e-6)
    return {
      message: `${name}=${text} is not a multiple of ${multipleOf}`,
      advice: `Use a multiple of ${multipleOf}.`,
      severity: severityOf(lintOf(found, "offGrid"), "warning") ?? "warning",
    };
  if (name === "utt_split" && number >= 100)
    return {
      message: `utt_split=${text} is in seconds`,
      because: "A pause of that many seconds hardly ever comes: milliseconds were probably meant.",
      advice: `Use ${number / 1000}.`,
      severity: "warning",
      right: String(number / 1000),
      safe: false,
    };
  return undefined;
}

/** Parameters that count milliseconds, as far as they are documented to. */
const inMilliseconds = (name: string) => name === "endpointing" || name.endsWith("_ms");

function range(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  return minimum !== undefined ? `${minimum} and more` : `up to ${maximum}`;
}

function list(values: readonly string[]): string {
  return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
