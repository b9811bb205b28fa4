/** Schemes of documents that people write in, wherever their workspace lies. */
const written: ReadonlySet<string> = new Set(["file", "untitled", "vscode-notebook-cell", "vscode-vfs"]);

/**
 * Whether a document is somebody's work: the older side of a diff (`git:`), an output channel or a text of another extension
 * is not. `folders`: URIs of the workspace folders, whose schemes count too.
 */
export function isWork(uri: string, folders: readonly string[]): boolean {
  const scheme = schemeOf(uri);
  return written.has(scheme) || folders.some((folder) => schemeOf(folder) === scheme);
}

const schemeOf = (uri: string) => uri.slice(0, Math.max(0, uri.indexOf(":"))).toLowerCase();
