import type { TextField } from 'payload'

/** An absolute `https://` or `http://` address. */
export function webAddress(field: Pick<TextField, 'name' | 'label' | 'required' | 'admin'>): TextField {
  return {
    ...field,
    type: 'text',
    maxLength: 2_000,
    validate: (value: unknown, { req }: { req: { i18n: { language: string } } }) => {
      const isEnglish = req.i18n.language === 'en'
      if (!value) return !field.required || (isEnglish ? 'Give an address.' : 'Indiquez une adresse.')
      return (
        isWebAddress(value) ||
        (isEnglish
          ? 'Give a whole address that starts with https://.'
          : 'Indiquez une adresse complète, qui commence par https://.')
      )
    },
  } as TextField
}

/** Whether `value` is an absolute http(s) URL with a host. */
export function isWebAddress(value: unknown): boolean {
  if (typeof value !== 'string' || /\s/.test(value)) return false
  try {
    return /^https?:$/.test(new URL(value).protocol)
  } catch {
    return false
  }
}
