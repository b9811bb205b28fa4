import type { EndpointKey } from "./types.ts";

/** A field that people read of an answer and that this answer never has. */
export interface WrongResponseField {
  readonly endpoint: EndpointKey;
  /** The messages that are meant; undefined: an answer's body, or any message of the socket. */
  readonly types?: readonly string[];
  /** Where the field would be, from the body down; `[]` is an item of a list. */
  readonly path: readonly string[];
  /** What holds it in truth, as a path to read. Undefined: nothing does. */
  readonly right?: string;
  /** The right one stands in the same place: the name alone is wrong. */
  readonly sameDepth?: true;
}

const answer = "results.channels[0].alternatives[0].transcript";
const live = "channel.alternatives[0].transcript";

function fields(
  endpoint: EndpointKey,
  types: readonly string[] | undefined,
  list: Readonly<Record<string, string | undefined>>,
): WrongResponseField[] {
  return Object.entries(list).map(([path, right]) => {
    const steps = path.split(".");
    const sameDepth = right !== undefined && !right.includes(".") && !right.includes("[") && steps.length === 1;
    return {
      endpoint,
      ...(types ? { types } : {}),
      path: steps,
      ...(right === undefined ? {} : { right }),
      ...(sameDepth ? { sameDepth: true as const } : {}),
    };
  });
}

/** Names taken from other vendors, older versions, or the other transport. Each is in no schema of its answer. */
const wrong: readonly WrongResponseField[] = [
  ...fields("rest:/v1/auth/grant", undefined, {
    token: "access_token",
    key: "access_token",
    jwt: "access_token",
    api_key: "access_token",
    accessToken: "access_token",
    temporary_token: "access_token",
    expiresIn: "expires_in",
    expires_at: "expires_in",
    ttl_seconds: "expires_in",
  }),
  ...fields("rest:/v1/listen", undefined, {
    channel: "results.channels[0]",
    channels: "results.channels",
    transcript: answer,
    text: answer,
    alternatives: "results.channels[0].alternatives",
    "results.transcript": answer,
    "results.text": answer,
    "results.alternatives": "results.channels[0].alternatives",
    "results.channel": "results.channels[0]",
    "results.channels.[].transcript": answer,
    "results.channels.[].speaker": "results.channels[0].alternatives[0].words[0].speaker",
    "results.channels.[].alternatives.[].speaker": "results.channels[0].alternatives[0].words[0].speaker",
    "results.channels.[].language": "results.channels[0].detected_language",
    "metadata.language": "results.channels[0].detected_language",
  }),
  ...fields("wss:/v1/listen", undefined, {
    results: "channel",
    transcript: live,
    text: live,
    alternatives: "channel.alternatives",
    "channel.transcript": live,
    "channel.speaker": "channel.alternatives[0].words[0].speaker",
    "channel.alternatives.[].speaker": "channel.alternatives[0].words[0].speaker",
    "metadata.language": "channel.alternatives[0].languages",
    "metadata.model_info.language": "channel.alternatives[0].languages",
    isFinal: "is_final",
    speechFinal: "speech_final",
  }),
  ...fields("wss:/v2/listen", undefined, {
    channel: "transcript",
    results: "transcript",
    is_final: "event",
    speech_final: "event",
    text: "transcript",
  }),
  ...fields("wss:/v1/agent/converse", ["ConversationText"], {
    speaker: "role",
    text: "content",
    message: "content",
    transcript: "content",
  }),
  ...fields("wss:/v1/agent/converse", ["Error", "Warning"], { message: "description", error: "description" }),
  ...fields("wss:/v1/agent/converse", ["Welcome"], { session_id: "request_id", sessionId: "request_id" }),
  ...fields("wss:/v1/agent/converse", ["FunctionCallRequest"], {
    function_name: "functions[0].name",
    function_call_id: "functions[0].id",
    input: "functions[0].arguments",
    name: "functions[0].name",
    arguments: "functions[0].arguments",
  }),
];

/** The wrong field that a path of reading meets, at its end or on its way. `types` are those of the message, where they are known. */
export function wrongResponseField(
  endpoint: string,
  path: readonly string[],
  types?: readonly string[],
): WrongResponseField | undefined {
  return wrong.find(
    (field) =>
      field.endpoint === endpoint &&
      field.path.length <= path.length &&
      field.path.every((step, i) => step === path[i]) &&
      (!field.types || (types !== undefined && types.length > 0 && types.every((type) => field.types!.includes(type)))),
  );
}

/** Fields that hold JSON as text (messages: FunctionCallRequest). */
const jsonTexts: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "wss:/v1/agent/converse": [["functions", "[]", "arguments"]],
};

/** How many steps of a path lead to a field of JSON text of which the path goes on to read something; undefined where it does not. */
export function intoJsonText(endpoint: string, path: readonly string[]): number | undefined {
  const fields = Object.hasOwn(jsonTexts, endpoint) ? jsonTexts[endpoint]! : [];
  const field = fields.find((each) => each.length < path.length && each.every((step, i) => step === path[i]));
  return field?.length;
}

/** Values of `type` that people compare with, to what they mean: a value of another field, or another type. */
const types: Readonly<Record<string, Readonly<Record<string, { readonly field: string; readonly value: string }>>>> = {
  "/v1/listen": {
    Transcript: { field: "type", value: "Results" },
    transcript: { field: "type", value: "Results" },
    Result: { field: "type", value: "Results" },
    results: { field: "type", value: "Results" },
    FinalTranscript: { field: "type", value: "Results" },
  },
  "/v2/listen": {
    StartOfTurn: { field: "event", value: "StartOfTurn" },
    EndOfTurn: { field: "event", value: "EndOfTurn" },
    EagerEndOfTurn: { field: "event", value: "EagerEndOfTurn" },
    TurnResumed: { field: "event", value: "TurnResumed" },
    Update: { field: "event", value: "Update" },
    Results: { field: "type", value: "TurnInfo" },
    Transcript: { field: "type", value: "TurnInfo" },
  },
};

/** What a `type` that a socket never sends was meant to be. */
export function meantType(path: string, type: string): { readonly field: string; readonly value: string } | undefined {
  const known = types[path];
  return known && Object.hasOwn(known, type) ? known[type] : undefined;
}
