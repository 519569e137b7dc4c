import { COMMENTS, MEDIA, type Resource } from '../../../model/resources.ts';
import { extrasOf } from '../../../model/site-model.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { commentInputs } from './inputs/comment-input.ts';
import { contentInputs } from './inputs/content-input.ts';
import { mediaInputs } from './inputs/media-input.ts';
import { termInputs } from './inputs/term-input.ts';
import { registerItemMutations } from './item-mutations.ts';
import { registerUpdateProfile } from './update-profile.ts';
import { registerUpdateSettings } from './update-settings.ts';
import { registerUploadMedia } from './upload-media.ts';

/** All writes of WordPress's REST API. WordPress itself checks permissions. */
export function registerMutations(kit: SchemaKit): void {
  const { builder, names } = kit;
  builder.mutationType({
    description:
      'The mutation root. Mutations run with the caller’s own WordPress permissions; several in one operation run in sequence.',
  });
  for (const { model, ref } of kit.content.values()) {
    if (!isWritable(kit, model)) continue;
    const fields = contentInputs(kit, model);
    registerItemMutations(kit, {
      ...{ resource: model, ref, noun: names.nounOf(model), fields },
      ...{ canCreate: fields.length > 0, hasTrash: true, isDated: true },
    });
  }
  for (const { model, ref } of kit.terms.values()) {
    if (!isWritable(kit, model)) continue;
    const fields = termInputs(kit, model);
    registerItemMutations(kit, {
      ...{ resource: model, ref, noun: names.nounOf(model), fields },
      ...{ canCreate: fields.length > 0, hasTrash: false, isDated: false },
    });
  }
  if (isWritable(kit, COMMENTS)) {
    const fields = commentInputs(kit);
    registerItemMutations(kit, {
      ...{ resource: COMMENTS, ref: kit.Comment, noun: names.nounOf(COMMENTS), fields },
      ...{ canCreate: fields.length > 0, hasTrash: true, isDated: false },
    });
  }
  if (isWritable(kit, MEDIA)) {
    registerUploadMedia(kit);
    registerItemMutations(kit, {
      ...{ resource: MEDIA, ref: kit.Media, noun: names.nounOf(MEDIA), fields: mediaInputs(kit) },
      ...{ canCreate: false, hasTrash: false, isDated: true },
    });
  }
  registerUpdateProfile(kit);
  registerUpdateSettings(kit);
}

/** A route that declares its arguments, but none for writes, is read-only. */
function isWritable({ site }: SchemaKit, resource: Resource): boolean {
  const { parameters, input } = extrasOf(site, resource);
  return parameters === undefined || input.declared !== undefined;
}
