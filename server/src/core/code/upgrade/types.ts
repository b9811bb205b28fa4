import type ts from "typescript";
import { typescript } from "../typescript.ts";
import { type Named, namesOf, type SdkImport } from "./imports.ts";
import type { Plan } from "./plan.ts";
import { statusOf } from "./reads.ts";

const live = (space: string) => `Awaited<ReturnType<DeepgramClient["${space}"]["v1"]["connect"]>>`;

const options = (method: string, at: number) => `Parameters<DeepgramClient${method}>[${at}]`;

/** Types of the older majors, as types of the new client. */
const types: Readonly<Record<string, string>> = {
  LiveClient: live("listen"),
  ListenLiveClient: live("listen"),
  SpeakLiveClient: live("speak"),
  AgentLiveClient: live("agent"),
  LiveSchema: options('["listen"]["v1"]["connect"]', 0),
  PrerecordedSchema: options('["listen"]["v1"]["media"]["transcribeFile"]', 1),
  SpeakSchema: `Omit<${options('["speak"]["v1"]["audio"]["generate"]', 0)}, "text">`,
  AnalyzeSchema: `Omit<${options('["read"]["v1"]["text"]["analyze"]', 0)}, "body">`,
  CreateProjectKeySchema: "Deepgram.CreateKeyV1Request",
  UpdateProjectSchema: "Deepgram.manage.v1.UpdateProjectV1Request",
  SendProjectInviteSchema: "Deepgram.manage.v1.projects.members.CreateProjectInviteV1Request",
  UpdateProjectMemberScopeSchema: "Deepgram.manage.v1.projects.members.UpdateProjectMemberScopesV1Request",
  GetProjectUsageRequestsSchema: "Deepgram.manage.v1.projects.RequestsListRequest",
  GetProjectUsageSummarySchema: "Deepgram.manage.v1.projects.UsageGetRequest",
  GetProjectUsageFieldsSchema: "Deepgram.manage.v1.projects.usage.FieldsListRequest",
  CreateOnPremCredentialsSchema: "Deepgram.selfHosted.v1.CreateProjectDistributionCredentialsV1Request",
  GrantTokenSchema: "Deepgram.auth.v1.GrantV1Request",
  AgentLiveSchema: 'Omit<Deepgram.agent.AgentV1Settings, "type">',
  FunctionCallResponse: 'Omit<Deepgram.agent.AgentV1SendFunctionCallResponse, "type">',
  SyncPrerecordedResponse: "Deepgram.ListenV1Response",
  AsyncPrerecordedResponse: "Deepgram.ListenV1AcceptedResponse",
  SyncAnalyzeResponse: "Deepgram.ReadV1Response",
  AsyncAnalyzeResponse: "Deepgram.ListenV1AcceptedResponse",
  GrantTokenResponse: "Deepgram.GrantV1Response",
  GetProjectsResponse: "Deepgram.ListProjectsV1Response",
  GetProjectResponse: "Deepgram.GetProjectV1Response",
  GetProjectKeysResponse: "Deepgram.ListProjectKeysV1Response",
  CreateProjectKeyResponse: "Deepgram.CreateKeyV1Response",
  GetProjectBalancesResponse: "Deepgram.ListProjectBalancesV1Response",
  GetModelsResponse: "Deepgram.ListModelsV1Response",
  LiveTranscriptionEvent: "Deepgram.listen.ListenV1Results",
  LiveMetadataEvent: "Deepgram.listen.ListenV1Metadata",
  UtteranceEndEvent: "Deepgram.listen.ListenV1UtteranceEnd",
  SpeechStartedEvent: "Deepgram.listen.ListenV1SpeechStarted",
};

/** References to types and errors of the older majors, wherever they stand: before anything is moved. */
export function upgradeTypes(plan: Plan, imports: readonly SdkImport[], going: ReadonlySet<string>): void {
  for (const each of imports)
    for (const name of namesOf(plan, each)) {
      if (Object.hasOwn(types, name.exported) && goesAlong(plan, name.exported, going))
        typeReferences(plan, name, types[name.exported]!);
      // The classes of errors are those of every call.
      if (plan.staying.size > 0) continue;
      if (name.exported === "DeepgramApiError") for (const id of name.references) apiError(plan, id);
      if (name.exported === "isDeepgramError") for (const id of name.references) isError(plan, id);
    }
}

/** By what a type is called in the older majors, the methods that it belongs to. */
const families: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:Listen)?Live|^UtteranceEnd|^SpeechStarted/, /^(?:listen|transcription)\.live$/],
  [/Prerecorded/, /^(?:listen\.prerecorded\.|transcription\.preRecorded$)/],
  [/^SpeakLive/, /^speak\.live$/],
  [/^SpeakSchema/, /^speak\.request$/],
  [/Analyze/, /^read\./],
  [/^Agent|^FunctionCall/, /^agent$/],
  [/^CreateOnPrem/, /^(?:selfhosted|onprem)\./],
  [/^GrantToken/, /^auth\./],
];

/** Whether a type belongs to what is rewritten, and to nothing that stays. */
function goesAlong({ staying }: Plan, type: string, going: ReadonlySet<string>): boolean {
  if (staying.size === 0) return true;
  const family = families.find(([name]) => name.test(type))?.[1] ?? /^(?:manage|models)\./;
  return [...going].some((chain) => family.test(chain)) && ![...staying].some((chain) => family.test(chain));
}

function typeReferences(plan: Plan, { references }: Named, type: string): void {
  const ts = typescript();
  for (const { parent } of references) {
    if (!ts.isTypeReferenceNode(parent)) continue;
    plan.replace(parent, type);
    plan.types.add(type.includes("DeepgramClient") ? "DeepgramClient" : "Deepgram");
  }
}

/** There is one class of errors, and its status has another name. */
function apiError(plan: Plan, id: ts.Identifier): void {
  const ts = typescript();
  const { parent } = id;
  plan.replace(id, "DeepgramError");
  if (ts.isTypeReferenceNode(parent)) {
    plan.types.add("DeepgramError");
    if (ts.isAsExpression(parent.parent)) statusOf(plan, parent.parent.expression);
    return;
  }
  plan.values.add("DeepgramError");
  if (!ts.isBinaryExpression(parent) || !ts.isIdentifier(parent.left)) return;
  const binding = plan.context.scopes.resolve(parent.left);
  for (const reference of binding ? plan.context.scopes.references(binding) : []) statusOf(plan, reference);
}

function isError(plan: Plan, id: ts.Identifier): void {
  const ts = typescript();
  const { parent } = id;
  const [error] = ts.isCallExpression(parent) && parent.expression === id ? parent.arguments : [];
  if (!error) return;
  const test = `${plan.text(error)} instanceof DeepgramError`;
  plan.replace(parent, ts.isPrefixUnaryExpression(parent.parent) ? `(${test})` : test);
  plan.values.add("DeepgramError");
}
