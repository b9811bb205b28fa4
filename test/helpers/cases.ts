import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withKeys } from "./fixtures.ts";

/** A paste with the answer that it must get. */
export interface PasteCase {
  readonly file: string;
  readonly name: string;
  readonly request: string;
  readonly response: string;
  readonly verdict: string;
  /** The top cause; several possible ones where the verdict is open. */
  readonly causes: readonly string[];
  readonly refused?: string;
  /** Each must stand in the summary or in the first cause. */
  readonly says: readonly string[];
  /** Must stand in the corrected request. */
  readonly corrected: readonly string[];
  /** Must not stand in the corrected request any more. */
  readonly lacks: readonly string[];
  /** Must stand in what the corrected request leaves open. */
  readonly open: readonly string[];
  /** Causes that the corrected request still has: mended by hand. */
  readonly leaves: readonly string[];
  /** Causes that must not be shown. */
  readonly never: readonly string[];
  /** Must be ruled out in words. */
  readonly rulesOut: readonly string[];
}

const root = new URL("../fixtures/pastes/", import.meta.url).pathname;

/** Every case below test/fixtures/pastes: `## name`, fields, then `### request` and `### response` with the texts. */
export function pasteCases(): PasteCase[] {
  return readdirSync(root)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .flatMap((file) => casesOf(file, readFileSync(join(root, file), "utf8")));
}

function casesOf(file: string, text: string): PasteCase[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [head = "", ...parts] = section.split(/^### /m);
      const [name = "", ...lines] = head.split("\n");
      const part = (wanted: string) =>
        withKeys(parts.find((each) => each.startsWith(`${wanted}\n`))?.slice(wanted.length + 1) ?? "").trimEnd();
      const all = (field: string) =>
        lines.flatMap((line) => (line.startsWith(`${field}: `) ? [line.slice(field.length + 2).trim()] : []));
      const [refused] = all("refused");
      return {
        file,
        name: name.trim(),
        request: part("request"),
        response: part("response"),
        verdict: all("verdict")[0] ?? "cause-found",
        causes: all("cause").flatMap((each) => each.split(/,\s*/)),
        ...(refused ? { refused } : {}),
        says: all("says"),
        corrected: all("corrected"),
        lacks: all("lacks"),
        open: all("open"),
        leaves: all("leaves"),
        never: all("never").flatMap((each) => each.split(/,\s*/)),
        rulesOut: all("rules-out"),
      };
    });
}
