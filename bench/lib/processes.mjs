import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Process statistics on Linux; `undefined` on other systems. */

/** @param {number} pid */
function statOf(pid) {
  try {
    // The process name is in parentheses, and may contain any characters.
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function childrenOf(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => Number(statOf(child)?.[1]) === pid);
}

let ticksPerSecond = 0;

/** @param {readonly number[]} pids */
export function cpuMilliseconds(pids) {
  ticksPerSecond ||= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  let ticks = 0;
  for (const pid of pids) {
    const stat = statOf(pid);
    ticks += Number(stat?.[11] ?? 0) + Number(stat?.[12] ?? 0);
  }
  return (ticks * 1000) / ticksPerSecond;
}

/**
 * The processes of a rig that run WordPress: PHP workers and the database.
 * @param {string} rigFolder
 */
export function wordpressProcesses(rigFolder) {
  const pidOf = (/** @type {string} */ service) =>
    Number(readFileSync(join(rigFolder, 'run', `${service}.pid`), 'utf8'));
  return [...childrenOf(pidOf('php-fpm')), pidOf('mariadb')];
}

/**
 * Memory in use, in MB.
 * @param {number | undefined} pid
 */
export function residentMegabytes(pid) {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8')) ?? [];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}
