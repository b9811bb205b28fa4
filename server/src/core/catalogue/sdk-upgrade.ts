import answers from "./data/sdk-answers.json" with { type: "json" };

/** How the arguments of an older method become those of the one in version 5. */
export type ArgumentsShape =
  | "same"
  /** A source object and the options become one object. */
  | "merged"
  /** The source becomes the member `body` of the options. */
  | "body"
  /** The options stay a second argument, and must be there. */
  | "file"
  /** `{ buffer }` or `{ stream }` becomes the first argument, `{ url }` joins the options. */
  | "source"
  /** The callback's URL becomes an option. */
  | "mergedCallback"
  | "bodyCallback"
  | "fileCallback";

export interface RenamedMethod {
  readonly chain: string;
  readonly shape: ArgumentsShape;
  /** How many arguments there may be: the older methods take an endpoint behind them, which the new ones do not. */
  readonly most: number;
  /** The type of this call's answer, where the new method's own type is that of several, or another. */
  readonly answer?: string;
  /** The new type has nothing in common with `answer`. */
  readonly unrelated?: true;
}

const one = (chain: string, most: number): RenamedMethod => ({ chain, shape: "same", most });
const transcript = { answer: "Deepgram.ListenV1Response" } as const;
const accepted = { answer: "Deepgram.ListenV1AcceptedResponse" } as const;
const acceptedText = { ...accepted, unrelated: true } as const;
const media = "listen.v1.media";
const text = "read.v1.text.analyze";
const projects = "manage.v1.projects";
const credentials = "selfHosted.v1.distributionCredentials";

/** The methods of `@deepgram/sdk` 1 to 4 that version 5 has under another name. */
const methods: Readonly<Record<string, RenamedMethod>> = {
  "listen.prerecorded.transcribeUrl": { chain: `${media}.transcribeUrl`, shape: "merged", most: 2, ...transcript },
  "listen.prerecorded.transcribeFile": { chain: `${media}.transcribeFile`, shape: "file", most: 2, ...transcript },
  "listen.prerecorded.transcribeUrlCallback": {
    chain: `${media}.transcribeUrl`,
    shape: "mergedCallback",
    most: 3,
    ...accepted,
  },
  "listen.prerecorded.transcribeFileCallback": {
    chain: `${media}.transcribeFile`,
    shape: "fileCallback",
    most: 3,
    ...accepted,
  },
  "transcription.preRecorded": { chain: `${media}.transcribeUrl`, shape: "source", most: 2, ...transcript },
  "listen.live": one("listen.v1.connect", 1),
  "transcription.live": one("listen.v1.connect", 1),
  "speak.request": { chain: "speak.v1.audio.generate", shape: "merged", most: 2 },
  "speak.live": one("speak.v1.connect", 1),
  "read.analyzeText": { chain: text, shape: "body", most: 2 },
  "read.analyzeUrl": { chain: text, shape: "body", most: 2 },
  "read.analyzeTextCallback": { chain: text, shape: "bodyCallback", most: 3, ...acceptedText },
  "read.analyzeUrlCallback": { chain: text, shape: "bodyCallback", most: 3, ...acceptedText },
  agent: one("agent.v1.connect", 0),
  "auth.grantToken": one("auth.v1.tokens.grant", 1),
  "models.getAll": one("manage.v1.models.list", 0),
  "models.getModel": one("manage.v1.models.get", 1),
  "manage.getProjects": one(`${projects}.list`, 0),
  "manage.getProject": one(`${projects}.get`, 1),
  "manage.updateProject": one(`${projects}.update`, 2),
  "manage.deleteProject": one(`${projects}.delete`, 1),
  "manage.leaveProject": one(`${projects}.leave`, 1),
  "manage.getProjectKeys": one(`${projects}.keys.list`, 1),
  "manage.getProjectKey": one(`${projects}.keys.get`, 2),
  "manage.createProjectKey": one(`${projects}.keys.create`, 2),
  "manage.deleteProjectKey": one(`${projects}.keys.delete`, 2),
  "manage.getProjectMembers": one(`${projects}.members.list`, 1),
  "manage.removeProjectMember": one(`${projects}.members.delete`, 2),
  "manage.getProjectMemberScopes": one(`${projects}.members.scopes.list`, 2),
  "manage.updateProjectMemberScope": one(`${projects}.members.scopes.update`, 3),
  "manage.getProjectInvites": one(`${projects}.members.invites.list`, 1),
  "manage.sendProjectInvite": one(`${projects}.members.invites.create`, 2),
  "manage.deleteProjectInvite": one(`${projects}.members.invites.delete`, 2),
  "manage.getProjectUsageRequests": one(`${projects}.requests.list`, 2),
  "manage.getProjectUsageRequest": one(`${projects}.requests.get`, 2),
  "manage.getProjectUsageSummary": one(`${projects}.usage.get`, 2),
  "manage.getProjectUsageFields": one(`${projects}.usage.fields.list`, 2),
  "manage.getProjectBalances": one(`${projects}.billing.balances.list`, 1),
  "manage.getProjectBalance": one(`${projects}.billing.balances.get`, 2),
  "manage.getAllModels": one(`${projects}.models.list`, 2),
  "manage.getModel": one(`${projects}.models.get`, 2),
  ...Object.fromEntries(
    ["selfhosted", "onprem"].flatMap((space) => [
      [`${space}.listCredentials`, one(`${credentials}.list`, 1)],
      [`${space}.getCredentials`, one(`${credentials}.get`, 2)],
      [`${space}.createCredentials`, one(`${credentials}.create`, 2)],
      [`${space}.deleteCredentials`, one(`${credentials}.delete`, 2)],
    ]),
  ),
};

export const renamedMethods: readonly string[] = Object.keys(methods);

export function renamedMethod(chain: string): RenamedMethod | undefined {
  return Object.hasOwn(methods, chain) ? methods[chain] : undefined;
}

/** Where the types of version 5 say less of an answer than those before. Paths from the body down; `[]` is an item of a list. */
export interface LooserAnswer {
  /** There before, optional now. */
  readonly optional: ReadonlySet<string>;
  /** In the older type, and in the new one not at all. */
  readonly untyped: ReadonlySet<string>;
}

interface Written {
  readonly of: readonly string[];
  readonly optional: readonly string[];
  readonly untyped: readonly string[];
}

/** By an older method's chain; by kind of socket and type of message (`listen Results`), where the older majors typed nothing. */
const looser = new Map(
  [...(answers.methods as readonly Written[]), ...(answers.messages as readonly Written[])].flatMap((written) =>
    written.of.map((name): [string, LooserAnswer] => [
      name,
      { optional: new Set(written.optional), untyped: new Set(written.untyped) },
    ]),
  ),
);

export function looserAnswer(chain: string): LooserAnswer | undefined {
  return looser.get(chain === "transcription.preRecorded" ? "listen.prerecorded.transcribeUrl" : chain);
}

export function looserMessage(socket: string, type: string): LooserAnswer | undefined {
  return looser.get(`${socket} ${type}`);
}
