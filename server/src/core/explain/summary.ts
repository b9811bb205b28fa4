import { isDistinct } from "../catalogue/general-errors.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { known } from "../exchange/facts.ts";
import { outcome } from "../observe/outcome.ts";
import { leaves } from "../observe/plain.ts";
import { seenErrors } from "../observe/seen.ts";
import type { Paste } from "../paste/index.ts";
import type { PasteName } from "../paste/text/slice.ts";
import type { RefusedBy, Verdict } from "./answer.ts";
import type { Weighed } from "./weigh.ts";
import type { Whose } from "./whose.ts";

const names: Readonly<Record<RefusedBy, string>> = {
  deepgram: "Deepgram refused it",
  "media-host": "The host of the media refused Deepgram's download",
  sdk: "The SDK refused it before anything was sent",
  browser: "The browser refused it",
  client: "The failure is on the client's side",
  proxy: "A proxy or gateway answered, not Deepgram",
  provider: "The provider behind the agent failed",
  other: "Another server answered, not Deepgram",
};

/** Who said no and by what, as the beginning of a sentence. */
export function lead(exchange: Exchange, by: RefusedBy | undefined): string {
  const { status, close, failed } = outcome(exchange);
  if (!failed) return "";
  if (by === "deepgram" && close?.code !== undefined && close.code !== 1006 && !(status && status.code >= 400)) {
    const word = /\b[A-Z]+-\d{4}\b/.exec(close.reason ?? "")?.[0];
    return `Deepgram closed the socket (${close.code}${word ? ` ${word}` : ""})`;
  }
  if (!by) return "It failed";
  const code = status && status.code >= 400 ? ` (${status.code})` : close?.code === 1006 ? " (1006)" : "";
  return names[by] + code;
}

/** The answer in one or two sentences. */
export function summaryOf(
  verdict: Verdict,
  by: RefusedBy | undefined,
  exchange: Exchange | undefined,
  causes: readonly Weighed[],
  whose: Whose,
  texts: Paste["texts"],
  other?: Whose,
): string {
  const [top, second] = causes;
  if (verdict === "not-deepgram") return foreign(whose);
  if (!exchange || verdict === "not-understood") return notUnderstood(exchange);
  const fact = top ? factOf(top) + alike(top, texts) : "";
  if (verdict === "nothing-wrong") return top ? sentence(fact) : healthy(exchange) + elsewhere(other);
  const before = lead(exchange, by);
  if (verdict === "several-possible" && second) {
    const options = causes.slice(0, 3).map((each) => lowerFirst(each.rule.title));
    const list = `${options.slice(0, -1).join(", ")} or ${options.at(-1)}`;
    return `${before ? `${before}, and` : "The paste"} leaves several causes possible: ${list}. ${top?.rule.shows.settle ?? ""}`.trim();
  }
  if (!top) return before ? `${before}.` : "";
  const { succeeded } = outcome(exchange);
  if (succeeded && top.findings.length > 0) return sentence(`Deepgram accepted the call, but: ${lowerFirst(fact)}`);
  return sentence(before ? `${before}: ${lowerFirst(fact)}` : fact);
}

/** The deciding fact: what a finding says of the pasted call, or what the evidence explains. */
export function factOf(cause: Weighed): string {
  const [finding] = cause.findings;
  if (finding) return finding.message;
  const explained = cause.evidence.find((each) => each.for && each.explains)?.explains;
  if (explained || !cause.rule.shows.aboutParameter) return explained ?? cause.rule.title;
  // Which parameter it is stands in the answer alone.
  const quote = cause.evidence.find((each) => each.for)?.quote;
  return quote ? `${cause.rule.title}: ${quote}` : cause.rule.title;
}

/** The other places of the same mistake, by their words: `; the same goes for 'diarize'`. */
export function alike({ findings, rule }: Weighed, texts: Paste["texts"]): string {
  const [first, ...others] = findings.filter((finding) => finding.rule === rule.id);
  const words = new Set<string>();
  for (const { at, message } of others) {
    const text = texts[at.text as PasteName]?.slice(at.start, at.end) ?? "";
    if (message !== first?.message && /^[\w.-]{1,40}$/.test(text)) words.add(`'${text}'`);
  }
  const shown = [...words].slice(0, 4);
  if (shown.length === 0 || first?.message.endsWith("?")) return "";
  const more = words.size - shown.length;
  const list = more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ").replace(/, ([^,]*)$/, " and $1");
  return `; the same goes for ${list}`;
}

/** What failed beside a healthy call of Deepgram. */
function elsewhere(other: Whose | undefined): string {
  if (other?.is !== "foreign" || !other.vendor) return "";
  return ` What failed is ${other.vendor}'s.`;
}

function foreign(whose: Whose): string {
  const vendor = whose.is === "foreign" ? whose.vendor : undefined;
  return vendor
    ? `This comes from ${vendor}, not from Deepgram: nothing in the paste is Deepgram's.`
    : "Nothing in the paste is Deepgram's: another server or program speaks here.";
}

function healthy(exchange: Exchange): string {
  const { succeeded, status, close } = outcome(exchange);
  if (!succeeded)
    return "Nothing wrong is seen in this call. Paste what came back, too, and the two are judged together.";
  if (close?.code !== undefined) return `Nothing went wrong here: the socket ended regularly (${close.code}).`;
  return `Nothing went wrong here: Deepgram answered${status ? ` ${status.code}` : ""} as it should.`;
}

function notUnderstood(exchange: Exchange | undefined): string {
  const { status, failed } = exchange ? outcome(exchange) : { status: undefined, failed: false };
  if (exchange && failed && status && !exchange.response?.json && !exchange.response?.text)
    return `It was refused with ${status.code}, and nothing pasted shows why. Read the answer's body and dg-error header: curl with the same URL prints both.`;
  const named = exchange && knownOf(exchange);
  if (named) return named;
  const said = exchange && (message(exchange) ?? telling(exchange));
  if (said) return `The cause of this is not known: '${said.slice(0, 160)}'. Paste the request that got it, too.`;
  return "Nothing in the paste was understood. Paste a request, a response, an error or log lines.";
}

/** An error that the catalogue explains and that is no mistake of the call: a limit, an event, a state of the service. */
function knownOf(exchange: Exchange): string | undefined {
  const seen = seenErrors(exchange).filter((each) => each.by === "text" || each.by === "code");
  const explained = seen.filter(({ error }) => error.fix && (isDistinct(error) || error.id === "audio-as-json"));
  const found = explained.find(({ error }) => error.surface !== "ws-warning") ?? explained[0];
  if (!found) return undefined;
  const { error, text } = found;
  // Of several reasons the one that the very code stands for.
  const own = error.causes.filter((each) => each.confirm.some((hint) => hint.includes(text)));
  const reasons = (own.length > 0 ? own : error.causes).slice(0, 3).map((each) => each.cause);
  const who = error.surface === "client" || error.surface === "symptom" ? "The program" : "Deepgram";
  return `${who} says '${text.slice(0, 120)}'. Known ${reasons.length > 1 ? "reasons" : "reason"}: ${reasons.join("; ")}. What to do: ${sentence(lowerFirst(error.fix!))}`;
}

function message(exchange: Exchange): string | undefined {
  const wanted = new Set(["err_msg", "message", "details", "description", "error"]);
  const header = exchange.response?.headers.entries.find((each) => each.name.toLowerCase() === "dg-error");
  return known(header?.value)?.text ?? leaves(exchange.response?.json).find((leaf) => wanted.has(leaf.name))?.text;
}

/** What was said first that is more than a message's type. */
function telling(exchange: Exchange): string | undefined {
  const { said } = outcome(exchange);
  return (said.find((each) => /\s/.test(each.text.trim()) && !/^Traceback/.test(each.text)) ?? said[0])?.text;
}

export function lowerFirst(text: string): string {
  return /^(?:[A-Z][a-z]|An? )/.test(text) &&
    !/^(?:Deepgram|KeepAlive|Flux|Nova|Settings|Whisper|Token|Bearer|Authorization|Configure|CloseStream|Aura|Twilio|Node|Safari|Chrome)\b/.test(
      text,
    )
    ? text[0]!.toLowerCase() + text.slice(1)
    : text;
}

function sentence(text: string): string {
  const whole = text.trim();
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
