/**
 * Whose host it is: `deepgram` for an API host, `other-deepgram` for its pages and files, `public` for another vendor's
 * well-known API, `unknown` for anything else (an own server, a proxy, a variable).
 */
export function hostKind(host: string): "deepgram" | "other-deepgram" | "public" | "unknown" {
  if (/^(?:[^.]+\.)*(?:api|agent)(?:\.[a-z]{2,8})?\.deepgram\.com$/.test(host)) return "deepgram";
  if (/(?:^|\.)deepgram\.com$/.test(host)) return "other-deepgram";
  if (
    /(?:^|\.)(?:openai|anthropic|elevenlabs|assemblyai|googleapis|twilio|livekit|groq|azure|microsoft|amazonaws|mistral|cartesia|speechmatics|gladia|rev)\.(?:com|io|ai|cloud)$/.test(
      host,
    )
  )
    return "public";
  return "unknown";
}
