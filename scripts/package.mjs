// npm run package: makes deepgram-doctor-<version>.vsix.
import { main } from "./lib/fail.mjs";
import { makeVsix } from "./lib/vsix.mjs";

await main(async () => {
  const { file, size, names } = await makeVsix();
  console.log(`${file}: ${names.length} files, ${(size / 1e6).toFixed(2)} MB`);
});
