import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { pictureMessages } from './messages'

/** An image or captions, as the API returns them. */
export interface PictureDocument {
  id: string
  alt?: string | null
  decorative?: boolean | null
  credit?: string | null
  mimeType?: string | null
  originalName?: string | null
  url?: string | null
  needsConsent?: boolean | null
  consentUntil?: string | null
  sizes?: Record<string, { url?: string | null } | undefined>
}

/** The address of a small version of an image, cropped to a portrait or whole; `undefined` without one. */
export function smallPicture({ sizes, url, mimeType }: PictureDocument, isPortrait: boolean): string | undefined {
  if (!mimeType?.startsWith('image/')) return undefined
  const names = isPortrait ? ['portraitSmall', 'portrait'] : ['thumbnail']
  return names.flatMap((name) => sizes?.[name]?.url ?? [])[0] ?? url ?? undefined
}

/** What an image is called: its description, or what it has in place of one. */
export function pictureName({ alt, decorative, mimeType, originalName }: PictureDocument, language: Language): string {
  const say = (text: Bilingual) => inLanguage(text, language)
  if (mimeType === 'text/vtt') return originalName ?? say(pictureMessages.captions)
  if (alt) return alt
  return decorative ? say(pictureMessages.decorative) : say(pictureMessages.undescribed)
}
