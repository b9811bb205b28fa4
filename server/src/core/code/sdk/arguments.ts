import type ts from "typescript";
import type { Abstract, Frame } from "../abstract.ts";
import { type FileContext, placeOf } from "../context.ts";
import { typescript } from "../typescript.ts";
import type { Arguments } from "./query.ts";

/** The arguments of a call as values, up to a spread, counted from the one at `from`. */
export function argumentsOf(
  context: FileContext,
  node: ts.CallExpression | ts.NewExpression,
  frame: Frame,
  from = 0,
): Arguments {
  const ts = typescript();
  const values: Abstract[] = [];
  const given = node.arguments ?? [];
  let complete = true;
  for (const argument of given) {
    if (ts.isSpreadElement(argument)) {
      complete = false;
      break;
    }
    values.push(context.evaluator.evaluate(argument, frame));
  }
  const { text, end } = placeOf(context, node);
  const closing = { text, start: end - 1, end: end - 1 };
  return {
    values: values.slice(from),
    complete,
    end: closing,
    insertion(index) {
      const last = given.at(-1);
      if (index + from !== given.length || node.arguments?.hasTrailingComma) return undefined;
      const at = last ? { text, start: last.end, end: last.end } : closing;
      return { at, style: "object", before: last ? ", { " : "{ ", after: " }" };
    },
  };
}
