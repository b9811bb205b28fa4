import { type Slice, SliceBuilder, type Source, sub } from "../text/slice.ts";
import { readBashWord } from "./bash.ts";
import { readPowerShellWord } from "./powershell.ts";
import type { Word } from "./word.ts";

const back = 20_000;

/** The word that a script assigned to a variable before `at`, the last one; undefined when it did not. */
export function assigned(source: Source, name: string, at: number, shell: "bash" | "powershell"): Word | undefined {
  const from = Math.max(0, at - back);
  const before = source.text.slice(from, at);
  const wanted = name.replace(/[^\w]/g, "");
  const pattern =
    shell === "bash"
      ? new RegExp(String.raw`(?:^|[\n;]|&&)[ \t]*(?:export[ \t]+)?${wanted}=(?=\S)`, "g")
      : new RegExp(String.raw`\$${wanted}[ \t]*=[ \t]*`, "gi");
  let end: number | undefined;
  for (const match of before.matchAll(pattern)) end = from + match.index + match[0].length;
  if (end === undefined) return undefined;
  const read = shell === "bash" ? readBashWord : readPowerShellWord;
  const cast = shell === "powershell" ? (/^(?:\[\w+\])\s*/.exec(source.text.slice(end, end + 40))?.[0].length ?? 0) : 0;
  return read(source, end + cast, at);
}

/** A word that is, or begins with, a variable, with the word that was assigned to it. */
export function resolved(slice: Slice, at: number, shell: "bash" | "powershell"): Slice {
  const [only] = slice.runs;
  if (!only?.hole || only.at !== 0) return slice;
  const name = only.hole.is === "env" || only.hole.is === "unknown" ? only.hole.name : undefined;
  const word = name ? assigned(slice.source, name, at, shell) : undefined;
  if (!word || word.slice.text === "") return slice;
  if (slice.runs.length === 1) return word.slice;
  const builder = new SliceBuilder(slice.source);
  builder.append(word.slice);
  builder.append(sub(slice, only.length, slice.text.length));
  return builder.done();
}
