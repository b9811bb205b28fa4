import { createClient, type UpdateProjectSchema } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY ?? "");
const { manage } = deepgram;

export async function rename(project: string, change: UpdateProjectSchema): Promise<string> {
  const { result, error } = await manage.updateProject(project, change);
  if (error) throw error;
  return result.message;
}

export async function members(project: string): Promise<string[]> {
  const { result, error } = await manage.getProjectMembers(project);
  if (error) throw error;
  const found: string[] = [];
  for (const { member_id, email } of result.members) {
    const scopes = await manage.getProjectMemberScopes(project, member_id);
    if (!scopes.error) found.push(`${email}: ${scopes.result.scopes.join(" ")}`);
  }
  return found;
}

export async function invite(project: string, email: string): Promise<number> {
  const sent = await manage.sendProjectInvite(project, { email, scope: "member" });
  if (sent.error) throw sent.error;
  const { result, error } = await manage.getProjectInvites(project);
  if (error) throw error;
  return result.invites.filter((each) => each.email !== email).length;
}

export async function tidy(project: string, member: string, email: string): Promise<void> {
  await manage.deleteProjectInvite(project, email);
  await manage.updateProjectMemberScope(project, member, { scope: "member" });
  const { error } = await manage.removeProjectMember(project, member);
  if (error) console.error(error.message);
}

export async function keys(project: string): Promise<string[]> {
  const { result, error } = await manage.getProjectKeys(project);
  if (error) throw error;
  const [first] = result.api_keys;
  if (!first) return [];
  const one = await manage.getProjectKey(project, first.api_key.api_key_id);
  if (one.error) throw one.error;
  const { error: kept } = await manage.deleteProjectKey(project, first.api_key.api_key_id);
  return kept ? [] : one.result.api_key.scopes;
}

export async function usage(project: string): Promise<number> {
  const requests = await manage.getProjectUsageRequests(project, { limit: 10, status: "succeeded" });
  if (requests.error) throw requests.error;
  const [first] = requests.result.requests;
  if (first) {
    const one = await manage.getProjectUsageRequest(project, first.request_id);
    console.log(one.error?.message);
  }
  const { result, error } = await manage.getProjectUsageSummary(project, { start: "2026-01-01", end: "2026-02-01" });
  if (error) throw error;
  return result.resolution.amount;
}

export async function tags(project: string): Promise<string[]> {
  const { result, error } = await manage.getProjectUsageFields(project, { end: "2026-02-01" });
  if (error) throw error;
  return [...result.tags, ...result.models.map(({ name }) => name)];
}

export async function voices(project: string): Promise<string[]> {
  const { result, error } = await manage.getAllModels(project);
  if (error) throw error;
  const one = await deepgram.models.getModel(result.tts[0]?.uuid ?? "");
  if (one.error) throw one.error;
  return [one.result.name, ...result.tts.map(({ metadata }) => metadata?.accent ?? "")];
}

export async function close(project: string, balance: string): Promise<boolean> {
  const { result, error } = await manage.getProjectBalance(project, balance);
  if (error || result.amount > 0) return false;
  const left = await manage.leaveProject(project);
  const gone = await manage.deleteProject(project);
  return !left.error && !gone.error;
}
