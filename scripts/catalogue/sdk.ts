import type { Json } from "./tidy.ts";

/** Body keys of the object that holds the options, too (v5), or of the source argument (v3, v4). */
const bodyKeys: Record<string, string[]> = {
  "/v1/listen": ["url"],
  "/v1/speak": ["text"],
  "/v2/speak": ["text"],
  "/v1/read": ["text", "url", "body"],
  "/v1/auth/grant": ["ttl_seconds"],
};

const managePaths: Record<string, string> = {
  Projects: "/v1/projects",
  Project: "/v1/projects/{project_id}",
  ProjectKeys: "/v1/projects/{project_id}/keys",
  ProjectKey: "/v1/projects/{project_id}/keys/{key_id}",
  ProjectMembers: "/v1/projects/{project_id}/members",
  ProjectMember: "/v1/projects/{project_id}/members/{member_id}",
  ProjectMemberScopes: "/v1/projects/{project_id}/members/{member_id}/scopes",
  ProjectMemberScope: "/v1/projects/{project_id}/members/{member_id}/scopes",
  ProjectInvites: "/v1/projects/{project_id}/invites",
  ProjectInvite: "/v1/projects/{project_id}/invites",
  ProjectUsageRequests: "/v1/projects/{project_id}/requests",
  ProjectUsageRequest: "/v1/projects/{project_id}/requests/{request_id}",
  ProjectUsageSummary: "/v1/projects/{project_id}/usage",
  ProjectUsageFields: "/v1/projects/{project_id}/usage/fields",
  ProjectBalances: "/v1/projects/{project_id}/balances",
  ProjectBalance: "/v1/projects/{project_id}/balances/{balance_id}",
  AllModels: "/v1/projects/{project_id}/models",
  Model: "/v1/projects/{project_id}/models/{model_id}",
  TokenDetails: "/v1/auth/token",
};

const verbs: [RegExp, string][] = [
  [/^(?:get|list|all)/, "GET"],
  [/^(?:create|send|grant)/, "POST"],
  [/^update/, "PATCH"],
  [/^(?:delete|remove|leave)/, "DELETE"],
];

/** Turns one `call` of the facts into machine-usable methods: its lists are expanded, its arguments named. */
export function methodsOf(fact: Json): Json[] {
  const { call, endpoint, optionsArg, since, note, alias, modelRequiredByType, opensAtOnce } = fact;
  const text = String(call)
    .replace(/^await /, "")
    .replace(/\s\((?:from|onprem)[^)]*\)/g, "");
  const aliases = alias ? [alias] : [];
  return chains(text).map(({ chain, args }) => {
    const target = targetOf(chain, endpoint);
    const keys =
      target.transport === "rest" && target.path && chain !== "auth.grantToken" ? bodyKeys[target.path] : undefined;
    const name = chain.split(".").at(-1)!;
    const callbackArg = /Callback$/.test(name) ? 1 : undefined;
    const first = args[0] ?? "";
    const bytes = /^(?:Buffer|uploadable|source)/.test(first);
    const form = chain === "transcription.preRecorded" ? "source" : bytes ? "bytes" : "object";
    const read = /^read\.analyze(Text|Url)/.exec(chain)?.[1]?.toLowerCase();
    const options = optionsArg ?? (/^\{.*\.\.\./.test(first) && target.transport === "wss" ? 0 : undefined);
    const requestOptionsArg = args.findIndex((arg) => arg.startsWith("requestOptions"));
    return {
      chain,
      ...(aliases.length ? { aliases: aliases.map((other) => chain.replace(/[^.]+$/, other)) } : {}),
      ...target,
      ...(options !== undefined ? { optionsArg: options } : {}),
      ...(keys && (args.length || callbackArg)
        ? { bodyArg: 0, body: form, ...(form === "object" ? { bodyKeys: read ? [read] : keys } : {}) }
        : {}),
      ...(callbackArg ? { callbackArg } : {}),
      ...(requestOptionsArg >= 0 ? { requestOptionsArg } : {}),
      ...(since ? { since: /^[\d.]+/.exec(since)?.[0] ?? since } : {}),
      ...(modelRequiredByType ? { modelRequiredByType } : {}),
      ...(opensAtOnce ? { opensAtOnce } : {}),
      ...(note ? { note } : {}),
      signature: signatureOf(chain, text, args),
    };
  });
}

function signatureOf(chain: string, text: string, args: string[]): string {
  return args.length || text.includes("()") ? `${chain}(${args.join(", ")})` : `${chain}()`;
}

/** "manage.getProjects, getProject(id)", "projects.list/get", "projects.keys|members" and plain calls. */
function chains(text: string): { chain: string; args: string[] }[] {
  const body = text.replace(/^(?:deepgram|client)\./, "");
  const opened = body.indexOf("(");
  const simple = /^[\w.]+\(.*\)$/.test(body) && depthCloses(body, opened);
  if (simple) return [{ chain: body.slice(0, opened), args: splitArguments(body.slice(opened + 1, -1)) }];
  const parts = body.split(/\s*[,/|]\s*(?![^(]*\))/).map((part) => part.trim());
  let first = parts[0]!.replace(/\(.*$/, "");
  const wildcard = body.endsWith(".*") ? ".*" : "";
  first = first.replace(/\.\*$/, "");
  const prefix = first.replace(/[^.]*$/, "");
  return [first, ...parts.slice(1).map((part) => prefix + part.replace(/\(.*$/, "").replace(/\.\*$/, ""))].map(
    (chain) => ({
      chain: body.includes("|") || wildcard ? `${chain}.*` : chain,
      args: [],
    }),
  );
}

function depthCloses(text: string, from: number): boolean {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")" && --depth === 0) return at === text.length - 1;
  }
  return false;
}

function splitArguments(text: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at];
    if (letter === "{" || letter === "(") depth++;
    if (letter === "}" || letter === ")") depth--;
    if (at === text.length || (letter === "," && depth === 0)) {
      out.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return out.filter(Boolean);
}

function targetOf(chain: string, endpoint: string): Json {
  const [, verb, where] = /(GET|POST|PUT|PATCH|DELETE|WSS)\s+(\/[\w/]*)/.exec(endpoint) ?? [];
  const name = chain.split(".").at(-1)!;
  if (verb === "WSS") return { transport: "wss", path: chain === "agent" ? "/v1/agent/converse" : where };
  if (chain.startsWith("manage.") && !chain.startsWith("manage.v1")) {
    const path = managePaths[name.replace(/^(?:get|create|update|delete|remove|send|leave)/, "")];
    if (name === "leaveProject")
      return { transport: "rest", path: "/v1/projects/{project_id}/leave", httpMethod: "DELETE" };
    if (name === "deleteProjectInvite")
      return { transport: "rest", path: "/v1/projects/{project_id}/invites/{email}", httpMethod: "DELETE" };
    if (name === "updateProjectMemberScope") return { transport: "rest", path, httpMethod: "PUT" };
    if (name === "createProjectKey") return { transport: "rest", path: managePaths.ProjectKeys, httpMethod: "POST" };
    if (path) return { transport: "rest", path, httpMethod: verbs.find(([shape]) => shape.test(name))?.[1] };
  }
  if (/models\.(?:get|getModel)$/.test(chain))
    return { transport: "rest", path: "/v1/models/{model_id}", httpMethod: "GET" };
  if (/v1\.projects\.\w+$/.test(chain)) {
    const path = name === "list" ? "/v1/projects" : `/v1/projects/{project_id}${name === "leave" ? "/leave" : ""}`;
    return { transport: "rest", path, httpMethod: verbs.find(([shape]) => shape.test(name))?.[1] };
  }
  if (verb) return { transport: "rest", path: where, httpMethod: verb };
  return { transport: "rest" };
}
