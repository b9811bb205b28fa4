import { type Json, tidy } from "./tidy.ts";

/** Groups the REST operations by path, beside the sockets: one entry for each transport and path. */
export function endpoints(facts: Json): Json {
  const byKey = new Map<string, Json>();
  for (const raw of facts.rest) {
    const key = `rest:${raw.path}`;
    const { id, transport, hosts, queryParams, pathParams, operationId, path, body, ...rest } = tidy(raw);
    const entry = byKey.get(key) ?? { key, transport, path, inSpec: raw.inSpec !== false, hosts, operations: [] };
    byKey.set(key, entry);
    delete rest.inSpec;
    rest.requiredQuery = rest.requiredQuery?.filter((name: string) => /^\w+$/.test(name));
    if (!rest.requiredQuery?.length) delete rest.requiredQuery;
    entry.operations.push({ ...rest, ...(body ? { body } : {}) });
  }
  for (const raw of facts.wss) {
    const { id, queryParams, requiredQuery, auth, ...rest } = tidy(raw);
    const operation = { auth, ...(requiredQuery?.length ? { requiredQuery } : {}) };
    const path = raw.path;
    byKey.set(`wss:${path}`, {
      key: `wss:${path}`,
      transport: "wss",
      path,
      inSpec: true,
      ...rest,
      operations: [operation],
    });
  }
  const { hosts } = tidy(facts);
  return {
    hosts: {
      default: new URL(hosts.default).host,
      agent: hosts.agent,
      regional: hosts.regional,
      dedicatedPattern: hosts.dedicatedPattern,
      beta: hosts.beta.map((text: string) => text.split(" ")[0]),
      mock: ["api.mock.deepgram.com", "custom.deepgram.com"],
      regionalLimits: hosts.regionalLimits,
    },
    responseHeaders: stringsOf(facts.responseHeaders),
    corsExposed: facts.responseHeaders.corsExposed,
    endpoints: [...byKey.values()],
  };
}

function stringsOf(object: Json): Json {
  return Object.fromEntries(
    Object.entries(object).filter(([name, value]) => typeof value === "string" && name !== "browserNote"),
  );
}
