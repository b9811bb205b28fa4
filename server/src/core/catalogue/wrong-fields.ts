/** Fields of other vendors' JSON bodies, and what Deepgram calls them, by path. Derived from the bodies that endpoints.json lists. */
const wrong: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "/v1/listen": {
    audio_url: "url",
    audioUrl: "url",
    file_url: "url",
    fileUrl: "url",
    media_url: "url",
    mediaUrl: "url",
    source_url: "url",
    uri: "url",
    URL: "url",
    Url: "url",
    link: "url",
    urls: "url",
  },
  "/v1/speak": {
    input: "text",
    content: "text",
    message: "text",
    prompt: "text",
    sentence: "text",
    ssml: "text",
    Text: "text",
  },
  "/v1/read": {
    input: "text",
    content: "text",
    message: "text",
    prompt: "text",
    body: "text",
    document: "text",
    Text: "text",
    uri: "url",
    URL: "url",
  },
  "/v1/auth/grant": {
    ttl: "ttl_seconds",
    ttlSeconds: "ttl_seconds",
    expires_in: "ttl_seconds",
    expiresIn: "ttl_seconds",
    time_to_live: "ttl_seconds",
    time_to_live_in_seconds: "ttl_seconds",
  },
};

/** The field that a wrong one stands for in the JSON body of a path. */
export function rightField(path: string, field: string): string | undefined {
  const fields = wrong[path.replace(/^\/v2\/speak$/, "/v1/speak")];
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
}
