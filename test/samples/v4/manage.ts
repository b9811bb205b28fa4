import { type CreateProjectKeySchema, createClient } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY ?? "");

export async function shortKey(comment: string): Promise<string> {
  const { result: projects, error: noProjects } = await deepgram.manage.getProjects();
  if (noProjects) throw noProjects;
  const project = projects.projects[0];
  if (!project) throw new Error("no project");
  const options: CreateProjectKeySchema = { comment, scopes: ["usage:write"], time_to_live_in_seconds: 3600 };
  const { result, error } = await deepgram.manage.createProjectKey(project.project_id, options);
  if (error) throw error;
  return result.api_key_id;
}

export async function spent(project: string): Promise<number> {
  const { result, error } = await deepgram.manage.getProjectBalances(project);
  if (error) throw error;
  return result.balances.reduce((sum, { amount }) => sum + amount, 0);
}

export async function models(): Promise<string[]> {
  const { result, error } = await deepgram.models.getAll();
  if (error) throw error;
  return result.stt.map(({ canonical_name }) => canonical_name);
}
