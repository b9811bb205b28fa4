import type { Item } from "../items.ts";
import { readCommand } from "../shell/word.ts";
import type { Source } from "../text/slice.ts";
import { readCurl } from "./curl.ts";
import { readHttpie } from "./httpie.ts";
import { readInvoke } from "./invoke.ts";
import { readSocketTool } from "./socket-tools.ts";
import { readWget } from "./wget.ts";

/** What may stand before a command: a prompt, an assignment, `time`, a step of a pipeline file. */
const before = String.raw`(?:\s*(?:[-*+]\s+)?(?:run:\s*)?(?:(?:[$%#>❯➜!]|PS [^>\n]{0,80}>|[\w.@~:/\\-]{1,60}[$#>%])\s*)?(?:\$?\w{1,40}\s?=\s?\$?\(?["'\x60]?)?(?:(?:time|sudo|command|exec)\s+)?)`;
const programs: readonly [RegExp, "curl" | "wget" | "httpie" | "invoke" | "socket"][] = [
  [new RegExp(String.raw`^${before}(curl(?:\.exe)?)\s+\S`), "curl"],
  [new RegExp(String.raw`^${before}(wget(?:\.exe)?)\s+\S`), "wget"],
  [
    new RegExp(
      String.raw`^${before}((?:https?|xhs?))\s+(?=-|(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s|https?:\/\/|[\w.-]+\.\w+\/\S)`,
    ),
    "httpie",
  ],
  [new RegExp(String.raw`^${before}(Invoke-(?:RestMethod|WebRequest)|irm|iwr)\s+(?!:)\S`, "i"), "invoke"],
  [new RegExp(String.raw`^${before}(wscat|websocat)\s+\S`), "socket"],
];

/** A line without one of these words begins no command. */
const named = /curl|wget|https?\s|xhs?\s|invoke-|irm|iwr|wscat|websocat/i;

/** Reads the command that begins on a line, if one does. */
export function commandAt(
  source: Source,
  head: string,
  at: number,
  limit: number,
): { items: readonly Item[]; end: number } | undefined {
  if (!named.test(head)) return undefined;
  for (const [pattern, kind] of programs) {
    // In PowerShell's own report of a failure the command stands behind a plus.
    const match = kind === "invoke" && /^\s*\+ /.test(head) ? null : pattern.exec(head);
    if (!match) continue;
    const start = at + match[0].lastIndexOf(match[1]!);
    const command = readCommand(source, start, limit, kind === "invoke" ? "powershell" : undefined);
    const { name } = source;
    const item =
      kind === "curl"
        ? readCurl(command, name)
        : kind === "wget"
          ? readWget(command, name)
          : kind === "httpie"
            ? readHttpie(command, name)
            : kind === "invoke"
              ? readInvoke(command, source)
              : readSocketTool(command, name);
    if (item) return { items: [item], end: Math.max(command.end, at + 1) };
  }
  return undefined;
}
