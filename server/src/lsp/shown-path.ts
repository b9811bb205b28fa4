import { relative } from "node:path";
import { pathOf } from "../files/uris.ts";

/** A file as a person would name it: from its workspace folder, with `/`. */
export function shownPath(uri: string, roots: readonly string[]): string {
  const path = pathOf(uri) ?? uri;
  const root = roots.find((each) => path.startsWith(each));
  return (root ? relative(root, path) : path).replaceAll("\\", "/");
}
