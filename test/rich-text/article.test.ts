import { describe, expect, test } from 'vitest'
import { htmlOf } from '../../src/content/rich-text/html'
import { markdownOf } from '../../src/content/rich-text/markdown'
import { readBlocks } from '../../src/content/rich-text/read-blocks'
import type { RenderContext } from '../../src/content/site/render-context'
import { heading, linkNode, list, paragraph, quote, richTextRoot, textNode } from '../../src/domain/rich-text-nodes'

const origin = 'https://cms.exemple.fr'
const context = { reader: { kind: 'public' }, language: 'fr', now: new Date() } as unknown as RenderContext
const blocks = (children: object[]) => readBlocks(richTextRoot(children as never), 'fr', context)
const html = (...children: object[]) => htmlOf(blocks(children), { origin })
const markdown = (...children: object[]) => markdownOf(blocks(children), origin)

const size = (name: string, width: number, height: number) => ({
  url: `/api/media/file/salle-${name}.webp`,
  width,
  height,
})
const picture = (values: object) => ({
  type: 'upload',
  value: {
    id: 'an-id',
    alt: { fr: 'Une salle « pleine »' },
    sizes: {
      thumbnail: size('thumbnail', 320, 240),
      card: size('card', 640, 480),
      portrait: size('portrait', 480, 600),
      hero: size('hero', 640, 480),
    },
    ...values,
  },
})

const article = [
  heading('h2', [textNode('Venir')]),
  paragraph([textNode('Le '), textNode('21', 1), textNode(' mai, '), textNode('à', 3), textNode(' midi !', 2)]),
  paragraph([]),
  quote([linkNode('https://exemple.fr/?a=1&b=2', [textNode('Le plan')])]),
]

describe('a long text', () => {
  test('is HTML with its headings, formats, quotes and links, and French spaces', () => {
    expect(html(...article)).toBe(
      [
        '<h2>Venir</h2>',
        '<p>Le <strong>21</strong> mai, <strong><em>à</em></strong><em> midi\u202f!</em></p>',
        '<blockquote><a href="https://exemple.fr/?a=1&amp;b=2">Le plan</a></blockquote>',
      ].join('\n'),
    )
  })

  test('is Markdown with the same', () => {
    expect(markdown(...article)).toBe(
      ['## Venir', 'Le **21** mai, *__à__ midi\u202f!*', '> [Le plan](https://exemple.fr/?a=1\\&b=2)'].join('\n\n'),
    )
  })

  test('has lists within lists where the editor stores them beside each other', () => {
    const inner = list([[textNode('b')]], 'number')
    const outer = list([[textNode('a')], [inner], [textNode('c')]], 'bullet')
    expect(html(outer)).toBe('<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>')
    expect(markdown(outer)).toBe('- a\n  1. b\n- c')
  })

  test('has no link to an address that is none, but its text', () => {
    const linked = (url: string) => html(paragraph([linkNode(url, [textNode('ici')])]))
    expect(linked('javascript:alert(1)')).toBe('<p>ici</p>')
    expect(linked('//exemple.fr')).toBe('<p>ici</p>')
    expect(linked('mailto:a@exemple.fr')).toBe('<p><a href="mailto:a@exemple.fr">ici</a></p>')
  })

  test('links a document by the address of its page, where that is public', () => {
    const linked = (values: object) => {
      const doc = { relationTo: 'speakers', value: { id: '1', slug: 'amina-b', ...values } }
      return html(
        paragraph([{ type: 'link', fields: { linkType: 'internal', doc }, children: [textNode('Amina')] } as never]),
      )
    }
    expect(linked({ _status: 'published' })).toBe(`<p><a href="${origin}/fr/speakers/amina-b">Amina</a></p>`)
    expect(linked({ _status: 'draft' })).toBe('<p>Amina</p>')
  })
})

describe('a picture of a long text', () => {
  test('has its description, its credit, and the widths of the whole image', () => {
    const at = `${origin}/api/media/file/salle`
    expect(html(picture({ credit: 'A & B' }))).toBe(
      '<figure><img alt="Une salle «\u00a0pleine\u00a0»" ' +
        `src="${at}-hero.webp" srcset="${at}-thumbnail.webp 320w, ${at}-hero.webp 640w" sizes="auto, 100vw" ` +
        'width="640" height="480" loading="lazy"><figcaption>A &amp; B</figcaption></figure>',
    )
    expect(markdown(picture({ credit: 'A & B' }))).toBe(`![Une salle «\u00a0pleine\u00a0»](${at}-hero.webp)\\\nA & B`)
  })

  test('has an empty description when it is decorative', () => {
    expect(html(picture({ decorative: true }))).toContain('<img alt="" ')
    expect(markdown(picture({ decorative: true }))).toMatch(/^!\[\]\(/)
  })

  test('is left out when it was not found', () => {
    expect(html({ type: 'upload', value: null }, { type: 'upload', value: 'an-id' })).toBe('')
  })
})
