import fc from 'fast-check'
import { expect, test } from 'vitest'
import { richTextOfMarkup } from '../../../src/domain/exchange/markup/rich-text'
import { plainTextOf } from '../../../src/domain/rich-text'
import type { RichTextNode } from '../../../src/domain/rich-text-nodes'

/** Writes a rich text as a short outline: `p(…)`, `h2(…)`, `ul(li,li)`, `[text](url)`, `*italic*`, `**bold**`. */
function outline(markup: string): string {
  const write = ({ type, tag, text, format, fields, children = [] }: RichTextNode): string => {
    const inside = children.map(write).join(type === 'list' ? ',' : '')
    if (type === 'text')
      return `${['', '**', '*', '***'][Number(format)]}${text}${['', '**', '*', '***'][Number(format)]}`
    if (type === 'link') return `[${inside}](${(fields as { url: string }).url})`
    if (type === 'linebreak') return '/'
    if (type === 'listitem') return inside
    return `${type === 'list' || type === 'heading' ? tag : type === 'quote' ? 'q' : 'p'}(${inside})`
  }
  return (richTextOfMarkup(markup).root.children as RichTextNode[]).map(write).join(' ')
}

test.each([
  ['[Django](https://www.djangoproject.com/) et *vite*', 'p([Django](https://www.djangoproject.com/) et *vite*)'],
  ['# Un\n\n**Gras**\n\n---\n\nfin', 'h2(Un) p(**Gras**) p(fin)'],
  ['Au programme :\n* un\n* deux\n\n1. a\n2. b', 'p(Au programme :) ul(un,deux) ol(a,b)'],
  [
    '<https://entwanne.github.io> et x<sup>2</sup>',
    'p([https://entwanne.github.io](https://entwanne.github.io) et x2)',
  ],
  ['voir https://exemple.fr/a_b_c.', 'p(voir [https://exemple.fr/a_b_c](https://exemple.fr/a_b_c).)'],
  ['> cité\n> deux', 'q(cité/deux)'],
  ['étudiant*e*s, snake_case_name, 2 * 3 * 4', 'p(étudiant*e*s, snake_case_name, 2 * 3 * 4)'],
  ['[clic](javascript:alert(1))', 'p(clic)'],
])('Markdown becomes rich text: %s', (markdown, expected) => expect(outline(markdown)).toBe(expected))

test.each([
  [
    '<p>Un\nlien <a href="https://exemple.fr/?a=1&amp;b=2">ici</a></p>',
    'p(Un lien [ici](https://exemple.fr/?a=1&b=2))',
  ],
  ['<p>Avant</p><ul><li>un</li><li><b>deux</b></li></ul>', 'p(Avant) ul(un,**deux**)'],
  ['<h1>Titre</h1><p>L&rsquo;&eacute;t&eacute;<br>suite</p>', 'h2(Titre) p(L’été/suite)'],
  ['<p>a</p><script>alert(1)</script><iframe src="https://x.fr"></iframe><p onclick="x()">b</p>', 'p(a) p(b)'],
  ['Une <small>note</small>', 'p(Une note)'],
  ['List<String> et Le <dialog>', 'p(List<String> et Le <dialog>)'],
  ['30C3 &quot;sans balise&quot;', 'p(30C3 "sans balise")'],
])('HTML becomes rich text: %s', (html, expected) => expect(outline(html)).toBe(expected))

test('no rich text has a link to a script', () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    '<a href=',
    'javascript:x',
    '"',
    '>',
    '</a>',
    'https://a.fr',
    ' ',
    '*',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(JSON.stringify(richTextOfMarkup(pieces.join('')))).not.toMatch(/"url":"(?!https?:)/)
    }),
  )
})

test('long texts that are made to be slow are read in linear time', () => {
  for (const piece of ['*', '**a ', '[', '[a](', '<a ', '<script', '&', '_a', '`', '- ', 'https://', '<b>']) {
    expect(plainTextOf(richTextOfMarkup(piece.repeat(100_000 / piece.length)))).toBeTypeOf('string')
  }
})
