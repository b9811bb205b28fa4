import { clientMessage, type Message, serverMessage } from "../messages.ts";
import { fieldNames, type Schema, schemasAt } from "../schema.ts";
import { codes, page, sentence } from "./markdown.ts";

/** Hover text of a message by the path of its socket and its `type`, whoever sends it. */
export function describeMessage(path: string, type: string): string | undefined {
  const sent = clientMessage(path, type);
  const found = sent ?? serverMessage(path, type);
  return found && describe(found, path, sent !== undefined);
}

/** Hover text of a field inside a message: `["agent", "listen", "provider"]`. */
export function describeField(path: string, type: string, field: readonly string[]): string | undefined {
  const found = clientMessage(path, type) ?? serverMessage(path, type);
  const schemas = found ? schemasAt(found.payload, field) : [];
  if (schemas.length === 0) return undefined;
  const names = fieldNames(found!.payload, field);
  return page(`**${field.join(".")}** of the ${type} message on ${path}`, [
    sentence([...new Set(schemas.map((schema) => schema.type ?? "any"))].join(" or ")),
    valuesLine(schemas),
    names?.length ? `Fields: ${codes(names, 20)}.` : undefined,
  ]);
}

function describe(found: Message, path: string, sent: boolean): string {
  const names = fieldNames(found.payload)?.filter((name) => name !== "type");
  return page(
    `**${found.type}** ${sent ? "sent to" : "received from"} ${path}`,
    [
      names?.length ? `Fields: ${codes(names, 20)}.` : undefined,
      found.interval ? sentence(found.interval) : undefined,
      found.frameRule ? sentence(found.frameRule) : undefined,
      found.note ? sentence(found.note) : undefined,
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
