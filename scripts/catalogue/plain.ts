import { type Json, tidy } from "./tidy.ts";

export function models(facts: Json): Json {
  const { meta, agentSpeakProviders, ...rest } = tidy(facts);
  return {
    ...rest,
    agentSpeakProviders,
    nearMiss: rest.nearMiss.map((entry: Json) => {
      // "nova-3 with language=en": the id first, then what else changes; "nova-3, or flux-general-en" leaves a choice.
      const id = /^[\w-]+/.exec(entry.suggest)![0];
      return id === entry.suggest ? entry : { ...entry, suggest: id, remark: entry.suggest };
    }),
  };
}

/** Fields that are newer than the specification join the payload; a shared `type` enum is cut down to the message's own. */
export function messages(facts: Json): Json {
  const { meta, channels, ...rest } = tidy(facts);
  for (const channel of Object.values<Json>(channels)) {
    for (const message of [...channel.client, ...channel.server]) {
      const { extraFieldsNewerThanSpec, optionalNotInSpec, payload } = message;
      delete message.extraFieldsNewerThanSpec;
      delete message.optionalNotInSpec;
      opened(payload);
      for (const [name, text] of Object.entries<string>({ ...extraFieldsNewerThanSpec, ...optionalNotInSpec }))
        payload.fields[name] = { type: /^\w+/.exec(text)![0], required: false, newerThanSpec: true };
      if (payload.fields?.type?.enum && message.type) payload.fields.type.enum = [message.type];
    }
  }
  return { channels, ...rest };
}

/** An object of which no field is known may hold any; a list of models that stands elsewhere is open. */
function opened(schema: Json): void {
  if (schema.fields && Object.keys(schema.fields).length === 0) schema.open = true;
  delete schema.enumCount;
  delete schema.enumRef;
  for (const inner of [
    ...Object.values<Json>(schema.fields ?? {}),
    ...(schema.oneOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ])
    opened(inner);
}

export function errors(facts: Json): Json {
  const shortLinks = Object.fromEntries(
    Object.entries<string>(facts.shortLinks).map(([link, text]) => [link, text.split(" (")[0]]),
  );
  return { errors: tidy(facts.errors), shortLinks };
}

export function auth(facts: Json): Json {
  const { meta, envVars, redaction, ...rest } = tidy(facts);
  const lint: string = envVars.lint;
  return {
    ...rest,
    env: {
      key: "DEEPGRAM_API_KEY",
      token: "DEEPGRAM_ACCESS_TOKEN",
      wrongNames: envVars.commonWrongNames,
      publicPrefixes: lint.match(/\b[A-Z_]+_(?=[,)])/g),
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

/** The specification's date is the catalogue's date. */
export function meta(facts: Json): Json {
  const [, date] = /\((\d{4}-\d{2}-\d{2})\)/.exec(facts.specCommit)!;
  return { date, newestSdk: /\d+\.\d+\.\d+/.exec(facts.newestSdk)![0] };
}
