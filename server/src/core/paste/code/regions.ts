import { looksLikeProse } from "../words/looks-like-prose.ts";

export type Language = "js" | "python" | "go" | "csharp" | "java" | "rust" | "ruby" | "php";

/** A stretch of a text that is source code. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly language: Language;
}

/** What only one of the languages writes. The language with most hits has the region. */
const marks: readonly [Language, RegExp][] = [
  [
    "python",
    /^\s*(?:from [\w.]+ import |import (?:requests|httpx|asyncio|os|json|websockets?|aiohttp|deepgram)\b|(?:async )?def \w+\(|(?:async )?with .*:$|print\(|if __name__|await asyncio\b)|\b(?:requests|httpx|aiohttp|websockets|asyncio|os)\.\w+|(?:^|[\s(,])(?:api_key|params|headers|json|data|model|extra_headers|additional_headers)=(?!=)|\bTrue\b|\bFalse\b|\bNone\b|\bf["']|\bDeepgramClient\((?:api_key=|["')])|(?:Prerecorded|Live|Speak)\w*Options\((?!\{)|\.transcribe_(?:url|file)\(/,
  ],
  [
    "go",
    /^\s*(?:package \w+$|func \w*\(|import \($)|:=|http\.NewRequest|\.Header\.(?:Set|Add)\(|\bfmt\.|websocket\.DefaultDialer|interfaces\.\w+\{|err != nil/,
  ],
  [
    "csharp",
    /^\s*using (?:System|Deepgram)|new (?:HttpClient|HttpRequestMessage|ClientWebSocket|AuthenticationHeaderValue|StringContent|Uri|\w+Schema)\b|HttpMethod\.\w+|\.DefaultRequestHeaders|Options\.SetRequestHeader|SendAsync\(|ClientFactory\./,
  ],
  [
    "java",
    /HttpRequest\.newBuilder|new Request\.Builder|OkHttpClient|URI\.create\(|^\s*(?:import java|public (?:static |final )*(?:class|void))|HttpURLConnection|setRequestProperty\(|\bfun \w+\(|\.addHeader\(/,
  ],
  ["rust", /\breqwest\b|tokio|tungstenite|\bfn \w+|\blet mut\b|\.await\?|::new\(|^\s*use \w+::|\.unwrap\(\)/],
  [
    "ruby",
    /Net::HTTP|\bURI(?:\.parse)?\(|HTTParty|Faraday|^\s*require ['"][\w/-]+['"]\s*$|\bdo \|\w+\||^\s*end$|^\s*puts /,
  ],
  ["php", /<\?php|\bcurl_(?:init|setopt|exec)|\$\w+\s*=|\$\w+->|CURLOPT_|Http::with|new Client\(\[/],
  [
    "js",
    /^\s*(?:import\b[^;]*["'];?\s*$|import \{|export )|\brequire\(["']|\bfetch\(|\baxios\b|new WebSocket\(|createClient\(|new DeepgramClient\(|JSON\.stringify|process\.env|console\.\w+\(|===|\bws\.\w+\(|\.addEventListener\(|LiveTranscriptionEvents|new FormData|Buffer\.from|\.(?:transcribe(?:Url|File)|listen\.live|speak\.request)\(/,
  ],
];

/** What JavaScript writes, and others as well: it decides only where nothing else does. */
const shared =
  /^\s*(?:(?:const|let|var) [\w${[]|(?:async )?function\b|await |return |\/\/|\}\)?;?$)|=>|\.connect\(|\.on\(/;

/** A line with which code begins. */
const begins =
  /^\s*(?:import\s+(?:[\w*{][^;]*from\s*)?["'][^"']+["'];?\s*$|import \{?[\w, ]*\}?\s*$|import (?:requests|httpx|asyncio|os|json|websockets?|aiohttp|java|\()|from [\w.]+ import |export (?:default |async |const |function |class )|(?:const|let|var) [\w${[][^:]*=|(?:const|var|val) \w+(?:: [\w<>]+)? = |let (?:mut )?\w+\s*(?::|=)|(?:async )?function\s*\w*\s*\(|(?:async )?def \w+\(|func \w+\(|package \w+$|using (?:System|Deepgram|var )|client\.DefaultRequestHeaders|use \w+::|require ['"][\w/-]+['"]$|<\?php|\$\w+ = (?!@\{|["'@]|Invoke|\[|irm|iwr)\w+|(?:\w+ = )?(?:await )?(?:fetch|axios(?:\.\w+)?|requests\.\w+|httpx\.\w+|got(?:\.\w+)?|ky(?:\.\w+)?|websockets\.connect|HTTParty\.\w+|Net::HTTP\S*)\(|\w+(?:, \w+){0,3} := |public (?:static|class|void|async)|(?:async )?with \w|(?:[\w.]+ = )?new WebSocket\(|curl_setopt|CURLOPT|HttpRequest |Request request|(?:await )?(?:client|deepgram|dg\w*|connection|socket|ws|response|req)\.[\w.]+\()|^\s*(?:\w+ = )?(?:await )?[\w.]+\.(?:transcribe\w+|listen\.[\w.]+|speak\.[\w.]+)\(|^\s*(?:headers|params|payload|url|uri|API_KEY|DEEPGRAM_\w+|data|options|response|client|deepgram|ws|resp) = (?:["'{[(f\w])/;

/** A line that is certainly no code: an answer, a log, a failure, a command. */
const ends =
  /^(?:(?:DEBUG|INFO|WARNING|ERROR|CRITICAL):[\w.]+:|HTTP\/\d|```|~~~|Traceback \(most|(?:\w+\.)*\w*(?:Error|Exception)\b(?: \[\w+\])?: |(?:\w+\.)+\w*(?:Timeout|Closed\w*|InvalidStatus\w*): |(?:https?|wss?):\/\/\S+\s*$|Uncaught |\(node:\d|WebSocket connection to|Access to |curl |Output:?$|Response:?$|Error:?$|\{\s*["']?(?:err_code|err_msg|error|category|message|request_id|status|statusCode|name|result)["']?\s*:|[1-5]\d\d(?: [A-Z][\w ]*)?$|Result:?$|Logs?:?$|CloseEvent|ErrorEvent|Unhandled|panic:|thread ')|^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\[?\d{1,2}:\d\d:\d\d|^\{"|^\s*at .*:\d+:\d+\)?$|^(?:GET|POST|PUT|DELETE|PATCH) \S+/;

/** A frame of a Python traceback, whose line of code stands below it. */
const frame = /^\s*File "[^"\n]*", line \d+/;

/** A call that may be Deepgram's, with its arguments on the line. */
const calls = /\.(?:listen|speak|agent|read)\.[\w.]+\([^)]*["'][^)]*\)|["'](?:https?|wss?):\/\//;

const fence = /^\s*(?:```|~~~)\s*([\w+#.-]*)\s*$/;
const fenced: Record<string, Language> = {
  js: "js",
  javascript: "js",
  ts: "js",
  typescript: "js",
  jsx: "js",
  tsx: "js",
  mjs: "js",
  node: "js",
  vue: "js",
  py: "python",
  python: "python",
  python3: "python",
  go: "go",
  golang: "go",
  cs: "csharp",
  csharp: "csharp",
  "c#": "csharp",
  java: "java",
  kotlin: "java",
  kt: "java",
  rust: "rust",
  rs: "rust",
  ruby: "ruby",
  rb: "ruby",
  php: "php",
};

/** The stretches of source code in a text, by line. Linear. */
export function codeRegions(text: string): Region[] {
  const found: Region[] = [];
  let open:
    | {
        start: number;
        depth: number;
        fence: boolean;
        language?: Language;
        hits: Map<Language, number>;
        end: number;
        blank: boolean;
      }
    | undefined;
  // The line of code below a frame of Python's traceback begins no code, but may be the call.
  let quoted = false;
  const close = () => {
    if (open && open.end > open.start) {
      const language = open.language ?? best(open.hits);
      if (language) found.push({ start: open.start, end: open.end, language });
    }
    open = undefined;
  };
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, Math.min(end, at + 1000));
    const tag = fence.exec(line);
    if (tag) {
      const wasFence = open?.fence;
      close();
      const language = fenced[tag[1]!.toLowerCase()];
      if (language && !wasFence)
        open = { start: end + 1, depth: 0, fence: true, language, hits: new Map(), end: end + 1, blank: false };
    } else if (open) {
      if (!open.fence && stops(line, open)) {
        close();
        continue;
      }
      take(open, line, end);
    } else if (quoted) {
      if (calls.test(line) && !ends.test(line)) found.push({ start: at, end, language: "python" });
    } else if (begins.test(line) && !ends.test(line)) {
      open = { start: at, depth: 0, fence: false, hits: new Map(), end, blank: false };
      take(open, line, end);
    }
    quoted = frame.test(line);
    at = end + 1;
  }
  close();
  return found;
}

function take(
  open: { depth: number; hits: Map<Language, number>; end: number; blank: boolean },
  line: string,
  end: number,
): void {
  open.blank = line.trim() === "";
  if (open.blank) return;
  open.end = end;
  for (const c of line.match(/[([{]|[)\]}]/g) ?? [])
    open.depth = Math.max(0, open.depth + ("([{".includes(c) ? 1 : -1));
  for (const [language, mark] of marks)
    if (mark.test(line)) open.hits.set(language, (open.hits.get(language) ?? 0) + 2);
  if (shared.test(line)) open.hits.set("js", (open.hits.get("js") ?? 0) + 1);
}

/** What a program printed, below its code: a printed object, a status. */
const output =
  /^\[(?:error|err|warn(?:ing)?|info|debug|log|fatal|trace|console|server|client|browser)\]|^(?:[\w.-]+ )?(?:debug|dbug|log|error|fail|warn|info|crit)\b(?: output)?:\s|^\s*\{\s*$|^[A-Za-z][\w ]{2,40}:? [1-5]\d\d\b[^=({;]*$|^\W{0,4}(?:[→⇒]|[-=]+>)?\s*(?:HTTP )?[1-5]\d\d\b(?: [A-Z][\w ]*)?\s*(?:$|[{[<"])|^-{3,}\s*$|^(?:(?:browser|server|web)? ?(?:console|terminal|stdout|stderr|output|logs?|responses?|results?|prints?)(?: output| log)?(?: with \w+ on)?)\s*:?\s*$|^\W{0,3}(?:(?:ws|web ?socket|socket|connection|deepgram|dg)[:\]]? )?(?:clos(?:ed|e)|disconnect\w*|onclose)\b[^(;{}]{0,20}\b[1-4]\d{3}\b/i;

function stops(line: string, open: { depth: number; blank: boolean }): boolean {
  if (line.trim() === "") return false;
  if (open.depth === 0 && output.test(line)) return true;
  if (frame.test(line) || (ends.test(line) && !(open.depth > 0 && /^[{\d]/.test(line)))) return true;
  return open.depth === 0 && !begins.test(line) && looksLikeProse(line) && !/[=({;]|^\s{2,}/.test(line);
}

function best(hits: ReadonlyMap<Language, number>): Language | undefined {
  let language: Language | undefined;
  let most = 0;
  for (const [each, count] of hits) if (count > most) [language, most] = [each, count];
  return language;
}

/** The comments of code: what people note there is read as their words are. */
const comment = /(?:^[ \t]*|[ \t])(?:\/\/|#)(?![!{])[ \t]?([^\n]{3,})$/gm;

/** A region without its comments. */
export function withoutComments(text: string, { start, end, language }: Region): { start: number; end: number }[] {
  const hash = language === "python" || language === "ruby";
  const found: { start: number; end: number }[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(comment)) {
    const [whole, words = ""] = match;
    if (hash !== whole.trimStart().startsWith("#")) continue;
    const to = start + match.index + whole.length - words.length;
    found.push({ start: from, end: to });
    from = to + words.length;
  }
  return [...found, { start: from, end }];
}
