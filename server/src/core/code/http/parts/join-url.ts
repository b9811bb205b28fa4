import type { Abstract, Str, StrPart } from "../../abstract.ts";
import { choice, concat } from "../../evaluate/values/make.ts";
import { urlVariants } from "../../url/variants.ts";

/** A path below a base, as clients with a base URL join them: one slash between. An absolute URL stands alone. */
export function joinUrl(base: Abstract | undefined, path: Abstract | undefined): Abstract | undefined {
  if (!base || base.kind === "null") return path;
  if (!path || path.kind === "null") return base;
  const bases = urlVariants(base);
  const paths = urlVariants(path);
  if (!bases || !paths || bases.length * paths.length > 6) return undefined;
  return choice(
    paths.flatMap((each) => (isAbsolute(each) ? [each] : bases.map((front) => joined(front, each)))),
    path.origin,
  );
}

function isAbsolute(url: Str): boolean {
  const [first] = url.parts;
  return first?.kind === "literal" && /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(first.text);
}

function joined(base: Str, path: Str): Str {
  const head = [...base.parts];
  const last = head.at(-1);
  const [first] = path.parts;
  if (!first || !last) return first ? path : base;
  const slashed = first.kind === "literal" && first.text.startsWith("/");
  const ended = last.kind === "literal" && last.text.endsWith("/");
  if (slashed && ended && last.kind === "literal") {
    const origin = last.exact ? { ...last.origin, end: last.origin.end - 1 } : last.origin;
    head.splice(-1, 1, { ...last, text: last.text.slice(0, -1), origin });
  }
  const query = first.kind === "literal" && first.text.startsWith("?");
  const glue: StrPart[] =
    slashed || ended || query ? [] : [{ kind: "literal", text: "/", origin: path.origin, exact: false }];
  return concat([...head, ...glue, ...path.parts], path.origin);
}
