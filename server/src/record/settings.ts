/** The environment variable that tells the recorder where to write, and of which hosts. */
export const recorderVariable = "DEEPGRAM_DOCTOR_RECORD";

export interface RecorderSettings {
  readonly file: string;
  /** Hosts beside Deepgram's own: `host` or `host:port`. */
  readonly hosts: readonly string[];
  /** Bytes; undefined: 50 MB. */
  readonly limit?: number;
}

export function settingsOf(text: string | undefined): RecorderSettings | undefined {
  if (!text) return undefined;
  const { file, hosts = [], limit } = JSON.parse(text) as Partial<RecorderSettings>;
  return typeof file === "string" ? { file, hosts, ...(limit === undefined ? {} : { limit }) } : undefined;
}

/** The environment in which a program, and all below it, are recorded. */
export function recorderEnvironment(
  recorder: string,
  settings: RecorderSettings,
  before: string | undefined,
): { readonly NODE_OPTIONS: string; readonly [recorderVariable]: string } {
  return {
    NODE_OPTIONS: `${before ? `${before} ` : ""}--require ${quoted(recorder)}`,
    [recorderVariable]: JSON.stringify(settings),
  };
}

/** As NODE_OPTIONS is taken apart: blanks part words outside of double quotes, inside of which a backslash escapes. */
const quoted = (path: string) => (/[\s"\\]/.test(path) ? `"${path.replace(/["\\]/g, "\\$&")}"` : path);
