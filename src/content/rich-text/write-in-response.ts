import type { PayloadRequest } from 'payload'
import { isLanguage, type Language } from '../../domain/bilingual'
import type { WrittenFormat } from '../../domain/rich-text-formats'
import { isRichText } from './text-pictures'
import { writeRichText } from './write-rich-text'

interface Place {
  holder: Record<string, unknown>
  name: string
  /** The language of a text that is returned in all of them. */
  language?: Language
}

/** Writes each long text in the JSON of a response in a format, at any depth, in its place. */
export async function writeInResponse(req: PayloadRequest, response: unknown, format: WrittenFormat): Promise<void> {
  const write = async ({ holder, name, language }: Place) => {
    holder[name] = await writeRichText(req, holder[name], format, language)
  }
  await Promise.all(richTextsIn(response).map(write))
}

function richTextsIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((name) => {
    if (!isRichText(holder[name])) return richTextsIn(holder[name])
    return [{ holder, name, ...(isLanguage(name) ? { language: name } : {}) }]
  })
}
