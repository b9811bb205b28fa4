import type { Schema } from "../schema.ts";
import { throughArray, variants } from "../schema.ts";

/** An object as it is written: `{ type: "Speak", text: string }`. */
export interface Signature {
  readonly label: string;
  /** Each field with the part of the label that stands for it. */
  readonly fields: readonly {
    readonly name: string;
    readonly start: number;
    readonly end: number;
    readonly schema: Schema;
  }[];
}

/** The fields of an object, those that it needs first, as a line. `name` stands before it. */
export function signatureOf(name: string, shape: Schema): Signature {
  const fields = Object.entries(shape.fields ?? {}).sort(
    ([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false),
  );
  let label = `${name} {`;
  const found = fields.map(([field, schema], index) => {
    label += index === 0 ? " " : ", ";
    const start = label.length;
    label += `${field}${schema.required ? "" : "?"}: ${typeInCode(schema)}`;
    return { name: field, start, end: label.length, schema };
  });
  label += found.length > 0 ? " }" : "}";
  return { label, fields: found };
}

/** Values beyond which only their type is named. */
const most = 4;

function typeInCode(schema: Schema): string {
  const each = variants(schema).map((one): string => {
    const values = one.enum ?? [];
    if (values.length > 0 && values.length <= most && (!one.enumOpen || values.length === 1))
      return values.map((value) => JSON.stringify(value)).join(" | ");
    switch (one.type) {
      case "array":
        return one.items && throughArray(one).every(({ type }) => type !== "object")
          ? `${typeInCode(one.items)}[]`
          : "{…}[]";
      case "object":
        return "{…}";
      case "integer":
        return "number";
      default:
        return one.type ?? "any";
    }
  });
  return [...new Set(each)].join(" | ");
}
