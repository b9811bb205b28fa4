import data from "./data/sdk.json" with { type: "json" };
import type { Transport } from "./types.ts";

export type SdkMajor = 1 | 2 | 3 | 4 | 5;

/** A method of `@deepgram/sdk`, machine-usable. Argument numbers are zero-based. */
export interface SdkMethod {
  /** Without the client: `listen.v1.media.transcribeUrl`. Ends in `.*` when it stands for a whole sub-client. */
  readonly chain: string;
  readonly aliases?: readonly string[];
  readonly transport: Transport;
  /** Undefined for sub-clients of the management API. */
  readonly path?: string;
  readonly httpMethod?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The argument whose members go into the query (except `bodyKeys`, when it is the body argument, too). */
  readonly optionsArg?: number;
  readonly bodyArg?: number;
  /** `object`: its `bodyKeys` are the JSON body. `bytes`: audio. `source`: v1 and v2, `{ url }`, `{ buffer, mimetype }` or `{ stream, mimetype }`. */
  readonly body?: "object" | "bytes" | "source";
  readonly bodyKeys?: readonly string[];
  /** The one member of the body argument that is the body. */
  readonly bodyMember?: string;
  readonly callbackArg?: number;
  /** Replaces the path: `:version/listen`, where the version is v1. */
  readonly endpointArg?: number;
  /** What the SDK asks for where the options name no model. */
  readonly defaultModel?: string;
  readonly requestOptionsArg?: number;
  readonly since?: string;
  readonly opensAtOnce?: boolean;
  readonly modelRequiredByType?: boolean;
  readonly note?: string;
  /** For reading: `listen.live(options?)`. */
  readonly signature: string;
}

export interface SendMethod {
  readonly name: string;
  readonly arguments: string;
  /** The `type` of the message it takes (v5). */
  readonly type?: string;
  readonly since?: string;
  readonly note?: string;
}

export interface SdkSocket {
  readonly send: readonly SendMethod[];
  /** Member of the events enum (or the event itself) to the event's text. */
  readonly events: Readonly<Record<string, string>>;
  readonly enum?: string;
}

export interface SdkVersion {
  readonly range: string;
  readonly construct: readonly string[];
  readonly env: readonly string[];
  readonly keyOptions: readonly string[];
  readonly optionStyle: string;
  readonly results?: string;
  readonly throwsWithoutKey?: string;
  readonly methods: readonly SdkMethod[];
  /** By namespace: `listen`, `speak`, `agent`; v5 with version: `listen.v1`. */
  readonly sockets: Readonly<Record<string, SdkSocket>>;
  readonly clientSideChecks?: readonly string[];
  /** Members of connect()'s argument that never reach the query (v5). */
  readonly connectOptions?: readonly string[];
  readonly requestOptions?: readonly string[];
}

export const sdkPackage: string = data.package;

const majors = data.majors as unknown as Readonly<Record<SdkMajor, SdkVersion>>;
const indexes = new Map<SdkMajor, Map<string, SdkMethod>>();

export function sdkVersion(major: SdkMajor): SdkVersion {
  return majors[major];
}

/** The method of a chain in a major: `sdkMethod(5, "listen.v1.connect")`. Aliases count. */
export function sdkMethod(major: SdkMajor, chain: string): SdkMethod | undefined {
  let index = indexes.get(major);
  if (!index) {
    index = new Map();
    for (const method of majors[major].methods)
      for (const name of [method.chain, ...(method.aliases ?? [])]) index.set(name, method);
    indexes.set(major, index);
  }
  const exact = index.get(chain);
  if (exact) return exact;
  for (let prefix = chain; prefix.includes("."); ) {
    prefix = prefix.slice(0, prefix.lastIndexOf("."));
    const whole = index.get(`${prefix}.*`);
    if (whole) return whole;
  }
  return undefined;
}

/** The majors that have a method, newest first. */
export function majorsWith(chain: string): SdkMajor[] {
  return ([5, 4, 3, 2, 1] as const).filter((major) => sdkMethod(major, chain));
}

/** The socket of a v5 method chain (`listen.v1.connect`) or of an older namespace (`listen.live`). */
export function sdkSocket(major: SdkMajor, chain: string): SdkSocket | undefined {
  const name = major === 5 ? chain.replace(/\.(?:connect|createConnection)$/, "") : chain.split(".")[0]!;
  return majors[major].sockets[name === "transcription" ? "listen" : name];
}

/** The names of what any version sends by, over all its sockets. */
export function sendMethodNames(): ReadonlySet<string> {
  const sockets = Object.values(majors).flatMap((each) => Object.values(each.sockets));
  return new Set(sockets.flatMap(({ send }) => send.map(({ name }) => name)));
}

export function sendMethod(major: SdkMajor, chain: string, name: string): SendMethod | undefined {
  return sdkSocket(major, chain)?.send.find((method) => method.name === name);
}
