import type { TextField } from 'payload'
import { staffOnlyField } from '../access/rules'

/** The name of the uploaded file, for editors to find it again. Never public: it may contain the name of a person. */
export const originalName: TextField = {
  name: 'originalName',
  type: 'text',
  index: true,
  label: { fr: 'Nom du fichier d’origine', en: 'Original file name' },
  access: { read: staffOnlyField },
  admin: {
    position: 'sidebar',
    readOnly: true,
    disableBulkEdit: true,
    condition: (data) => Boolean(data.originalName),
  },
}
