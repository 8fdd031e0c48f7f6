import type { Language } from '../../domain/bilingual'
import { recordOf } from '../../domain/record'
import { pictureOf } from './picture'
import { type RenderContext, typesetIn } from './render-context'
import type { LongText } from './view-types'

/** Returns a localised long text in the language of the page, else in French; `undefined` when it is empty. */
export function longTextOf(value: unknown, context: RenderContext): LongText | undefined {
  const own = rootOf(recordOf(value)[context.language], context.language, context)
  if (own) return { root: own }
  const french = rootOf(recordOf(value).fr, 'fr', context)
  return french ? { root: french, lang: 'fr' } : undefined
}

function rootOf(state: unknown, language: Language, context: RenderContext): LongText['root'] | undefined {
  const root = recordOf(recordOf(state).root)
  if (!Array.isArray(root.children)) return undefined
  const children = root.children.flatMap((node) => rendered(recordOf(node), language, context))
  return children.some(hasContent) ? { ...root, children } : undefined
}

// Removes the images that this reader may not see, and sets the spaces of the text.
function rendered(
  node: Record<string, unknown>,
  language: Language,
  context: RenderContext,
): Record<string, unknown>[] {
  if (node.type === 'upload') {
    const picture = pictureOf(node.value, context)
    return picture ? [{ ...node, value: picture }] : []
  }
  if (typeof node.text === 'string') return [{ ...node, text: typesetIn(node.text, language) }]
  if (!Array.isArray(node.children)) return [node]
  return [{ ...node, children: node.children.flatMap((child) => rendered(recordOf(child), language, context)) }]
}

function hasContent(node: Record<string, unknown>): boolean {
  if (node.type === 'upload') return true
  if (typeof node.text === 'string') return node.text.trim() !== ''
  return Array.isArray(node.children) && node.children.some((child) => hasContent(recordOf(child)))
}
