import { DeepgramClient } from "@deepgram/sdk";

const { manage } = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY ?? "" });

export async function shortKey(comment: string): Promise<string | undefined> {
  const { projects } = await manage.v1.projects.list();
  const id = projects?.[0]?.project_id;
  if (!id) return undefined;
  const key = await manage.v1.projects.keys.create(id, {
    comment,
    scopes: ["usage:write"],
    time_to_live_in_seconds: 3600,
  });
  return key.api_key_id;
}

export async function spent(project: string): Promise<number> {
  const { balances = [] } = await manage.v1.projects.billing.balances.list(project);
  return balances.reduce((sum, { amount = 0 }) => sum + amount, 0);
}

export async function models(): Promise<string[]> {
  const { stt = [] } = await manage.v1.models.list();
  return stt.map(({ canonical_name }) => canonical_name ?? "");
}
