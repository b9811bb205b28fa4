import type { Exchange } from "../exchange/exchange.ts";
import { outcome } from "../observe/outcome.ts";
import type { RefusedBy } from "./answer.ts";
import { limits, type Weighed } from "./weigh.ts";
import { beginnings, inWords, lowerFirst, upperFirst } from "./words.ts";

/** The answer in one line: who refused, and the deciding fact as far as there is room for it. */
export function headlineOf(cause: Weighed, exchange: Exchange, by: RefusedBy | undefined): string {
  const { succeeded } = outcome(exchange);
  const before = succeeded && cause.findings.length > 0 ? ["Deepgram accepted it, but"] : leads(exchange, by);
  for (const fact of factsOf(cause))
    for (const lead of [...before, ...(before.length === 0 || by === "provider" ? [""] : [])]) {
      if (lead && holds(lead, fact)) return lead;
      const line =
        lead && !repeats(lead, fact)
          ? `${lead}${lead.endsWith("but") ? "" : ":"} ${lowerFirst(fact)}`
          : upperFirst(fact);
      if (line.length <= limits.headline) return line;
    }
  return upperFirst(cause.rule.title);
}

/** A fact that says by itself who refused, or nothing more than that. */
function repeats(lead: string, fact: string): boolean {
  const subject = /^\S+ \S+/.exec(lead.toLowerCase())?.[0] ?? "";
  const said = fact.toLowerCase();
  return (
    said.startsWith(subject) ||
    /^deepgram (?:says|closed|answered|sends)\b/.test(said) ||
    lead.toLowerCase().startsWith(said)
  );
}

/** Whether the lead holds every word of weight that the fact has. */
function holds(lead: string, fact: string): boolean {
  const words = lead.toLowerCase();
  return (fact.toLowerCase().match(/[a-z]{4,}/g) ?? []).every((word) => words.includes(word));
}

/** The deciding fact, fullest first: what a finding says of the pasted call, what the evidence explains, the mistake's name. */
export function factsOf({ findings, evidence, rule }: Weighed): string[] {
  const [finding] = findings;
  const explained = evidence.find((each) => each.for && each.explains)?.explains;
  // Which parameter it is stands in the answer alone.
  const quote = rule.shows.aboutParameter ? evidence.find((each) => each.for)?.quote : undefined;
  const told = finding?.message ?? explained;
  return [
    ...(told ? beginnings(told) : []),
    ...(quote ? [`${rule.title}: ${quote.replace(/\.$/, "")}`] : []),
    rule.title,
  ];
}

/** What is known where no cause is sure: never a guess as a statement. */
export function openHeadline(causes: readonly Weighed[], exchange: Exchange, by: RefusedBy | undefined): string {
  const { close, said, codes, status, failed } = outcome(exchange);
  const hidden = "the paste does not show why";
  const worded = codes[0]?.text ?? said.find((each) => each.where !== "program")?.text;
  if (close?.code === 1006 && !(status && status.code >= 400))
    return "The socket broke off with 1006, a code that hides the reason";
  const [lead] = leads(exchange, by);
  const lines: string[] = [];
  if (failed && lead)
    lines.push(
      ...(worded && worded.length <= 30 ? [`${withWords(lead, worded)}; ${hidden}`] : []),
      `${lead}; ${hidden}`,
    );
  else if (failed && said[0]) lines.push(`It failed with '${said[0].text}'; ${hidden}`, `It failed, and ${hidden}`);
  const titles = causes.map((each) => lowerFirst(each.rule.title));
  if (titles.length === 1) lines.push(`Not certain: ${titles[0]}`);
  const count = inWords(Math.min(titles.length, 6));
  lines.push(`${upperFirst(count)} causes fit what is described`);
  return lines.find((line) => line.length <= limits.headline)!;
}

/** `Deepgram refused it (401 INVALID_AUTH)`. */
const withWords = (lead: string, words: string) =>
  lead.endsWith(")") ? `${lead.slice(0, -1)} ${words})` : `${lead} (${words})`;

/** Who said no and by what, as the beginning of a sentence: the fullest first. Empty where nobody did. */
export function leads(exchange: Exchange, by: RefusedBy | undefined): string[] {
  const { status, close, failed } = outcome(exchange);
  if (!failed || !by) return [];
  const refused = status !== undefined && status.code >= 400;
  const code = refused ? ` (${status.code})` : "";
  if (by === "deepgram") {
    if (close?.code === 1006 && !refused) return ["The handshake failed (1006)"];
    if (close?.code !== undefined && !refused) {
      const word = /\b[A-Z]+-\d{4}\b/.exec(close.reason ?? "")?.[0];
      return [
        `Deepgram closed the socket (${close.code}${word ? ` ${word}` : ""})`,
        `Closed by Deepgram (${close.code})`,
      ];
    }
    return status && status.code >= 500 ? [`Deepgram failed${code}`] : [`Deepgram refused it${code}`];
  }
  // The number is that of the one who answered, and these did not.
  const answered = by === "proxy" || by === "other" || by === "provider";
  return names[by].map((name) => (answered ? name + code : name));
}

const names: Readonly<Record<Exclude<RefusedBy, "deepgram">, readonly string[]>> = {
  "media-host": ["The media host refused Deepgram's download", "The media host refused"],
  sdk: ["The SDK refused it before sending", "The SDK refused it"],
  browser: ["The browser refused it"],
  client: ["It failed on the client's side", "On the client's side"],
  proxy: ["A proxy or gateway answered, not Deepgram", "A proxy answered"],
  provider: ["The agent's provider failed"],
  other: ["Another server answered, not Deepgram", "Another server answered"],
};
