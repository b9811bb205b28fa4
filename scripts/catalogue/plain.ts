import { type Json, tidy } from "./tidy.ts";

export function models(facts: Json): Json {
  const { meta, agentSpeakProviders, ...rest } = tidy(facts);
  return {
    ...rest,
    agentSpeakProviders,
    nearMiss: rest.nearMiss.map(suggestion),
  };
}

/**
 * "nova-3 with language=en" changes more than the id, "nova-3 (…)" only explains, "no such voice" suggests nothing.
 */
function suggestion({ suggest, note, ...entry }: Json): Json {
  const [, id, rest = ""] = /^([\w-]*-[\w-]*|nova)(.*)$/.exec(suggest) ?? [];
  const explained = /^ \((.*)\)$/.exec(rest)?.[1] ?? (id ? undefined : suggest) ?? note;
  return {
    ...entry,
    ...(id ? { suggest: id } : {}),
    ...(id && rest && !rest.startsWith(" (") ? { remark: suggest } : {}),
    ...(explained ? { note: explained } : {}),
  };
}

export function errors(facts: Json): Json {
  const shortLinks = Object.fromEntries(
    Object.entries<string>(facts.shortLinks).map(([link, text]) => [link, text.split(" (")[0]]),
  );
  return { errors: tidy(facts.errors), shortLinks };
}

/** Prefixes of further bundlers that the common mistakes name beside those of the facts. */
const furtherPrefixes = ["NUXT_PUBLIC_", "GATSBY_", "VUE_APP_"];

export function auth(facts: Json): Json {
  const { meta, envVars, redaction, ...rest } = tidy(facts);
  const lint: string = envVars.lint;
  return {
    ...rest,
    env: {
      key: "DEEPGRAM_API_KEY",
      token: "DEEPGRAM_ACCESS_TOKEN",
      wrongNames: envVars.commonWrongNames,
      publicPrefixes: [...lint.match(/\b[A-Z_]+_(?=[,)])/g)!, ...furtherPrefixes],
    },
    wrongHeaders: headersIn(rest.wrongForms.find((form: Json) => form.id === "wrong-header").form),
  };
}

/** "x-api-key, api-key, … Token header" as names in lower case; more spellings stand beside the errors. */
function headersIn(form: string): string[] {
  const named = form.split(",").map((name) => name.trim().toLowerCase().replace(" header", ""));
  return [...new Set([...named, "x-deepgram-key"])];
}

export function limits(facts: Json): Json {
  const { meta, ...rest } = tidy(facts);
  return rest;
}

/** `asOf` is the month of the newest facts, `date` that of the specification that they are compared with. */
export function meta(facts: Json): Json {
  const [, date] = /\((\d{4}-\d{2}-\d{2})\)/.exec(facts.specCommit)!;
  return { asOf: facts.asOf, date, newestSdk: /\d+\.\d+\.\d+/.exec(facts.newestSdk)![0] };
}
