import * as z from "zod";

/** What the data must look like before it ships: the same shapes as the types beside the lookups. */
z.config({ jitless: true });

const text = z.string().min(1);
const texts = z.array(text);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const confidence = z.enum(["spec", "docs", "sdk", "issue-thread", "unverified"]);
const transport = z.enum(["rest", "wss"]);
const method = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]);
const path = z.string().regex(/^\/[\w/{}-]+$/);
const docs = z.array(z.string().regex(/^docs:[\w./-]+$/)).optional();
const pattern = z.string().refine(compiles, "not a regular expression");

function compiles(source: string): boolean {
  try {
    return new RegExp(source, "i") !== undefined;
  } catch {
    return false;
  }
}

const operation = z.looseObject({
  method: method.optional(),
  auth: texts,
  requiredQuery: texts.optional(),
  body: z.looseObject({ kinds: z.array(z.looseObject({ id: text, contentTypes: z.array(text) })) }).optional(),
});

const endpoints = z.strictObject({
  hosts: z.looseObject({
    default: text,
    agent: text,
    regional: texts,
    dedicatedPattern: pattern,
    beta: texts,
    mock: texts,
  }),
  responseHeaders: z.record(text, text),
  corsExposed: texts,
  endpoints: z.array(
    z.looseObject({
      key: z.string().regex(/^(?:rest|wss):\//),
      transport,
      path,
      inSpec: z.boolean(),
      hosts: z.looseObject({ default: z.url() }),
      operations: z.array(operation).min(1),
    }),
  ),
});

const models = z.object({ models: texts.optional() }).loose();

const parameter = z.strictObject({
  type: text.optional(),
  enum: z.array(scalar).optional(),
  enumOpen: z.boolean().optional(),
  knownEnum: z.array(scalar).optional(),
  caseInsensitive: z.boolean().optional(),
  pattern: pattern.optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  multipleOf: z.number().optional(),
  maxLength: z.number().optional(),
  maxCount: z.number().optional(),
  maxChannels: z.number().optional(),
  maxTokensTotal: z.number().optional(),
  softMaxCount: z.number().optional(),
  recommended: z.number().optional(),
  unit: text.optional(),
  default: scalar.optional(),
  required: z.boolean(),
  repeated: z.boolean().optional(),
  deprecated: z.boolean().optional(),
  replacement: text.optional(),
  requires: texts.optional(),
  conflictsWith: texts.optional(),
  onlyWith: models.optional(),
  notWith: models.optional(),
  redundantWith: texts.optional(),
  implies: texts.optional(),
  overrides: texts.optional(),
  lte: text.optional(),
  transportOnly: transport.optional(),
  transportHint: transport.optional(),
  available: z.boolean().optional(),
  invalidValues: z.record(text, text).optional(),
  commonWrongValues: z.record(text, text).optional(),
  sampleFormats: z.record(text, text).optional(),
  groups: texts.optional(),
  entityTypesExample: texts.optional(),
  schemes: texts.optional(),
  schemesRest: texts.optional(),
  schemesWss: texts.optional(),
  ports: z.array(z.number()).optional(),
  disableWith: text.optional(),
  subtagsAccepted: z.boolean().optional(),
  emptyRejected: z.boolean().optional(),
  inSpec: z.boolean(),
  newerThanSpec: z.boolean().optional(),
  lint: z.union([text, z.record(text, text)]).optional(),
  confidence: confidence.optional(),
  guidance: text.optional(),
  note: text.optional(),
  hostCaveat: text.optional(),
  in: text.optional(),
  docs,
});

const parameters = z.strictObject({
  endpoints: z.record(
    z.string().regex(/^(?:rest|wss):\//),
    z.looseObject({
      params: z.record(z.string().regex(/^[a-z_]+$/), parameter),
      unknownParam: z.looseObject({ policy: z.enum(["tolerated", "refused", "unverified"]) }).optional(),
      knownRejected: z.looseObject({ list: texts, certain: texts }).optional(),
    }),
  ),
  rules: z.array(z.looseObject({ id: text, endpoints: texts, when: text, result: text, lint: text, confidence, docs })),
  tts: z.record(
    text,
    z.record(
      text,
      z.strictObject({
        containers: z.array(text).optional(),
        defaultContainer: text.optional(),
        sampleRates: z.array(z.number()).optional(),
        fixedSampleRate: z.boolean().optional(),
        defaultSampleRate: z.number().optional(),
        bitRates: z.array(z.number()).optional(),
        bitRateRange: z.strictObject({ min: z.number(), max: z.number() }).optional(),
        defaultBitRate: z.number().optional(),
      }),
    ),
  ),
  misspellings: z.record(
    text,
    z.strictObject({
      right: z.string().regex(/^[a-z_]+$/),
      valueChanges: z.boolean().optional(),
      onlyOn: text.optional(),
      camelCase: z.boolean().optional(),
    }),
  ),
});

const model = z.looseObject({
  id: text,
  family: text,
  kind: z.enum(["stt", "tts"]),
  endpoints: z.array(path),
  transports: z.array(transport),
  status: text,
  confidence,
  docs,
});

const modelsFile = z.looseObject({
  stt: z.array(model),
  tts: z.array(model),
  languageSets: z.record(text, texts),
  familyRules: z.array(z.looseObject({ family: text, endpoint: path })),
  nearMiss: z.array(
    z.looseObject({ typed: text, suggest: text.optional(), kind: z.enum(["stt", "tts"]), lint: text, confidence }),
  ),
});

const message = z.looseObject({
  name: text,
  type: z.string().nullable(),
  frame: z.enum(["text", "binary"]),
  payload: z.looseObject({ type: text.optional() }),
  inSpec: z.boolean(),
  docs,
});

const messages = z.looseObject({
  channels: z.record(path, z.looseObject({ client: z.array(message).min(1), server: z.array(message).min(1) })),
  ordering: z.array(z.looseObject({ id: text, channel: path })),
  timeouts: z.array(z.looseObject({ channel: path, what: text })),
});

const errors = z.strictObject({
  errors: z.array(
    z.looseObject({
      id: text,
      surface: z.enum(["http", "ws-handshake", "ws-close", "ws-error", "ws-warning", "client", "symptom"]),
      products: texts,
      match: z.array(pattern),
      causes: z.array(z.strictObject({ cause: text, confirm: texts, ruleOut: texts })),
      retry: z.enum(["no", "once", "backoff", "reconnect", "slow-down"]),
      confidence,
      docs,
    }),
  ),
  shortLinks: z.record(text, text),
});

const sdkMethod = z.strictObject({
  chain: z.string().regex(/^\w+(?:\.\w+)*(?:\.\*)?$/),
  aliases: texts.optional(),
  transport,
  path: path.optional(),
  httpMethod: method.optional(),
  optionsArg: z.int().optional(),
  bodyArg: z.int().optional(),
  body: z.enum(["object", "bytes", "source"]).optional(),
  bodyKeys: texts.optional(),
  callbackArg: z.int().optional(),
  endpointArg: z.int().optional(),
  bodyMember: z.string().optional(),
  defaultModel: z.string().optional(),
  requestOptionsArg: z.int().optional(),
  since: z
    .string()
    .regex(/^[\d.]+$/)
    .optional(),
  opensAtOnce: z.boolean().optional(),
  modelRequiredByType: z.boolean().optional(),
  note: text.optional(),
  signature: text,
});

const sdk = z.looseObject({
  package: text,
  newest: text,
  majors: z.record(
    z.string().regex(/^[1-5]$/),
    z.looseObject({ methods: z.array(sdkMethod).min(1), env: z.array(text) }),
  ),
});

const looserAnswers = z.array(z.strictObject({ of: texts.min(1), optional: texts, untyped: texts })).min(1);

/** By the name of the file in `data/`. */
export const schemas: Record<string, z.ZodType> = {
  endpoints,
  parameters,
  models: modelsFile,
  messages,
  errors,
  sdk,
  "sdk-answers": z.strictObject({ methods: looserAnswers, messages: looserAnswers }),
  auth: z.looseObject({ schemes: z.array(z.looseObject({ id: text, confidence })), wrongHeaders: texts }),
  limits: z.looseObject({}),
  meta: z.strictObject({ asOf: z.string().regex(/^\d{4}-\d{2}$/), date: z.iso.date(), newestSdk: text }),
};
