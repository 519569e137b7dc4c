// Loaded into a gateway's process (`--import`): collects garbage and tells its memory, whenever it is asked to.
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.channel?.unref();
