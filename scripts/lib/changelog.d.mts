interface Newest {
  readonly version: string;
  readonly date: string | undefined;
  readonly notes: string;
}
export function newest(changelog: string): Newest;
export function hindrances(
  newest: Newest,
  manifest: { readonly version: string },
  tag: string | undefined,
): readonly string[];
