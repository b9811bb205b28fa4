import type { Recogniser } from "../site.ts";

/** Sites of other packages that take Deepgram's options. */
export const recogniseWrappers: Recogniser = () => [];
