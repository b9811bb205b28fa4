import { type Json, tidy } from "./tidy.ts";

/** Wrong names whose value changes with the name, so that a rename alone would be wrong, too. */
const notARenameAlone = new Set([
  "diarization",
  "speaker_labels",
  "bit_rate_kbps",
  "keyword",
  "keyterms",
  "voice",
  "number",
]);

/** Names that are a slip on some paths only. */
const onlyOn: Record<string, string> = { voice: "/speak" };

export function parameters(facts: Json): Json {
  const { endpoints, rules, ttsMatrix, misspellings } = tidy(facts);
  for (const [key, endpoint] of Object.entries<Json>(endpoints)) {
    const rejected = endpoint.knownRejected;
    if (rejected) rejected.certain = certainlyRejected(rejected.list, rejected.lint);
    for (const parameter of Object.values<Json>(endpoint.params)) {
      if (parameter.availableOnThisTransport !== undefined) {
        parameter.available =
          parameter.availableOnThisTransport === "contested" ? true : parameter.availableOnThisTransport;
        delete parameter.availableOnThisTransport;
      }
      delete parameter.see;
    }
    endpoint.key = key;
  }
  return {
    endpoints,
    rules: rules.map(({ when, then: result, ...rule }: Json) => ({ ...rule, when, result })),
    tts: Object.fromEntries(
      Object.entries<Json>(ttsMatrix)
        .filter(([key]) => key.includes(":/"))
        .map(([key, encodings]) => [
          key,
          Object.fromEntries(Object.entries(encodings).map(([name, row]) => [name, ttsRow(row)])),
        ]),
    ),
    misspellings: wrongNames(misspellings),
  };
}

/** Reads "error for: a, b and the five intelligence parameters; warning for the others". */
function certainlyRejected(list: string[], lint: string): string[] {
  if (lint === "error") return list;
  const clause = lint.split(/;|, warning/)[0]!;
  const words = new Set(clause.match(/[a-z_]+/g));
  if (clause.includes("five intelligence"))
    for (const name of ["summarize", "sentiment", "topics", "intents", "detect_entities"]) words.add(name);
  return list.filter((name) => words.has(name));
}

/** "not applicable" becomes an empty list, "not configurable (22050)" a fixed value. */
function ttsRow(row: Json): Json {
  const rate = row.sample_rate;
  const bits = row.bit_rate;
  const fixed = typeof rate === "string" ? Number(/\d+/.exec(rate)?.[0]) : undefined;
  return {
    ...(row.container !== undefined ? { containers: Array.isArray(row.container) ? row.container : [] } : {}),
    ...(row.defaultContainer ? { defaultContainer: row.defaultContainer } : {}),
    ...(Array.isArray(rate) ? { sampleRates: rate } : fixed ? { sampleRates: [fixed], fixedSampleRate: true } : {}),
    ...(row.defaultSampleRate ? { defaultSampleRate: row.defaultSampleRate } : {}),
    ...(Array.isArray(bits) ? { bitRates: bits } : typeof bits === "string" ? { bitRates: [] } : {}),
    ...(bits?.min !== undefined ? { bitRateRange: { min: bits.min, max: bits.max } } : {}),
    ...((row.defaultBitRate ?? bits?.default) ? { defaultBitRate: row.defaultBitRate ?? bits.default } : {}),
  };
}

/** One right name for each wrong one; entries that offer two ("encoding / container") are left out. */
function wrongNames(misspellings: Json): Json {
  const all = { ...misspellings.camelToSnake, ...misspellings.other };
  const out: Record<string, Json> = {};
  for (const [wrong, text] of Object.entries<string>(all)) {
    if (text.includes(" / ")) continue;
    const right = /^[a-z_]+/.exec(text)![0];
    out[wrong] = {
      right,
      ...(notARenameAlone.has(wrong) ? { valueChanges: true } : {}),
      ...(onlyOn[wrong] ? { onlyOn: onlyOn[wrong] } : {}),
      ...(wrong in misspellings.camelToSnake ? { camelCase: true } : {}),
    };
  }
  return out;
}
