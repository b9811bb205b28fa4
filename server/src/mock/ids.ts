import { randomUUID } from "node:crypto";

/** An id as Deepgram gives one to each request. */
export const requestId = (): string => randomUUID();
