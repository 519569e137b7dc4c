import { PressgraphError } from '../../base/errors.ts';
import { type Flags, readFlags } from '../../config/read-flags.ts';
import { readSettings } from '../../config/read-settings.ts';
import { examineSite } from '../../wordpress/examine/examine-site.ts';
import type { RunOptions } from '../command.ts';
import { plainJson, redact } from '../plain.ts';
import { requireAddress } from '../site-address.ts';
import { DOCTOR_DEFAULTS, DOCTOR_TIME_LIMIT } from './doctor-defaults.ts';
import { reportOf } from './report.ts';
import { tellReport } from './tell-report.ts';

/**
 * `pressgraph doctor URL`: what of a site can be served, what is blocked and by whom, and what to change.
 *
 * @returns The exit code: 1 where something fails, and with `--strict` where anything is limited.
 */
export async function runDoctorCommand({
  argv,
  env,
  print,
  printError,
  printsToTerminal,
}: RunOptions): Promise<number> {
  const flags = readFlags(argv, 'site', {
    authorization: { type: 'string' },
    json: { type: 'boolean' },
    strict: { type: 'boolean' },
    'time-limit': { type: 'string' },
  });
  const settings = readSettings(flags, env, { scope: 'site', defaults: DOCTOR_DEFAULTS });
  const credential = credentialOf(flags['authorization'] ?? env['WORDPRESS_AUTHORIZATION']);
  const timeLimit = timeLimitOf(flags);
  const address = requireAddress(settings, 'doctor');
  if (!flags['json']) printError(`Looking at ${redact(address, credential.secrets)}\n`);
  const examination = await examineSite(address, {
    ...settings,
    authorization: credential.header,
    signal: AbortSignal.timeout(timeLimit * 1000),
  });
  const report = reportOf(examination);
  const isColoured = printsToTerminal === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  print(
    redact(flags['json'] ? `${plainJson(report)}\n` : tellReport(report, isColoured), credential.secrets),
  );
  const isRefused = report.verdict === 'fails' || (flags['strict'] === true && report.verdict !== 'serves');
  return isRefused ? 1 : 0;
}

/** The credential as a header, and what of it may be shown nowhere. */
function credentialOf(given: Flags[string]): {
  readonly header: string | undefined;
  readonly secrets: readonly string[];
} {
  if (typeof given !== 'string' || given === '') return { header: undefined, secrets: [] };
  const [, password] = /^[^:\s]+:(.+)$/s.exec(given) ?? [];
  if (password === undefined || /[\r\n]/.test(given)) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected --authorization (or WORDPRESS_AUTHORIZATION) to be “user:application password”.',
    );
  }
  const encoded = Buffer.from(given).toString('base64');
  return { header: `Basic ${encoded}`, secrets: [given, encoded, password, password.replaceAll(' ', '')] };
}

function timeLimitOf(flags: Flags): number {
  const given = flags['time-limit'];
  const seconds = given === undefined ? DOCTOR_TIME_LIMIT : Number(given);
  if (!(seconds > 0 && seconds <= 600)) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected --time-limit to be at most 600 seconds (it is “${given}”).`,
    );
  }
  return seconds;
}
