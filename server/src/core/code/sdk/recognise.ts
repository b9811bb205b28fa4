import type { Recogniser } from "../site.ts";

/** Sites of `@deepgram/sdk` and of packages with its options. */
export const recogniseSdk: Recogniser = () => [];
