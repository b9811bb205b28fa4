/** `EACCES`, `ENOENT` … or the message of anything else. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException)?.code ?? String(error);
}
