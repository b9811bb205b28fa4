import { authSchemes, envNames } from "./auth.ts";
import type { Choice } from "./choices.ts";
import { code, codes, page } from "./describe/markdown.ts";
import { acceptsJwt, type Endpoint } from "./endpoints.ts";

/** The request headers that Deepgram reads, at an endpoint or at any. */
export function headerNames(endpoint: Endpoint | undefined): readonly string[] {
  return endpoint?.transport === "wss" ? ["Authorization"] : ["Authorization", "Content-Type"];
}

/** What a body is, as far as the content type depends on it. */
export type BodyForm = "json" | "bytes" | "text" | "unknown";

/** Values of a header, as the inside of a template literal. */
export function headerChoices(name: string, endpoint: Endpoint | undefined, body: BodyForm): readonly Choice[] {
  const about = describeHeader(name, endpoint);
  const choice = (text: string): Choice => (about ? { text, about } : { text });
  switch (name.toLowerCase()) {
    case "authorization":
      return [
        choice(`Token \${process.env.${envNames.key}}`),
        ...(endpoint && acceptsJwt(endpoint) === false ? [] : [choice("Bearer ${accessToken}")]),
      ];
    case "content-type":
      return contentTypes(endpoint, body).map(choice);
  }
  return [];
}

/** Hover text of a request header; undefined for those that Deepgram does not read. */
export function describeHeader(name: string, endpoint: Endpoint | undefined): string | undefined {
  const where = endpoint ? ` of ${endpoint.transport === "wss" ? "the socket" : "requests to"} ${endpoint.path}` : "";
  switch (name.toLowerCase()) {
    case "authorization": {
      const jwt = endpoint ? acceptsJwt(endpoint) : true;
      return page(`**Authorization**${where}`, [
        `${code("Token <API key>")}: the key itself goes with the word Token, never with Bearer.`,
        jwt === false
          ? "A granted token is not taken here."
          : `${code("Bearer <JWT>")}: a token that ${code("POST /v1/auth/grant")} gave.`,
        endpoint?.transport === "wss"
          ? "Browsers cannot set it on a socket: they hand the key over as a subprotocol."
          : undefined,
      ]);
    }
    case "content-type": {
      const kinds = endpoint?.operations.flatMap((operation) => operation.body?.kinds ?? []) ?? [];
      return page(
        `**Content-Type**${where}`,
        kinds.length > 0
          ? kinds.map(({ contentTypes: types, json, note }) => {
              const fields = [...(json?.required ?? []), ...(json?.exactlyOneOf ?? [])];
              const what = fields.length > 0 ? ` for a body with ${codes(fields)}` : "";
              return types.length > 0 ? `${codes(types)}${what}.${note ? ` ${note}.` : ""}` : undefined;
            })
          : [`${code("application/json")} for JSON, the type of the audio for audio.`],
      );
    }
  }
  return undefined;
}

/** Hover text of the word that stands before the credential in the second argument of a browser's WebSocket. */
export function describeSubprotocol(word: string): string | undefined {
  const found = authSchemes.find(({ jsForm }) => jsForm?.includes(`['${word}',`));
  if (!found?.jsForm) return undefined;
  const what =
    word === "token" ? "the API key follows it." : `the token that ${code("POST /v1/auth/grant")} gave follows it.`;
  return page(`**${word}** subprotocol`, [`${code(found.jsForm)}: ${what}`], found);
}

const audio = [
  "audio/wav",
  "audio/mpeg",
  "audio/ogg",
  "audio/webm",
  "audio/flac",
  "audio/mp4",
  "application/octet-stream",
];

function contentTypes(endpoint: Endpoint | undefined, body: BodyForm): string[] {
  const kinds = endpoint?.operations.flatMap((operation) => operation.body?.kinds ?? []);
  const listed = kinds ? kinds.flatMap((kind) => kind.contentTypes) : ["application/json", "audio/*", "text/plain"];
  const all = [...new Set(listed.flatMap((type) => (type === "audio/*" ? audio : type.includes("*") ? [] : [type])))];
  const wanted = (type: string) =>
    body === "json" ? type === "application/json" : body === "bytes" ? type !== "application/json" : true;
  return all.filter(wanted);
}
