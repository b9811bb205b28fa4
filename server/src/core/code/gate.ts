/** Whether a text can hold a call to Deepgram at all: the one search that every file costs. */
export function mayCall(text: string): boolean {
  return /deepgram/i.test(text);
}
