import { dirname, join } from "node:path";
import type { CancellationToken } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { newestSdk } from "../core/catalogue/meta.ts";
import { sdkPackage } from "../core/catalogue/sdk.ts";
import { mayCall, mayCallThrough } from "../core/code/gate.ts";
import { type Upgrade, upgradeSource } from "../core/code/upgrade/index.ts";
import type { Edit } from "../core/exchange/origin.ts";
import { readSource } from "../files/read-source.ts";
import { upwards } from "../files/resolve/manifest.ts";
import { uriOf } from "../files/uris.ts";
import { walk } from "../files/walk.ts";
import type { LeftByHand, ProjectUpgrade } from "../protocol.ts";
import { workspaceEditOf } from "./convert.ts";
import type { Features } from "./features.ts";
import { leftByHand } from "./left-by-hand.ts";
import { turn } from "./queue.ts";
import { joined } from "./upgrade.ts";

/** Every file of the workspace written for the newest major of the SDK, with the manifests that ask for it. Changes nothing itself. */
export async function upgradeProject(features: Features, token: CancellationToken): Promise<ProjectUpgrade> {
  const { session, texts } = features;
  const edits: Edit[] = [];
  const left: LeftByHand[] = [];
  const notParsed: string[] = [];
  const folders = new Set<string>();
  let files = 0;
  for (const root of session.roots())
    for (const path of walk(root, { onProblem: () => undefined })) {
      if (token.isCancellationRequested) return { files: 0, left: [], notParsed: [], folders: [] };
      const document = documentOf(features, path);
      if (!document) continue;
      await turn();
      const found = upgradeOf(features, document);
      if (found === "broken") notParsed.push(document.uri);
      if (!found || found === "broken") continue;
      if (found.edits.length > 0) files++;
      edits.push(...joined(found.edits));
      left.push(...leftByHand(document, found));
      const manifest = manifestOf(features, path);
      if (!manifest || folders.has(manifest.folder)) continue;
      folders.add(manifest.folder);
      edits.push(manifest.edit);
    }
  const edit = edits.length > 0 ? workspaceEditOf(edits, texts, false) : undefined;
  return { ...(edit && { edit }), files, left, notParsed, folders: [...folders].map(uriOf) };
}

/** As it is open, else as it is on disk; undefined where it cannot hold a call. */
function documentOf({ openAt, texts, project }: Features, path: string): TextDocument | undefined {
  const open = openAt(path);
  const uri = open?.uri ?? uriOf(path);
  const read = open ? { text: open.getText() } : readSource(path);
  if (!("text" in read)) return undefined;
  const { text } = read;
  return mayCall(text) || mayCallThrough({ uri, text }, project) ? (open ?? texts(uri)) : undefined;
}

/** Of a text that does not parse, edits would stand in wrong places. */
function upgradeOf({ project, analysis }: Features, document: TextDocument): Upgrade | "broken" | undefined {
  const { uri } = document;
  const text = document.getText();
  const { calls, broken } = analysis.lowerOnce(uri, text);
  if (!text.includes(sdkPackage) && !calls.some(({ via }) => via === "sdk")) return undefined;
  return broken?.includes(uri) ? "broken" : upgradeSource({ uri, text }, project);
}

/** The nearest package.json that asks for an older major of the SDK, and the edit by which it asks for the newest. */
function manifestOf({ texts }: Features, path: string): { folder: string; edit: Edit } | undefined {
  for (const folder of upwards(dirname(path))) {
    const uri = uriOf(join(folder, "package.json"));
    const text = texts(uri)?.getText();
    const match = text && asked.exec(text);
    if (!match) continue;
    const [whole, before = "", sign = "", major = ""] = match;
    if (Number(major) >= Number.parseInt(newestSdk, 10)) return undefined;
    const start = match.index + before.length;
    return { folder, edit: { text: uri, start, end: match.index + whole.length - 1, newText: `${sign}${newestSdk}` } };
  }
  return undefined;
}

/** The name, and its range of one major: `"@deepgram/sdk": "^4.11.3"`. */
const asked = new RegExp(String.raw`("${sdkPackage}"\s*:\s*")([\^~]?)(\d+)(?:\.[\dx*]+){0,2}"`);
