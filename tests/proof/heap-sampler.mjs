// Loaded into a gateway process (`--import`): on each message, collects garbage and replies with the memory usage.
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.channel?.unref();
