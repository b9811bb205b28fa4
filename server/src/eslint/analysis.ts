import { basename } from "node:path";
import { defaultConfig } from "../core/check/config.ts";
import { checkText } from "../core/check/index.ts";
import { mayCall, mayCallThrough } from "../core/code/index.ts";
import type { Finding } from "../core/rules/rule.ts";
import { type NodeProject, nodeProject } from "../files/project.ts";
import { notWritten } from "../files/read-source.ts";
import { uriOf } from "../files/uris.ts";

/** What is found in one text: every rule of the plugin takes its own part. */
export interface Analysis {
  readonly uri: string;
  readonly findings: readonly Finding[];
}

const known = new WeakMap<object, Analysis>();
let project: NodeProject | undefined;

/**
 * The findings of a file, made once for all rules.
 * @param key - the object that stands for this text in the linter: one analysis is kept for each
 * @param path - absolute; other files are read from disk, as they are when the first rule asks
 */
export function analysisOf(key: object, path: string, text: string): Analysis {
  const before = known.get(key);
  if (before) return before;
  const uri = uriOf(path);
  project ??= nodeProject();
  // An editor's linter lives long: what another file was is asked anew for each text.
  project.forget();
  const source = { uri, text };
  const looked = notWritten(text) === undefined && (mayCall(text) || mayCallThrough(source, project));
  const findings = looked ? checkText(source, project, defaultConfig, { gate: false }).findings : [];
  const made = { uri, findings: findings.flatMap((finding) => here(finding, uri)) };
  known.set(key, made);
  return made;
}

/** A linter reports in the file at hand: what is wrong in another one is reported at the call that it spoils. */
function here(finding: Finding, uri: string): Finding[] {
  if (finding.at.text === uri) return [finding];
  const call = finding.related.find(({ at }) => at.text === uri);
  const file = basename(new URL(finding.at.text).pathname);
  return call ? [{ ...finding, at: call.at, message: `${finding.message} (written in ${file})`, fixes: [] }] : [];
}
