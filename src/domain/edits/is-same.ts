import { isRecord } from '../record'

/**
 * Whether two values of a field are the same to who reads them, without regard to spaces around a text, to empty values, to the
 * order of keys and to how an instant is written. The spaces inside a rich text count.
 */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

function canonical(value: unknown, isInText = false): unknown {
  if (typeof value === 'string') return isInText ? value || undefined : canonicalText(value.trim())
  // Editors of rich text add formats, indents and details of 0.
  if (value === null || value === false || (isInText && value === 0)) return undefined
  if (Array.isArray(value)) return value.length > 0 ? value.map((item) => canonical(item, isInText) ?? null) : undefined
  if (!isRecord(value)) return value
  const entries = Object.keys(value)
    .sort()
    .map((key) => [key, canonical(value[key], isInText || isRichText(value))] as const)
    .filter(([, inside]) => inside !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

function canonicalText(text: string): string | undefined {
  return instant.test(text) ? new Date(text).toISOString() : text || undefined
}

/** Whether a value is the content of a rich text. */
export const isRichText = (value: unknown): boolean =>
  isRecord(value) && isRecord(value.root) && Array.isArray(value.root.children)
