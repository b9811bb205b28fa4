import data from "./data/messages.json" with { type: "json" };
import type { Schema } from "./schema.ts";
import type { Confidence, Lint } from "./types.ts";

/** A message on a socket. */
export interface Message {
  /** The name in the specification: `ListenV1KeepAlive`. */
  readonly name: string;
  /** The JSON `type`; null for binary frames. */
  readonly type: string | null;
  readonly frame: "text" | "binary";
  readonly payload: Schema;
  readonly inSpec: boolean;
  readonly newerThanSpec?: boolean;
  readonly rules?: readonly MessageRule[];
  readonly wrongShapes?: readonly WrongShape[];
  readonly note?: string;
  readonly interval?: string;
  readonly frameRule?: string;
  readonly previewShape?: string;
  readonly noReply?: boolean;
  readonly knownCodes?: readonly string[];
  readonly docs?: readonly string[];
}

export interface MessageRule {
  readonly id?: string;
  readonly rule: string;
  readonly answer?: string;
  readonly lint?: Lint;
  readonly note?: string;
  readonly exception?: string;
}

export interface WrongShape {
  readonly shape: string;
  readonly answer?: string;
  readonly lint: Lint;
  readonly note?: string;
  readonly confidence?: Confidence;
}

export interface Channel {
  readonly client: readonly Message[];
  readonly server: readonly Message[];
}

const channels = data.channels as unknown as Readonly<Record<string, Channel>>;

/** Paths of the sockets. */
export const channelPaths: readonly string[] = Object.keys(channels);

export function channel(path: string): Channel | undefined {
  return Object.hasOwn(channels, path) ? channels[path] : undefined;
}

/** The message of that `type` that a client may send on a path. */
export function clientMessage(path: string, type: string): Message | undefined {
  return channel(path)?.client.find((message) => message.type === type);
}

export function serverMessage(path: string, type: string): Message | undefined {
  return channel(path)?.server.find((message) => message.type === type);
}

/** The `type` values that a client may send on a path. */
export function clientTypes(path: string): readonly string[] {
  return channel(path)?.client.flatMap((message) => message.type ?? []) ?? [];
}

/** Those that people write: none whose name says that it is not for them. */
export function writtenTypes(path: string): readonly string[] {
  return clientTypes(path).filter((type) => !type.startsWith("_"));
}

export function serverTypes(path: string): readonly string[] {
  return channel(path)?.server.flatMap((message) => message.type ?? []) ?? [];
}

/** The paths on which a client may send that `type`. */
export function pathsOfClientType(type: string): readonly string[] {
  return channelPaths.filter((path) => clientMessage(path, type));
}

export function pathsOfServerType(type: string): readonly string[] {
  return channelPaths.filter((path) => serverMessage(path, type));
}

/** Whether a client may send binary frames (audio) on a path; undefined for unknown paths. */
export function acceptsBinary(path: string): boolean | undefined {
  return channel(path)?.client.some((message) => message.frame === "binary");
}

/** Whether Configure has that field on a path. */
export function isConfigureField(path: "/v1/listen" | "/v2/listen", name: string): boolean {
  return Object.hasOwn(clientMessage(path, "Configure")?.payload.fields ?? {}, name);
}
