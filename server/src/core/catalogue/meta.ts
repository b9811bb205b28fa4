import meta from "./data/meta.json" with { type: "json" };

/** The month up to which the facts were gathered, `YYYY-MM`: how fresh the catalogue is. */
export const catalogueDate: string = meta.asOf;

/** The date of the specification that the facts were compared with, `YYYY-MM-DD`. */
export const specificationDate: string = meta.date;

/** The newest `@deepgram/sdk` that the catalogue knows. */
export const newestSdk: string = meta.newestSdk;

export const attribution =
  "Parameter, message and model tables derived from the Deepgram API specifications (deepgram/deepgram-api-specs), © Deepgram, CC-BY-4.0.";

/** The address of a documentation page: `docs:docs/keyterm` becomes `https://developers.deepgram.com/docs/keyterm`. */
export function docsUrl(source: string): string | undefined {
  const [, page] = /^docs:([\w./-]+)/.exec(source) ?? [];
  return page === undefined ? undefined : `https://developers.deepgram.com/${page}`;
}

/** The addresses of the documentation pages of a fact. */
export function docsUrls(fact: { readonly docs?: readonly string[] | undefined } | undefined): string[] {
  return (fact?.docs ?? []).flatMap((source) => docsUrl(source) ?? []);
}
