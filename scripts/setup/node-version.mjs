// Imported first by every script, so that an old Node gets this line and not a stack trace.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`kaidu: Node 20.19 or newer is needed; this is ${process.version} (${process.execPath}).`);
  console.error(`kaidu：需要 Node 20.19 或更新版本，当前为 ${process.version}。`);
  process.exit(1);
}
