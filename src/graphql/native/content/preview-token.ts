import { PressgraphError } from '../../../base/errors.ts';
import { RESOURCE } from '../../../wordpress/rest/shapes.ts';
import type { SchemaKit } from '../schema-kit.ts';

const [SHORTEST, USUAL, LONGEST] = [60, 3600, 7 * 24 * 3600];

/** `previewToken` on all content: for a link that shows it before it is published. */
export function registerPreviewToken({ builder, Content }: SchemaKit): void {
  builder.interfaceField(Content, 'previewToken', (t) =>
    t.string({
      args: {
        expiresIn: t.arg.int({
          required: true,
          defaultValue: USUAL,
          description: `Seconds for which it is valid: ${SHORTEST} to ${LONGEST}.`,
        }),
      },
      costs: { batch: 1, by: 'raw', always: true },
      description:
        'A token that opens this one item, as its editors see it, to whoever has it: `post(by:, previewToken:)`. Null for a caller who may not edit it, and where the gateway gives out none.',
      resolve: async ({ id, [RESOURCE]: resource }, { expiresIn }, { load, previews }) => {
        if (expiresIn < SHORTEST || expiresIn > LONGEST) {
          throw new PressgraphError(
            'BAD_USER_INPUT',
            `Expected \`expiresIn\` between ${SHORTEST} and ${LONGEST} seconds, but ${expiresIn} came.`,
          );
        }
        if (!previews) return null;
        const editable = await load.raw(resource, id, []);
        return editable && previews.sign(id, expiresIn);
      },
    }),
  );
}
