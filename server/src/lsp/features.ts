import { TextDocument } from "vscode-languageserver-textdocument";
import { type NodeProject, nodeProject } from "../files/project.ts";
import { pathOf } from "../files/uris.ts";
import { provideBundledParser } from "../parser.ts";
import { Analysis } from "./analysis.ts";
import { Configuration } from "./configuration.ts";
import type { Texts } from "./convert.ts";
import { Diagnostics } from "./diagnostics.ts";
import type { Session } from "./session.ts";
import { StatusReport } from "./status.ts";

/** All that is loaded only after `initialize` is answered: the rules, the catalogue, and what features share. */
export interface Features {
  readonly session: Session;
  readonly configuration: Configuration;
  readonly project: NodeProject;
  readonly analysis: Analysis;
  readonly diagnostics: Diagnostics;
  readonly status: StatusReport;
  readonly texts: Texts;
  /** The document that is open for a path; undefined where none is. */
  readonly openAt: (path: string) => TextDocument | undefined;
}

export function startFeatures(session: Session, cacheFolder: string | undefined): Features {
  provideBundledParser(cacheFolder);
  const { documents } = session;
  const byPath = new Map<string, string>();
  for (const { uri } of documents.all()) note(uri);
  documents.onDidOpen(({ document }) => note(document.uri));
  documents.onDidClose(({ document }) => byPath.delete(pathOf(document.uri) ?? ""));

  function note(uri: string): void {
    const path = pathOf(uri);
    if (path !== undefined) byPath.set(path, uri);
  }

  const openAt = (path: string) => documents.get(byPath.get(path) ?? "");
  const project = nodeProject({
    open(path) {
      const document = openAt(path);
      return document && { uri: document.uri, text: document.getText() };
    },
  });
  const texts: Texts = (uri) => {
    const open = documents.get(uri) ?? openAt(pathOf(uri) ?? "");
    if (open) return open;
    const text = project.read(uri);
    return text === undefined ? undefined : TextDocument.create(uri, "plaintext", 0, text);
  };
  const configuration = new Configuration(session);
  const analysis = new Analysis(project);
  const status = new StatusReport(session);
  const diagnostics = new Diagnostics({ session, configuration, project, analysis, status, texts, openAt });
  return { session, configuration, project, analysis, diagnostics, status, texts, openAt };
}
