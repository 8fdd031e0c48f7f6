import type { TextField } from 'payload'
import { type LanguageSource, messageFor } from '../messages'

/** An absolute `https://` or `http://` address. */
export function webAddress(field: Pick<TextField, 'name' | 'label' | 'required' | 'admin'>): TextField {
  return {
    ...field,
    type: 'text',
    maxLength: 2_000,
    validate: (value: unknown, { req }: { req: LanguageSource }) => {
      if (!value) return !field.required || messageFor(req, messages.missing)
      return isWebAddress(value) || messageFor(req, messages.invalid)
    },
  } as TextField
}

const messages = {
  missing: { fr: 'Indiquez une adresse.', en: 'Give an address.' },
  invalid: {
    fr: 'Indiquez une adresse complète, qui commence par https://.',
    en: 'Give a whole address that starts with https://.',
  },
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
