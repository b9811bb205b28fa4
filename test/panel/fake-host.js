// Stands in for the editor around the panel: themes by variables, and answers given by the page that drives it.
window.sent = [];
let state;
window.acquireVsCodeApi = () => ({
  postMessage: (message) => {
    window.sent.push(message);
    const answer = message.type === "explain" && window.answerFor?.(message);
    if (answer) window.postMessage({ type: "answer", sequence: message.sequence, answer, ...window.besides }, "*");
  },
  getState: () => state,
  setState: (next) => {
    state = next;
    window.kept = next;
  },
});
window.dress = (name, colours) => {
  document.body.className = name === "high-contrast" ? "vscode-high-contrast" : `vscode-${name}`;
  const root = document.documentElement.style;
  for (const [key, colour] of Object.entries(colours)) root.setProperty(`--vscode-${key}`, colour);
  root.setProperty("--vscode-font-family", "'Segoe UI', 'DejaVu Sans', sans-serif");
  root.setProperty("--vscode-font-size", "13px");
  root.setProperty("--vscode-editor-font-family", "'DejaVu Sans Mono', monospace");
  root.setProperty("--vscode-editor-font-size", "12px");
};
