import { type FormKey, formOf, keyOf, keysToRemove, LONGEST_TEXT } from '../../domain/unsaved/stored-entries'
import { parseUnsavedText, type UnsavedText } from '../../domain/unsaved/unsaved-text'

/** An unsaved text on this device, and of which form. */
export interface DeviceText extends UnsavedText {
  form: FormKey
}

/** Reads the unsaved text of a form on this device; `undefined` when there is none. */
export const readText = (form: FormKey): UnsavedText | undefined => parseUnsavedText(read(keyOf(form)))

/** Stores the unsaved text of a form on this device. Returns whether the device could store it. */
export function writeText(form: FormKey, text: UnsavedText): boolean {
  const stored = JSON.stringify(text)
  if (stored.length > LONGEST_TEXT) return false
  try {
    localStorage.setItem(keyOf(form), stored)
    removeOldTexts()
    return true
  } catch {
    return false
  }
}

/** Removes the unsaved text of a form from this device. */
export function removeText(form: FormKey): void {
  try {
    localStorage.removeItem(keyOf(form))
  } catch {
    // Nothing is stored where the browser forbids it.
  }
}

/** The unsaved texts of a user on this device. */
export const textsOf = (user: string): DeviceText[] =>
  allKeys().flatMap((key) => {
    const form = formOf(key)
    const text = form?.user === user ? readText(form) : undefined
    return form && text ? [{ ...text, form }] : []
  })

function removeOldTexts(): void {
  const entries = allKeys().flatMap((key) => {
    const stored = formOf(key) && read(key)
    const text = stored && parseUnsavedText(stored)
    return text ? [{ key, length: stored.length, at: text.at }] : []
  })
  for (const key of keysToRemove(entries, Date.now())) localStorage.removeItem(key)
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function allKeys(): string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}
