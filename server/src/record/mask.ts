import type { Header } from "../core/record/format.ts";
import { redact } from "../core/redact/index.ts";
import { isPlaceholder } from "../core/redact/placeholder.ts";

/** Headers whose value is a credential whatever it looks like. */
const credential =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-key|apikey|x-auth-token|x-deepgram-api-key|dg-token|x-dg-token|token|ocp-apim-subscription-key|xi-api-key)$/i;
/** Environment variables whose value is a credential. */
const secretName = /KEY|TOKEN|SECRET|PASSW|CREDENTIAL/i;

/** Masks what is written down. What was once seen as a credential stays one wherever it comes again. */
export class Mask {
  readonly #known = new Set<string>();

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    for (const [name, value] of Object.entries(environment))
      if (value && secretName.test(name) && /\d/.test(value) && value.length >= 12) this.#learn(value);
  }

  /** As long as what comes in. */
  text(text: string): string {
    let masked = redact(text).text;
    for (const secret of this.#known) if (masked.includes(secret)) masked = masked.replaceAll(secret, dots(secret));
    return masked;
  }

  headers(headers: readonly Header[]): Header[] {
    return headers.map(({ name, value }) => ({ name, value: this.#header(name, value) }));
  }

  #header(name: string, value: string): string {
    const protocol = /^sec-websocket-protocol$/i.test(name);
    if (!protocol && !credential.test(name)) return this.text(value);
    const parts = protocol ? /^(\s*[\w-]+\s*,)?(.*)$/s.exec(value) : schemeOf(name, value);
    const [, before = "", secret = ""] = parts ?? [];
    const lead = `${name}: ${before}`;
    const masked = redact(lead + secret).text.slice(lead.length);
    if (masked !== secret) this.#learn(secret.trim());
    // One word of a list of protocols is the protocol itself.
    if (masked !== secret || isPlaceholder(secret) || (protocol && !before)) return before + masked;
    this.#learn(secret.trim());
    return before + dots(secret);
  }

  #learn(secret: string): void {
    const bare = secret.replace(/^["'\s]+|["'\s]+$/g, "");
    if (bare.length < 8 || this.#known.size > 200) return;
    this.#known.add(bare);
    this.#known.add(encodeURIComponent(bare));
  }
}

function schemeOf(name: string, value: string): RegExpExecArray | null {
  return /cookie/i.test(name)
    ? /^()(.*)$/s.exec(value)
    : /^(\s*(?:(?:token|bearer|basic|digest|key)\s+)*)(.*)$/is.exec(value);
}

/** Quotes and blanks around a key are part of a mistake, and stay. */
const dots = (text: string) => text.replace(/[^\s"'`]/g, "•");
