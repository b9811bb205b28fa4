import type { Origin } from "../core/exchange/origin.ts";
import { visibleLine } from "../core/render/answer/inert.ts";
import { uriOf } from "../files/uris.ts";
import { provideBundledParser } from "../parser.ts";
import { type Changes, changesOf, liesIn } from "./check/changes.ts";
import { checkCode } from "./check/code.ts";
import { asGithub } from "./check/github.ts";
import { asGitlab } from "./check/gitlab.ts";
import { asJson } from "./check/json.ts";
import { asJunit } from "./check/junit.ts";
import { listed } from "./check/listed.ts";
import { type Mended, mend, write } from "./check/mend.ts";
import { asText, plural } from "./check/pretty.ts";
import { asSarif } from "./check/sarif.ts";
import { type Scan, scan } from "./check/scan.ts";
import { type Problem, Workspace } from "./check/workspace.ts";
import { type Paint, painter, wantsColour } from "./colour.ts";
import { difference } from "./excerpt.ts";
import { readInput } from "./explain/input.ts";
import { type CheckOptions, checkOptions } from "./options.ts";
import { output } from "./output.ts";
import { shown } from "./paths.ts";
import { Lines } from "./positions.ts";
import { Texts } from "./texts.ts";

/** `deepgram-doctor check`: 0 when nothing is wrong, 1 on errors or too many warnings, 2 when something could not be read. */
export async function check(args: readonly string[]): Promise<number> {
  const unlisted: Problem[] = [];
  const given = await withListed(checkOptions(args), unlisted);
  const changes = given.diff === undefined ? undefined : changesOf(await diffIn(given.diff), [process.cwd()], unlisted);
  const options = changes ? { ...given, paths: [...changes.values()].map(({ path }) => path) } : given;
  provideBundledParser();
  const workspace = new Workspace(options);
  const before =
    options.paths[0] === "-"
      ? checkCode(workspace, await readInput("-", "code"), options.stdinFilename ?? "stdin.ts", "--stdin-filename")
      : await scan(workspace, options, options.threads);
  const paint = painter(options.format === "pretty" && options.outputFile === undefined && wantsColour());
  const { after, unfixed } =
    options.fix === "no" ? { after: before, unfixed: [] } : await fixed(options, before, paint);
  const { recording } = options;
  const shownByRun = recording === undefined ? [] : await recorded(recording, workspace, after.findings);
  const found = shownByRun.length > 0 ? { ...after, findings: [...after.findings, ...shownByRun] } : after;
  const { baseline, paths } = options;
  const beyond = baseline === undefined ? undefined : await withoutTolerated(baseline, found.findings, paths);
  const fresh = { ...found, ...beyond };
  const all = changes ? { ...fresh, findings: onLinesOf(changes, fresh.findings, workspace) } : fresh;
  const problems = [...after.problems, ...unlisted, ...unfixed, ...(beyond?.problems ?? [])];
  report({ ...all, problems }, options, workspace, paint);
  for (const { path, message, fatal } of problems)
    if (fatal) process.stderr.write(`deepgram-doctor: ${visibleLine(shown(path))}: ${message}\n`);
  return exitCode({ ...all, problems }, options.maxWarnings);
}

async function withListed(options: CheckOptions, problems: Problem[]): Promise<CheckOptions> {
  if (options.filesFrom === undefined) return options;
  return { ...options, paths: [...options.paths, ...(await listed(options.filesFrom, problems))] };
}

const diffIn = (file: string) => readInput(file, "a diff");

function onLinesOf(changes: Changes, findings: Scan["findings"], { project }: Workspace) {
  const texts = new Texts((uri) => project.read(uri));
  return findings.filter((each) => liesIn(each, changes, texts));
}

/** What reads baselines is loaded only where one is given. */
async function withoutTolerated(...given: Parameters<typeof import("./check/baseline.ts").throughBaseline>) {
  return (await import("./check/baseline.ts")).throughBaseline(...given);
}

/** What reads recordings is loaded only where one is given. */
async function recorded(...given: Parameters<typeof import("./check/recorded.ts").recordedFindings>) {
  return (await import("./check/recorded.ts")).recordedFindings(...given);
}

/** Mends what is safe. A dry run shows the changes and leaves the files, and the findings, as they are. */
async function fixed(options: CheckOptions, before: Scan, paint: Paint) {
  const workspace = new Workspace(options);
  const { mended, problems } = mend(workspace, before);
  if (options.fix === "dry-run") {
    if (options.format === "pretty")
      for (const each of mended) process.stdout.write(changes(withoutSecrets(each, before.secrets), paint));
    return { after: before, unfixed: problems };
  }
  const { written, problems: unwritten } = write(mended);
  if (options.format === "pretty" && written.length > 0) {
    const count = written.reduce((sum, each) => sum + each.count, 0);
    const [what, where] = [plural(count, ["finding", "findings"]), plural(written.length, ["file", "files"])];
    process.stdout.write(`${paint("green", `Mended ${what} in ${where}.`)}\n\n`);
  }
  const again = new Workspace(options);
  return { after: await scan(again, options, options.threads), unfixed: [...problems, ...unwritten] };
}

/** A change as it may be shown: a credential that stays where it was is masked on both sides. */
function withoutSecrets(change: Mended, secrets: readonly Origin[]): Mended {
  const uri = uriOf(change.path);
  const values = secrets.filter((at) => at.text === uri).map((at) => change.before.slice(at.start, at.end));
  const mask = (text: string) =>
    values.reduce((shown, value) => shown.replaceAll(value, value.replace(/[^\r\n"'`]/g, "•")), text);
  return { ...change, before: mask(change.before), after: mask(change.after) };
}

function changes({ path, before, after, count }: Mended, paint: Paint): string {
  const [old, fresh] = [before.split(/(?<=\n)/), after.split(/(?<=\n)/)];
  let head = 0;
  while (head < old.length && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, fresh.length) - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  const start = old.slice(0, head).join("").length;
  const end = before.length - old.slice(old.length - tail).join("").length;
  const lines = difference(
    new Lines(before),
    new Lines(after),
    { start, end: Math.max(start, end - 1) },
    after.length - before.length,
    paint,
  );
  const shownLines = lines.length > 0 ? lines : [`  (${plural(old.length - head - tail, ["line", "lines"])} changed)`];
  return `${paint("underline", visibleLine(shown(path)))}: ${plural(count, ["finding", "findings"])} would be mended\n${shownLines.join("\n")}\n\n`;
}

function report(scan: Scan, options: CheckOptions, workspace: Workspace, paint: Paint): void {
  // After --fix the files are read anew: the workspace of the first scan knows the old texts.
  const reader = options.fix === "write" ? new Workspace(options) : workspace;
  const texts = new Texts((uri) => reader.project.read(uri), scan.secrets);
  const write = {
    json: asJson,
    sarif: asSarif,
    github: asGithub,
    junit: asJunit,
    gitlab: asGitlab,
    pretty: (all: Scan, of: Texts) => asText(all, of, paint),
  }[options.format];
  const shownFindings = options.quiet ? scan.findings.filter(({ severity }) => severity === "error") : scan.findings;
  const text = write({ ...scan, findings: shownFindings }, texts);
  output(text, options.outputFile);
}

function exitCode({ findings, problems }: Scan, maxWarnings: number | undefined): number {
  if (problems.some((problem) => problem.fatal)) return 2;
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return count("error") > 0 || count("warning") > (maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
}
