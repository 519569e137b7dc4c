import { z } from 'zod';
import { didYouMean } from '../base/did-you-mean.ts';
import { PressgraphError } from '../base/errors.ts';
import type { CallerOptions, FreshnessOptions, GatewayValues, UpstreamOptions } from './options.ts';
import { readJsonFile } from './read-json-file.ts';
import { resolveOptions } from './resolve-options.ts';
import { type NamedSetting, secretsOf, settings } from './settings.ts';

/** One of several sites: its address, and what is its own. All other options are the same for all sites. */
export interface GivenSite extends Pick<GatewayValues, 'names' | 'namespaces' | 'wpgraphqlSchema'> {
  /** Address of the WordPress site: its home, any of its pages, or its REST root. */
  readonly wordpress: string;
  /** The host name that it is served at, at the paths of a single site. Default: below `/{key}`, at all hosts. */
  readonly host?: string | undefined;
  readonly upstream?: UpstreamOptions | undefined;
  readonly callers?:
    | Pick<CallerOptions, 'serviceAuthorization' | 'serviceReads' | 'previewSecret'>
    | undefined;
  readonly freshness?: Pick<FreshnessOptions, 'webhookSecret'> | undefined;
}

/** Sites by their keys: each an address, or an object with the address and its own options. */
export type GivenSites = Readonly<Record<string, string | GivenSite>>;

/** Paths of the gateway itself, which no site may have. */
const TAKEN = ['graphql', 'healthz', 'readyz'];

const text = z.string().trim().min(1);
const someText = text.optional();
const givenSite = z.strictObject({
  ...{ wordpress: text, host: someText, wpgraphqlSchema: someText },
  names: z.unknown().optional(),
  namespaces: z.unknown().optional(),
  upstream: z.record(z.string(), z.unknown()).optional(),
  callers: z
    .strictObject({
      ...{ serviceAuthorization: someText, previewSecret: someText },
      serviceReads: z.array(z.string()).optional(),
    })
    .optional(),
  freshness: z.strictObject({ webhookSecret: someText }).optional(),
});

const givenSites = z.record(
  z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/, 'expected a key of lower-case letters, digits and hyphens')
    .refine((key) => !TAKEN.includes(key), 'the gateway itself has this path'),
  z.union([text.transform((wordpress) => ({ wordpress })), givenSite]),
);

/**
 * Reads several sites.
 *
 * @param source Path of a JSON file, or the sites themselves.
 * @param env Variables with what is a site's own: `SITE_US_SERVICE_AUTHORIZATION`. They win.
 * @throws PressgraphError BAD_USER_INPUT for an unreadable file and for invalid sites, listing every mistake.
 */
export function readGivenSites(
  source: string | GivenSites,
  env: Readonly<Record<string, string | undefined>> = {},
): ReadonlyMap<string, GivenSite> {
  const parsed = givenSites.safeParse(typeof source === 'string' ? readJsonFile(source, 'sites') : source);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(
      (issue) =>
        `${issue.path.join('.') || 'sites'}: ${issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message}`,
    );
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`sites\` as \`{ "<key>": "https://…" }\` or \`{ "<key>": { "wordpress": "https://…" } }\`: ${mistakes.join('; ')}.`,
      { cause: parsed.error },
    );
  }
  const hosts = new Map<string, string>();
  const keys = Object.keys(parsed.data);
  return new Map(
    Object.entries(parsed.data).map(([key, site]) => {
      const given = withVariables(key, site as GivenSite, variablesOf(key, keys, env));
      const host = given.host?.toLowerCase();
      const other = host === undefined ? undefined : hosts.get(host);
      if (other !== undefined) {
        throw new PressgraphError(
          'BAD_USER_INPUT',
          `Expected a host of its own for each site, got ${host} for “${other}” and “${key}”.`,
        );
      }
      if (host !== undefined) hosts.set(host, key);
      return [key, given] as const;
    }),
  );
}

/** Values that no log may contain. */
export const secretsOfSites = (...given: Parameters<typeof readGivenSites>): readonly string[] =>
  [...readGivenSites(...given).values()].flatMap(({ host: _host, ...site }) =>
    secretsOf(resolveOptions(site)),
  );

/** What a site may have of its own. */
const isOwn = ({ name, group }: NamedSetting): boolean =>
  group === 'upstream' ||
  [
    'names',
    'namespaces',
    'wpgraphqlSchema',
    'serviceAuthorization',
    'serviceReads',
    'previewSecret',
    'webhookSecret',
  ].includes(name);

/** What a variable of a site is called: `SITE_US_SERVICE_AUTHORIZATION`. */
export const siteVariable = (key: string, variable: string): string => `${prefixOf(key)}${variable}`;

const prefixOf = (key: string): string => `SITE_${key.toUpperCase().replaceAll('-', '_')}_`;

/** The variables of a site. That of `us-east` begins with `SITE_US_EAST_`, and is none of `us`. */
const variablesOf = (
  key: string,
  keys: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): readonly (readonly [name: string, value: string])[] =>
  Object.entries(env).flatMap(([name, value]) => {
    const isOfOther = keys.some((other) => other.length > key.length && name.startsWith(prefixOf(other)));
    return value && name.startsWith(prefixOf(key)) && !isOfOther ? [[name, value] as const] : [];
  });

function withVariables(
  key: string,
  site: GivenSite,
  variables: readonly (readonly [name: string, value: string])[],
): GivenSite {
  const own = settings.filter(isOwn);
  const known = own.map(({ variable }) => siteVariable(key, variable));
  const given: Record<string, unknown> = { ...site };
  for (const [name, value] of variables) {
    const setting = own.find(({ variable }) => siteVariable(key, variable) === name);
    if (setting?.path === undefined) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        `${name}: the site “${key}” has no such setting of its own.${didYouMean(name, known)}`,
      );
    }
    const [group = '', option] = setting.path.split('.');
    const read = setting.type.fromText(value);
    given[group] = option === undefined ? read : { ...Object(given[group]), [option]: read };
  }
  return given as unknown as GivenSite;
}
