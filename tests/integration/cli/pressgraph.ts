import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The built command, as `npx pressgraph` would start it: `npm test` builds it first. */
export const COMMAND = new URL('../../../dist/cli/main.js', import.meta.url).pathname;
export const ENVIRONMENT = { PATH: process.env['PATH'], LOG_FORMAT: 'text' };

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command to its end. */
export async function pressgraph(...args: string[]): Promise<Outcome> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [COMMAND, ...args], {
      env: ENVIRONMENT,
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'stderr' in error) return error as unknown as Outcome;
    throw error;
  }
}
