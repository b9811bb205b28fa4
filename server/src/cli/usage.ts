/** Wrong usage or unreadable input: one line on standard error, exit code 2. */
export class UsageError extends Error {
  // Of its own: bundles shorten the names of classes, and each has its own copy of this one.
  override readonly name = "UsageError";
}

export const usage = `Deepgram Doctor finds wrong Deepgram calls in code, and the cause of a pasted Deepgram error.
Unofficial. Works offline.

  deepgram-doctor check [paths…|-]    checks files, folders and patterns (default: the current folder); -: code on standard input
      --format pretty|json|sarif|github|junit|gitlab
      --output-file FILE              where the report goes; default: standard output
      --quiet                         reports errors only
      --files-from FILE|-             a list of files, as git diff --name-only writes it
      --diff FILE|-                   a diff, as git diff writes it: only what lies on its lines is reported
      --stdin-filename FILE           where the code on standard input belongs
      --fix                           applies the safe fixes
      --fix-dry-run                   shows what --fix would change
      --rule id=severity              error, warning, information, hint or off; may be repeated
      --max-warnings N                fails with more than N warnings
      --baseline FILE                 what is tolerated: only what is found beyond it is reported
      --suppress-all                  writes all that is found into the baseline
      --prune                         takes out of the baseline what is gone
      --config FILE                   default: .deepgram-doctor.json here or above
      --with FILE                     a recording of run: its failed calls, each on its line
      --threads N                     0: no further threads
  deepgram-doctor explain [file|-]    explains a request, an error or a log
      --response FILE                 what came back, when it is in a file of its own
      --compare FILE                  a request that works: what differs, and what of it matters
      --workspace DIR                 finds where the request is built
      --format pretty|json|markdown|har   har: a recording as a HAR file
  deepgram-doctor run -- <command…>   starts a program and explains its failed calls, with the line that made each
      --out FILE                      where calls are recorded; default: .deepgram-doctor/calls.jsonl
      --host HOST[:PORT]              a host that stands for Deepgram; may be repeated
      --all                           tells of calls that went well, too, where something is to be said
  deepgram-doctor mock                answers as Deepgram does, on this machine alone, without a key
      --port N                        default: a free one
  deepgram-doctor rules [id]          lists the rules, or tells all about one
      --format pretty|json|markdown
  deepgram-doctor lsp --stdio         the language server
  deepgram-doctor mcp                 serves check and explain to agents: the Model Context Protocol on standard input and output

Exit code 0: nothing found at or above the limit; 1: errors found, or too many warnings; 2: wrong usage or unreadable input.
`;

/** What the usage says of one command; of check with the exit codes. */
export function usageOf(command: string): string {
  const [, ...parts] = usage.split(/^(?= {2}deepgram-doctor )/m);
  const part = parts.find((each) => each.startsWith(`  deepgram-doctor ${command} `)) ?? usage;
  const [own = "", codes = ""] = part.split(/\n(?=Exit code)/);
  return command === "check" ? `${own}\n${codes || usage.slice(usage.indexOf("Exit code"))}` : own;
}
