import { watchHttp } from "./http.ts";
import { Mask } from "./mask.ts";
import { Session } from "./session.ts";
import { recorderVariable, settingsOf } from "./settings.ts";
import { watchUndici } from "./undici.ts";
import { Writer } from "./writer.ts";

/** Loaded into a program before its own code, by NODE_OPTIONS. Whatever goes wrong here is no matter of the program's. */
try {
  const settings = settingsOf(process.env[recorderVariable]);
  const loaded = Symbol.for("deepgram-doctor.recorder");
  if (settings && !(loaded in globalThis)) {
    Object.defineProperty(globalThis, loaded, { value: true });
    const session = new Session(
      new Writer(settings.file, settings.limit),
      new Mask(process.env),
      new Set(settings.hosts.map((host) => host.toLowerCase())),
    );
    session.guard(() => {
      watchHttp(session);
      watchUndici(session);
    });
  }
} catch {
  // No file can be written: there is nowhere to say so but the program's own output, which is not ours.
}
