import { matching, type Schema, variants } from "../../../catalogue/index.ts";
import { entry, known, member } from "../../../exchange/facts.ts";
import type { Entry, ObjectValue, Value } from "../../../exchange/value.ts";

/** Told of each member of a message, from the outside in. */
export interface Visitor {
  /** A member that no alternative of the schema has. `names` are those that it has. */
  readonly unknown?: (entry: Entry, holder: ObjectValue, path: readonly string[], names: readonly string[]) => void;
  /** A member that the schema has, with what its value may be. */
  readonly member?: (entry: Entry, schemas: readonly Schema[], path: readonly string[]) => void;
}

const deepest = 12;

/** Holds an object against its schema, down to the last nested member. What is not followed is passed over. */
export function walk(value: Value, schemas: readonly Schema[], visitor: Visitor, path: readonly string[] = []): void {
  if (path.length > deepest) return;
  if (value.kind === "one-of") {
    for (const option of value.options) walk(option, schemas, visitor, path);
    return;
  }
  if (value.kind === "array") {
    const items = schemas.flatMap((each) => (each.items ? variants(each.items) : []));
    if (items.length > 0) for (const item of value.items) walk(item, items, visitor, path);
    return;
  }
  if (value.kind !== "object") return;
  const shapes = schemas.filter((each) => each.fields);
  if (shapes.length === 0 || schemas.some((each) => each.open || each.type === "any")) return;
  const objects = narrowed(value, shapes);
  if (objects.length === 0) {
    // A type that no alternative has: only the type itself can be judged.
    const type = entry(value.bag, "type");
    if (type)
      visitor.member?.(
        type,
        shapes.flatMap((each) => each.fields!.type ?? []),
        path,
      );
    return;
  }
  const names = [...new Set(objects.flatMap((each) => Object.keys(each.fields!)))];
  for (const found of value.bag.entries) {
    const inner = objects.flatMap((each) =>
      Object.hasOwn(each.fields!, found.name) ? variants(each.fields![found.name]!) : [],
    );
    if (inner.length === 0) {
      visitor.unknown?.(found, value, path, names);
      continue;
    }
    visitor.member?.(found, inner, path);
    walk(found.value, inner, visitor, [...path, found.name]);
  }
}

/** The alternatives that agree with the object's own type and version; with its type alone, or all, where none does. */
function narrowed(value: ObjectValue, objects: readonly Schema[]): readonly Schema[] {
  const type = known(member(value, "type"))?.text;
  const version = known(member(value, "version"))?.text;
  const whole: Schema = { oneOf: objects };
  const facts = { ...(type !== undefined && { type }), ...(version !== undefined && { version }) };
  const exact = matching(whole, facts);
  if (exact.length > 0) return exact;
  return type === undefined ? objects : matching(whole, { type });
}
