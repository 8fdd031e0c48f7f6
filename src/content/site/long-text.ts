import type { Language } from '../../domain/bilingual'
import { pictureOf } from './picture-view'
import { record } from './raw-values'
import { type Scene, setIn } from './scene'
import type { LongText } from './view-types'

/** A localised long text in the language of the page, else in French; nothing when it says nothing. */
export function longTextOf(value: unknown, scene: Scene): LongText | undefined {
  const own = rootOf(record(value)[scene.language], scene.language, scene)
  if (own) return { root: own }
  const french = rootOf(record(value).fr, 'fr', scene)
  return french ? { root: french, lang: 'fr' } : undefined
}

function rootOf(state: unknown, language: Language, scene: Scene): LongText['root'] | undefined {
  const root = record(record(state).root)
  if (!Array.isArray(root.children)) return undefined
  const children = root.children.flatMap((node) => printed(record(node), language, scene))
  return children.some(saysSomething) ? { ...root, children } : undefined
}

// With its pictures as this reader may see them, and its words set in their language.
function printed(node: Record<string, unknown>, language: Language, scene: Scene): Record<string, unknown>[] {
  if (node.type === 'upload') {
    const picture = pictureOf(node.value, scene)
    return picture ? [{ ...node, value: picture }] : []
  }
  if (typeof node.text === 'string') return [{ ...node, text: setIn(language, node.text) }]
  if (!Array.isArray(node.children)) return [node]
  return [{ ...node, children: node.children.flatMap((child) => printed(record(child), language, scene)) }]
}

function saysSomething(node: Record<string, unknown>): boolean {
  if (node.type === 'upload') return true
  if (typeof node.text === 'string') return node.text.trim() !== ''
  return Array.isArray(node.children) && node.children.some((child) => saysSomething(record(child)))
}
