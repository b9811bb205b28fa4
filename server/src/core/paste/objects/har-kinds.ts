import { alike, enoughOfAKind } from "../../text/alike.ts";

/** An entry of a HAR as far as it says what kind of call it is. */
interface Entry {
  readonly request?: {
    readonly method?: unknown;
    readonly url?: unknown;
    readonly headers?: unknown;
    readonly postData?: { readonly mimeType?: unknown; readonly text?: unknown };
  };
  readonly response?: { readonly status?: unknown; readonly content?: { readonly text?: unknown } };
  readonly _webSocketMessages?: unknown;
  readonly _error?: unknown;
}

/**
 * The places of those among `count` entries that need no reading: calls that went well, like enough others before them.
 * Empty where the text is no JSON letter by letter.
 */
export function repeated(text: string, count: number): ReadonlySet<number> {
  const found = new Set<number>();
  if (count <= enoughOfAKind) return found;
  const seen = new Map<string, number>();
  entriesOf(text).forEach((entry, at) => {
    const kind = kindOf(entry);
    if (kind === undefined) return;
    const before = seen.get(kind) ?? 0;
    if (before >= enoughOfAKind) found.add(at);
    seen.set(kind, before + 1);
  });
  return found;
}

function entriesOf(text: string): readonly (Entry | null)[] {
  try {
    const entries = JSON.parse(text)?.log?.entries;
    return Array.isArray(entries) ? entries : [];
  } catch {
    return [];
  }
}

function kindOf(entry: Entry | null): string | undefined {
  const { request, response, _webSocketMessages: messages, _error: error } = entry ?? {};
  const status = response?.status;
  const well = typeof status === "number" && status >= 200 && status < 300;
  if (!well || !request || messages || error) return undefined;
  const { method, url, headers, postData } = request;
  const sent = [method, url, headers, postData?.mimeType];
  return alike(
    [
      ...sent.map((each) => JSON.stringify(each)),
      outline(postData?.text),
      status,
      outline(response?.content?.text),
    ].join("\n"),
  );
}

/** What a body is, whatever the audio said: its names, and of each value whether there is one. */
function outline(body: unknown): string {
  if (typeof body !== "string") return String(body);
  try {
    return /^\s*[{[]/.test(body) ? shape(JSON.parse(body), 0) : body.slice(0, 200);
  } catch {
    return body.slice(0, 200);
  }
}

const deepest = 12;
/** Members that hold what was said, and measures whose being nothing says something. */
const speech = /^(?:transcript|word|punctuated_word|text|sentence|summary|short|paragraphs|topic|intent|search|query)$/;
const measure = /^(?:duration|confidence|channels)$/;

function shape(value: unknown, depth: number, name = ""): string {
  if (typeof value === "number") return value === 0 && measure.test(name) ? "0" : "1";
  if (typeof value === "string") return value !== "" && (speech.test(name) || value.length > 60) ? "…" : value;
  if (typeof value !== "object" || value === null || depth > deepest) return String(value);
  if (Array.isArray(value)) return `[${[...new Set(value.map((each) => shape(each, depth + 1, name)))].join()}]`;
  return `{${Object.entries(value).map(([each, held]) => `${each}:${shape(held, depth + 1, each)}`)}}`;
}
