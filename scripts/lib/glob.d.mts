export function globSync(folder: string, pattern: RegExp, skip?: readonly string[]): string[];
