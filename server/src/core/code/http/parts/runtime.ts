import type ts from "typescript";
import type { Runtime } from "../../../exchange/call.ts";
import { type FileContext, once } from "../../context.ts";
import { isNamedTest } from "../../test-file.ts";
import { typescript } from "../../typescript.ts";

/** Where a file's code runs, when its own text proves it. Proofs that contradict each other prove nothing. */
export function runtimeOf(context: FileContext): Runtime {
  return once(context, find, () => find(context));
}

const serverModules =
  /^(?:node:.*|fs(?:\/promises)?|https?|net|tls|path|child_process|cluster|os|stream|worker_threads|express|fastify|koa|hono(?:\/.*)?|@hono\/.*|@nestjs\/.*|@hapi\/hapi|micro|ws|express-ws|@fastify\/.*|next\/server|next\/headers|server-only|multer|cors|dotenv(?:\/config)?|elysia|h3|@sveltejs\/kit\/node|firebase-functions(?:\/.*)?|@aws-sdk\/.*|discord\.js|@discordjs\/.*|twilio|commander|ioredis|mongoose|pg)$/;
const browserModules =
  /^(?:react-dom(?:\/client)?|@angular\/.*|svelte|vue-router|react-router-dom|next\/router|next\/navigation|next\/dynamic)$/;
const nativeModules = /^(?:react-native(?:[-/].*)?|@react-native.*|expo(?:[-/].*)?|expo-.*)$/;
/** Shells in which page and server are one, or whose pages are not bound by CORS. */
const mixedModules =
  /^(?:electron(?:[-/].*)?|@tauri-apps\/.*|@capacitor\/.*|vitest|jest|@jest\/globals|node:test|jsdom|happy-dom|playwright|@playwright\/.*|puppeteer)$/;

const browserGlobals = [
  "document",
  "localStorage",
  "sessionStorage",
  "MediaRecorder",
  "AudioContext",
  "HTMLElement",
  "alert",
];
const hooks = /^(?:useEffect|useRef|useState|useCallback|useLayoutEffect|useReducer)$/;

function find(context: FileContext): Runtime {
  const { uri, text, index } = context;
  const modules = modulesOf(context);
  const has = (pattern: RegExp) => modules.some((name) => pattern.test(name));
  if (has(mixedModules) || isNamedTest(uri)) return "unknown";
  if (has(nativeModules) || isNativeProject(context)) return "react-native";
  // A service worker of an extension has a browser's classes and none of its limits.
  if (isGlobal(context, "chrome") || isGlobal(context, "browser")) return "unknown";
  const directive = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*["']use (client|server)["']/.exec(text.slice(0, 4000))?.[1];
  const server =
    directive === "server" ||
    has(serverModules) ||
    /\/(?:pages|app)\/api\/|\/app\/.*\/route\.[jt]s$|\+(?:server|page\.server|layout\.server)\.[jt]s$/.test(uri) ||
    ["Deno", "Bun", "__dirname", "__filename"].some((name) => isGlobal(context, name)) ||
    callsRequire(context) ||
    exportsServerSide(context);
  const browser =
    directive === "client" ||
    /\.(?:vue|svelte|html?)$/.test(uri) ||
    has(browserModules) ||
    usesPage(context) ||
    (index.hasJsx && [...index.identifiers.keys()].some((name) => hooks.test(name)));
  if (server === browser) return "unknown";
  return server ? "server" : "browser";
}

/** A React file of a package that has React Native and no page. */
function isNativeProject({ project, uri, text }: FileContext): boolean {
  const has = (name: string) => project.packageVersion(uri, name) !== undefined;
  return /["'`]react["'`]/.test(text) && has("react-native") && !has("react-dom") && !has("react-native-web");
}

/** The packages that a file imports or requires. */
function modulesOf({ source, index }: FileContext): string[] {
  const ts = typescript();
  const found: string[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      if (!statement.importClause?.isTypeOnly) found.push(statement.moduleSpecifier.text.replace(/^npm:/, ""));
    }
  }
  for (const id of index.identifiers.get("require") ?? []) {
    const call = id.parent;
    const first = ts.isCallExpression(call) && call.expression === id ? call.arguments[0] : undefined;
    if (first && ts.isStringLiteralLike(first)) found.push(first.text);
  }
  return found.map((name) => name.replace(/(?<=[^@])@[\d^~.].*$/, ""));
}

function callsRequire({ source, index }: FileContext): boolean {
  const ts = typescript();
  if (source.statements.some((each) => ts.isImportDeclaration(each))) return false;
  return (index.members.get("exports") ?? []).some(
    (node) => ts.isIdentifier(node.expression) && node.expression.text === "module",
  );
}

function exportsServerSide({ index }: FileContext): boolean {
  return ["getServerSideProps", "getStaticProps"].some((name) => index.identifiers.has(name));
}

/** Whether the page is used without a look at whether there is one. */
function usesPage(context: FileContext): boolean {
  if (/typeof\s+(?:window|document|navigator|self|globalThis\.window)\b/.test(context.text)) return false;
  if (browserGlobals.some((name) => isGlobal(context, name))) return true;
  const { index } = context;
  if (isGlobal(context, "navigator") && index.members.has("mediaDevices")) return true;
  return isGlobal(context, "window") && !/window\s*(?:\?\.|===|!==|&&)/.test(context.text);
}

function isGlobal({ index, scopes }: FileContext, name: string): boolean {
  const ts = typescript();
  return (index.identifiers.get(name) ?? []).some(
    (id) => !inType(id, ts) && !scopes.resolve(id) && standsAlone(id, ts),
  );
}

function inType(id: ts.Identifier, api: typeof ts): boolean {
  return api.isTypeReferenceNode(id.parent) || api.isQualifiedName(id.parent) || api.isTypeQueryNode(id.parent);
}

/** Not the name of a member in an object, a class or a type. */
function standsAlone(id: ts.Identifier, api: typeof ts): boolean {
  const { parent } = id;
  return !(
    (api.isPropertyAssignment(parent) ||
      api.isPropertySignature(parent) ||
      api.isPropertyDeclaration(parent) ||
      api.isMethodDeclaration(parent) ||
      api.isJsxAttribute(parent) ||
      api.isTypeAliasDeclaration(parent) ||
      api.isInterfaceDeclaration(parent)) &&
    parent.name === id
  );
}
