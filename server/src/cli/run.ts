import { join } from "node:path";
import { recorderEnvironment } from "../record/settings.ts";
import { Calls } from "../recording/calls.ts";
import { Follower } from "../recording/follow.ts";
import { painter, wantsColour } from "./colour.ts";
import { shown } from "./paths.ts";
import { runCommand } from "./run/child.ts";
import { freshRecording } from "./run/file.ts";
import { runOptions } from "./run/options.ts";
import { Teller } from "./run/teller.ts";

/** How often is looked for new calls while the command runs, in milliseconds. */
const every = 100;

/** `deepgram-doctor run`: the exit code of the command, 2 where it cannot be started. */
export async function run(args: readonly string[]): Promise<number> {
  const { out, hosts, all, command } = runOptions(args);
  const file = freshRecording(out);
  const env = recorderEnvironment(join(__dirname, "recorder.cjs"), { file, hosts }, process.env.NODE_OPTIONS);
  const follower = new Follower(file);
  const calls = new Calls();
  const teller = new Teller(all, painter(wantsColour(process.stderr)), (text) => process.stderr.write(text));
  const look = () => {
    for (const line of follower.read()) {
      const call = calls.add(line);
      if (call?.over) teller.tell(call);
    }
  };
  const timer = setInterval(look, every);
  try {
    const { code, signal } = await runCommand(command, env);
    look();
    for (const call of calls.all) teller.tell(call);
    process.stderr.write(teller.closing(calls, shown(file)));
    // Whoever waits for this is to see the command's own end.
    if (signal) process.kill(process.pid, signal);
    return code;
  } finally {
    clearInterval(timer);
    follower.stop();
  }
}
