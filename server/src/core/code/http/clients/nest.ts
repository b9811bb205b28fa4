import type ts from "typescript";
import { bare, classAround } from "../../evaluate/names/nodes.ts";
import { typescript } from "../../typescript.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { axiosSites, isAxiosMethod } from "./axios.ts";

export const nestClient: HttpClient = {
  title: "NestJS's HttpService",
  used: "call",
  packages: ["@nestjs/axios", "@nestjs/common"],
  globals: [],
  methods: ["request", "post", "put", "patch"],
  commonMethods: ["get", "delete", "head"],
  words: /http/i,
  gives: "data",
  example: `import { HttpService } from "@nestjs/axios";
export class Projects {
  constructor(private readonly http: HttpService) {}
  all() {
    return this.http.get("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
  }
}`,
  sites: (callee, asked) =>
    callee.kind === "member" && isAxiosMethod(callee.name) && onHttpService(asked)
      ? axiosSites({ client: { layers: [], open: true }, method: callee.name }, asked)
      : undefined,
};

/** Whether a method is called on what is declared as NestJS's `HttpService`: axios with defaults from a module. */
function onHttpService(asked: Asked): boolean {
  const ts = typescript();
  const callee = bare(asked.node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const type = typeOf(bare(callee.expression), asked);
  if (!type || !ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return false;
  if (type.typeName.text !== "HttpService") return false;
  const binding = asked.context.scopes.lookup("HttpService", type);
  const from = binding && ts.findAncestor(binding.node, ts.isImportDeclaration);
  return from !== undefined && /^["']@nestjs\/(?:axios|common)["']$/.test(from.moduleSpecifier.getText());
}

/** The type with which a parameter or a field is declared. */
function typeOf(receiver: ts.Expression, asked: Asked): ts.TypeNode | undefined {
  const ts = typescript();
  if (ts.isIdentifier(receiver)) {
    const node = asked.context.scopes.resolve(receiver)?.node;
    return node && (ts.isParameter(node) || ts.isVariableDeclaration(node)) ? node.type : undefined;
  }
  if (!ts.isPropertyAccessExpression(receiver) || receiver.expression.kind !== ts.SyntaxKind.ThisKeyword)
    return undefined;
  const name = receiver.name.text;
  for (const member of classAround(receiver)?.members ?? []) {
    if (ts.isPropertyDeclaration(member) && member.name.getText() === name) return member.type;
    if (!ts.isConstructorDeclaration(member)) continue;
    const parameter = member.parameters.find((each) => each.name.getText() === name);
    if (parameter) return parameter.type;
  }
  return undefined;
}
