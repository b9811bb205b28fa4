import { methodsOf } from "./sdk.ts";
import { type Json, tidy } from "./tidy.ts";

/** One entry for each major, with everything inherited from the one before written out. */
export function sdk(facts: Json): Json {
  const { v1, v2, v3, v4, v5 } = tidy(facts.versions);
  const one = {
    ...common(v1),
    methods: [...v1.methods.flatMap(methodsOf), ...subClients(v1.namespaces)],
    keyOptions: [],
    sockets: { listen: socket(v1.live) },
  };
  const two = {
    ...common({ ...v1, ...v2 }),
    methods: one.methods.map(withEndpointArgument),
    keyOptions: [],
    sockets: {
      listen: { ...one.sockets.listen, send: [...one.sockets.listen.send, ...sends(["keepAlive()"])] },
    },
  };
  const three = {
    ...common(v3),
    methods: withAliases(v3.methods.flatMap(methodsOf)).map(withEndpointLast).map(withDefaultVoice("aura-asteria-en")),
    keyOptions: ["key"],
    clientSideChecks: v3.clientSideChecks,
    sockets: Object.fromEntries(["listen", "speak", "agent"].map((name) => [name, socket(v3.live[name])])),
  };
  three.sockets.agent!.events = v4.agentEvents;
  const four = {
    ...common({ ...v3, ...v4, range: "4.x" }),
    methods: three.methods.map(inFour).map(withEndpointLast).map(withDefaultVoice("aura-2-thalia-en")),
    keyOptions: ["key", "accessToken"],
    clientSideChecks: v3.clientSideChecks,
    knownBugs: v4.knownBugs,
    sockets: { ...three.sockets, agent: { ...three.sockets.agent, send: sends(v4.agentSend), events: v4.agentEvents } },
  };
  const five = {
    ...common(v5),
    methods: v5.methods.flatMap(methodsOf).map(inFive),
    keyOptions: ["apiKey", "accessToken"],
    clientSideChecks: v5.clientSideChecks,
    connectOptions: v5.sockets.connectOptions,
    requestOptions: v5.requestOptions,
    sockets: Object.fromEntries(
      Object.entries<string[]>(v5.sockets.send).map(([name, list]) => [
        name,
        { send: sends(list), events: Object.fromEntries(v5.sockets.events.map((event: string) => [event, event])) },
      ]),
    ),
  };
  return {
    package: "@deepgram/sdk",
    newest: /\d+\.\d+\.\d+/.exec(facts.meta.newestSdk)![0],
    majors: { 1: one, 2: two, 3: three, 4: four, 5: five },
    migrations: tidy(facts.migrations).map((migration: Json) => ({
      from: majorsIn(migration.from),
      to: majorsIn(migration.to)[0],
      edits: migration.edits.map(([before, told]: [string, string]) => {
        const after = told.replace("read.v1.text.analyze({ text, ", "read.v1.text.analyze({ body: { text }, ");
        return { before, after, ...chainsOf(before, after) };
      }),
      ...(migration.note ? { note: migration.note } : {}),
    })),
    renamedWithinV5: facts.renamedWithinV5,
    wrappers: tidy(facts.wrappers),
  };
}

function common(version: Json): Json {
  const env = (version.env ?? []).map((text: string) => text.split(" ")[0]);
  return {
    range: version.range,
    construct: version.construct ?? [],
    env,
    optionStyle: version.optionStyle,
    ...(version.results ? { results: version.results } : {}),
    ...(version.throwsWithoutKey ? { throwsWithoutKey: version.throwsWithoutKey } : {}),
  };
}

function socket(live: Json): Json {
  return { send: sends(live.send), events: live.events ?? {}, ...(live.enum ? { enum: live.enum } : {}) };
}

/** "sendText({type:"Speak", text})" as name, arguments and remarks. */
function sends(list: string[]): Json[] {
  return list.map((text) => {
    const [, name, args, rest] = /^(\w+)(?:\((.*?)\))?(?:\s+(.*))?$/.exec(text)!;
    const since = /(?:from |\()(\d+\.\d+\.\d+)/.exec(rest ?? "")?.[1];
    const type = /type:\s*"(\w+)"/.exec(args ?? "")?.[1];
    return {
      name,
      arguments: args ?? "",
      ...(type ? { type } : {}),
      ...(since ? { since } : {}),
      ...(rest ? { note: rest } : {}),
    };
  });
}

/** v1 and v2: the management API as sub-clients. */
function subClients(names: string[]): Json[] {
  return names
    .filter((name) => name !== "transcription")
    .map((name) => ({ chain: `${name}.*`, transport: "rest", signature: `${name}.*` }));
}

/** v3 and v4 take the path of a request behind all other arguments (`:version/listen`). */
function withEndpointLast(method: Json): Json {
  if (/^(?:manage|models|selfhosted)\./.test(method.chain)) return method;
  return { ...method, endpointArg: (method.optionsArg ?? method.bodyArg ?? -1) + 1 };
}

/** v3 and v4 name a voice where the caller names none. */
function withDefaultVoice(model: string): (method: Json) => Json {
  return (method) => (method.chain === "speak.request" ? { ...method, defaultModel: model } : method);
}

/** v5 opens every socket under two names, and puts what else stands in their argument into the query. */
function inFive(method: Json): Json {
  // The published code sends the member `body` alone; a text or URL beside it goes nowhere.
  if (method.chain === "read.v1.text.analyze")
    return {
      ...method,
      bodyKeys: ["body", "text", "url"],
      bodyMember: "body",
      signature: "read.v1.text.analyze({ body: { text } | { url }, ...options }, requestOptions?)",
    };
  if (!/\.v\d\.connect$/.test(method.chain)) return method;
  return { ...method, optionsArg: 0, aliases: [method.chain.replace(/connect$/, "createConnection")] };
}

function withEndpointArgument(method: Json): Json {
  if (!method.path) return method;
  return { ...method, endpointArg: method.transport === "wss" ? 1 : 2 };
}

/** `onprem` is the old name of `selfhosted`. */
function withAliases(methods: Json[]): Json[] {
  return methods.map((method) =>
    method.chain.startsWith("selfhosted.")
      ? { ...method, aliases: [method.chain.replace("selfhosted.", "onprem.")] }
      : method,
  );
}

function inFour(method: Json): Json {
  const { note, since, ...rest } = method;
  if (method.chain === "auth.grantToken") {
    return {
      ...rest,
      bodyArg: 0,
      body: "object",
      bodyKeys: ["ttl_seconds"],
      signature: "auth.grantToken({ ttl_seconds }?)",
    };
  }
  return rest;
}

function majorsIn(text: string): number[] {
  return [...text.matchAll(/v(\d)/g)].map((match) => Number(match[1]));
}

/** The method chains of both sides of an edit, where both are plain calls. */
function chainsOf(before: string, after: string): Json {
  const chain = (text: string) => /^(?:await )?(?:deepgram\.|client\.)?((?!deepgram)\w+(?:\.\w+)+)\(/.exec(text)?.[1];
  const old = chain(before);
  const renewed = chain(after);
  return old && renewed ? { chain: old, newChain: renewed } : {};
}
