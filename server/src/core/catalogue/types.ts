/** How sure a fact is: only `spec`, `docs` and `sdk` facts may make an error. */
export type Confidence = "spec" | "docs" | "sdk" | "issue-thread" | "unverified";

/** `error`, `warning`, `info` or `silent`, or a sentence that gives the condition for each. */
export type Lint = string;

export type Transport = "rest" | "wss";

/** `rest:/v1/listen`, `wss:/v2/listen`, …: how parameters are filed. */
export type EndpointKey = `${Transport}:${string}`;

export type Scalar = string | number | boolean;
