import type { Dialect } from '../dialect.ts';
import type { FieldSpec, Fields } from '../kit/registrar.ts';
import { listField } from '../paging/connections.ts';
import { emptyPage, NO_ITEMS } from '../paging/page-of-items.ts';

/**
 * What WPGraphQL shows and REST does not, or not to the public: themes, plugins, roles, scripts and stylesheets. Their
 * lists are empty and their single fields null, as the plugin answers the public for most of them.
 */
export function registerNotInRest({ types }: Dialect): void {
  const node = { id: 'ID!' };
  types.enum('ScriptLoadingGroupLocationEnum', 'Where a script is loaded.', ['FOOTER', 'HEADER']);
  types.enum('ScriptLoadingStrategyEnum', 'How a script is loaded.', ['ASYNC', 'DEFER']);
  types.enum('PluginStatusEnum', 'The status of a plugin.', [
    ...['ACTIVE', 'DROP_IN', 'INACTIVE', 'MUST_USE', 'PAUSED', 'RECENTLY_ACTIVE', 'UPGRADE'],
  ]);
  const asset = {
    ...{ after: '[String]', before: '[String]', conditional: 'String', group: 'Int', handle: 'String' },
    ...{ src: 'String', version: 'String', ...node },
  };
  const old = { args: 'Boolean', extra: 'String' };
  types.interface('EnqueuedAsset', {
    description: 'A script or stylesheet.',
    typeOf: () => 'EnqueuedScript',
    fields: { ...plain(asset), ...deprecated(old), ...plain({ dependencies: '[EnqueuedAsset]' }) },
  });
  types.object('EnqueuedScript', {
    description: 'A script.',
    interfaces: ['EnqueuedAsset', 'Node'],
    fields: plain({
      ...{ dependencies: '[EnqueuedScript]', extraData: 'String' },
      ...{ groupLocation: 'ScriptLoadingGroupLocationEnum', strategy: 'ScriptLoadingStrategyEnum' },
    }),
  });
  types.object('EnqueuedStylesheet', {
    description: 'A stylesheet.',
    interfaces: ['EnqueuedAsset', 'Node'],
    fields: plain({
      ...{ dependencies: '[EnqueuedStylesheet]', isRtl: 'Boolean', media: 'String', path: 'String' },
      ...{ rel: 'String', suffix: 'String', title: 'String' },
    }),
  });
  const described = { author: 'String', authorUri: 'String', description: 'String', isRestricted: 'Boolean' };
  types.object('Theme', {
    description: 'A theme.',
    interfaces: ['Node'],
    fields: plain({
      ...{ ...node, ...described, name: 'String', screenshot: 'String', slug: 'String' },
      ...{ tags: '[String]', themeUri: 'String', version: 'String' },
    }),
  });
  types.object('Plugin', {
    description: 'A plugin.',
    interfaces: ['Node'],
    fields: plain({
      ...node,
      ...described,
      name: 'String',
      path: 'String',
      pluginUri: 'String',
      version: 'String',
    }),
  });
  types.object('UserRole', {
    description: 'A role of users.',
    interfaces: ['Node'],
    fields: plain({
      ...{
        ...node,
        capabilities: '[String]',
        displayName: 'String',
        isRestricted: 'Boolean',
        name: 'String',
      },
    }),
  });
}

const plain = (fields: Readonly<Record<string, string>>): Fields<Readonly<Record<string, unknown>>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, type]) => [
      name,
      { type, description: `\`${name}\`, as in WPGraphQL.` },
    ]),
  );

const deprecated = (fields: Readonly<Record<string, string>>): Fields<Readonly<Record<string, unknown>>> =>
  Object.fromEntries(
    Object.entries(plain(fields)).map(([name, field]) => [
      name,
      { ...field, deprecated: 'No longer filled.' },
    ]),
  );

/** Scripts and stylesheets of a page: REST does not know them. */
export function assetFields<Row>({ types }: Dialect, from: string): Fields<Row> {
  const field = (to: string, name: string): FieldSpec<Row> => {
    const where = `${from}To${to}ConnectionWhereArgs`;
    types.input(where, 'Filters of a list of assets.', { handlesIn: '[String]' });
    return listField<Row>(
      types,
      { to, name: `${from}To${to}`, where },
      {
        costs: NO_ITEMS,
        description: `Empty: WordPress’s REST API does not tell which ${name} a page has.`,
        resolve: (_row, args) => emptyPage(args),
      },
    );
  };
  return {
    enqueuedScripts: field('EnqueuedScript', 'scripts'),
    enqueuedStylesheets: field('EnqueuedStylesheet', 'stylesheets'),
  };
}

/** Their fields at the root. */
export function notInRestFields({ types }: Dialect): Fields<unknown> {
  const none = (type: string): FieldSpec<unknown> => ({
    type,
    args: { id: 'ID!' },
    description: `Null: not in WordPress’s REST API for the public.`,
    resolve: () => null,
  });
  const list = (
    to: string,
    where?: Readonly<Record<string, string>>,
    name = `RootQueryTo${to}`,
  ): FieldSpec<unknown> => {
    const input = `${name}ConnectionWhereArgs`;
    if (where) types.input(input, `Filters of a list of ${to}.`, where);
    return listField<unknown>(
      types,
      { to, name, ...(where && { where: input }) },
      {
        costs: NO_ITEMS,
        description: 'Empty: not in WordPress’s REST API for the public.',
        resolve: (_row, args) => emptyPage(args),
      },
    );
  };
  return {
    theme: none('Theme'),
    themes: list('Theme'),
    plugin: none('Plugin'),
    plugins: list('Plugin', { search: 'String', stati: '[PluginStatusEnum]', status: 'PluginStatusEnum' }),
    userRole: none('UserRole'),
    userRoles: list('UserRole'),
    registeredScripts: list('EnqueuedScript', { handlesIn: '[String]' }),
    registeredStylesheets: list('EnqueuedStylesheet', { handlesIn: '[String]' }),
  };
}
