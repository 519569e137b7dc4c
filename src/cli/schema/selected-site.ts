/** A key, and not `us=https://example.com`. */
const KEY = /^[a-z][a-z0-9-]*$/;

/** Takes `--site us` out of a command line: it names one of the sites, where `--site us=https://…` adds one. */
export function takeSelectedSite(argv: readonly string[]): {
  readonly argv: readonly string[];
  readonly site: string | undefined;
} {
  const at = argv.findIndex((arg, index) =>
    arg === '--site' ? KEY.test(argv[index + 1] ?? '') : arg.startsWith('--site=') && KEY.test(arg.slice(7)),
  );
  if (at === -1) return { argv, site: undefined };
  const [flag = '', next] = argv.slice(at);
  const isOne = flag !== '--site';
  return { argv: argv.toSpliced(at, isOne ? 1 : 2), site: isOne ? flag.slice(7) : next };
}
