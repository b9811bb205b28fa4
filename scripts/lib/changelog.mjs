import { Failure } from "./fail.mjs";

/**
 * The newest section of a changelog, as a release wants it.
 * @returns {{ version: string, date: string | undefined, notes: string }} date is undefined while it is unreleased
 */
export function newest(changelog) {
  const [, head = "", notes = ""] = /^## (.+)\n+([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(changelog) ?? [];
  const found = /^(\d+\.\d+\.\d+) \((\d{4}-\d{2}-\d{2}|unreleased)\)$/.exec(head);
  if (!found)
    throw new Failure(
      `CHANGELOG.md begins with "## ${head}", where "## 1.2.3 (2026-12-31)" or "(unreleased)" is wanted.`,
    );
  const [, version, date] = found;
  return { version, date: date === "unreleased" ? undefined : date, notes: notes.trim() };
}

/** What keeps a tag from being released, one line each; empty where nothing does. */
export function hindrances({ version, date, notes }, manifest, tag) {
  return [
    manifest.version === version ? "" : `package.json says ${manifest.version}, the changelog ${version}.`,
    date ? "" : `The changelog calls ${version} unreleased: write the day in its heading.`,
    notes ? "" : `The changelog says nothing of ${version}.`,
    tag === `v${version}` ? "" : `The tag is ${tag ?? "missing"}, not v${version}.`,
  ].filter(Boolean);
}
