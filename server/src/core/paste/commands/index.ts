import type { Reader } from "../reader.ts";
import { readCommand } from "../shell/word.ts";
import { curl } from "./curl.ts";
import { httpie } from "./httpie.ts";
import { invoke } from "./invoke.ts";
import { socketTools } from "./socket-tools.ts";
import type { Tool } from "./tool.ts";
import { wget } from "./wget.ts";

const tools: readonly Tool[] = [curl, wget, httpie, invoke, socketTools];

/** What may stand before a command: a prompt, an assignment, `time`, a step of a pipeline file. */
const before = String.raw`(?:\s*(?:[-*+]\s+)?(?:run:\s*)?(?:(?:[$%#>❯➜!]|PS [^>\n]{0,80}>|[\w.@~:/\\-]{1,60}[$#>%])\s*)?(?:\$?\w{1,40}\s?=\s?\$?\(?["'\x60]?)?(?:(?:time|sudo|command|exec)\s+)?)`;
const heads = tools.map((tool) => ({
  tool,
  shape: new RegExp(`^${before}${tool.begins}`, tool.anyCase ? "i" : ""),
}));

/** A line without one of these words begins no command. */
const named = /curl|wget|https?\s|xhs?\s|invoke-|irm|iwr|wscat|websocat/i;

export const commands: Reader = {
  name: "command",
  begins: (head) => named.test(head),
  read(source, at, limit) {
    const newline = source.text.indexOf("\n", at);
    const head = source.text.slice(at, Math.min(newline < 0 ? limit : newline, at + 2000));
    // In PowerShell's own report of a failure the command stands behind a plus.
    const reported = /^\s*\+ /.test(head);
    for (const { tool, shape } of heads) {
      const match = reported && tool.shell === "powershell" ? null : shape.exec(head);
      if (!match) continue;
      const prompt = /^\s*[A-Za-z]:\\[^>\n]{0,80}>/.test(head) ? "cmd" : undefined;
      const command = readCommand(source, at + match[0].lastIndexOf(match[1]!), limit, tool.shell ?? prompt);
      const item = tool.read(command, source);
      if (item) return { items: [item], end: Math.max(command.end, at + 1) };
    }
    return undefined;
  },
};
