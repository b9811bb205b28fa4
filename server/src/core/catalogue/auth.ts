import data from "./data/auth.json" with { type: "json" };
import type { Confidence, Lint } from "./types.ts";

export interface AuthScheme {
  /** `api-key-header`, `jwt-header`, `subprotocol-key`, `subprotocol-jwt`. */
  readonly id: string;
  readonly header?: string;
  readonly format?: string;
  readonly jsForm?: string;
  readonly headerForm?: string;
  readonly validOn: string | readonly string[];
  readonly confidence: Confidence;
  readonly docs?: readonly string[];
}

export interface WrongAuthForm {
  readonly id: string;
  readonly form: string;
  readonly result: string;
  readonly lint: Lint;
  readonly fix?: string;
  readonly autofix?: boolean | string;
  readonly certainty?: string;
  readonly trap?: string;
  readonly confidence: Confidence;
  readonly docs?: readonly string[];
}

export const authSchemes = data.schemes as unknown as readonly AuthScheme[];
export const wrongAuthForms = data.wrongForms as unknown as readonly WrongAuthForm[];

export function wrongAuthForm(id: string): WrongAuthForm | undefined {
  return wrongAuthForms.find((form) => form.id === id);
}

/** Shapes that recognise a credential. Never use one to reject: the shape of keys is not documented. */
export const credentialShapes = {
  apiKey: new RegExp(data.shapes.apiKey.regex),
  /** A UUID: the id of a key or project, not a key. */
  keyId: new RegExp(data.shapes.apiKeyId.regex, "i"),
  jwt: new RegExp(data.shapes.jwt.regex),
  placeholder: new RegExp(data.shapes.placeholder.regex, "i"),
};

/** Names of environment variables that the SDK reads, and those that people write instead. */
export const envNames = {
  key: data.env.key,
  token: data.env.token,
  wrong: data.env.wrongNames as readonly string[],
  /** Prefixes that make a bundler ship the variable to browsers. */
  publicPrefixes: data.env.publicPrefixes as readonly string[],
};

/** Headers, in lower case, that people put a key into and Deepgram does not read. */
export const wrongHeaders: readonly string[] = data.wrongHeaders;

/** The token endpoint: seconds that a granted JWT lives, and where it counts. */
export const grant = {
  path: "/v1/auth/grant",
  ttlDefault: data.grant.ttlDefault,
  ttlMax: data.grant.ttlMax,
  /** The maximum is documented at second hand and absent from the specification. */
  ttlMaxCertain: false,
} as const;
