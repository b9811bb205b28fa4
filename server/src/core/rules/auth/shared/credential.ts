import { envNames } from "../../../catalogue/index.ts";
import type { Call } from "../../../exchange/call.ts";
import type { Origin } from "../../../exchange/origin.ts";
import type { TextPart, TextValue, Value } from "../../../exchange/value.ts";

/** What a credential is, as far as that can be told without seeing it. */
export interface CredentialFacts {
  readonly is: "api-key" | "jwt" | "unknown";
  /** The value itself, or the variable's own name in the environment, says so; otherwise only the name of a local variable. */
  readonly sure: boolean;
  /** How a message calls it: "the API key in DEEPGRAM_API_KEY". */
  readonly shown: string;
  readonly at: Origin;
}

const keyName = /(?:^|[_.]|[a-z])api_?keys?$|(?:deepgram|^dg|_dg)_?(?:api_?)?key/i;
const otherName = /token|jwt|bearer|auth|header|scheme|id$|url$/i;

/** Whether a variable's name says that it holds a Deepgram API key. */
export function namesKey(name: string): boolean {
  return keyName.test(name) && !otherName.test(name);
}

/** Whether bundlers ship a variable of this name to browsers. */
export function isPublicName(name: string): boolean {
  return envNames.publicPrefixes.some((prefix) => name.startsWith(prefix));
}

/** What is known of the credential that these pieces of text make up. */
export function credentialOf(parts: readonly TextPart[]): CredentialFacts | undefined {
  const solid = parts.filter((part) => part.kind === "hole" || part.text.trim() !== "");
  const [part] = solid;
  if (!part || solid.length > 1) return undefined;
  const at = part.origin;
  if (part.kind === "literal") return { is: "unknown", sure: false, shown: "the credential", at };
  const { hole } = part;
  switch (hole.is) {
    case "env":
      if (namesKey(hole.name)) return { is: "api-key", sure: true, shown: `the API key in ${hole.name}`, at };
      return { is: "unknown", sure: false, shown: hole.name, at };
    case "secret":
      if (hole.shape === "api-key") return { is: "api-key", sure: true, shown: "the API key", at };
      if (hole.shape === "jwt") return { is: "jwt", sure: true, shown: "the temporary token", at };
      return { is: "unknown", sure: false, shown: "the credential", at };
    case "placeholder":
      if (/key/i.test(hole.text) && !/jwt|token/i.test(hole.text))
        return { is: "api-key", sure: true, shown: `the API key '${hole.text.slice(0, 40)}'`, at };
      if (/jwt|access_?token/i.test(hole.text)) return { is: "jwt", sure: true, shown: "the temporary token", at };
      return { is: "unknown", sure: false, shown: "the credential", at };
    case "grant-token":
      return { is: "jwt", sure: true, shown: "the access_token of a grant", at };
    case "unknown":
      if (hole.name !== undefined && namesKey(hole.name))
        return { is: "api-key", sure: false, shown: `the API key in '${hole.name}'`, at };
      return { is: "unknown", sure: false, shown: hole.name ? `'${hole.name}'` : "the credential", at };
  }
}

/** The texts that a value may be, every branch taken apart. */
export function textValues(value: Value | undefined): readonly TextValue[] {
  if (value?.kind === "one-of") return value.options.flatMap(textValues);
  return value?.kind === "text" ? [value] : [];
}

/** Whether the call is read from a paste that is no source code: there edits write plain text. */
export function isPlainText(call: Call): boolean {
  return ["curl", "wget", "httpie", "powershell", "raw-http", "har", "python"].includes(call.via);
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * Whether a scheme word and a credential are chosen apart from each other: the other word occurs on another branch, and so does
 * another credential. Which of them belong together is decided by conditions that are not compared.
 */
export function isPairedElsewhere(pair: SchemePair, pairs: readonly SchemePair[]): boolean {
  const scheme = pair.scheme.toLowerCase();
  const others = pairs.filter((each) => /^(?:token|bearer)$/i.test(each.scheme));
  return (
    others.some((each) => each.scheme.toLowerCase() !== scheme) &&
    others.some((each) => !sameCredential(each.credential, pair.credential))
  );
}

interface SchemePair {
  readonly scheme: string;
  readonly credential?: CredentialFacts;
}

/** Whether both are the same text in the same place, as on two branches. */
export function sameCredential(a: CredentialFacts | undefined, b: CredentialFacts | undefined): boolean {
  return !!a && !!b && a.at.text === b.at.text && a.at.start === b.at.start && a.at.end === b.at.end;
}
