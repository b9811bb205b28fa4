/** The scripts of a `.vue`, `.svelte`, `.astro` or `.html` file. */
export interface Embedded {
  /** As long as the file: everything but the scripts and the comments that switch rules off is blank, so that places stay right. */
  readonly text: string;
  /** Whether the scripts are TypeScript, and whether they may hold JSX. */
  readonly language: "ts" | "tsx" | "js";
}

/** Takes the scripts out of a file that embeds some; undefined for a file that is a script itself. Linear in the text. */
export function embeddedScripts(uri: string, text: string): Embedded | undefined {
  const kind = /\.(vue|svelte|astro|html?)$/i.exec(uri)?.[1]?.toLowerCase();
  if (kind === undefined) return undefined;
  const kept: Kept[] = [];
  let language: Embedded["language"] = kind === "astro" ? "ts" : "js";
  let from = 0;
  const front = kind === "astro" ? /^\s*---[^\S\n]*\n/.exec(text) : null;
  if (front) {
    const end = text.indexOf("\n---", front[0].length - 1);
    kept.push({ start: front[0].length, end: end < 0 ? text.length : end + 1 });
    from = end < 0 ? text.length : end + 4;
  }
  const opening = /<!--|<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
  opening.lastIndex = from;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    if (match[0] === "<!--") {
      const end = text.indexOf("-->", match.index);
      if (end < 0) break;
      opening.lastIndex = end + 3;
      const comment = asScriptComment(text.slice(match.index, end + 3));
      if (comment) kept.push({ start: match.index, end: end + 3, comment });
      continue;
    }
    const attributes = match[1] ?? "";
    if (/\/\s*$/.test(attributes)) continue;
    const start = match.index + match[0].length;
    const closing = /<\/script/gi;
    closing.lastIndex = start;
    const end = closing.exec(text)?.index ?? text.length;
    opening.lastIndex = end;
    if (!isScript(attributes)) continue;
    kept.push({ start, end });
    const lang = attribute(attributes, "lang") ?? (kind === "html" ? attribute(attributes, "type") : undefined);
    if (lang !== undefined && /^(?:ts|typescript|text\/typescript)$/i.test(lang) && language === "js") language = "ts";
    if (lang !== undefined && /^tsx$/i.test(lang)) language = "tsx";
  }
  return { text: blankBut(text, kept), language };
}

interface Kept {
  readonly start: number;
  readonly end: number;
  /** What stands there instead: as long, and a comment of the script language. */
  readonly comment?: string;
}

/** A markup comment that switches rules off, as one that a script may hold; undefined for all others. */
function asScriptComment(markup: string): string | undefined {
  if (!/^<!--\s*deepgram-doctor-/.test(markup) || markup.includes("*/")) return undefined;
  return `/*  ${markup.slice(4, -3)}*/ `;
}

/** Scripts hold JavaScript or TypeScript unless their type says that they are data or a template. */
function isScript(attributes: string): boolean {
  const type = attribute(attributes, "type");
  return (
    type === undefined || /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma|type)script|text\/babel|)$/i.test(type)
  );
}

function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(attributes);
  return match ? (match[1] ?? match[2] ?? match[3]) : undefined;
}

/** Blanks what lies between the kept stretches; each of them ends like a statement. */
function blankBut(text: string, kept: readonly Kept[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, comment } of kept) {
    result += blank(text.slice(at, start)) + (comment ?? text.slice(start, end));
    at = end;
    if (!comment && (text[end] === "<" || text[end] === "-")) {
      result += ";";
      at++;
    }
  }
  return result + blank(text.slice(at));
}

const blank = (text: string) => text.replace(/[^\r\n]/g, " ");
