import { SETTINGS } from '../../../model/resources.ts';
import { explainRefusal } from '../../engine/writes/write-refusal.ts';
import type { Dialect } from '../dialect.ts';
import type { FieldSpec } from '../kit/registrar.ts';
import { settingsFields } from '../site/settings.ts';
import { mutation } from './mutation-kit.ts';

/** The settings that REST writes, with their types and names there. */
const WRITABLE: Readonly<Record<string, readonly [type: string, argument: string]>> = {
  discussionSettingsDefaultCommentStatus: ['String', 'default_comment_status'],
  discussionSettingsDefaultPingStatus: ['String', 'default_ping_status'],
  generalSettingsDateFormat: ['String', 'date_format'],
  generalSettingsDescription: ['String', 'description'],
  generalSettingsEmail: ['String', 'email'],
  generalSettingsLanguage: ['String', 'language'],
  generalSettingsStartOfWeek: ['Int', 'start_of_week'],
  generalSettingsTimeFormat: ['String', 'time_format'],
  generalSettingsTimezone: ['String', 'timezone'],
  generalSettingsTitle: ['String', 'title'],
  readingSettingsPageForPosts: ['Int', 'page_for_posts'],
  readingSettingsPageOnFront: ['Int', 'page_on_front'],
  readingSettingsPostsPerPage: ['Int', 'posts_per_page'],
  readingSettingsShowOnFront: ['String', 'show_on_front'],
  writingSettingsDefaultCategory: ['Int', 'default_category'],
  writingSettingsDefaultPostFormat: ['String', 'default_post_format'],
  writingSettingsUseSmilies: ['Boolean', 'use_smilies'],
};

/** `updateSettings`, for administrators. */
export const settingsMutation = (dialect: Dialect): FieldSpec<unknown> =>
  mutation(dialect, 'updateSettings', {
    description: 'Changes settings of the site.',
    input: Object.fromEntries(Object.entries(WRITABLE).map(([name, [type]]) => [name, type])),
    payload: settingsFields() as never,
    run: async (given, { load }) => {
      const body = Object.fromEntries(
        Object.entries(WRITABLE).flatMap(([name, [, argument]]) =>
          given[name] === undefined || given[name] === null ? [] : [[argument, given[name]]],
        ),
      );
      try {
        await load.write({
          method: 'POST',
          route: SETTINGS.route,
          body,
          query: { _fields: Object.keys(body) },
        });
      } catch (error) {
        throw explainRefusal(error, { fields: [], input: given });
      }
      return {};
    },
  });
