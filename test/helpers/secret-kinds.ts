/** Pseudo-random, so that a failure can be had again. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

const digits = "0123456789";
const hex = `${digits}abcdef`;
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const alnum = `${digits}${upper}${upper.toLowerCase()}`;
const url = `${alnum}_-`;

export function pick(from: string, length: number, next: () => number): string {
  return Array.from({ length }, () => from[Math.floor(next() * from.length)]).join("");
}

const base64url = (text: string) => Buffer.from(text).toString("base64url");

function jwt(next: () => number): string {
  const payload = JSON.stringify({ exp: 1790000000, jti: pick(alnum, 20, next), scope: "asr:write" });
  return [base64url('{"alg":"HS256","typ":"JWT"}'), base64url(payload), pick(url, 43, next)].join(".");
}

/**
 * What a kind shows of itself: `shape` wherever it stands, `word` where words before it say that a credential follows,
 * `place` only where nothing but a credential can stand.
 */
export interface Kind {
  readonly name: string;
  readonly shows: "shape" | "word" | "place";
  readonly make: (next: () => number) => string;
}

const kind =
  (shows: Kind["shows"]) =>
  (name: string, lead: string, ...rest: readonly (readonly [from: string, length: number] | string)[]): Kind => ({
    name,
    shows,
    make: (next) =>
      lead + rest.map((each) => (typeof each === "string" ? each : pick(each[0], each[1], next))).join(""),
  });
const shaped = kind("shape");
const random_ = kind("word");
const plain = kind("place");

/** Each is made when a test runs: none is ever in a file. */
export const kinds: readonly Kind[] = [
  shaped("Deepgram key", "", [hex, 40]),
  shaped("Deepgram key in capitals", "", [hex.toUpperCase(), 40]),
  { name: "JWT", shows: "shape", make: jwt },
  shaped("OpenAI", "sk-", [alnum, 48]),
  shaped("OpenAI project", "sk-proj-", [url, 74], "T3BlbkFJ", [url, 74]),
  shaped("Anthropic", "sk-ant-api03-", [url, 93], "AA"),
  shaped("OpenRouter", "sk-or-v1-", [hex, 64]),
  shaped("ElevenLabs", "sk_", [hex, 48]),
  shaped("Groq", "gsk_", [alnum, 52]),
  shaped("Hugging Face", "hf_", [alnum, 34]),
  shaped("Google", "AIza", [url, 35]),
  shaped("Google OAuth", "ya29.", [url, 60]),
  shaped("Google client", "GOCSPX-", [url, 28]),
  shaped("AWS id", "AKIA", ["ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16]),
  shaped("GitHub", "ghp_", [alnum, 36]),
  shaped("GitHub fine", "github_pat_", [alnum, 22], "_", [alnum, 59]),
  shaped("GitLab", "glpat-", [alnum, 20]),
  shaped("Slack bot", "xoxb-", [digits, 12], "-", [digits, 12], "-", [alnum, 24]),
  shaped("Slack app", "xapp-1-", [`${upper}${digits}`, 11], "-", [digits, 13], "-", [hex, 64]),
  shaped("SendGrid", "SG.", [url, 22], ".", [url, 43]),
  shaped("Stripe", "sk_live_", [alnum, 24]),
  shaped("Stripe restricted", "rk_test_", [alnum, 24]),
  shaped("webhook secret", "whsec_", [alnum, 32]),
  shaped("npm", "npm_", [alnum, 36]),
  shaped("PyPI", "pypi-AgEIcHlwaS5vcmc", [url, 80]),
  shaped("Vault", "hvs.", [url, 95]),
  shaped("DigitalOcean", "dop_v1_", [hex, 64]),
  shaped("Shopify", "shpat_", [hex, 32]),
  shaped("Postman", "PMAK-", [hex, 24], "-", [hex, 34]),
  shaped("Linear", "lin_api_", [alnum, 40]),
  shaped("Perplexity", "pplx-", [alnum, 48]),
  shaped("Grafana", "glsa_", [alnum, 32], "_", [hex, 8]),
  shaped("Databricks", "dapi", [hex, 32]),
  shaped("Replicate", "r8_", [alnum, 37]),
  shaped("xAI", "xai-", [alnum, 80]),
  random_("half a hash", "", [hex, 32]),
  random_("a key that lost a digit", "a", [hex, 38]),
  random_("a long hash", "", [hex, 64]),
  random_("AWS secret", "4", [`${alnum}/+`, 39]),
  random_("Azure", "7", [alnum, 83]),
  random_("base64", "9", [`${alnum}/+`, 42], "="),
  random_("Telegram", "", [digits, 9], ":AA", [url, 33]),
  random_("Discord", "M", [alnum, 25], ".", [alnum, 6], ".", [url, 27]),
  random_("groups", "", [`${upper}${digits}`, 5], "-", [`${upper}${digits}`, 5], "-4", [`${upper}${digits}`, 4]),
  random_("nanoid", "V1", [url, 19]),
  random_("signs", "a!b#c7", [`${alnum}!#%*:@+/=._~-`, 18], "z"),
  random_("signed cookie", "s%3A", [url, 32], ".", [alnum, 43]),
  plain("UUID", "", [hex, 8], "-", [hex, 4], "-4", [hex, 3], "-a", [hex, 3], "-", [hex, 12]),
  plain("digits", "", [digits, 18]),
  plain("letters", "Qx", ["BCDFGHJLMNPQRVWXZbcdfghjlmnpqrvwxz", 22]),
  plain("a short password", "", [alnum, 5], "!", [digits, 4]),
];
