/** How surely a name says that its value is a credential. */
export type Strength = "sure" | "maybe" | "no";

/** A credential whatever stands before the word. */
const alone = /^(?:secret|secrets|password|passwd|passphrase|passcode|pwd|apikey|authtoken|accesstoken|jwt)$/;
/** A credential when the word before it says of what. */
const ends = /^(?:key|keys|token|signature|sig|auth|bearer|credentials?)$/;
const qualifies =
  /^(?:api|access|auth|authorization|authentication|refresh|id|bearer|session|security|client|secret|private|signing|encryption|subscription|service|bot|app|admin|user|webhook|deploy|registry|dg|deepgram|openai|anthropic|elevenlabs|xi|groq|google|gemini|azure|aws|cartesia|twilio|livekit|daily|github|gitlab|npm|slack|discord|telegram|assemblyai|amz|goog|csrf|xsrf|oauth|oauth2|proxy|temp|temporary|grant)$/;
/** Names that end alike and stand for other things. */
const other =
  /^(?:public|primary|foreign|cache|sort|partition|idempotency|max|min|socket|completion|prompt|input|output|next|page|continuation|total|websocket|host|object|row|map|hash|lookup|translation|i18n)$/;
const joined = /^(?:x|my|the|dg|deepgram|openai|api|auth|access|bot)+(?:key|token|secret)$/;

const strengths = new Map<string, Strength>();
const mostKept = 1000;

/** What a name of a header, a query entry, a member, a variable, an option or a tag says of its value. */
export function strengthOf(name: string): Strength {
  const before = strengths.get(name);
  if (before) return before;
  const strength = judged(name);
  if (strengths.size < mostKept) strengths.set(name, strength);
  return strength;
}

function judged(name: string): Strength {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const last = words.at(-1) ?? "";
  const before = words.at(-2) ?? "";
  if (alone.test(last) || joined.test(last)) return last === before ? "maybe" : "sure";
  if (!ends.test(last) || other.test(before)) return "no";
  if (qualifies.test(before)) return "sure";
  // A constant or a variable of the environment: `MY_SERVICE_TOKEN`.
  if (words.length > 1 && /^[A-Z][A-Z0-9_]*$/.test(name)) return "sure";
  return "maybe";
}
