import type ts from "typescript";
import { typescript } from "../../typescript.ts";
import { wrapped } from "./nodes.ts";

/** Functions and hooks that give back what is called in the place of the function they are handed. */
const names = new Set(
  (
    "useCallback useEvent useEffectEvent useMemo useStableCallback useMemoizedFn useDebouncedCallback useThrottledCallback " +
    "debounce throttle memoize memoizeOne memo cache once asyncHandler asyncWrap wrapAsync catchAsync"
  ).split(" "),
);

/** Whether a call stands for the function that is its first argument. */
export function wrapsFunction(call: ts.CallExpression): boolean {
  const ts = typescript();
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(name) && names.has(name.text);
}

/** The outermost expression that stands for a function: `useCallback(fn)`, `debounce(fn)`, in parentheses or a cast. */
export function throughWraps(fn: ts.Node): ts.Node {
  const ts = typescript();
  let outer = wrapped(fn);
  while (ts.isCallExpression(outer.parent) && outer.parent.arguments[0] === outer && wrapsFunction(outer.parent))
    outer = wrapped(outer.parent);
  return outer;
}
