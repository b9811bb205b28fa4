import type ts from "typescript";
import { sdkPackage } from "../../catalogue/sdk.ts";
import { isReference } from "../scope.ts";
import { typescript } from "../typescript.ts";
import type { Plan } from "./plan.ts";

const live = (space: string) => `Awaited<ReturnType<DeepgramClient["${space}"]["v1"]["connect"]>>`;

/** Types of the older majors, as types of the new client. */
const types: Readonly<Record<string, string>> = {
  LiveClient: live("listen"),
  ListenLiveClient: live("listen"),
  SpeakLiveClient: live("speak"),
  AgentLiveClient: live("agent"),
  LiveSchema: 'Parameters<DeepgramClient["listen"]["v1"]["connect"]>[0]',
  PrerecordedSchema: 'Parameters<DeepgramClient["listen"]["v1"]["media"]["transcribeFile"]>[1]',
  SpeakSchema: 'Omit<Parameters<DeepgramClient["speak"]["v1"]["audio"]["generate"]>[0], "text">',
  AnalyzeSchema: 'Omit<Parameters<DeepgramClient["read"]["v1"]["text"]["analyze"]>[0], "body">',
  SyncPrerecordedResponse: "Deepgram.ListenV1Response",
  AsyncPrerecordedResponse: "Deepgram.ListenV1AcceptedResponse",
  CreateProjectKeySchema: "Deepgram.CreateKeyV1Request",
  AgentLiveSchema: 'Omit<Deepgram.agent.AgentV1Settings, "type">',
  FunctionCallResponse: 'Omit<Deepgram.agent.AgentV1SendFunctionCallResponse, "type">',
};

/** The names imported from the SDK: what makes a client becomes its class, what is used no more goes. */
export function upgradeImports(plan: Plan): void {
  const ts = typescript();
  const { source } = plan.context;
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && named(statement.moduleSpecifier)) {
      const bindings = statement.importClause?.namedBindings;
      if (bindings && ts.isNamedImports(bindings)) rewrite(plan, bindings, bindings.elements);
      else if (!bindings || !ts.isNamespaceImport(bindings)) plan.byHand(statement, "Import DeepgramClient.");
    }
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      const value = declaration.initializer;
      const required =
        value && ts.isCallExpression(value) && value.expression.getText() === "require" && value.arguments[0];
      if (required && named(required) && ts.isObjectBindingPattern(declaration.name))
        rewrite(plan, declaration.name, declaration.name.elements);
    }
  }
}

/** Specifiers with a version name the new one. */
function named(node: ts.Expression): boolean {
  const ts = typescript();
  return ts.isStringLiteral(node) && node.text.includes(sdkPackage);
}

function rewrite(
  plan: Plan,
  list: ts.NamedImports | ts.ObjectBindingPattern,
  elements: readonly (ts.ImportSpecifier | ts.BindingElement)[],
): void {
  const ts = typescript();
  const { scopes, source, context } = { ...plan.context, context: plan.context };
  const kept: string[] = [];
  let typeOnly = true;
  let wanted = false;
  for (const element of elements) {
    if (!ts.isIdentifier(element.name)) return;
    const name = (element.propertyName ?? element.name).getText(source);
    const binding = scopes.resolve(element.name);
    const all = (context.index.identifiers.get(element.name.text) ?? []).filter(
      (id) => id !== element.name && id.parent !== element && binding && scopes.resolve(id) === binding,
    );
    for (const id of all) {
      if (Object.hasOwn(types, name) && ts.isTypeReferenceNode(id.parent) && !plan.covers(id)) {
        plan.replace(id.parent, types[name]!);
        if (/\bDeepgram\./.test(types[name]!)) plan.types.add("Deepgram");
        wanted = true;
      }
    }
    if (name === "createClient" || name === "Deepgram" || name === "DeepgramClient") {
      wanted = true;
      if (name === "DeepgramClient" || all.some((id) => isReference(id))) typeOnly = false;
      if (name !== "DeepgramClient" && all.some((id) => !plan.covers(id)))
        plan.byHand(element, `${name} is used where it could not be replaced.`);
      continue;
    }
    if (all.some((id) => !plan.covers(id))) {
      kept.push(element.getText(source));
      if (!/^Deepgram(?:Timeout)?Error$/.test(name)) plan.byHand(element, `The new SDK has no ${name}.`);
    }
  }
  if (!wanted) return;
  const further = ts.isNamedImports(list) ? [...plan.types].map((name) => `type ${name}`) : [];
  const typed =
    typeOnly && ts.isNamedImports(list) && elements.every((each) => ts.isImportSpecifier(each) && each.isTypeOnly);
  plan.replace(list, `{ ${[typed ? "type DeepgramClient" : "DeepgramClient", ...further, ...kept].join(", ")} }`);
}
