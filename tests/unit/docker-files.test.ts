import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readSettings } from '../../src/config/read-settings.ts';
import { settings } from '../../src/config/settings.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');

const usual = readSettings({}, {});
const variables: readonly string[] = settings.map(({ variable }) => variable);

/** `10s`, `2m` or `18m` of nginx, by what each letter stands for. */
const measured = (text: string, units: Readonly<Record<string, number>>): number => {
  const [, number = '', unit = ''] = /^(\d+)(\w)$/.exec(text) ?? [];
  return Number(number) * (units[unit] ?? Number.NaN);
};
const MILLISECONDS = { s: 1000, m: 60_000 };

describe('the Dockerfile', () => {
  const lines = read('Dockerfile').replaceAll(/\\\n/g, ' ').split('\n');
  const copied = lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/).slice(1, -1));

  test('copies only existing files that .dockerignore does not exclude', () => {
    const ignored = read('.dockerignore').trim().split('\n');
    expect(ignored).toContain('*');
    expect(copied).toContain('src');
    expect(copied.filter((name) => !existsSync(new URL(name, ROOT)))).toEqual([]);
    expect(new Set(copied)).toEqual(
      new Set(ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1))),
    );
  });

  test('sets what there is to set', () => {
    const set = [...lines.join('\n').matchAll(/\b([A-Z_]+)=\S/g)].map(([, name]) => name);
    expect(set).toContain('LOG_FORMAT');
    expect(set.filter((name = '') => name !== 'NODE_ENV' && !variables.includes(name))).toEqual([]);
  });

  test('runs the package’s command as an unprivileged user', () => {
    const { bin } = z
      .object({ bin: z.object({ pressgraph: z.string() }) })
      .parse(JSON.parse(read('package.json')));
    expect(lines.find((line) => line.startsWith('ENTRYPOINT'))).toContain(`"${bin.pressgraph}"`);
    expect(lines).toContain('USER node');
  });
});

const service = z.object({
  build: z.string().optional(),
  image: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  stop_grace_period: z.string().optional(),
  read_only: z.boolean().default(false),
  tmpfs: z.array(z.string()).default([]),
  working_dir: z.string().optional(),
});

describe('compose.yaml', () => {
  const { services } = z
    .object({ services: z.record(z.string(), service) })
    .parse(parse(read('compose.yaml'), { merge: true }));
  const gateways = Object.values(services).filter(({ build }) => build !== undefined);

  test('sets what there is to set, so that the gateway takes it', () => {
    expect(gateways).toHaveLength(2);
    for (const { environment } of gateways) {
      expect(Object.keys(environment).filter((name) => !variables.includes(name))).toEqual([]);
      expect(readSettings({}, { ...environment, WORDPRESS_URL: 'https://example.com' }).trustProxy).toBe(1);
    }
  });

  test('has a longer grace period than the gateway', () => {
    for (const { stop_grace_period = '' } of gateways) {
      const waited = measured(stop_grace_period, MILLISECONDS);
      expect(waited).toBeGreaterThan((usual.shutdownDelay + usual.shutdownTimeout) * 1000);
    }
  });

  test('gives each built service its own image name', () => {
    expect(gateways.filter(({ image }) => image !== undefined)).toEqual([]);
  });

  test('runs Valkey in a writable folder', () => {
    expect(services['redis']).toMatchObject({ read_only: true, working_dir: '/tmp', tmpfs: ['/tmp'] });
  });
});

describe('deploy/with-wordpress.yaml', () => {
  const { services } = z
    .object({ services: z.record(z.string(), service.extend({ network_mode: z.string().optional() })) })
    .parse(parse(read('deploy/with-wordpress.yaml')));

  test('has a gateway that waits for WordPress, at the address that browsers use, too', () => {
    const { environment = {}, network_mode } = services['gateway'] ?? {};
    expect(Object.keys(environment).filter((name) => !variables.includes(name))).toEqual([]);
    expect(readSettings({}, environment)).toMatchObject({ wordpress: 'http://localhost:8080', wait: 3600 });
    expect(network_mode).toBe('service:wordpress');
  });
});

describe('deploy/nginx.conf', () => {
  const balancer = read('deploy/nginx.conf');
  const told = (directive: string): string =>
    new RegExp(`^\\s*${directive} (\\S+);`, 'm').exec(balancer)?.[1] ?? '';

  test('allows the gateway’s largest request and longest operation', () => {
    const bytes = measured(told('client_max_body_size'), { m: 1024 * 1024 });
    expect(bytes).toBeGreaterThan(usual.maxUploadBytes);
    const waited = measured(told('proxy_read_timeout'), MILLISECONDS);
    expect(waited).toBeGreaterThan(usual.operationTimeout);
  });

  test('balances the gateways of compose.yaml', () => {
    const servers = [...balancer.matchAll(/^\s*server (\S+):4000 /gm)].map(([, name]) => name);
    expect(servers).toEqual(['gateway-1', 'gateway-2']);
  });
});
