import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const PREFIX = 'pressgraph-upload-';
/** After this, in milliseconds, a folder of another machine or container that shares this one's disk is no longer used. */
const LONGEST_USE = 60 * 60_000;

const owner = (pid: number): string => `${PREFIX}${hostname().replace(/[^\w.]/g, '')}-${pid}-`;

/** What the folder of a request begins with: it says whose it is, for who finds it after that process was killed. */
export const folderPrefix = (): string => owner(process.pid);

/** Removes the files of uploads whose process was killed before it could. Never fails. */
export async function removeLeftovers(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  const folders = names.filter((name) => name.startsWith(PREFIX));
  for (const name of folders) {
    const path = join(tmpdir(), name);
    try {
      if (await isLeftOver(name, path)) await rm(path, { recursive: true, force: true });
    } catch {
      // Another gateway may have removed it at the same time.
    }
  }
}

async function isLeftOver(name: string, path: string): Promise<boolean> {
  const { uid, mtimeMs } = await lstat(path);
  // The temporary folder belongs to everybody.
  if (uid !== (process.getuid?.() ?? uid)) return false;
  const pid = Number(/-(\d+)-[^-]*$/.exec(name)?.[1]);
  if (!name.startsWith(owner(pid))) return Date.now() - mtimeMs > LONGEST_USE;
  // In a container, every process has the same id: an earlier one's folder is older than this process.
  if (pid === process.pid) return mtimeMs < Date.now() - 1000 * process.uptime();
  return !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
