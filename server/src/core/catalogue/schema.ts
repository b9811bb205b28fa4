import type { Scalar } from "./types.ts";

/** The shape of a message, or of a part of it. */
export interface Schema {
  /** `object`, `array`, `string`, `integer`, `number`, `boolean`, `binary`, `any`. */
  readonly type?: string;
  readonly fields?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  /** Closed unless `enumOpen`. */
  readonly enum?: readonly Scalar[];
  readonly enumOpen?: boolean;
  readonly required?: boolean;
  readonly default?: Scalar;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  /** May hold fields that are not listed. */
  readonly open?: boolean;
  readonly newerThanSpec?: boolean;
}

/** The alternatives of a schema, with those of nested alternatives: a plain schema is its own only one. */
export function variants(schema: Schema): readonly Schema[] {
  return schema.oneOf ? schema.oneOf.flatMap(variants) : [schema];
}

/** What stands at a path of field names, in every alternative and through arrays; empty when no alternative knows it. */
export function schemasAt(schema: Schema, path: readonly string[]): readonly Schema[] {
  let level = variants(schema);
  for (const name of path) {
    level = level.flatMap(throughArray).flatMap((each) => {
      const field = each.fields && Object.hasOwn(each.fields, name) ? each.fields[name] : undefined;
      return field ? variants(field) : [];
    });
  }
  return level;
}

/** The names of the fields at a path over all alternatives; undefined when any name may stand there. */
export function fieldNames(schema: Schema, path: readonly string[] = []): readonly string[] | undefined {
  const objects = schemasAt(schema, path).flatMap(throughArray);
  if (objects.some((each) => each.open || each.type === "any")) return undefined;
  return [...new Set(objects.flatMap((each) => Object.keys(each.fields ?? {})))];
}

/**
 * The alternatives of an object that agree with what is known of it: no known text of `facts` (field name to value) lies
 * outside a closed list of values. `type: "open_ai"` leaves that provider's alternative.
 */
export function matching(schema: Schema, facts: Readonly<Record<string, string>>): readonly Schema[] {
  const agrees = (each: Schema) =>
    Object.entries(facts).every(([name, value]) => {
      const values = each.fields?.[name]?.enum;
      return (
        !values ||
        (each.fields![name]!.enumOpen && name !== "version") ||
        values.some((known) => String(known) === value)
      );
    });
  return variants(schema).filter(agrees);
}

/** A schema itself, or those of its items where it is a list. */
export function throughArray(schema: Schema): readonly Schema[] {
  return schema.type === "array" && schema.items ? variants(schema.items) : [schema];
}
