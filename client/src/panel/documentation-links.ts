/** Documentation that the panel may open: Deepgram's own pages and repositories, and nothing that only looks like them. */
export function isDocumentationLink(link: string): boolean {
  // URL reads a backslash as a slash, and leaves line breaks out: other readers of the same text see another host.
  if (/[^\x21-\x7e]|\\/.test(link)) return false;
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return false;
  }
  if (url.protocol !== "https:" || url.username || url.password || url.port) return false;
  if (url.hostname === "developers.deepgram.com") return true;
  return url.hostname === "github.com" && /^\/deepgram(?:\/|$)/.test(url.pathname);
}
