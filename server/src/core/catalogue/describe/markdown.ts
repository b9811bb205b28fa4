import { docsUrls } from "../meta.ts";

/** Text as inline code. */
export function code(text: unknown): string {
  return `\`${String(text).replaceAll("`", "'")}\``;
}

/** Texts as inline code in a row, cut after `most`. */
export function codes(texts: readonly unknown[], most = 12): string {
  const shown = texts.slice(0, most).map(code).join(", ");
  return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}

/** A first letter in upper case and a full stop at the end. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed[0]?.toUpperCase() ?? ""}${trimmed.slice(1)}${/[.!?:]$/.test(trimmed) ? "" : "."}`;
}

/** Paragraphs: heading, lines as a list, a last line with the documentation. */
export function page(
  heading: string,
  parts: readonly (string | undefined)[],
  fact?: { readonly docs?: readonly string[] },
): string {
  const [link] = docsUrls(fact);
  const lines = parts.filter((part) => part !== undefined && part !== "");
  const list = lines.map((line) => `- ${line}`).join("\n");
  return [heading, list, link ? `[Documentation](${link})` : ""].filter(Boolean).join("\n\n");
}

/** `rest:/v1/listen` as `POST /v1/listen`, `wss:/v1/listen` as `socket /v1/listen`. */
export function endpointInWords(key: string): string {
  return key.startsWith("wss:") ? `the ${key.slice(4)} socket` : `requests to ${key.replace(/^rest:/, "")}`;
}
