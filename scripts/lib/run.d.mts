export function npm(
  args: readonly string[],
  options: { readonly cwd: string; readonly quiet?: boolean },
): Promise<{ readonly code: number | null; readonly text: string }>;
