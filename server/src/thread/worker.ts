import { program } from "../program.ts";

program().then((loaded) => loaded.workInThread());
