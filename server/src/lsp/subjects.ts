import {
  clientMessage,
  describeEndpoint,
  describeEvent,
  describeField,
  describeHeader,
  describeMessage,
  describeModel,
  describeParameter,
  describeReceived,
  describeSdkMethod,
  describeSubprotocol,
  type Endpoint,
  findEndpoint,
  type Schema,
  variants,
} from "../core/catalogue/index.ts";
import type { Call, Read, SentMessage } from "../core/exchange/call.ts";
import { known, member, someKnown } from "../core/exchange/facts.ts";
import type { Origin, Span } from "../core/exchange/origin.ts";
import type { Entry, Value } from "../core/exchange/value.ts";
import { left } from "./message-place.ts";

/** Something in a text of which the catalogue knows what it is. */
export interface Subject {
  readonly at: Origin;
  readonly describe: () => string | undefined;
}

/** What the catalogue can say of the place `offset` in the text named `uri`: the narrowest subject first. */
export function subjectsAt(calls: readonly Call[], uri: string, offset: number): Subject[] {
  const here = ({ at }: Subject) => at.text === uri && at.start <= offset && offset <= at.end;
  return calls
    .flatMap((call) => [...subjectsOf(call)])
    .filter(here)
    .sort((a, b) => length(a.at) - length(b.at));
}

function* subjectsOf(call: Call): Generator<Subject> {
  const { sdk, target } = call;
  if (sdk?.major) {
    const { major, method } = sdk;
    yield { at: sdk.at, describe: () => describeSdkMethod(major, method) };
  }
  const { path } = target;
  const endpoint = path && target.deepgram !== "no" ? findEndpoint(call.transport, path.value) : undefined;
  if (!path || !endpoint) return;
  yield { at: path.origin, describe: () => describeEndpoint(endpoint) };
  for (const entry of call.query.entries) yield* parameterSubjects(endpoint, entry);
  for (const entry of call.headers.entries) yield* headerSubjects(endpoint, entry);
  if (call.subprotocols) yield* subprotocolSubjects(call.subprotocols);
  for (const message of call.messages) yield* messageSubjects(endpoint, message);
  for (const { event, name } of call.listeners ?? [])
    if (event !== undefined) yield { at: name, describe: () => describeEvent(endpoint.path, event) };
  for (const read of call.transport === "ws" ? (call.reads ?? []) : []) yield* readSubjects(endpoint, read);
}

function* parameterSubjects(endpoint: Endpoint, { name, key, value }: Entry): Generator<Subject> {
  const describe = () => describeParameter(endpoint.key, name);
  yield { at: key, describe };
  for (const { text, origin } of someKnown(value))
    yield { at: origin, describe: name === "model" ? () => describeModel(text) ?? describe() : describe };
}

function* headerSubjects(endpoint: Endpoint, { name, key, value }: Entry): Generator<Subject> {
  const describe = () => describeHeader(name, endpoint);
  yield { at: key, describe };
  yield { at: value.origin, describe };
}

function* subprotocolSubjects(value: Value): Generator<Subject> {
  const items = value.kind === "array" ? value.items : [value];
  for (const { text, origin } of items.flatMap(someKnown))
    yield { at: origin, describe: () => describeSubprotocol(text) };
}

function* messageSubjects(endpoint: Endpoint, { payload, origin }: SentMessage): Generator<Subject> {
  const type = known(member(payload, "type"))?.text;
  if (type === undefined) return;
  const said = member(payload, "type")!;
  const describe = () => describeMessage(endpoint.path, type);
  yield { at: said.origin, describe };
  yield { at: origin, describe };
  const schema = clientMessage(endpoint.path, type)?.payload;
  if (schema) yield* fieldSubjects({ path: endpoint.path, type }, payload, variants(schema), []);
}

function* fieldSubjects(
  message: { readonly path: string; readonly type: string },
  value: Value,
  level: readonly Schema[],
  field: readonly string[],
): Generator<Subject> {
  if (field.length > 10) return;
  if (value.kind === "array" || value.kind === "one-of") {
    for (const each of value.kind === "array" ? value.items : value.options)
      yield* fieldSubjects(message, each, level, field);
    return;
  }
  if (value.kind !== "object") return;
  const holders = left(level, value.bag);
  for (const { name, key, value: inner } of value.bag.entries) {
    if (field.length === 0 && name === "type") continue;
    const deeper = [...field, name];
    const schemas = holders.flatMap((each) =>
      each.fields && Object.hasOwn(each.fields, name) ? variants(each.fields[name]!) : [],
    );
    const describe = () => describeField(message.path, message.type, deeper, schemas);
    yield { at: key, describe };
    for (const { text, origin } of someKnown(inner))
      yield { at: origin, describe: name === "model" ? () => describeModel(text) ?? describe() : describe };
    yield* fieldSubjects(message, inner, schemas, deeper);
  }
}

/** Fields that are read of a socket's messages, and the types that they are compared with. */
function* readSubjects({ path }: Endpoint, { of, path: steps, types, compared }: Read): Generator<Subject> {
  const event = of.startsWith("event:") ? [of.slice("event:".length)] : undefined;
  const named = event ?? types?.map(({ text }) => text);
  const names = steps.map(({ name }) => name);
  for (const [index, { name, origin }] of steps.entries()) {
    if (name === "[]") continue;
    const field = names.slice(0, index + 1).filter((each) => each !== "[]");
    yield { at: origin, describe: () => describeReceived(path, named, field) };
  }
  if (names.join(".") === "type")
    for (const { text, origin } of compared ?? []) yield { at: origin, describe: () => describeMessage(path, text) };
}

const length = ({ start, end }: Span) => end - start;
