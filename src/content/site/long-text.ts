import type { Language } from '../../domain/bilingual'
import { recordOf } from '../../domain/record'
import { readBlocks } from '../rich-text/read-blocks'
import type { RenderContext } from './render-context'
import type { LongText } from './view-types'

/** Returns a localised long text in the language of the page, else in French; `undefined` when it is empty. */
export function longTextOf(value: unknown, context: RenderContext): LongText | undefined {
  const blocksIn = (language: Language) => readBlocks(recordOf(value)[language], language, context)
  const own = blocksIn(context.language)
  if (own.length > 0) return { blocks: own }
  const french = blocksIn('fr')
  return french.length > 0 ? { blocks: french, lang: 'fr' } : undefined
}
