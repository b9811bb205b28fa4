import data from "./data/parameters.json" with { type: "json" };

export interface Misspelling {
  readonly right: string;
  /** The value must change with the name (`diarization=true` becomes `diarize_model=latest`). */
  readonly valueChanges?: boolean;
  /** A slip on paths with this ending only. */
  readonly onlyOn?: string;
  readonly camelCase?: boolean;
}

const all = data.misspellings as Readonly<Record<string, Misspelling>>;

/** The listed slip of that exact name, for any endpoint. */
export function misspelling(wrong: string): Misspelling | undefined {
  return Object.hasOwn(all, wrong) ? all[wrong] : undefined;
}
