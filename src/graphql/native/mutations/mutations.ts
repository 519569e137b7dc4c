import { mutationNouns } from '../../../model/naming/names.ts';
import { COMMENTS, MEDIA, type Resource } from '../../../model/resources.ts';
import { extrasOfType } from '../../../model/site-model.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { commentInputs } from './comment-input.ts';
import { contentInputs } from './content-input.ts';
import { registerItemMutations } from './item-mutations.ts';
import { mediaInputs } from './media-input.ts';
import { termInputs } from './term-input.ts';
import { registerUpdateProfile } from './update-profile.ts';
import { registerUpdateSettings } from './update-settings.ts';
import { registerUploadMedia } from './upload-media.ts';

/**
 * Everything that WordPress's REST API lets callers write. Who may do what is WordPress's to decide: whatever a caller
 * may not do is refused by it.
 */
export function registerMutations(kit: SchemaKit): void {
  const { builder, site } = kit;
  builder.mutationType({
    description:
      'Everything that can be written. Each mutation asks WordPress with the caller’s own rights; several in one operation run one after the other.',
  });
  const nouns = mutationNouns(
    [...site.contentTypes, ...site.taxonomies, MEDIA, COMMENTS].map(({ typeName }) => typeName),
  );
  const nounOf = ({ typeName }: Resource) => nouns.get(typeName) ?? typeName;
  for (const { model, ref } of kit.content.values()) {
    if (!isWritable(kit, model)) continue;
    const fields = contentInputs(kit, model);
    registerItemMutations(kit, {
      ...{ resource: model, ref, noun: nounOf(model), fields },
      ...{ canCreate: fields.length > 0, hasTrash: true, isDated: true },
    });
  }
  for (const { model, ref } of kit.terms.values()) {
    if (!isWritable(kit, model)) continue;
    const fields = termInputs(kit, model);
    registerItemMutations(kit, {
      ...{ resource: model, ref, noun: nounOf(model), fields },
      ...{ canCreate: fields.length > 0, hasTrash: false, isDated: false },
    });
  }
  if (isWritable(kit, COMMENTS)) {
    const fields = commentInputs(kit);
    registerItemMutations(kit, {
      ...{ resource: COMMENTS, ref: kit.Comment, noun: 'Comment', fields },
      ...{ canCreate: fields.length > 0, hasTrash: true, isDated: false },
    });
  }
  if (isWritable(kit, MEDIA)) {
    registerUploadMedia(kit);
    registerItemMutations(kit, {
      ...{ resource: MEDIA, ref: kit.Media, noun: 'Media', fields: mediaInputs(kit) },
      ...{ canCreate: false, hasTrash: false, isDated: true },
    });
  }
  registerUpdateProfile(kit);
  registerUpdateSettings(kit);
}

/** A route that tells what it takes, and nothing for a write, is for reading alone. */
function isWritable({ site }: SchemaKit, { typeName }: Resource): boolean {
  const { parameters, input } = extrasOfType(site, typeName);
  return parameters === undefined || input.declared !== undefined;
}
