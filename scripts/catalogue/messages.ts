import { type Json, tidy } from "./tidy.ts";

/** Fields that are newer than the specification join the payload; a shared `type` enum is cut down to the message's own. */
export function messages(facts: Json): Json {
  const { meta, channels, ...rest } = tidy(facts);
  for (const channel of Object.values<Json>(channels)) {
    for (const message of [...channel.client, ...channel.server]) {
      const { extraFieldsNewerThanSpec, optionalNotInSpec, payload } = message;
      delete message.extraFieldsNewerThanSpec;
      delete message.optionalNotInSpec;
      opened(payload);
      for (const [name, text] of Object.entries({ ...extraFieldsNewerThanSpec, ...optionalNotInSpec }))
        if (typeof text === "string") added(payload, name.split("."), text, agentRoot(message.type));
      for (const [name, versions] of Object.entries(extraFieldsNewerThanSpec ?? {}))
        if (Array.isArray(versions)) versionsOf(channel, name.split(" ")[0]!, versions);
      if (payload.fields?.type?.enum && message.type) payload.fields.type.enum = [message.type];
    }
  }
  const agent = channels["/v1/agent/converse"];
  const settings = facts.channels["/v1/agent/converse"].client[0].extraFieldsNewerThanSpec;
  for (const message of agent.client.filter((each: Json) => /^Update(?:Think|Speak)$/.test(each.type)))
    for (const [name, text] of Object.entries(settings))
      if (typeof text === "string") added(message.payload, name.split(".").slice(1), text, "");
  alsoNvidia(agent);
  return { channels, ...rest };
}

/** Settings holds think and speak below `agent`. */
function agentRoot(type: string): string {
  return type === "Settings" ? "agent" : "";
}

function alternatives(schema: Json): Json[] {
  if (schema.oneOf) return schema.oneOf.flatMap(alternatives);
  return schema.type === "array" && schema.items ? alternatives(schema.items) : [schema];
}

/** Adds a field where its container stands: in every alternative, for a speak provider in Deepgram's own alone. */
function added(payload: Json, path: string[], text: string, root: string): void {
  const names = path.map((name) => name.replace("[]", ""));
  const last = names.pop()!;
  let level = alternatives(payload);
  for (const name of names)
    level = level.flatMap((each) => (each.fields?.[name] ? alternatives(each.fields[name]) : []));
  const voice = names.at(-1) === "provider" && names[root ? 1 : 0] === "speak";
  for (const each of level) {
    if (voice && !(each.fields.type.enum[0] === "deepgram" && each.fields.version?.enum[0] === "v2")) continue;
    if (!each.fields || each.fields[last]) continue;
    const [, minimum, maximum] = /(-?\d+)\.\.(-?\d+)/.exec(text) ?? [];
    const type = /^(?:string|integer|number|boolean)/.exec(text)?.[0] ?? "number";
    each.fields[last] = {
      type,
      required: false,
      newerThanSpec: true,
      ...(minimum ? { minimum: Number(minimum), maximum: Number(maximum) } : {}),
    };
  }
}

function everySchema(schema: Json, visit: (each: Json) => void): void {
  visit(schema);
  for (const inner of Object.values<Json>(schema.fields ?? {})) everySchema(inner, visit);
  for (const inner of schema.oneOf ?? []) everySchema(inner, visit);
  if (schema.items) everySchema(schema.items, visit);
}

function versionsOf(channel: Json, provider: string, versions: string[]): void {
  for (const message of channel.client)
    everySchema(message.payload, (each) => {
      if (each.fields?.type?.enum?.[0] === provider && each.fields.version) each.fields.version.enum = versions;
    });
}

/** The specification's think providers lack one that is documented: it takes the fields of its neighbour. */
function alsoNvidia(channel: Json): void {
  for (const message of channel.client)
    everySchema(message.payload, (each) => {
      const groq = each.oneOf?.find((one: Json) => one.fields?.type?.enum?.[0] === "groq");
      if (!groq || each.oneOf.some((one: Json) => one.fields?.type?.enum?.[0] === "nvidia")) return;
      const copy = structuredClone(groq);
      copy.fields.type.enum = ["nvidia"];
      delete copy.fields.model.enum;
      each.oneOf.push({ ...copy, newerThanSpec: true });
    });
}

/** An object of which no field is known may hold any; a list of models that stands elsewhere is open. */
function opened(schema: Json): void {
  everySchema(schema, (each) => {
    if (each.fields && Object.keys(each.fields).length === 0) each.open = true;
    delete each.enumCount;
    delete each.enumRef;
  });
}
