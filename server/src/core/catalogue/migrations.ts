import data from "./data/sdk.json" with { type: "json" };
import { type SdkMajor, sdkMethod } from "./sdk.ts";

export interface MigrationEdit {
  readonly before: string;
  readonly after: string;
  /** Set where both sides are plain calls. */
  readonly chain?: string;
  readonly newChain?: string;
}

export interface Migration {
  readonly from: readonly SdkMajor[];
  readonly to: SdkMajor;
  readonly edits: readonly MigrationEdit[];
  readonly note?: string;
}

export const migrations = data.migrations as unknown as readonly Migration[];

/** How a call of one major is written in another: every edit that names the chain, following several steps. */
export function migrationOf(chain: string, from: SdkMajor, to: SdkMajor): readonly MigrationEdit[] {
  const step = migrations.find(
    (migration) =>
      migration.to > from &&
      migration.to <= to &&
      migration.from.includes(from === 1 ? 2 : from) &&
      migration.edits.some((edit) => edit.chain === chain),
  );
  if (!step) return [];
  const edits = step.edits.filter((edit) => edit.chain === chain);
  if (step.to >= to || (to === 4 && step.to === 3)) return edits;
  return edits.flatMap((edit) => {
    const further = migrationOf(edit.newChain!, step.to, to);
    return further.length ? further.map((next) => ({ ...edit, after: next.after, newChain: next.newChain! })) : [edit];
  });
}

/** The chain that does the same in another major: the migration's, else the one method with the same endpoint and options. */
export function sameMethodIn(chain: string, from: SdkMajor, to: SdkMajor): string | undefined {
  const chains = new Set(migrationOf(chain, from, to).map((edit) => edit.newChain!));
  const [only] = chains;
  return chains.size === 1 && sdkMethod(to, only!) ? only : undefined;
}

/** Names that changed within v5. */
export const renamedWithinV5 = data.renamedWithinV5 as readonly {
  readonly old: string;
  readonly new: string;
  readonly since: string;
}[];

export interface Wrapper {
  readonly package: string;
  readonly version?: string;
  readonly optionStyle?: string;
  readonly calls?: readonly string[];
  readonly options?: Readonly<Record<string, readonly string[]>> | readonly string[];
  readonly notes?: readonly string[];
}

/** Other npm packages that take Deepgram's options in their own spelling. */
export const wrappers = data.wrappers as unknown as readonly Wrapper[];

export function wrapper(name: string): Wrapper | undefined {
  return wrappers.find((entry) => entry.package === name);
}
