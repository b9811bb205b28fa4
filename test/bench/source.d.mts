export function source(lines: number): string;
