/** What stands before the message of a log line. */
export interface Prefix {
  /** Where the message begins in the line. */
  readonly length: number;
  /** Milliseconds of the line's time stamp: since 1970, since midnight, or since a start. Only differences count. */
  readonly time?: number;
  readonly direction?: "sent" | "received";
  /** The line is logged as an error. */
  readonly isError?: true;
}

const clock =
  /^[[(]?(?:(\d{4})[-/](\d\d)[-/](\d\d)[T ,]{1,2}|\d\d-\d\d {1,2}|[A-Z][a-z]{2} {1,2}\d{1,2} )?(\d{1,2}):(\d\d):(\d\d)(?:[.,:](\d{1,9}))?(?:\s?([AP]M))?(?:Z|[+-]\d\d:?\d\d)?[\])]?(?=[\s:|,-]|$)/;
/** Minutes, seconds and a fraction since a start. */
const minutes = /^[[(]?(\d{1,3}):(\d\d)[.,](\d{1,6})[\])]?(?=[\s:|,-]|$)/;
const since = /^[[(]?(?:t(?:\s?=\s?|(?=\+)))?\+?(\d{1,9}(?:\.\d{1,6})?)\s?(ms|s|sec|secs|seconds)?[\])]?(?=[\s:|,-]|$)/;
const epoch = /^[[(]?(1[5-9]\d{8})(\d{3}|\.\d{1,6})?[\])]?(?=[\s:|,-]|$)/;
const level =
  /^[[(<]?(?:TRACE|DEBUG|DBG|INFO|INF|NOTICE|WARN(?:ING)?|WRN|ERROR|ERR|FATAL|FTL|CRITICAL|LOG|VERBOSE|trace|debug|info|warn|error|log)[\])>]?(?=[\s:|-])/;
const tag =
  /^(?:DEBUG|INFO|WARNING|ERROR):[\w.]{1,60}:(?=[\s<>=%{])|^[VDIWEF]\/[\w.$-]{1,40} {0,8}\( *\d+\):(?=\s)|^\[[\w .:/@#-]{1,40}\](?=[\s:]|$)|^[\w.-]{1,40}(?:-\d+)?\s*\|(?=\s)|^(?![\w.-]*(?:Error|Exception|Closed\w*|Status\w*|Timeout):)[\w-]{1,20}\.[\w.-]{1,40}:(?=\s)|^\([\w .:-]{1,30}\)(?=\s)|^(?!(?:sen[dt]|recv|received|client|server|out|in|tx|rx)>)[a-z][\w-]{1,20}>(?=\s\w)/;
/** What stands between the time and the message in the logs of containers, of Android and of syslog. */
const behindTime =
  /^std(?:out|err) [FP](?=\s)|^(?:\d{2,6} {1,4}\d{2,6} {1,2})?[VDIWEF](?: |\/)[\w.$-]{1,40} {0,8}(?:\( *\d+\))?:(?=\s)|^(?:[\w.-]{1,40} )?[\w./-]{1,40}\[[\w.]{1,20}\]:(?=\s)/;
/** Not an arrow, and not an option of a command. */
const separator = /^(?!\s*-(?:-?>|[A-Za-z]))[\s:|,•·–-]+(?=[^\s>])/;
const arrows: readonly [RegExp, "sent" | "received"][] = [
  [/^(?:-{1,2}>|>{1,3}|=>|→|⬆️?|↑|⇒|▲)\s*/, "sent"],
  [/^(?:<-{1,2}|<{1,3}(?=\s|\{|$)|<=|←|⬇️?|↓|⇐|▼)\s*/, "received"],
  [
    /^(?:sent|send|sending|SENT|SEND|Sent|Sending|Send|TX|tx|out|OUT|outgoing|client|CLIENT|Client|c->s|client\s?->\s?server)\b(?:\s+(?:message|frame|to (?:deepgram|server|ws)))?\s*[:=>|-]*\s*/,
    "sent",
  ],
  [
    /^(?:received|receive|receiving|recv|RECV|RECEIVED|Received|Recv|got|Got|RX|rx|in|IN|incoming|server|SERVER|Server|s->c|server\s?->\s?client|onmessage|message|Message|msg|ws message)\b(?:\s+(?:message|frame|data|from (?:deepgram|server|ws)))?\s*[:=<|-]*\s*(?=[{<[("']|binary|audio|text|\d|Buffer)/,
    "received",
  ],
];

/** Reads time stamp, level, names in brackets and the arrow of direction at the start of a log line. */
export function readPrefix(line: string): Prefix {
  const head = line.slice(0, 400);
  let at = 0;
  let time: number | undefined;
  let isError = false;
  for (let round = 0; round < 8; round++) {
    const rest = head.slice(at);
    const blank = separator.exec(rest)?.[0].length ?? 0;
    if (blank > 0) {
      at += blank;
      continue;
    }
    const stamp = time === undefined ? timeOf(rest) : undefined;
    if (stamp) {
      time = stamp.time;
      at += stamp.length;
      continue;
    }
    const other = (time === undefined ? null : behindTime.exec(rest)) ?? tag.exec(rest) ?? level.exec(rest);
    if (!other) break;
    isError ||=
      /^\W?(?:ERROR|ERR|FATAL|FTL|CRITICAL)\b/.test(other[0]) ||
      (time !== undefined && /^\W?(?:error\b|E(?: |\/))/.test(other[0]));
    at += other[0].length;
  }
  at += /^\s*/.exec(head.slice(at))![0].length;
  for (const [pattern, direction] of arrows) {
    const match = pattern.exec(head.slice(at));
    if (match) return { length: at + match[0].length, direction, ...(time === undefined ? {} : { time }) };
  }
  return { length: at, ...(time === undefined ? {} : { time }), ...(isError ? { isError } : {}) };
}

function timeOf(text: string): { time: number; length: number } | undefined {
  if (!/^[[(]?[\dt+]/.test(text)) return undefined;
  const seconds = epoch.exec(text);
  if (seconds) {
    const fraction = seconds[2] ?? "";
    const ms = fraction.startsWith(".") ? Number(`0${fraction}`) * 1000 : Number(fraction || 0);
    return { time: Number(seconds[1]) * 1000 + ms, length: seconds[0].length };
  }
  const wall = clock.exec(text);
  if (wall) {
    const [, year, month, day, hour, minute, second, fraction, half] = wall;
    const days = year ? Date.UTC(Number(year), Number(month) - 1, Number(day)) : 0;
    const hours = half ? (Number(hour) % 12) + (half === "PM" ? 12 : 0) : Number(hour);
    const ms = fraction ? Number(`0.${fraction}`) * 1000 : 0;
    return { time: days + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms, length: wall[0].length };
  }
  const short = minutes.exec(text);
  if (short) {
    const ms = Number(`0.${short[3]}`) * 1000;
    return { time: (Number(short[1]) * 60 + Number(short[2])) * 1000 + ms, length: short[0].length };
  }
  const offset = since.exec(text);
  if (!offset || (!offset[2] && !/^[[(]|^t|^\+|\./.test(offset[0]))) return undefined;
  return {
    time: Number(offset[1]) * (offset[2] === "ms" || (!offset[2] && !offset[1]!.includes(".")) ? 1 : 1000),
    length: offset[0].length,
  };
}
