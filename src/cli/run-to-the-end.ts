import process from 'node:process';
import type { RunningGateway, RunOptions } from './command.ts';
import { run } from './run.ts';

/** What a shell tells of a process that a signal ended. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Runs the command in this process: until it is interrupted, or with an exit code where nothing runs on. */
export async function runToTheEnd(options: Pick<RunOptions, 'startFallbackSite'> = {}): Promise<void> {
  let running: RunningGateway | number | undefined;
  let isEnding = false;
  const refresh = () => {
    if (typeof running === 'object') void running.refresh();
  };
  const end = (signal: keyof typeof EXIT_CODES) => {
    // Nothing is under way yet; or whoever sends a second one does not want to wait.
    if (typeof running !== 'object' || isEnding) process.exit(EXIT_CODES[signal]);
    isEnding = true;
    void running.stop().then(() => process.exit(0));
  };
  // To a service the signal says "read again"; to a command in a terminal, that the terminal was closed. Heard from the
  // beginning, for whoever reads the address may send it at once.
  if (!process.stdin.isTTY) process.on('SIGHUP', refresh);
  // From the beginning, too: as the first process of a container, it would else not hear them at all.
  process.on('SIGINT', end).on('SIGTERM', end);
  running = await run({
    argv: process.argv.slice(2),
    env: process.env,
    print: (text) => process.stdout.write(text),
    printError: (text) => process.stderr.write(text),
    printsToTerminal: process.stdout.isTTY === true,
    isTerminal: process.stderr.isTTY === true,
    ...options,
  });
  if (typeof running === 'number') process.exitCode = running;
}
