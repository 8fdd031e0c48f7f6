import { readdirSync, readFileSync } from 'node:fs'
import { getTranslation } from '@payloadcms/translations'
import { fr } from '@payloadcms/translations/languages/fr'
import { expect, test } from 'vitest'
import { collections } from '../../collections'

const plain = (text: string) => text.replace(/[\u00a0\u202f\s]+/g, ' ').replace(/'/g, '’')
const guide = plain(readFileSync('docs/guide-redaction.md', 'utf8'))

const sources = ['src', 'collections']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((name) => /\.tsx?$/.test(name))
const onScreen = plain([JSON.stringify(fr), ...sources.map((name) => readFileSync(name, 'utf8'))].join('\n'))

/** The editions of the example: names that the database gives. */
const examples = /^(Programme )?20\d\d · [\p{L} ]+$/u

/** The words that the guide quotes: in bold or « »; what ends in a full stop or a question mark is the title of a paragraph. */
const quoted = [/\*\*([^*]+)\*\*/g, /« ([^»]+) »/g]
  .flatMap((pattern) => [...guide.matchAll(pattern)].map(([, text = '']) => text))
  .filter((text) => !/[.?]$/.test(text) && !examples.test(text))

test('every word that the guide quotes from the admin is in its texts', () => {
  const parts = quoted.flatMap((text) => text.split(/ → | – | ?… ?/)).filter((part) => /\p{L}/u.test(part))
  expect(parts.length).toBeGreaterThan(100)
  expect([...new Set(parts)].filter((part) => !onScreen.includes(part))).toEqual([])
})

test('the guide names every collection that an editor can open', () => {
  const shown = collections.filter(({ admin }) => !admin?.hidden)
  const names = shown.map(({ labels }) =>
    getTranslation(labels?.plural ?? '', { language: 'fr', fallbackLanguage: 'fr', t: (key: string) => key } as never),
  )
  expect(names.filter((name) => !guide.toLowerCase().includes(plain(name).toLowerCase()))).toEqual([])
})
