import { channel, clientMessage, type Message, serverMessage, serverTypes } from "../messages.ts";
import { fieldNames, type Schema, schemasAt, throughArray, variants } from "../schema.ts";
import { readersNote } from "./help.ts";
import { code, codes, page, sentence } from "./markdown.ts";

/** Hover text of a message by the path of its socket and its `type`, whoever sends it. */
export function describeMessage(path: string, type: string): string | undefined {
  const sent = clientMessage(path, type);
  const found = sent ?? serverMessage(path, type);
  return found && describe(found, path, sent !== undefined);
}

/**
 * Hover text of a field inside a message: `["agent", "listen", "provider"]`. `left` are the alternatives that are meant, where more is
 * known of the message than its `type`.
 */
export function describeField(
  path: string,
  type: string,
  field: readonly string[],
  left?: readonly Schema[],
): string | undefined {
  const found = clientMessage(path, type) ?? serverMessage(path, type);
  const schemas = left ?? (found ? schemasAt(found.payload, field) : []);
  if (schemas.length === 0) return undefined;
  const inner = schemas.flatMap(throughArray);
  const names = inner.some((each) => each.open) ? [] : inner.flatMap((each) => Object.keys(each.fields ?? {}));
  return page(`**${field.join(".")}** of the ${type} message on ${path}`, [
    `${sentence([...new Set(schemas.map(typeInWords))].join(" or "))}${schemas.every(({ required }) => required) ? " Required." : ""}`,
    valuesLine(inner),
    rangeLine(inner),
    names.length ? `Fields: ${codes([...new Set(names)], 20)}.` : undefined,
  ]);
}

/**
 * Hover text of a field that is read of a socket's messages: of those of the `types`, where they are known, else of each message that has
 * it, as long as these are few.
 */
export function describeReceived(
  path: string,
  types: readonly string[] | undefined,
  field: readonly string[],
): string | undefined {
  const having = (types ?? serverTypes(path)).filter(
    (type) => schemasAt(serverMessage(path, type)?.payload ?? {}, field).length > 0,
  );
  if (having.length === 0) return undefined;
  if (having.length > 3) return page(`**${field.join(".")}** of messages on ${path}`, [`In ${codes(having, 20)}.`]);
  return having.map((type) => describeField(path, type, field)).join("\n\n");
}

/** Hover text of an event of a socket: the message that comes with it, or which messages come. */
export function describeEvent(path: string, event: string): string | undefined {
  if (serverMessage(path, event)) return describeMessage(path, event);
  const types = serverTypes(path);
  const binary = channel(path)?.server.find((message) => message.frame === "binary");
  if (event === "message" && types.length > 0)
    return page(`**message** event of the ${path} socket`, [
      `Its messages are of the types ${codes(types, 20)}.`,
      binary ? "Binary frames hold audio." : undefined,
    ]);
  if (event === "Audio" && binary)
    return page(`**Audio** event of the ${path} socket`, [
      "A binary frame with audio.",
      binary.note && sentence(binary.note),
    ]);
  return undefined;
}

function typeInWords({ type, items }: Schema): string {
  if (type !== "array") return type ?? "any";
  const kinds = items ? [...new Set(variants(items).map((each) => each.type ?? "any"))] : [];
  return kinds.length === 1 ? `list of ${kinds[0]}s` : "list";
}

function rangeLine(schemas: readonly Schema[]): string | undefined {
  const [first] = schemas;
  if (!first || schemas.some((each) => each.default !== first.default || each.minimum !== first.minimum))
    return undefined;
  const range =
    first.minimum !== undefined && first.maximum !== undefined ? `${first.minimum} to ${first.maximum}.` : "";
  const standard = first.default === undefined ? "" : `Default ${code(first.default)}.`;
  return [range, standard].filter(Boolean).join(" ") || undefined;
}

function describe(found: Message, path: string, sent: boolean): string {
  const names = fieldNames(found.payload)?.filter((name) => name !== "type");
  return page(
    `**${found.type}** ${sent ? "sent to" : "received from"} ${path}`,
    [
      names?.length ? `Fields: ${codes(names, 20)}.` : undefined,
      found.interval ? sentence(found.interval) : undefined,
      found.frameRule ? sentence(found.frameRule) : undefined,
      readersNote(found.note ?? "") && sentence(readersNote(found.note ?? "")),
      found.knownCodes ? `Codes: ${codes(found.knownCodes)}.` : undefined,
    ],
    found,
  );
}

function valuesLine(schemas: readonly Schema[]): string | undefined {
  const values = [...new Set(schemas.flatMap((schema) => schema.enum ?? []))];
  const open = schemas.some((schema) => schema.enumOpen);
  return values.length ? `Values: ${codes(values)}${open ? " or another" : ""}.` : undefined;
}
