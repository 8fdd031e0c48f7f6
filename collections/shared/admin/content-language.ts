import type { CollectionConfig, Field } from 'payload'

type Admin = NonNullable<CollectionConfig['admin']>

/** Whether a collection has fields that are written in French and in English. */
export function isTranslated(fields: readonly Field[]): boolean {
  return fields.some((field) => {
    if ('localized' in field && field.localized) return true
    if (field.type === 'tabs') return field.tabs.some((tab) => isTranslated(tab.fields))
    return 'fields' in field && Array.isArray(field.fields) && isTranslated(field.fields)
  })
}

/**
 * The `admin` of a collection that is written in two languages: its form and its list say when they are in English, and a
 * list in English opens English forms.
 */
export function withContentLanguage(admin: Admin, fields: readonly Field[]): Admin {
  if (!isTranslated(fields)) return admin
  const { beforeListTable = [], edit } = admin.components ?? {}
  return {
    formatDocURL: ({ defaultURL, req }) => (req.locale === 'en' ? `${defaultURL}?locale=en` : defaultURL),
    ...admin,
    components: {
      ...admin.components,
      beforeListTable: ['/src/admin/translation/english-list#EnglishList', ...beforeListTable],
      edit: {
        ...edit,
        beforeDocumentControls: [
          ...(edit?.beforeDocumentControls ?? []),
          '/src/admin/translation/writing-english#WritingEnglish',
        ],
      },
    },
  }
}
