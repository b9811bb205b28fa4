/** Lines that are understood and say nothing of the matter, by what they are. */
const kinds: readonly [RegExp, string][] = [
  [
    /^\s*at (?:async )?(?:new )?[\w$.<>[\] ]*(?:\(|https?:|file:|node:|\/|[A-Z]:\\|[\w.]+ in )|^\s*at [\w$.<>]+\(.*\)|^\s*at [\w$.+<>` ]+\(|^\s*File "[^"]*", line \d+|^\s*(?:\/|[A-Z]:\\)[\w./\\-]+\.go:\d+|^goroutine \d+|^\s+\d+: (?:0x)?[\w:<>]+$|^\s*\^+\s*$|^\s*[~^]{2,}\s*$|^\s*from (?:\/|[\w./-]+:\d+)|^\s*\.{3} \d+ more|^\s*[\w$./<>-]+ @ [\w./:-]+:\d+$|^\s*(?:\w+\s+)?@?https?:\/\/\S+\.[cm]?js\S*:\d+(?::\d+)?$/,
    "stack trace",
  ],
  [/^\s*\$\w+\s*=\s*(?:@["'{]|\[|["']|\$|Invoke|Get-)|^\s*(?:export )?[A-Z][A-Z0-9_]{2,40}=\S+\s*$/, "variable"],
  [/^\s*(?:\*|[{}] \[\d+ bytes)\s|^\s*% Total\s|^\s*Dload\s|^[\s\d:.kMG-]{20,}$|^\s*[{}] \[/, "notes of curl"],
  [/^\s*(?:[-=_*#~+|·─━]\s?){3,}$/, "line"],
  [/^[\s{}()[\];,.'"`<>/\\|…•·]*$/, "brackets"],
  [
    /^\s*(?:npm (?:ERR|error|WARN|warn|notice)|> [\w@/.-]+@[\d.]+ \w+|Emitted '\w+' event on|(?:node:|file:\/\/|\/)[\w@/.-]+:\d+$|[Ii]mport trace|["']use (?:client|server|strict)["'];?$|During handling of the above|The above exception)/,
    "output of a tool",
  ],
  [/^###|^@[\w-]+\s*=|^\s*#!/, "comment"],
  [/^\s*(?:Input #\d|Duration: |Metadata:$|Stream #\d)/, "output of ffprobe"],
  [/^\s*Connected \(press CTRL\+C to quit\)|^\s*\[?(?:INFO|info) websocat/, "session start"],
];

/** What a line is when it needs no reading; undefined when it does. */
export function noiseOf(line: string): string | undefined {
  const head = line.slice(0, 400);
  // A printed object begins where the stack ends.
  if (/\{\s*$/.test(head) && /\w/.test(head)) return undefined;
  return kinds.find(([pattern]) => pattern.test(head))?.[1];
}
