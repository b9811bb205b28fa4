export function ensureNeovim(): Promise<string>;
