const named = /(?:^|[/.])(?:test|tests|spec)\.[mc]?[jt]sx?$/;
const inFolder = /\/(?:__tests__|tests?|specs?|e2e)\//;

/** Whether a file is a test by its own name. */
export const isNamedTest = (uri: string): boolean => named.test(uri);

/** Whether a file is a test by its name, or by a folder that it lies in. */
export const isTest = (uri: string): boolean => named.test(uri) || inFolder.test(uri);
