import type { PayloadRequest } from 'payload'
import { isLanguage, type Language } from '../../domain/bilingual'
import type { WrittenFormat } from '../../domain/rich-text-formats'
import { fixedOrigin } from '../../env/fixed-origin'
import { htmlOf } from './html'
import { markdownOf } from './markdown'
import { readBlocks } from './read-blocks'
import { withPictures } from './text-pictures'

/**
 * Writes a long text as the pages of the site show it, for the reader of a request and with absolute addresses. `null` for one
 * without content. `language` is that of its spaces, and of the descriptions of its images.
 */
export async function writeRichText(
  req: PayloadRequest,
  state: unknown,
  format: WrittenFormat,
  language: Language = isLanguage(req.locale) ? req.locale : 'fr',
): Promise<string | null> {
  const { payload } = req
  // The access rules of the request have decided which images there are.
  const context = { payload, reader: { kind: 'public' }, language, now: new Date() } as const
  const blocks = readBlocks(await withPictures(req, state), language, context)
  if (blocks.length === 0) return null
  return format === 'html' ? htmlOf(blocks, { origin: fixedOrigin }) : markdownOf(blocks, fixedOrigin)
}
