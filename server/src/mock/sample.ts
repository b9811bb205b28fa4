import { serverMessage } from "../core/catalogue/messages.ts";
import { type Schema, variants } from "../core/catalogue/schema.ts";
import { requestId } from "./ids.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A message that the server sends on a path: what the catalogue requires of it, with `fields` in the place of the samples. */
export function message(path: string, type: string, fields: Fields = {}): string {
  const known = serverMessage(path, type);
  const base = known ? sample(known.payload) : { type };
  return JSON.stringify({ ...(base as Fields), type, ...fields });
}

/** A value of a schema: what is required alone, with the mildest value of each kind. */
function sample(schema: Schema, name = ""): unknown {
  const [first = schema] = variants(schema);
  if (first.default !== undefined) return first.default;
  if (first.enum?.[0] !== undefined) return first.enum[0];
  switch (first.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(first.fields ?? {})
          .filter(([, field]) => field.required)
          .map(([key, field]) => [key, sample(field, key)]),
      );
    case "array":
      return [];
    case "integer":
    case "number":
      return first.minimum ?? 0;
    case "boolean":
      return false;
    default:
      return /_id$|uuid/.test(name) ? requestId() : "";
  }
}
