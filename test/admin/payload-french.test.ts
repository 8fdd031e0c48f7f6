import { en } from '@payloadcms/translations/languages/en'
import { describe, expect, test } from 'vitest'
import type { TranslationTree } from '../../collections/shared/admin/french/translation-tree'
import { frenchOverrides, payloadFrench } from '../../collections/shared/admin/payload-french'
import { brokenRules } from '../browser/french/french-rules'

const textsOf = (tree: TranslationTree, path = ''): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : textsOf(value, `${path}${key}:`),
  )

const english = new Map(textsOf(en.translations as unknown as TranslationTree))
const french = new Map(textsOf(payloadFrench.translations as unknown as TranslationTree))
const namesIn = (text: string): string[] => (text.match(/\{\{\w+\}\}|<\d>/g) ?? []).sort()

describe('the French of Payload', () => {
  test('has every text of its English', () => {
    expect([...english.keys()].filter((key) => !french.has(key))).toEqual([])
  })

  test('replaces only texts that Payload has', () => {
    const replaced = textsOf(frenchOverrides).map(([key]) => key)
    expect(replaced.length).toBeGreaterThan(300)
    expect(replaced.filter((key) => !english.has(key))).toEqual([])
  })

  test('names no value that Payload does not give', () => {
    const unknown = [...french].filter(([key, text]) => {
      const given = namesIn(english.get(key) ?? text)
      return namesIn(text).some((name) => !given.includes(name))
    })
    expect(unknown).toEqual([])
  })

  test('is French, with its spaces and apostrophes', () => {
    const wrong = [...french].flatMap(([key, text]) => {
      const readable = text.replace(/<a href=[^>]*>|<\/?a>|<br>/g, '').replace(/\{\{\w+\}\}/g, 'x')
      const broken = brokenRules(readable)
      return broken.length > 0 ? [`${key}: ${text} (${broken.join(', ')})`] : []
    })
    expect(wrong).toEqual([])
  })
})
