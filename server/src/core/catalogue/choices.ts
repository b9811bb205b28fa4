import { describeModel } from "./describe/model.ts";
import { describeParameter } from "./describe/parameter.ts";
import type { Endpoint } from "./endpoints.ts";
import { languagesOf, type Model, model, sttModels, ttsModels } from "./models.ts";
import { parameter, valuesOf } from "./parameters.ts";
import { type TtsFormat, ttsFormats } from "./tts.ts";

/** A value that may stand at a place. */
export interface Choice {
  readonly text: string;
  /** Written without quotes in code: a number or a boolean. */
  readonly plain?: true;
  /** What is known of it, as Markdown. */
  readonly about?: string;
}

/** What is known of the other values beside a place, by name. */
export type Chosen = (name: string) => string | undefined;

/** The values that an endpoint lists for a parameter, as far as the other parameters allow them. */
export function parameterChoices(endpoint: Endpoint, name: string, chosen: Chosen): readonly Choice[] {
  const { key, path, transport } = endpoint;
  if (name === "model")
    return modelChoices((each) => each.endpoints.includes(path) && each.transports.includes(transport));
  if (name === "language" && model(chosen("model") ?? "")) return languageChoices(chosen("model")!);
  const about = describeParameter(key, name);
  const byFormat = formatValues(ttsFormats(key), name, chosen);
  const found = parameter(key, name);
  const values = byFormat ?? (found && (valuesOf(found) ?? (found.type === "boolean" ? ["true", "false"] : [])));
  const plain =
    found?.type === "boolean" || found?.type === "integer" || found?.type === "number" || /_rate$/.test(name);
  return (values ?? []).map((text) => ({ text, ...(plain && { plain: true as const }), ...(about && { about }) }));
}

/** Those in use first. */
export function modelChoices(served: (each: Model) => boolean): readonly Choice[] {
  return [...sttModels, ...ttsModels]
    .filter(served)
    .sort((a, b) => Number(a.status !== "current") - Number(b.status !== "current"))
    .map(({ id }) => withAbout(id, describeModel(id)));
}

export function languageChoices(chosen: string): readonly Choice[] {
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  return (languagesOf(chosen) ?? []).map((code) =>
    withAbout(code, code === "multi" ? undefined : `${names.of(code) ?? code}, which \`${chosen}\` has`),
  );
}

/** Values of `encoding`, `container`, `sample_rate` and `bit_rate` of speech that go with each other; undefined for other names. */
export function formatValues(
  formats: Readonly<Record<string, TtsFormat>> | undefined,
  name: string,
  chosen: Chosen,
): readonly string[] | undefined {
  if (!formats) return undefined;
  const encoding = chosen("encoding");
  const format = encoding !== undefined && Object.hasOwn(formats, encoding) ? formats[encoding] : undefined;
  switch (name) {
    case "encoding":
      return Object.keys(formats).filter((each) => fits(formats[each]!, chosen("container"), chosen("sample_rate")));
    case "container":
      return format?.containers && (format.containers.length > 0 ? format.containers : ["none"]);
    case "sample_rate":
      return format?.sampleRates?.map(String);
    case "bit_rate":
    case "bitrate":
      return format?.bitRates?.map(String);
  }
  return undefined;
}

function fits(
  { containers, sampleRates }: TtsFormat,
  container: string | undefined,
  rate: string | undefined,
): boolean {
  const held = container === undefined || !containers || containers.includes(container);
  const bare = container === "none" && containers?.length === 0;
  return (held || bare) && (rate === undefined || !sampleRates || sampleRates.map(String).includes(rate));
}

function withAbout(text: string, about: string | undefined): Choice {
  return about === undefined ? { text } : { text, about };
}
