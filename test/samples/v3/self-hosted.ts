import { type CreateOnPremCredentialsSchema, createClient } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY ?? "");
const wanted: CreateOnPremCredentialsSchema = { comment: "eu cluster", scopes: ["self-hosted:products"] };

export async function renew(project: string, old: string): Promise<string> {
  const { result, error } = await deepgram.selfhosted.createCredentials(project, wanted);
  if (error) throw error;
  const removed = await deepgram.selfhosted.deleteCredentials(project, old);
  if (removed.error) console.error(removed.error.message);
  return result.distribution_credentials.distribution_credentials_id;
}

export async function providers(project: string): Promise<string[]> {
  const { result, error } = await deepgram.onprem.listCredentials(project);
  if (error) return [];
  return result.distribution_credentials.map((each) => each.distribution_credentials.provider);
}

export async function owner(project: string, id: string): Promise<string> {
  const { result, error } = await deepgram.selfhosted.getCredentials(project, id);
  if (error) throw error;
  return result.member.email;
}
