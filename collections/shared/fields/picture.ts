import type { UploadField } from 'payload'

/** One image of the media library. */
export function picture(field: Pick<UploadField, 'name' | 'label' | 'admin'>): UploadField {
  return { ...field, type: 'upload', relationTo: 'media', displayPreview: true } as UploadField
}
