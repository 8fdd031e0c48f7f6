import fc from 'fast-check'
import { list, textNode } from '../../src/domain/rich-text-nodes'
import { stripControls } from '../../src/domain/text'

type Node = Record<string, unknown>

const dangerous = [
  ...[
    '<script>alert(1)</script>',
    '</p><img src=x onerror=alert(1)>',
    '" onmouseover="alert(1)',
    "'><svg/onload=alert(1)>",
  ],
  ...[
    'javascript:alert(1)',
    '&lt;b&gt;',
    '&#60;',
    '&copy;',
    '<!--',
    ']]>',
    '\u0000\u0007\u001b[31m',
    '\ud800',
    '\u2028',
  ],
  ...[
    '# Titre',
    '1. un',
    '- point',
    '+ plus',
    '> cité',
    '***gras***',
    '__x__',
    '`code`',
    '~~~',
    '```',
    '| a | b |',
    '---',
    '===',
  ],
  ...[
    '[x](javascript:alert(1))',
    '![x](y)',
    '<https://exemple.fr>',
    'a*b*c',
    '_',
    '*',
    '\\',
    '\\*',
    '    quatre',
    '\tonglet',
    ' ',
  ],
  ...[
    '[^1]',
    '[ ] à faire',
    '~~barré~~',
    'https://exemple.fr/_a_',
    'x@exemple.fr',
    '« Oui ! »',
    '🎓',
    'العربية',
    'é',
    '1)',
    'a  ',
    '&',
  ],
]

/** Texts that HTML or Markdown could take for something else. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...dangerous),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(' ', 'mot', '!', '.'),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''))

const urls = [
  ...['https://exemple.fr/?a=1&b="x"', 'http://exemple.fr/(a)_b*', 'mailto:a@exemple.fr', 'tel:+33 4 00'],
  ...[
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<b>',
    'vbscript:x',
    '//evil.example',
    '/fr',
  ],
  ...[
    'https://exemple.fr/"><script>',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    '',
    'https://exemple.fr/é',
  ],
]

/** Nodes whose properties have other types than those of the editor. */
const malformed: Node[] = [
  { type: 'text', text: { a: 1 } },
  { type: 'text', text: 7, format: {} },
  { type: 'text' },
  { type: 'link', fields: 'x', children: 'y' },
  { type: 'link', fields: { url: { a: 1 } }, children: [{ type: 'text', text: ['a'] }, 7, null] },
]

const text = fc.tuple(hostileText, fc.nat(127)).map(([value, format]): Node => textNode(value, format))
const link = fc
  .record({
    url: fc.oneof(fc.constantFrom(...urls), hostileText),
    newTab: fc.boolean(),
    children: fc.array(text, { maxLength: 3 }),
  })
  .map(({ url, newTab, children }): Node => ({ type: 'link', fields: { linkType: 'custom', url, newTab }, children }))
const line = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: text },
    link,
    fc.constant<Node>({ type: 'linebreak' }),
    fc.constantFrom(...malformed),
    fc.constant<Node>({ type: 'tab', text: '\t' }),
  ),
  {
    maxLength: 5,
  },
)

/** A picture of a text, as the database holds it in every language. */
const picture = fc
  .record({ alt: hostileText, credit: fc.option(hostileText), decorative: fc.boolean(), filename: hostileText })
  .map(({ filename, alt, ...facts }): Node => {
    const url = `/api/media/file/${encodeURIComponent(stripControls(filename))}.webp`
    return {
      type: 'upload',
      value: { id: 'an-id', ...facts, alt: { fr: alt }, sizes: { card: { url, width: 640, height: 480 } } },
    }
  })

const block = fc.oneof(
  line.map((children): Node => ({ type: 'paragraph', children })),
  fc
    .tuple(line, fc.constantFrom('h2', 'h3', 'h4', 'h9', 'script'))
    .map(([children, tag]): Node => ({ type: 'heading', tag, children })),
  line.map((children): Node => ({ type: 'quote', children })),
  fc
    .tuple(fc.array(line, { maxLength: 4 }), fc.constantFrom('bullet' as const, 'number' as const))
    .map(([items, type]): Node => list(items as never, type)),
  fc.tuple(line, hostileText).map(([children, type]): Node => ({ type, children })),
  picture,
)

/** Long texts as a hostile editor, or a program, could store them. */
export const hostileRichText = fc
  .array(block, { maxLength: 6 })
  .map((children) => ({ root: { type: 'root', children } }))
