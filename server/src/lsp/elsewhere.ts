import type { Finding } from "../core/rules/rule.ts";
import { keyOf } from "./analysis.ts";

/** Findings that lie in another file than the one whose call is wrong: a constant that is imported. By the file they lie in. */
export class Elsewhere {
  readonly #bySource = new Map<string, { readonly key: string; readonly findings: readonly Finding[] }>();

  /** Takes what a check of `source` found outside of it. Gives the URIs for which this says something new. */
  set(source: string, findings: readonly Finding[]): string[] {
    const key = JSON.stringify(findings);
    const before = this.#bySource.get(source);
    if ((before?.key ?? "[]") === key) return [];
    if (findings.length > 0) this.#bySource.set(source, { key, findings });
    else this.#bySource.delete(source);
    return [...new Set([...(before?.findings ?? []), ...findings].map((finding) => finding.at.text))];
  }

  in(uri: string): Finding[] {
    const key = keyOf(uri);
    return [...this.#bySource.values()].flatMap(({ findings }) =>
      findings.filter((finding) => keyOf(finding.at.text) === key),
    );
  }
}
