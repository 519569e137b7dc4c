import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});

const lockFile = z.object({
  lockfileVersion: z.number(),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().default(false),
      devOptional: z.boolean().default(false),
      hasInstallScript: z.boolean().default(false),
      engines: z.object({ node: z.string().optional() }).optional(),
      dependencies: names,
      devDependencies: names,
      optionalDependencies: names,
    }),
  ),
});

const ROOT = new URL('../../', import.meta.url);
const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, ROOT), 'utf8'));
const { packages } = lockFile.parse(readJson('package-lock.json'));
const manifest = z
  .object({ dependencies: names, devDependencies: names, engines: z.object({ node: z.string() }) })
  .parse(readJson('package.json'));

const installed = Object.entries(packages).filter(([path]) => path !== '');
/** What whoever installs the package gets. */
const forUsers = installed.filter(([, { dev, devOptional }]) => !dev && !devOptional);

type Version = readonly [major: number, minor: number, patch: number];

const versionOf = (text: string): Version => {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return [major, minor, patch];
};

function compare(one: Version, other: Version): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/** Whether a range of Node versions, as `engines` has them, holds a version. */
function holds(range: string, version: string): boolean {
  const given = versionOf(version);
  const comparator = (text: string): boolean => {
    const [, sign = '', number] = /^(>=|>|<=|<|\^|~|=|v)?(\d+(?:\.\d+){0,2})(?:\.x|\.\*)?$/.exec(text) ?? [];
    if (text === '*' || text === '') return true;
    if (number === undefined) throw new TypeError(`Expected a comparator of versions, not “${text}”.`);
    const wanted = versionOf(number);
    const order = compare(given, wanted);
    if (sign === '>=') return order >= 0;
    if (sign === '>') return order > 0;
    if (sign === '<=') return order <= 0;
    if (sign === '<') return order < 0;
    const told =
      sign === '^' ? 1 : sign === '~' ? Math.min(2, number.split('.').length) : number.split('.').length;
    return order >= 0 && given.slice(0, told).every((part, index) => part === wanted[index]);
  };
  return range.split('||').some((part) =>
    part
      .trim()
      .replace(/([<>=^~]) +/g, '$1')
      .split(/\s+/)
      .every(comparator),
  );
}

/** Where Node would find a package that another one asks for: in its own folder, or in one further up. */
function isFound(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder && `${folder}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return true;
    if (folder === '' || !folder.includes('/')) return packages[`node_modules/${name}`] !== undefined;
  }
}

describe('the lock file', () => {
  test('matches package.json', () => {
    const { dependencies, devDependencies } = packages[''] ?? {};
    expect({ dependencies, devDependencies }).toEqual({
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
    });
  });

  test('names no registry host, and has an integrity hash for each package', () => {
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  test('has every dependency, including those for other platforms', () => {
    const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isFound(path, name))
        .map((name) => `${path || 'the manifest'} wants ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('has a single graphql, and a single copy of each package that compares types by identity', () => {
    for (const name of ['graphql', '@pothos/core', 'graphql-yoga', 'dataloader']) {
      const copies = installed.map(([path]) => path).filter((path) => path.endsWith(`node_modules/${name}`));
      expect(copies).toEqual([`node_modules/${name}`]);
    }
  });
});

describe('what users install', () => {
  test('is the peer alone', () => {
    expect(forUsers.map(([path]) => path)).toEqual(['node_modules/graphql']);
    expect(manifest.dependencies).toEqual({});
  });

  test('has no install scripts', () => {
    expect(forUsers.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });

  test.each(['20.19.0', '24.0.0'])('runs on Node %s', (node) => {
    expect(holds(manifest.engines.node, node)).toBe(true);
    const refusing = forUsers.filter(([, { engines }]) => engines?.node && !holds(engines.node, node));
    expect(refusing.map(([path, { engines }]) => `${path}: ${engines?.node}`)).toEqual([]);
  });
});

test.each([
  ['>=18', '20.19.0', true],
  ['>=22', '20.19.0', false],
  ['20 || >=22', '20.19.0', true],
  ['20 || >=22', '21.1.0', false],
  ['^18.18.0 || ^20.9.0 || >=21.1.0', '20.19.0', true],
  ['^20.20.0', '20.19.0', false],
  ['>= 16.0.0 < 20', '20.19.0', false],
  ['~20.19', '20.19.4', true],
  ['*', '20.19.0', true],
])('the range %s, and Node %s: %s', (range, node, isHeld) => {
  expect(holds(range, node)).toBe(isHeld);
});
