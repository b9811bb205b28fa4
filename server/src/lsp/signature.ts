import {
  MarkupKind,
  type SignatureHelp,
  type SignatureHelpParams,
  type SignatureInformation,
} from "vscode-languageserver/node";
import {
  clientMessage,
  describeField,
  describeMessage,
  type Schema,
  signatureOf,
  writtenTypes,
} from "../core/catalogue/index.ts";
import { mayCall } from "../core/code/gate.ts";
import type { SentMessage } from "../core/exchange/call.ts";
import type { Bag } from "../core/exchange/value.ts";
import { endpointOf } from "./completion-slots.ts";
import type { Features } from "./features.ts";
import { holds, type MessagePlace, messagePlace, placeIn } from "./message-place.ts";

/** The fields of the message that is being written for a socket, or of the object inside of it where the cursor is. */
export async function signatureHelp(features: Features, params: SignatureHelpParams): Promise<SignatureHelp | null> {
  const document = features.session.documents.get(params.textDocument.uri);
  if (!document || !mayCall(document.getText())) return null;
  const { enabled } = await features.configuration.of(document.uri);
  if (!enabled) return null;
  const offset = document.offsetAt(params.position);
  const before = document.getText().slice(Math.max(0, offset - 2000), offset);
  const place = { uri: document.uri, offset, before };
  for (const call of features.analysis.lowered(document).calls) {
    const endpoint = endpointOf(call);
    if (endpoint?.transport !== "wss") continue;
    for (const message of call.messages) {
      const found = helpFor(endpoint.path, message, place);
      if (found) return { ...found, activeSignature: activeOf(params, found.signatures) };
    }
  }
  return null;
}

interface At {
  readonly uri: string;
  readonly offset: number;
  readonly before: string;
}

type Help = Pick<SignatureHelp, "signatures" | "activeParameter">;

function helpFor(path: string, message: SentMessage, at: At): Help | undefined {
  const { payload, origin } = message;
  const place = messagePlace(path, payload, at.uri, at.offset);
  if (place) return ofPlace(place, at);
  const around = placeIn(payload, at.uri, at.offset);
  // An object without its type, or nothing yet: any message of this socket.
  const empty = around?.trail.length === 0 || (holds(origin, at.uri, at.offset) && /\(\s*$/.test(at.before));
  if (!empty || (message.method !== "send" && !around)) return undefined;
  return {
    signatures: writtenTypes(path).map((type) => ofShape(path, type, [], clientMessage(path, type)!.payload)),
    activeParameter: around ? fieldAt(around.bag, at, ["type"]) : 0,
  };
}

function ofPlace({ path, type, field, holders, place }: MessagePlace, at: At): Help | undefined {
  if (holders.length === 0) return undefined;
  // One object and a list of such objects have the same shape.
  const shapes = new Map(holders.map((shape) => [signatureOf("", shape).label, shape]));
  const signatures = [...shapes.values()].map((shape) => ofShape(path, type, field, shape));
  const names = signatureOf("", holders[0]!).fields.map(({ name }) => name);
  return { signatures, activeParameter: fieldAt(place.bag, at, names) };
}

function ofShape(path: string, type: string, field: readonly string[], shape: Schema): SignatureInformation {
  const { label, fields } = signatureOf([type, ...field].join("."), shape);
  const about = field.length > 0 ? describeField(path, type, field, [shape]) : describeMessage(path, type);
  return {
    label,
    ...(about && { documentation: { kind: MarkupKind.Markdown, value: about } }),
    parameters: fields.map(({ name, start, end, schema }) => {
      const value = describeField(path, type, [...field, name], [schema]);
      return { label: [start, end], ...(value && { documentation: { kind: MarkupKind.Markdown, value } }) };
    }),
  };
}

/** The number of the field at the cursor; at a name that is not written yet, that of the first field that is missing. */
function fieldAt(bag: Bag, { uri, offset, before }: At, names: readonly string[]): number {
  const written = bag.entries.filter(({ key }) => key.text === uri);
  const named = /["']?([\w$-]+)["']?\s*:\s*[^,{}]*$/.exec(before)?.[1];
  const here = written.find(({ key, value }) => {
    const end = value.origin.text === uri ? Math.max(key.end, value.origin.end) : key.end;
    return key.start <= offset && offset <= end;
  });
  const wanted = here?.name ?? (named !== undefined && names.includes(named) ? named : undefined);
  if (wanted !== undefined && names.includes(wanted)) return names.indexOf(wanted);
  const there = new Set(written.map(({ name }) => name));
  const missing = names.findIndex((name) => !there.has(name));
  return missing < 0 ? names.length : missing;
}

/** Where the alternatives stay the same, the one that was chosen stays. */
function activeOf({ context }: SignatureHelpParams, signatures: readonly SignatureInformation[]): number {
  const before = context?.activeSignatureHelp;
  const chosen = before?.signatures[before.activeSignature ?? 0]?.label;
  const same = signatures.findIndex(({ label }) => label === chosen);
  return Math.max(same, 0);
}
