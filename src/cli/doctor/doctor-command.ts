import { PressgraphError } from '../../base/errors.ts';
import { readGivenNames } from '../../config/given-names.ts';
import type { Flags } from '../../config/read-flags.ts';
import { readNamespaces } from '../../server/namespaces/read-namespaces.ts';
import { examineSite } from '../../wordpress/examine/examine-site.ts';
import { wantsColours } from '../colours.ts';
import type { RunOptions } from '../command.ts';
import { plainJson, redact } from '../plain.ts';
import { readCommand } from '../read-command.ts';
import { requireAddress } from '../site-address.ts';
import { DOCTOR_DEFAULTS, DOCTOR_TIME_LIMIT } from './doctor-defaults.ts';
import { formatReport } from './format-report.ts';
import { buildReport } from './report.ts';

/**
 * `pressgraph doctor URL`: reports what can be served of a site, what is blocked and by what, and what to change.
 *
 * @returns The exit code: 1 if a check fails or, with `--strict`, gives a warning.
 */
export async function runDoctorCommand(options: RunOptions): Promise<number> {
  const { env, print, printError, printsToTerminal } = options;
  const { flags, settings, objects } = await readCommand(options, {
    scope: 'site',
    defaults: DOCTOR_DEFAULTS,
    own: {
      authorization: { type: 'string' },
      json: { type: 'boolean' },
      strict: { type: 'boolean' },
      'time-limit': { type: 'string' },
    },
  });
  const names = readGivenNames(settings.names);
  const credential = credentialOf(flags['authorization'] ?? env['WORDPRESS_AUTHORIZATION']);
  const secrets = [
    ...credential.secrets,
    ...credentialOf(settings.siteAuthorization).secrets,
    ...(settings.siteHeaders ?? []).map((header) => header.slice(header.indexOf(':') + 1).trim()),
  ];
  const timeLimit = timeLimitOf(flags);
  const address = requireAddress(settings, 'doctor');
  if (!flags['json']) printError(`Checking ${redact(address, secrets)}\n`);
  const examination = await examineSite(address, {
    ...settings,
    ...objects,
    describedNamespaces: readNamespaces(settings.namespaces),
    authorization: credential.header,
    signal: AbortSignal.timeout(timeLimit * 1000),
  });
  const report = buildReport(examination, names);
  const isColoured = wantsColours(env, printsToTerminal);
  print(redact(flags['json'] ? `${plainJson(report)}\n` : formatReport(report, isColoured), secrets));
  const hasFailed = report.verdict === 'fails' || (flags['strict'] === true && report.verdict !== 'serves');
  return hasFailed ? 1 : 0;
}

/** The credential as a header, and the forms of it that must never be printed. */
function credentialOf(given: Flags[string]): {
  readonly header: string | undefined;
  readonly secrets: readonly string[];
} {
  if (typeof given !== 'string' || given === '') return { header: undefined, secrets: [] };
  const [, token] = /^Bearer ([\x21-\x7e]+)$/i.exec(given) ?? [];
  if (token !== undefined) return { header: given, secrets: [given, token] };
  const [, password] = /^[^:\s]+:(.+)$/s.exec(given) ?? [];
  if (password === undefined || /[\r\n]/.test(given)) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected --authorization (or WORDPRESS_AUTHORIZATION) to be “user:application password” or “Bearer token”.',
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
      `Expected --time-limit to be a number of seconds up to 600, got “${given}”.`,
    );
  }
  return seconds;
}
