/** What of TypeScript's API the sources use. */
export function usedNames(folder?: string, also?: readonly string[]): string[];
