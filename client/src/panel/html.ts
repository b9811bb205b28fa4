import * as vscode from "vscode";

/** The panel's page: nothing may load or run but our own script and style. */
export function panelHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", "webview.js"));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", "panel.css"));
  const nonce = crypto.randomUUID().replaceAll("-", "");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none';">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Deepgram Doctor</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<main id="panel"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
