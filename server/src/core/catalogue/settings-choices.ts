import { type Choice, type Chosen, formatValues, languageChoices, modelChoices } from "./choices.ts";
import { describeField } from "./describe/message.ts";
import { model } from "./models.ts";
import { type Schema, variants } from "./schema.ts";
import { ttsFormats } from "./tts.ts";

/** A field of a message, where its object is known. */
export interface FieldPlace {
  /** The socket's path and the message's `type`. */
  readonly path: string;
  readonly type: string;
  /** From the message down to the field: `["agent", "listen", "provider", "model"]`. Items of lists are not counted. */
  readonly field: readonly string[];
  /** The alternatives that are left for the object that holds the field. */
  readonly holders: readonly Schema[];
  /** Texts beside the field in its object. */
  readonly beside: Chosen;
  /** Texts anywhere in the message, by their path in dots. */
  readonly anywhere: Chosen;
}

/** The values that may stand in a field of a message: those of its schema, the models and languages there, formats that go together. */
export function fieldChoices(place: FieldPlace): readonly Choice[] {
  const { path, type, field, holders, beside } = place;
  const name = field.at(-1)!;
  const schemas = holders.flatMap((each) => (each.fields?.[name] ? variants(each.fields[name]) : []));
  const own = ownChoices(place, name);
  if (own) return own;
  const about = describeField(path, type, field, schemas);
  const wanted = name === "sample_rate" && field.at(-2) === "input" ? defaults(schemas) : undefined;
  const formats = field.at(-2) === "output" ? ttsFormats("rest:/v1/speak") : undefined;
  const values = formatValues(formats, name, beside) ?? wanted ?? valuesIn(schemas);
  const plain = schemas.some((each) => /^(?:integer|number|boolean)$/.test(each.type ?? ""));
  return values.map((text) => ({ text, ...(plain && { plain: true as const }), ...(about && { about }) }));
}

/** Models and languages are not in the schema, or not all. */
function ownChoices({ field, beside, anywhere }: FieldPlace, name: string): readonly Choice[] | undefined {
  const at = field.slice(-3).join(".");
  const version = beside("version");
  const deepgram = (beside("type") ?? "deepgram") === "deepgram";
  if (at === "listen.provider.model" && deepgram) {
    const paths = version === "v2" ? ["/v2/listen"] : version === "v1" ? ["/v1/listen"] : ["/v1/listen", "/v2/listen"];
    return modelChoices(
      (each) =>
        each.kind === "stt" && each.transports.includes("wss") && each.endpoints.some((path) => paths.includes(path)),
    );
  }
  if (at === "speak.provider.model" && deepgram) {
    const paths = version === "v2" ? ["/v2/speak"] : version === "v1" ? ["/v1/speak"] : ["/v1/speak", "/v2/speak"];
    return modelChoices((each) => each.kind === "tts" && each.endpoints.some((path) => paths.includes(path)));
  }
  const listening = at === "listen.provider.language" ? beside("model") : anywhere("agent.listen.provider.model");
  if ((at === "listen.provider.language" || field.join(".") === "agent.language") && model(listening ?? ""))
    return languageChoices(listening!);
  return name === "language" && !deepgram ? [] : undefined;
}

function valuesIn(schemas: readonly Schema[]): string[] {
  const values = schemas.flatMap((each) => each.enum ?? (each.type === "boolean" ? [true, false] : []));
  return [...new Set(values.map(String))];
}

function defaults(schemas: readonly Schema[]): string[] {
  return schemas.flatMap((each) => (each.default === undefined ? [] : [String(each.default)]));
}
