import { dirname } from "node:path";
import { MessageType, ShowMessageNotification, type ShowMessageParams } from "vscode-languageserver/node";
import { type Config, defaultConfig } from "../core/check/config.ts";
import { configName, type FileConfig, findConfig, readConfig } from "../files/config-file.ts";
import { pathOf } from "../files/uris.ts";
import { isWork } from "./schemes.ts";
import type { Session } from "./session.ts";
import { type Effective, effective, readSettings, type Settings } from "./settings.ts";

type Found = { readonly config: FileConfig; readonly folder: string } | undefined;

/** Settings and configuration files by document: asked for once, and again after a change. */
export class Configuration {
  readonly #session: Session;
  readonly #settings = new Map<string, Promise<Settings>>();
  readonly #files = new Map<string, Found>();
  readonly #lastGood = new Map<string, Found>();
  readonly #made = new Map<string, Effective>();
  readonly #told = new Set<string>();
  #pushed: unknown;

  constructor(session: Session) {
    this.#session = session;
    this.#pushed = session.abilities.settings;
  }

  async of(uri: string): Promise<Effective> {
    const known = this.#made.get(uri);
    if (known) return known;
    const settings = await this.#settingsOf(uri);
    const path = pathOf(uri);
    const root = path && this.#session.roots().find((each) => path.startsWith(each));
    const all = effective(settings, path === undefined ? undefined : this.#fileFor(dirname(path)), path, root);
    const made = isWork(uri, this.#session.folders()) ? all : { ...all, enabled: false };
    this.#made.set(uri, made);
    return made;
  }

  /** The rules' severities for a document whose settings were asked for before. */
  known(uri: string): Config {
    return this.#made.get(uri)?.config ?? defaultConfig;
  }

  /** Asks anew from now on. `pushed`: what an editor sent along that cannot be asked. */
  forget(pushed?: unknown): void {
    const section = (pushed as { readonly deepgramDoctor?: unknown } | undefined | null)?.deepgramDoctor;
    if (section !== undefined) this.#pushed = section;
    this.#settings.clear();
    this.#files.clear();
    this.#made.clear();
  }

  forgetDocument(uri: string): void {
    this.#settings.delete(uri);
    this.#made.delete(uri);
  }

  #settingsOf(uri: string): Promise<Settings> {
    const known = this.#settings.get(uri);
    if (known) return known;
    const asked = this.#ask(uri);
    this.#settings.set(uri, asked);
    return asked;
  }

  async #ask(scopeUri: string): Promise<Settings> {
    const { abilities, connection } = this.#session;
    let given = this.#pushed;
    if (abilities.configuration) {
      try {
        given = await connection.workspace.getConfiguration({ scopeUri, section: "deepgramDoctor" });
      } catch (error) {
        this.#tell(`The editor gave no settings: ${String(error)}`);
      }
    }
    return readSettings(given, (line) => this.#tell(line));
  }

  #fileFor(folder: string): Found {
    if (this.#files.has(folder)) return this.#files.get(folder);
    const path = findConfig(folder);
    const read = path === undefined ? undefined : readConfig(path);
    let found: Found;
    if (read && "problem" in read) {
      // While it is edited it is often broken for a moment: what it said last holds.
      found = this.#lastGood.get(path!);
      const instead = found ? "what it said before holds" : "it is not used";
      this.#tell(`${configName}: ${instead}, since ${read.problem}`, true);
    } else if (read && path !== undefined) {
      found = { config: read, folder: dirname(path) };
      this.#lastGood.set(path, found);
      for (const problem of read.problems ?? []) this.#tell(`${configName}: ${problem}`, true);
    }
    this.#files.set(folder, found);
    return found;
  }

  #tell(line: string, shown = false): void {
    if (this.#told.has(line)) return;
    this.#told.add(line);
    this.#session.log(line);
    if (!shown) return;
    const params: ShowMessageParams = { type: MessageType.Warning, message: `Deepgram Doctor: ${line}.` };
    void this.#session.connection.sendNotification(ShowMessageNotification.type, params);
  }
}
