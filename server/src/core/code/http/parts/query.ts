import type { Abstract, Pairs, Prop } from "../../abstract.ts";
import { mergedObject } from "../../evaluate/lower.ts";
import { choice, lazyProp } from "../../evaluate/values/make.ts";
import { queryOfParts } from "../../url/query.ts";

/** How a client writes a list: `brackets` as `name[]=…` for each item, `repeated` as `name=…`, `joined` by commas, `other` in a form that is not followed. */
export type ListStyle = "brackets" | "repeated" | "joined" | "other";

/** The query that a client makes of its `params`, `query` or `searchParams`. What is null or undefined is left out. */
export function queryOfOption(value: Abstract | undefined, lists: ListStyle): Pairs | undefined {
  if (!value || value.kind === "null") return undefined;
  const empty: Pairs = { kind: "pairs", of: "query", props: [], complete: true, origin: value.origin };
  switch (value.kind) {
    case "pairs":
      return { ...value, of: "query" };
    case "object": {
      const props = value.props.flatMap((prop) => entries(prop, lists));
      const { complete, reason, insertion, origin } = value;
      const seen = complete && !(lists === "other" && value.props.some((prop) => prop.value.kind === "array"));
      return {
        ...empty,
        props,
        complete: seen,
        origin,
        ...(reason ? { reason } : {}),
        ...(insertion ? { insertion } : {}),
      };
    }
    case "string": {
      const [first] = value.parts;
      if (value.parts.length === 1 && first?.kind === "value") return queryOfOption(first.value, lists);
      if (first?.kind !== "literal") return { ...empty, complete: false, reason: "its text is not known" };
      const bare = first.text.startsWith("?")
        ? [{ ...first, text: first.text.slice(1), origin: { ...first.origin, start: first.origin.start + 1 } }]
        : [first];
      return queryOfParts([...bare, ...value.parts.slice(1)], value.origin);
    }
    case "one-of": {
      const merged = mergedObject(value.options);
      if (merged) return queryOfOption(merged, lists);
    }
  }
  return { ...empty, complete: false, reason: "parameters that are not followed" };
}

function entries(prop: Prop, lists: ListStyle): Prop[] {
  const { name, key, renamable, sometimes, optional, removal, written, value } = prop;
  const own = optional ? { optional } : {};
  const bare = {
    name,
    key,
    renamable,
    sometimes,
    ...own,
    ...(removal ? { removal } : {}),
    ...(written ? { written } : {}),
  };
  if (value.kind === "null") return [];
  if (value.kind === "array" && lists !== "joined") {
    if (lists === "other") return [];
    const sent = lists === "brackets" ? `${name}[]` : name;
    const whole = value.items.length === 1 && removal ? { removal } : {};
    return value.items.map((item) =>
      lazyProp(
        { name: sent, key, renamable: false, sometimes: sometimes || !value.complete, ...own, ...whole },
        () => item,
      ),
    );
  }
  if (value.kind !== "one-of" || !value.options.some((option) => option.kind === "null")) return [prop];
  const real = value.options.filter((option) => option.kind !== "null");
  return real.length > 0 ? [lazyProp({ ...bare, sometimes: true }, () => choice(real, value.origin))] : [];
}
