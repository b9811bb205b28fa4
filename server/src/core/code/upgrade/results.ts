import type ts from "typescript";
import type { RenamedMethod } from "../../catalogue/sdk-upgrade.ts";
import { wrapped } from "../evaluate/names/nodes.ts";
import { typescript } from "../typescript.ts";
import { indentOf, isTypeScript, type Plan } from "./plan.ts";

/**
 * Code that expects `{ result, error }`, for a method that gives the result itself and throws. Where it destructures both and
 * acts on the error at once, that becomes try and catch; anything else is handed the old shape.
 */
export function upgradeResult(plan: Plan, node: ts.CallExpression, { answer, unrelated }: RenamedMethod): void {
  const ts = typescript();
  const outer = wrapped(node);
  const declaration = outer.parent;
  const awaited = ts.isAwaitExpression(node.parent);
  const typed = isTypeScript(plan.context);
  // The new method's own type is that of several answers.
  const cast = typed && answer ? ` as ${unrelated ? "unknown as " : ""}${answer}` : "";
  if (cast) plan.types.add("Deepgram");
  if (awaited && ts.isVariableDeclaration(declaration) && ts.isObjectBindingPattern(declaration.name)) {
    if (intoTry(plan, declaration, declaration.name)) {
      if (cast) {
        plan.insert(node.parent.getStart(), "(");
        plan.insert(node.parent.end, `)${cast}`);
      }
      return;
    }
  }
  if (ts.isExpressionStatement(declaration)) return;
  if (typed) plan.types.add("DeepgramError");
  const lines = [
    ".then(",
    `  (result) => ({ ${cast ? `result: result${cast}` : "result"}, error: null }),`,
    `  (error) => ({ result: null, ${typed ? "error: error as DeepgramError" : "error"} }),`,
    ")",
  ];
  plan.insert(node.end, lines.join(`\n${indentOf(plan.context, node)}`));
}

function intoTry(plan: Plan, declaration: ts.VariableDeclaration, pattern: ts.ObjectBindingPattern): boolean {
  const ts = typescript();
  const list = declaration.parent;
  const statement = list.parent;
  if (!ts.isVariableDeclarationList(list) || list.declarations.length !== 1 || !ts.isVariableStatement(statement))
    return false;
  if (declaration.type || ts.getModifiers(statement)) return false;
  const names = new Map<string, ts.Identifier>();
  for (const element of pattern.elements) {
    const key = (element.propertyName ?? element.name).getText();
    if (!ts.isIdentifier(element.name) || element.initializer || element.dotDotDotToken) return false;
    names.set(key, element.name);
  }
  const result = names.get("result");
  const error = names.get("error");
  if (!result || names.size > (error ? 2 : 1)) return false;
  if (!error) {
    plan.replace(pattern, result.text);
    return true;
  }
  const { scopes, source } = plan.context;
  const binding = scopes.resolve(error);
  const references = binding ? scopes.references(binding) : [];
  const next = nextStatement(statement);
  if (!next || !ts.isIfStatement(next) || next.elseStatement || next.expression.getText() !== error.text) return false;
  const inside = references.every((each) => next.getStart() <= each.pos && each.end <= next.end);
  if (!inside) return false;
  const { thenStatement: then } = next;
  const rethrown = ts.isBlock(then) && then.statements.length === 1 ? then.statements[0]! : then;
  if (ts.isThrowStatement(rethrown) && rethrown.expression.getText() === error.text) {
    plan.replace(pattern, result.text);
    plan.put(statement.end, next.end, "");
    return true;
  }
  const indent = indentOf(plan.context, statement);
  plan.put(
    statement.getStart(source),
    declaration.initializer!.getStart(source),
    `let ${result.text};\n${indent}try {\n${indent}  ${result.text} = `,
  );
  const read = references.some((each) => ts.isPropertyAccessExpression(each.parent));
  const [open, close] = ts.isBlock(then) ? ["", ""] : ["{ ", " }"];
  plan.put(
    statement.end,
    then.getStart(source),
    `\n${indent}} catch (${error.text}${read && isTypeScript(plan.context) ? ": any" : ""}) ${open}`,
  );
  if (close) plan.insert(then.end, close);
  return true;
}

function nextStatement(statement: ts.Statement): ts.Statement | undefined {
  const list = (statement.parent as { statements?: readonly ts.Statement[] }).statements;
  return list?.[list.indexOf(statement) + 1];
}
