import type { Exchange } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";

/** A timer in pasted code, in whatever language, that stands beside a KeepAlive. */
export interface KeepAliveTimer {
  readonly ms: number;
  /** Milliseconds that one of its unit counts. */
  readonly unit: number;
  /** Where its number stands. */
  readonly at: Origin;
}

/** How languages write a wait: the number is the last group, seconds unless milliseconds are counted or named. */
const waits: readonly { readonly shape: RegExp; readonly unit?: number }[] = [
  { shape: /\bDuration\(\s*(?:seconds|milliseconds)\s*:\s*(\d+)/ },
  { shape: /\bDuration(?:::|\.)(?:from_|of)(?:secs|millis|Seconds|Millis)\(\s*(\d+)/ },
  { shape: /\bTimeSpan\.From(?:Seconds|Milliseconds)\(\s*(\d+)/ },
  { shape: /\btime\.(?:NewTicker|Tick|Sleep|After|NewTimer)\(\s*(\d+)\s*\*\s*time\.(?:Second|Millisecond)/ },
  { shape: /\b(?:asyncio|time|anyio|trio|gevent)\.sleep\(\s*(\d+)/ },
  { shape: /\b(?:withTimeInterval|timeInterval)\s*:\s*(\d+)/ },
  { shape: /,\s*(\d+)L?\s*,\s*TimeUnit\.(?:SECONDS|MILLISECONDS)/ },
  { shape: /^\s*sleep[ (](\d+)/ },
  { shape: /\b(?:Task\.Delay|delay)\(\s*(\d{3,6})/, unit: 1 },
  { shape: /\bsetInterval\([^\n]{0,200},\s*(\d{3,6})\s*\)|^\s*\},\s*(\d{3,6})\s*\)/, unit: 1 },
];
/** So many lines lie between a timer and the message that it sends. */
const reach = 4;

/** The first wait that stands near a KeepAlive in the lines of a paste. */
export function keepAliveTimer({ lines = [] }: Exchange): KeepAliveTimer | undefined {
  const near = new Set<number>();
  lines.forEach(({ text }, i) => {
    if (!/keep_?-?alive/i.test(text)) return;
    for (let at = Math.max(0, i - reach); at <= Math.min(lines.length - 1, i + reach); at++) near.add(at);
  });
  for (const i of [...near].sort((a, b) => a - b))
    for (const { shape, unit } of waits) {
      const { text, origin } = lines[i]!;
      const match = shape.exec(text);
      const digits = match?.[1] ?? match?.[2];
      if (!match || !digits) continue;
      const each = unit ?? (/milli/i.test(match[0]) ? 1 : 1000);
      const start = origin.start + match.index + match[0].lastIndexOf(digits);
      return { ms: Number(digits) * each, unit: each, at: { ...origin, start, end: start + digits.length } };
    }
  return undefined;
}
