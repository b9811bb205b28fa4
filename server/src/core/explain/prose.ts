import type { Exchange } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import type { Evidence } from "../observe/evidence.ts";
import { outcome } from "../observe/outcome.ts";
import type { Paste } from "../paste/index.ts";
import { looksLikeProse } from "../paste/words/looks-like-prose.ts";
import { isAboutSpeech } from "../words/gate.ts";
import { reportOf } from "../words/report.ts";

/** How lines of code and of logs begin or end; an `if` or a `for` may begin a sentence as well. */
const codeOrLog =
  /^\s*(?:import\b|export\b|const\b|let\b|var\b|async\b|await\b|return\b|if ?\(|for ?\(|function\b(?! call)|class\b|def\b|"use |[`/<{([}\])]|\d{1,4}[:.-]\d\d)|[;{]\s*$/;

/** A line with enough words to be a sentence, whatever code it quotes. */
function isLong(line: string): boolean {
  const least = /\bdeepgram\b(?![./\w-])/i.test(line) ? 5 : 8;
  return (line.match(/(?<![\w.])[A-Za-z']{2,}(?![\w(.=])/g) ?? []).length >= least;
}

/** A line that begins as code does and goes on as a sentence about Deepgram. */
function isSaidOfCode(line: string): boolean {
  return (
    /^\s*(?:import|export|await|const)\b/.test(line) &&
    !/[;{]\s*$/.test(line) &&
    /\b(?:the|it|is|says?|fails?|after|when)\b/.test(line) &&
    isLong(line)
  );
}

/** What a person says of themselves. */
const self = String.raw`\b(?:I|I'm|I've|my|me|we|we're|we've|our|us)\b`;
const speaksOfSelf = new RegExp(self, "i");
/** A line of a person, beside lines of a program. */
const firstPerson = new RegExp(String.raw`${self}|\b(?:why|how (?:do|can|to))\b|\?\s*$`);
const speaksOrAsks = new RegExp(String.raw`${self}|\?\s*$`, "i");

export interface Prose {
  readonly text: string;
  readonly at: Origin;
  /** The paste holds nothing else. */
  readonly whole: boolean;
}

/** A line, or what a comment behind code on it says. */
function wordsOf(line: string): string {
  const mark = /[;)}\]]\s{0,20}(?:\/\/|#)\s{0,4}(?=\S)/.exec(line);
  const code = mark ? line.slice(0, mark.index + 1) : line.trimEnd();
  if (!/\w\(/.test(code) || !/[;)}\]]$/.test(code) || isLong(code)) return line;
  return mark ? line.slice(mark.index + mark[0].length) : "";
}

/** The sentences of a paste as one text, and where they begin. */
export function proseOf({ texts }: Paste, alone: boolean): Prose | undefined {
  const found: string[] = [];
  let at: Origin | undefined;
  let whole = true;
  for (const name of ["paste:request", "paste:response"] as const) {
    const text = texts[name].slice(0, 20_000);
    for (let start = 0; start < text.length; ) {
      const newline = text.indexOf("\n", start);
      const end = newline < 0 ? text.length : newline;
      const written = text.slice(start, Math.min(end, start + 2000));
      // What a person says of an address that stands on the line with it.
      const line = wordsOf(alone ? written : written.replace(/^\s*\S+:\/\/\S+\s+(?:[-–—]{1,2}|\/\/|#|:|\()\s*/, ""));
      const sentence =
        !(codeOrLog.test(line) && !(alone && isSaidOfCode(line))) &&
        (looksLikeProse(line) || (alone && (!/[{}();=<>]/.test(line) || isLong(line))));
      if (line.trim() && sentence && (alone || firstPerson.test(line))) {
        found.push(line.trim());
        at ??= { text: name, start, end };
      }
      if (written.trim() && (!sentence || line !== written) && !/^\s*(?:`{3,}|~{3,})\w*\s*$/.test(written))
        whole = false;
      start = end + 1;
    }
  }
  const text = found.join(" ").slice(0, 4000);
  return at && text.split(/\s+/).length >= 4 ? { text, at, whole } : undefined;
}

/** Forms of calls that nobody writes within a sentence. */
const commands = /^(?:curl|wget|httpie|powershell|raw-http|har|sdk|ws|python)$/;
const smallWords =
  /\b(?:the|an?|is|are|was|were|and|but|with|it|when|then|not|so|as|to|of|in|if|that|this|they|for|from|on|at|by|no|or|though|neither|nor|same|only|has|have|had)\b/gi;

/** Whether what an exchange shows stands within sentences of a person, who tells of it. */
export function isOnlyTold({ call, frames, response, audio, errors }: Exchange, { texts }: Paste): boolean {
  if (audio || response?.json || response?.text || (call && commands.test(call.via)) || frames.length > 2) return false;
  if (call?.target.deepgram === "no" || errors.some(({ name, source }) => name || !/^(?:unknown|app)$/.test(source)))
    return false;
  let rest = `${texts["paste:request"]}\n${texts["paste:response"]}`;
  const shown = [...(call ? [call.origin] : []), ...frames.map(({ origin }) => origin)];
  for (const { text, start, end } of shown)
    rest = rest.replace(texts[text as keyof typeof texts]?.slice(start, end) ?? "", " ");
  rest = rest.trim();
  if (/^(?:\[|\w*(?:Error|Exception)\b:|(?:at|\d{4})\b|\w+:\S|\w+:\s)/.test(rest)) return false;
  const words = rest.match(/(?<![\w.])[A-Za-z']{2,}(?![\w(.=:])/g)?.length ?? 0;
  const small = new Set(rest.match(smallWords)?.map((each) => each.toLowerCase())).size;
  if (words >= 5 && small >= 2 && reportOf(rest) === "failure" && !rest.includes("\n")) return true;
  return words >= 8 && (small >= 4 || (small >= 2 && speaksOfSelf.test(rest)));
}

/** A sentence of a person rather than a line that a program prints. */
export function isOfPerson(text: string): boolean {
  return (
    speaksOfSelf.test(text) ||
    /\b(?:users?|callers?|customers?|people|somebody|someone|anyone)\b|\?/i.test(text) ||
    (/\b(?:it|but|when|why|how|what|after|only|still|always|never|works?|the|is|are|am|since|from|for)\b/i.test(text) &&
      !/\b\w*(?:Error|Exception)\b|^\s*(?:at (?:async |new )?(?:\S*[.:/(<]\S|\S+ \()|\[|\w+:\s)/.test(text) &&
      text.split(/\s+/).length >= 6) ||
    (/\bdeepgram\b(?![./:\w-])/i.test(text) && isSentence(text)) ||
    isTelegram(text)
  );
}

/** Marks of code, of addresses and of lines that a program prints. */
const programLine =
  /[{}<;|\\"]|\w\(|:\/\/|\w=\w*[^\s\w]|^\s*(?:\[|\w+:\S|[\w.]+(?:Error|Exception)\b|[A-Z]{3,} \/)|\b\w*(?:Error|Exception):|\b(?:code|status|reason|err|error|msg)=|\d{1,2}:\d\d|\b\w+[./]\w+[:/]\d/;

/** Lines as programs print them: their own name first, columns, members of a list or of YAML, counts. */
const printedLine =
  /^\s*(?:npm (?:ERR!|error|warn|notice)\b|[\w./-]+(?: ?\[\w+\])?: |[A-Z][\w ]{0,24}: {2,}|\S+(?: \S+)? {2,}\S|at \S|[-*|#>]|\[|\d[\d:.,-]*\s)/;

/** Whether a paste of several lines is what a program printed, with no more than a line of a person. */
export function isPrintout({ texts }: Paste): boolean {
  const lines = `${texts["paste:request"]}\n${texts["paste:response"]}`
    .slice(0, 20_000)
    .split("\n")
    .filter((line) => line.trim() && !/^\s*(?:`{3,}|~{3,})/.test(line));
  return lines.length >= 4 && lines.filter((line) => printedLine.test(line)).length >= 0.7 * lines.length;
}

/** A few words on what fails, as people type them into a search box: "flux 400 when punctuate is set". */
function isTelegram(text: string): boolean {
  return (
    isAboutSpeech(text) &&
    text.split(/\s+/).length <= 20 &&
    !programLine.test(text) &&
    !/^\W*(?:error|warn\w*|info|debug|fatal|exception|trace)\b|^\w+[-_]\w+:/i.test(text) &&
    reportOf(text) === "failure"
  );
}

/** Small words enough for a sentence, and no mark of a program's line. */
function isSentence(text: string): boolean {
  const small = new Set(text.match(smallWords)?.map((each) => each.toLowerCase())).size;
  return (
    small >= 2 &&
    text.split(/\s+/).length >= 6 &&
    !/^\s*(?:at (?:async |new )?(?:\S*[.:/(<]\S|\S+ \()|\[|\d{4}-|\w+:\S)|\b\w*(?:[Ee]rror|Exception):/.test(text)
  );
}

/** Evidence that stands on words which a program prints, and on more than a number. */
export function isPrinted({ at, weight }: Evidence, exchange: Exchange, { texts }: Paste): boolean {
  const { status, close } = outcome(exchange);
  const numbers = [status?.at, close?.origin];
  if (!at || weight === "supporting" || numbers.some((one) => one?.text === at.text && one.start === at.start))
    return false;
  const text = texts[at.text as keyof typeof texts] ?? "";
  const end = text.indexOf("\n", at.start);
  return !speaksOrAsks.test(text.slice(text.lastIndexOf("\n", at.start) + 1, end < 0 ? text.length : end));
}

/** Evidence that rests on what a person said. */
export function isSaid({ at }: Evidence, { symptoms }: Exchange): boolean {
  return at !== undefined && symptoms.some(({ origin }) => origin.text === at.text && origin.start === at.start);
}
