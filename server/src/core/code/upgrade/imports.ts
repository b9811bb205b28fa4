import type ts from "typescript";
import { sdkPackage } from "../../catalogue/sdk.ts";
import { isReference } from "../scope.ts";
import { typescript } from "../typescript.ts";
import type { Plan } from "./plan.ts";

/** The names that one statement takes from the SDK. */
export interface SdkImport {
  readonly list: ts.NamedImports | ts.ObjectBindingPattern;
  readonly statement: ts.Statement;
}

/** A name as the SDK exports it, and where the file uses it. */
export interface Named {
  readonly exported: string;
  readonly element: ts.ImportSpecifier | ts.BindingElement;
  readonly references: readonly ts.Identifier[];
}

/** Imports of names, and `require` with a pattern. Others are left to a person. */
export function importsOf(plan: Plan): SdkImport[] {
  const ts = typescript();
  const found: SdkImport[] = [];
  for (const statement of plan.context.source.statements) {
    if (ts.isImportDeclaration(statement) && named(statement.moduleSpecifier)) {
      const list = statement.importClause?.namedBindings;
      if (list && ts.isNamedImports(list)) found.push({ list, statement });
      else if (!list) plan.byHand(statement, "Import DeepgramClient.");
    }
    if (!ts.isVariableStatement(statement)) continue;
    for (const { initializer: value, name: list } of statement.declarationList.declarations) {
      const required =
        value && ts.isCallExpression(value) && value.expression.getText() === "require" && value.arguments[0];
      if (required && named(required) && ts.isObjectBindingPattern(list)) found.push({ list, statement });
    }
  }
  return found;
}

/** Specifiers with a version name the new one. */
function named(node: ts.Expression): boolean {
  const ts = typescript();
  return ts.isStringLiteral(node) && node.text.includes(sdkPackage);
}

export function namesOf({ context }: Plan, { list }: SdkImport): Named[] {
  const ts = typescript();
  const { scopes, source, index } = context;
  return list.elements.flatMap((element): Named[] => {
    const { name } = element;
    if (!ts.isIdentifier(name)) return [];
    const binding = scopes.resolve(name);
    const references = (index.identifiers.get(name.text) ?? []).filter(
      (id) => id !== name && id.parent !== element && binding && scopes.resolve(id) === binding,
    );
    return [{ exported: (element.propertyName ?? name).getText(source), element, references }];
  });
}

/** The names imported from the SDK: what makes a client becomes its class, what is used no more goes, what is new comes. */
export function upgradeImports(plan: Plan, imports: readonly SdkImport[]): void {
  const ts = typescript();
  const { source } = plan.context;
  for (const each of imports) rewrite(plan, each);
  // The client comes from another file, or by `require`: types are imported apart.
  if (plan.types.size === 0) return;
  const text = `import type { ${[...plan.types].join(", ")} } from "${sdkPackage}";`;
  const last = source.statements.filter((each) => ts.isImportDeclaration(each)).at(-1);
  if (last) plan.insert(last.end, `\n${text}`);
  else plan.insert(source.statements[0]?.getStart(source) ?? 0, `${text}\n`);
}

function rewrite(plan: Plan, sdk: SdkImport): void {
  const ts = typescript();
  const { list } = sdk;
  const kept = new Map<string, string>();
  let client = false;
  let typeOnly = true;
  for (const { exported, element, references } of namesOf(plan, sdk)) {
    const left = references.some((id) => !plan.covers(id));
    const stays = left && plan.staying.size > 0;
    // The namespace of types in version 5 is called what the class was in versions 1 and 2.
    const makes = exported === "createClient" || (exported === "Deepgram" && references.some((id) => isReference(id)));
    if (makes || exported === "DeepgramClient") {
      if (exported === "DeepgramClient" || !stays || references.some((id) => plan.covers(id))) client = true;
      if (exported === "DeepgramClient" || references.some((id) => isReference(id))) typeOnly = false;
      if (exported === "DeepgramClient") continue;
      if (stays) kept.set(exported, element.getText(plan.context.source));
      else if (left) plan.byHand(element, `${exported} is used where it could not be replaced.`);
    } else if (left) {
      kept.set(exported, element.getText(plan.context.source));
      if (!stays && !/^Deepgram(?:(?:Timeout)?Error)?$/.test(exported))
        plan.byHand(element, `The new SDK has no ${exported}.`);
    }
  }
  const imported = ts.isNamedImports(list);
  const type = (name: string) => (imported ? `type ${name}` : name);
  const typed = typeOnly && imported && list.elements.every((each) => ts.isImportSpecifier(each) && each.isTypeOnly);
  const names = [
    ...(client ? [typed ? type("DeepgramClient") : "DeepgramClient"] : []),
    ...[...plan.values],
    ...(imported ? [...plan.types] : [])
      .filter((name) => !plan.values.has(name) && !kept.has(name) && !(client && name === "DeepgramClient"))
      .map(type),
    ...[...kept].filter(([name]) => !plan.values.has(name)).map(([, text]) => text),
  ];
  plan.values.clear();
  if (imported) plan.types.clear();
  const same = names.length === list.elements.length && list.elements.every((each, at) => each.getText() === names[at]);
  if (same) return;
  if (names.length > 0) plan.replace(list, `{ ${names.join(", ")} }`);
  else removeWhole(plan, sdk);
}

/** An import of which nothing is left, with its line. */
function removeWhole(plan: Plan, { statement }: SdkImport): void {
  const { source, text } = plan.context;
  const end = /^[ \t]*\r?\n/.exec(text.slice(statement.end))?.[0].length ?? 0;
  plan.put(statement.getStart(source), statement.end + end, "");
}
