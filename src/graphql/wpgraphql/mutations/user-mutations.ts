import { randomBytes } from 'node:crypto';
import { PressgraphError } from '../../../base/errors.ts';
import { isRecord } from '../../../base/json.ts';
import { typedRow } from '../../../loaders/shared/typed-row.ts';
import { AUTHORS } from '../../../model/resources.ts';
import { payloadFields } from '../../engine/writes/write-item.ts';
import type { Dialect } from '../dialect.ts';
import { databaseIdOf } from '../kit/global-ids.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { itemField, mutation } from './mutation-kit.ts';
import { idOfItem, refuseGiven, save, type Target, targetId } from './write.ts';

const INPUT: Readonly<Record<string, string>> = {
  ...{ aim: 'String', description: 'String', displayName: 'String', email: 'String', firstName: 'String' },
  ...{ jabber: 'String', lastName: 'String', locale: 'String', nicename: 'String', nickname: 'String' },
  ...{ password: 'String', registered: 'String', richEditing: 'String', websiteUrl: 'String', yim: 'String' },
};
const TARGET: Target = { resource: AUTHORS, field: 'user' };

/** The argument of WordPress's route for a field of an input. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  ...{ description: 'description', displayName: 'name', email: 'email', firstName: 'first_name' },
  ...{ lastName: 'last_name', locale: 'locale', nicename: 'slug', nickname: 'nickname' },
  ...{ password: 'password', roles: 'roles', username: 'username', websiteUrl: 'url' },
};

function bodyOf(given: Args): Record<string, unknown> {
  refuseGiven(given, ['aim', 'jabber', 'registered', 'richEditing', 'yim']);
  return Object.fromEntries(
    Object.entries(ARGUMENTS).flatMap(([name, argument]) =>
      given[name] === undefined || given[name] === null ? [] : [[argument, given[name]]],
    ),
  );
}

/** Users, for callers who may manage them, and what REST has no way to do. */
export function userMutations(dialect: Dialect): Fields<unknown> {
  const payload = { user: itemField('User') };
  const refused = (what: string) => () =>
    Promise.reject(new PressgraphError('BAD_USER_INPUT', `WordPress’s REST API cannot ${what}.`));
  return {
    createUser: mutation(dialect, 'createUser', {
      description: 'Creates a user. Without a password, a random one is set.',
      input: { ...INPUT, roles: '[String]', username: 'String!' },
      payload,
      run: async (given, context, info) => {
        const body = { password: randomBytes(24).toString('base64url'), ...bodyOf(given) };
        return { user: await save(TARGET, undefined, body, context, info) };
      },
    }),
    updateUser: mutation(dialect, 'updateUser', {
      description: 'Changes a user.',
      input: { ...INPUT, id: 'ID!', roles: '[String]' },
      payload,
      run: async (given, context, info) => {
        const id = targetId(given['id'], AUTHORS, 'A user ID must be provided to update a user');
        return { user: await save(TARGET, id, bodyOf(given), context, info) };
      },
    }),
    deleteUser: mutation(dialect, 'deleteUser', {
      description: 'Deletes a user. Their content goes to another user, or is deleted with them.',
      input: { id: 'ID!', reassignId: 'ID' },
      payload: { ...payload, deletedId: { type: 'ID', description: 'The global ID of the user.' } },
      run: async (given, { load }, info) => {
        const id = targetId(given['id'], AUTHORS, 'The user could not be deleted');
        const reassign = databaseIdOf(given['reassignId']) ?? false;
        const fields = [...payloadFields(AUTHORS, 'user', info), 'previous'];
        const { body } = await load.write({
          ...{ method: 'DELETE', route: `${AUTHORS.route}/${id}` },
          query: { force: true, reassign, _fields: fields },
        });
        const previous = isRecord(body) && isRecord(body['previous']) ? body['previous'] : undefined;
        return {
          deletedId: idOfItem(AUTHORS, id),
          user: previous ? typedRow(AUTHORS, { ...previous, id }) : null,
        };
      },
    }),
    registerUser: mutation(dialect, 'registerUser', {
      description: 'Refused: WordPress’s REST API has no registration.',
      input: { ...INPUT, username: 'String!' },
      payload,
      run: refused('register users: callers with rights can use `createUser`'),
    }),
    resetUserPassword: mutation(dialect, 'resetUserPassword', {
      description: 'Refused: not in WordPress’s REST API.',
      input: { key: 'String', login: 'String', password: 'String' },
      payload,
      run: refused('reset passwords'),
    }),
    sendPasswordResetEmail: mutation(dialect, 'sendPasswordResetEmail', {
      description: 'Refused: not in WordPress’s REST API.',
      input: { username: 'String!' },
      payload: {
        success: { type: 'Boolean', description: 'Whether it was sent.' },
        user: { ...itemField('User'), deprecated: 'Always null.' },
      },
      run: refused('send password reset emails'),
    }),
  };
}
