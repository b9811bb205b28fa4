import data from "./data/models.json" with { type: "json" };
import { nearest } from "./distance.ts";
import type { Confidence, Lint, Transport } from "./types.ts";

export interface Model {
  readonly id: string;
  /** `nova-3`, `nova-2`, `nova`, `enhanced`, `base`, `whisper`, `flux-stt`, `aura-1`, `aura-2`, `flux-tts`, `custom`. */
  readonly family: string;
  readonly kind: "stt" | "tts";
  /** Paths that serve it: `/v1/listen`. */
  readonly endpoints: readonly string[];
  readonly transports: readonly Transport[];
  /** Speech to text: a key of the language sets, null where any is tried. */
  readonly languages?: string | null;
  /** Text to speech: the voice's language. */
  readonly language?: string;
  readonly status: string;
  readonly aliasOf?: string;
  /** Text to speech: whether `speed` works. */
  readonly speedControl?: boolean;
  readonly note?: string;
  readonly confidence: Confidence;
  readonly docs?: readonly string[];
}

export interface FamilyRule {
  readonly family: string;
  readonly endpoint: string;
  readonly transports?: readonly Transport[];
  readonly multi?: boolean | string;
  readonly keyterm?: boolean;
  readonly keywords?: boolean | string;
  /** What a Configure changes on an open stream, in words; absent where its keyterms are refused. */
  readonly configure?: string;
  readonly language?: boolean;
  readonly language_hint?: string;
  readonly languages?: readonly string[];
  readonly codeSwitchingVoices?: readonly string[];
  readonly regional?: boolean;
}

export interface NearMiss {
  readonly typed: string;
  /** The right id alone; absent where nothing stands for it. */
  readonly suggest?: string;
  /** What else must change, in words: "nova-3 with language=en". Present: a replacement of the id alone is not the whole fix. */
  readonly remark?: string;
  readonly note?: string;
  readonly kind: "stt" | "tts";
  readonly lint: Lint;
  readonly confidence: Confidence;
}

export const sttModels = data.stt as unknown as readonly Model[];
export const ttsModels = data.tts as unknown as readonly Model[];

let byId: Map<string, Model> | undefined;

/** A model or voice by its exact id. An unknown id is not an error: models are added monthly and custom ids exist. */
export function model(id: string): Model | undefined {
  byId ??= new Map([...sttModels, ...ttsModels].map((entry) => [entry.id, entry]));
  return byId.get(id);
}

/** The family by the id's prefix, for ids that the catalogue does not know, too. */
export function familyOf(id: string): string | undefined {
  const known = model(id)?.family;
  if (known) return known;
  if (/^flux-general(?:-|$)/.test(id) || id === "flux") return "flux-stt";
  if (/^flux-[a-z]+-[a-z]{2,5}$/.test(id)) return "flux-tts";
  if (/^aura-2-/.test(id)) return "aura-2";
  if (/^aura-(?!2)[a-z]+-[a-z]{2}$/.test(id)) return "aura-1";
  const [, nova] = /^(nova-[23]|nova)(?:-|$)/.exec(id) ?? [];
  return nova ?? /^(enhanced|base|whisper)(?:-|$)/.exec(id)?.[1];
}

export function familyRule(family: string): FamilyRule | undefined {
  return (data.familyRules as unknown as readonly FamilyRule[]).find((rule) => rule.family === family);
}

/** The languages of a speech-to-text model; undefined when it is unknown or open. */
export function languagesOf(id: string): readonly string[] | undefined {
  const set = model(id)?.languages;
  return set ? (data.languageSets as Readonly<Record<string, readonly string[]>>)[set] : undefined;
}

/** A wrong id that is known to be written for a right one. */
export function nearMiss(id: string): NearMiss | undefined {
  return (data.nearMiss as unknown as readonly NearMiss[]).find((entry) => entry.typed === id);
}

/** Packages and gateways in which a short or prefixed id is right. */
export const nearMissExceptions = data.nearMissExceptions as readonly {
  readonly typed: readonly string[];
  readonly package: string;
  readonly why: string;
}[];

export function isInventedVoice(id: string): boolean {
  return data.inventedVoices.ids.includes(id);
}

/** The one known id within two edits of an unknown one; undefined when it is known, or when two are as near. */
export function suggestModel(id: string, kind: "stt" | "tts"): string | undefined {
  if (model(id)) return undefined;
  const listed = nearMiss(id);
  if (listed) return listed.kind === kind ? listed.suggest : undefined;
  const known = kind === "stt" ? sttModels : ttsModels;
  return (
    nearest(
      id.toLowerCase(),
      known.map((entry) => entry.id),
      id.length > 6 ? 2 : 1,
    ) ?? caseSlip(id)
  );
}

function caseSlip(id: string): string | undefined {
  const lower = id.toLowerCase();
  return lower !== id && model(lower) ? lower : undefined;
}

/** What a path takes when `model` is absent; undefined where it is required. */
export function defaultModel(path: string): string | undefined {
  const found = (data.defaults as Readonly<Record<string, string>>)[path];
  return found?.startsWith("none") ? undefined : found;
}

export const agentThinkProviders: readonly string[] = data.agentThinkModels.providerTypes;
export const agentThinkWrongTypes: Readonly<Record<string, string>> = data.agentThinkModels.commonWrongTypes;
export const agentSpeakProviders: readonly string[] = data.agentSpeakProviders.types;
export const agentSpeakWrongTypes: Readonly<Record<string, string>> = data.agentSpeakProviders.commonWrongTypes;
/** The name of the model's field by speak provider: `model_id` for some. */
export const agentSpeakModelKey: Readonly<Record<string, string>> = data.agentSpeakProviders.modelKey;

/** Whether a short or prefixed id is right in that package, which makes the true id of it. */
export function isNearMissException(id: string, packageName: string): boolean {
  if (packageName === "") return false;
  return nearMissExceptions.some((entry) => entry.typed.includes(id) && entry.package.startsWith(packageName));
}

let bases: Set<string> | undefined;

/** The languages that any speech-to-text model has, without region, in lower case. */
export function sttLanguages(): ReadonlySet<string> {
  bases ??= new Set(
    Object.values(data.languageSets as Readonly<Record<string, readonly string[]>>)
      .flat()
      .map((tag) => tag.toLowerCase().split("-")[0]!),
  );
  return bases;
}
