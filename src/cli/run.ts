import { didYouMean } from '../base/did-you-mean.ts';
import { PressgraphError } from '../base/errors.ts';
import { isLikeAddress } from '../config/read-flags.ts';
import { type RunningGateway, type RunOptions, tellError } from './command.ts';
import { readVersion } from './version.ts';

type CommandName = 'serve' | 'schema' | 'doctor' | 'record' | 'init';

/** Lazy imports, as of the help: none needs what is for another. */
const COMMANDS: Readonly<Record<CommandName, (options: RunOptions) => Promise<RunningGateway | number>>> = {
  serve: async (options) => (await import('./serve/serve-command.ts')).runServeCommand(options),
  schema: async (options) => (await import('./schema/schema-command.ts')).runSchemaCommand(options),
  doctor: async (options) => (await import('./doctor/doctor-command.ts')).runDoctorCommand(options),
  record: async (options) => (await import('./record/record-command.ts')).runRecordCommand(options),
  init: async (options) => (await import('./init/init-command.ts')).runInitCommand(options),
};

/**
 * The `pressgraph` command. Default: `serve`.
 *
 * @returns What is running, until it is stopped; otherwise the exit code: 2 for a usage error, 1 for a failure.
 */
export async function run(options: RunOptions): Promise<RunningGateway | number> {
  const { argv, print, printError } = options;
  try {
    const name = commandIn(argv);
    if (argv.includes('--help') || argv.includes('-h')) {
      const { HELP } = await import('./help.ts');
      print(HELP[name ?? 'overview']);
      return 0;
    }
    if (name === undefined && argv.some((word) => word === '--version' || word === '-v')) {
      print(`${readVersion()}\n`);
      return 0;
    }
    return await COMMANDS[name ?? 'serve']({ ...options, argv: name === undefined ? argv : argv.slice(1) });
  } catch (error) {
    if (!(error instanceof PressgraphError)) throw error;
    printError(tellError(error));
    if (/^(?:NOT_WORDPRESS|UPSTREAM_)/.test(error.code) && argv[0] !== 'doctor') {
      printError('What to do about it: pressgraph doctor, with the same address.\n');
    }
    return error.code === 'BAD_USER_INPUT' ? 2 : 1;
  }
}

/** The command that the first argument names; `undefined` if it is a flag or the address of a site. */
function commandIn([first]: readonly string[]): CommandName | undefined {
  if (first === undefined || first.startsWith('-') || isLikeAddress(first)) return undefined;
  if (Object.hasOwn(COMMANDS, first)) return first as CommandName;
  const names = Object.keys(COMMANDS);
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected a command (${names.join(', ')}), the address of a site or a flag, got “${first}”.${didYouMean(first, names)} See --help.`,
  );
}
