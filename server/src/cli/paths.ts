import { isAbsolute, relative } from "node:path";
import { pathOf } from "../files/uris.ts";

/** A path as it is shown: from the current folder where it lies below it, with `/`. */
export function shown(path: string): string {
  const inside = relative(process.cwd(), path);
  const short = inside === "" ? "." : inside.startsWith("..") || isAbsolute(inside) ? path : inside;
  return short.replaceAll("\\", "/");
}

export function shownUri(uri: string): string {
  const path = pathOf(uri);
  return path === undefined ? uri : shown(path);
}
