import type { Field, TextField } from 'payload'

/** The paths of the texts that are served in the fallback language; `listUntranslated` computes them. */
export const untranslatedField: TextField = {
  name: 'untranslated',
  type: 'text',
  hasMany: true,
  virtual: true,
  label: { fr: 'Textes sans traduction', en: 'Untranslated' },
  access: { create: () => false, update: () => false },
  admin: {
    hidden: true,
    disableBulkEdit: true,
    disableListColumn: true,
    disableListFilter: true,
    description: {
      fr: 'Les textes de cette réponse qui ne sont pas traduits dans la langue demandée, et sont dans celle de repli.',
      en: 'The paths of the texts in this response that are not translated into the language that was asked for, and are in the fallback language: "title", "venue.accessInfo", "pathway.0.label". Empty when every text is in the language asked for.',
    },
  },
  hooks: { afterRead: [({ value }) => value ?? []] },
}

/** Whether a text of any of these fields, or of a field inside one, has a translation. */
export function isTranslated(fields: readonly Field[]): boolean {
  return fields.some((field) => {
    if ('localized' in field && field.localized) return true
    if (field.type === 'tabs') return field.tabs.some((tab) => isTranslated(tab.fields))
    return 'fields' in field && isTranslated(field.fields)
  })
}
