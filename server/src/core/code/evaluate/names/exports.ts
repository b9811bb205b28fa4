import type ts from "typescript";
import type { Abstract, Obj } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import { typescript } from "../../typescript.ts";
import type { Session } from "../session.ts";
import { lazyProp } from "../values/make.ts";
import { put } from "../values/objects.ts";
import { imported } from "./imports.ts";
import { bindingValue } from "./names.ts";
import { isExported } from "./nodes.ts";

/** The name under which `module.exports = Ear` and `export = Ear` stand for the module itself. */
export const wholeModule = "export=";

/** The value that a file exports under a name; undefined when it exports no such name. */
export function exportOf(session: Session, context: FileContext, name: string): Abstract | undefined {
  const key = `${context.uri} ${name}`;
  const { exporting, notExported } = session;
  if (exporting.has(key) || notExported.has(key)) return undefined;
  exporting.add(key);
  try {
    const found = context.uri.endsWith(".json")
      ? jsonExport(session, context, name)
      : name === wholeModule
        ? wholeExport(session, context)
        : (esExport(session, context, name) ?? commonExport(session, context, name));
    if (!found) notExported.add(key);
    return found;
  } finally {
    exporting.delete(key);
    // A circle cut short says nothing for the next search, which may begin elsewhere in it.
    if (exporting.size === 0) notExported.clear();
  }
}

/** A JSON file is its one value; its members can be imported by name. */
function jsonExport(session: Session, context: FileContext, name: string): Abstract | undefined {
  const [statement] = context.source.statements;
  if (!statement || !typescript().isExpressionStatement(statement)) return undefined;
  const value = session.evaluate(statement.expression, context.root);
  return name === "default" ? value : session.member(value, name, statement, context.root);
}

function esExport(session: Session, context: FileContext, name: string): Abstract | undefined {
  const ts = typescript();
  const { root } = context;
  const stars: string[] = [];
  for (const statement of context.source.statements) {
    if (ts.isExportAssignment(statement) && name === "default" && !statement.isExportEquals)
      return session.evaluate(statement.expression, root);
    if (ts.isExportDeclaration(statement)) {
      const from =
        statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)
          ? statement.moduleSpecifier.text
          : undefined;
      const { exportClause } = statement;
      if (!exportClause && from !== undefined) stars.push(from);
      if (exportClause && ts.isNamespaceExport(exportClause) && exportClause.name.text === name && from !== undefined)
        return imported(session, from, "*", context, placeOfName(context, exportClause));
      if (!exportClause || !ts.isNamedExports(exportClause)) continue;
      const specifier = exportClause.elements.find((each) => each.name.text === name);
      if (!specifier) continue;
      const local = specifier.propertyName ?? specifier.name;
      if (from !== undefined) return imported(session, from, local.text, context, placeOfName(context, specifier));
      return named(session, context, local.text);
    }
    if (!isExported(statement)) continue;
    if (ts.isVariableStatement(statement)) {
      const found = declaresName(statement, name);
      if (found) return named(session, context, name);
    } else if (
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement)
    ) {
      const isDefault = hasModifier(statement, ts.SyntaxKind.DefaultKeyword);
      if (isDefault ? name === "default" : statement.name?.text === name) {
        if (statement.name) return named(session, context, statement.name.text);
        const origin = placeOfName(context, statement);
        if (ts.isFunctionDeclaration(statement)) return { kind: "function", node: statement, frame: root, origin };
        if (ts.isClassDeclaration(statement)) return { kind: "class", node: statement, frame: root, origin };
      }
    }
  }
  if (name === "default") return undefined;
  for (const from of stars) {
    const other = session.open(from, context);
    const found = other && exportOf(session, other, name);
    if (found) return found;
  }
  return undefined;
}

function placeOfName(context: FileContext, node: ts.Node) {
  return { text: context.uri, start: node.getStart(context.source), end: node.end };
}

function declaresName(statement: ts.VariableStatement, name: string): boolean {
  const ts = typescript();
  const has = (node: ts.BindingName): boolean =>
    ts.isIdentifier(node)
      ? node.text === name
      : node.elements.some((each) => !ts.isOmittedExpression(each) && has(each.name));
  return statement.declarationList.declarations.some((each) => has(each.name));
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  const ts = typescript();
  return (ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined)?.some((each) => each.kind === kind) ?? false;
}

/** A top-level name as it stands at the end of the file. */
function named(session: Session, context: FileContext, name: string): Abstract | undefined {
  const binding = context.scopes.lookup(name, context.source);
  return binding && bindingValue(session, binding, undefined, context.root);
}

/** `module.exports = …`, `exports.name = …`. */
function commonExport(session: Session, context: FileContext, name: string): Abstract | undefined {
  const whole = commonModule(session, context);
  if (!whole) return undefined;
  if (name === "default") return whole.value;
  if (whole.value.kind === "object") return whole.value.props.find((prop) => prop.name === name)?.value;
  return session.member(whole.value, name, context.source, context.root);
}

/** A function, class or object that is the whole module: what `require` gives can be called or constructed. */
function wholeExport(session: Session, context: FileContext): Abstract | undefined {
  const ts = typescript();
  const assigned = context.source.statements.find((each) => ts.isExportAssignment(each) && each.isExportEquals);
  const value = assigned
    ? session.evaluate((assigned as ts.ExportAssignment).expression, context.root)
    : commonModule(session, context)?.value;
  return value && ["function", "class", "created"].includes(value.kind) ? value : undefined;
}

function commonModule(session: Session, context: FileContext): { value: Abstract } | undefined {
  const ts = typescript();
  const { root, uri } = context;
  let whole: Abstract | undefined;
  let parts: Obj = { kind: "object", props: [], complete: true, origin: { text: uri, start: 0, end: 0 } };
  for (const statement of context.source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, right, operatorToken } = statement.expression;
    if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) continue;
    const target = left.expression.getText(context.source);
    if (target === "module" && left.name.text === "exports") whole = session.evaluate(right, root);
    else if (target === "exports" || target === "module.exports")
      parts = put(
        parts,
        lazyProp(
          { name: left.name.text, key: placeOfName(context, left.name), renamable: false, sometimes: false },
          () => session.evaluate(right, root),
        ),
      );
  }
  if (whole?.kind === "object") return { value: parts.props.reduce(put, whole) };
  if (whole) return { value: whole };
  return parts.props.length > 0 ? { value: parts } : undefined;
}
