import { resolve } from "node:path";
import { sourceName } from "../../files/walk.ts";
import { UsageError } from "../usage.ts";
import type { Scan } from "./scan.ts";
import type { Workspace } from "./workspace.ts";

/** Checks a text as if it were the file of that name. Throws a UsageError where the name is none of a source file's. */
export function checkCode(workspace: Workspace, text: string, name: string, called: string): Scan {
  const path = resolve(name);
  if (!sourceName.test(path))
    throw new UsageError(`${called} takes the name of a source file, for instance src/stt.ts.`);
  workspace.change(path, text);
  const { findings, calls, problems, secrets } = workspace.check(path, text);
  const told = problems.map((message) => ({ path, message, fatal: false }));
  return { files: 1, calls, findings, problems: [...workspace.problems, ...told], secrets, origins: new Map() };
}
