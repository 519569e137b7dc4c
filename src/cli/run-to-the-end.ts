import process from 'node:process';
import type { RunningGateway, RunOptions } from './command.ts';
import { run } from './run.ts';

/** Runs the command in this process: until it is interrupted, or with an exit code where nothing runs on. */
export async function runToTheEnd(options: Pick<RunOptions, 'startFallbackSite'> = {}): Promise<void> {
  let running: RunningGateway | number | undefined;
  const refresh = () => {
    if (typeof running === 'object') void running.refresh();
  };
  // To a service the signal says "read again"; to a command in a terminal, that the terminal was closed. Heard from the
  // beginning, for whoever reads the address may send it at once.
  if (!process.stdin.isTTY) process.on('SIGHUP', refresh);
  running = await run({
    argv: process.argv.slice(2),
    env: process.env,
    print: (text) => process.stdout.write(text),
    printError: (text) => process.stderr.write(text),
    ...options,
  });
  if (typeof running === 'number') {
    process.exitCode = running;
    return;
  }
  const { stop } = running;
  const end = () => {
    void stop().then(() => process.exit(0));
  };
  process.once('SIGINT', end).once('SIGTERM', end);
}
