import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { folderPrefix, removeLeftovers } from '../../../../src/server/uploads/spool-leftovers.ts';

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'pressgraph-test-'));
  vi.stubEnv('TMPDIR', scratch);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true });
});

const { pid: deadPid } = spawnSync('true');
const host = hostname().replace(/[^\w.]/g, '');
const HOUR = 3_600;

test.each([
  ['of a process that is no more', `pressgraph-upload-${host}-${deadPid}-abc`, 0, false],
  ['of this process', `${folderPrefix()}abc`, 0, true],
  ['of an earlier process with the same id, in a container', `${folderPrefix()}abc`, 48 * HOUR, false],
  ['of another process', `pressgraph-upload-${host}-${process.ppid}-abc`, 48 * HOUR, true],
  ['of another machine with the same disk', `pressgraph-upload-elsewhere-${deadPid}-abc`, 0, true],
  ['of another machine, long ago', `pressgraph-upload-elsewhere-${deadPid}-abc`, 2 * HOUR, false],
  ['of something else', 'another-folder', 48 * HOUR, true],
])('the folder %s', async (_whose, name, seconds, isKept) => {
  const folder = join(scratch, name);
  mkdirSync(folder);
  writeFileSync(join(folder, '1'), 'a file');
  const then = Date.now() / 1000 - seconds;
  utimesSync(folder, then, then);
  await removeLeftovers();
  expect(existsSync(folder)).toBe(isKept);
});
