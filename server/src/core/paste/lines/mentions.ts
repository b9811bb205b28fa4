import type { Environment } from "../../exchange/exchange.ts";
import type { Item } from "../items.ts";
import type { Source } from "../text/slice.ts";

const sdks: readonly [RegExp, NonNullable<Environment["sdk"]>["language"]][] = [
  [/@deepgram\/sdk["']?\s?[@/:]?\s?["']?[\^~v]?(\d+\.\d+(?:\.\d+)?)/, "js"],
  [/\bdeepgram-(?:js-)?sdk[@/ ]v?(\d+\.\d+\.\d+)(?=.*(?:node|js))/i, "js"],
  [/\bdeepgram-(?:python-)?sdk(?:==|[@/ ~>=]+)v?(\d+\.\d+(?:\.\d+)?)/i, "python"],
  [/\bdeepgram-go-sdk[@/ ]v?(\d+\.\d+\.\d+)/i, "go"],
  [/\bdeepgram-dotnet-sdk[@/ ]v?(\d+\.\d+\.\d+)/i, "dotnet"],
];
/** The version of `@deepgram/sdk` that a paste names: in a package.json, a lock file, an import, or a comment beside one. */
export function sdkVersionIn(text: string): string | undefined {
  for (const [pattern, language] of sdks) {
    const version = language === "js" ? pattern.exec(text)?.[1] : undefined;
    if (version) return version;
  }
  return /["']@deepgram\/sdk["'][^\n]{0,4}\/\/[^\n]{0,20}?\bv?([1-5]\.\d+\.\d+)\b/.exec(text)?.[1];
}

const runtimes = /\b(Node(?:\.js)?|node|Python|Deno|Bun)[ /:]v?(\d+\.\d+(?:\.\d+)?)\b/;

/** Versions of SDKs and runtimes that a line names. */
export function environmentIn(source: Source, start: number, end: number, items: Item[]): void {
  const line = source.text.slice(start, Math.min(end, start + 2000));
  const add = (environment: Environment, at: number, length: number, words: string) => {
    const origin = { text: source.name, start: start + at, end: start + at + length };
    items.push({ kind: "environment", environment, at: origin, words });
  };
  for (const [pattern, language] of sdks) {
    const match = pattern.exec(line);
    if (!match) continue;
    add({ sdk: { language, version: match[1]! } }, match.index, match[0].length, `SDK ${match[1]}`);
    break;
  }
  const runtime = runtimes.exec(line);
  if (runtime) {
    const name = /^node/i.test(runtime[1]!) ? "node" : runtime[1]!.toLowerCase();
    add({ runtime: { name, version: runtime[2]! } }, runtime.index, runtime[0].length, `${runtime[1]} ${runtime[2]}`);
  }
  if (/net::ERR_|Mozilla\/5\.0|Uncaught|blocked by CORS policy/.test(line))
    add({ browser: true }, 0, Math.min(line.length, 40), "browser");
}
