import type { UploadField } from 'payload'
import { keepPhotoOnRestore } from '../hooks/keep-photo'

interface Options extends Pick<UploadField, 'name' | 'label' | 'admin'> {
  /**
   * Whether it shows the person of the document: in the crop of portraits, with the state of its consent. It stays as it is when a
   * version is restored.
   */
  isPortrait?: boolean
}

/** One image of the media library, shown with its description in place of the name of its file. */
export function picture({ isPortrait = false, ...field }: Options): UploadField {
  const chosen = { path: '/src/admin/media/chosen-picture#ChosenPicture', clientProps: { isPortrait } }
  const { components, ...admin } = field.admin ?? {}
  return {
    ...field,
    type: 'upload',
    relationTo: 'media',
    displayPreview: false,
    ...(isPortrait ? { hooks: { beforeChange: [keepPhotoOnRestore] } } : {}),
    admin: {
      ...admin,
      className: 'picture-field',
      components: { ...components, beforeInput: [chosen, ...(components?.beforeInput ?? [])] },
    },
  } as UploadField
}
