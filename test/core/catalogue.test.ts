import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { drift } from "../../scripts/catalogue/drift.ts";
import { schemas } from "../../scripts/catalogue/schemas.ts";
import { methodsOf as methodsFromCall } from "../../scripts/catalogue/sdk.ts";
import * as c from "../../server/src/core/catalogue/index.ts";

const folder = "server/src/core/catalogue/data";
const load = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));

test("the data have the shape that their types promise, and no provenance", () => {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    const result = schemas[name.replace(".json", "")]!.safeParse(JSON.parse(text));
    assert.ok(result.success, `${name}: ${result.error}`);
    const [stray] = /"(?:source|readings)":|\b[0-9a-f]{40}\b|\/work\//.exec(text) ?? [];
    assert.equal(stray, undefined, name);
  }
});

test("endpoints are found by transport and path, with path parameters", () => {
  const cases: [Parameters<typeof c.findEndpoint>[0], string, string | undefined][] = [
    ["http", "/v1/listen", "rest:/v1/listen"],
    ["ws", "/v1/listen", "wss:/v1/listen"],
    ["ws", "/v1/listen/", "wss:/v1/listen"],
    ["http", "/v2/listen", undefined],
    ["ws", "/v2/listen", "wss:/v2/listen"],
    ["ws", "/v1/read", undefined],
    ["http", "/v1/projects/abc-1/keys/k", "rest:/v1/projects/{project_id}/keys/{key_id}"],
    ["rest", "/v1/projects/a/b/c/d", undefined],
    ["ws", "/v1/agent/converse", "wss:/v1/agent/converse"],
    ["http", "/", undefined],
  ];
  for (const [transport, path, key] of cases)
    assert.equal(c.findEndpoint(transport, path)?.key, key, `${transport} ${path}`);
  assert.deepEqual(
    c.endpointsByPath("/v1/speak").map((one) => one.key),
    ["rest:/v1/speak", "wss:/v1/speak"],
  );
  const keys = c.findEndpoint("http", "/v1/projects/p/keys")!;
  assert.deepEqual([...c.methodsOf(keys)].sort(), ["GET", "POST"]);
  assert.equal(c.operationOf(keys, "post")?.method, "POST");
  assert.equal(c.operationOf(keys, "PUT"), undefined);
  assert.equal(c.acceptsJwt(keys), false);
  assert.equal(c.acceptsJwt(c.findEndpoint("ws", "/v1/listen")!), true);
});

test("a wrong path has a right one where one reading is likely", () => {
  const cases: [Parameters<typeof c.rightPath>[0], string, string | undefined][] = [
    ["http", "/v1/transcribe", "/v1/listen"],
    ["http", "/listen", "/v1/listen"],
    ["ws", "/v1/agent", "/v1/agent/converse"],
    ["ws", "/agent", "/v1/agent/converse"],
    ["http", "/v1/tts", "/v1/speak"],
    ["http", "/v1/audio/transcriptions", "/v1/listen"],
    ["ws", "/v1/v1/listen", "/v1/listen"],
    ["http", "//v1/listen", "/v1/listen"],
    ["http", "/v1/lisen", "/v1/listen"],
    ["http", "/v1/grant", "/v1/auth/grant"],
    ["http", "/v1/listen", undefined],
    ["http", "/v1/projects/p", undefined],
    ["http", "/v1/something/else", undefined],
    ["http", "/v2/listen", undefined],
    ["ws", "/v1/transcribe", "/v1/listen"],
  ];
  for (const [transport, path, right] of cases) {
    const found = c.rightPath(transport, path);
    assert.equal(found, right, `${transport} ${path}`);
    if (found) assert.ok(c.findEndpoint(transport, found));
  }
});

test("hosts are told apart", () => {
  const cases: [string, c.HostKind][] = [
    ["api.deepgram.com", "default"],
    ["API.Deepgram.com:443", "default"],
    ["agent.deepgram.com", "agent"],
    ["api.eu.deepgram.com", "regional"],
    ["acme.us-1.api.deepgram.com", "dedicated"],
    ["api.beta.deepgram.com", "beta"],
    ["api.mock.deepgram.com", "mock"],
    ["developers.deepgram.com", "other-deepgram"],
    ["static.deepgram.com", "other-deepgram"],
    ["deepgram.com.evil.example", "foreign"],
    ["notdeepgram.com", "foreign"],
    ["localhost:8080", "foreign"],
  ];
  for (const [host, kind] of cases) assert.equal(c.hostKind(host), kind, host);
});

test("parameters know their values, their endpoint and their wrong names", () => {
  assert.equal(c.parameter("wss:/v1/listen", "utterance_end_ms")?.minimum, 1000);
  assert.equal(c.parameter("rest:/v1/listen", "interim_results")?.transportOnly, "wss");
  assert.equal(c.parameter("rest:/v1/listen", "toString"), undefined);
  assert.equal(c.parametersOf("constructor"), undefined);
  assert.equal(c.unknownParamPolicy("wss:/v2/listen"), "refused");
  assert.equal(c.unknownParamPolicy("rest:/v1/listen"), "tolerated");
  assert.equal(c.knownRejected("wss:/v2/listen", "language"), "certain");
  assert.equal(c.knownRejected("wss:/v2/listen", "callback"), "likely");
  assert.equal(c.knownRejected("wss:/v2/listen", "keyterm"), undefined);
  const values: [string, string, string, boolean][] = [
    ["wss:/v1/listen", "diarize_model", "v2", false],
    ["rest:/v1/listen", "diarize_model", "v2", true],
    ["rest:/v1/listen", "summarize", "v1", false],
    ["rest:/v1/listen", "callback_method", "put", true],
    ["rest:/v1/listen", "model", "my-custom-model", true],
    ["wss:/v2/listen", "redact", "pii", false],
    ["wss:/v1/speak", "encoding", "mp3", false],
  ];
  for (const [key, name, value, allowed] of values)
    assert.equal(c.valueAllowed(c.parameter(key, name)!, value), allowed, `${key} ${name}=${value}`);
});

test("a wrong parameter name has one right name, and a valid one has none", () => {
  const cases: [string, string, string | undefined, boolean?][] = [
    ["wss:/v1/listen", "smartFormat", "smart_format"],
    ["wss:/v1/listen", "smart-format", "smart_format"],
    ["wss:/v1/listen", "INTERIM_RESULTS", "interim_results"],
    ["wss:/v1/listen", "smart_format", undefined],
    ["rest:/v1/listen", "detect_topics", undefined],
    ["rest:/v1/listen", "diarization", "diarize_model", true],
    ["wss:/v2/listen", "smartFormat", undefined],
    ["wss:/v2/listen", "eotThreshold", "eot_threshold"],
    ["rest:/v1/speak", "voice", "model", true],
    ["rest:/v1/listen", "voice", undefined],
    ["rest:/v1/listen", "format", undefined],
    ["rest:/v1/listen", "utteranceEndMs", undefined],
    ["rest:/v1/projects", "smartFormat", undefined],
  ];
  for (const [key, wrong, right, valueChanges = false] of cases)
    assert.deepEqual(c.rightName(key, wrong), right && { name: right, valueChanges }, `${key} ${wrong}`);
  assert.equal(c.nearestName("wss:/v1/listen", "interim_reslts"), "interim_results");
  assert.equal(c.nearestName("wss:/v1/listen", "endpointing"), undefined);
  assert.equal(c.nearestName("wss:/v1/listen", "speech_final"), undefined);
});

test("every right name exists somewhere, and no slip is valid wherever it is offered", () => {
  const { misspellings } = load("parameters.json");
  for (const wrong of Object.keys(misspellings))
    for (const key of c.parameterEndpoints) {
      const found = c.rightName(key, wrong);
      if (!found) continue;
      assert.ok(c.parameter(key, found.name), `${key} ${found.name}`);
      assert.equal(c.parameter(key, wrong), undefined, `${key} ${wrong}`);
    }
});

test("relations and text-to-speech formats", () => {
  assert.match(c.relation("flux-needs-v2")!.result, /does not serve Flux/);
  assert.equal(c.relation("nothing"), undefined);
  assert.deepEqual(c.ttsFormat("rest:/v1/speak", "mp3"), {
    containers: [],
    sampleRates: [22050],
    fixedSampleRate: true,
    bitRates: [32000, 48000],
    defaultBitRate: 48000,
  });
  assert.deepEqual(c.ttsFormat("rest:/v1/speak", "opus")?.bitRateRange, { min: 4000, max: 650000 });
  assert.deepEqual(c.ttsFormat("rest:/v1/speak", "linear16")?.bitRates, []);
  assert.equal(c.ttsFormat("wss:/v1/speak", "mp3"), undefined);
});

test("models, families and near misses", () => {
  assert.equal(c.model("nova-3")?.family, "nova-3");
  assert.equal(c.model("nova-9"), undefined);
  const families: [string, string | undefined][] = [
    ["flux-general-en", "flux-stt"],
    ["flux-general-xx", "flux-stt"],
    ["flux-alexis-en", "flux-tts"],
    ["flux-newvoice-en", "flux-tts"],
    ["aura-2-thalia-en", "aura-2"],
    ["aura-asteria-en", "aura-1"],
    ["nova-3-future", "nova-3"],
    ["nova-phonecall", "nova"],
    ["whisper-large", "whisper"],
    ["my-model", undefined],
  ];
  for (const [id, family] of families) assert.equal(c.familyOf(id), family, id);
  const suggestions: [string, "stt" | "tts", string | undefined][] = [
    ["nova3", "stt", "nova-3"],
    ["nova-3-medcal", "stt", "nova-3-medical"],
    ["Nova-2", "stt", "nova-2"],
    ["aura-2-thalia", "tts", "aura-2-thalia-en"],
    ["aura-2-talia-en", "tts", "aura-2-thalia-en"],
    ["nova-3", "stt", undefined],
    ["my-custom", "stt", undefined],
    ["0a1b2c3d-0000-4000-8000-000000000000", "stt", undefined],
  ];
  for (const [id, kind, right] of suggestions) assert.equal(c.suggestModel(id, kind), right, id);
  assert.ok(c.nearMiss("nova-3-multi")?.remark, "the language changes, too");
  assert.equal(c.nearMiss("nova3")?.remark, undefined);
  assert.ok(c.languagesOf("nova-3")?.includes("multi"));
  assert.equal(c.languagesOf("whisper"), undefined);
  assert.equal(c.defaultModel("/v1/listen"), "base-general");
  assert.equal(c.defaultModel("/v2/listen"), undefined);
  assert.ok(c.isInventedVoice("aura-2-titan-en"));
  assert.equal(c.nearMiss("alloy")?.suggest, undefined);
  for (const { suggest } of load("models.json").nearMiss) assert.ok(suggest === undefined || c.model(suggest), suggest);
});

test("messages by path and type, with nested shapes", () => {
  assert.ok(c.clientMessage("/v1/listen", "KeepAlive"));
  assert.equal(c.clientMessage("/v2/listen", "KeepAlive"), undefined);
  assert.equal(c.clientMessage("/v1/listen", "Results"), undefined);
  assert.ok(c.serverMessage("/v1/listen", "Results"));
  assert.deepEqual(c.pathsOfClientType("Speak"), ["/v1/speak", "/v2/speak"]);
  assert.equal(c.acceptsBinary("/v1/speak"), false);
  assert.equal(c.acceptsBinary("/v1/listen"), true);
  assert.equal(c.idleSeconds("/v1/listen"), 10);
  assert.equal(c.idleSeconds("/v2/listen"), 60);
  const { payload } = c.clientMessage("/v1/agent/converse", "Settings")!;
  const think = c.schemasAt(payload, ["agent", "think", "provider"]);
  assert.deepEqual(
    [...new Set(think.map((one) => one.fields?.type?.enum?.[0]))].sort(),
    [...c.agentThinkProviders].sort(),
  );
  assert.ok(c.fieldNames(payload, ["agent", "listen", "provider"])?.includes("language_hints"));
  assert.deepEqual(c.schemasAt(payload, ["agent", "nothing"]), []);
  assert.equal(
    c.fieldNames(payload, ["agent", "think", "endpoint", "headers"]),
    undefined,
    "headers may have any name",
  );
  const [voice] = c.schemasAt(payload, ["agent", "speak"]);
  const flux = c.matching(voice!.fields!.provider!, { type: "deepgram", version: "v2" });
  assert.equal(flux.length, 1);
  assert.ok(flux[0]!.fields!.expressivity);
  assert.deepEqual(c.schemasAt(c.clientMessage("/v2/listen", "Configure")!.payload, ["numerals"])[0]?.type, "boolean");
});

test("errors are recognised by their text, their path and their link", () => {
  const cases: [string, string][] = [
    ["Keywords are not supported for Nova-3", "keywords-nova3"],
    ["Unknown query parameters: language", "unknown-query"],
    ["A deepgram API key is required", "sdk-no-key"],
    ["Unexpected server response: 401", "handshake-refused"],
  ];
  for (const [text, id] of cases) assert.equal(c.errorsIn(text)[0]?.error.id, id, text);
  assert.equal(c.errorsIn("Unknown query parameters: language")[0]?.match[1], "language");
  assert.deepEqual(c.errorsIn("all is well"), []);
  assert.equal(c.shortLinks["dpgr.am/net0001"], "net-0001-stt");
  const data0000 = c.errorsIn("DATA-0000").map(({ error }) => error);
  assert.deepEqual(
    data0000.filter((error) => c.fitsPath(error, "/v1/speak")).map((error) => error.id),
    ["tts-data-0000"],
  );
  assert.equal(c.productOf("/v2/listen"), "listen-v2");
  assert.equal(c.productOf("/v1/projects/p"), "manage");
});

test("credentials", () => {
  assert.match("0123456789abcdef".repeat(3).slice(0, 40), c.credentialShapes.apiKey);
  assert.match("YOUR_API_KEY", c.credentialShapes.placeholder);
  assert.ok(c.envNames.publicPrefixes.includes("VITE_"));
  assert.ok(c.wrongHeaders.includes("x-api-key"));
  assert.equal(c.grant.ttlDefault, 30);
  assert.equal(c.wrongAuthForm("bearer-with-key")?.confidence, "docs");
});

test("calls of the facts become machine-usable SDK methods", () => {
  const [url] = methodsFromCall({
    call: "client.a.transcribeUrl({ url, ...options }, requestOptions?)",
    endpoint: "POST /v1/listen",
    optionsArg: 0,
  });
  assert.deepEqual(url, {
    chain: "a.transcribeUrl",
    transport: "rest",
    path: "/v1/listen",
    httpMethod: "POST",
    optionsArg: 0,
    bodyArg: 0,
    body: "object",
    bodyKeys: ["url"],
    requestOptionsArg: 1,
    signature: "a.transcribeUrl({ url, ...options }, requestOptions?)",
  });
  const several = methodsFromCall({ call: "client.x.things.list/get", endpoint: "GET /v1/models" });
  assert.deepEqual(
    several.map((method) => method.chain),
    ["x.things.list", "x.things.get"],
  );
});

test("SDK methods by major", () => {
  const cases: [c.SdkMajor, string, string | undefined][] = [
    [1, "transcription.live", "wss /v1/listen"],
    [2, "transcription.preRecorded", "rest /v1/listen"],
    [3, "listen.live", "wss /v1/listen"],
    [4, "listen.prerecorded.transcribeUrl", "rest /v1/listen"],
    [4, "agent", "wss /v1/agent/converse"],
    [4, "manage.createProjectKey", "rest /v1/projects/{project_id}/keys"],
    [5, "listen.v2.connect", "wss /v2/listen"],
    [5, "listen.v2.createConnection", "wss /v2/listen"],
    [5, "speak.v2.audio.generate", "rest /v2/speak"],
    [5, "listen.live", undefined],
    [5, "listen.prerecorded.transcribeUrl", undefined],
    [3, "listen.v1.connect", undefined],
  ];
  for (const [major, chain, target] of cases) {
    const found = c.sdkMethod(major, chain);
    assert.equal(found && `${found.transport} ${found.path}`, target, `${major} ${chain}`);
  }
  assert.equal(c.sdkMethod(5, "manage.v1.projects.keys.list")?.transport, "rest");
  assert.equal(c.sdkMethod(5, "speak.v2.connect")?.optionsArg, 0);
  assert.equal(c.sdkMethod(4, "auth.grantToken")?.bodyArg, 0);
  assert.equal(c.sdkMethod(3, "auth.grantToken")?.bodyArg, undefined);
  assert.deepEqual(c.majorsWith("listen.live"), [4, 3]);
  assert.deepEqual(c.majorsWith("nothing.here"), []);
  assert.equal(c.sendMethod(5, "listen.v1.connect", "sendKeepAlive")?.type, "KeepAlive");
  assert.equal(c.sendMethod(4, "listen.live", "sendMedia"), undefined);
  assert.equal(c.sdkSocket(3, "listen.live")?.events.Transcript, "Results");
  assert.ok(c.sdkVersion(5).connectOptions?.includes("queryParams"));
  for (const major of [1, 2, 3, 4, 5] as const)
    for (const method of c.sdkVersion(major).methods)
      if (method.path)
        assert.ok(c.findEndpoint(method.transport, method.path), `${major} ${method.chain} ${method.path}`);
});

test("migrations name the same method in another major", () => {
  assert.equal(c.sameMethodIn("listen.live", 4, 5), "listen.v1.connect");
  assert.equal(c.sameMethodIn("listen.prerecorded.transcribeFile", 3, 5), "listen.v1.media.transcribeFile");
  assert.equal(c.sameMethodIn("transcription.live", 2, 5), "listen.v1.connect");
  assert.equal(c.sameMethodIn("transcription.preRecorded", 2, 3), undefined, "two methods share its place");
  assert.equal(c.sameMethodIn("listen.live", 3, 4), undefined);
  assert.equal(c.migrationOf("transcription.preRecorded", 2, 5).length, 3);
});

test("hover texts", () => {
  const cases: [string | undefined, RegExp][] = [
    [c.describeParameter("wss:/v1/listen", "utterance_end_ms"), /1000 to 5000 ms[\s\S]*Needs `interim_results=true`/],
    [c.describeParameter("rest:/v1/listen", "diarize"), /deprecated[\s\S]*Use `diarize_model=latest`/],
    [c.describeParameter("rest:/v1/listen", "keyterm"), /developers\.deepgram\.com\/docs\/keyterm/],
    [c.describeModel("nova-3"), /Served on `\/v1\/listen` by request and by socket/],
    [c.describeModel("nova3"), /not a model[\s\S]*`nova-3`/],
    [c.describeEndpoint(c.findEndpoint("ws", "/v2/listen")!), /Required in the query: `model`/],
    [c.describeMessage("/v1/listen", "KeepAlive"), /3 to 5 s/],
    [c.describeField("/v1/agent/converse", "Settings", ["agent", "think", "provider", "type"]), /`open_ai`/],
    [c.describeSdkMethod(5, "listen.v1.connect"), /Calls `WebSocket \/v1\/listen`/],
  ];
  for (const [text, shape] of cases) assert.match(text ?? "nothing", shape);
  for (const text of [
    c.describeParameter("rest:/v1/listen", "nope"),
    c.describeModel("nope"),
    c.describeMessage("/v1/listen", "Nope"),
    c.describeSdkMethod(5, "nope"),
  ])
    assert.equal(text, undefined);
  for (const key of c.parameterEndpoints)
    for (const name of Object.keys(c.parametersOf(key)!.params))
      assert.doesNotMatch(c.describeParameter(key, name)!, /undefined|\[object/);
  for (const one of [...c.sttModels, ...c.ttsModels]) assert.doesNotMatch(c.describeModel(one.id)!, /undefined/);
  for (const one of c.endpoints) assert.doesNotMatch(c.describeEndpoint(one), /undefined/);
});

test("the catalogue says its date and its source", () => {
  assert.equal(c.catalogueDate, "2026-11");
  assert.match(c.attribution, /CC-BY-4\.0/);
  assert.match(readFileSync("NOTICE", "utf8"), new RegExp(c.specificationDate));
  assert.equal(c.docsUrl("docs:docs/keyterm"), "https://developers.deepgram.com/docs/keyterm");
  assert.equal(c.docsUrl("skill:api"), undefined);
});

test("drift between data and specification is told, known and unexpected apart", () => {
  const data = {
    endpoints: load("endpoints.json"),
    parameters: load("parameters.json"),
    messages: load("messages.json"),
  };
  const found = drift(data, {
    operations: new Set(["POST /v1/listen", "POST /v9/new"]),
    parameters: new Map([
      [
        "rest:/v1/listen",
        new Map([
          ["callback_method", ["POST", "TRACE"]],
          ["brand_new", []],
        ]),
      ],
    ]),
    messages: new Map([["/v1/listen", { client: ["ListenV1Brand"], server: [] }]]),
  });
  for (const line of [
    "POST /v9/new is missing in the facts",
    "rest:/v1/listen brand_new is missing in the facts",
    "rest:/v1/listen callback_method=TRACE is missing in the facts",
    "/v1/listen client message ListenV1Brand is missing in the facts",
  ])
    assert.ok(found.unexpected.includes(line), line);
  assert.ok(found.known.includes("rest:/v1/listen sentiment_threshold is not in the specification"));
});
