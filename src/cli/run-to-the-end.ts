import process from 'node:process';
import { type RunOptions, run } from './run.ts';

/** Runs the command in this process: until it is interrupted, or with an exit code where it cannot start. */
export async function runToTheEnd(options: Pick<RunOptions, 'startFallbackSite'> = {}): Promise<void> {
  const running = await run({
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
  const stop = () => {
    void running.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}
