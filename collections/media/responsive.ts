import type { Field, FieldHook, TextField } from 'payload'
import { recordOf } from '../../src/domain/record'
import { srcsetOf } from '../../src/domain/srcset'
import { fixedOrigin } from '../../src/env/fixed-origin'
import { croppedSizes, sizes } from './sizes'

/** The facts of an image for programs: no part of its form, of lists and of writes. */
const forPrograms: TextField['admin'] = {
  hidden: true,
  disableBulkEdit: true,
  disableListColumn: true,
  disableListFilter: true,
}

const computeSrcset: FieldHook = ({ data }) => {
  const stored = recordOf(data?.sizes)
  const whole = sizes.flatMap(({ name, height }) => (height === undefined ? candidatesOf(stored[name]) : []))
  // Captions have neither.
  return srcsetOf(whole.length > 0 ? whole : candidatesOf(data)) || null
}

function candidatesOf(file: unknown) {
  const { filename, width } = recordOf(file)
  if (typeof filename !== 'string' || typeof width !== 'number') return []
  return [{ url: `${fixedOrigin}/api/media/file/${encodeURIComponent(filename)}`, width }]
}

const listCroppedSizes: FieldHook = ({ data }) => (data?.mimeType === 'text/vtt' ? null : croppedSizes)

/** What a page needs to show an image well, beside its sizes. */
export const responsiveFields: Field[] = [
  {
    name: 'dominantColour',
    type: 'text',
    label: { fr: 'Couleur dominante', en: 'Dominant colour' },
    admin: {
      ...forPrograms,
      description: {
        fr: 'La couleur qui couvre le plus l’image, à montrer pendant qu’elle se charge.',
        en: 'The colour that covers most of the image, as #rrggbb, to show while it loads. `null` for a moment after an update of the server.',
      },
    },
  },
  {
    name: 'srcset',
    type: 'text',
    virtual: true,
    label: { fr: 'Largeurs de l’image entière', en: 'Widths of the whole image' },
    admin: {
      ...forPrograms,
      description: {
        fr: 'L’attribut srcset : l’image entière dans ses largeurs, sans les formats recadrés, en adresses absolues.',
        en: 'The attribute of that name: the whole image in its widths, without cropped sizes, by absolute addresses.',
      },
    },
    hooks: { afterRead: [computeSrcset] },
  },
  {
    name: 'croppedSizes',
    type: 'text',
    hasMany: true,
    virtual: true,
    label: { fr: 'Formats recadrés', en: 'Cropped sizes' },
    admin: {
      ...forPrograms,
      description: {
        fr: 'Les formats qui ne montrent qu’une partie de l’image.',
        en: 'The names of the sizes that show a part of the image; the others show all of it.',
      },
    },
    hooks: { afterRead: [listCroppedSizes] },
  },
]
