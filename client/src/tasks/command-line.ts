/** What a task of type `deepgram-doctor` says in tasks.json. */
export interface CheckTask {
  readonly type: string;
  readonly paths?: unknown;
  readonly args?: unknown;
}

const texts = (value: unknown) =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];

/** The arguments for the command line: options first, so that no path is taken for one. */
export function checkArguments({ paths, args }: CheckTask): string[] {
  const asked = texts(paths);
  return ["check", ...texts(args), "--", ...(asked.length > 0 ? asked : ["."])];
}
