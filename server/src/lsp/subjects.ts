import {
  describeEndpoint,
  describeField,
  describeMessage,
  describeModel,
  describeParameter,
  describeSdkMethod,
  type Endpoint,
  findEndpoint,
} from "../core/catalogue/index.ts";
import type { Call, SentMessage } from "../core/exchange/call.ts";
import { known, member, someKnown } from "../core/exchange/facts.ts";
import type { Origin, Span } from "../core/exchange/origin.ts";
import type { Entry, Value } from "../core/exchange/value.ts";

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
  const endpoint = path && findEndpoint(call.transport, path.value);
  if (path && endpoint) {
    yield { at: path.origin, describe: () => describeEndpoint(endpoint) };
    for (const entry of call.query.entries) yield* parameterSubjects(endpoint, entry);
    for (const message of call.messages) yield* messageSubjects(endpoint, message);
  }
}

function* parameterSubjects(endpoint: Endpoint, { name, key, value }: Entry): Generator<Subject> {
  const describe = () => describeParameter(endpoint.key, name);
  yield { at: key, describe };
  for (const { text, origin } of someKnown(value))
    yield { at: origin, describe: name === "model" ? () => describeModel(text) ?? describe() : describe };
}

function* messageSubjects(endpoint: Endpoint, { payload, origin }: SentMessage): Generator<Subject> {
  const type = known(member(payload, "type"))?.text;
  if (type === undefined) return;
  const said = member(payload, "type")!;
  const describe = () => describeMessage(endpoint.path, type);
  yield { at: said.origin, describe };
  yield { at: origin, describe };
  yield* fieldSubjects(endpoint, type, payload, []);
}

function* fieldSubjects(endpoint: Endpoint, type: string, value: Value, path: readonly string[]): Generator<Subject> {
  if (value.kind !== "object" || path.length > 8) return;
  for (const { name, key, value: inner } of value.bag.entries) {
    if (path.length === 0 && name === "type") continue;
    const field = [...path, name];
    const describe = () => describeField(endpoint.path, type, field);
    yield { at: key, describe };
    for (const { text, origin } of someKnown(inner))
      yield { at: origin, describe: name === "model" ? () => describeModel(text) ?? describe() : describe };
    yield* fieldSubjects(endpoint, type, inner, field);
  }
}

const length = ({ start, end }: Span) => end - start;
