import { URI } from "vscode-uri";

/** The path of a `file:` URI, or undefined for any other scheme (untitled, virtual workspaces). */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  return URI.parse(uri).fsPath;
}

/** The URI of an absolute path, encoded as VS Code encodes it. */
export function uriOf(path: string): string {
  return URI.file(path).toString();
}
