import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Files below `folder` whose path matches `pattern`, sorted; folders named in `skip` are left out. */
export function globSync(folder, pattern, skip = []) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((item) => {
      const path = join(folder, item.name);
      if (item.isDirectory()) return skip.includes(item.name) ? [] : globSync(path, pattern, skip);
      return pattern.test(path) ? [path] : [];
    })
    .sort();
}
