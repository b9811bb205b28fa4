import ts from "typescript";
import { defaultConfig } from "../../server/src/core/check/config.ts";
import { fixAll } from "../../server/src/core/check/fix-all.ts";
import { checkText } from "../../server/src/core/check/index.ts";
import { noProject, type Project } from "../../server/src/core/code/front-end.ts";
import { provideTypeScript } from "../../server/src/core/code/typescript.ts";
import type { CodeExample, Finding } from "../../server/src/core/rules/rule.ts";

provideTypeScript(() => ts);

/** `{{key}}` and `{{jwt}}` stand for credentials: true in shape while checked, words in the documentation. */
const key = "0123456789abcdef".repeat(3).slice(0, 40);
const jwt = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiJ0ZXN0In0", "c2lnbmF0dXJlLXRlc3Q"].join(".");

export function inWords(text: string): string {
  return text
    .replaceAll("{{key}}", "<your 40-character API key>")
    .replaceAll("{{jwt}}", "<a granted JWT>")
    .replaceAll(key, "<your 40-character API key>")
    .replaceAll(jwt, "<a granted JWT>");
}

export interface Tried {
  /** What the rule says of the example. */
  readonly findings: readonly Finding[];
  /** The example after every safe fix of the rule; undefined when there is none. */
  readonly fixed?: string;
}

/** Runs one rule on an example, as the editor would. */
export function tryExample(rule: string, example: CodeExample): Tried {
  const uri = `file:///project/${example.file ?? "example.ts"}`;
  const check = (text: string) =>
    checkText({ uri, text }, projectWith(example.sdk), defaultConfig).findings.filter(
      (finding) => finding.rule === rule,
    );
  const text = example.code.replaceAll("{{key}}", key).replaceAll("{{jwt}}", jwt);
  const findings = check(text);
  const fixed = fixAll(text, uri, check).text;
  return { findings, ...(fixed === text ? {} : { fixed: inWords(fixed) }) };
}

/** A project whose installed `@deepgram/sdk` is known, and nothing else. */
export function projectWith(sdk: string | undefined): Project {
  if (!sdk) return noProject;
  const installed = { version: sdk, major: Number(sdk.split(".")[0]), from: "installed" } as const;
  return { ...noProject, packageVersion: (_uri, name) => (name === "@deepgram/sdk" ? installed : undefined) };
}
