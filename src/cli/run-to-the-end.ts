import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { RunningGateway, RunOptions } from './command.ts';
import { createLossyWriter } from './lossy-writer.ts';
import { run } from './run.ts';

/** Exit codes of a process ended by a signal, as in a shell. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Takes the place of the line before it, cut to the width of the terminal. */
const lineOf = (line = ''): string => `\r\u001b[K${line.slice(0, (process.stderr.columns || 80) - 1)}`;

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

/** Runs the command in this process, until it is interrupted or has an exit code. */
export async function runToTheEnd(options: Pick<RunOptions, 'startFallbackSite'> = {}): Promise<void> {
  let running: RunningGateway | number | undefined;
  let isEnding = false;
  const refresh = () => {
    if (typeof running === 'object') void running.refresh();
  };
  const end = (signal: keyof typeof EXIT_CODES) => {
    // Nothing is in progress yet, or this is the second signal: exit at once.
    if (typeof running !== 'object' || isEnding) process.exit(EXIT_CODES[signal]);
    isEnding = true;
    void running.stop().then(() => process.exit(0));
  };
  // SIGHUP tells a service to reload, and a command in a terminal that the terminal was closed. Registered
  // first, since it may arrive as soon as the address is printed.
  if (!process.stdin.isTTY) process.on('SIGHUP', refresh);
  // Registered first, too: as PID 1 of a container, the process would otherwise ignore them.
  process.on('SIGINT', end).on('SIGTERM', end);
  const [output, errors] = [createLossyWriter(process.stdout), createLossyWriter(process.stderr)];
  running = await run({
    argv: process.argv.slice(2),
    env: process.env,
    print: output.write,
    printBytes: (bytes) =>
      new Promise((resolve, reject) => {
        process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    printError: errors.write,
    droppedLines: errors.dropped,
    printsToTerminal: process.stdout.isTTY === true,
    isTerminal: process.stderr.isTTY === true,
    ...(process.stderr.isTTY && { showProgress: (line) => errors.write(lineOf(line)) }),
    ...(process.stdin.isTTY && process.stderr.isTTY && { ask }),
    ...options,
  });
  if (typeof running === 'number') process.exitCode = running;
}
