/** A JSON value whose shape is judged later, by the schemas. */
// biome-ignore lint/suspicious/noExplicitAny: facts files are read as they are and validated after tidying.
export type Json = any;

/** Left out of what ships: where a fact was read, and who says otherwise; `lint` and `confidence` carry the result. */
const dropped = new Set(["source", "readings", "sourceKey", "guideErrors", "scopesNote"]);

/** Copies a value without provenance, keeping the documentation pages among its sources as `docs`. */
export function tidy(value: Json): Json {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== "object" || value === null) return value;
  const out: Record<string, Json> = {};
  for (const [name, inner] of Object.entries(value)) if (!dropped.has(name)) out[name] = tidy(inner);
  const pages = docsPages(value.source);
  if (pages.length) out.docs = pages;
  return out;
}

/** The pages below developers.deepgram.com that a list of sources names, as `docs:` ids. */
export function docsPages(source: unknown): string[] {
  if (!Array.isArray(source)) return [];
  const pages = source.flatMap((entry) => {
    const page = typeof entry === "string" ? /^docs:[\w./-]+/.exec(entry)?.[0] : undefined;
    return page ? [page] : [];
  });
  return [...new Set(pages)];
}
