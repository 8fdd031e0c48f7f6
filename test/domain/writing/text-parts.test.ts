import { expect, test } from 'vitest'
import { textParts, withTextParts } from '../../../src/domain/writing/text-parts'

const article = {
  root: {
    type: 'root',
    children: [
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Une ', format: 0 },
          {
            type: 'link',
            fields: { url: "https://a.fr/l'eau" },
            children: [{ type: 'text', text: 'page', format: 1 }],
          },
        ],
      },
      { type: 'upload', value: { type: 'text', text: 'une image' } },
    ],
  },
}

test('a plain text has one part, a long text one for each style; links and images do not change', () => {
  expect(textParts('oui')).toEqual(['oui'])
  expect(textParts(null)).toEqual([])
  expect(textParts(article)).toEqual(['Une ', 'page'])
  const changed = withTextParts(article, ['La ', 'feuille'])
  expect(textParts(changed)).toEqual(['La ', 'feuille'])
  expect(JSON.stringify(changed)).toBe(JSON.stringify(article).replace('Une ', 'La ').replace('"page"', '"feuille"'))
  expect(withTextParts('oui', ['non'])).toBe('non')
})

test('a value with its own parts is unchanged', () => {
  expect(withTextParts(article, textParts(article))).toEqual(article)
})
