import type ts from "typescript";
import type { Frame } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { bare } from "../evaluate/names/nodes.ts";
import { typescript } from "../typescript.ts";

/** How many parameters a handler has; undefined when it is not seen, or looks at `arguments`. */
export function parametersOf(context: FileContext, handler: ts.Expression, frame: Frame): number | undefined {
  const ts = typescript();
  const target = bare(handler);
  const literal = ts.isArrowFunction(target) || ts.isFunctionExpression(target) ? target : undefined;
  const value = literal ? undefined : context.evaluator.evaluate(target, frame);
  const fn = literal ?? (value?.kind === "function" ? value.node : undefined);
  if (!fn || fn.parameters.some((parameter) => parameter.dotDotDotToken)) return undefined;
  return fn.parameters.length;
}
